package render

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/layouts"
)

// Layouts have no words of their own: they ask for them by key, so that every language
// can say them.
func TestLayoutsHaveNoWords(t *testing.T) {
	action := regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	spoken := regexp.MustCompile(`(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"`)
	tag := regexp.MustCompile(`(?s)<[^>]*>`)
	word := regexp.MustCompile(`\p{L}{2,}`)
	// Names of keys, commands and formats are the same in all languages.
	same := map[string]bool{"Ctrl": true, "debrief": true, "check": true, "digest": true, "nbsp": true}
	err := fs.WalkDir(layouts.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		source, err := fs.ReadFile(layouts.FS, name)
		plain := action.ReplaceAllString(string(source), "")
		said := tag.ReplaceAllString(plain, "\n")
		for _, attribute := range spoken.FindAllStringSubmatch(plain, -1) {
			said += "\n" + attribute[1]
		}
		for _, found := range word.FindAllString(said, -1) {
			if !same[found] {
				t.Errorf("%s says %q without a key", name, found)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A site in German says nothing of the interface in English.
func TestGermanPagesSayNoEnglish(t *testing.T) {
	german := texts.For("de")
	least := 14 // Shorter ones may be a part of an author's word, or of a name.
	said := map[string]string{}
	for _, key := range english(t) {
		if key == "factors.heading" || key == "protections.helped-title" {
			continue // The authors of these documents have headings of that name.
		}
		for _, piece := range texts.English().Pieces(key) {
			if len(piece) >= least && !slices.Contains(german.Pieces(key), piece) {
				said[piece] = key
			}
		}
	}
	// The pipeline says what built-in markers are called.
	maps.DeleteFunc(said, func(_, key string) bool {
		return strings.HasPrefix(key, "marker.") || strings.HasPrefix(key, "marker-meaning.")
	})
	if len(said) < 300 {
		t.Fatalf("only %d texts are looked for", len(said))
	}
	markup := regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>`)
	for _, base := range []*kb.Base{library(t), corners(t), followThrough(), allDone("It is tidy."), casebook(t), glances(), busyMonth(), nobodyMeets(), accepted()} {
		in := input(base)
		in.Language = "de"
		for name, page := range written(t, in) {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			page = markup.ReplaceAllString(page, "")
			for piece, key := range said {
				if strings.Contains(page, piece) {
					t.Errorf("%s says %q (%s)", name, piece, key)
				}
			}
		}
	}
}

func english(t *testing.T) []string {
	t.Helper()
	keys := texts.Keys()
	if len(keys) < 500 {
		t.Fatalf("%d keys", len(keys))
	}
	return keys
}
