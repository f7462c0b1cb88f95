package kb

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// What incidents name is joined with what is described by exact name: the
// title, a synonym, the file name or the slug. Nothing is ever merged because it
// looks alike.

// names are all the names under which a described thing is known.
func (d *Document) names(synonyms []string) []string {
	return append([]string{d.Title, d.Slug, FileStem(d.Source), d.ID}, synonyms...)
}

// claim enters names for a described thing, first come, first served, and
// reports a name that two files claim, once for each two files.
func claim[T any](l *linker, index map[string]T, thing T, d *Document, synonyms []string, source func(T) string) {
	reported := map[string]bool{d.Source: true}
	for _, name := range d.names(synonyms) {
		folded := Fold(name)
		if folded == "" {
			continue
		}
		other, taken := index[folded]
		if !taken {
			index[folded] = thing
			continue
		}
		if !reported[source(other)] {
			reported[source(other)] = true
			l.add(problem.New(problem.NameShared, problem.Place{File: d.Source, Line: 1},
				fmt.Sprintf("the name %q is taken by %q already", name, source(other))))
		}
	}
}

// addressDescribed gives a described factor or service its slug. If another has
// it, the page takes a hash, so that neither is lost if the author publishes in
// spite of the error.
func (l *linker) addressDescribed(d *Document, taken addresses) {
	d.Slug = FileSlug(d.WantedSlug, d.ID, d.Source)
	if other, ok := taken[d.Slug]; ok {
		l.add(d.addressTaken([]string{other, d.Source}, d.Slug))
	}
	d.Slug = taken.give(d.Slug, d.Source)
}

func (l *linker) joinServices() {
	l.services = map[string]*Service{}
	taken := addresses{"gaps": "the list of documentation gaps"}
	for _, s := range l.base.Services {
		l.addressDescribed(&s.Document, taken)
	}
	for _, s := range l.base.Services {
		claim(l, l.services, s, &s.Document, s.Synonyms, func(s *Service) string { return s.Source })
	}
	names := newNameList()
	for _, incident := range l.base.Incidents {
		incident.Services = slices.DeleteFunc(incident.Services, func(m Mention) bool { return l.fold(m.Name) == "" })
		for i := range incident.Services {
			names.add(incident.Services[i].Name)
		}
	}
	for _, name := range names.inOrder() {
		l.service(name, taken)
	}
	for _, incident := range l.base.Incidents {
		for i := range incident.Services {
			m := &incident.Services[i]
			s := l.service(m.Name, taken)
			m.Slug = s.Slug
			if n := len(s.Incidents); n == 0 || s.Incidents[n-1] != incident {
				s.Incidents = append(s.Incidents, incident)
			}
		}
		incident.Services = uniqueMentions(incident.Services)
	}
	l.joinSuggestedServices(taken)
}

// joinRelations finds the services that relations speak of. One that nobody stated
// and that is not between two services is none.
func (l *linker) joinRelations() {
	for _, incident := range l.base.Incidents {
		for _, list := range []*[]Relation{&incident.Reveals, &incident.Implied} {
			*list = slices.DeleteFunc(*list, func(r Relation) bool {
				from, to := l.services[l.fold(r.From.Name)], l.services[l.fold(r.To.Name)]
				return !r.Stated && (from == nil || to == nil) || from != nil && from == to
			})
			for i := range *list {
				r := &(*list)[i]
				for _, m := range []*Mention{&r.From, &r.To} {
					if s := l.services[l.fold(m.Name)]; s != nil {
						m.Slug = s.Slug
					}
				}
			}
		}
	}
}

// service finds the service that a name means, or creates it.
func (l *linker) service(name string, taken addresses) *Service {
	folded := l.fold(name)
	if s, ok := l.services[folded]; ok {
		return s
	}
	s := &Service{Document: Document{Title: strings.TrimSpace(name), Slug: taken.give(Slug(name), folded)}}
	l.services[folded] = s
	l.base.Services = append(l.base.Services, s)
	return s
}

// uniqueMentions keeps the first mention of each thing.
func uniqueMentions(mentions []Mention) []Mention {
	var kept []Mention
	for _, m := range mentions {
		if !slices.ContainsFunc(kept, func(k Mention) bool { return k.Slug == m.Slug }) {
			kept = append(kept, m)
		}
	}
	return kept
}

