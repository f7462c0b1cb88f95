package message

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// The words for what is missing, the same on pages and in commands.
const (
	NoOwner = "no owner"
	// NoReason stands behind an action that will not be done.
	NoReason = "no reason is given yet"
)

// NeedReasonSentence says of how many actions nobody says why they will not be
// done; empty for none.
func NeedReasonSentence(l *texts.Language, n int) string {
	if n == 0 {
		return ""
	}
	return l.Count("actions.needs-reason-count", n)
}

// ActionsSentence says how far the actions of an incident are. None is called open
// of which no document says a state. It is empty where the document speaks of
// actions and none was read.
func ActionsSentence(l *texts.Language, c views.Closing) string {
	n := c.Count
	switch {
	case c.State == views.NothingToDo && c.Named:
		return ""
	case c.State == views.NothingToDo:
		return l.Text("share.no-actions")
	case c.State == views.Closed:
		return ClosingSentence(l, c)
	case n.Open == 0:
		return NeedReasonSentence(l, c.NeedReason)
	case n.AllUnsaid() && n.Done+n.Wontfix == 0:
		return l.Count("share.unsaid", n.Unsaid)
	case n.AllUnsaid():
		return l.Text("share.some-unsaid", n.Done+n.Wontfix, n.Total(), n.Unsaid)
	case n.Total() == 1:
		return l.Text("share.one-open")
	case n.Unsaid > 0:
		return l.Text("share.open-and-unsaid", n.Said(), n.Total(), n.Unsaid)
	}
	return l.Text("share.open", n.Open, n.Total())
}

// OpenWords say in a few words how many of some actions are open, and of how many no
// document says a state.
func OpenWords(l *texts.Language, n views.ActionCount) string {
	switch {
	case n.AllUnsaid():
		return l.Count("row.unsaid", n.Unsaid)
	case n.Unsaid > 0:
		return l.Count("service.open", n.Said()) + l.Text("row.and-unsaid", n.Unsaid)
	}
	return l.Count("service.open", n.Open)
}

// ClosedWords say when a postmortem was closed and how long that took.
func ClosedWords(l *texts.Language, c views.Closing) string {
	text := l.Text("closed.word")
	if !c.On.IsZero() {
		text = l.Text("closed.on", c.On)
	}
	if c.HasDays {
		text = l.Count("closed.after", c.Days, text)
	}
	return text
}

// ClosingSentence says how the actions of a closed postmortem ended, and how fast.
func ClosingSentence(l *texts.Language, c views.Closing) string {
	done, total := c.Count.Done, c.Count.Total()
	var words string
	switch {
	case done == total && total == 1:
		words = l.Text("closing.one")
	case done == total:
		words = l.Text("closing.all", total)
	case done == 0:
		words = l.Count("closing.against", total)
	default:
		words = l.Count("closing.mixed", done, total-done)
	}
	switch {
	case c.HasDays && c.Days == 0:
		return l.Text("closing.same-day", words)
	case c.HasDays:
		return l.Count("closing.after", c.Days, words)
	case !c.On.IsZero():
		return l.Text("closing.since", words, c.On)
	default:
		return l.Text("closing.undated", words)
	}
}

// EchoWords say how often the same was promised, and when first: "promised 3
// times, first 2019-11".
func EchoWords(l *texts.Language, e *views.Echo) string {
	times := l.Count("times", len(e.Uses))
	if e.First.IsZero() {
		return l.Text("echo.promised", times)
	}
	return l.Text("echo.promised-first", times, fmt.Sprintf("%04d-%02d", e.First.Year, e.First.Month))
}

// ClosedHeading stands above the postmortems that an agenda says are closed.
func ClosedHeading(l *texts.Language, a *views.Agenda) string {
	if a.Previous.IsZero() {
		return l.Text("agenda.closed-so-far")
	}
	return l.Text("agenda.closed-since")
}

// InReviewWords say why a postmortem without open actions is on an agenda. That it has no
// actions is only said where the document does not speak of any.
func InReviewWords(l *texts.Language, c views.Closing) string {
	if c.Named {
		return l.Text("agenda.review")
	}
	return l.Text("agenda.review-empty")
}

// LeftOutSentence says which open postmortems an agenda leaves out; empty if none.
func LeftOutSentence(l *texts.Language, a *views.Agenda) string {
	var words []string
	if n := a.NoMeetings; n > 0 {
		words = append(words, l.Count("agenda.unmet", n))
	}
	if n := a.Later; n > 0 {
		words = append(words, l.Count("agenda.later", n))
	}
	if len(words) == 0 {
		return ""
	}
	return l.Text("agenda.left-out", l.List(words))
}

// Thanks thanks for postmortems in one line, by role; nothing for none.
func Thanks(l *texts.Language, t views.Thanks) string {
	if t.Incidents == 0 {
		return ""
	}
	text := l.Count("thanks", t.Incidents)
	if len(t.Roles) > 0 {
		return l.Text("thanks.among", text, oneLine(l.List(t.Roles)))
	}
	return l.Text("thanks.end", text)
}
