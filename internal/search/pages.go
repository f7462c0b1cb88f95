package search

import (
	"bytes"
	"cmp"
	"slices"
)

// mostPages is how many pages of factors and services stand above the hits.
const mostPages = 3

// pages are the values with pages of their own that a query is about: those that
// it asks for, and then those whose titles have all of its words, the most
// frequent first.
func (m marker) pages(all facets, a *answer) []Value {
	var asked, named []*facetValue
	for _, facet := range facetOrder {
		for _, value := range all[facet] {
			switch {
			case value.URL == "":
			case slices.Contains(a.ticks.wanted[facet], value):
				asked = append(asked, value)
			case m.namedBy(a, value.Title):
				named = append(named, value)
			}
		}
	}
	slices.SortStableFunc(named, func(a, b *facetValue) int { return cmp.Compare(len(b.documents), len(a.documents)) })
	var values []Value
	for _, value := range slices.Concat(asked, named) {
		values = append(values, value.Value)
	}
	return values[:min(mostPages, len(values))]
}

// namedBy tells whether a title has every word and phrase that must be there, if
// there are any. A half typed word is there if it begins a word of the title.
func (m marker) namedBy(a *answer, title string) bool {
	var missing []int
	for i := range a.clauses {
		if kind := a.clauses[i].kind; kind == wordClause || kind == phraseClause {
			missing = append(missing, i)
		}
	}
	if len(missing) == 0 {
		return false
	}
	for _, mark := range m.marks(title) {
		missing = slices.DeleteFunc(missing, func(i int) bool { return slices.Contains(mark.clauses, i) })
	}
	if len(missing) == 0 {
		return true
	}
	begun := a.clauses[missing[0]]
	return len(missing) == 1 && begun.half && slices.ContainsFunc(tokenize([]byte(title), false), func(t token) bool {
		return bytes.HasPrefix(t.term, []byte(begun.term))
	})
}