func (l *linker) joinFactors() {
	l.factors, l.markers, l.markerSlugs = map[string]*Factor{}, map[string]string{}, map[string]string{}
	for _, m := range l.base.Markers {
		l.markerSlugs[m.Slug] = m.Name
		for _, name := range append([]string{m.Name, m.Slug}, m.Synonyms...) {
			l.markers[Fold(name)] = m.Slug
		}
	}
	taken := addresses{}
	for _, f := range l.base.Factors {
		l.addressDescribed(&f.Document, taken)
	}
	for _, f := range l.base.Factors {
		claim(l, l.factors, f, &f.Document, f.Synonyms, func(f *Factor) string { return f.Source })
	}
	l.nameFactors(taken)
	for _, incident := range l.base.Incidents {
		for i := range incident.Factors {
			a := &incident.Factors[i]
			if f := l.assign(a); f != nil {
				f.Assignments = append(f.Assignments, FactorUse{incident, a})
			}
		}
		for i := range incident.Mitigators {
			a := &incident.Mitigators[i]
			if f := l.assign(a); f != nil {
				f.Mitigations = append(f.Mitigations, FactorUse{incident, a})
			}
		}
	}
}

// nameFactors creates the factors that incidents name and nothing describes, and the
// markers that nobody lists.
func (l *linker) nameFactors(taken addresses) {
	names, markers := newNameList(), newNameList()
	for _, f := range l.base.Factors {
		markers.add(f.Markers...)
	}
	for _, incident := range l.base.Incidents {
		for _, list := range [][]Assignment{incident.Factors, incident.Mitigators} {
			for i := range list {
				names.add(list[i].Name)
				markers.add(list[i].Markers...)
			}
		}
	}
	for folded, name := range names.inOrder() {
		if _, known := l.factors[folded]; !known {
			f := &Factor{Document: Document{Title: strings.TrimSpace(name), Slug: taken.give(Slug(name), folded)}}
			l.factors[folded] = f
			l.base.Factors = append(l.base.Factors, f)
		}
	}
	for folded, name := range markers.inOrder() {
		if _, known := l.markers[folded]; !known {
			slug := l.markerSlugs.give(Slug(name), folded)
			l.markers[folded] = slug
			l.base.Markers = append(l.base.Markers, Marker{Slug: slug, Name: strings.TrimSpace(name)})
		}
	}
	for _, f := range l.base.Factors {
		f.Markers = l.resolveMarkers(f.Markers)
	}
}

// assign finds the factor that an assignment names, and lets the two
// complete one another: what the incident does not say, the factor does. It
// returns nil for a cause that names no factor.
func (l *linker) assign(a *Assignment) *Factor {
	a.Markers = l.resolveMarkers(a.Markers)
	folded := l.fold(a.Name)
	if a.Name == "" {
		folded = Fold(a.Title.Plain) // a sentence that no other incident has
	}
	f, known := l.factors[folded]
	if !known {
		return nil
	}
	a.Factor = f.Slug
	described := f.Source != ""
	switch {
	case a.Kind == "":
		a.Kind = f.Kind
	case f.Kind == "" && !described:
		f.Kind = a.Kind
	}
	if !described {
		f.Markers = union(f.Markers, a.Markers)
	}
	a.Markers = union(a.Markers, f.Markers)
	return f
}

// resolveMarkers turns names of markers into slugs.
func (l *linker) resolveMarkers(names []string) []string {
	var slugs []string
	for _, name := range names {
		if slug, ok := l.markers[l.fold(name)]; ok {
			slugs = union(slugs, []string{slug})
		}
	}
	return slugs
}

// union appends what is new, keeping the order. Lists that were united may share room,
// and none of them is written to.
func union(have, more []string) []string {
	if len(have) == 0 {
		return slices.Clip(more)
	}
	for _, s := range more {
		if !slices.Contains(have, s) {
			have = append(have, s)
		}
	}
	return have
}

func (l *linker) joinTags() {
	l.base.tags = map[string]*Tag{}
	names := newNameList()
	for _, incident := range l.base.Incidents {
		incident.Tags = slices.DeleteFunc(incident.Tags, func(name string) bool { return l.fold(name) == "" })
		names.add(incident.Tags...)
	}
	taken := addresses{}
	for folded, name := range names.inOrder() {
		t := &Tag{Slug: taken.give(Slug(name), folded), Name: strings.TrimSpace(name)}
		l.base.tags[folded] = t
		l.base.Tags = append(l.base.Tags, t)
	}
	for _, incident := range l.base.Incidents {
		for _, name := range incident.Tags {
			t := l.base.Tag(name)
			if n := len(t.Incidents); n == 0 || t.Incidents[n-1] != incident {
				t.Incidents = append(t.Incidents, incident)
			}
		}
	}
}

// folderOf is the folder of a document, "" for the root.
func folderOf(source string) string {
	if folder := path.Dir(source); folder != "." {
		return folder
	}
	return ""
}
