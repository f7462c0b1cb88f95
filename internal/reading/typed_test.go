package reading

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Texts of front matter are inline Markdown, and what is wrong in them is told
// where it stands in the file.
func TestTypedTexts(t *testing.T) {
	const text = `---
title: T
summary: |
  Orders **failed**, see [[retry-storm]].

  Second [bad](javascript:a) one.
impact: "**1,200** [bad](javascript:b)"
trigger: >
  a folded
  [bad](javascript:c)
changed: TBD
detected_by: a_b of * and [[x]]
actions:
  - Alert on ` + "`queue_depth`" + ` @ada due:2026-04-01
  - text: Ask the **vendor** [#7](https://x.example/issues/7)
    state: wontfix
    reason: they *left*
factors:
  - factor: Load
    note: as *said*
    whys: [{question: "why *so*?", text: because ` + "`x`" + `}]
---
Body.
`
	entry, doc := parseDocument(t, "a.md", text)
	incident, problems := Incident(entry, doc, Rules{Parser: markdown.New(markdown.Options{})})
	factor := incident.Factors[0]
	want := []string{
		"Orders failed, see retry-storm.\n\nSecond bad one.", "1,200 bad", "a folded bad", "a_b of * and x",
		"Alert on queue_depth", "Ask the vendor", "as said", "because x",
	}
	shown := []kb.Text{
		incident.Summary, incident.Impact, incident.Trigger, incident.DetectedBy, incident.Actions[0].Text, incident.Actions[1].Text, factor.Note, factor.Whys[0].Text,
	}
	var got []string
	for _, one := range shown {
		got = append(got, one.Plain)
		if one.HTML.Empty() || incident.Body.Shows(one) {
			t.Errorf("%q: its HTML is %v, and that of the body ends at %d", one.Plain, one.HTML, incident.Body.End())
		}
		var page strings.Builder
		if err := markdown.WriteText(&page, incident.Body, one, nil); err != nil || strings.ContainsAny(page.String(), "*`") && one.Plain != "a_b of * and x" {
			t.Errorf("%q is shown as %q, %v", one.Plain, page.String(), err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if a := incident.Actions; a[0].Owner != "@ada" || a[1].Ticket == nil || a[1].Ticket.URL != "https://x.example/issues/7" || a[0].Text.Line != 14 || a[1].Reason != "they left" || factor.Whys[0].Question != "why so?" {
		t.Errorf("%+v", a)
	}
	var places []string
	for _, p := range append(problems, doc.Problems...) {
		places = append(places, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Rule, p.Excerpt))
	}
	for _, l := range incident.Body.Links {
		if l.Kind == kb.WikiLink {
			places = append(places, fmt.Sprintf("%d:%d %s", l.Line, l.Column, l.Target))
		}
	}
	wantPlaces := []string{
		"6:8 link-unsafe Second [bad](javascript:a) one.",
		`7:20 link-unsafe impact: "**1,200** [bad](javascript:b)"`,
		"8:0 link-unsafe trigger: >",
		"12:27 x", "4:24 retry-storm",
	}
	if diff := cmp.Diff(wantPlaces, places); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// The titles of linked documents come into the texts of one base, and not into
// what other bases are made from.
func TestNameLinks(t *testing.T) {
	parser := markdown.New(markdown.Options{})
	read := func(name, text string) *kb.Incident {
		incident, _ := readDocument(t, name, text, Rules{Parser: parser})
		return incident
	}
	parts := kb.Parts{Incidents: []*kb.Incident{
		read("old.md", "# An old one\n\nIt broke.\n"),
		read("new.md", `---
summary: As in [[old]].
factors:
  - factor: Load
    note: see [[old]]
    whys: ["since [[old]]"]
---
# New

## Timeline

- 10:00 like [[old]], which was old
- 10:05 over

## Action items

- [ ] Read [[old]] @ada
`),
	}}
	entry, doc := parseDocument(t, "services/api.md", "# API\n\n## If you are on call\n\n- Do as [[old]] says.\n")
	api, _ := Service(entry, doc, Rules{Parser: parser})
	parts.Services = []*kb.Service{api}
	for range 2 { // the second time from what the first one left
		base, _ := kb.New(parts.Clone())
		if err := NameLinks(base); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, i := range base.Incidents {
			got = append(got, i.Summary.Plain)
			for _, e := range i.Timeline {
				got = append(got, e.Text.Plain)
			}
			for _, a := range i.Actions {
				got = append(got, a.Text.Plain)
			}
			for _, f := range i.Factors {
				got = append(got, f.Note.Plain)
			}
		}
		got = append(got, base.Services[0].Again[0].Plain)
		want := []string{"As in An old one.", "like An old one, which was old", "over", "Read An old one", "see An old one", "It broke.", "Do as An old one says."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		if kept := parts.Incidents[1]; kept.Actions[0].Text.Plain != "Read old" || kept.Summary.Plain != "As in old." || kept.Factors[0].Note.Plain != "see old" {
			t.Errorf("what is read once was changed: %+v", kept.Actions[0].Text)
		}
	}
}

// The words of an entry name the cause of the text that has them, and are its note
// where none has.
func TestTypedWordsNameCause(t *testing.T) {
	const text = `---
factors:
  - {factor: Alert noise, words: "pager *rang* too often"}
  - {factor: Haste, words: nobody wrote this}
---
## Contributing factors

- The pager rang too often, as ever
- Other
`
	entry, doc := parseDocument(t, "a.md", text)
	incident, _ := Incident(entry, doc, Rules{Parser: markdown.New(markdown.Options{})})
	var got []string
	for _, a := range incident.Factors {
		got = append(got, fmt.Sprintf("%s|%s|%s|%t", a.Name, a.Title.Plain, a.Note.Plain, a.IsTitled()))
	}
	want := []string{"Alert noise|The pager rang too often, as ever||false", "|Other||false", "Haste|Haste|nobody wrote this|true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
