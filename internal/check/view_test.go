package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// TestView holds the rules that look at all documents together: what they find on
// the first of June, and what they leave alone.
func TestView(t *testing.T) {
	day := func(month time.Month, day int) kb.Date { return kb.Date{Year: 2026, Month: month, Day: day} }
	text := func(plain string) kb.Text { return kb.Text{Plain: plain, Line: 7} }
	because := []kb.Why{{Text: text("logs were kept for ever"), Whys: []kb.Why{{Text: text("nobody had set a limit")}}}}
	technical := kb.Assignment{Title: text("The disk was full"), Kind: kb.FactorTechnical, Line: 7}
	deep := technical
	deep.Whys = because
	human := kb.Assignment{Title: text("The wrong window was chosen"), Kind: kb.FactorHuman, Line: 7}
	sensible := human
	sensible.Note = kb.Text{Plain: "both look alike"}
	explained := human
	explained.Whys = because
	alert := kb.Action{Text: text("Alert on a full disk of the orders database"), State: kb.ActionOpen}
	dueIn := func(d kb.Date) kb.Action { a := alert; a.Due = d; return a }
	doneOn := func(d kb.Date) kb.Action { a := alert; a.State, a.Done = kb.ActionDone, d; return a }

	// earlier is a month before the incident that is looked at.
	earlier := func(a kb.Action) *kb.Incident {
		return &kb.Incident{Document: kb.Document{Source: "earlier.md", Title: "Earlier", Tags: []string{"disk"}}, Date: day(3, 1), Actions: []kb.Action{a}}
	}
	incident := func(change func(*kb.Incident)) *kb.Incident {
		i := &kb.Incident{Document: kb.Document{Source: "now.md", Title: "Now", Tags: []string{"disk"}}, Date: day(4, 1)}
		change(i)
		return i
	}
	factors := func(all ...kb.Assignment) func(*kb.Incident) { return func(i *kb.Incident) { i.Factors = all } }
	actions := func(all ...kb.Action) func(*kb.Incident) { return func(i *kb.Incident) { i.Actions = all } }
	met := actions(doneOn(day(5, 20)), alert)

	tests := []struct {
		name    string
		rule    problem.Rule
		before  *kb.Incident
		change  func(*kb.Incident)
		message string
	}{
		{"a human factor", problem.HumanSense, nil, factors(human), `"The wrong window was chosen" does not say why it made sense at the time`},
		{"with a note", problem.HumanSense, nil, factors(sensible), ""},
		{"with a chain", problem.HumanSense, nil, factors(explained), ""},
		{"technical alone", problem.OnlyTechnical, nil, factors(technical, technical), "all 2 factors are technical, and none says why"},
		{"technical, and why", problem.OnlyTechnical, nil, factors(technical, deep), ""},
		{"technical and human", problem.OnlyTechnical, nil, factors(technical, sensible), ""},
		{"one technical", problem.OnlyTechnical, nil, factors(technical), ""},
		{"promised before", problem.PromisedBefore, earlier(alert), actions(alert), `"Alert on a full disk of the orders database" was promised before, on 2026-03-01 in "Earlier", and was open when this happened`},
		{"done too late", problem.PromisedBefore, earlier(doneOn(day(4, 20))), actions(alert), `"Alert on a full disk of the orders database" was promised before, on 2026-03-01 in "Earlier", and was open when this happened`},
		{"done in time", problem.PromisedBefore, earlier(doneOn(day(3, 20))), actions(alert), ""},
		{"promised once", problem.PromisedBefore, nil, actions(alert), ""},
		{"similar and open", problem.SimilarOpen, earlier(alert), actions(), `you promised this before: 1 action of 1 earlier incident like this one is still open; the first is "Alert on a full disk of the orders database", of 2026-03-01`},
		{"similar and done", problem.SimilarOpen, earlier(doneOn(day(3, 20))), actions(), ""},
		{"still to come", problem.DateAhead, nil, func(i *kb.Incident) { i.Date = day(6, 3) }, "the incident happened on 2026-06-03, which is still to come"},
		{"tomorrow", problem.DateAhead, nil, func(i *kb.Incident) { i.Date = day(6, 2) }, ""},
		{"without a day", problem.DateAhead, nil, func(i *kb.Incident) { i.Date = kb.Date{} }, ""},
		{"overdue", problem.ActionOverdue, nil, actions(dueIn(day(5, 1))), `"Alert on a full disk of the orders database" was due on 2026-05-01`},
		{"two overdue", problem.ActionOverdue, nil, actions(dueIn(day(5, 1)), dueIn(day(5, 2))), `2 actions are overdue; "Alert on a full disk of the orders database" was due on 2026-05-01`},
		{"due today", problem.ActionOverdue, nil, actions(dueIn(day(6, 1))), ""},
		{"done", problem.ActionOverdue, nil, actions(doneOn(day(4, 2))), ""},
		{"nothing marked since", problem.FollowUpMissed, nil, actions(alert), "people were to meet about it on 2026-05-01, and nothing is marked since"},
		{"something marked", problem.FollowUpMissed, nil, met, ""},
		{"nothing to follow", problem.FollowUpMissed, nil, actions(), ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule.String()+" "+tt.name, func(t *testing.T) {
			incidents := []*kb.Incident{incident(tt.change)}
			if tt.before != nil {
				incidents = append(incidents, tt.before)
			}
			base, _ := kb.New(kb.Parts{Incidents: incidents})
			monthly := kb.Schedule{After: kb.Interval{N: 30, Unit: kb.Days}, Every: kb.Interval{N: 1, Unit: kb.Months}}
			var got string
			for _, p := range View(views.New(base, day(6, 1), monthly), func(rule problem.Rule) bool { return rule == tt.rule }) {
				if p.File == "now.md" {
					got += p.Message
				}
			}
			if got != tt.message {
				t.Errorf("%q, want %q", got, tt.message)
			}
		})
	}
}

