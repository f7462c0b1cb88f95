package content

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
)

const corpora = "../../../shared/corpora"

// TestCorpora lists and reads real folders: every document ends as an incident, a
// page or a template, none of them has an error, and no text is lost.
func TestCorpora(t *testing.T) {
	folders, err := os.ReadDir(corpora)
	if err != nil {
		t.Skip("the real folders are not here: ", err)
	}
	for _, d := range folders {
		if !d.IsDir() {
			continue
		}
		t.Run(d.Name(), func(t *testing.T) {
			fsys := os.DirFS(corpora + "/" + d.Name())
			files, problems, err := List(fsys, nil)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			counts := map[string]int{}
			for _, p := range problems {
				if p.Rule == problem.TemplateSkipped {
					counts["template"]++
				}
				seen[p.File] = true
			}
			for _, f := range files {
				seen[f.Path] = true
				e := Read(fsys, f)
				switch {
				case e.Template:
					counts["template"]++
				case e.Role == PageRole:
					counts["page"]++
				default:
					counts["incident"]++
				}
				if len(e.Body) == 0 || !utf8.Valid(e.Body) {
					t.Errorf("%s: body of %d bytes", f.Path, len(e.Body))
				}
				for _, p := range e.Problems {
					counts[p.Level.String()]++
					if p.Level != problem.Notice {
						t.Errorf("%s:%d: %s: %s", p.File, p.Line, p.Level, p.Message)
					}
				}
			}
			for _, name := range markdownFiles(t, fsys) {
				if !seen[name] {
					t.Errorf("%s was passed over", name)
				}
			}
			t.Log(counts)
		})
	}
}

// markdownFiles finds what must be listed, without the code under test.
func markdownFiles(t *testing.T, fsys fs.FS) (names []string) {
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(name, ".md") || !strings.Contains(d.Name(), ".")) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
