package message

import (
	"cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Agenda is what the next meeting about follow-ups goes through: for each postmortem what
// is left to do, the questions and the notes, and what was done.
func Agenda(a *views.Agenda, site Site, format Format) string {
	b := briefText{newWriter(format), site, site.texts()}
	b.heading(1, words(b.Text("agenda.title")))
	switch {
	case len(a.Items) == 0:
		b.paragraph(words(b.Text("agenda.none")))
	case a.Day.IsZero():
		b.paragraph(words(b.Text("agenda.unplanned", b.Count("postmortems", len(a.Items)))))
	default:
		b.paragraph(words(b.Text("agenda.next", a.Day, b.Count("postmortems", len(a.Items)))))
	}
	for _, item := range a.Items {
		b.agendaItem(item)
	}
	if len(a.ClosedSince) > 0 {
		b.heading(2, words(ClosedHeading(b.Language, a)))
	}
	var closed [][]span
	for _, c := range a.ClosedSince {
		closed = append(closed, []span{site.incidentLink(c.Incident), words(", " + ClosedWords(b.Language, c.Closing))})
	}
	b.list(closed)
	if left := LeftOutSentence(b.Language, a); left != "" {
		b.paragraph(words(left))
	}
	return b.String()
}

func (b briefText) agendaItem(item views.AgendaItem) {
	b.heading(2, b.site.incidentLink(item.Incident), words(inDay(item.Incident)))
	if item.InReview {
		b.paragraph(words(InReviewWords(b.Language, item.Closing)))
	}
	var lines [][]span
	for _, f := range item.Open {
		lines = append(lines, b.action(f))
	}
	for _, a := range item.NeedReason {
		lines = append(lines, b.remark(a.Text, b.Text("agenda.needs-reason")))
	}
	for _, a := range item.Review {
		lines = append(lines, b.remark(a.Text, b.Text("agenda.look-again", a.Review)))
	}
	b.list(lines)
	var questions, notes, done [][]span
	for _, q := range item.Questions {
		questions = append(questions, b.remark(q.Text, ""))
	}
	b.below("agenda.questions", questions)
	for _, n := range item.Notes {
		notes = append(notes, b.remark(n.Text, n.Day.String()))
	}
	b.below("agenda.noted", notes)
	for _, a := range item.Changed {
		done = append(done, b.remark(a.Text, a.Done.String()))
	}
	b.below("actions.done", done)
}

// below is a list with its heading, if there is one.
func (b briefText) below(heading string, lines [][]span) {
	if len(lines) > 0 {
		b.heading(3, words(b.Text(heading)))
		b.list(lines)
	}
}

// remark is the first line of a text, and what is said of it.
func (b briefText) remark(text kb.Text, said string) []span {
	line := oneLine(prose.Shorten(text.Head(), longestRemark))
	if said != "" {
		line += " (" + said + ")"
	}
	return []span{words(line)}
}

// FollowUps lists open actions, in the order in which they come.
func FollowUps(listed []views.FollowUp, site Site, format Format) string {
	b := briefText{newWriter(format), site, site.texts()}
	b.heading(1, link(b.Text("followups.title"), site.absolute(site.FollowUps)))
	if len(listed) == 0 {
		b.paragraph(words(b.Text("followups.none")))
	}
	var lines [][]span
	for _, f := range listed {
		lines = append(lines, append(b.action(f), b.source(f.Incident)...))
	}
	b.list(lines)
	return b.String()
}

// action is what is left to do, by whom and by when.
func (b briefText) action(f views.FollowUp) []span {
	text := oneLine(prose.Shorten(f.Action.Text.Head(), longestRemark)) + ", " + oneLine(cmp.Or(f.Action.Owner, b.Text("actions.no-owner")))
	if !f.Due.IsZero() {
		text += ", " + b.Text("actions.due-on", f.Due.String())
	}
	if f.Overdue {
		text += ", " + b.Text("state.overdue")
	}
	if f.Action.SaysNoState() {
		text += ", " + b.Text("state.not-marked")
	}
	return []span{words(text)}
}
