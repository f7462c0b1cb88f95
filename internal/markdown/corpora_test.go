package markdown

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const corporaFolder = "../../../shared/corpora"

// corpora calls visit with every document of the real folders; the test is skipped
// where there are none, and in a short run.
func corpora(tb testing.TB, visit func(name string, body []byte)) {
	tb.Helper()
	if testing.Short() {
		tb.Skip("the real documents are for a whole run")
	}
	if _, err := os.Stat(corporaFolder); err != nil {
		tb.Skipf("no real documents here: %v", err)
	}
	err := filepath.WalkDir(corporaFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".md", ".mdx", ".markdown", ".qmd", ".erb"}, filepath.Ext(name)) {
			return err
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		visit(name, body)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

var (
	comment    = regexp.MustCompile(`(?s)<!--.*?-->`)
	htmlTag    = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	definition = regexp.MustCompile(`(?m)^ {0,3}\[[^\]]+\]:.*$`)
	imageText  = regexp.MustCompile(`!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])?`)
	linkTarget = regexp.MustCompile(`\]\([^)]*\)|\]\[[^\]]*\]`)
	wikiTarget = regexp.MustCompile(`\[\[[^\]|]*\|`)
	fenceInfo  = regexp.MustCompile("(?m)^[ >\t]*(```+|~~~+).*$")
	word       = regexp.MustCompile(`[\p{L}\p{N}]{2,}`)
)

// TestCorporaKeepEveryWord is the promise that no text is lost: each word of
// each real document is in the plain text, and all properties hold.
func TestCorporaKeepEveryWord(t *testing.T) {
	parser := New(Options{})
	files := 0
	corpora(t, func(name string, body []byte) {
		files++
		d := parser.Parse(Source{File: name, Text: body, Line: 1})
		for _, w := range judge(d) {
			t.Errorf("%s: %s", name, w)
		}
		source := string(clean(body))
		for _, gone := range []*regexp.Regexp{comment, definition, imageText, linkTarget, wikiTarget, fenceInfo, htmlTag} {
			source = gone.ReplaceAllString(source, " ")
		}
		source = visible([]byte(source))
		have := map[string]bool{}
		for _, w := range word.FindAllString(d.Plain, -1) {
			have[w] = true
		}
		for _, w := range word.FindAllString(source, -1) {
			if !have[w] && !strings.Contains(d.Plain, w) {
				t.Errorf("%s: the word %q is lost", name, w)
			}
		}
	})
	if files < 100 {
		t.Errorf("only %d files", files)
	}
}
