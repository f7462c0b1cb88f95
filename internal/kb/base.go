// Package kb holds the nouns of a postmortem knowledge base (incidents, factors,
// services, actions, timeline entries) and their links both ways.
//
// It stands below every stage that reads or shows: content, markdown and reading
// fill its structs, New links them into a Base, and views, search and render read
// the Base. It reads no files, knows no Markdown, HTML or YAML, and has no clock.
package kb

import (
	"cmp"
	"math"
	"slices"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Base is a whole knowledge base, linked both ways. It is never changed after
// New returned it, so any number of goroutines may read it.
type Base struct {
	// Incidents are sorted newest first; those without a date come last.
	Incidents []*Incident
	// Factors, Services and Tags are sorted by name.
	Factors  []*Factor
	Services []*Service
	Tags     []*Tag
	// Pages are sorted by address.
	Pages []*Page
	// Attachments are the files that documents refer to, sorted by path.
	Attachments []*Attachment
	// Markers are the site's markers in their order, and those that documents
	// name besides. Severities are the site's scale, worst first.
	Markers    []Marker
	Severities []SeverityLevel
	// tags are the tags by folded name.
	tags map[string]*Tag
}

// Tag is the tag that a name means; nil if no incident carries it.
func (b *Base) Tag(name string) *Tag { return b.tags[Fold(name)] }

// Factor is a named contributing cause that incidents share. A factor that is
// named but not described still has a page.
type Factor struct {
	// Document is the description; its Source is empty if there is none.
	Document
	Kind    FactorKind
	Markers []string
	// Synonyms are other names that mean this factor.
	Synonyms []string
	// Assignments are its parts in incidents, newest first.
	Assignments []FactorUse
	// Mitigations are the incidents that it kept from being worse.
	Mitigations []FactorUse
	// Suggestions are the incidents whose words point to it, newest first.
	Suggestions []SuggestedUse
	// Starter is set where the description is that of the starter vocabulary.
	Starter bool
}

// FactorUse is one assignment seen from the factor.
type FactorUse struct {
	Incident   *Incident
	Assignment *Assignment
}

// Service is a part of the system that an incident hit.
type Service struct {
	// Document is the description; its Source is empty if there is none.
	Document
	Owner    string
	Synonyms []string
	// Resources are labelled addresses: runbook, dashboard, repository.
	Resources []Resource
	// Again is what its description says to those on call, and Tolerated which failures
	// people live with, item by item.
	Again, Tolerated []Text
	// Incidents are those that hit the service, newest first.
	Incidents []*Incident
	// Suggestions are the incidents whose words point to it, newest first.
	Suggestions []SuggestedHit
}

// Resource is a labelled address outside the site.
type Resource struct{ Label, URL string }

// Tag is a free label.
type Tag struct {
	Slug, Name string
	// Incidents are those that carry the tag, newest first.
	Incidents []*Incident
}

// Page is a document that is not an incident: a README, a guide.
type Page struct {
	Document
	// Path is the address below the site's root without slashes at its ends,
	// from the file's folder and name; "about" for the README of the folder.
	Path string
	// Weight is the author's place for it in lists of pages: the smaller comes
	// first, and zero, which is none, last.
	Weight int
}

// place is the weight for sorting.
func (p *Page) place() int { return cmp.Or(p.Weight, math.MaxInt) }

// Attachment is a file that a document refers to and that is published with it.
type Attachment struct {
	// Source is the path below the content folder.
	Source string
	Size   int64
	// Width and Height are in pixels; zero if it is not an image that we can
	// measure.
	Width, Height int
	// Refused says why the file is not published; empty if it is.
	Refused string
	// Problems are what was found in it.
	Problems []problem.Problem
}

// EachDocument calls visit for every document of the base, in its order.
func (b *Base) EachDocument(visit func(Ref, *Document)) {
	(&Parts{Incidents: b.Incidents, Factors: b.Factors, Services: b.Services, Pages: b.Pages}).EachDocument(visit)
}

// Service is the service of a slug or of one of its names; nil if there is none.
func (b *Base) Service(name string) *Service {
	folded := Fold(name)
	for _, s := range b.Services {
		if s.Slug == name || s.Slug == Slug(name) || Fold(s.Title) == folded ||
			slices.ContainsFunc(s.Synonyms, func(synonym string) bool { return Fold(synonym) == folded }) {
			return s
		}
	}
	return nil
}
