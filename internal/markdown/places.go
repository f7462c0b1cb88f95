package markdown

import (
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Where in the author's file something stands: line, column, and the line's text.

// position returns the line in the file and the column, in runes, of an offset.
func (w *writer) position(offset int) (line, column int) {
	i := w.lineIndex(offset)
	if from := w.counted; from.offset < w.starts[i] || from.offset > offset {
		w.counted.offset, w.counted.runes = w.starts[i], 0
	}
	w.counted.runes += utf8.RuneCount(w.src[w.counted.offset:offset])
	w.counted.offset = offset
	return w.source.Line + i, w.counted.runes + 1
}

func (w *writer) lineIndex(offset int) int {
	return max(0, sort.SearchInts(w.starts, offset+1)-1)
}

// excerpt returns the source line at an offset. Links on one line share it.
func (w *writer) excerpt(offset int) string {
	i := w.lineIndex(offset)
	if w.excerptLine == i+1 {
		return w.lastExcerpt
	}
	end := len(w.src)
	if i+1 < len(w.starts) {
		end = w.starts[i+1] - 1
	}
	w.excerptLine, w.lastExcerpt = i+1, string(w.src[w.starts[i]:end])
	return w.lastExcerpt
}

// lineOf returns the line in the file on which a block starts. Blocks without
// text of their own start where their first child does.
func (w *writer) lineOf(n ast.Node) int {
	for ; n != nil && n.Type() == ast.TypeBlock; n = n.FirstChild() {
		if pos := n.Pos(); pos >= 0 {
			return w.source.Line + w.lineIndex(min(pos, len(w.src)))
		}
		if lines := n.Lines(); lines != nil && lines.Len() > 0 {
			return w.source.Line + w.lineIndex(lines.At(0).Start)
		}
	}
	return 0
}

// report adds a problem at an offset of the source.
func (w *writer) report(offset int, rule problem.Rule, message string) {
	at := problem.Place{File: w.source.File, Excerpt: w.excerpt(offset)}
	at.Line, at.Column = w.position(offset)
	w.problems = append(w.problems, problem.New(rule, at, message))
}
