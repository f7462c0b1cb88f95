package vocabulary

import (
	"maps"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/words"
)

// A matcher finds the phrases of one language in one pass and a half:
//
//  1. Every alternative of every place is a path in one tree of words; walking it
//     from each token gives the hits, which places match where.
//  2. Phrases are listed under the place they begin with, so that each hit leads to
//     the few phrases that may start there, whose other places are looked up among
//     the hits.
//
// Work grows with the number of tokens, which is bounded, and not with the number of
// phrases.
type matcher struct {
	english bool
	// gapFactor stretches gaps where a token is a character.
	gapFactor int
	// verbLast is set for a language whose sentences end with what they say.
	verbLast bool

	exact, stems map[string]int32
	// prefixes are by their first letters.
	prefixes map[string][]prefixAtomOf
	number   int32
	// atoms is how many are numbered, from 1.
	atoms int32

	// nodes are the tree, and roots the ways on from its root, by atom.
	nodes []node
	roots []int32
	// places are numbered, so that equal ones are found once.
	places map[string]int32
	// classPlaces are those of the classes that phrases name.
	classPlaces map[string]int32
	phrases     []compiled
	// first are the phrases that begin with a place.
	first [][]int32

	// These turn a phrase round or make it count; see classes.go.
	negation, negationAfter, filler, lack, because, caused, about, supposed, remedy, trouble, apart, clause, whence, reason, copula int32
	// markers are the places that point to a marker, by its slug.
	markers []markerPlace
}

type markerPlace struct {
	place int32
	slug  string
}

// compiled is a phrase of a factor.
type compiled struct {
	factor   int32
	except   bool
	text     string
	parts    []placed
	strength strength
	// lack is set for one that says that something was not there.
	lack bool
}

type placed struct {
	place int32
	gap   int
}

// noPlace is the number of a class that a language does not have.
const noPlace = -1

func newMatcher(language string, factors []Factor) *matcher {
	m := &matcher{
		english: language == english, gapFactor: 1, exact: map[string]int32{}, stems: map[string]int32{},
		prefixes: map[string][]prefixAtomOf{}, places: map[string]int32{}, classPlaces: map[string]int32{},
		nodes: make([]node, 1),
	}
	if characters := charactersOfWord(language); characters > 0 {
		m.gapFactor = characters
	}
	m.verbLast = len(words.In(language, "text.verb-last")) > 0
	classes := classesOf(language).words
	class := func(name string) int32 {
		if alternatives := classes[name]; len(alternatives) > 0 {
			return m.place(alternatives)
		}
		return noPlace
	}
	m.negation, m.negationAfter = class("negation"), class("negation-after")
	m.filler, m.lack, m.because, m.about = class("filler"), class("lack"), class("because"), class("about")
	m.caused, m.supposed, m.trouble, m.clause = class("caused"), class("supposed"), class("trouble"), class("clause")
	m.remedy = class("remedy")
	m.apart, m.whence, m.reason, m.copula = class("apart"), class("whence"), class("reason"), class("copula")
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		if slug, ok := strings.CutPrefix(name, "marker."); ok {
			m.markers = append(m.markers, markerPlace{class(name), slug})
		}
	}
	for i, f := range factors {
		m.add(int32(i), f, language)
	}
	return m
}

// add compiles the phrases of a factor, and its title and synonyms, which are
// phrases too.
func (m *matcher) add(index int32, f Factor, language string) {
	for _, key := range []string{language, AnyLanguage} {
		for _, text := range f.Phrases[key] {
			m.phrase(index, key, text, false)
		}
		for _, text := range f.Except[key] {
			m.phrase(index, key, text, true)
		}
		if language == AnyLanguage {
			break
		}
	}
	if !f.Own && language != english {
		return
	}
	for _, name := range append([]string{f.Title}, f.Synonyms...) {
		m.phrase(index, language, literal(name), false)
	}
}

// literal takes the signs of the grammar out of a name.
func literal(name string) string {
	plain := strings.Map(func(r rune) rune {
		if isOperator(r) || r == '~' {
			return ' '
		}
		return r
	}, name)
	return strings.TrimLeft(plain, lackSign)
}

// phrase adds a phrase, unless it cannot be read.
func (m *matcher) phrase(factor int32, language, text string, except bool) {
	read, err := parsePhrases(language, text)
	if err != nil {
		return // Describe tells the author, and a test tells us of the starter's
	}
	for i := range read {
		m.compile(factor, &read[i], except)
	}
}

// compile adds a sequence of parts.
func (m *matcher) compile(factor int32, read *phrase, except bool) {
	c := compiled{factor: factor, except: except, text: read.text, strength: read.strength, lack: read.lack}
	c.parts = make([]placed, 0, len(read.parts))
	for i := range read.parts {
		part := &read.parts[i]
		c.parts = append(c.parts, placed{m.placeOf(part), part.gap * m.gapFactor})
	}
	first := c.parts[0].place
	for int(first) >= len(m.first) {
		m.first = append(m.first, nil)
	}
	m.first[first] = append(m.first[first], int32(len(m.phrases)))
	m.phrases = append(m.phrases, c)
}

// placeOf numbers a part. A class is looked at once.
func (m *matcher) placeOf(p *part) int32 {
	if p.class == "" {
		return m.place(p.alternatives)
	}
	id, ok := m.classPlaces[p.class]
	if !ok {
		id = m.place(p.alternatives)
		m.classPlaces[p.class] = id
	}
	return id
}
