package pipeline

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// scansHTML finds code that looks for a tag in a text.
var scansHTML = regexp.MustCompile(`\b(?:bytes|strings)\.(?:Contains|Count|Cut|CutPrefix|CutSuffix|HasPrefix|HasSuffix|Index|LastIndex|NewReplacer|Replace|ReplaceAll|Split|TrimPrefix|TrimSuffix)\(.*["` + "`" + `]</?[a-z]`)

// TestOnlyMarkdownScansHTML holds the rule that places in a body come from the
// syntax tree, and that no room but the one that wrote the HTML reads it.
func TestOnlyMarkdownScansHTML(t *testing.T) {
	for line, want := range map[string]bool{
		`end := bytes.Index(stretch, []byte("</h"))`: true,
		`strings.HasPrefix(text, "<p>")`:             true,
		`b.WriteString("<p>" + text)`:                false,
		`strings.HasPrefix(value, "<")`:              false,
	} {
		if got := scansHTML.MatchString(line); got != want {
			t.Errorf("%s: %t", line, got)
		}
	}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "internal", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || path.Dir(name) == "internal/markdown" {
			return err
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(source), "\n") {
			// The preview puts its own elements at the end of a finished page.
			if scansHTML.MatchString(line) && !strings.Contains(line, "</body>") {
				t.Errorf("%s:%d scans HTML: %s", name, n+1, strings.TrimSpace(line))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
