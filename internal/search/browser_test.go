package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/search"
)

// browserTask is a query for the browser; Index is a folder of files.
type browserTask struct {
	Index  string                    `json:"index"`
	Text   string                    `json:"text"`
	Ticked map[search.Facet][]string `json:"ticked,omitempty"`
	Limit  int                       `json:"limit"`
	// Aborted searches are given up at once; Failing ones cannot fetch any file
	// that was never fetched before.
	Aborted bool `json:"aborted,omitempty"`
	Failing bool `json:"failing,omitempty"`
}

// browserText is a text to cut into tokens.
type browserText struct {
	Text    string `json:"text"`
	English bool   `json:"english"`
}

// browserTasks is what browser.mjs does in one go.
type browserTasks struct {
	Queries []browserTask `json:"queries,omitempty"`
	Texts   []browserText `json:"texts,omitempty"`
	Words   []string      `json:"words,omitempty"`
	// StopWords are dropped from English texts.
	StopWords []string `json:"stopWords,omitempty"`
}

// browserAnswer is an answer as the browser gives it; ours are written alike.
type browserAnswer struct {
	Total   int            `json:"total"`
	Partial bool           `json:"partial"`
	Pages   []browserPage  `json:"pages"`
	Hits    []browserHit   `json:"hits"`
	Facets  []browserFacet `json:"facets"`
	Notes   []string       `json:"notes"`
	Nearest []string       `json:"nearest"`
	// Error is why there is no answer, and Fetched the files read for it.
	Error   string   `json:"error,omitempty"`
	Fetched []string `json:"fetched,omitempty"`
}

type browserHit struct {
	Number   int               `json:"number"`
	Score    int               `json:"score"`
	Title    string            `json:"title"`
	URL      string            `json:"url"`
	Date     string            `json:"date"`
	Severity *browserSeverity  `json:"severity"`
	Services []string          `json:"services"`
	Page     bool              `json:"page"`
	Excerpt  string            `json:"excerpt"`
	Marks    [][2]int          `json:"marks"`
	Sections []browserSection  `json:"sections"`
	Matched  []browserMatching `json:"matched"`
}

type browserSeverity struct {
	Text string `json:"text"`
	Rank int    `json:"rank"`
}

type browserSection struct {
	Heading string `json:"heading"`
	Anchor  string `json:"anchor"`
}

type browserMatching struct {
	Facet     search.Facet `json:"facet"`
	Value     string       `json:"value"`
	Title     string       `json:"title"`
	Suggested bool         `json:"suggested"`
}

type browserPage struct {
	Facet search.Facet `json:"facet"`
	Value string       `json:"value"`
	Title string       `json:"title"`
	URL   string       `json:"url"`
}

type browserFacet struct {
	Name   search.Facet   `json:"name"`
	Values []browserValue `json:"values"`
}

type browserValue struct {
	Value     string `json:"value"`
	Title     string `json:"title"`
	Count     int    `json:"count"`
	Suggested int    `json:"suggested"`
}

// browserDone is what browser.mjs writes.
type browserDone struct {
	Answers []browserAnswer        `json:"answers"`
	Tokens  [][][4]json.RawMessage `json:"tokens"`
	Stems   []string               `json:"stems"`
	// Clean is set if no prototype has changed.
	Clean bool `json:"clean"`
}

// browser runs tasks with the script of the site. files are by their path below
// the folder in which it runs. The test is skipped without Node, or fails where
// DEBRIEF_REQUIRE_BROWSER is set.
func browser(t testing.TB, files []search.File, tasks browserTasks) browserDone {
	t.Helper()
	node, err := exec.LookPath("node")
	switch {
	case err != nil && os.Getenv("DEBRIEF_REQUIRE_BROWSER") != "":
		t.Fatal("DEBRIEF_REQUIRE_BROWSER is set, and no Node is installed")
	case err != nil:
		t.Skip("no Node here to run the browser's search:", err)
	}
	folder := t.TempDir()
	tasksJSON, err := json.Marshal(tasks)
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, search.File{Path: "engine.mjs", Content: engine(t)}, search.File{Path: "tasks.json", Content: tasksJSON})
	for _, file := range files {
		target := filepath.Join(folder, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, file.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if output, err := exec.Command(node, filepath.Join("testdata", "browser.mjs"), folder).CombinedOutput(); err != nil {
		t.Fatalf("node: %v\n%s", err, output)
	}
	data, err := os.ReadFile(filepath.Join(folder, "done.json"))
	if err != nil {
		t.Fatal(err)
	}
	var done browserDone
	if err := json.Unmarshal(data, &done); err != nil {
		t.Fatal(err)
	}
	return done
}

// withoutFetches drops from an answer what ours does not have.
func (a browserAnswer) withoutFetches() browserAnswer {
	a.Fetched = nil
	return a
}

// engine is the script as it is published, with the parts that the tests look at
// exported as well.
func engine(t testing.TB) []byte {
	t.Helper()
	settings := siteSettings(languages())
	settings.Assets = pipeline.Overlay(fstest.MapFS{
		"search/9-engine.js": {Data: []byte("export { open, searchBox, searchClosest, tokenize, stem };\n")},
	}, settings.Assets)
	site, err := pipeline.Load(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range site.Pages.All() {
		if !strings.HasPrefix(page.Path, "assets/search-") || path.Ext(page.Path) != ".js" {
			continue
		}
		var script bytes.Buffer
		if err := page.Write(&script); err != nil {
			t.Fatal(err)
		}
		return script.Bytes()
	}
	t.Fatal("the site has no script of the search")
	return nil
}

// answered writes an answer of ours as the browser would.
func answered(t testing.TB, results search.Results) browserAnswer {
	t.Helper()
	a := browserAnswer{
		Total: results.Total, Partial: results.Partial, Pages: []browserPage{}, Hits: []browserHit{}, Facets: []browserFacet{},
		Notes: append([]string{}, results.Notes...), Nearest: append([]string{}, results.Nearest...),
	}
	for _, page := range results.Pages {
		a.Pages = append(a.Pages, browserPage{page.Facet, page.Value, page.Title, page.URL})
	}
	for _, hit := range results.Hits {
		d := hit.Document
		h := browserHit{
			Number: hit.Number, Score: hit.Score, Title: d.Title, URL: d.URL, Date: d.Date.String(), Services: append([]string{}, d.Services...), Page: d.Page,
			Excerpt: hit.Excerpt.Text, Marks: [][2]int{}, Sections: []browserSection{}, Matched: []browserMatching{},
		}
		if d.Severity != nil {
			h.Severity = &browserSeverity{d.Severity.Text, d.Severity.Rank}
		}
		for _, mark := range hit.Excerpt.Marks {
			h.Marks = append(h.Marks, [2]int{units(hit.Excerpt.Text[:mark.From]), units(hit.Excerpt.Text[:mark.To])})
		}
		for _, section := range hit.Sections {
			h.Sections = append(h.Sections, browserSection(section))
		}
		for _, value := range hit.Matched {
			h.Matched = append(h.Matched, browserMatching{value.Facet, value.Value, value.Title, value.Suggested})
		}
		a.Hits = append(a.Hits, h)
	}
	for _, facet := range results.Facets {
		f := browserFacet{Name: facet.Facet}
		for _, value := range facet.Values {
			f.Values = append(f.Values, browserValue{value.Value, value.Title, value.Count, value.Suggested})
		}
		a.Facets = append(a.Facets, f)
	}
	return a
}

// units is the length of a text in JavaScript.
func units(text string) int { return len(utf16.Encode([]rune(text))) }
