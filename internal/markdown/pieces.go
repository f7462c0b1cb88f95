package markdown

import (
	"bytes"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// WriteText writes a piece of a document with its links and code, without the
// words that were understood as something else (text.Drop). Elements that are
// left empty and white space at both ends go as well. Text that comes from front
// matter has no HTML and is written as it is, escaped.
func WriteText(w io.Writer, body kb.Body, text kb.Text, fill Filler) error {
	if text.HTML.Empty() {
		_, err := w.Write(appendAttribute(nil, text.Plain))
		return err
	}
	if text.HTML.From < 0 || text.HTML.To > len(body.HTML) {
		return WriteHTML(w, body, text.HTML, fill)
	}
	parts := match(cut(split(body.HTML[text.HTML.From:text.HTML.To]), text.Drop))
	f := filling{body: body, fill: fill, piece: true}
	for _, p := range trim(parts) {
		switch {
		case p.gone:
		case p.kind == holePart:
			f.hole(p.hole, p.number)
		case p.kind == openPart:
			f.text(withoutID(p.html))
		default:
			f.text(p.html)
		}
	}
	f.close()
	_, err := w.Write(f.out)
	return err
}

// HasLink tells whether a piece of a document, unpacked, holds a link or an image
// or something else that differs from page to page.
func HasLink(body kb.Body, text kb.Text) bool {
	return !text.HTML.Empty() && text.HTML.To <= len(body.HTML) && bytes.IndexByte(body.HTML[text.HTML.From:text.HTML.To], 0) >= 0
}

// partKind is the kind of a part of HTML.
type partKind int

const (
	textPart partKind = iota
	openPart
	closePart
	// voidPart is an element without an end: br, hr.
	voidPart
	// holePart is an image or another hole that has content of its own.
	holePart
)

// part is a tag, a hole, or a run of text.
type part struct {
	kind   partKind
	html   []byte
	hole   byte
	number int
	// length is the length of the text in the plain text.
	length int
	gone   bool
}

// split takes HTML of our own apart.
func split(source []byte) []part {
	parts := make([]part, 0, 2*bytes.Count(source, []byte("<"))+1)
	for len(source) > 0 {
		switch source[0] {
		case 0:
			kind, number, length := readHole(source)
			if length == 0 {
				return parts
			}
			parts = append(parts, part{kind: holePart, hole: kind, number: number})
			source = source[length:]
		case '<':
			end := bytes.IndexByte(source, '>') + 1
			if end == 0 {
				return parts
			}
			parts = append(parts, part{kind: tagKind(source[:end]), html: source[:end]})
			source = source[end:]
		default:
			end := plainSize(source)
			parts = append(parts, part{html: source[:end], length: visibleLength(source[:end])})
			source = source[end:]
		}
	}
	return parts
}

// plainSize is how much of HTML stands before the first tag or hole.
func plainSize(html []byte) int {
	if tag := bytes.IndexByte(html, '<'); tag >= 0 {
		html = html[:tag]
	}
	if hole := bytes.IndexByte(html, 0); hole >= 0 {
		return hole
	}
	return len(html)
}

// opens and closes tell whether a part starts or ends an element.
func (p *part) opens() bool {
	return p.kind == openPart || p.kind == holePart && (p.hole == holeLink || p.hole == holeFold)
}

func (p *part) closes() bool {
	return p.kind == closePart || p.kind == holePart && (p.hole == holeLinkEnd || p.hole == holeFoldEnd)
}

func tagKind(tag []byte) partKind {
	switch {
	case tag[1] == '/':
		return closePart
	case string(tag) == "<br>" || string(tag) == "<hr>":
		return voidPart
	default:
		return openPart
	}
}

// visibleLength is the length of escaped text once its entities are resolved.
func visibleLength(escaped []byte) int {
	n := len(escaped)
	for i, c := range escaped {
		if c == '&' {
			n -= bytes.IndexByte(escaped[i:], ';')
		}
	}
	return n
}

// cut removes the dropped ranges of the plain text from the text parts.
func cut(parts []part, drop []kb.Range) []part {
	at := 0
	for i := range parts {
		p := &parts[i]
		if p.length == 0 {
			continue
		}
		from, to := at, at+p.length
		at = to
		for len(drop) > 0 && drop[0].To <= from {
			drop = drop[1:]
		}
		if len(drop) == 0 || drop[0].From >= to {
			continue
		}
		words := html.UnescapeString(string(p.html))
		var kept strings.Builder
		keep := from
		for _, d := range drop {
			if d.From >= to {
				break
			}
			if d.From > keep {
				kept.WriteString(words[keep-from : d.From-from])
			}
			keep = max(keep, min(d.To, to))
		}
		kept.WriteString(words[keep-from:])
		p.html = appendAttribute(nil, kept.String())
		p.gone = len(p.html) == 0
	}
	return parts
}

// match removes elements that are left without content, and tags without a
// partner.
func match(parts []part) []part {
	type element struct {
		index int
		full  bool
	}
	var open []element
	for i := range parts {
		p := &parts[i]
		switch {
		case p.opens():
			open = append(open, element{index: i})
		case p.closes():
			if len(open) == 0 {
				p.gone = true
				continue
			}
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if !last.full {
				parts[last.index].gone, p.gone = true, true
			} else if len(open) > 0 {
				open[len(open)-1].full = true
			}
		case !p.gone && len(open) > 0 && (p.kind != textPart || len(bytes.TrimSpace(p.html)) > 0):
			open[len(open)-1].full = true
		}
	}
	for _, e := range open {
		parts[e.index].gone = true
	}
	return parts
}

// trim removes white space and line breaks at both ends.
func trim(parts []part) []part {
	for i := range parts {
		p := &parts[i]
		if !p.opens() && !p.trimmed(bytes.TrimLeft) {
			break
		}
	}
	for i := range slices.Backward(parts) {
		p := &parts[i]
		if !p.closes() && !p.trimmed(bytes.TrimRight) {
			break
		}
	}
	return parts
}

// trimmed takes the white space off one end of a part, and tells whether nothing
// is left of it, so that the next part is at the end.
func (p *part) trimmed(off func([]byte, string) []byte) bool {
	switch {
	case p.gone:
		return true
	case p.kind == textPart:
		p.html = off(p.html, " \t\n")
		p.gone = len(p.html) == 0
	case p.kind == voidPart:
		p.gone = true
	}
	return p.gone
}

// withoutID drops the id from a tag, because a piece may be shown beside the
// text that it comes from.
func withoutID(tag []byte) []byte {
	from := bytes.Index(tag, []byte(` id="`))
	if from < 0 {
		return tag
	}
	end := bytes.IndexByte(tag[from+5:], '"')
	return append(bytes.Clone(tag[:from]), tag[from+5+end+1:]...)
}
