package markdown

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Blocks of HTML: where an element may stand. Text between blocks gets a
// paragraph, text between the cells of a table a cell, as browsers move such
// text elsewhere and the plain text would no longer be in step.

// top returns the innermost element that the block at hand opened.
func (w *writer) top() string {
	if len(w.tags) > w.tagBase {
		return w.tags[len(w.tags)-1].name
	}
	return ""
}

// push opens an element of a block of HTML.
func (w *writer) push(name string) {
	w.gap = 0
	block := w.openRaw(name)
	switch name {
	case ownText:
	case "table":
		w.openTable(w.tables.section)
	case "pre":
		w.tag(`<pre tabindex="0">`)
	default:
		w.tag("<" + name + ">")
		if isHeading(name) {
			w.headingFrom = len(w.plain)
		}
	}
	if block != nil {
		block.Inner.From = len(w.html)
	}
	w.tags = append(w.tags, rawTag{name: name, span: -1, link: -1, block: block})
}

// openFlow makes a place where text may stand.
func (w *writer) openFlow() {
	switch w.top() {
	case "":
		w.push("p")
	case "table":
		w.push("tbody")
		fallthrough
	case "thead", "tbody", "tfoot":
		w.push("tr")
		fallthrough
	case "tr":
		w.push("td")
	case "ul", "ol":
		w.push("li")
	case "dl":
		w.push("dd")
	case "blockquote", "details":
		w.push("p")
	case "li", "dd":
		w.push(ownText)
	}
	w.writeGap()
}

// flowText writes text, with its white space as it is shown.
func (w *writer) flowText(text string) {
	if w.within("pre") {
		if w.top() == "pre" && bytes.HasSuffix(w.html, []byte(`<pre tabindex="0">`)) {
			text = strings.TrimPrefix(text, "\n")
		}
		w.shown([]byte(text))
		return
	}
	if strings.TrimSpace(text) == "" {
		w.space(text)
		return
	}
	words := strings.TrimLeft(text, " \t\r\n\f")
	if task, length := writtenTask(words); w.rawTask(task) {
		words = strings.TrimLeft(words[length:], " \t\r\n\f")
	}
	w.space(text[:len(text)-len(words)])
	w.raw.line += strings.Count(text[:len(text)-len(words)], "\n")
	if words == "" {
		return
	}
	w.openFlow()
	trimmed := strings.TrimRight(words, " \t\r\n\f")
	for i, line := range strings.Split(trimmed, "\n") {
		if i > 0 {
			w.bothText('\n')
		}
		w.shown([]byte(prose.Line(line)))
	}
	w.space(words[len(trimmed):])
}

// space notes white space, of which one character is written if more text
// follows in the same element.
func (w *writer) space(text string) {
	switch {
	case w.gap == lineGap:
	case strings.Contains(text, "\n"):
		w.gap = '\n'
	case text != "" && w.gap == 0:
		w.gap = ' '
	}
}

// lineGap is the gap between two lines of text that are to stay so.
const lineGap = '\v'

// writeGap writes the white space noted before more text.
func (w *writer) writeGap() {
	if w.gap != 0 && len(w.plain) > w.origin {
		if last := w.plain[len(w.plain)-1]; last != ' ' && last != '\n' {
			if w.gap == lineGap {
				w.tag("<br>")
				w.gap = '\n'
			}
			w.bothText(w.gap)
		}
	}
	w.gap = 0
}

// within tells whether an element of the block is open.
func (w *writer) within(name string) bool {
	return slices.ContainsFunc(w.tags[w.tagBase:], func(t rawTag) bool { return t.name == name })
}

// closeTo closes the innermost open element of one of the names, if there is
// one before any of the barriers.
func (w *writer) closeTo(names, barriers string) {
	for i := len(w.tags) - 1; i >= w.tagBase; i-- {
		name := " " + w.tags[i].name + " "
		if strings.Contains(names, name) {
			w.closeTags(i)
			return
		}
		if strings.Contains(barriers, name) {
			return
		}
	}
}

