package vocabulary

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Role is the part that an item plays in an incident.
type Role string

// The roles of an item: a cause, a trigger or a thing that went badly; and what
// went well, was lucky or kept it from being worse.
const (
	Cause     Role = "cause"
	Mitigator Role = "mitigator"
)

// Item is what an author wrote in one place.
type Item struct {
	// Text is plain text; links and code spans of Markdown are understood.
	Text string
	Role Role
	// Language is a tag ("en", "nb-NO"); where it is empty, the words tell, with those of
	// the other items of the document.
	Language string
	// Prose is set for a sentence of a paragraph: unlike an item of a list it need
	// not be about a cause, so that weaker cues are not enough.
	Prose bool
	// Aside is set for a sentence beside the causes, which explains one of several, or tells
	// what people learned: it says another where it says that something was not there.
	Aside bool
}

// Reading is what an item reads like: at most two suggestions, the likelier first.
type Reading struct {
	Suggestions []Suggestion
	Refusals    []Refusal
}

// ItemReading is an item, the line of the file on which it stands, and what it reads
// like.
type ItemReading struct {
	Item    Item
	Line    int
	Reading Reading
}

// mostSuggestions is for one item: an item that reads like everything says nothing.
const mostSuggestions = 2

// Read reads an item by itself.
func (v *Vocabulary) Read(item Item) Reading { return v.ReadAll([]Item{item})[0] }

// ReadAll reads the items of one document. What several of them read like needs no
// other sign that it is meant.
func (v *Vocabulary) ReadAll(items []Item) []Reading {
	readers := make([]reader, len(items))
	tokens := make([][]token, len(items))
	in := v.rooms.Get().(*room)
	in.tokens, in.hits, in.starts = in.tokens[:0], in.hits[:0], in.starts[:0]
	for i := range items {
		before := len(in.tokens)
		in.tokens = appendTokens(in.tokens, items[i].Text)
		tokens[i] = in.tokens[before:]
	}
	document := documentLanguage(tokens)
	told := map[int32]string{}
	again := map[int32]bool{}
	for i, item := range items {
		r := &readers[i]
		*r = reader{v: v, item: item, language: languageOf(item.Language, tokens[i], document), again: again}
		r.read(tokens[i], in)
		for n := range r.candidates {
			factor := r.candidates[n].factor
			if item.Aside && !r.candidates[n].best.phrase.lack {
				continue // what is said beside the causes speaks of many things
			}
			if text, ok := told[factor]; ok && text != item.Text {
				again[factor] = true
			}
			told[factor] = item.Text
		}
	}
	readings := make([]Reading, len(items))
	for i := range readers {
		readers[i].choose()
		readings[i] = readers[i].reading
	}
	if len(in.hits) <= mostHits {
		v.rooms.Put(in)
	}
	return readings
}

func (v *Vocabulary) matcherFor(language string) *matcher {
	matcher, ok := v.matchers[language]
	if !ok {
		matcher = v.matchers[AnyLanguage]
	}
	return matcher()
}

// reader is one item on its way.
type reader struct {
	v          *Vocabulary
	m          *matcher
	p          *passage
	item       Item
	language   string
	candidates []candidate
	// again has the factors that several items of the document read like.
	again   map[int32]bool
	reading Reading
}

// read finds the candidates.
func (r *reader) read(tokens []token, in *room) {
	if len(tokens) == 0 {
		return
	}
	r.m = r.v.matcherFor(r.language)
	p := r.m.scan(tokens, in)
	r.p = &p
	r.weigh(r.m.find(&p))
}

// candidate is a factor with the best of its phrases.
type candidate struct {
	factor int32
	best   found
	score  float64
	// support is set where another phrase of the factor matched other words.
	support bool
}

// weigh makes candidates of the phrases that nothing keeps away.
func (r *reader) weigh(all []found) {
	for i := range all {
		f := &all[i]
		if f.phrase.except || r.v.factors[f.phrase.factor].Mitigator != (r.item.Role == Mitigator) {
			continue
		}
		if reason := r.kept(f, all); reason != "" {
			r.refuse(f.phrase.factor, f, reason)
			continue
		}
		r.candidate(f)
	}
}

// candidate adds a phrase to the candidate of its factor.
func (r *reader) candidate(f *found) {
	score := r.score(f)
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.factor != f.phrase.factor {
			continue
		}
		c.support = c.support || c.best.marks.shared(&f.marks) == 0
		if score > c.score {
			c.best, c.score = *f, score
		}
		return
	}
	r.candidates = append(r.candidates, candidate{factor: f.phrase.factor, best: *f, score: score})
}

