package vocabulary

// What a phrase is worth. Short items are about what they say, and long ones tell a
// story in which factors pass by; so the score falls with the distance from the
// start and with the words that stand between the parts of a phrase.
const (
	enough = 0.57
	// A sentence of a story is about a cause where it says so; without a cue of cause
	// its words must be clearer.
	enoughInProse = 0.66
	enoughUncued  = 0.74
	enoughBeside  = 0.76
	// What another clause or sentence says is no second name of what the first one said.
	enoughElsewhere = 0.64
	enoughForMarker = 0.65

	oneWord    = 0.40
	twoWords   = 0.75
	manyWords  = 0.85
	strongWord = 0.80
	// strongInProse is for a word that is enough in an item: in a story it needs a cue.
	strongInProse = 0.72
	// strongMore is added to a phrase of several words that its author calls strong.
	strongMore = 0.10

	// perWordMore is for each word beyond those that are enough: what says more says it
	// more exactly. Two words say enough where they say that something was not there.
	perWordMore = 0.01
	enoughWords = 3

	perSkipped = 0.02
	// supportBonus is for a second phrase of the same factor, causeBonus for a cue
	// of cause beside the phrase, briefBonus for an item of few words.
	supportBonus = 0.15
	causeBonus   = 0.20
	briefBonus   = 0.20
	ownBonus     = 0.05
	// generalShare is what a general factor keeps of its score.
	generalShare = 0.85

	// briefItem counts words, and perWord is lost for each before a phrase.
	briefItem = 6
	perWord   = 0.010
	// farInProse is the most that is lost in a sentence.
	farInProse = 0.12
	// causeReach is how many words from a phrase a cue of cause may stand.
	causeReach = 4
	// mitigatorReach is how many words before a protection a negation reaches.
	mitigatorReach = 4
	fillerReach    = 4
	// topicReach is how many words behind a lack its topic may begin.
	topicReach = 6
	// aboutReach is how many words stand before "of": "no alert or record of".
	aboutReach = 2
)

// score weighs a phrase by its words and its place.
func (r *reader) score(f *found) float64 {
	words := f.words
	var score float64
	switch {
	case f.phrase.strength == weak, words <= 1 && f.phrase.strength != strong:
		score = oneWord
		if len(r.p.tokens) <= briefItem*r.m.gapFactor {
			score += briefBonus
		}
		if r.isCause(f) {
			score += causeBonus
		}
	case words <= 1 && r.item.Prose:
		score = strongInProse
	case words <= 1:
		score = strongWord
	case words == 2 && !f.phrase.lack:
		score = twoWords
	default:
		score = manyWords + perWordMore*float64(min(words, mostParts)-enoughWords)
	}
	if words > 1 && f.phrase.strength == strong {
		score += strongMore
	}
	score -= perSkipped * float64(f.skipped/r.m.gapFactor)
	factor := &r.v.factors[f.phrase.factor]
	if factor.General {
		score *= generalShare
	}
	if factor.Own {
		score += ownBonus
	}
	return max(0, min(1, score*r.nearness(f)))
}

// nearness is 1 where the item or its sentence comes to the cause, and falls to a half
// behind it. A sentence may come to its point late.
func (r *reader) nearness(f *found) float64 {
	far := 0.5
	if r.item.Prose {
		far = farInProse
	}
	return 1 - min(far, perWord*float64(r.comesAfter(f)))
}

// saysCause tells whether a sentence says anywhere that one thing led to another.
func (r *reader) saysCause() bool {
	return r.m.because != noPlace && r.p.matches(r.m.because) || r.m.caused != noPlace && r.p.matches(r.m.caused)
}

// isCause tells whether a cue of cause stands beside a phrase: due to, led to.
func (r *reader) isCause(f *found) bool {
	for i := f.from - causeReach; i < f.to+causeReach; i++ {
		if i >= 0 && i < len(r.p.tokens) && r.p.tokens[i].sentence == r.p.tokens[f.from].sentence && r.p.has(i, r.m.because) {
			return true
		}
	}
	return false
}

