package kb

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Parts are what the documents of a folder say, before anything is linked.
type Parts struct {
	Incidents []*Incident
	// Factors and Services are the described ones.
	Factors     []*Factor
	Services    []*Service
	Pages       []*Page
	Attachments []*Attachment
	// Markers and Severities are the site's own scales.
	Markers    []Marker
	Severities []SeverityLevel
}

// EachDocument visits all documents.
func (p *Parts) EachDocument(visit func(Ref, *Document)) {
	for _, i := range p.Incidents {
		visit(Ref{Kind: ToIncident, Slug: i.Slug}, &i.Document)
	}
	for _, f := range p.Factors {
		visit(Ref{Kind: ToFactor, Slug: f.Slug}, &f.Document)
	}
	for _, s := range p.Services {
		visit(Ref{Kind: ToService, Slug: s.Slug}, &s.Document)
	}
	for _, page := range p.Pages {
		visit(Ref{Kind: ToPage, Slug: page.Path}, &page.Document)
	}
}

// New links the parts into a base: it gives every document its address, joins
// what incidents name with what is described, creates what is named only, and
// resolves every link both ways. Problems come from what does not fit; they are
// not sorted. New takes the parts over and changes them; see Clone.
func New(parts Parts) (*Base, []problem.Problem) {
	l := &linker{
		folded: map[string]string{},
		base: &Base{
			Incidents: parts.Incidents, Factors: parts.Factors, Services: parts.Services, Pages: parts.Pages,
			Attachments: parts.Attachments, Markers: parts.Markers, Severities: parts.Severities,
		},
	}
	sortIncidents(l.base.Incidents)
	l.add(addressIncidents(l.base.Incidents)...)
	l.add(addressPages(l.base.Pages)...)
	l.limitNames()
	l.joinServices()
	l.joinRelations()
	l.joinFactors()
	l.joinSuggestions()
	l.joinTags()
	l.resolveLinks()
	l.sort()
	return l.base, l.problems
}

// linker is the state of one run of New.
type linker struct {
	base     *Base
	problems []problem.Problem
	folded   map[string]string   // names that many incidents have, folded
	services map[string]*Service // by folded name
	factors  map[string]*Factor  // by folded name
	markers  map[string]string   // slug by folded name
	// markerSlugs are the addresses of markers, each with the name that has it.
	markerSlugs addresses
	// hinted counts the references for which a near name was looked for.
	hinted int
}

func (l *linker) add(problems ...problem.Problem) { l.problems = append(l.problems, problems...) }

// sortIncidents orders newest first; those without a date come last. Of one day,
// those whose time is recorded come first, the latest before the others; then the
// source decides.
func sortIncidents(incidents []*Incident) {
	slices.SortFunc(incidents, func(a, b *Incident) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(startClock(b), startClock(a)), cmp.Compare(a.Source, b.Source))
	})
}

// startClock is the time of day at which an incident started; negative if it is
// not recorded.
func startClock(i *Incident) time.Duration {
	if i.Started == nil || !i.Started.HasClock {
		return -1
	}
	return i.Started.Clock
}

// fold is Fold of a name that many incidents have.
func (l *linker) fold(name string) string {
	folded, known := l.folded[name]
	if !known {
		folded = Fold(name)
		l.folded[name] = folded
	}
	return folded
}

func (l *linker) sort() {
	slices.SortFunc(l.base.Factors, func(a, b *Factor) int { return compareTitles(&a.Document, &b.Document) })
	slices.SortFunc(l.base.Services, func(a, b *Service) int { return compareTitles(&a.Document, &b.Document) })
	slices.SortFunc(l.base.Tags, func(a, b *Tag) int { return cmp.Compare(a.Slug, b.Slug) })
	slices.SortFunc(l.base.Pages, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.Path, b.Path))
	})
	slices.SortFunc(l.base.Attachments, func(a, b *Attachment) int { return cmp.Compare(a.Source, b.Source) })
}

func compareTitles(a, b *Document) int {
	return cmp.Or(cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.Slug, b.Slug))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Fold is the form in which names are compared: lower case, letters composed (NFC),
// and every run of spaces, hyphens and underscores as one space.
func Fold(name string) string {
	if folded, ok := foldASCII(name); ok {
		return folded
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(composed(name)), func(r rune) bool {
		return r == '-' || r == '_' || r == ' ' || r == '\t' || r == '\n' || r == '\u00a0'
	}), " ")
}

// foldASCII folds a plain name, which nearly all are, in one pass. Folding is
// most of the work of linking a large folder.
func foldASCII(name string) (string, bool) {
	folded, gap := make([]byte, 0, 64), false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case c == '-' || c == '_' || c == ' ' || c == '\t' || c == '\n':
			gap = len(folded) > 0
			continue
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		if gap {
			folded, gap = append(folded, ' '), false
		}
		folded = append(folded, c)
	}
	if string(folded) == name {
		return name, true
	}
	return string(folded), true
}
