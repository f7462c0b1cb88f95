package message

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// The words for what is missing, the same on pages and in commands.
const (
	NoOwner = "no owner"
	// NoReason stands behind an action that will not be done.
	NoReason = "nobody says why yet"
)

// NeedReasonSentence says of how many actions nobody says why they will not be
// done; empty for none.
func NeedReasonSentence(n int) string {
	if n == 0 {
		return ""
	}
	return kb.Plural(n, "action", "actions") + " will not be done, and " + NoReason + "."
}

// ClosedWords say when a postmortem was closed and how long that took.
func ClosedWords(c views.Closing) string {
	text := "closed"
	if !c.On.IsZero() {
		text += " on " + c.On.Words()
	}
	if c.HasDays {
		text += ", " + kb.Plural(c.Days, "day", "days") + " after it ended"
	}
	return text
}

// ClosingSentence says how the actions of a closed postmortem ended, and how fast.
func ClosingSentence(c views.Closing) string {
	done, total := c.Count.Done, c.Count.Total()
	var words string
	switch {
	case done == total && total == 1:
		words = "The one action is done"
	case done == total:
		words = fmt.Sprintf("All %d actions are done", total)
	case done == 0:
		words = kb.Plural(total, "action was", "actions were") + " decided against, with a reason"
	default:
		words = fmt.Sprintf("%s done, and %d decided against with a reason", kb.Plural(done, "action is", "actions are"), total-done)
	}
	switch {
	case c.HasDays && c.Days == 0:
		return words + ", on the day on which the incident ended."
	case c.HasDays:
		return words + ", " + kb.Plural(c.Days, "day", "days") + " after the incident ended."
	case !c.On.IsZero():
		return words + " since " + c.On.Words() + "."
	default:
		return words + "."
	}
}

// EchoWords say how often the same was promised, and when first: "promised 3
// times, first 2019-11".
func EchoWords(e *views.Echo) string {
	times := fmt.Sprintf("%d times", len(e.Uses))
	if len(e.Uses) == 2 {
		times = "twice"
	}
	if e.First.IsZero() {
		return "promised " + times
	}
	return fmt.Sprintf("promised %s, first %04d-%02d", times, e.First.Year, e.First.Month)
}

// ClosedHeading stands above the postmortems that an agenda says are closed.
func ClosedHeading(a *views.Agenda) string {
	if a.Previous.IsZero() {
		return "Closed so far"
	}
	return "Closed since the last meeting"
}

// LeftOutSentence says which open postmortems an agenda leaves out; empty if none.
func LeftOutSentence(a *views.Agenda) string {
	var words []string
	if n := a.NoMeetings; n > 0 {
		words = append(words, kb.Plural(n, "open postmortem", "open postmortems")+" about which nobody meets")
	}
	if n := a.Later; n > 0 {
		words = append(words, kb.Plural(n, "open postmortem that meets", "open postmortems that meet")+" for the first time later")
	}
	if len(words) == 0 {
		return ""
	}
	return "Left out: " + kb.JoinAnd(words) + "."
}

// Thanks thanks for postmortems in one line, by role; nothing for none.
func Thanks(t views.Thanks) string {
	if t.Incidents == 0 {
		return ""
	}
	text := "Thanks to everyone who wrote, reviewed and followed up on this postmortem"
	if t.Incidents > 1 {
		text = fmt.Sprintf("Thanks to everyone who wrote, reviewed and followed up on these %d postmortems", t.Incidents)
	}
	if len(t.Roles) > 0 {
		text += ", among them " + oneLine(kb.JoinAnd(t.Roles))
	}
	return text + "."
}