// kept says what keeps a phrase from counting; "" if nothing does.
func (r *reader) kept(f *found, all []found) string {
	for i := range all {
		other := &all[i]
		if other.phrase.except && other.phrase.factor == f.phrase.factor && other.marks.shared(&f.marks) > 0 {
			words, _ := r.words(other)
			return "except: “" + words + "” (" + other.phrase.text + ")"
		}
	}
	if at := r.parted(f); at >= 0 {
		t := r.p.tokens[at]
		return "parted by “" + r.item.Text[t.from:t.to] + "”"
	}
	if g := r.topicOf(f, all); g != nil {
		words, _ := r.words(g)
		return "it is what “" + words + "” is about"
	}
	if at := r.supposed(f); at >= 0 {
		t := r.p.tokens[at]
		return "supposed by “" + r.item.Text[t.from:t.to] + "”"
	}
	if at := r.negated(f); at >= 0 {
		t := r.p.tokens[at]
		return "negated by “" + r.item.Text[t.from:t.to] + "”"
	}
	return ""
}

// parted returns the token that stands between what was not there and the words that
// say so, and takes them apart: "no way to check"; -1 if there is none.
func (r *reader) parted(f *found) int {
	if !f.phrase.lack {
		return -1
	}
	for i := f.from; i < f.to; i++ {
		if !f.marks.has(i) && r.p.has(i, r.m.apart) {
			return i
		}
	}
	return -1
}

// topicOf returns the phrase whose topic a phrase is: in "no alert on full disks"
// the disks are what the missing alert is about, and no disk was full.
func (r *reader) topicOf(f *found, all []found) *found {
	for i := range all {
		g := &all[i]
		if g.phrase.except || g.phrase.factor == f.phrase.factor || g.to > f.from || f.from-g.to > topicReach || !r.p.has(g.from, r.m.lack) ||
			r.p.tokens[g.from].sentence != r.p.tokens[f.from].sentence ||
			r.p.tokens[f.from].place-r.p.tokens[g.to-1].place != f.from-g.to+1 {
			continue
		}
		for j := g.to; j <= min(g.to+aboutReach, f.from); j++ {
			if r.p.has(j, r.m.about) {
				return g
			}
		}
	}
	return nil
}

// negated returns the token that turns a phrase round; -1 if there is none.
func (r *reader) negated(f *found) int {
	if at := r.untroubled(f); at >= 0 {
		return at
	}
	denied := -1
	for i := f.from; i < f.to; i++ {
		switch {
		case r.p.has(i, r.m.negation):
			if denied = i; !f.marks.has(i) {
				return i
			}
		case denied >= 0 && !f.marks.has(i) && r.p.has(i, r.m.lack):
			return denied // "there was no lack of tests"
		}
	}
	for i := f.to; i < len(r.p.tokens) && i < f.to+r.m.gapFactor; i++ {
		if r.p.has(i, r.m.negationAfter) && r.p.tokens[i].sentence == r.p.tokens[f.from].sentence {
			return i
		}
	}
	if r.p.has(f.from, r.m.negation) {
		return -1
	}
	return r.negatedBefore(f.from)
}

// negatedBefore looks back over words that carry a negation on: "not caused by a".
// Praise is turned round from further away: "not all of us were alerted".
func (r *reader) negatedBefore(from int) int {
	reach := fillerReach
	if r.item.Role == Mitigator {
		reach = mitigatorReach
	}
	for i := from - 1; i >= max(0, from-reach); i-- {
		switch {
		case r.p.tokens[i].sentence != r.p.tokens[from].sentence || r.p.tokens[i+1].place-r.p.tokens[i].place > commaGap:
			return -1
		case r.p.has(i, r.m.negation), r.item.Role == Mitigator && r.p.has(i, r.m.lack):
			return i
		case r.item.Role != Mitigator && !r.p.has(i, r.m.filler):
			return -1
		}
	}
	return -1
}
