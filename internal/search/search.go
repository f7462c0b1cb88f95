// Package search finds documents: it analyses them, keeps them in an index, ranks
// what a query finds, and writes the index as JSON for the browser, which ranks by
// the same arithmetic.
//
// In the pipeline it stands beside render: a kb.Base comes in, and what goes out
// is either Results (terminal, preview) or Files (the published site).
//
//	Documents → New (analysis, lists in memory) → EachFile (postings and texts as JSON)
//	          → Write (analysis, bleve on disk) → Open → Search (query, ranking, excerpts)
//
// Both kinds of index answer everything: what they hold is read through one narrow
// reader. Lists are quick to make and soon forgotten; bleve takes longer to make and
// is opened in no time. bleve is imported here and nowhere else; the ranking is our
// own, because bleve's bm25 depends on how its index happens to be cut into
// segments.
package search

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// Facet is a property by which documents are filtered; also the word before the
// colon in a query.
type Facet string

// The facets, in the order in which they are shown.
const (
	// FactorFacet has the factors that contributed, not those that mitigated.
	FactorFacet  Facet = "factor"
	MarkerFacet  Facet = "marker"
	KindFacet    Facet = "kind"
	ServiceFacet Facet = "service"
	// SeverityFacet has ranks, "1" to "5", titled with the site's names.
	SeverityFacet Facet = "sev"
	StatusFacet   Facet = "status"
	YearFacet     Facet = "year"
	TagFacet      Facet = "tag"
)

// Value is one value of a facet.
type Value struct {
	Facet Facet
	// Value is the slug that a query and an address use; Title is shown.
	Value, Title string
	// URL is the address of its page below the site's root; empty if it has none.
	URL string
	// Suggested is set for a value of a document whose words point to it, and which
	// does not name it.
	Suggested bool
}

// isSame tells whether another value is the same value of the same facet.
func (v Value) isSame(other Value) bool { return v.Facet == other.Facet && v.Value == other.Value }

// Query is what a reader asks for: a text, and facets ticked beside it.
type Query struct {
	// Text is as typed; an empty one lists everything that the facets allow.
	Text string
	// Ticked are values by facet: any of one facet, and all facets.
	Ticked map[Facet][]string
}

// Results is the answer to a query.
type Results struct {
	// Total is how many documents were found; Hits are the first of them.
	Total int
	Hits  []Hit
	// Pages are up to three values with pages of their own that the query asks
	// for, or whose titles have all of its words.
	Pages []Value
	// Partial is set where no document has enough of the words, so that those
	// with some of them are listed.
	Partial bool
	// Facets count what each value would find, or finds.
	Facets []FacetCount
	// Notes are sentences about the query: what was ignored, or is not known.
	Notes []string
	// Nearest are words of the index that look like those that found nothing.
	Nearest []string
}

// FacetCount is a facet with its values, in their order.
type FacetCount struct {
	Facet  Facet
	Values []ValueCount
}

// ValueCount is how many documents a value finds together with everything else
// in the query but the values of its own facet.
type ValueCount struct {
	Value, Title string
	// Count has Suggested, those found whose words point to the value only.
	Count, Suggested int
	// Ticked is set where the query has the value, ticked or typed.
	Ticked bool
}

// Hit is a document that was found.
type Hit struct {
	// Number is the place of the document in the index, newest first.
	Number   int
	Document *Document
	// Score is a thousand times the sum that ranks hits; 0 where no word does.
	Score   int
	Excerpt Excerpt
	// Sections are up to three further sections that have words of the query.
	Sections []SectionLink
	// Matched are the facet values that were ticked or are named in the query.
	Matched []Value
}

// Excerpt is a piece of a document's text.
type Excerpt struct {
	Text string
	// Marks are the ranges of Text, in bytes, that match words of the query.
	Marks []kb.Range
}

// SectionLink is a section of a document, and its id on the page.
type SectionLink struct{ Heading, Anchor string }

// File is a file of the published index.
type File struct {
	// Path is below the site's root, with forward slashes.
	Path    string
	Content []byte
}
