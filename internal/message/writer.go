package message

import "strings"

// span is a piece of a line: words, and where they lead if anywhere.
type span struct {
	text   string
	href   string
	strong bool
}

func words(text string) span      { return span{text: text} }
func link(text, href string) span { return span{text: text, href: href} }
func strong(text string) span     { return span{text: text, strong: true} }

// writer collects the blocks of a text.
type writer struct {
	dialect
	out strings.Builder
}

// dialect is the markup of one format. Inline text comes in escaped.
type dialect interface {
	// escape makes text stand for itself, and for no command in the log of a workflow.
	escape(text string) string
	bold(inline string) string
	linked(inline, href string) string
	// heading, paragraph and list write whole blocks with the line break behind
	// them. Levels are 1 to 3.
	heading(level int, inline string) string
	paragraph(inline string) string
	list(items []string) string
	// between stands between two blocks.
	between() string
}

func newWriter(format Format) *writer {
	switch format {
	case Markdown:
		return &writer{dialect: markdown{}}
	case Slack:
		return &writer{dialect: slack{}}
	case HTML:
		return &writer{dialect: hypertext{}}
	default:
		return &writer{dialect: plain{}}
	}
}

func (w *writer) inline(spans []span) string {
	var line strings.Builder
	for _, s := range spans {
		text := w.escape(s.text)
		if s.strong {
			text = w.bold(text)
		}
		if s.href != "" {
			text = w.linked(text, s.href)
		}
		line.WriteString(text)
	}
	return line.String()
}

func (w *writer) heading(level int, spans ...span) {
	w.block(w.dialect.heading(level, w.inline(spans)))
}

func (w *writer) paragraph(spans ...span) { w.block(w.dialect.paragraph(w.inline(spans))) }

// prose writes an author's text, a paragraph for each of its own.
func (w *writer) prose(text string) {
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = oneLine(part); part != "" {
			w.paragraph(words(part))
		}
	}
}

func (w *writer) list(items [][]span) {
	if len(items) == 0 {
		return
	}
	lines := make([]string, len(items))
	for i, spans := range items {
		lines[i] = w.inline(spans)
	}
	w.block(w.dialect.list(lines))
}

func (w *writer) block(text string) {
	if w.out.Len() > 0 {
		w.out.WriteString(w.between())
	}
	w.out.WriteString(text)
}

func (w *writer) String() string { return w.out.String() }
