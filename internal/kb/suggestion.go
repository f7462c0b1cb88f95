package kb

import "slices"

// Suggestion is a factor that the words of a document point to and that nobody has
// named there. It is shown as one, apart from what authors named, until an author
// confirms it.
type Suggestion struct {
	// Factor is the slug of the factor, and Title its name.
	Factor, Title string
	Kind          FactorKind
	// Markers are slugs, once New has filled them in.
	Markers []string
	// Mitigator is set where it kept things from being worse.
	Mitigator bool
	// Text is the item that it was read from, and Words the part of it that led to
	// it, in Language.
	Text, Words, Language string
	// Anchor is that of the assignment whose words they are; empty for words that
	// stand elsewhere.
	Anchor string
	Line   int
}

// DeepCause is the last answer of a why-chain, and the factor that it reads like.
type DeepCause struct {
	// Factor is a slug, and Title what the factor is called. New empties the slug where
	// the base has no such factor.
	Factor, Title string
	// Text is the answer, and Anchor that of its cause.
	Text   string
	Anchor string
}

// SuggestedUse is a suggestion seen from the factor.
type SuggestedUse struct {
	Incident   *Incident
	Suggestion *Suggestion
}

// SuggestedService is a service that the words of a document point to and that
// nobody has named there.
type SuggestedService struct {
	// Name is what the folder calls it. New fills Slug, the address of the service.
	Slug, Name string
	// Words are the author's words that led to it.
	Words string
	Line  int
	// Told is set where the title, the abstract or the impact has the words: the incident is
	// about the service, and does not only speak of it.
	Told bool
}

// SuggestedHit is a suggestion seen from the service.
type SuggestedHit struct {
	Incident *Incident
	Service  *SuggestedService
}

// joinSuggestedServices ties suggested services to those of the base, of which it
// creates the ones that nothing describes and nobody names, and drops those that the
// incident names itself.
func (l *linker) joinSuggestedServices(taken addresses) {
	for _, incident := range l.base.Incidents {
		kept, services := incident.SuggestedServices[:0:0], []*Service{}
		for _, s := range incident.SuggestedServices {
			if l.fold(s.Name) == "" {
				continue
			}
			service := l.service(s.Name, taken)
			s.Slug, s.Name = service.Slug, service.Title
			rejected := slices.ContainsFunc(incident.Rejected, func(name string) bool { return means(l.services, name, service, service.Slug) })
			named := rejected || incident.Hit(s.Slug)
			if !named && !slices.ContainsFunc(kept, func(k SuggestedService) bool { return k.Slug == s.Slug }) {
				kept, services = append(kept, s), append(services, service)
			}
		}
		incident.SuggestedServices = kept
		for i, service := range services {
			service.Suggestions = append(service.Suggestions, SuggestedHit{incident, &kept[i]})
		}
	}
	l.base.Services = slices.DeleteFunc(l.base.Services, func(s *Service) bool {
		return s.Source == "" && len(s.Incidents) == 0 && len(s.Suggestions) == 0 // rejected everywhere
	})
}

// means tells whether a name is that of a thing, or its slug where nothing has the
// name itself.
func means[T comparable](known map[string]T, name string, thing T, slug string) bool {
	if other, ok := known[Fold(name)]; ok {
		return other == thing
	}
	return Slug(name) == slug
}

// joinSuggestions ties suggestions to their factors, and drops those of a factor
// that the incident names itself. What no factor is known by is dropped, too.
func (l *linker) joinSuggestions() {
	bySlug := map[string]*Factor{}
	for _, f := range l.base.Factors {
		bySlug[f.Slug] = f
	}
	for _, incident := range l.base.Incidents {
		kept := incident.Suggestions[:0:0]
		for _, s := range incident.Suggestions {
			f := l.factors[l.fold(s.Title)]
			if f == nil {
				f = bySlug[s.Factor]
			}
			if f == nil || incident.names(f.Slug) || l.rejects(incident, f) {
				continue
			}
			s.Factor, s.Title, s.Markers = f.Slug, f.Title, l.resolveMarkers(s.Markers)
			kept = append(kept, s)
		}
		incident.Suggestions = kept
		for i := range incident.Deep {
			deep := &incident.Deep[i]
			f := l.factors[l.fold(deep.Title)]
			if f == nil {
				f = bySlug[deep.Factor]
			}
			if deep.Factor = ""; f != nil {
				deep.Factor, deep.Title = f.Slug, f.Title
			}
		}
		for i := range kept {
			f := bySlug[kept[i].Factor]
			f.Suggestions = append(f.Suggestions, SuggestedUse{incident, &kept[i]})
		}
	}
}

// rejects tells whether the author says that the incident is not about a factor.
func (l *linker) rejects(incident *Incident, f *Factor) bool {
	return slices.ContainsFunc(incident.Rejected, func(name string) bool { return means(l.factors, name, f, f.Slug) })
}

// names tells whether the incident names a factor, whatever its part.
func (i *Incident) names(slug string) bool {
	for _, list := range [][]Assignment{i.Factors, i.Mitigators} {
		for n := range list {
			if list[n].Factor == slug {
				return true
			}
		}
	}
	return false
}
