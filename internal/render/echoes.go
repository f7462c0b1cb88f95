package render

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// EchoNote says that the same was promised in other postmortems.
type EchoNote struct {
	// Words say how often, and in which month first.
	Words string
	// Others lead to the other promises, at most a few; More counts the rest.
	Others []Link
	More   int
}

// TookNote says what happened after an action was done. It is a correlation,
// and says so.
type TookNote struct {
	// Summary counts the later incidents; Shared says what they have in common
	// with that of the action.
	Summary, Shared string
	// Later lead to the later incidents, at most a few; More counts the rest.
	Later []Link
	More  int
}

// linksInNote is how many incidents a note about an action names.
const linksInNote = 4

// echoNote says where else an action was promised; nil if nowhere.
func echoNote(f Frame, echo *views.Echo, own *kb.Action) *EchoNote {
	if echo == nil {
		return nil
	}
	note := &EchoNote{Words: prose.UpperFirst(message.EchoWords(f.texts(), echo))}
	for _, use := range echo.Uses {
		if use.Action == own {
			continue
		}
		if len(note.Others) == linksInNote {
			note.More++
			continue
		}
		note.Others = append(note.Others, f.link(f.dated(use.Incident), actionAddress(use.Incident, use.Action)))
	}
	return note
}

// tookNote says what came after an action was done; nil if nothing did.
func (s *site) tookNote(f Frame, incident *kb.Incident, a *kb.Action) *TookNote {
	if a.State != kb.ActionDone {
		return nil
	}
	took, ok := s.view.Took(incident, a)
	if !ok {
		return nil
	}
	n := len(took.Later)
	note := &TookNote{Summary: s.count("took.again", n)}
	switch {
	case took.By == views.ByService && n == 1:
		note.Shared = s.text("took.it-hit", took.Name)
	case took.By == views.ByService:
		note.Shared = s.text("took.they-hit", took.Name)
	case n == 1:
		note.Shared = s.text("took.it-names", took.Name)
	default:
		note.Shared = s.text("took.they-name", took.Name)
	}
	for _, later := range took.Later[:min(n, linksInNote)] {
		note.Later = append(note.Later, f.link(f.dated(later), incidentAddress(later.Slug)))
	}
	note.More = n - len(note.Later)
	return note
}

// month writes the month of a day as YYYY-MM.
func month(d kb.Date) string { return fmt.Sprintf("%04d-%02d", d.Year, d.Month) }

// dated is the title of an incident with its month, because titles repeat.
func (f Frame) dated(incident *kb.Incident) string {
	title := f.listTitle(incident)
	if incident.Date.IsZero() {
		return title
	}
	return title + " (" + month(incident.Date) + ")"
}
