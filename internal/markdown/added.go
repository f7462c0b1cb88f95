package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Texts from outside of the body, such as the summary in front matter, are
// paragraphs of inline Markdown, and nothing else:
//
//	summary: Orders **failed** for 20 minutes, see [[retry-storm]].
//
// A "-" or a "#" at the start of a line stays what it is.

// newInline makes the parser of such texts.
func newInline() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(embeds{}, 198),
			util.Prioritized(wikiLinks{}, 199),
			util.Prioritized(emojis{}, 200),
			newBoldWords(),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
	)
}

// AddText reads a text that does not stand in the body, and writes its HTML
// behind that of the body (kb.Body.Front). The ranges of the paragraphs that it
// returns are those of the doc's HTML, and of the paragraphs' own words; its
// links and problems join the doc's. A text over a limit is not read: there are
// no paragraphs, and a problem says why.
func (p *Parser) AddText(doc *Doc, src Source) []Block {
	src.Text = withoutIndent(clean(src.Text))
	if found := overLimit(src); found != nil {
		doc.Problems = append(doc.Problems, *found)
		return nil
	}
	w := newWriter(p, src)
	w.html, w.links, w.labels = doc.Body.HTML, doc.Body.Links, make([]kb.Range, len(doc.Body.Links))
	if doc.Body.Front == 0 {
		w.tag("\n")
		doc.Body.Front = len(w.html)
	}
	w.document(p.inline.Parse(text.NewReader(src.Text)))
	added := w.doc()
	doc.Body.HTML, doc.Body.Links = w.html, w.links
	doc.Problems = append(doc.Problems, added.Problems...)
	return added.Blocks
}

// withoutIndent takes the white space off the start of each line: what is
// indented is code in Markdown, and here it is nothing.
func withoutIndent(source []byte) []byte {
	lines := bytes.Split(source, []byte("\n"))
	for i, line := range lines {
		lines[i] = bytes.TrimLeft(line, " \t")
	}
	return bytes.Join(lines, []byte("\n"))
}
