package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestPassages(t *testing.T) {
	tests := []struct {
		name, give string
		want       []string
	}{
		{"paragraphs", "One\ntwo.\n\nThree.", []string{"One two.", "Three."}},
		{"inline elements do not part words", "**pay**ments `db`01 a_b_", []string{"payments db01 a_b_"}},
		{"headings and lists", "# Disk\n\n- full\n  - again\n- empty", []string{"Disk", "full", "again", "empty"}},
		{"entities", "a &amp; b < c \"d\"", []string{`a & b < c "d"`}},
		{"fence", "```\nERROR  x\n\n  at y\n```", []string{"code:ERROR  x\n\n  at y"}},
		{"highlighted fence", "```go\nif a < \"b\" {}\n```", []string{"code:if a < \"b\" {}"}},
		{"table", "| a | b |\n|---|---|\n| c | d |", []string{"a", "b", "c", "d"}},
		{"links and images", "see [the log](https://x.example/) and ![a rate](rate.png)!", []string{"see the log and a rate !"}},
		{"task", "- [x] add a limit", []string{"add a limit"}},
		{"footnote numbers are not text", "down[^1] again\n\n[^1]: a note", []string{"down again", "a note"}},
		{"line break", "a<br>b", []string{"a b"}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := Parse(Source{File: "a.md", Text: []byte(tt.give)}, Options{})
			for _, body := range []kb.Body{doc.Body, new(Packer).Pack(doc.Body)} {
				passages, err := Passages(body, nil)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, written(passages)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func written(passages []Passage) []string {
	var texts []string
	for _, p := range passages {
		if p.Code {
			p.Text = "code:" + p.Text
		}
		texts = append(texts, p.Text)
	}
	return texts
}

func TestPassagesBorders(t *testing.T) {
	doc := Parse(Source{File: "a.md", Text: []byte("One **two** three.\n\nFour.")}, Options{})
	at := strings.Index(string(doc.Body.HTML), "<strong>")
	passages, err := Passages(doc.Body, []int{0, at, at, len(doc.Body.HTML) + 9})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"One", "two three.", "Four."}, written(passages)); diff != "" {
		t.Error(diff)
	}
	for _, p := range passages {
		if p.Range.From < at && p.Range.To > at {
			t.Errorf("%q runs across the border %d: %v", p.Text, at, p.Range)
		}
	}
}

func TestPassagesOfWikiLink(t *testing.T) {
	doc := Parse(Source{File: "a.md", Text: []byte("see [[full-disk]] again")}, Options{})
	doc.Body.Links[0].Title = "The disk & its end"
	passages, err := Passages(doc.Body, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"see The disk & its end again"}, written(passages)); diff != "" {
		t.Error(diff)
	}
}

func TestPassagesOfBrokenBody(t *testing.T) {
	for _, html := range []string{"<p>a\x00", "<p>a</p", "<"} {
		if _, err := Passages(kb.Body{HTML: []byte(html)}, nil); err == nil {
			t.Errorf("%q has no error", html)
		}
	}
	if _, err := Passages(kb.Body{Packed: []byte("no")}, nil); err == nil {
		t.Error("a packed body that is broken has no error")
	}
}
