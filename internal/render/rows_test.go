package render

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestAbstractsThatRepeatTheTitleAreLeftOut(t *testing.T) {
	for _, c := range []struct {
		title, abstract string
		repeats         bool
	}{
		{"Checkout was slow", "Checkout was slow", true},
		{"Checkout was slow", "checkout was SLOW.", true},
		{"Checkout: slow", "“Checkout” – slow!", true},
		{"Checkout was slow", "Checkout was slow for an hour.", false},
		{"Checkout was slow", "", false},
		{"…", "—", false},
		{"दिन", "दान", false},
	} {
		incident := &kb.Incident{
			Document: kb.Document{Source: "a.md", Title: c.title}, Summary: kb.Text{Plain: c.abstract},
		}
		if got := repeatsTitle(incident); got != c.repeats {
			t.Errorf("%q after %q: repeats %v, want %v", c.abstract, c.title, got, c.repeats)
		}
	}
}

func TestDigestCardDoesNotSayItsTitleTwice(t *testing.T) {
	said := &kb.Incident{
		Document: kb.Document{Source: "a.md", Title: "Checkout was slow"}, Date: kb.Date{Year: 2026, Month: 3, Day: 5},
		Summary: kb.Text{Plain: "checkout was slow!"},
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{said}})
	files := written(t, input(base))
	_, page, found := strings.Cut(files["digest/2026-03/index.html"], `class="card slide"`)
	card, _, _ := strings.Cut(page, "</article>")
	if !found || strings.Contains(card, "checkout was slow!") || strings.Contains(card, `class="unknown">No abstract`) {
		t.Errorf("the card repeats its title, or denies its abstract:\n%s", card)
	}
	if strings.Contains(files["incidents/index.html"], "checkout was slow!") {
		t.Error("the row repeats its title")
	}
}

func TestRowsSayTheirLanguage(t *testing.T) {
	foreign := &kb.Incident{Document: kb.Document{Source: "a.md", Title: "Zahlung stand still", Language: "de"}, Date: kb.Date{Year: 2026, Month: 3, Day: 5}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{foreign, {Document: kb.Document{Source: "b.md", Title: "Checkout was slow"}, Date: foreign.Date}}})
	page := written(t, input(base))["incidents/index.html"]
	if n := strings.Count(page, `<div lang="de"><a class="title"`); n != 1 {
		t.Errorf("%d of one foreign title say so:\n%s", n, page)
	}
}

func TestPagesOfAFolderLeadToItsIndex(t *testing.T) {
	base, _ := kb.New(kb.Parts{Pages: []*kb.Page{{Document: parsed("guide/index.md", "Handbook", "# Handbook\n")}, {Document: parsed("guide/paging.md", "Paging", "# Paging\n")}}})
	files := written(t, input(base))
	if page := files["guide/paging/index.html"]; !strings.Contains(page, `<li><a href="../">Handbook</a></li>`) {
		t.Errorf("no way up from\n%s", page)
	}
	if page := files["guide/index.html"]; strings.Contains(page, "crumbs") {
		t.Errorf("the index leads up to\n%s", page)
	}
}
