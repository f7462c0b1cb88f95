package sitetest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/kb"
)

// mutantsAtATime is how many damaged documents one site has.
const mutantsAtATime = 50

// TestMutants damages documents as accidents and attackers do, and builds sites of
// them: none may panic, none may fail as a whole, and every page is text.
// DEBRIEF_MUTANTS says how many, 100 otherwise, and DEBRIEF_SEED which ones.
func TestMutants(t *testing.T) {
	count, err := strconv.Atoi(os.Getenv("DEBRIEF_MUTANTS"))
	if err != nil {
		count = 100
	}
	seed, err := strconv.ParseUint(os.Getenv("DEBRIEF_SEED"), 10, 64)
	if err != nil {
		seed = 7
	}
	originals := append(documentsBelow(t, exampleFolder), casesOfReading(t)...)
	if more := documentsBelow(t, "../../../shared/corpora"); len(more) > 0 {
		originals = append(originals, more...)
	} else {
		t.Log("only the example and the cases of reading are damaged: the real postmortems are not beside the checkout")
	}
	r := rand.New(rand.NewPCG(seed, 11))
	for done := 0; done < count; done += mutantsAtATime {
		folder := fstest.MapFS{}
		for n := range min(mutantsAtATime, count-done) {
			folder[fmt.Sprintf("2026-01-01-%05d.md", done+n)] = &fstest.MapFile{Data: mutant(r, originals)}
		}
		settings := defaults(folder)
		settings.KeepGoing = true
		site := buildFolder(t, settings) // which wants text of every page
		for _, p := range site.Problems {
			if strings.Contains(p.Help, "fault of debrief") {
				t.Errorf("%s: %s\n%q", p.File, p.Message, folder[p.File].Data)
			}
		}
		for name, body := range site.files {
			if strings.HasSuffix(name, ".html") && strings.Contains(string(body), "<script>") {
				t.Errorf("%s has a script that no layout wrote", name)
			}
		}
	}
	t.Logf("%d mutants of %d documents", count, len(originals))
}

// casesOfReading are the documents of the tests of reading, each with a construct.
func casesOfReading(t *testing.T) (all [][]byte) {
	t.Helper()
	files, err := filepath.Glob("../reading/testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		give, _, _ := bytes.Cut(text, []byte("---- want\n"))
		all = append(all, give)
	}
	return all
}

// documentsBelow reads the documents of a folder; none if it is not there.
func documentsBelow(t *testing.T, folder string) (all [][]byte) {
	t.Helper()
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !kb.IsDocumentName(path.Base(name)) {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(folder), name)
		if err == nil && len(text) < 100_000 {
			all = append(all, text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// pieces are put where they do harm.
var pieces = []string{
	"\x00", "\xff\xfe", "\u202e", "\x1b]0;x\x07", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "---\n", "+++\n", "```\n",
	"\n\n| a | b |\n|---|---|\n", "<!--", "-->", "[[", "]]", "{{< x >}}", "$", "&#0;", "\r", "    ", "> > > > ", "- [ ] ", "**", "10:00 ", "2026-13-45", "date: ", "[^1]", "\t",
}

// mutant damages a document in one to eight places.
func mutant(r *rand.Rand, originals [][]byte) []byte {
	text := append([]byte(nil), originals[r.IntN(len(originals))]...)
	for range 1 + r.IntN(8) {
		at := r.IntN(len(text) + 1)
		end := min(len(text), at+r.IntN(200))
		switch r.IntN(6) {
		case 0: // a byte is another one
			if at < len(text) {
				text[at] = byte(r.IntN(256))
			}
		case 1: // a stretch is gone
			text = append(text[:at:at], text[end:]...)
		case 2: // the rest is gone
			text = text[:at]
		case 3: // a stretch stands many times
			text = append(text[:end:end], append([]byte(strings.Repeat(string(text[at:end]), r.IntN(20))), text[end:]...)...)
		case 4: // something of another document
			other := originals[r.IntN(len(originals))]
			from := r.IntN(len(other) + 1)
			text = append(text[:at:at], append(append([]byte(nil), other[from:min(len(other), from+500)]...), text[at:]...)...)
		default: // something that does harm
			text = append(text[:at:at], append([]byte(pieces[r.IntN(len(pieces))]), text[at:]...)...)
		}
	}
	return text
}
