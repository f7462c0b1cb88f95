package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Question is one of the three questions of a review, in their order, and the
// actions that answer it.
type Question struct {
	Words   string
	Actions []QuestionAction
}

// QuestionAction is an action with its state in a word.
type QuestionAction struct {
	Link
	State string
}

// reviewQuestions are the questions by the kind of action that answers them.
var reviewQuestions = []struct {
	kind  kb.ActionKind
	words string
}{
	{kb.ActionRespond, "How do we repair it faster?"},
	{kb.ActionDetect, "How do we detect it earlier?"},
	{kb.ActionPrevent, "How do we prevent it?"},
}

// questions sorts the actions of an incident under the three questions; nil where
// none of them answers one.
func questions(incident *kb.Incident) []Question {
	var all []Question
	answered := false
	for _, q := range reviewQuestions {
		question := Question{Words: q.words}
		for i := range incident.Actions {
			a := &incident.Actions[i]
			if a.Kind != q.kind || a.Anchor == "" {
				continue
			}
			answered = true
			question.Actions = append(question.Actions, QuestionAction{
				Link{Text: prose.Shorten(prose.Line(a.Text.Head()), openLength), Href: "#" + a.Anchor}, stateWords[a.State],
			})
		}
		all = append(all, question)
	}
	if !answered {
		return nil
	}
	return all
}

// stateWords name a state beside an action; that it is open goes without saying.
var stateWords = map[kb.ActionState]string{kb.ActionDone: "done", kb.ActionWontfix: "won’t do"}

// UnkeptRow is an action that an earlier postmortem promised and that was open when
// this incident struck.
type UnkeptRow struct {
	Link
	// From is the earlier postmortem, Factor what both name, and Since what became of
	// the action.
	From, Factor Link
	Since        string
}

// unkeptShown is how many of them a page names.
const unkeptShown = 5

func (s *site) unkept(f Frame, incident *kb.Incident) []UnkeptRow {
	var rows []UnkeptRow
	for _, u := range s.view.UnkeptBefore(incident) {
		if len(rows) == unkeptShown {
			break
		}
		row := UnkeptRow{
			Link: f.link(prose.Shorten(prose.Line(u.Action.Text.Head()), openLength), actionAddress(u.Incident, u.Action)),
			From: f.incidentLink(u.Incident), Factor: f.factorLink(u.Factor), Since: "still open",
		}
		if u.Action.State == kb.ActionDone {
			row.Since = "done " + kb.Plural(u.Action.Done.DaysSince(incident.Date), "day", "days") + " later"
		}
		rows = append(rows, row)
	}
	return rows
}

// openLength is how much of an action a list beside its text says, in bytes.
const openLength = 80
