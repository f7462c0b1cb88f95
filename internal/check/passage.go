package check

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// A passage is a paragraph, an item or a cell, as the rules of prose look at it:
// what the author did not say themselves is out of their sight.
//
//	The job `careless` said “you should have known”, [see #12](…)
//	The job ~~~~~~~~~~ said ~~~~~~~~~~~~~~~~~~~~~~~, ~~~~~~~~~~~~
//
// Headings, quotes and code are no passages.
type passage struct {
	// text has hidden bytes in the place of code, links and quotes; plain has all.
	text, plain string
	line        int
	class       kb.SectionClass
	// timeline and action are set for what a timeline tells and for what is to be
	// done.
	timeline, action bool
	tokens           []token
	hits             []hit
	reached          reached
}

// hidden stands in the place of each byte that rules of prose must not see.
const hidden = 0x1A

// passages collects those of a document.
func (p *page) collect(blocks []markdown.Block) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case markdown.Heading, markdown.Code, markdown.Quote:
			continue
		case markdown.Row:
			if b.Header {
				continue
			}
		case markdown.Paragraph, markdown.Cell, markdown.Term, markdown.Markup:
			p.add(b)
		}
		p.collect(b.Children)
	}
}

func (p *page) add(b *markdown.Block) {
	text := strings.TrimRight(b.Text, "\n ")
	if text == "" {
		return
	}
	one := passage{text: mask(text, b.Spans), plain: text, line: b.Line, class: p.classOf(b)}
	one.timeline = one.class == kb.SectionTimeline || p.entryLines[b.Line]
	one.action = one.class == kb.SectionActions || p.actionLines[b.Line]
	one.tokens = tokensOf(one.text)
	one.hits = phrases().find(one.tokens)
	p.passages = append(p.passages, one)
}

// classOf is the class of the innermost section with one that holds a block.
func (p *page) classOf(b *markdown.Block) kb.SectionClass {
	for _, s := range slices.Backward(p.Sections) {
		if s.Class != kb.SectionOther && s.Range.From <= b.HTML.From && b.HTML.From < s.Range.To {
			return s.Class
		}
	}
	return kb.SectionOther
}

// quoted finds what somebody else said.
var quoted = words.Pattern(`“[^“”]{1,400}”|„[^„“”]{1,400}[“”]|«[^«»]{1,400}»|"[^"\n]{1,400}"`)

// mask hides code, links and quotes of a text.
func mask(text string, spans []markdown.Span) string {
	var masked []byte
	hide := func(from, to int) {
		if masked == nil {
			masked = []byte(text)
		}
		for i := max(0, from); i < min(to, len(masked)); i++ {
			if masked[i] != '\n' {
				masked[i] = hidden
			}
		}
	}
	for _, span := range spans {
		if span.Style&(markdown.CodeSpan|markdown.Linked|markdown.Strike) != 0 {
			hide(span.From, span.To)
		}
	}
	if strings.ContainsAny(text, `“„«"`) {
		for _, at := range quoted().FindAllStringIndex(text, -1) {
			hide(at[0], at[1])
		}
	}
	if masked == nil {
		return text
	}
	return string(masked)
}

// prose are the passages in which authors explain: not what the timeline tells,
// and not what is to be done.
func (p *page) prose(yield func(*passage) bool) {
	for i := range p.passages {
		one := &p.passages[i]
		if !one.timeline && !one.action && !yield(one) {
			return
		}
	}
}
