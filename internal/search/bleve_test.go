package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestBleveFindsTheSame compares what we find with what bleve itself finds for
// the same question, put as its own queries, where a question uses nothing that
// bleve does not have (stems, half typed words, typos).
func TestBleveFindsTheSame(t *testing.T) {
	words := strings.Fields("pool timeout disk full latency queue replica lag deploy rollback certificate expired 接続エラー pool-timeout db01")
	random := rand.New(rand.NewPCG(1, 2))
	var texts []string
	for range 26 {
		var text []string
		for range 12 {
			text = append(text, words[random.IntN(len(words))])
		}
		texts = append(texts, "# "+strings.Join(text[:2], " ")+"\n\n"+strings.Join(text[2:], " ")+"\n\n```\n"+text[0]+"\n```")
	}
	x := stored(t, bodies(t, Options{Language: "de"}, texts...))
	known := 0
	for range 300 {
		text := ask(random, words)
		results, err := x.Search(t.Context(), Query{Text: text}, len(texts))
		if err != nil {
			t.Fatal(err)
		}
		if results.Partial || slices.Contains(results.Notes, literalNote()) {
			continue
		}
		var ours []int
		for _, hit := range results.Hits {
			ours = append(ours, hit.Number)
		}
		slices.Sort(ours)
		if theirs := native(t, x, text); !slices.Equal(ours, theirs) {
			t.Errorf("%s: we find %v, bleve finds %v", text, ours, theirs)
		}
		if len(ours) > 0 {
			known++
		}
	}
	if known < 100 {
		t.Errorf("only %d of 300 questions have an answer", known)
	}
}

// stored is the same index on disk, opened.
func stored(t *testing.T, x *Index) *Index {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "index")
	options := Options{Language: x.language, Workers: x.workers}
	if err := Write(t.Context(), folder, x.documents, options); err != nil {
		t.Fatal(err)
	}
	opened, err := Open(folder, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	return opened
}

// TestReadersAgree holds what is read from bleve against what is read from lists:
// every file of the published index, and answers with all that is shown of a hit.
func TestReadersAgree(t *testing.T) {
	// What a document was made from is not kept.
	shown := cmpopts.IgnoreUnexported(Document{})
	for _, x := range []*Index{
		indexOf(t, Options{}, library()),
		bodies(t, Options{Language: "de"}, "# Datenbankverbindung 接続エラー\n\nDer Pool war voll.", "# Pool-timeout\n\nThe pool, the pool-timeout.\n\n```\nE1234 db01\n```"),
		bodies(t, Options{}),
	} {
		onDisk := stored(t, x)
		for _, single := range []int{0, largestSingle} {
			lists, err := x.files(t.Context(), single)
			if err != nil {
				t.Fatal(err)
			}
			disk, err := onDisk.files(t.Context(), single)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(lists, disk); diff != "" {
				t.Errorf("the files differ: %s", diff)
			}
		}
		for _, text := range []string{"", "pool", `"pool ran out"`, "pool -timeout", "poool", "tim", "service:payments", "verbindung"} {
			if diff := cmp.Diff(answered(t, x, text), answered(t, onDisk, text), shown); diff != "" {
				t.Errorf("%q is answered otherwise: %s", text, diff)
			}
		}
	}
}

// answered is the first hits.
func answered(t *testing.T, x *Index, text string) Results {
	t.Helper()
	results, err := x.Search(t.Context(), Query{Text: text}, 10)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// TestOpenRefuses opens what is no whole index.
func TestOpenRefuses(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none"), Options{}); err == nil {
		t.Error("a folder that is not there was opened")
	}
	folder := filepath.Join(t.TempDir(), "index")
	documents := bodies(t, Options{}, "disk full").documents
	if err := Write(t.Context(), folder, documents, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(folder, "root.bolt"), 100); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(folder, Options{}); err == nil {
		t.Error("half an index was opened")
	}
}

// ask makes a question of words, phrases and exclusions.
func ask(random *rand.Rand, words []string) string {
	var parts []string
	for range 1 + random.IntN(4) {
		word := words[random.IntN(len(words))]
		switch random.IntN(5) {
		case 0:
			parts = append(parts, fmt.Sprintf(`"%s %s"`, word, words[random.IntN(len(words))]))
		case 1:
			parts = append(parts, "-"+word)
		default:
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, " ") + " "
}

// native asks bleve with its own queries.
func native(t *testing.T, x *Index, text string) []int {
	t.Helper()
	var must, should, not []query.Query
	for _, c := range parse(text, false, false).clauses {
		switch {
		case c.kind == excludedClause:
			not = append(not, inAnyField(c))
		case c.kind == phraseClause:
			must = append(must, inAnyField(c))
		case c.kind == wordClause:
			should = append(should, inAnyField(c))
		}
	}
	all := bleve.NewBooleanQuery()
	all.AddMust(append(must, bleve.NewMatchAllQuery())...)
	all.AddMustNot(not...)
	if len(should) > 0 {
		enough := bleve.NewDisjunctionQuery(should...)
		enough.SetMin(float64(required(len(should))))
		all.AddMust(enough)
	}
	snapshot := x.reader.(*bleveReader).snapshot
	found, err := all.Searcher(t.Context(), snapshot, bleve.NewIndexMapping(), search.SearcherOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = found.Close() }()
	room := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(found.DocumentMatchPoolSize()+len(x.documents), 0), IndexReader: snapshot}
	var numbers []int
	for {
		hit, err := found.Next(room)
		if err != nil {
			t.Fatal(err)
		}
		if hit == nil {
			break
		}
		numbers = append(numbers, x.reader.(*bleveReader).numbers[hit.IndexInternalID.Value()])
	}
	slices.Sort(numbers)
	return numbers
}

// inAnyField is a word or a phrase in any of the fields.
func inAnyField(c clause) query.Query {
	var fields []query.Query
	for _, name := range fieldNames {
		if len(c.tokens) == 0 {
			term := bleve.NewTermQuery(c.term)
			term.SetField(name)
			fields = append(fields, term)
			continue
		}
		// Tokens of one position are alternatives to bleve, and all there to us;
		// the words of the test make both the same.
		var places [][]string
		for _, token := range c.tokens {
			for len(places) < token.position {
				places = append(places, nil)
			}
			places[token.position-1] = append(places[token.position-1], string(token.term))
		}
		fields = append(fields, query.NewMultiPhraseQuery(places, name))
	}
	return bleve.NewDisjunctionQuery(fields...)
}
