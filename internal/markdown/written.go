package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// What an author wrote, as it may be handed on: without what no page shows.
//
//	<!-- ask legal first -->      a comment
//	[//]: # (ask legal first)     a definition that no link uses, which many use as one

// linkDefinition is where a link's address is defined.
type linkDefinition struct {
	label string
	lines *text.Segments
}

// define notes a definition. Whether a link uses it is known at the end.
func (w *writer) define(n *ast.LinkReferenceDefinition) {
	w.definitions = append(w.definitions, linkDefinition{util.ToLinkReference(n.Label), n.Lines()})
}

// refer notes that a link uses a definition.
func (w *writer) refer(reference *ast.ReferenceLink) {
	if reference == nil {
		return
	}
	if w.referred == nil {
		w.referred = map[string]bool{}
	}
	w.referred[util.ToLinkReference(reference.Value)] = true
}

// unshow notes that a stretch of lines, counted in the bytes of their text, is in no
// page. Between the lines stand the marks of a list or a quote, which stay.
func (w *writer) unshow(lines []text.Segment, from, to int) {
	for _, line := range lines {
		length := len(line.Value(w.src))
		if first, last := max(0, from), min(length, to); first < last {
			w.unshown = append(w.unshown, kb.Range{
				From: line.Start + max(0, first-line.Padding), To: min(line.Stop, line.Start+max(0, last-line.Padding)),
			})
		}
		from, to = from-length, to-length
	}
}

// written is a copy of the source without what is not shown.
func (w *writer) written() []byte {
	for _, d := range w.definitions {
		if !w.referred[d.label] {
			w.unshow(d.lines.Sliced(0, d.lines.Len()), 0, len(w.src))
		}
	}
	slices.SortFunc(w.unshown, func(a, b kb.Range) int { return cmp.Compare(a.From, b.From) })
	shown, done := make([]byte, 0, len(w.src)), 0
	for _, r := range w.unshown {
		if r.From > done {
			shown = append(shown, w.src[done:r.From]...)
		}
		done = max(done, r.To)
	}
	return append(shown, w.src[done:]...)
}

// Written is what the author wrote, without what no page shows.
func Written(body kb.Body) ([]byte, error) {
	body, err := Unpack(body)
	return body.Written, err
}

// Twin is Written as it stands in the Markdown twin of a page: a character that hides is
// shown by its name, so that nobody reads what nobody sees.
func Twin(body kb.Body) (string, error) {
	written, err := Written(body)
	if written = bytes.Trim(written, "\n"); len(written) == 0 {
		return "", err
	}
	var twin strings.Builder
	twin.Grow(len(written) + 1)
	twin.Write(written)
	twin.WriteByte('\n')
	return prose.Marked(twin.String()), nil
}
