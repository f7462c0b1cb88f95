package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// Reading is what "debrief show --json" prints of an incident: its twin, and how
// it came about.
type Reading struct {
	Incident
	// Origins say where the "title", the "date" and the "status" were read; one
	// that is not recorded has no origin.
	Origins map[string]Origin `json:"origins"`
	// Unread are the sections that looked like structure and were not read.
	Unread []Unread `json:"unread"`
	// ReadsLike says of each item that reads like a factor which phrase matched,
	// and which of them something kept away.
	ReadsLike []ReadsLike `json:"reads_like"`
}

// ReadsLike is an item and a factor that a phrase of it points to. Role is "cause" or
// "mitigator". KeptAway is the reason why it is not suggested; null if it is, unless
// the document names or rejects it.
type ReadsLike struct {
	Text     string  `json:"text"`
	Line     int     `json:"line"`
	Role     string  `json:"role"`
	Factor   string  `json:"factor"`
	Title    string  `json:"title"`
	Words    string  `json:"words"`
	Phrase   string  `json:"phrase"`
	KeptAway *string `json:"kept_away"`
}

// readsLike lists the suggestions and the refusals of items.
func readsLike(items []vocabulary.ItemReading) []ReadsLike {
	list := []ReadsLike{}
	for _, item := range items {
		role := string(item.Item.Role)
		for _, s := range item.Reading.Suggestions {
			list = append(list, ReadsLike{item.Item.Text, item.Line, role, s.Slug, s.Title, s.Words, s.Phrase, nil})
		}
		for _, r := range item.Reading.Refusals {
			list = append(list, ReadsLike{item.Item.Text, item.Line, role, r.Slug, r.Title, r.Words, r.Phrase, known(r.Reason)})
		}
	}
	return list
}

// Origin is where something was read. Line is null for what does not stand in the
// file.
type Origin struct {
	From string `json:"from"`
	Line *int   `json:"line"`
}

// Unread is a section that looked like a class of section, or a value that looked
// like a time, and the reason why it was not read as one.
type Unread struct {
	Class   string `json:"class"`
	Heading string `json:"heading"`
	Line    int    `json:"line"`
	Reason  string `json:"reason"`
}

// Reading is what was read out of an incident.
func (s Site) Reading(i *kb.Incident, items []vocabulary.ItemReading) Reading {
	r := Reading{Incident: s.Incident(i), ReadsLike: readsLike(items), Origins: map[string]Origin{}, Unread: each(i.Unread, func(u kb.Unread) Unread {
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
