package data

import "github.com/debrief-dev/debrief/internal/kb"

// Reading is what "debrief show --json" prints of an incident: its twin, and how
// it came about.
type Reading struct {
	Incident
	// Origins say where the "title", the "date" and the "status" were read; one
	// that is not recorded has no origin.
	Origins map[string]Origin `json:"origins"`
	// Unread are the sections that looked like structure and were not read.
	Unread []Unread `json:"unread"`
}

// Origin is where something was read. Line is null for what does not stand in the
// file.
type Origin struct {
	From string `json:"from"`
	Line *int   `json:"line"`
}

// Unread is a section that looked like a class of section, and the reason why it
// was not read as one.
type Unread struct {
	Class   string `json:"class"`
	Heading string `json:"heading"`
	Line    int    `json:"line"`
	Reason  string `json:"reason"`
}

// Reading is what was read out of an incident.
func (s Site) Reading(i *kb.Incident) Reading {
	r := Reading{Incident: s.Incident(i), Origins: map[string]Origin{}, Unread: each(i.Unread, func(u kb.Unread) Unread {
		return Unread{string(u.Class), u.Heading, u.Line, u.Reason}
	})}
	for name, origin := range map[string]kb.Origin{"title": i.TitleOrigin, "date": i.DateOrigin, "status": i.StatusOrigin} {
		switch {
		case origin.What == "":
		case origin.Line > 0:
			r.Origins[name] = Origin{origin.What, &origin.Line}
		default:
			r.Origins[name] = Origin{From: origin.What}
		}
	}
	return r
}
