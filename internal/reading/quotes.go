package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// What the author quotes, wherever it stands: names of programs, and what they said.
//
//	`es-search` said “no space left on device”

// mostQuotes bounds how many quotes are kept of a document, and longestQuote the
// bytes of each: what is longer is a listing.
const (
	mostQuotes   = 40
	longestQuote = 60
)

// readQuotes lists the code spans and the quoted words of a document, each once.
func readQuotes(doc *markdown.Doc) []kb.Quote {
	q := quoter{known: map[string]bool{}}
	for i := range doc.Blocks {
		q.block(&doc.Blocks[i])
	}
	return q.list
}

type quoter struct {
	list  []kb.Quote
	known map[string]bool
}

func (q *quoter) block(b *markdown.Block) {
	if b.Kind == markdown.Code || len(q.list) == mostQuotes {
		return
	}
	for _, span := range b.Spans {
		if span.Style&markdown.CodeSpan != 0 {
			q.add(b.Text[span.From:span.To], b.Line, true)
		}
	}
	q.quoted(b.Text, b.Line)
	for i := range b.Children {
		q.block(&b.Children[i])
	}
}

// closingQuotes are the signs that end what others begin.
var closingQuotes = map[rune]string{'"': `"`, '“': "”", '„': "“", '«': "»", '「': "」"}

// quoted adds what stands between quotation marks.
func (q *quoter) quoted(text string, line int) {
	for text != "" {
		from := strings.IndexFunc(text, func(r rune) bool { return r == '"' || r >= utf8.RuneSelf && closingQuotes[r] != "" })
		if from < 0 {
			return
		}
		opening, size := utf8.DecodeRuneInString(text[from:])
		inside, behind, closed := strings.Cut(text[from+size:], closingQuotes[opening])
		if !closed {
			return
		}
		q.add(inside, line, false)
		text = behind
	}
}

func (q *quoter) add(text string, line int, code bool) {
	text = strings.TrimSpace(text)
	if len(text) < 2 || len(text) > longestQuote || strings.Contains(text, "\n") || !prose.HasLetter(text) || q.known[text] || len(q.list) == mostQuotes {
		return
	}
	q.known[text] = true
	q.list = append(q.list, kb.Quote{Text: text, Code: code, Line: line})
}
