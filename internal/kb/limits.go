package kb

import (
	"cmp"
	"fmt"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Every name that a document gives makes a page, and stands on the pages of the
// others that it names: a list of a thousand names would make a million links. So
// a document names a bounded number of things of each kind. What is beyond is
// left out with a problem, except for causes: these stay as causes of that
// incident alone.

// maxNames is how many things of one kind a document names; real ones name fewer
// than twenty.
const maxNames = 64

// maxTitle is how many bytes of a title are shown; a title stands on every page
// that leads to its own. The heading itself is shown whole in the text.
const maxTitle = 300

// shortTitle cuts a title that is no title any more.
func (d *Document) shortTitle() {
	if len(d.Title) <= maxTitle {
		return
	}
	at := maxTitle
	for !utf8.RuneStart(d.Title[at]) {
		at--
	}
	d.Title = d.Title[:at] + "…"
}

// limitNames cuts what incidents and described things name.
func (l *linker) limitNames() {
	l.base.EachDocument(func(_ Ref, d *Document) { d.shortTitle() })
	for _, i := range l.base.Incidents {
		i.Services = limited(l, &i.Document, "services", i.Services)
		i.Related = limited(l, &i.Document, "related incidents", i.Related)
		i.Tags = limited(l, &i.Document, "tags", i.Tags)
		i.Aliases = limited(l, &i.Document, "aliases", i.Aliases)
		l.limitFactors(i)
		l.limitActions(i)
	}
	for _, f := range l.base.Factors {
		f.Markers = limited(l, &f.Document, "markers", f.Markers)
		f.Synonyms = limited(l, &f.Document, "synonyms", f.Synonyms)
		f.Aliases = limited(l, &f.Document, "aliases", f.Aliases)
	}
	for _, s := range l.base.Services {
		s.Synonyms = limited(l, &s.Document, "synonyms", s.Synonyms)
		s.Aliases = limited(l, &s.Document, "aliases", s.Aliases)
	}
	for _, p := range l.base.Pages {
		p.Aliases = limited(l, &p.Document, "aliases", p.Aliases)
	}
}

// limitFactors lets the causes beyond the limit name no factor, and those of them
// that are left carry a bounded number of markers in all.
func (l *linker) limitFactors(i *Incident) {
	named := 0
	for _, list := range [][]Assignment{i.Factors, i.Mitigators} {
		for n := range list {
			a := &list[n]
			a.Markers = limited(l, &i.Document, "markers", a.Markers)
			if a.Name == "" {
				continue
			}
			if named++; named > maxNames {
				a.Title.Plain = cmp.Or(a.Title.Plain, a.Name)
				a.Name = ""
			}
		}
	}
	if named > maxNames {
		l.tooMany(&i.Document, named, "factors", maxNames)
	}
}

// limited cuts a list of names at the limit.
func limited[T any](l *linker, d *Document, what string, names []T) []T {
	if len(names) <= maxNames {
		return names
	}
	l.tooMany(d, len(names), what, maxNames)
	return names[:maxNames]
}

// maxActions is how many actions of an incident are followed up: each stands in
// half a dozen lists.
const maxActions = 3000

// limitActions leaves actions beyond the limit to the text, which is shown as it
// is written where they stand.
func (l *linker) limitActions(i *Incident) {
	if len(i.Actions) <= maxActions {
		return
	}
	l.tooMany(&i.Document, len(i.Actions), "actions", maxActions)
	i.Actions = i.Actions[:maxActions]
	var figures []Figure
	for _, f := range i.Figures {
		if f.Kind == ActionFigure && f.Last > maxActions {
			if f.First >= maxActions {
				continue
			}
			f.Keep = true
		}
		figures = append(figures, f)
	}
	i.Figures = figures
}

func (l *linker) tooMany(d *Document, count int, what string, most int) {
	l.add(problem.New(problem.LimitNames, problem.Place{File: d.Source, Line: 1},
		fmt.Sprintf("the document has %d %s: the first %d count", count, what, most)))
}
