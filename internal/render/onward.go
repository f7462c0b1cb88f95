package render

import (
	"slices"
	"sort"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Onward is what leads from an incident to others.
type Onward struct {
	// Seen are related incidents with reasons, under SeenHeading; MoreSeen those for
	// which there is no room at once.
	Seen, MoreSeen []SeenBefore
	SeenHeading    string
	// CitedBy are further documents that link here; MoreCitedBy those for which there
	// is no room at once.
	CitedBy, MoreCitedBy []Link
	// Earlier and Later are the neighbours in time; Beside says among which.
	Earlier, Later *Neighbour
	Beside         string
}

// SeenBefore is a related incident and why it is related.
type SeenBefore struct {
	Link
	Date    string
	Reasons []string
}

// Neighbour is the incident before or after another.
type Neighbour struct {
	Link
	Date string
}

func (s *site) onward(f Frame, incident *kb.Incident) Onward {
	o := Onward{SeenHeading: s.text("incident.seen-before")}
	shown := map[string]bool{}
	for _, related := range s.view.Related(incident) {
		link := f.incidentLink(related.Incident)
		shown[link.Href] = true
		o.Seen = append(o.Seen, SeenBefore{link, related.Incident.Date.String(), reasons(s.texts, related.Reasons)})
		if related.Incident.Date.Compare(incident.Date) > 0 {
			o.SeenHeading = s.text("incident.seen-since")
		}
	}
	if len(o.Seen) > seenShown+1 {
		o.Seen, o.MoreSeen = o.Seen[:seenShown], o.Seen[seenShown:]
	}
	o.CitedBy = slices.DeleteFunc(s.citedBy(f, &incident.Document), func(l Link) bool { return shown[l.Href] })
	if len(o.CitedBy) > citedShown+1 {
		o.CitedBy, o.MoreCitedBy = o.CitedBy[:citedShown], o.CitedBy[citedShown:]
	}
	o.Earlier, o.Later, o.Beside = s.neighbours(f, incident)
	return o
}

// neighbours are the incidents before and after, of the service that stands first
// where it had others, which is what beside names, else of all. What has no date is
// before and after nothing.
func (s *site) neighbours(f Frame, incident *kb.Incident) (earlier, later *Neighbour, beside string) {
	if incident.Date.IsZero() {
		return nil, nil, ""
	}
	list := s.view.Base.Incidents
	if len(incident.Services) > 0 {
		if service := s.view.Service(incident.Services[0].Slug); service != nil && len(service.Incidents) > 1 {
			list, beside = service.Incidents, service.Title
		}
	}
	at := s.positionIn(list, incident)
	if at+1 < len(list) && !list[at+1].Date.IsZero() {
		earlier = f.neighbour(list[at+1])
	}
	if at > 0 {
		later = f.neighbour(list[at-1])
	}
	return earlier, later, beside
}

// seenShown and citedShown are how many related incidents and citing documents a
// page lists at once.
const seenShown, citedShown = 3, 6

// reasons puts reasons of one kind together: "same factor: A, B".
func reasons(l *texts.Language, all []views.Reason) []string {
	var lines []string
	for i, r := range all {
		if n := len(lines); n > 0 && r.Name != "" && r.Kind == all[i-1].Kind {
			lines[n-1] += ", " + r.Name
			continue
		}
		lines = append(lines, r.Text(l))
	}
	return lines
}

func (f Frame) neighbour(incident *kb.Incident) *Neighbour {
	return &Neighbour{f.incidentLink(incident), incident.Date.String()}
}

// positionIn finds an incident in a list that has the base's order.
func (s *site) positionIn(list []*kb.Incident, incident *kb.Incident) int {
	return sort.Search(len(list), func(n int) bool { return !s.view.Before(list[n], incident) })
}
