package render

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// What the pages of follow-ups say above their lists.

// openSentence counts what is open, and of how much of it nobody says by when;
// empty if nothing is.
func openSentence(l *texts.Language, v *views.Board) string {
	all, noDay := len(v.All), 0
	for i := range v.All {
		if v.All[i].Due.IsZero() {
			noDay++
		}
	}
	incidents := l.Count("postmortems.of", len(v.ByIncident))
	words := l.Count("followups.all-open", all, incidents)
	switch {
	case all == 0:
		return ""
	case v.Unsaid == all:
		return l.Count("followups.all-unsaid", all, incidents)
	case v.Unsaid > 0:
		words = l.Count("followups.some-unsaid", all, incidents, all-v.Unsaid, v.Unsaid)
	}
	switch {
	case noDay == 0:
		return words
	case all == 1:
		return words + " " + l.Text("followups.it-has-no-day")
	case noDay == all:
		return words + " " + l.Text("followups.none-has-a-day")
	default:
		return words + " " + l.Count("followups.have-no-day", noDay)
	}
}

// doneSentence introduces what is done, and says how much of it no digest can tell.
func doneSentence(l *texts.Language, v *views.Board) string {
	noDay := 0
	for i := range v.Done {
		if v.Done[i].Action.Done.IsZero() {
			noDay++
		}
	}
	words := l.Text("followups.done-about") + worthSentence(l, v.Worth)
	if noDay == 0 {
		return words
	}
	return words + " " + l.Count("followups.done-undated", noDay)
}

// worthSentence says of each kind how much was worth it, where somebody said so;
// empty where nobody did.
func worthSentence(l *texts.Language, counts []views.WorthCount) string {
	var parts []string
	for _, c := range counts {
		if c.Yes+c.No == 0 {
			continue
		}
		part := l.Text("worth.done", cmp.Or(l.Word("kind.", string(c.Kind)), l.Text("worth.no-kind")), c.Done)
		if c.Yes > 0 {
			part += ", " + l.Text("worth.done-yes", c.Yes)
		}
		if c.No > 0 {
			part += ", " + l.Text("worth.done-no", c.No)
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + l.Text("worth.looking-back", strings.Join(parts, "; "))
}
