package vocabulary

import (
	"io/fs"
	"testing"

	"github.com/debrief-dev/debrief/internal/content"
)

// TestStarter reads every file of the starter vocabulary, and every class.
func TestStarter(t *testing.T) {
	entries, err := fs.ReadDir(classFiles, "classes")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, _ := fs.ReadFile(classFiles, "classes/"+entry.Name())
		if _, err := parseClasses(entry.Name()[:2], string(text)); err != nil {
			t.Errorf("%s: %v", entry.Name(), err)
		}
	}
	names, _ := fs.Glob(Files(), "*.md")
	if len(names) != 84 {
		t.Errorf("%d files, want 84", len(names))
	}
	for _, name := range names {
		entry := content.Read(Files(), content.File{Path: name, Role: content.FactorRole})
		_, problems := Describe(entry)
		for _, p := range append(entry.Problems, problems...) {
			t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
		}
	}
}
