package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Use is one part of a factor in an incident, seen from the factor.
type Use struct {
	Link
	Date  string
	Badge *Badge
	// Cause is how the incident names it, where the page is not the factor's
	// own.
	Cause template.HTML
	Note  template.HTML
	Whys  []Why
}

// usesShown is how many parts of a factor, and incidents of a service, its page
// lists; the rest stand in a list of their own.
const usesShown = 50

// newest keeps the first of a list that has the newest first.
func newest(uses []kb.FactorUse, limit int) []kb.FactorUse { return uses[:min(len(uses), limit)] }

// uses shows parts of factors in incidents, at most usesShown.
func (s *site) uses(f Frame, all []kb.FactorUse, named bool) ([]Use, error) {
	var uses []Use
	for _, use := range all[:min(len(all), usesShown)] {
		incident, a := use.Incident, use.Assignment
		address := incidentAddress(incident.Slug)
		text, err := s.rich(f.at, &incident.Document, address)
		if err != nil {
			return nil, err
		}
		link := f.incidentLink(incident)
		if a.Anchor != "" {
			link = f.link(incident.Title, address+"#"+causeAnchor(a))
		}
		u := Use{Link: link, Date: incident.Date.String(), Badge: s.badge(incident)}
		if named {
			if u.Cause, err = text.text(a.Title); err != nil {
				return nil, err
			}
		}
		if u.Note, err = text.text(a.Note); err != nil {
			return nil, err
		}
		if u.Whys, err = whys(a.Whys, text); err != nil {
			return nil, err
		}
		uses = append(uses, u)
	}
	return uses, nil
}
