package render

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// visible is the text of a page's main part, without what only some readers get
// and what is folded to be copied.
func visible(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	before, folded, _ := strings.Cut(main, `<details class="copies">`)
	_, after, _ := strings.Cut(folded, "</details>")
	main = before + after
	var b strings.Builder
	inTag := true
	for _, r := range main {
		switch {
		case r == '<':
			inTag = true
		case r == '>':
			inTag = false
		case !inTag:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestIncidentPageShowsEachThingOnce(t *testing.T) {
	page := written(t, input(library(t)))["incidents/inc-7/index.html"]
	text := visible(page)
	for words, want := range map[string]int{
		"Disk full on db01":        1,
		"The orders database":      1,
		"log files moved away":     1,
		"The alert named the disk": 1,
		// The table has a column that the list does not know, so it is kept; and the action
		// answers a question of the review.
		"Rotate logs on every host": 3,
		"Only here":                 1,
		"Kept for 30 days.":         1,
		"What we saw":               2, // and in the contents
	} {
		if got := strings.Count(text, words); got != want {
			t.Errorf("%q stands %d times, want %d", words, got, want)
		}
	}
	for _, part := range []string{
		`<h1 id="s-disk-full-on-db01">Disk full on db01</h1>`, `id="t-0"`, `datetime="2026-01-14T09:40&#43;01:00"`, `id="a-0"`, `id="f-0"`,
		"<summary>As written</summary>", "22 min", "by the timeline; “24 minutes” as written", "overdue", "Because: disks are not the cause",
		"Most time went into stopping the harm (1 h 15 min); everything else took 31 min.", `href="https://example.org/edit/incidents/2026-01-14-disk.md"`,
		`src="../../files/incidents/disk.png"`, `width="640"`, `href="../../guide/disks/"`, "Seen in 1 other", "Seen before",
	} {
		if !strings.Contains(page, part) {
			t.Errorf("no %s", part)
		}
	}
	order := []string{"Impact", "deploy of", "What we saw", "Unbounded logs", "The alert named the disk", "Rotate logs", "nowhere", "Kept for 30 days", "Only here"}
	_, body, _ := strings.Cut(page, `<div class="body">`)
	at := 0
	for _, words := range order {
		next := strings.Index(body[at:], words)
		if next < 0 {
			t.Fatalf("%q is not below what stands before it in the document", words)
		}
		at += next
	}
}

func TestAShortNoteIsNotAFailedForm(t *testing.T) {
	text := visible(written(t, input(library(t)))["incidents/incident-2024/index.html"])
	if strings.Count(text, "It broke and we fixed it.") != 1 {
		t.Errorf("the note is not shown once: %s", text)
	}
	if strings.Count(strings.ToLower(text), "not recorded") != 1 {
		t.Errorf("what is not recorded is not said once: %s", text)
	}
}

func TestLeadStandsAtTheTop(t *testing.T) {
	for _, test := range []struct{ name, give, lead, abstract, body string }{
		{"a section of paragraphs goes whole", "## Summary\n\nOne.\n\nTwo.\n\n## Impact\n\nThree.\n", "<p>One.</p>\n<p>Two.</p>", "<p>One.</p><p>Two.</p>", "Impact Three."},
		{"a line that ends the section goes, too", "## Summary\n\nOne.\n\n---\n\n## Impact\n\nThree.\n", "<p>One.</p>", "<p>One.</p>", "Impact Three."},
		{"a list stays, with the heading", "## Summary\n\nOne.\n\n- Two\n", "<p>One.</p>", "<p>One.</p>", "Summary Two"},
		{"a line that announces a list stays above it", "## Summary\n\nOne.\n\nTwo:\n\n- Three\n", "<p>One.</p>", "<p>One.</p>", "Summary Two: Three"},
		{"the first paragraph of plain prose", "One.\n\nTwo.\n", "<p>One.</p>", "<p>One.</p>", "Two."},
		{"without a lead it is shown twice", "## Impact\n\nThree.\n\n## Summary\n\nOne.\n", "", "One.", "Impact Three. Summary One."},
	} {
		incident := &kb.Incident{Document: parsed("a.md", "A title", test.give)}
		html := string(incident.Body.HTML)
		for i := range incident.Sections {
			section := &incident.Sections[i]
			section.Range.To = section.Range.From + len(strings.TrimRight(html[section.Range.From:section.Range.To], "\n"))
		}
		from := strings.Index(html, "One.")
		incident.Summary = kb.Text{Plain: "One.", HTML: kb.Range{From: from, To: from + 4}}
		if test.lead != "" {
			from = strings.Index(html, test.lead)
			incident.Lead = kb.Range{From: from, To: from + len(test.lead)}
		}
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
		page := written(t, input(base))["incidents/a/index.html"]
		_, rest, _ := strings.Cut(page, `<div class="abstract"`)
		_, rest, _ = strings.Cut(rest, ">")
		abstract, _, _ := strings.Cut(rest, "</div>")
		_, body, _ := strings.Cut(page, `<div class="body">`)
		body, _, _ = strings.Cut(body, "<details")
		body = visible("<main>" + body + "</main>")
		body, _, _ = strings.Cut(body, " Postmortems, as of")
		if strings.ReplaceAll(abstract, "\n", "") != test.abstract || strings.TrimSpace(body) != test.body {
			t.Errorf("%s: abstract %q, body %q", test.name, abstract, body)
		}
	}
}

func TestHeadingsBetweenTwoTitlesAreRaised(t *testing.T) {
	incident := &kb.Incident{Document: parsed("a.md", "A title", "# A title\n\n## First\n\nx\n\n### Below\n\nx\n\n# Second\n\n## Third\n\nx\n")}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
	p := inspect(t, "page", written(t, input(base))["incidents/a/index.html"])
	if want := []int{1, 2, 3, 2, 3}; !slices.Equal(p.headings, want) {
		t.Errorf("levels %v, want %v", p.headings, want)
	}
}

func TestParagraphsOfATimelineBecomeOne(t *testing.T) {
	html := []byte("<p>a</p>\n<p>b</p><h2>x</h2><p>c</p>")
	give := []kb.Figure{
		{Range: kb.Range{From: 9, To: 17}, First: 1, Last: 2}, {Range: kb.Range{From: 0, To: 8}, First: 0, Last: 1, Keep: true},
		{Range: kb.Range{From: 27, To: 35}, First: 2, Last: 3}, {Range: kb.Range{From: 30, To: 900}},
	}
	want := []kb.Figure{{Range: kb.Range{From: 0, To: 17}, First: 0, Last: 2, Keep: true}, {Range: kb.Range{From: 27, To: 35}, First: 2, Last: 3}}
	if diff := cmp.Diff(want, joined(give, html)); diff != "" {
		t.Error(diff)
	}
}

func TestSaysMore(t *testing.T) {
	for heading, want := range map[string]bool{
		"Queue stuck": false, "2026-03-01, Queue stuck": false, "Queue stuck (2026)": false, "incident date: 2026-03-01, queue stuck": true,
		"PM-7: Queue stuck": true,
	} {
		if got := saysMore(heading, "Queue stuck"); got != want {
			t.Errorf("%q says more: %v, want %v", heading, got, want)
		}
	}
}

func TestClockStaysAsWritten(t *testing.T) {
	day := kb.Date{Year: 2026, Month: 5, Day: 4}
	for written, want := range map[string]string{
		"9:40 am": "9:40 am", "09:40": "09:40", "2026-05-04T09:40:00Z": "09:40", "04.05.2026 9:40": "09:40",
		"May 4, 2026 9:40": "09:40",
	} {
		m := kb.Moment{Written: written, Day: day, Clock: 9*time.Hour + 40*time.Minute, HasClock: true}
		if got := clockMoment(&m).Text; got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
	for _, m := range []kb.Moment{{Written: "around ten in the evening", Approximate: true, HasClock: true, Day: day}, {Written: "that evening"}} {
		if got := clockMoment(&m).Text; got != m.Written {
			t.Errorf("%q became %q", m.Written, got)
		}
	}
	full := kb.Moment{Written: "4.5.26, 21:05:09", Day: day, Clock: 21*time.Hour + 5*time.Minute + 9*time.Second, HasClock: true, Zone: "CEST"}
	if got := dayMoment(&full); got.Text != "2026-05-04 21:05:09" || got.Zone != "CEST" || got.Machine != "" {
		t.Errorf("%+v", got)
	}
}

func TestFirstSentence(t *testing.T) {
	for give, want := range map[string]string{
		"":                                    "",
		"One. Two.":                           "One.",
		"No stop":                             "No stop",
		"Version 1.10 broke. It did.":         "Version 1.10 broke.",
		"On 18 Nov. 2025 it broke. Then.":     "On 18 Nov. 2025 it broke.",
		"Some, e.g. Three, broke. Then.":      "Some, e.g. Three, broke.",
		"Why? Nobody knew.":                   "Why?",
		"停止した。原因は不明。":                         "停止した。",
		"Two\nlines and\n\nmore. Again.":      "Two lines and more.",
		strings.Repeat("word ", 100) + "end.": strings.TrimSpace(strings.Repeat("word ", 48)) + " …",
	} {
		if got := firstSentence(give); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}

func TestSeverityBadge(t *testing.T) {
	s := &site{texts: texts.English(), levels: map[int]kb.SeverityLevel{1: {Name: "SEV-1", Meaning: "all are hit", Rank: 1}, 5: {Name: "near miss", Rank: 5}}}
	for _, test := range []struct {
		give kb.Incident
		want *Badge
	}{
		{kb.Incident{}, nil},
		{kb.Incident{NearMiss: true}, &Badge{Rank: 5, Word: "near miss"}},
		{kb.Incident{Severity: &kb.Severity{Text: "sev 1", Rank: 1}}, &Badge{Rank: 1, Word: "sev 1", Meaning: "all are hit"}},
		{kb.Incident{Severity: &kb.Severity{Text: "critical", Rank: 1}}, &Badge{Rank: 1, Word: "critical", Meaning: "all are hit", Level: "SEV-1"}},
		{
			kb.Incident{Severity: &kb.Severity{Text: "very bad for all of us", Rank: 1}},
			&Badge{Rank: 1, Word: "SEV-1", Meaning: "all are hit", Written: "very bad for all of us"},
		},
		{
			kb.Incident{Severity: &kb.Severity{Text: "The shop and its till: medium.", Rank: 3}},
			&Badge{Rank: 3, Word: kb.LevelName(kb.BuiltInLevels, 3), Written: "The shop and its till: medium."},
		},
		{kb.Incident{Severity: &kb.Severity{Text: "apricot"}}, &Badge{Word: "apricot"}},
		{kb.Incident{Severity: &kb.Severity{Text: "odd", Rank: 9}}, &Badge{Word: "odd"}},
	} {
		if diff := cmp.Diff(test.want, s.badge(&test.give)); diff != "" {
			t.Errorf("%+v: %s", test.give.Severity, diff)
		}
	}
	for give, want := range map[string]string{"P0": "P0", "critical": "critical", "very bad for all of us": "SEV-1"} {
		if got := s.listBadge(&kb.Incident{Severity: &kb.Severity{Text: give, Rank: 1}}); got.Word != want {
			t.Errorf("%s: the lists say %q, want %q", give, got.Word, want)
		}
	}
}
