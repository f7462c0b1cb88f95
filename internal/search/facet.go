package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// facetOrder is the order in which facets are shown and written.
var facetOrder = []Facet{FactorFacet, MarkerFacet, KindFacet, ServiceFacet, SeverityFacet, StatusFacet, YearFacet, TagFacet}

// values are the values of an incident, each once, in the order of facets. What
// the incident names goes before what its words suggest.
func (l *lister) values(incident *kb.Incident, severity *Severity) []Value {
	var all []Value
	put := func(v Value) {
		if v.Value != "" && !slices.ContainsFunc(all, v.isSame) {
			v.URL = l.page(v.Facet, v.Value)
			all = append(all, v)
		}
	}
	add := func(facet Facet, value, title string) { put(Value{Facet: facet, Value: value, Title: title}) }
	for _, a := range incident.Factors {
		add(FactorFacet, a.Factor, l.factors[a.Factor])
	}
	for _, a := range incident.Factors {
		for _, marker := range a.Markers {
			add(MarkerFacet, marker, titleOf(l.markers, marker, marker))
		}
	}
	for _, a := range incident.Factors {
		add(KindFacet, string(a.Kind), string(a.Kind))
	}
	for _, mention := range incident.Services {
		add(ServiceFacet, mention.Slug, titleOf(l.services, mention.Slug, mention.Name))
	}
	switch {
	case severity == nil:
	case severity.Rank > 0:
		rank := strconv.Itoa(severity.Rank)
		add(SeverityFacet, rank, titleOf(map[string]string{rank: l.levels[severity.Rank]}, rank, rank))
	default:
		add(SeverityFacet, kb.Slug(severity.Text), severity.Text)
	}
	if incident.Status != "" {
		add(StatusFacet, kb.Slug(incident.Status), incident.Status)
	}
	if incident.Draft {
		add(StatusFacet, kb.StatusDraft, kb.StatusDraft)
	}
	if !incident.Date.IsZero() {
		year := strconv.Itoa(incident.Date.Year)
		add(YearFacet, year, year)
	}
	for _, name := range incident.Tags {
		if tag := l.tag(name); tag != nil {
			add(TagFacet, tag.Slug, tag.Name)
		}
	}
	for _, v := range l.suggested(incident) {
		put(v)
	}
	slices.SortStableFunc(all, func(a, b Value) int {
		return cmp.Compare(slices.Index(facetOrder, a.Facet), slices.Index(facetOrder, b.Facet))
	})
	return all
}

// suggested are the values that the words of an incident point to.
func (l *lister) suggested(incident *kb.Incident) (all []Value) {
	add := func(facet Facet, value, title string) {
		all = append(all, Value{Facet: facet, Value: value, Title: title, Suggested: true})
	}
	for i := range incident.Suggestions {
		s := &incident.Suggestions[i]
		if s.Mitigator {
			continue
		}
		add(FactorFacet, s.Factor, titleOf(l.factors, s.Factor, s.Title))
		for _, marker := range s.Markers {
			add(MarkerFacet, marker, titleOf(l.markers, marker, marker))
		}
		add(KindFacet, string(s.Kind), string(s.Kind))
	}
	for _, s := range incident.SuggestedServices {
		add(ServiceFacet, s.Slug, titleOf(l.services, s.Slug, s.Name))
	}
	return all
}

// pageKinds are the facets whose values have pages of their own.
var pageKinds = map[Facet]kb.RefKind{FactorFacet: kb.ToFactor, MarkerFacet: kb.ToMarker, ServiceFacet: kb.ToService}

// page is the address of the page of a value; empty if it has none.
func (l *lister) page(facet Facet, slug string) string {
	if kind, ok := pageKinds[facet]; ok {
		return l.address(kb.Ref{Kind: kind, Slug: slug})
	}
	return ""
}

// facetValue is a value with the documents that have it.
type facetValue struct {
	Value
	// key is what a typed value is compared by, beside the slug.
	key string
	// documents are numbers, ascending; suggested are those of them that do not
	// name the value themselves.
	documents, suggested []int
}

// facets has the values of all facets in the order in which they are shown.
type facets map[Facet][]*facetValue

// wordsOf are how the texts of the values of some facets begin, which have a word for
// each in the language of the site.
var wordsOf = map[Facet]string{KindFacet: "factor-kind.", StatusFacet: "status."}

func newFacets(documents []Document, l *texts.Language) facets {
	all := facets{}
	known := map[Value]*facetValue{}
	for number := range documents {
		for _, v := range documents[number].Values {
			id := Value{Facet: v.Facet, Value: v.Value}
			value := known[id]
			if value == nil {
				if words := wordsOf[v.Facet]; words != "" {
					v.Title = l.Word(words, v.Title)
				}
				value = &facetValue{Value: v, key: facetKey(v.Title)}
				value.Suggested = false
				known[id] = value
				all[v.Facet] = append(all[v.Facet], value)
			}
			value.documents = append(value.documents, number)
			if v.Suggested {
				value.suggested = append(value.suggested, number)
			}
		}
	}
	for _, values := range all {
		slices.SortFunc(values, func(a, b *facetValue) int { return compareValues(a.Value, b.Value) })
	}
	return all
}

// compareValues is the order of the values of one facet: severities and years by
// rank and time, the others by title.
func compareValues(a, b Value) int {
	switch a.Facet {
	case SeverityFacet:
		return cmp.Compare(a.Value, b.Value)
	case YearFacet:
		return cmp.Compare(b.Value, a.Value)
	}
	return cmp.Or(compareWords(fold(a.Title), fold(b.Title)), cmp.Compare(a.Value, b.Value))
}

// facetKey is the folded letters and numbers of a value, by which what is typed
// is compared: "SEV-1" and "sev 1" are the same.
func facetKey(text string) string {
	var b strings.Builder
	for _, r := range fold(text) {
		if traitsOf(r) != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// find returns the value that a typed or ticked text means; nil if none does.
// Slugs come before titles, and exact ones before those that differ in
// punctuation.
func (all facets) find(facet Facet, typed string) *facetValue {
	lower, folded, key := strings.ToLower(typed), fold(typed), facetKey(typed)
	for _, same := range []func(v *facetValue) bool{
		func(v *facetValue) bool { return v.Value.Value == lower },
		func(v *facetValue) bool { return fold(v.Title) == folded },
		func(v *facetValue) bool { return v.key == key && key != "" },
	} {
		if i := slices.IndexFunc(all[facet], same); i >= 0 {
			return all[facet][i]
		}
	}
	return nil
}
