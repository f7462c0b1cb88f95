package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// Lists, tight and loose, nested, ordered from any number:
//
//  3. rolled back
//  4. verified
//     - by hand
//
// A tight item's text is a paragraph of the outline without an element.

func (w *writer) list(n *ast.List) Block {
	b := w.begin(List, w.lineOf(n))
	b.Ordered = n.IsOrdered()
	end := "</ul>"
	switch {
	case !b.Ordered:
		w.tag("<ul>")
	case n.Start == 1:
		w.tag("<ol>")
	default:
		w.tag(`<ol start="`)
		w.html = strconv.AppendInt(w.html, int64(n.Start), 10)
		w.tag(`">`)
	}
	if b.Ordered {
		b.Number, end = n.Start, "</ol>"
	}
	b.Inner.From = len(w.html)
	b.Children = make([]Block, 0, n.ChildCount())
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := w.item(c)
		if b.Ordered {
			item.Ordered, item.Number = true, number
			number++
		}
		b.Children = append(b.Children, item)
	}
	b.Inner.To = len(w.html)
	w.tag(end)
	w.end(&b)
	return b
}

func (w *writer) item(n ast.Node) Block {
	b := w.begin(Item, w.lineOf(n))
	b.Task = taskOf(n)
	if b.Task == NoTask {
		w.tag("<li>")
	} else {
		w.tag(`<li class="task-item">`)
		w.tag(taskMarks[b.Task])
	}
	b.Inner.From = len(w.html)
	b.Children = w.children(n)
	b.Inner.To = len(w.html)
	w.tag("</li>")
	w.end(&b)
	return b
}