// flowStart writes a start tag of a block of HTML.
func (w *writer) flowStart(token html.Token, raw []byte, pos int) {
	element := rawElements[token.Data]
	if element.kind == droppedTag || element.kind == blockTag {
		w.namePlace(token)
	}
	switch {
	case token.Data == "hr":
		w.closeParagraph()
		if w.top() == "" || w.top() == "details" {
			w.newline()
			w.tag("<hr>")
		}
	case token.Data == "input" && w.rawBox(token):
	case element.kind == droppedTag:
		if isDivision(token.Data) && !w.lineInCell() {
			w.closeParagraph()
		}
	case element.kind != blockTag:
		w.openFlow()
		w.startTag(token, raw, pos)
	case token.Type == html.SelfClosingTagToken:
	case len(w.tags)+w.folds >= maxRawDepth:
		w.openFlow()
		w.prose(raw, pos, false)
	default:
		w.blockStart(element.name, token)
	}
}

// isDivision tells whether an element of which nothing is written stands on lines of its own.
func isDivision(name string) bool { return name == "div" || name == "section" || name == "center" }

// closeParagraph ends the paragraph that a block ends.
func (w *writer) closeParagraph() {
	w.closeTo(" p ", " td th li dd blockquote details table ul ol dl summary ")
}

// blockStart opens a block element where it may stand, or leaves it out.
func (w *writer) blockStart(name string, token html.Token) {
	w.closeParagraph()
	switch name {
	case "p":
		if w.lineInCell() {
			return
		}
	case "details":
		if w.top() == "" {
			w.newline()
			_, open := attribute(token, "open")
			number := 0
			if open {
				number = 1
			}
			w.hole(holeFold, number)
			w.folds++
			return
		}
	case "summary":
		if w.top() != "details" && (w.top() != "" || !w.justOpenedFold()) {
			name = "p"
		}
	}
	if n, nested := nestings[name]; nested {
		w.closeTo(n.closes, n.inside+" table ")
		for between := range strings.FieldsSeq(n.opens) {
			if strings.Contains(nestings[between].inside, " "+w.top()+" ") {
				w.push(between)
			}
		}
		switch {
		case strings.Contains(n.inside, " "+w.top()+" "):
		case n.orText:
			name = "p"
		default:
			return
		}
	}
	w.place(name)
	w.push(name)
	switch rawBlocks[name] {
	case Cell:
		w.widen(token)
	case Item:
		w.rawClass(token)
	}
}

// place closes or opens what stands between the innermost element and a block
// that is about to be opened in it.
func (w *writer) place(name string) {
	if _, nested := nestings[name]; nested || name == "summary" {
		return
	}
	for len(w.tags) > w.tagBase {
		switch w.top() {
		case "table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl":
			w.openFlow()
			return
		case "td", "th", "li", "dd", "blockquote", "details":
			return
		case "summary":
			if name != "p" {
				return
			}
		}
		w.closeTags(len(w.tags) - 1)
	}
}

// justOpenedFold tells whether the last thing written opened a details element.
func (w *writer) justOpenedFold() bool {
	s := strings.TrimRight(string(w.html[max(0, len(w.html)-8):]), "\n")
	return w.folds > 0 && (strings.HasSuffix(s, "\x00d0\x00") || strings.HasSuffix(s, "\x00d1\x00"))
}

// flowEnd writes an end tag of a block of HTML.
func (w *writer) flowEnd(name string, raw []byte, pos int) {
	element := rawElements[name]
	if (name == "p" || isDivision(name)) && w.lineInCell() {
		return
	}
	if element.kind != blockTag {
		if element.kind == shownTag && players[name] == "" && name != "a" {
			w.openFlow()
		}
		w.endTag(name, raw, pos)
		return
	}
	if w.within(element.name) {
		w.endTag(name, raw, pos)
		return
	}
	if name == "details" && w.folds > 0 {
		w.closeTags(w.tagBase)
		w.hole(holeFoldEnd, 0)
		w.folds--
	}
}