// TestTitleTwice: of incidents that share a title the newest is told, of those that have
// none of their own none is, and of one that is a copy it is told elsewhere.
func TestTitleTwice(t *testing.T) {
	incident := func(source, title string, month time.Month, line int) *kb.Incident {
		return &kb.Incident{Document: kb.Document{Source: source, Title: title}, Date: kb.Date{Year: 2026, Month: month, Day: 1}, TitleOrigin: kb.Origin{Line: line}}
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		incident("a.md", "Mail late", 1, 1), incident("b.md", "mail  late", 3, 2), incident("c.md", "Mail late", 2, 1),
		incident("d.md", "Orders late", 1, 1), incident("e/2026.md", "2026", 2, 0), incident("f/2026.md", "2026", 3, 0),
		incident("g.md", "Pages slow", 1, 1), incident("h.md", "Pages slow", 1, 1),
	}})
	copies := []problem.Problem{problem.New(problem.DocumentTwice, problem.Place{File: "g.md"}, "this is h.md once more")}
	var got []string
	for _, p := range Base(base, copies) {
		got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Message))
	}
	if want := `b.md:2 "mail  late" is the title of c.md and 1 more, too`; strings.Join(got, "\n") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestAbstractLength: 300 words are read, and more are not.
func TestAbstractLength(t *testing.T) {
	words := func(n int) (text string) {
		for range n {
			text += "word "
		}
		return "## Summary\n\n" + text + "\n"
	}
	if p := finds(checked(t, words(longestAbstract)), problem.AbstractLength); p != nil {
		t.Error(p.Message)
	}
	if p := finds(checked(t, words(longestAbstract+1)), problem.AbstractLength); p == nil || p.Message != "the summary has 301 words, of about 300" {
		t.Errorf("%+v", p)
	}
}

// TestEveryRuleHasAnExample: what check looks for is shown by its own examples, or by
// the tests of this package.
func TestEveryRuleHasAnExample(t *testing.T) {
	tested := map[problem.Rule]bool{
		problem.HumanSense: true, problem.OnlyTechnical: true, problem.PromisedBefore: true, problem.SimilarOpen: true, problem.ActionOverdue: true, problem.FollowUpMissed: true,
		problem.DateAhead: true, problem.AbstractLength: true,
	}
	for rule := range problem.Rules() {
		if d := rule.Definition(); d.Checked && !tested[rule] && (len(d.Flags) == 0 || len(d.Passes) == 0) {
			t.Errorf("%s has no text that it must flag, or none that it must not", rule)
		}
	}
}
