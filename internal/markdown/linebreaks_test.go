package markdown

import (
	"strings"
	"testing"
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
