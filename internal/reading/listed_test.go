package reading

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

func TestListedActionsJoinThoseOfTheSection(t *testing.T) {
	const text = `---
date: 2024-01-03
actions:
  - Alert on expiry @ann due:2024-10-01 kind:detect
  - text: Rotate the key
    owner: platform
    state: done
    done: 2024-02-01
    ticket: OPS-12
  - text: Rewrite it
    state: wontfix
    reason: not worth it
  - rotate the KEY.
---
# T

## Action items

- [ ] Rotate the key
- [x] Write it down
`
	incident, problems := readDocument(t, "a.md", text, Rules{Trackers: []kb.Tracker{{Key: "OPS", URL: "https://x.example/{key}"}}})
	var got []string
	anchors := map[string]bool{}
	for _, a := range incident.Actions {
		ticket := ""
		if a.Ticket != nil {
			ticket = a.Ticket.URL
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s|%s|%d", a.Text.Plain, a.State, a.Owner, a.Due, a.Done, a.Kind, ticket, a.Reason, a.Text.Line))
		if anchors[a.Anchor] || !strings.HasPrefix(a.Anchor, "a-") {
			t.Errorf("anchor %q", a.Anchor)
		}
		anchors[a.Anchor] = true
	}
	want := []string{
		"Rotate the key|done|platform||2024-02-01||https://x.example/OPS-12||19",
		"Write it down|done|||||||20",
		"Alert on expiry|open|@ann|2024-10-01||detect|||4",
		"Rewrite it|wontfix||||||not worth it|10",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if len(problems) != 0 {
		t.Errorf("problems %+v", problems)
	}
}

func TestListedFactorsJoinThoseOfTheSection(t *testing.T) {
	const text = `---
factors:
  - Retry storm
  - factor: New team
    kind: human
    role: lengthened
    note: two people had left
    markers: [team-changes]
    whys:
      - nobody knew the switch
      - it was never written down
  - factor: Old disk
    role: guilty
mitigators: [Good backups]
---
# T

## Contributing factors

- Retry storm
`
	incident, problems := readDocument(t, "a.md", text, Rules{})
	var got []string
	for _, list := range [][]kb.Assignment{incident.Factors, incident.Mitigators} {
		for _, a := range list {
			whys := ""
			for chain := a.Whys; len(chain) > 0; chain = chain[0].Whys {
				whys += "<" + chain[0].Text.Plain
			}
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%v|%s|%s|%d", a.Name, a.Title.Plain, a.Kind, a.Role, a.Markers, a.Note.Plain, whys, a.Line))
		}
	}
	want := []string{
		"Retry storm|Retry storm|||[]|||20",
		"New team|New team|human|lengthened|[team-changes]|two people had left|<nobody knew the switch<it was never written down|4",
		"Old disk|Old disk|||[]|||12",
		"Good backups|Good backups|||[]|||14",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if rulesOf(problems) != "role-unknown" {
		t.Errorf("problems %+v", problems)
	}
}

func TestDescribedDocuments(t *testing.T) {
	entry, doc := parseDocument(t, "factors/retry-storm.md", "---\nkind: technical\nmarkers: [scarcity-economics]\nsynonyms: [thundering herd]\n---\n# Retry storm\n\nText.\n")
	factor, problems := Factor(entry, doc, Rules{})
	if factor.Title != "Retry storm" || factor.Kind != kb.FactorTechnical || len(factor.Markers) != 1 || len(factor.Synonyms) != 1 || len(problems) != 0 {
		t.Errorf("factor %+v, problems %+v", factor, problems)
	}

	entry, doc = parseDocument(t, "services/api.md", "---\ntitle: API\nowner: platform\nlinks:\n  - label: Runbook\n    url: https://x.example/run\n  - label: Trap\n    url: javascript:alert(1)\n---\n")
	service, problems := Service(entry, doc, Rules{})
	if diff := cmp.Diff([]kb.Resource{{Label: "Runbook", URL: "https://x.example/run"}}, service.Resources); diff != "" {
		t.Errorf("resources: -want +got\n%s", diff)
	}
	if service.Title != "API" || service.Owner != "platform" || rulesOf(problems) != "link-unsafe" {
		t.Errorf("service %+v, problems %+v", service, problems)
	}

	entry, doc = parseDocument(t, "guide/how-to-write.md", "Text without a heading.\n")
	page, problems := Page(entry, doc, Rules{})
	if page.Title != "How to write" || len(problems) != 0 {
		t.Errorf("page %+v, problems %+v", page, problems)
	}
}

func TestHeadOfAnIncident(t *testing.T) {
	const text = `---
id: INC-7
slug: disk
title: Disk full
tags: [storage, "2024"]
aliases: [old/disk]
lastmod: 2024-02-01
draft: true
near_miss: true
authors: [ann]
facilitator: bob
team: platform
related: ["[[INC-3]]", old.md]
trigger: a deploy
detected_by: an alert
impact: nobody could pay
changed: alerts on disks
---
text
`
	incident, problems := readDocument(t, "a.md", text, Rules{})
	got := fmt.Sprint(incident.ID, incident.WantedSlug, incident.Tags, incident.Aliases[0].Path, incident.LastModified, incident.Draft, incident.NearMiss,
		incident.Authors, incident.Facilitator, incident.Team, incident.Related[0].Name, incident.Related[1].Name, incident.Trigger.Plain,
		incident.DetectedBy.Plain, incident.Impact.Plain, incident.Changed.Plain)
	want := "INC-7disk[storage 2024]old/disk2024-02-01truetrue[ann]bobplatformINC-3old.mda deployan alertnobody could payalerts on disks"
	if got := strings.ReplaceAll(got, " true", "true"); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(problems) != 0 {
		t.Errorf("problems %+v", problems)
	}
	incident, _ = readDocument(t, "a.md", "# T\n\n**Authors:** Ann, Bob and @carol\n**Team:** platform\n**Trigger:** a deploy\n**Detection:** an alert\n\n## Impact\n\nNobody could pay.\n", Rules{})
	if diff := cmp.Diff([]string{"Ann", "Bob", "@carol"}, incident.Authors); diff != "" || incident.Team != "platform" || incident.Trigger.Plain != "a deploy" ||
		incident.DetectedBy.Plain != "an alert" || incident.Impact.Plain != "Nobody could pay." {
		t.Errorf("incident %+v", incident)
	}
}

// What front matter and lines of actions say and nobody can read is a warning at
// its place.
func TestWhatIsMissingOrUnreadable(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"factor without a name", "---\nfactors: [{kind: technical}]\n---\n# T\n", "2:11 entry-without-name"},
		{"mitigator without a name", "---\nmitigators:\n  - note: x\n---\n# T\n", "3:5 entry-without-name"},
		{"action without a text", "---\nactions: [{owner: a}]\n---\n# T\n", "2:11 entry-without-text"},
		{"day of no calendar", "# T\n\n## Actions\n\n- Do X due:2026-02-30\n", "5:8 action-token"},
		{"day in words", "# T\n\n## Actions\n\n- Do X\n  soon due:tomorrow\n", "6:8 action-token"},
		{"day that counts from another", "# T\n\n## Actions\n\n- Do X (due: 2 weeks)\n", "5:9 action-token"},
		{"minute of no hour in a timeline", "# T\n\n## Timeline\n\n- 12:30 A\n- 12:75 B\n- 12:80 C\n- 13:00 D\n", "6:0 time-unreadable"},
		{"kind", "# T\n\n## Actions\n\n- Do X @a kind:foo\n", "5:11 action-token"},
		{"day in front matter", "---\nactions: [Do X due:tomorrow]\n---\n# T\n", "2:11 action-token"},
		{"day in a table", "# T\n\n## Actions\n\n| Action | Owner |\n|---|---|\n| Do X due:tomorrow | a |\n", "7:8 action-token"},
		{"day and kind that are read", "# T\n\n## Actions\n\n- Do X due:2026-02-28 kind:prevent\n", ""},
		{"impossible time", "---\nstarted: 2026-03-01 25:61\n---\n# T\n", "2:10 time-unreadable"},
		{"impossible hour", "---\nstarted: 2026-03-01 25:00\n---\n# T\n", "2:10 time-unreadable"},
		{"impossible hour alone", "---\ndate: 2026-03-01\nstarted: 25:00\n---\n# T\n", "3:10 time-unreadable"},
		{"impossible time of an ISO form", "---\nresolved: 2026-03-01T25:61\n---\n# T\n", "2:11 time-unreadable"},
		{"day alone", "---\nstarted: 2026-03-01\n---\n# T\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readDocument(t, "a.md", test.text, Rules{})
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
				if p.Level != problem.Warning || p.Help == "" {
					t.Errorf("%+v", p)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestDueCellsWithoutDay: a notice says once that cells for a due day say none.
func TestDueCellsWithoutDay(t *testing.T) {
	_, problems := readDocument(t, "a.md", "# T\n\n## Actions\n\n| Action | Due |\n|---|---|\n| Do X | 2026-03-12 |\n| Do Y | J+7 |\n| Do Z | soon |\n", Rules{})
	if len(problems) != 1 || problems[0].Line != 8 || problems[0].Level != problem.Notice || !strings.Contains(problems[0].Message, `2 due dates`) || problems[0].Help == "" {
		t.Errorf("got %+v", problems)
	}
}

// TestDateOrder: a notice says how a day was read whose month nothing tells.
func TestDateOrder(t *testing.T) {
	_, problems := readDocument(t, "a.md", "# OOM\n\n**Date:** 05/03/2026\n", Rules{})
	if len(problems) != 1 || problems[0].Rule != problem.DateOrder || problems[0].Line != 3 || !strings.Contains(problems[0].Message, "2026-05-03") {
		t.Errorf("got %+v", problems)
	}
	if _, problems := readDocument(t, "a.md", "# OOM\n\n**Date:** 05/03/2026\n\n15/03/2026\n", Rules{}); len(problems) > 0 {
		t.Errorf("another day tells: %+v", problems)
	}
	_, problems = readDocument(t, "a.md", "---\ndate: 05/03/2026\n---\n# The shop was down\n\n## Action items\n\n| Action | Due |\n|---|---|\n| Do X | 07/06/2026 |\n", Rules{})
	if len(problems) != 1 || problems[0].Rule != problem.DateOrder || problems[0].Line != 2 {
		t.Errorf("a key and a table in English: got %+v", problems)
	}
	if _, problems := readDocument(t, "a.md", "---\ndate: 05/03/2026\n---\n# The shop was down\n", Rules{Language: "en-GB"}); len(problems) > 0 {
		t.Errorf("the folder tells: %+v", problems)
	}
}

// TestWordsGone: a notice says which words of a named factor stand in the document no
// longer.
func TestWordsGone(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"words that are gone", "---\nfactors:\n  - {factor: Alert noise, words: the pager rang too often}\n---\n# T\n\n## Causes\n\n- The pager rang twice\n", "3:34 words-gone"},
		{"words of a cause", "---\nfactors:\n  - {factor: Alert noise, words: the pager rang too often}\n---\n# T\n\n## Causes\n\n- At night **the pager** rang too often\n", ""},
		{"words of a story", "---\nfactors:\n  - {factor: Alert noise, words: pager rang}\n---\n# T\n\n## Summary\n\nOur [pager](x.md) rang.\n", ""},
		{"words of two entries", "---\nfactors:\n  - {factor: A, words: pager rang}\n  - {factor: B, words: rang too often}\n---\n# T\n\n## Causes\n\n- The pager rang too often\n", ""},
		{"words of a table", "---\nfactors:\n  - {factor: A, words: pager rang}\n---\n# T\n\n| a | b |\n|---|---|\n| 1 | the pager rang |\n", ""},
		{"words far down a paragraph", "---\nfactors:\n  - {factor: A, words: pager rang}\n---\n# T\n\n## Summary\n\n" + strings.Repeat("All was well. ", 40) + "The pager rang (at night).\n", ""},
		{"words in brackets", "---\nfactors:\n  - {factor: A, words: at night}\n---\n# T\n\n## Summary\n\nThe pager rang (at night).\n", ""},
		{"words of the file's name", "---\nfactors:\n  - {factor: A, words: A}\n---\nText\n", ""},
	} {
		_, problems := readDocument(t, "a.md", test.text, Rules{})
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}
