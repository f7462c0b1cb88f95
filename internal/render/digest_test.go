package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// busyMonth is a month with more of everything than a digest lists.
func busyMonth() *kb.Base {
	march := kb.Date{Year: 2026, Month: 3, Day: 2}
	var incidents []*kb.Incident
	for n := range 45 {
		i := &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%02d.md", n), Title: fmt.Sprint("Incident ", n)}, Date: march,
			Summary:    kb.Text{Plain: strings.Repeat("It was late. ", 120)},
			Factors:    []kb.Assignment{{Name: fmt.Sprint("Factor ", n), Title: kb.Text{Plain: "x"}}},
			Mitigators: []kb.Assignment{{Name: fmt.Sprint("Shield ", n), Title: kb.Text{Plain: fmt.Sprint("Shield ", n)}, Note: kb.Text{Plain: "It held."}}},
			Actions:    []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "late"}, State: kb.ActionOpen, Due: march.AddDays(5)}},
		}
		if n%2 == 0 {
			i.Actions = []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "done"}, State: kb.ActionDone, Done: march.AddDays(3)}}
			i.Changed = kb.Text{Plain: "Nobody waits."}
		}
		incidents = append(incidents, i)
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	return base
}

func TestDigestListsMuchAndCountsTheRest(t *testing.T) {
	page := written(t, input(busyMonth()))["digest/2026-03/index.html"]
	for _, want := range []string{
		"45 postmortems, 23 closed and 23 follow-ups done. 22 follow-ups were open on 31 March 2026, 22 overdue.",
		"and 5 more, in the list of", "Closed on 5 March 2026, 3 days after it ended", "Nobody waits.", "Shield 0: It held.", "and 30 more",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if n := strings.Count(page, `class="card slide"`); n != mostCards {
		t.Errorf("%d cards, want %d", n, mostCards)
	}
	if n := strings.Count(page, `<a class="title"`); n != mostOthers || !strings.Contains(page, "And 33 more postmortems.") {
		t.Errorf("%d rows of others, want %d below their number", n, mostOthers)
	}
	open, folded, _ := strings.Cut(page[strings.Index(page, `id="protected"`):], `<details class="rest">`)
	folded, _, _ = strings.Cut(folded, "</details>")
	if n := strings.Count(open, "It held."); n != openItems || !strings.Contains(folded, "It held.") {
		t.Errorf("%d protections stand open, want %d, and those folded are\n%s", n, openItems, folded)
	}
	card, _, _ := strings.Cut(page[strings.Index(page, `class="card slide"`):], "</article>")
	if n := strings.Count(card, "It was late."); n != 2 {
		t.Errorf("a card has %d sentences of the abstract, want 2", n)
	}
}

func TestQuietDigestsSaySo(t *testing.T) {
	early := &kb.Incident{Document: kb.Document{Source: "a.md", Title: "A"}, Date: kb.Date{Year: 2026, Month: 1, Day: 5}}
	late := &kb.Incident{Document: kb.Document{Source: "b.md", Title: "B"}, Date: kb.Date{Year: 2026, Month: 3, Day: 5}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{early, late}})
	files := written(t, input(base))
	if page := files["digest/2026-02/index.html"]; !strings.Contains(page, "Quiet month: no postmortem, none closed and no follow-up done.") {
		t.Errorf("the quiet month does not say so: %q", page)
	}
	if page := files["digest/index.html"]; !strings.Contains(page, ">Digest of March 2026</h1>") {
		t.Error("the latest digest is not that of the newest month with an incident")
	}
	for _, file := range []string{"digest/2026-q1/index.html", "digest/2026/index.html"} {
		if !strings.Contains(files[file], "2 postmortems") {
			t.Errorf("%s does not count both", file)
		}
	}
	for _, want := range []string{">Digest of the 1st quarter of 2026</h1>", ">Months of 2026</h2>", ">Quarters of 2026</h2>"} {
		if !strings.Contains(files["digest/2026-q1/index.html"], want) {
			t.Errorf("the digest of a quarter has no %s", want)
		}
	}
	const always, undated = "This page always shows", `No digest covers <a href="../incidents/undated/">1 postmortem without a date</a>.`
	if page := files["digest/index.html"]; !strings.Contains(page, always) || strings.Contains(page, "No digest tells") {
		t.Error("the latest digest does not say what it is, or tells of undated postmortems")
	}
	alone, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{{Document: kb.Document{Source: "c.md", Title: "C"}}}})
	if page := written(t, input(alone))["digest/index.html"]; !strings.Contains(page, undated) || strings.Contains(page, always) {
		t.Error("a digest does not say that a postmortem without a date is in none")
	}
	empty, _ := kb.New(kb.Parts{})
	if page := written(t, input(empty))["digest/index.html"]; !strings.Contains(page, "Quiet month") {
		t.Error("the digest of an empty site does not say that it was quiet")
	}
}

func TestTextsToTakeAlongAreOnThePage(t *testing.T) {
	in := input(busyMonth())
	in.BaseURL = "https://example.org/pm/"
	files := written(t, in)
	for file, want := range map[string]string{
		"digest/2026-03/index.html":      "&lt;https://example.org/pm/incidents/i00/|Incident 0&gt;",
		"incidents/i00/brief/index.html": "Read the postmortem &lt;https://example.org/pm/incidents/i00/&gt;",
	} {
		if !strings.Contains(files[file], want) {
			t.Errorf("%s lacks %q", file, want)
		}
	}
}

// TestWorstHaveCards: where there are too many for cards, the worst have one, and none is
// left out.
func TestWorstHaveCards(t *testing.T) {
	var all []*kb.Incident
	for _, rank := range []int{3, 0, 1, 2, 1, 4} {
		i := &kb.Incident{}
		if rank > 0 {
			i.Severity = &kb.Severity{Rank: rank}
		}
		all = append(all, i)
	}
	worst, others := worstOf(all, 3)
	if len(worst) != 3 || worst[0] != all[2] || worst[1] != all[3] || worst[2] != all[4] {
		t.Errorf("the worst are %v", worst)
	}
	if len(others) != 3 || others[0] != all[0] || others[1] != all[1] || others[2] != all[5] {
		t.Errorf("the others are %v", others)
	}
	if worst, others := worstOf(all, 6); len(worst) != 6 || others != nil {
		t.Errorf("of six, %d and %d", len(worst), len(others))
	}
}
