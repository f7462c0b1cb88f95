package search_test

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/search"
)

// The floors of TestRelevance: what the ranking reached on the judgements, with
// a little room below.
const (
	meanFloor  = 0.92
	firstFloor = 0.95
)

// judgement is a query and the incident that it should find.
type judgement struct{ source, query string }

// judgements are those of testdata/relevance.tsv: what someone on call types who
// sees the symptoms, and the incident that saw them before. They were written
// before any weight was chosen; the odd lines serve to choose, the even ones to
// check.
func judgements(t *testing.T) []judgement {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "relevance.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var list []judgement
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) != 3 {
			t.Fatalf("line %q has %d fields, want folder, path and query", line, len(fields))
		}
		list = append(list, judgement{path.Join(fields[0], fields[1]), fields[2]})
	}
	return list
}

// folders hides the files that stand beside the folders of real postmortems.
type folders struct{ fs.FS }

func (f folders) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	if name != "." {
		return entries, err
	}
	var kept []fs.DirEntry
	for _, entry := range entries {
		if entry.IsDir() {
			kept = append(kept, entry)
		}
	}
	return kept, err
}

var realPostmortems = filepath.Join("..", "..", "..", "shared", "corpora")

// readPostmortems reads all the real postmortems as one folder, once for all tests.
var readPostmortems = sync.OnceValues(func() (*pipeline.Site, error) {
	return pipeline.Load(context.Background(), siteSettings(folders{os.DirFS(realPostmortems)}))
})

// joined is one knowledge base of all the real postmortems beside the project,
// which no test changes; the test is skipped in a short run, and where there are
// none.
func joined(t testing.TB) *kb.Base {
	t.Helper()
	if testing.Short() {
		t.Skip("the real postmortems are for a whole run")
	}
	if _, err := os.Stat(realPostmortems); err != nil {
		t.Skip("no corpora of real postmortems here:", err)
	}
	site, err := readPostmortems()
	if err != nil {
		t.Fatal(err)
	}
	return site.Base
}

// figures are the mean reciprocal rank, and the share of the judgements whose
// answer is among the first five.
type figures struct{ mean, firstFive float64 }

func (f figures) String() string {
	return fmt.Sprintf("mean reciprocal rank %.3f, in the first five %.0f%%", f.mean, 100*f.firstFive)
}

// judge holds a ranking against judgements. A rank gives the sources of the
// documents found, best first.
func judge(t *testing.T, list []judgement, rank func(query string) []string) figures {
	t.Helper()
	var f figures
	for _, one := range list {
		place := 0
		for i, source := range rank(one.query) {
			if source == one.source {
				place = i + 1
				break
			}
		}
		if place > 0 {
			f.mean += 1 / float64(place)
		}
		if place > 0 && place <= 5 {
			f.firstFive++
		}
	}
	return figures{f.mean / float64(len(list)), f.firstFive / float64(len(list))}
}

// deepest is how far down the list an answer still counts.
const deepest = 50

// TestRelevance: the postmortem that saw the same symptoms before comes first or
// nearly so, and sooner than a plain bleve index would bring it.
func TestRelevance(t *testing.T) {
	ctx := context.Background()
	base := joined(t)
	list := judgements(t)
	index, err := search.New(ctx, search.Documents(base, render.Address), search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	})
	ours := func(query string) (sources []string) {
		results, err := index.Search(ctx, search.Query{Text: query}, deepest)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range results.Hits {
			sources = append(sources, hit.Document.File)
		}
		return sources
	}
	theirs := plainBleve(t, base)
	all, plain := judge(t, list, ours), judge(t, list, theirs)
	var odd, even []judgement
	for i, one := range list {
		if i%2 == 0 {
			odd = append(odd, one)
		} else {
			even = append(even, one)
		}
	}
	t.Logf("%d queries over %d incidents", len(list), len(base.Incidents))
	t.Logf("ours:        %v", all)
	t.Logf("plain bleve: %v", plain)
	t.Logf("odd lines:   ours %v; plain bleve %v", judge(t, odd, ours), judge(t, odd, theirs))
	t.Logf("even lines:  ours %v; plain bleve %v", judge(t, even, ours), judge(t, even, theirs))
	if all.mean < meanFloor || all.firstFive < firstFloor {
		t.Errorf("ours: %v, want at least %v", all, figures{meanFloor, firstFloor})
	}
	if all.mean <= plain.mean || all.firstFive <= plain.firstFive {
		t.Errorf("ours (%v) is not better than plain bleve (%v)", all, plain)
	}
}

// tag is an element's mark-up.
var tag = regexp.MustCompile(`<[^>]*>`)

// plainBleve is what bleve does with a title and a text if nobody tells it more.
func plainBleve(t *testing.T, base *kb.Base) func(query string) []string {
	t.Helper()
	index, err := bleve.NewMemOnly(bleve.NewIndexMapping())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	})
	add := func(d *kb.Document) {
		body, err := markdown.Unpack(d.Body)
		if err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(tag.ReplaceAllString(string(body.HTML), " "))
		if err := index.Index(d.Source, map[string]string{"title": d.Title, "text": text}); err != nil {
			t.Fatal(err)
		}
	}
	for _, incident := range base.Incidents {
		add(&incident.Document)
	}
	for _, page := range base.Pages {
		add(&page.Document)
	}
	return func(query string) (sources []string) {
		request := bleve.NewSearchRequest(bleve.NewMatchQuery(query))
		request.Size = deepest
		result, err := index.Search(request)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range result.Hits {
			sources = append(sources, hit.ID)
		}
		return sources
	}
}
