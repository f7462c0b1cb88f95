package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestManyFactorsStayLight keeps the list of factors of a thousand incidents under 200 kB:
// where they are many, its lines show crowds, and every incident is still counted.
func TestManyFactorsStayLight(t *testing.T) {
	crowd := regexp.MustCompile(`<text [^>]*dy="4">([0-9]+)</text>`)
	for _, c := range []struct {
		factors, each int
		sparse        bool
	}{{100, 5, false}, {100, 7, true}, {20, 200, false}, {140, 40, true}, {200, 100, true}} {
		page := pageOfFactors(t, c.factors, c.each)
		marks := strings.Count(page, "<use ") - strings.Count(page, `<use href="#hit"`)
		shown := marks
		for _, m := range crowd.FindAllStringSubmatch(page, -1) {
			n, err := strconv.Atoi(m[1])
			if err != nil {
				t.Fatal(err)
			}
			shown += n - 1
		}
		name := fmt.Sprintf("%d factors of %d incidents each", c.factors, c.each)
		if shown != c.factors*c.each {
			t.Errorf("%s: the lines show %d", name, shown)
		}
		if got := strings.Count(page, fmt.Sprintf(`class="nums right">%d</td>`, c.each)); got != c.factors {
			t.Errorf("%s: %d rows say so", name, got)
		}
		if most := c.factors * tableColumns; c.sparse && marks > min(most, mostMarks) {
			t.Errorf("%s: %d marks", name, marks)
		}
		if !c.sparse && c.each == 5 && marks != shown {
			t.Errorf("%s: crowds where all marks have room", name)
		}
		if len(page) > 200_000 {
			t.Errorf("%s: %d bytes", name, len(page))
		}
	}
}

// pageOfFactors is the list of so many factors, each named by so many of a thousand
// incidents of six years.
func pageOfFactors(t *testing.T, factors, each int) string {
	t.Helper()
	var incidents []*kb.Incident
	for n := range 1000 {
		incidents = append(incidents, &kb.Incident{
			Document: parsed(fmt.Sprintf("inc-%06d.md", n), "metrics-ingest outage after configuration push", "x\n"),
			Date:     kb.Date{Year: 2020, Month: 4, Day: 2}.AddDays(2 * n),
		})
	}
	for f := range factors {
		for n := range each {
			i := incidents[(f*7+n*1000/each)%1000]
			i.Factors = append(i.Factors, kb.Assignment{Name: fmt.Sprint("A long name of factor ", f)})
		}
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	listing, _, err := Site(input(base))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range listing.All() {
		if page.Path == "factors/index.html" {
			var b strings.Builder
			if err := page.Write(&b); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatal("no list of factors")
	return ""
}

// TestWhatIsNotSeenIsALine: markers that nobody has seen take no card each, and what is
// only suggested stands in lists side by side.
func TestWhatIsNotSeenIsALine(t *testing.T) {
	suggested, _ := kb.New(kb.Parts{Markers: kb.Markers(), Factors: []*kb.Factor{{Document: parsed("factors/haste.md", "Haste", "x")}}, Incidents: []*kb.Incident{{Document: parsed("a.md", "A", "x"), Suggestions: []kb.Suggestion{{Title: "Haste", Text: "in a hurry", Words: "hurry"}}}}})
	page := written(t, input(suggested))["factors/index.html"]
	if !strings.Contains(page, "Not seen yet: <a") || strings.Contains(page, `class="card"`) || !strings.Contains(page, `<div class="pair">`) {
		t.Errorf("the page of factors is\n%s", page)
	}
	if named := written(t, input(casebook(t)))["factors/index.html"]; strings.Contains(named, `<div class="pair">`) {
		t.Error("factors that are named stand side by side")
	}
}

// TestMarkerOfOneFactorNamesItOnce, and folds what is finished.
func TestMarkerOfOneFactorNamesItOnce(t *testing.T) {
	page := written(t, input(casebook(t, func(p *kb.Parts) {
		p.Factors[0].Markers = []string{kb.DifferingModels}
	})))[markerAddress(kb.DifferingModels)+"index.html"]
	if strings.Contains(page, `class="case-cause"`) || !strings.Contains(page, "<summary>1 done</summary>") {
		t.Errorf("the page of the marker is\n%s", page)
	}
}

// TestNothingIsSeenZeroTimes in what a chat shows of a link.
func TestNothingIsSeenZeroTimes(t *testing.T) {
	i := &kb.Incident{Document: parsed("a.md", "A", "x"), Suggestions: []kb.Suggestion{{Title: "Haste", Text: "in a hurry", Words: "hurry"}}, SuggestedServices: []kb.SuggestedService{{Name: "api", Words: "api"}}}
	base, _ := kb.New(kb.Parts{Factors: []*kb.Factor{{Document: parsed("factors/haste.md", "Haste", "x")}, {Document: parsed("factors/calm.md", "Calm", "x")}}, Incidents: []*kb.Incident{i}})
	files := written(t, input(base))
	for file, want := range map[string]string{
		"factors/haste/index.html": "No incident names it yet. 1 incident reads like it.", "factors/calm/index.html": "No incident names it yet.",
		"services/api/index.html": "api: The words of 1 incident point to it.",
	} {
		if !strings.Contains(files[file], `content="`+want+`"`) || strings.Contains(files[file], "0 incidents") {
			t.Errorf("%s does not say %q:\n%.600s", file, want, files[file])
		}
	}
}
