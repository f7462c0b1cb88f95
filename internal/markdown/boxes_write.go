package markdown

// The HTML of boxes (boxes.go): that of an alert, folded or not, and for a name that is
// no kind of box what is inside.

// box writes a box.
func (w *writer) box(n *box) Block {
	if !n.known {
		return w.plainBox(n)
	}
	b := w.begin(Alert, w.lineOf(n))
	b.Alert = alertKinds[n.kind]
	element, titleElement := "div", "p"
	if n.fold != "" {
		element, titleElement = "details", "summary"
	}
	w.tag("<" + element + ` class="alert ` + b.Alert + `"`)
	if n.fold == "+" {
		w.tag(" open")
	}
	w.tag(">")
	b.Inner.From = len(w.html)
	open, end := "<"+titleElement+` class="alert-title">`, "</"+titleElement+">"
	rest := n.FirstChild()
	if n.titled {
		b.Children = append(b.Children, w.textBlock(Paragraph, rest, open, end))
		rest = rest.NextSibling()
	} else {
		w.tag(open)
		w.hole(holeAlert, n.kind)
		w.tag(end)
	}
	b.Children = append(b.Children, w.from(rest)...)
	b.Inner.To = len(w.html)
	w.tag("</" + element + ">")
	w.end(&b)
	return b
}

// plainBox writes what is inside of a box, below its title.
func (w *writer) plainBox(n *box) Block {
	b := w.begin(Quote, w.lineOf(n))
	w.tag("<div>")
	b.Inner.From = len(w.html)
	rest := n.FirstChild()
	if n.titled {
		b.Children = append(b.Children, w.textBlock(Paragraph, rest, "<p><strong>", "</strong></p>"))
		rest = rest.NextSibling()
	}
	b.Children = append(b.Children, w.from(rest)...)
	b.Inner.To = len(w.html)
	w.tag("</div>")
	w.end(&b)
	return b
}
