package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestQualityPage: findings by rule with links to their lines, in words that no title
// turns into markup, only of what the site shows, and only if they are asked for.
func TestQualityPage(t *testing.T) {
	base := library(t)
	if _, there := written(t, input(base))["quality/index.html"]; there {
		t.Error("a site has a page of findings that nobody asked for")
	}
	source := base.Incidents[0].Source
	finding := func(file string, line int, message string) problem.Problem {
		return problem.New(problem.ActionOwner, problem.Place{File: file, Line: line}, message)
	}
	found := []problem.Problem{
		finding(source, 12, `"</a><script>alert(1)</script>" has no owner`), finding("left-out.md", 3, "a secret"),
		problem.New(problem.SingleCause, problem.Place{File: source}, "only one cause"),
	}
	for i := range mostFindings + 5 {
		found = append(found, problem.New(problem.ActionTicket, problem.Place{File: source, Line: i + 1}, fmt.Sprint("ticket ", i)))
	}
	in := input(base)
	in.Findings = func() []problem.Problem { return found }
	files := written(t, in)
	checkLinks(t, files)
	page := files["quality/index.html"]
	for _, want := range []string{
		`<h2 id="action-ticket">action-ticket <span class="aside nums">205</span></h2>`, "and 5 more, which debrief check lists",
		`<a href="https://example.org/edit/` + source + `#L12">` + source + `:12</a>`, "&#34;&lt;/a&gt;&lt;script&gt;",
		`<a href="https://example.org/edit/` + source + `#L1">` + source + `</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
	if strings.Index(page, `id="action-ticket"`) > strings.Index(page, `id="action-owner"`) {
		t.Error("the most frequent rule does not come first")
	}
	for _, other := range []string{"left-out.md", "a secret", "score"} {
		if strings.Contains(page, other) {
			t.Errorf("the page has %q", other)
		}
	}
	menu, _, _ := strings.Cut(files["index.html"], "</nav>")
	if strings.Contains(menu, "quality/") || !strings.Contains(files["index.html"], `<a href="quality/">Findings</a>`) {
		t.Error("the page belongs into the footer, and not into the menu")
	}
	in.Editor = func(p problem.Problem) string { return fmt.Sprintf("editor://file/%s:%d", p.File, p.Line) }
	if page := written(t, in)["quality/index.html"]; !strings.Contains(page, `<a href="editor://file/`+source+`:12">`) {
		t.Error("an editor is not opened")
	}
	found = nil
	if page := written(t, in)["quality/index.html"]; !strings.Contains(page, "Nothing was found in any document.") {
		t.Error("an empty page does not say so")
	}
}
