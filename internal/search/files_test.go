package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// published decodes a file of the index.
func published[T any](t *testing.T, files []File, path string) T {
	t.Helper()
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == path })
	if i < 0 {
		t.Fatalf("no file %q", path)
	}
	var value T
	if err := json.Unmarshal(files[i].Content, &value); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return value
}

func TestFiles(t *testing.T) {
	x := indexOf(t, Options{}, library())
	files, err := x.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	head := published[indexFile](t, files, "search-index.json")
	if head.Version != 4 || head.Count != 4 || head.Language != "en" || len(head.Documents) != 4 {
		t.Errorf("version %d, count %d, language %q, %d documents", head.Version, head.Count, head.Language, len(head.Documents))
	}
	if head.Documents[0].Page || !head.Documents[3].Page {
		t.Errorf("an incident is a page: %t, a guide is one: %t", head.Documents[0].Page, head.Documents[3].Page)
	}
	if diff := cmp.Diff(facetEntry{"service", []valueEntry{{"checkout", "Checkout", "services/checkout/", []int{0}, nil}, {"payments", "Payments", "services/payments/", []int{0, 2}, nil}, {"search", "Search", "services/search/", []int{1}, nil}}}, head.Facets[3]); diff != "" {
		t.Error(diff)
	}
	i := slices.Index(head.Terms.Words, "pool")
	if i < 0 || !slices.IsSortedFunc(head.Terms.Words, compareWords) {
		t.Fatalf("the words are %q", head.Terms.Words)
	}
	// In the title of the page, and once in the body of each incident.
	if got := numbersOf(head.Terms.Postings[i]); !slices.Equal(got, []int{4, 1*8 + 0, 3 * 2, 3*8 + 6, 0, 1 * 2, 1 * 2}) {
		t.Errorf("pool stands in %d", got)
	}
	if got := numbersOf(head.Terms.Positions[i]); !slices.Equal(got, []int{5, 2, 2, 5}) {
		t.Errorf("pool stands at %d", got)
	}
	width := head.Files.Width
	for number := range head.Count {
		file := published[documentFile](t, files, filePath(head.Files.Names[number*width:(number+1)*width]))
		if diff := cmp.Diff(head.Documents[number], file.documentEntry); diff != "" {
			t.Error(diff)
		}
	}
	file := published[documentFile](t, files, filePath(head.Files.Names[:width]))
	if diff := cmp.Diff([]sectionEntry{{"", "", "The pool ran out."}}, file.Sections); diff != "" {
		t.Error(diff)
	}
}

func TestShards(t *testing.T) {
	var texts []string
	for i := range 20 {
		var words []string
		for j := range 600 {
			words = append(words, fmt.Sprintf("word%dx%d", i%7, j*j))
		}
		texts = append(texts, strings.Join(words, " "))
	}
	x := bodies(t, Options{}, texts...)
	single, err := x.files(t.Context(), 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	sharded, err := x.files(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	whole, head := published[indexFile](t, single, "search-index.json"), published[indexFile](t, sharded, "search-index.json")
	if head.Terms != nil || len(head.Shards) < 2 || whole.Terms == nil || len(whole.Shards) > 0 {
		t.Fatalf("%d shards, and %d where there should be none", len(head.Shards), len(whole.Shards))
	}
	var all shard
	for _, s := range head.Shards {
		terms, positions := published[shard](t, sharded, filePath("terms-"+s.Name)), published[shard](t, sharded, filePath("positions-"+s.Name))
		if terms.Words[0] != s.From {
			t.Errorf("the shard of %q starts with %q", s.From, terms.Words[0])
		}
		all.Words, all.Postings = append(all.Words, terms.Words...), append(all.Postings, terms.Postings...)
		all.Positions = append(all.Positions, positions.Positions...)
	}
	if diff := cmp.Diff(whole.Terms, &all); diff != "" {
		t.Errorf("the shards together differ from the single file: %s", diff)
	}
}

func TestFilesAreTheSameEveryTime(t *testing.T) {
	var texts []string
	for i := range 26 {
		texts = append(texts, strings.Repeat(fmt.Sprintf("disk full on db%02d, pool-timeout after retry ", i), 20+i))
	}
	var first []File
	for workers := range 4 {
		files, err := bodies(t, Options{Workers: workers}, texts...).Files(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files
		}
		if diff := cmp.Diff(first, files); diff != "" {
			t.Fatalf("%d workers: %s", workers, diff)
		}
	}
}

func TestFilesOfNothing(t *testing.T) {
	x := bodies(t, Options{})
	files, err := x.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if head := published[indexFile](t, files, "search-index.json"); head.Count != 0 || len(files) != 1 {
		t.Errorf("%d documents in %d files", head.Count, len(files))
	}
	if got := found(t, x, Query{Text: "disk"}); got != "" {
		t.Errorf("found %q", got)
	}
}

func TestNameWidth(t *testing.T) {
	for documents, want := range map[int]int{0: 7, 1000: 7, 10_000: 8, 100_000: 9, 1_000_000: 10} {
		if got := nameWidth(documents); got != want {
			t.Errorf("%d documents: %d characters, want %d", documents, got, want)
		}
	}
}

// TestNamesThatMeet writes under names that are too short to be different.
func TestNamesThatMeet(t *testing.T) {
	x := bodies(t, Options{}, "disk full", "pool empty", "queue stuck", "disk full")
	files := map[string]string{}
	var mu sync.Mutex
	err := x.eachFile(t.Context(), x.documents, 0, largestSingle, func(file File) error {
		mu.Lock()
		defer mu.Unlock()
		files[file.Path] = string(file.Content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var head indexFile
	if err := json.Unmarshal([]byte(files["search-index.json"]), &head); err != nil {
		t.Fatal(err)
	}
	for number := range head.Count {
		sections, err := x.documents[number].Sections()
		if err != nil {
			t.Fatal(err)
		}
		name := head.Files.Names[number*head.Files.Width : (number+1)*head.Files.Width]
		if text := files[filePath(name)]; !strings.Contains(text, sections[0].Text) {
			t.Errorf("document %d has the file %q: %s", number, name, text)
		}
	}
}

// TestFold compares folding with what it is made of.
func TestFold(t *testing.T) {
	for _, word := range []string{"Ärger", "Łódź", "straße", "ÆØÅ", "Þór", "ﬁ", "İI", "Σς", "éclair", "日本", "ﾃﾞ"} {
		folded := fold(word)
		if fold(folded) != folded || !norm.NFC.IsNormalString(folded) {
			t.Errorf("%q folds to %q, which folds to %q", word, folded, fold(folded))
		}
	}
}
