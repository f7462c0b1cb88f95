package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// TestCorpora builds folders of real postmortems as they are: every document
// ends as an incident or a page, nothing keeps the site back, and every file
// that is written is valid UTF-8.
func TestCorpora(t *testing.T) {
	for _, folder := range corpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildFolder(t, defaults(os.DirFS(folder)))
			for _, p := range b.Problems {
				if p.Level == problem.Error {
					t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
				}
			}
			pages := 0
			b.Base.EachDocument(func(_ kb.Ref, d *kb.Document) {
				if d.Source != "" {
					pages++
				}
			})
			if pages+b.Skipped != b.Documents {
				t.Errorf("%d documents make %d pages, %d drafts", b.Documents, pages, b.Skipped)
			}
			for path, data := range b.files {
				if !strings.HasPrefix(path, "files/") && !utf8.Valid(data) {
					t.Errorf("%s is not valid UTF-8", path)
				}
			}
		})
	}
}

// TestNoTextIsLost: every word of every real document stands on its page.
func TestNoTextIsLost(t *testing.T) {
	for _, folder := range corpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildFolder(t, defaults(os.DirFS(folder)))
			for _, incident := range b.Base.Incidents {
				shown := words(visible(t, string(b.files["incidents/"+incident.Slug+"/index.html"])))
				have := map[string]bool{}
				for _, word := range shown {
					have[word] = true
				}
				for _, word := range words(visible(t, bodyOf(t, incident))) {
					if !have[word] {
						t.Errorf("%s: the page lacks %q", incident.Source, word)
						break
					}
				}
			}
		})
	}
}

// bodyOf is a document's body with its links as text.
func bodyOf(t *testing.T, incident *kb.Incident) string {
	t.Helper()
	unpacked, err := markdown.Unpack(incident.Body)
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	all := kb.Range{To: len(unpacked.HTML)}
	noAddress := func(int, *kb.Link) markdown.Target { return markdown.Target{} }
	if err := markdown.WriteHTML(&body, unpacked, all, noAddress); err != nil {
		t.Fatal(err)
	}
	return body.String()
}

// visible is the text that a reader sees of some HTML.
func visible(t *testing.T, page string) string {
	t.Helper()
	var text strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			text.Write(tokens.Text())
			text.WriteByte(' ')
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range tokens.Token().Attr {
				if a.Key == "alt" {
					text.WriteString(a.Val + " ")
				}
			}
		}
	}
}

// words are the words and the numbers of a text, however they are spelt: "7:42"
// and "07:42" are the same time, "DONE" and "done" the same state.
func words(text string) []string {
	var list []string
	var word []rune
	end := func() {
		// One letter alone is the T or Z of a time.
		if trimmed := strings.TrimLeft(string(word), "0"); trimmed != "" && (len(word) > 1 || unicode.IsDigit(word[0])) {
			list = append(list, trimmed)
		}
		word = word[:0]
	}
	for _, r := range strings.ToLower(text) {
		isLetter, isDigit := unicode.IsLetter(r), unicode.IsDigit(r)
		if n := len(word); n > 0 && (!isLetter && !isDigit || isDigit != unicode.IsDigit(word[n-1])) {
			end()
		}
		if isLetter || isDigit {
			word = append(word, r)
		}
	}
	end()
	return list
}