// choose takes the candidates that are likely enough, the likelier first.
func (r *reader) choose() {
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.support {
			c.score = min(1, c.score+supportBonus)
		}
	}
	slices.SortFunc(r.candidates, r.compare)
	var taken []*candidate
	for i := range r.candidates {
		c := &r.candidates[i]
		if reason := r.late(c, taken); reason != "" {
			r.refuse(c.factor, &c.best, reason)
			continue
		}
		taken = append(taken, c)
		r.suggest(c)
	}
}

// compare puts particular factors before general ones, the likelier before the less
// likely, and what stands earlier before the later.
func (r *reader) compare(a, b candidate) int {
	if a.score >= enough && b.score >= enough {
		switch generalA, generalB := r.v.factors[a.factor].General, r.v.factors[b.factor].General; {
		case generalA && !generalB:
			return 1
		case generalB && !generalA:
			return -1
		}
	}
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.best.from, b.best.from), cmp.Compare(a.factor, b.factor))
}

// late says why a candidate is not suggested beside those before it; "" if it is.
func (r *reader) late(c *candidate, taken []*candidate) string {
	threshold := enough
	switch {
	case len(taken) > 0 && !r.item.Prose && r.standsElsewhere(c, taken):
		threshold = enoughElsewhere
	case len(taken) > 0:
		threshold = enoughBeside
	case r.item.Prose && r.saysCause():
		threshold = enoughInProse
	case r.item.Prose:
		threshold = enoughUncued
	}
	for _, before := range taken {
		title := r.v.factors[before.factor].Title
		switch shared := c.best.marks.shared(&before.best.marks); {
		case r.v.factors[c.factor].General && !r.v.factors[before.factor].General:
			return "it is general, and “" + title + "” is more particular"
		case shared > 1, shared == 1 && (c.best.words == 1 || c.best.phrase.lack && before.best.phrase.lack):
			return "the same words say “" + title + "” more clearly"
		}
	}
	switch {
	case c.score < threshold:
		return "too little by itself"
	case r.needsSign(c) && !r.hasSign(c):
		return "it is said in passing, and nothing else points to it"
	case len(taken) == mostSuggestions:
		return "two others are likelier"
	}
	return ""
}

func (r *reader) suggest(c *candidate) {
	f := &r.v.factors[c.factor]
	s := Suggestion{
		Slug: f.Slug, Title: prose.Marked(f.Title), Kind: kb.FactorKind(prose.Marked(string(f.Kind))),
		Phrase: c.best.phrase.text, Language: r.language, Score: c.score, Markers: r.markers(f, c),
	}
	for i, marker := range s.Markers {
		s.Markers[i] = prose.Marked(marker)
	}
	s.Words, s.Span = r.words(&c.best)
	r.reading.Suggestions = append(r.reading.Suggestions, s)
}

// refuse says what was kept away: once, by the longest words, where several phrases of
// a factor match the same words and the same keeps them away.
func (r *reader) refuse(factor int32, f *found, reason string) {
	words, span := r.words(f)
	known := &r.v.factors[factor]
	refusal := Refusal{Slug: known.Slug, Title: known.Title, Words: words, Span: span, Phrase: f.phrase.text, Reason: reason}
	for i := range r.reading.Refusals {
		before := &r.reading.Refusals[i]
		if before.Slug == known.Slug && before.Reason == reason && before.Span.From < span.To && span.From < before.Span.To {
			if span.To-span.From > before.Span.To-before.Span.From {
				*before = refusal
			}
			return
		}
	}
	r.reading.Refusals = append(r.reading.Refusals, refusal)
}

// words are the author's, from the first that a phrase took to the last.
func (r *reader) words(f *found) (string, kb.Range) {
	span := kb.Range{From: r.p.tokens[f.from].from, To: r.p.tokens[f.to-1].to}
	return r.item.Text[span.From:span.To], span
}

// markers are those of the factor, unless it was read from a weak cue, and those
// that the item's words point to.
func (r *reader) markers(f *Factor, c *candidate) []string {
	var markers []string
	if c.score >= enoughForMarker {
		markers = slices.Clone(f.Markers)
	}
	for _, marker := range r.m.markers {
		if r.p.matches(marker.place) && !slices.Contains(markers, marker.slug) {
			markers = append(markers, marker.slug)
		}
	}
	return markers
}
