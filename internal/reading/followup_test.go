package reading

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

func TestRecurrenceInWords(t *testing.T) {
	tests := []struct{ give, want string }{
		{"Check every 3 months that the runbook is right", "3 months"},
		{"Rehearse a restore every 3 months", "3 months"},
		{"Rehearse a restore every quarter.", "3 months"},
		{"Exercise with two teams, once a year in March", "1 year"},
		{"Exercise with two teams once a year in March", "1 year"},
		{"Monthly: look at the quota", "1 month"},
		{"Look at the quota monthly", "1 month"},
		{"Look at the quota (each month)", "1 month"},
		{"Look at the quota – every other week – and write it down", "2 weeks"},
		{"Review quarterly with the vendor", "3 months"},
		{"Every six months, rotate the key", "6 months"},
		{"Make sure that the certificate is checked every 2 weeks", "2 weeks"},
		{"Rotate the key every 90 days", "90 days"},
		{"Rotate the key. Every 2 years look at the length.", "2 years"},
		{"Log the id of every request", ""},
		{"Answer every customer", ""},
		{"Restore every Monday and compare", ""},
		{"Run the suite every day", ""},
		{"Run the suite once a night", ""},
		{"Alert when a disk is not checked every 2 weeks", ""},
		{"Alert on backups that do not run weekly", ""},
		{"Send the monthly report to all", ""},
		{"Send monthly figures", ""},
		{"Reduce the rotation to every 3 months", ""},
		{"Keep logs for each quarter", ""},
		{"Answer automatically no more than once a week per sender", ""},
		{"Fix the weekly job", ""},
		{"Poll every 3 minutes", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := recurrenceIn(tt.give).String(); got != tt.want {
			t.Errorf("%q comes back every %q, want %q", tt.give, got, tt.want)
		}
	}
}

// TestRecurringActions: the key is read in every form that an action has, and an
// action that is marked open stays open with the day on which it was done last.
func TestRecurringActions(t *testing.T) {
	const text = `---
date: 2024-01-03
actions:
  - text: Rotate the key
    every: 6 months
    state: open
    done: 2024-02-01
  - Look at the quota every:2w
  - text: Count the disks
    every: now and then
---
# T

## Action items

- [ ] Rehearse a restore @ann every:3m done:2024-05-01 due:2024-04-30
- [x] Talk to the vendor every month done:2024-05-01
- [ ] Review the alerts (every: quarter, owner: Bob)
- [ ] Ask every:now
- [-] Clean up monthly wontfix: a job does it

| Action | Every | Status | Done | Reason |
|---|---|---|---|---|
| Read the list of owners | monthly | open | 2024-03-01 | |
| Try the old backups | 3 months | Wontfix | | they are gone |
`
	incident, problems := readDocument(t, "a.md", text, Rules{})
	var got []string
	for _, a := range incident.Actions {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s", a.Text.Plain, a.Every, a.State, a.Due, a.Done, a.Owner, a.Reason))
	}
	want := []string{
		"Rehearse a restore|3 months|open|2024-04-30|2024-05-01|@ann|",
		"Talk to the vendor every month|1 month|done||2024-05-01||",
		"Review the alerts|3 months|open|||Bob|",
		"Ask every:now||open||||",
		"Clean up monthly|1 month|wontfix||||a job does it",
		"Read the list of owners|1 month|open||2024-03-01||",
		"Try the old backups|3 months|wontfix||||they are gone",
		"Rotate the key|6 months|open||2024-02-01||",
		"Look at the quota|2 weeks|open||||",
		"Count the disks||open||||",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	var rules []string
	for _, p := range problems {
		rules = append(rules, fmt.Sprintf("%d %s: %s", p.Line, p.Rule, p.Message))
	}
	slices.Sort(rules)
	wantRules := []string{
		`10 action-token: "now and then" does not say how often the action comes back`,
		`19 action-token: "every:now" cannot be read; expected a length such as 3m, 2w or 1y`,
	}
	if diff := cmp.Diff(wantRules, rules); diff != "" {
		t.Errorf("problems: -want +got\n%s", diff)
	}
}

// TestWontfixReasons: the reason is read in every form that an action has.
func TestWontfixReasons(t *testing.T) {
	const text = `---
actions:
  - text: Rewrite it
    state: wontfix
    reason: not worth it
  - Move it wontfix: nobody uses it
---
# T

## Action items

- [-] Buy a second one wontfix: too dear
- [-] Buy a third one (the first one is enough)
- [-] Buy a fourth one
- Buy a fifth one (won't do: no room)
- WONTFIX: buy a sixth one

| Action | Status | Why not |
|---|---|---|
| Paint it | Wontfix: it rusts | |
| Polish it | Declined | it is dull |
| Sell it | Rejected | |
`
	incident, _ := readDocument(t, "a.md", text, Rules{})
	var got []string
	for _, a := range incident.Actions {
		got = append(got, fmt.Sprintf("%s|%s|%s", a.Text.Plain, a.State, a.Reason))
	}
	want := []string{
		"Buy a second one|wontfix|too dear",
		"Buy a third one (the first one is enough)|wontfix|the first one is enough",
		"Buy a fourth one|wontfix|",
		"Buy a fifth one|wontfix|no room",
		"buy a sixth one|wontfix|",
		"Paint it|wontfix|it rusts",
		"Polish it|wontfix|it is dull",
		"Sell it|wontfix|",
		"Rewrite it|wontfix|not worth it",
		"Move it|wontfix|nobody uses it",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestFollowUpKey(t *testing.T) {
	tests := []struct{ give, want, problem string }{
		{"", "", ""},
		{"follow_up: after 2 weeks, every month", "after 2 weeks, every month", ""},
		{"follow-up: never", "never", ""},
		{"follow_up: soon", "", `2:12 warning follow-up-unclear: "soon" does not say when to meet again`},
	}
	for _, tt := range tests {
		incident, problems := readDocument(t, "a.md", "---\n"+tt.give+"\n---\n# T\n", Rules{})
		if got := incident.FollowUp.String(); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.give, got, tt.want)
		}
		var got string
		for _, p := range problems {
			got += fmt.Sprintf("%d:%d %s %s: %s", p.Line, p.Column, p.Level, p.Rule, p.Message)
			if p.Help != content.ScheduleHelp || p.Level != problem.Warning {
				t.Errorf("%+v", p)
			}
		}
		if got != tt.problem {
			t.Errorf("%q: %q, want %q", tt.give, got, tt.problem)
		}
	}
}

func TestChanged(t *testing.T) {
	tests := []struct{ give, want string }{
		{"---\nchanged: No more letters.\n---\n# T\n\n## What is different now\n\nNothing.\n", "No more letters."},
		{"# T\n\n**What has changed:** No more letters.\n", "No more letters."},
		{"# T\n\n## What is different now\n\nNo more letters.\n\nNor stamps.\n", "No more letters."},
		{"# T\n\n## What's different now?\n\nNo more letters.\n", "No more letters."},
		{"# T\n\n## What changed\n\nA release at noon.\n", ""},
	}
	for _, tt := range tests {
		incident, _ := readDocument(t, "a.md", tt.give, Rules{})
		if incident.Changed.Plain != tt.want {
			t.Errorf("%q says %q, want %q", tt.give, incident.Changed.Plain, tt.want)
		}
	}
}
