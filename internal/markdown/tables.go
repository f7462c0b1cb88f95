package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Tables:
//
//	| Time  | What          |
//	|:------|--------------:|
//	| 10:00 | pager rang    |
//
// They scroll inside a box that the keyboard reaches. Alignment is a class.
// Cells beyond the heading's columns, which GitHub drops, are shown as text.

var alignments = map[east.Alignment]string{
	east.AlignLeft:   ` class="left"`,
	east.AlignRight:  ` class="right"`,
	east.AlignCenter: ` class="center"`,
}

func (w *writer) table(n *east.Table) Block {
	b := w.begin(Table, w.lineOf(n))
	w.openTable(w.introduction(n))
	b.Inner.From = len(w.html)
	body := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch row := c.(type) {
		case *east.TableHeader:
			b.Children = append(b.Children, w.row(row, "<thead><tr>", "</tr></thead>", true))
		default:
			open := "<tr>"
			if !body {
				open, body = "<tbody><tr>", true
			}
			b.Children = append(b.Children, w.row(row, open, "</tr>", false))
		}
	}
	if body {
		w.tag("</tbody>")
	}
	b.Inner.To = len(w.html)
	w.tag(closeTable)
	w.end(&b)
	return b
}

func (w *writer) row(n ast.Node, open, close string, header bool) Block {
	b := w.begin(Row, w.lineOf(n))
	b.Header = header
	w.tag(open)
	b.Inner.From = len(w.html)
	end := -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := c.(*east.TableCell)
		b.Children = append(b.Children, w.cell(cell, b.Line, header))
		if lines := cell.Lines(); lines != nil && lines.Len() > 0 {
			end = lines.At(0).Stop
		}
	}
	if !header && end >= 0 {
		b.Children = append(b.Children, w.surplusCells(end, b.Line)...)
	}
	b.Inner.To = len(w.html)
	w.tag(close)
	w.end(&b)
	return b
}

func (w *writer) cell(n *east.TableCell, line int, header bool) Block {
	b := w.begin(Cell, line)
	b.Header = header
	end := "</td>"
	if header {
		w.tag(`<th scope="col"`)
		end = "</th>"
	} else {
		w.tag("<td")
	}
	w.tag(alignments[n.Alignment])
	w.tag(">")
	w.content(&b, n.FirstChild(), nil)
	w.tag(end)
	w.end(&b)
	return b
}

// surplusCells writes what follows a row's last cell in the source line.
func (w *writer) surplusCells(end, line int) []Block {
	stop := len(w.src)
	if i := bytes.IndexByte(w.src[end:], '\n'); i >= 0 {
		stop = end + i
	}
	rest := bytes.TrimSpace(w.src[end:stop])
	rest = bytes.TrimSuffix(bytes.TrimPrefix(rest, []byte("|")), []byte("|"))
	if len(bytes.TrimSpace(rest)) == 0 {
		return nil
	}
	w.report(end, problem.TableCells, "the row has more cells than the table's heading")
	var cells []Block
	for _, part := range bytes.SplitN(rest, []byte("|"), maxColumns) {
		b := w.begin(Cell, line)
		w.tag("<td>")
		b.Inner.From = len(w.html)
		w.prose(bytes.TrimSpace(part), -1, true)
		b.Inner.To = len(w.html)
		w.tag("</td>")
		w.end(&b)
		cells = append(cells, b)
	}
	return cells
}
