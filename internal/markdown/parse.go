package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Source is the body of one document.
type Source struct {
	// File is the path that problems name.
	File string
	// Text is the Markdown, with "\n" line ends.
	Text []byte
	// Line is the line of the file that Text starts on, counted from 1; zero
	// means 1.
	Line int
}

// Options say what a site's documents may contain beyond Markdown, and in which
// language (BCP 47) the site speaks of them. The zero value is an English site without
// ticket trackers.
type Options struct {
	Trackers []kb.Tracker
	Language string
}

// Parser reads documents. It is safe for use by many goroutines, which then
// share what was highlighted before.
type Parser struct {
	markdown goldmark.Markdown
	// inline reads the texts that do not stand in a body.
	inline  parser.Parser
	tickets *tickets
	code    *highlighter
	words   ownWords
}

// New makes a parser. It is meant to be made once for all documents of a site.
func New(opts Options) *Parser {
	return &Parser{
		markdown: goldmark.New(
			goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.DefinitionList),
			goldmark.WithParserOptions(
				parser.WithBlockParsers(util.Prioritized(boxes{}, 90), util.Prioritized(rawWithBlanks{parser.NewHTMLBlockParser()}, 899),
					util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser()}, 999)),
				parser.WithInlineParsers(
					util.Prioritized(taskBoxes{}, 0),
					util.Prioritized(extension.NewFootnoteParser(), 101),
					util.Prioritized(embeds{}, 198),
					util.Prioritized(wikiLinks{}, 199),
					util.Prioritized(emojis{}, 200),
					newBoldWords(),
				),
				parser.WithASTTransformers(
					util.Prioritized(unusedFootnotes{}, 998),
					util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
				),
			),
		),
		inline:  newInline(),
		tickets: newTickets(opts.Trackers),
		code:    newHighlighter(),
		words:   newOwnWords(texts.For(opts.Language)),
	}
}

// Parse reads one document with a parser of its own. Who reads many documents
// makes a Parser once.
func Parse(src Source, opts Options) *Doc { return New(opts).Parse(src) }

// Parse turns a body into its outline, its plain text and its HTML. A body that
// is over a limit (see limits.go) is shown as Raw shows it, with a problem that
// names the limit. The result does not refer to src.Text.
func (p *Parser) Parse(src Source) *Doc {
	src.Text = clean(src.Text)
	if found := overLimit(src); found != nil {
		doc := Raw(src)
		doc.Problems = append(doc.Problems, *found)
		return doc
	}
	w := newWriter(p, src)
	tree := p.markdown.Parser().Parse(text.NewReader(src.Text))
	w.document(tree)
	if len(w.html) > 64*len(src.Text)+1<<20 || w.overAddresses() {
		doc := Raw(src)
		doc.Problems = append(doc.Problems, limitProblem(src, limitOutput, 1))
		return doc
	}
	return w.whole()
}

// Raw shows a body as text, without reading any Markdown in it.
func Raw(src Source) *Doc {
	src.Text = clean(src.Text)
	w := newWriter(nil, src)
	block := w.begin(Code, 0)
	w.tag(`<pre class="raw" tabindex="0"><code>`)
	block.Inner.From = len(w.html)
	w.verbatim(bytes.TrimRight(src.Text, "\n"))
	block.Inner.To = len(w.html)
	w.tag("</code></pre>")
	w.end(&block)
	w.blocks = []Block{block}
	return w.whole()
}

// clean makes text that every later stage can take for granted: valid UTF-8,
// "\n" line ends, no NUL. It returns its argument where that holds already.
func clean(source []byte) []byte {
	if utf8.Valid(source) && bytes.IndexByte(source, 0) < 0 && bytes.IndexByte(source, '\r') < 0 {
		return source
	}
	s := strings.ToValidUTF8(string(source), "\uFFFD")
	return []byte(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(s))
}

// whole hands over a document and its source.
func (w *writer) whole() *Doc {
	d := w.doc()
	d.Body.Written = w.written()
	return d
}

// doc hands over what was written, with the room behind it: a text may be added, and
// most bodies are packed soon.
func (w *writer) doc() *Doc {
	d := &Doc{
		Blocks:   w.blocks,
		Plain:    string(w.plain),
		Body:     kb.Body{HTML: w.html, Links: w.links, Words: w.words.alerts, Names: namesOf(w.names)},
		Problems: w.problems,
	}
	for i, label := range w.labels {
		if !label.Empty() {
			d.Body.Links[i].Text = d.Plain[label.From:label.To]
		}
	}
	setText(d.Blocks, d.Plain)
	problem.Sort(d.Problems)
	return d
}

// setText gives the blocks that hold text their piece of the plain text.
func setText(blocks []Block, plain string) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case Paragraph, Heading, Cell, Code, Term, Markup:
			b.Text = plain[b.Plain.From:b.Plain.To] + plain[b.Above.From:b.Above.To]
		}
		setText(b.Children, plain)
	}
}
