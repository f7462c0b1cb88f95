package markdown

import (
	"github.com/yuin/goldmark/ast"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Images:
//
//	![the error rate](rate.png)
//
// An image inside the folder becomes an img when a page is written; one from
// elsewhere is shown as a link with the alternative text, because a page must
// not tell another host who reads it.

func (w *writer) image(n *ast.Image) {
	w.refer(n.Reference)
	if !w.mayAddress(n.Destination) {
		return
	}
	alt := w.aside(func() { w.inlines(n.FirstChild(), nil) })
	w.imageHole(n.Pos(), unescape(n.Destination), alt)
}

func (w *writer) imageHole(pos int, destination, alt string) {
	link := w.classify(pos, destination)
	link.Text = alt
	if link.Kind == kb.RelativeLink {
		link.Kind = kb.ImageLink
	}
	number := w.addLink(link)
	w.openSpan(Image, number)
	w.hole(holeImage, number)
}
