package markdown

import "testing"

func TestLineBreaks(t *testing.T) {
	doc := Parse(Source{Text: []byte("one `two`\n**three\nfour** [five\nsix](https://example.org)\nseven\n")}, Options{})
	block := &doc.Blocks[0]
	var clean []bool
	for _, b := range doc.LineBreaks(block) {
		if doc.Body.HTML[b.At] != '\n' {
			t.Errorf("no line breaks at byte %d of %q", b.At, doc.Body.HTML)
		}
		clean = append(clean, b.Clean)
	}
	if len(clean) != 4 || !clean[0] || clean[1] || !clean[3] {
		t.Errorf("clean: %v", clean)
	}
}
