package search

import (
	"cmp"
	"math"
	"slices"
)

// marker finds the words of a query in a text.
type marker struct {
	// clauses has the places of the clauses in weights by the term; phrases
	// stand apart, because one word of a phrase is not the phrase.
	clauses map[string][]int
	phrases []markedPhrase
	// weights are whole numbers, so that sums are exact.
	weights []int
}

func newMarker(d *dictionary, a *answer) marker {
	m := marker{clauses: map[string][]int{}, weights: make([]int, len(a.clauses))}
	for i, c := range a.clauses {
		if c.kind == excludedClause {
			continue
		}
		m.weights[i] = int(math.Floor(float64(c.weight*1000) + 0.5))
		if c.kind == phraseClause {
			m.phrases = append(m.phrases, markedPhrase{c.tokens, []int{i}})
			continue
		}
		// A title may have the word that no document has.
		words := []string{c.term}
		for _, t := range c.terms {
			words = append(words, d.entries[t.place].word)
		}
		for _, word := range words {
			if have := m.clauses[word]; len(have) == 0 || have[len(have)-1] != i {
				m.clauses[word] = append(have, i)
			}
		}
	}
	return m
}

// markedPhrase is a phrase with its clause.
type markedPhrase struct {
	tokens  []token
	clauses []int
}

// mark is a token of a text, or a phrase in it, that belongs to clauses of the
// query.
type mark struct {
	// start and end are bytes at first, and UTF-16 units in a window.
	start, end int
	clauses    []int
}

func (m marker) marks(text string) []mark {
	tokens := tokenize([]byte(text), false)
	var marks []mark
	for _, t := range tokens {
		if clauses := m.clauses[string(t.term)]; clauses != nil {
			marks = append(marks, mark{t.start, t.end, clauses})
		}
	}
	for _, p := range m.phrases {
		marks = append(marks, p.marks(tokens)...)
	}
	if len(m.phrases) > 0 {
		slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	}
	return marks
}

// marks are where the tokens of a phrase stand at its places, one mark each.
func (p markedPhrase) marks(tokens []token) []mark {
	type place struct {
		position int
		term     string
	}
	ends := make(map[place]int, len(tokens))
	for _, t := range tokens {
		at := place{t.position, string(t.term)}
		ends[at] = max(ends[at], t.end)
	}
	first := p.tokens[0]
	var marks []mark
	for _, t := range tokens {
		if string(t.term) != string(first.term) {
			continue
		}
		end, all := t.end, true
		for _, other := range p.tokens[1:] {
			at, found := ends[place{t.position + other.position - first.position, string(other.term)}]
			end, all = max(end, at), all && found
		}
		if all {
			marks = append(marks, mark{t.start, end, p.clauses})
		}
	}
	return marks
}

// sum is the weight of the different clauses of some marks.
func (m marker) sum(marks []mark) int {
	sum := 0
	var seen []int
	for _, k := range marks {
		for _, c := range k.clauses {
			if !slices.Contains(seen, c) {
				seen = append(seen, c)
				sum += m.weights[c]
			}
		}
	}
	return sum
}

// matched are the values of a document that were asked for, or whose titles have
// words of the query.
func (m marker) matched(d *Document, a *answer) []Value {
	var values []Value
	for _, v := range d.Values {
		asked := slices.ContainsFunc(a.ticks.wanted[v.Facet], func(w *facetValue) bool { return w.Value.Value == v.Value })
		if asked || m.named(v, a) {
			values = append(values, v)
		}
	}
	// By title within a facet, as the browser lists them.
	slices.SortFunc(values, func(a, b Value) int {
		return cmp.Or(cmp.Compare(slices.Index(facetOrder, a.Facet), slices.Index(facetOrder, b.Facet)), compareValues(a, b))
	})
	return values
}

// named tells whether the title of a value has a word that the query asks for.
func (m marker) named(v Value, a *answer) bool {
	switch v.Facet {
	case FactorFacet, ServiceFacet, MarkerFacet, TagFacet:
	default:
		return false
	}
	return slices.ContainsFunc(m.marks(v.Title), func(k mark) bool {
		return slices.ContainsFunc(k.clauses, func(c int) bool { return a.clauses[c].kind != optionalClause })
	})
}
