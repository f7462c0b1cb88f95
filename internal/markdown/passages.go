package markdown

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Passages are the visible text of a body again, from its HTML, for those who
// come after the syntax tree is gone. Our own HTML is simple: a ">" ends every
// tag, and what is not an inline element begins or ends a block.

// Passage is the text of one block, or of a piece of it.
type Passage struct {
	// Text has its white space as single blanks; in Code it has its lines.
	Text string
	Code bool
	// Range is where the text stands in Body.HTML, unpacked.
	Range kb.Range
}

// Passages returns the visible text of a body, packed or not, block by block,
// without the texts of front matter.
// Blocks are cut at the borders, which are ascending places in the HTML.
func Passages(body kb.Body, borders []int) ([]Passage, error) {
	body, err := Unpack(body)
	if err != nil {
		return nil, err
	}
	c := collector{body: body}
	text := body.HTML[:body.End()]
	for at := 0; at < len(text); {
		for len(borders) > 0 && borders[0] <= at {
			c.flush(at)
			borders = borders[1:]
		}
		end := len(text)
		if len(borders) > 0 {
			end = min(end, borders[0])
		}
		end = at + plainSize(text[at:end])
		if end > at {
			c.text(at, text[at:end])
			at = end
			continue
		}
		length, err := c.markup(at)
		if err != nil {
			return nil, err
		}
		at += length
	}
	c.flush(len(text))
	return c.passages, nil
}

// collector gathers the text of the block at hand.
type collector struct {
	body     kb.Body
	passages []Passage
	current  []byte
	// from is where the text at hand begins, and code how many pre elements are
	// open around it.
	from, code int
	// titled is set inside a link whose text the title of a document replaces.
	titled bool
}

// flush ends the text at hand.
func (c *collector) flush(at int) {
	text := strings.TrimRightFunc(strings.Trim(string(c.current), "\n"), unicode.IsSpace)
	if c.code == 0 {
		text = prose.Line(text)
	}
	if text != "" {
		c.passages = append(c.passages, Passage{Text: text, Code: c.code > 0, Range: kb.Range{From: c.from, To: at}})
	}
	c.current = c.current[:0]
}

// text adds what stands between tags.
func (c *collector) text(at int, written []byte) {
	if c.titled {
		return
	}
	if len(c.current) == 0 {
		c.from = at
	}
	if bytes.IndexByte(written, '&') < 0 {
		c.current = append(c.current, written...)
		return
	}
	c.current = append(c.current, html.UnescapeString(string(written))...)
}

// markup passes over the tag or the hole at a place, and returns its length.
func (c *collector) markup(at int) (int, error) {
	rest := c.body.HTML[at:]
	if rest[0] == 0 {
		kind, number, length := readHole(rest)
		if length == 0 {
			return 0, fmt.Errorf("broken marker in a body at byte %d", at)
		}
		c.hole(at, kind, number)
		return length, nil
	}
	end := bytes.IndexByte(rest, '>')
	if end < 0 {
		return 0, fmt.Errorf("a tag without an end in a body at byte %d", at)
	}
	name, closes := elementOf(rest[1:end])
	switch {
	case inlineElements[string(name)]:
	case string(name) == "br":
		c.text(at, []byte("\n"))
	case string(name) == "pre" && !closes:
		c.flush(at)
		c.code++
	case string(name) == "pre":
		c.flush(at)
		c.code = max(0, c.code-1)
	default:
		c.flush(at)
	}
	return end + 1, nil
}

// hole adds what a page shows in the place of a hole.
func (c *collector) hole(at int, kind byte, number int) {
	var link kb.Link
	if number >= 0 && number < len(c.body.Links) {
		link = c.body.Links[number]
	}
	switch kind {
	case holeLink:
		if takesTitle(&link) {
			c.text(at, []byte(html.EscapeString(link.Title)))
			c.titled = true
		}
	case holeLinkEnd:
		c.titled = false
	case holeImage:
		c.text(at, []byte(" "+html.EscapeString(link.Text)+" "))
	case holeFold, holeFoldEnd:
		c.flush(at)
	}
}

// inlineElements stand inside a word without parting it.
var inlineElements = map[string]bool{
	"a": true, "code": true, "strong": true, "em": true, "del": true, "span": true, "kbd": true, "sub": true,
	"sup": true, "u": true, "mark": true, "small": true, "q": true, "ins": true,
}

// elementOf returns the name in a tag, given without its brackets.
func elementOf(tag []byte) (name []byte, closes bool) {
	if tag, closes = bytes.CutPrefix(tag, []byte("/")); len(tag) == 0 {
		return nil, closes
	}
	if i := bytes.IndexByte(tag, ' '); i >= 0 {
		tag = tag[:i]
	}
	return tag, closes
}
