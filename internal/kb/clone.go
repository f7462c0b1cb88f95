package kb

import "slices"

// Clone copies the documents of the parts as far as New changes them, so that
// what was read once can be linked again and again:
//
//   - of every document its address, its tags, and its links with their targets;
//   - of an incident its mentions of services and incidents, also in relations, and its assignments
//     (their factor, kind and list of markers; markers are replaced, not written to);
//   - of a factor and a service the lists of incidents, which are empty before.
//
// Everything else is shared, and is never written to. A copy of an incident says of which
// one it is.
func (p Parts) Clone() Parts {
	read := p.Incidents
	p.Incidents = cloneAll(p.Incidents, func(i *Incident) {
		i.clone()
		i.Services, i.Related = slices.Clone(i.Services), slices.Clone(i.Related)
		i.Factors, i.Mitigators = slices.Clone(i.Factors), slices.Clone(i.Mitigators)
		i.Deep = slices.Clone(i.Deep)
		i.Reveals, i.Implied = slices.Clone(i.Reveals), slices.Clone(i.Implied)
	})
	for n, incident := range p.Incidents {
		incident.AsRead = read[n]
	}
	p.Factors = cloneAll(p.Factors, func(f *Factor) { f.clone() })
	p.Services = cloneAll(p.Services, func(s *Service) { s.clone() })
	p.Pages = cloneAll(p.Pages, func(p *Page) { p.clone() })
	p.Attachments, p.Markers = slices.Clone(p.Attachments), slices.Clone(p.Markers)
	return p
}

// cloneAll copies each of the things, in one stretch of memory.
func cloneAll[T any](things []*T, deepen func(*T)) []*T {
	copies, pointers := make([]T, len(things)), make([]*T, len(things))
	for i, thing := range things {
		copies[i] = *thing
		deepen(&copies[i])
		pointers[i] = &copies[i]
	}
	return pointers
}

func (d *Document) clone() {
	d.Tags, d.Body.Links = slices.Clone(d.Tags), slices.Clone(d.Body.Links)
}
