package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/debrief-dev/debrief/internal/prose"
)

// The box in which a table scrolls is a region of the page, and those who hear
// the page go from one region to the next. So each has a name that no other has,
// from the heading above it, or from a paragraph that does nothing but introduce
// it: one line that ends in a colon, or is set in bold or italics as a whole.
//
//	## Impact
//	| …                        "Impact, table"
//	| …                        "Impact, table 2"
//	Refused cards by bank:
//	| …                        "Refused cards by bank, table"

// maxLabel is how many characters of a heading name a table.
const maxLabel = 80

// tableLabels gives names to the tables of a document.
type tableLabels struct {
	// section is the nearest heading above in the container at hand, or in one
	// around it.
	section string
	// seen counts the tables by the words that name them.
	seen map[string]int
}

// next returns the name of one more table.
func (l *tableLabels) next(own ownWords, words string) string {
	words = prose.Line(words)
	if utf8.RuneCountInString(words) > maxLabel {
		words = strings.TrimSpace(string([]rune(words)[:maxLabel])) + "…"
	}
	if l.seen == nil {
		l.seen = map[string]int{}
	}
	l.seen[words]++
	return own.table(words, l.seen[words])
}

// openTable opens a table in its box.
func (w *writer) openTable(words string) {
	w.tag(`<section class="scroller" tabindex="0" aria-label="`)
	w.html = appendAttribute(w.html, w.tables.next(w.words, words))
	w.tag(`"><table>`)
}

// closeTable is the end of what openTable opens.
const closeTable = "</table></section>"

// introduction returns the words that name a table.
func (w *writer) introduction(n *east.Table) string {
	before, ok := n.PreviousSibling().(*ast.Paragraph)
	if !ok || before.Lines().Len() != 1 {
		return w.tables.section
	}
	line := before.Lines().At(0)
	_, stressed := before.FirstChild().(*ast.Emphasis)
	stressed = stressed && before.ChildCount() == 1
	if line.Len() > 4*maxLabel || !stressed && !strings.HasSuffix(strings.TrimRight(string(line.Value(w.src)), " \t\n"), ":") {
		return w.tables.section
	}
	words := w.aside(func() {
		w.origin = len(w.plain)
		w.inlines(before.FirstChild(), nil)
	})
	w.spans = nil
	if words = strings.TrimRight(words, ": \t\n"); words == "" {
		return w.tables.section
	}
	return words
}
