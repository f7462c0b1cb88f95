package markdown

import "bytes"

// LineBreak is a line break in the text of a block.
type LineBreak struct {
	// At is where it stands in Body.HTML, and End where the next line begins.
	At, End int
	// Clean is set where no inline element is open, so that the HTML can be cut.
	Clean bool
}

// LineBreaks finds the line breaks in a block of inline content, in our own HTML:
// elements are closed, and links are holes between NULs.
func (d *Doc) LineBreaks(block *Block) []LineBreak {
	html := d.Body.HTML[block.Inner.From:block.Inner.To]
	var breaks []LineBreak
	depth, inHole := 0, false
	for i := 0; i < len(html); i++ {
		switch c := html[i]; {
		case c == 0:
			inHole = !inHole
		case inHole:
		case c == '<':
			end := bytes.IndexByte(html[i:], '>')
			if end < 0 {
				return breaks
			}
			tag := html[i : i+end+1]
			if string(tag) == wrapped {
				breaks = append(breaks, LineBreak{At: block.Inner.From + i, End: block.Inner.From + i + len(wrapped), Clean: depth == 0})
			}
			depth += elementDepth(tag)
			i += end
		case c == '\n', c == shownBreak:
			breaks = append(breaks, LineBreak{At: block.Inner.From + i, End: block.Inner.From + i + 1, Clean: depth == 0})
		}
	}
	return breaks
}

// shownBreak stands in Body.HTML in the place of a line break that a page shows. No text
// has it, and no place moves for it.
const shownBreak = '\r'

// ShowLines has a page show the lines of a block one below the other, in its own HTML.
func (d *Doc) ShowLines(block *Block) {
	for _, b := range d.LineBreaks(block) {
		if d.Body.HTML[b.At] == '\n' && b.Clean && !bytes.HasSuffix(d.Body.HTML[:b.At], []byte("<br>")) {
			d.Body.HTML[b.At] = shownBreak
		}
	}
}

// appendShown appends HTML with its shown line breaks.
func appendShown(out, html []byte) []byte {
	for {
		i := bytes.IndexByte(html, shownBreak)
		if i < 0 {
			return append(out, html...)
		}
		out = append(append(out, html[:i]...), "<br>\n"...)
		html = html[i+1:]
	}
}

// elementDepth is what a tag adds to the depth of elements.
func elementDepth(tag []byte) int {
	switch {
	case bytes.HasPrefix(tag, []byte("</")):
		return -1
	case bytes.HasPrefix(tag, []byte("<br")), bytes.HasPrefix(tag, []byte("<img")), bytes.HasPrefix(tag, []byte("<wbr")), bytes.HasPrefix(tag, []byte("<hr")):
		return 0
	}
	return 1
}
