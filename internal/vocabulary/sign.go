package vocabulary

// A story speaks of many things in passing. What stands in one, or late in a long item,
// is suggested where a second sign beside its words says that it is meant. Signs are:
//
//	No alert told us that the disk was full          it is what the text begins with
//	… so writes failed due to a full disk            words of cause lead to it
//	… a full disk, which caused writes to fail       it leads to something
//	… silently … and nothing was logged              two phrases of the factor
//	… which had no monitoring                        words that say what was not there
//	… because of a deadlock                          words that mean nothing else
//	… and, elsewhere, the disk filled up again       another item of the document

const (
	// longItem is how many words an item may have that says one thing, and lateInItem
	// how many of a longer one say what it is about.
	longItem   = 20
	lateInItem = 9
	// fewWords are as good a name of something as what is said of it: they need a sign
	// in items longer than longForFew that do not begin with them.
	fewWords   = 2
	longForFew = 16
	// opening is how many words stand before what a text begins with.
	opening = 3
	// effectReach is how many words behind a phrase its effect may begin, and outcomeReach
	// how many before it the words that make it one.
	effectReach  = 6
	outcomeReach = 4
	// supposedReach is how many words before a phrase a word may stand that says that
	// none of it happened.
	supposedReach = 8
	// troubleReach is how many words behind a lack its last word may stand.
	troubleReach = 2
	// longestEnding is how many characters may follow the stem of a verb that ends a
	// sentence.
	longestEnding = 4
)

// needsSign tells whether a candidate may be said in passing.
func (r *reader) needsSign(c *candidate) bool {
	if r.item.Prose {
		return true
	}
	long, late := longItem, lateInItem
	if c.best.words <= fewWords {
		long, late = longForFew, opening
	}
	return len(r.p.tokens) > long*r.m.gapFactor && r.comesAfter(&c.best) > late
}

// hasSign tells whether something beside the words of a candidate says that it is meant.
func (r *reader) hasSign(c *candidate) bool {
	switch {
	case r.item.Aside:
		return c.best.phrase.lack
	case r.item.Prose && c.best.phrase.lack && r.isOutcome(&c.best):
		return c.support || r.again[c.factor] // what was missing then is what came of it
	case c.support, r.again[c.factor], c.best.phrase.lack, r.comesAfter(&c.best) <= opening:
		return true
	case c.best.phrase.strength == strong && (r.item.Prose || c.best.words > 1):
		return true
	case r.isOutcome(&c.best):
		return false
	}
	return r.isCause(&c.best) || r.leadsOn(&c.best)
}

// comesAfter is how many words stand before a phrase, from where its sentence comes to the
// cause: from the start of the item, from words behind which a cause stands, or from the
// verb of a sentence about the cause. Where verbs stand last, none stand before the last.
//
//	Uploads failed for an hour because the disk was full         "the disk was full"
//	The cause of the failed uploads was a full disk              "a full disk"
//	一時間の間、アップロードの失敗に気づけなかった                     "気づけなかった"
func (r *reader) comesAfter(f *found) int {
	if r.m.verbLast && r.endsSentence(f) {
		return 0
	}
	from, reason := 0, false
	for i := range f.from {
		switch t := &r.p.tokens[i]; {
		case t.sentence != r.p.tokens[f.from].sentence:
		case r.p.has(i, r.m.whence), reason && r.p.has(i, r.m.copula):
			from, reason = t.place, false
		case r.p.has(i, r.m.reason):
			reason = true
		}
	}
	return (r.p.tokens[f.from].place - from) / r.m.gapFactor
}

// endsSentence tells whether a phrase is the last of its sentence, but for an ending.
func (r *reader) endsSentence(f *found) bool {
	next := f.to + longestEnding
	return next >= len(r.p.tokens) || r.p.tokens[next].sentence != r.p.tokens[f.from].sentence
}

// isOutcome tells whether words right before a phrase say that it is what came of
// something: "which resulted in missing metrics".
func (r *reader) isOutcome(f *found) bool {
	for i := max(0, f.from-outcomeReach); i < f.from; i++ {
		if r.isIn(i, f, r.m.caused) {
			return true
		}
	}
	return false
}

// leadsOn tells whether words behind a phrase say that something came of it.
func (r *reader) leadsOn(f *found) bool {
	for i := f.from + 1; i < min(len(r.p.tokens), f.to+effectReach); i++ {
		if r.isIn(i, f, r.m.caused) {
			return true
		}
	}
	return false
}

// supposed returns the token at or before a phrase that says that it did not happen, or not
// then: "it would have filled the disk"; -1 if there is none. What is said beside the
// causes may be what to do about it: "never deploy without a review".
func (r *reader) supposed(f *found) int {
	for i := f.to - 1; r.item.Aside && i >= 0; i-- {
		if r.isIn(i, f, r.m.remedy) {
			return i
		}
	}
	for i := f.from - 1; i >= max(0, f.from-supposedReach); i-- {
		if r.isIn(i, f, r.m.supposed) && !r.p.has(i+1, r.m.negation) {
			return i
		}
	}
	return -1
}

// untroubled returns the token at the start of a phrase that says that something was
// not there, where that is trouble: in "no network issues" nothing was missing; -1 if
// it is not so.
func (r *reader) untroubled(f *found) int {
	if !r.p.has(f.from, r.m.lack) {
		return -1
	}
	for i := f.to; i < min(len(r.p.tokens), f.to+troubleReach); i++ {
		switch {
		case r.p.tokens[i].place-r.p.tokens[i-1].place > 1, r.p.has(i, r.m.about):
			return -1
		case r.isIn(i, f, r.m.trouble):
			return f.from
		}
	}
	return -1
}

// isIn tells whether a place matches at a token of the sentence of a phrase.
func (r *reader) isIn(at int, f *found, place int32) bool {
	return r.p.tokens[at].sentence == r.p.tokens[f.from].sentence && r.p.has(at, place)
}

// standsElsewhere tells whether other clauses than a candidate's hold those before it.
func (r *reader) standsElsewhere(c *candidate, taken []*candidate) bool {
	for _, before := range taken {
		first, second := &before.best, &c.best
		if second.from < first.from {
			first, second = second, first
		}
		if !r.isNewClause(first.to, second.from) {
			return false
		}
	}
	return true
}

// isNewClause tells whether a clause begins with one of the tokens up to another.
func (r *reader) isNewClause(from, to int) bool {
	for i := max(from, 1); i <= to; i++ {
		before, t := &r.p.tokens[i-1], &r.p.tokens[i]
		if t.sentence != before.sentence || t.place-before.place > 1 || r.p.has(i, r.m.clause) {
			return true
		}
	}
	return false
}
