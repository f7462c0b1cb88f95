package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// Quotes, and alerts, which are quotes with a marker:
//
//	> [!WARNING] An own title
//	> The text.
//
//	> [!NOTE]-
//	> Folded; "+" in place of "-" is open at first.
//
// Without a title of its own an alert shows the name of its kind, which is not
// part of the text.

// alertKinds are the kinds that GitHub knows. Names of other programs are read as one
// of them (boxes.go).
var alertKinds = []string{"note", "tip", "important", "warning", "caution"}

var alertMarker = regexp.MustCompile(`^\[!([A-Za-z]+)\]([-+]?)[ \t]*`)

func (w *writer) quote(n *ast.Blockquote) Block {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return w.container(Quote, n, "<blockquote>", "</blockquote>")
	}
	line := first.Lines().At(0)
	marker := alertMarker.FindSubmatch(line.Value(w.src))
	if marker == nil {
		return w.container(Quote, n, "<blockquote>", "</blockquote>")
	}
	if kind, ok := alertKindOf(string(marker[1])); ok {
		return w.alert(n, first, kind, string(marker[2]), line.Start+len(marker[0]), line.Stop)
	}
	return w.container(Quote, n, "<blockquote>", "</blockquote>")
}

// alert writes an alert. title and lineEnd are the offsets of the rest of the
// marker's line.
func (w *writer) alert(n *ast.Blockquote, first *ast.Paragraph, kind int, fold string, title, lineEnd int) Block {
	b := w.begin(Alert, w.lineOf(n))
	b.Alert = alertKinds[kind]
	element, titleElement := "div", "p"
	if fold != "" {
		element, titleElement = "details", "summary"
	}
	w.tag("<" + element + ` class="alert ` + b.Alert + `"`)
	if fold == "+" {
		w.tag(" open")
	}
	w.tag(">")
	b.Inner.From = len(w.html)

	body := first.FirstChild()
	for body != nil && body.Pos() < lineEnd {
		body = body.NextSibling()
	}
	w.skip = title
	open, end := "<"+titleElement+` class="alert-title">`, "</"+titleElement+">"
	if len(bytes.TrimSpace(w.src[title:lineEnd])) == 0 {
		w.skip = lineEnd
		w.tag(open)
		w.hole(holeAlert, kind)
		w.tag(end)
	} else {
		b.Children = append(b.Children, w.paragraph(first.FirstChild(), body, b.Line, open, end))
	}
	if body != nil {
		b.Children = append(b.Children, w.paragraph(body, nil, b.Line+1, "<p>", "</p>"))
	}
	rest := w.following(first)
	b.Children = append(b.Children, rest...)
	b.Inner.To = len(w.html)
	w.tag("</" + element + ">")
	w.end(&b)
	return b
}

// paragraph writes part of a paragraph's content as a paragraph.
func (w *writer) paragraph(first, stop ast.Node, line int, open, end string) Block {
	b := w.begin(Paragraph, line)
	w.tag(open)
	w.content(&b, first, stop)
	for len(w.plain) > b.Plain.From && w.plain[len(w.plain)-1] == '\n' && w.html[len(w.html)-1] == '\n' {
		// The line break between the title and the text.
		w.plain, w.html = w.plain[:len(w.plain)-1], w.html[:len(w.html)-1]
	}
	b.Inner.To = len(w.html)
	w.tag(end)
	w.end(&b)
	return b
}

// following writes the siblings after a block.
func (w *writer) following(n ast.Node) []Block { return w.from(n.NextSibling()) }

// from writes a block, which may be nil, and the siblings after it.
func (w *writer) from(n ast.Node) []Block {
	folds := w.folds
	w.folds = 0
	var blocks []Block
	for c := n; c != nil; c = c.NextSibling() {
		blocks = w.block(blocks, c)
	}
	for ; w.folds > 0; w.folds-- {
		w.hole(holeFoldEnd, 0)
	}
	w.folds = folds
	return blocks
}
