package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/texts"
)

// ticks are the facet values that a query asks for, ticked or typed.
type ticks struct {
	// wanted and unwanted are by facet; a facet of wanted that has no value that
	// the index knows finds nothing.
	wanted, unwanted map[Facet][]*facetValue
	// misses has for each document a bit for each facet of facetOrder whose
	// wanted values it does not have, and excludedBit if it has an unwanted one.
	misses []uint16
	notes  []string
}

// excludedBit marks a document with an unwanted value.
const excludedBit = 1 << 15

// newTicks finds the values that are meant.
func newTicks(all facets, filters []filter, ticked map[Facet][]string, documents int) ticks {
	t := ticks{wanted: map[Facet][]*facetValue{}, unwanted: map[Facet][]*facetValue{}, misses: make([]uint16, documents)}
	for _, f := range filters {
		t.add(all, f)
	}
	for _, facet := range facetOrder {
		for _, value := range ticked[facet] {
			t.add(all, filter{facet: facet, typed: value})
		}
	}
	for i, facet := range facetOrder {
		if values, asked := t.wanted[facet]; asked {
			had := members(values, documents)
			for number, has := range had {
				if !has {
					t.misses[number] |= 1 << i
				}
			}
		}
		for number, has := range members(t.unwanted[facet], documents) {
			if has {
				t.misses[number] |= excludedBit
			}
		}
	}
	return t
}

func (t *ticks) add(all facets, f filter) {
	value := all.find(f.facet, f.typed)
	if value == nil {
		t.notes = append(t.notes, all.unknown(f))
	}
	to := t.wanted
	if f.excluded {
		to = t.unwanted
	}
	values := to[f.facet]
	if value != nil && !slices.Contains(values, value) {
		values = append(values, value)
	}
	to[f.facet] = values
}

// members tells for each document whether it has any of the values.
func members(values []*facetValue, documents int) []bool {
	has := make([]bool, documents)
	for _, value := range values {
		for _, number := range value.documents {
			has[number] = true
		}
	}
	return has
}

// missed is a bit for each facet whose wanted values a document lacks; zero if
// it meets all.
func (t *ticks) missed(number int) uint16 { return t.misses[number] }

// counts are how many documents each value finds or would find.
func (a *answer) counts(all facets) []FacetCount {
	var counts []FacetCount
	for i, facet := range facetOrder {
		if len(all[facet]) == 0 {
			continue
		}
		c := FacetCount{Facet: facet, Values: make([]ValueCount, 0, len(all[facet]))}
		for _, value := range all[facet] {
			v := ValueCount{Value: value.Value.Value, Title: value.Title, Ticked: slices.Contains(a.ticks.wanted[facet], value)}
			// Its own facet may be missed: values of one facet add up.
			count := func(documents []int) (n int) {
				for _, number := range documents {
					if a.found[number] >= a.enough && a.ticks.missed(number)&^(1<<i) == 0 {
						n++
					}
				}
				return n
			}
			v.Count, v.Suggested = count(value.documents), count(value.suggested)
			c.Values = append(c.Values, v)
		}
		counts = append(counts, c)
	}
	return counts
}

// mostSimilar is how many values are offered in the place of an unknown one.
const mostSimilar = 3

// unknown says that no value of a facet is meant, and names up to three that may
// be; where none is like it, those in most documents.
func (all facets) unknown(f filter) string {
	l := texts.English()
	note := l.Text("search.unknown", l.Text("facet."+string(f.facet)), f.typed)
	offered, text := all.similar(f), "search.unknown-others"
	if len(offered) == 0 {
		offered, text = slices.Clone(all[f.facet]), "search.unknown-frequent"
		slices.SortStableFunc(offered, func(a, b *facetValue) int { return cmp.Compare(len(b.documents), len(a.documents)) })
	}
	var titles []string
	for _, value := range offered[:min(mostSimilar, len(offered))] {
		titles = append(titles, value.Title)
	}
	if len(titles) == 0 {
		return note
	}
	return l.Text(text, note, l.List(titles))
}

// similar are the values that look like what was typed.
func (all facets) similar(f filter) []*facetValue {
	typed := facetKey(f.typed)
	letters := []rune(typed)
	var values []*facetValue
	for _, value := range all[f.facet] {
		if typed != "" && (strings.Contains(value.key, typed) || oneTypo(letters, []rune(value.key))) {
			values = append(values, value)
		}
	}
	return values
}
