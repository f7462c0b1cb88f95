package reading

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
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
		{"Everyday work, everywhere", ""},
		{"", ""},

		{"Alle drei Monate das Zurückspielen üben", "3 months"},
		{"Das Zurückspielen alle 3 Monate üben", "3 months"},
		{"Jede zweite Woche: Quote ansehen", "2 weeks"},
		{"Zertifikate jährlich prüfen", "1 year"},
		{"Melden, wenn ein Datenträger alle 2 Wochen nicht geprüft wird", ""},
		{"Den wöchentlichen Bericht an alle senden", ""},
		{"Refaire l'exercice tous les six mois", "6 months"},
		{"Chaque trimestre, tester la restauration", "3 months"},
		{"Vérifier que la clé est renouvelée chaque année", "1 year"},
		{"Alerter quand le disque n'est pas vérifié chaque semaine", ""},
		{"Ensayar la restauración cada 3 meses", "3 months"},
		{"Mensualmente: revisar la cuota", "1 month"},
		{"Avisar cuando el disco no se revisa cada semana", ""},
		{"Ensaiar a restauração a cada duas semanas", "2 weeks"},
		{"Revisar a cota uma vez por ano, em março", "1 year"},
		{"Avisar quando o disco não é verificado toda semana", ""},
		{"Øve på gjenoppretting hver tredje måned", "3 months"},
		{"Gå gjennom kvoten en gang i året, i mars", "1 year"},
		{"Sende den månedlige rapporten", ""},
		{"Varsle når en disk ikke er sjekket hver uke", ""},
		{"毎月、復元を訓練する", "1 month"},
		{"3ヶ月ごとに手順書を見直す", "3 months"},
		{"年に1回、鍵を交換する", "1 year"},
		{"毎月の報告を送る", ""},
		{"毎日テストを流す", ""},
		{"每季度演练一次恢复", "3 months"},
		{"每两周检查配额", "2 weeks"},
		{"发送每月的报告", ""},
		{"Provare il ripristino ogni 3 mesi", "3 months"},
		{"Elke maand het herstel oefenen", "1 month"},
		{"Öva återställning varje kvartal", "3 months"},
		{"Øv gendannelse hver måned", "1 month"},
		{"Проверять восстановление каждые 3 месяца", "3 months"},
		{"복원을 매월 연습한다", "1 month"},
		{"3개월마다 복원을 연습한다", "3 months"},
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
			if p.Help != when.ScheduleHelp || p.Level != problem.Warning {
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

// TestDraftStatus: a status of the front matter that says draft holds nothing back,
// and a warning says so; in the text it is how things stand.
func TestDraftStatus(t *testing.T) {
	for text, want := range map[string]int{
		"---\nstatus: draft\n---\n# T\n":              1,
		"---\nstatus: Entwurf\n---\n# T\n":            1,
		"---\nstatus: review\n---\n# T\n":             0,
		"---\nstatus: final\ndraft: true\n---\n# T\n": 0,
		"---\nstatus: draft\ndraft: true\n---\n# T\n": 0,
		"# T\n\n**Status:** Draft\n":                  0,
	} {
		_, problems := readDocument(t, "a.md", text, Rules{})
		got := 0
		for _, p := range problems {
			if p.Rule == problem.StatusDraft && p.Level == problem.Warning && p.Line == 2 {
				got++
			}
		}
		if got != want {
			t.Errorf("%q: %d warnings, want %d: %v", text, got, want, problems)
		}
	}
}
