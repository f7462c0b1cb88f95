package markdown

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

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

func TestLineBreaksInsideChinese(t *testing.T) {
	for _, test := range []struct{ text, html string }{
		{"用户无法\n完成付款", "用户无法<wbr>完成付款"},
		{"用户无法\n**完成**付款", "用户无法<wbr><strong>完成</strong>付款"},
		{"サーバー\nが止まった", "サーバー<wbr>が止まった"},
		{"部署\nv2 失败", "部署\nv2 失败"},
		{"日期：4月1日\n**等级**：高", "日期：4月1日\n<strong>等级</strong>：高"},
		{"결제가\n중단되었습니다", "결제가\n중단되었습니다"},
	} {
		doc := Parse(Source{Text: []byte(test.text)}, Options{})
		block := &doc.Blocks[0]
		if got := string(doc.Body.HTML[block.Inner.From:block.Inner.To]); got != test.html {
			t.Errorf("%q: %s, want %s", test.text, got, test.html)
		}
		if breaks := doc.LineBreaks(block); len(breaks) != 1 || !strings.Contains(block.Text, "\n") {
			t.Errorf("%q: breaks %v of %q", test.text, breaks, block.Text)
		}
	}
}

// TestShowLines: a page shows the lines, no place moves, and a break of the author's own
// stays one.
func TestShowLines(t *testing.T) {
	doc := Parse(Source{Text: []byte("a: `x`\nb: y  \nc: **z\nz**\nd: &#13;\n")}, Options{})
	block, size := &doc.Blocks[0], len(doc.Body.HTML)
	if doc.ShowLines(block); len(doc.Body.HTML) != size || len(doc.LineBreaks(block)) != 4 {
		t.Errorf("%q", doc.Body.HTML)
	}
	var html, again strings.Builder
	if err := WriteHTML(&html, doc.Body, block.Inner, nil); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&again, doc.Body, kb.Text{Plain: "x", HTML: block.Inner}, nil); err != nil {
		t.Fatal(err)
	}
	const want = "a: <code>x</code><br>\nb: y<br>\nc: <strong>z\nz</strong><br>\nd:"
	if !strings.HasPrefix(html.String(), want) || !strings.HasPrefix(again.String(), want) || strings.Count(html.String(), "<br>") != 3 {
		t.Errorf("%q and %q, want %q", html.String(), again.String(), want)
	}
}
