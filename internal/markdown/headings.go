package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Headings:
//
//	# The title          <h2 id="s-the-title">, also <h1>The title</h1>
//	## What happened     <h2 id="s-what-happened">
//	### 10:00 to 11:00   <h3 id="s-1000-to-1100">
//	## Impact {#harm}    <h2 id="s-harm">, also {#harm .wide} and {: #harm}
//
// The page has one h1, its title, and headings follow it without a gap whatever
// level the author began with. A first heading of level 1 that stays the only
// one is the document's title: what follows it is not below it, so the page is
// right whether or not it shows that heading.

// headings gives every heading of a document its level on the page and its id.
type headings struct {
	// open has the author's levels of the headings around the place at hand.
	open []int
	// titled is set once the first heading was written.
	titled bool
	// ones is how many headings of level 1 are written in Markdown.
	ones  int
	taken map[string]bool
	// last is the id of the heading that was written last; empty before any.
	last string
	// named is how many names have their heading: those up to the end of the last one.
	named int
	// next is the number to try for the next heading with the same words.
	next map[string]int
}

// begin looks for what the levels of a document depend on.
func (h *headings) begin(tree ast.Node) {
	h.taken, h.next = map[string]bool{}, map[string]int{}
	h.ones = countTitles(tree)
}

func countTitles(n ast.Node) int {
	ones := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if heading, ok := c.(*ast.Heading); ok && heading.Level == 1 {
			ones++
		} else if c.Type() == ast.TypeBlock && c.Kind() != ast.KindParagraph {
			ones += countTitles(c)
		}
	}
	return ones
}

// level decides the digit of the next heading on the page, by the level that its author
// gave it.
func (h *headings) level(written int) byte {
	title := !h.titled && written == 1 && h.ones < 2
	h.titled = true
	if title {
		return '2'
	}
	for len(h.open) > 0 && h.open[len(h.open)-1] >= written {
		h.open = h.open[:len(h.open)-1]
	}
	h.open = append(h.open, written)
	return byte('0' + min(6, 1+len(h.open)))
}

// anchor returns an id for a heading: its words as GitHub writes them, behind a
// prefix, so that no heading can take the name of something else on the page. The
// second heading of the same words is number 1, as it is there.
func (h *headings) anchor(words string) string {
	slug := kb.HeadingPrefix + headingSlug(words)
	if slug == kb.HeadingPrefix {
		slug += "section"
	}
	if !h.taken[slug] {
		h.taken[slug] = true
		return slug
	}
	for n := max(1, h.next[slug]); ; n++ {
		numbered := slug + "-" + strconv.Itoa(n)
		if !h.taken[numbered] {
			h.next[slug] = n + 1
			h.taken[numbered] = true
			return numbered
		}
	}
}

// ownID is the name that an author gives a heading at its end.
var ownID = regexp.MustCompile(`[ \t]+\{:? ?#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*)(?:[ \t][\w.="' \t-]*)?\}[ \t]*$`)

// takeID takes the author's own name off the end of a heading; empty if there is
// none.
func (w *writer) takeID(n *ast.Heading) string {
	if n.Lines().Len() == 0 {
		return ""
	}
	line := n.Lines().At(n.Lines().Len() - 1)
	text := line.Value(w.src)
	m := ownID.FindSubmatchIndex(text)
	if m == nil {
		return ""
	}
	from := line.Start + m[0]
	for {
		last, ok := n.LastChild().(*ast.Text)
		if !ok || last.Segment.Stop <= from {
			return string(text[m[2]:m[3]])
		}
		if last.Segment.Start < from {
			last.Segment = last.Segment.WithStop(from)
			continue
		}
		n.RemoveChild(n, last)
	}
}

// headingSlug keeps letters, marks and digits of any script in lower case,
// hyphens and underscores, and turns spaces into hyphens.
func headingSlug(words string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(words) {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.In(r, unicode.Nd, unicode.Nl):
			b.WriteRune(unicode.ToLower(r))
		case r == '-' || r == '_':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	return b.String()
}

// raise turns each heading into one of the level above.
var raise = strings.NewReplacer(
	"<h3 id=", "<h2 id=", "</h3>", "</h2>", "<h4 id=", "<h3 id=", "</h4>", "</h3>",
	"<h5 id=", "<h4 id=", "</h5>", "</h4>", "<h6 id=", "<h5 id=", "</h6>", "</h5>",
)

// RaiseHeadings raises the headings of a written body by one level, where the
// heading above them is left out.
func RaiseHeadings(html string) string { return raise.Replace(html) }

// isHeading tells whether an element that we write is a heading.
func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6'
}

func (w *writer) heading(n *ast.Heading) Block {
	b := w.begin(Heading, w.lineOf(n))
	b.Level = n.Level
	level := w.headings.level(n.Level)
	id := w.takeID(n)
	// The id comes from words that are not written yet.
	words := w.aside(func() {
		w.origin = len(w.plain)
		w.inlines(n.FirstChild(), nil)
	})
	w.spans = nil
	b.Anchor = w.headings.anchor(cmp.Or(id, words))
	w.nameHeading(b.Anchor, len(w.plain))
	if n.Parent().Kind() != ast.KindDocument { // no section has its anchor
		w.addName(strings.TrimPrefix(b.Anchor, kb.HeadingPrefix), len(w.plain))
	}
	w.addName(id, len(w.plain))
	w.tables.section = words
	w.html = append(w.html, '<', 'h', level)
	w.tag(` id="`)
	w.tag(b.Anchor)
	w.tag(`">`)
	w.content(&b, n.FirstChild(), nil)
	w.headings.named = len(w.names)
	w.tag(`</h`)
	w.html = append(w.html, level, '>')
	w.end(&b)
	return b
}

// endRawHeading ends a heading of HTML, and gives it its level and anchor where it is a
// block.
func (w *writer) endRawHeading(t rawTag) {
	w.tables.section = string(w.plain[w.headingFrom:])
	level := t.name[1]
	if b := t.block; b == nil {
		w.addName(headingSlug(w.tables.section), w.headingFrom)
	} else {
		level = w.headings.level(b.Level)
		w.html[b.HTML.From+len("<h")] = level
		w.nameRawHeading(b)
	}
	w.tag("</h")
	w.html = append(w.html, level, '>')
}

func (w *writer) nameRawHeading(b *Block) {
	b.Anchor = w.headings.anchor(w.tables.section)
	w.addName(strings.TrimPrefix(b.Anchor, kb.HeadingPrefix), w.headingFrom)
	w.nameHeading(b.Anchor, w.headingFrom)
	w.headings.named = len(w.names)
	id := ` id="` + b.Anchor + `"`
	w.html = slices.Insert(w.html, b.HTML.From+len("<h2"), []byte(id)...)
	b.Inner.From += len(id)
	b.Inner.To += len(id)
}

// OnlyBreaks tells whether a stretch of HTML has nothing but thematic breaks, by which
// authors end a section.
func OnlyBreaks(html []byte) bool {
	return len(bytes.TrimSpace(bytes.ReplaceAll(html, []byte("<hr>"), nil))) == 0
}
