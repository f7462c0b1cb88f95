package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Question is one of the three questions of a review, in their order, with the actions
// that answer it.
type Question struct {
	Words   string
	Answers []Answer
}

// Answer is an action, leading to its place in its own list.
type Answer struct {
	Link
	// State says that it is done, or will not be; empty for an open one.
	State string
}

// answerLength is how much of an action is said below a question, in bytes.
const answerLength = 160

// reviewQuestions are the questions by the kind of action that answers them.
var reviewQuestions = []struct {
	kind kb.ActionKind
	key  string
}{
	{kb.ActionRespond, "questions.respond"},
	{kb.ActionDetect, "questions.detect"},
	{kb.ActionPrevent, "questions.prevent"},
}

// questions lists the actions of an incident under the three questions. It is nil unless
// they answer two of them: only then does the author tell kinds of actions apart, and is
// a question without an answer one that nobody answered.
func questions(l *texts.Language, incident *kb.Incident) []Question {
	var all []Question
	answered := 0
	for _, q := range reviewQuestions {
		question := Question{Words: l.Text(q.key)}
		for i := range incident.Actions {
			a := &incident.Actions[i]
			if a.Kind != q.kind || a.Anchor == "" {
				continue
			}
			answer := Answer{Link: Link{Text: prose.Shorten(prose.Line(a.Text.Head()), answerLength), Href: "#" + a.Anchor}}
			if a.State != kb.ActionOpen {
				answer.State = l.Word("state.", string(a.State))
			}
			question.Answers = append(question.Answers, answer)
		}
		if len(question.Answers) > 0 {
			answered++
		}
		all = append(all, question)
	}
	if answered < 2 {
		return nil
	}
	return all
}

// UnkeptRow is an action that an earlier postmortem promised and that was open when
// this incident struck.
type UnkeptRow struct {
	Link
	// From is the title of the earlier postmortem, Factor that of what both name, and
	// Since what became of the action.
	From, Factor, Since string
}

// unkeptShown is how many of them a page names.
const unkeptShown = 3

// unkept are the first of them, and whether there are more.
func (s *site) unkept(f Frame, incident *kb.Incident) (rows []UnkeptRow, more bool) {
	all := s.view.UnkeptBefore(incident, unkeptShown+1)
	more = len(all) > unkeptShown
	for _, u := range all[:min(len(all), unkeptShown)] {
		row := UnkeptRow{
			Link: f.link(prose.Shorten(prose.Line(u.Action.Text.Head()), openLength), actionAddress(u.Incident, u.Action)),
			From: f.listTitle(u.Incident), Factor: u.Factor.Title, Since: s.text("questions.still-open"),
		}
		if u.Action.State == kb.ActionDone {
			row.Since = s.count("questions.done-later", u.Action.Done.DaysSince(incident.Date))
		}
		rows = append(rows, row)
	}
	return rows, more
}

// openLength is how much of an action a list beside its text says, in bytes.
const openLength = 80
