package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Chains of whys, in the layouts that people write:
//
//	1. Why was the site down?       - the site was down         **Why?** A node was lost.
//	   - The disk was full.           - because the disk
//	2. Why was the disk full?           was full                **Why?** Its disk was full.
//	   - Logs are never deleted.        - because of the logs
//
//	#### Why was the site down?     - The site was down
//	The disk was full.              - **Why?** The disk was full
//
//	- The site was down
//	- Because the disk was full
//	- Because logs are never deleted
//
// Answers that stand one after another hang below one another; nested ones hang
// below their item.

var (
	// whyWord is a question that stands for itself before its answer.
	whyWord = words.Pattern(`(?i)^[\s*_]*(?:\d{1,2}(?:[.)]|{date.ordinal})?\s*)?(?:¿?{why.why}|{why.other})(?:\s*(?:#|no\.?\s*)?\d{1,2})?[\s*_]*[?？:：.)–—-]+[\s*_]*`)
	// whyQuestion is a whole question, up to its mark.
	whyQuestion = words.Pattern(`(?i)^[\s*_]*(?:\d+[.)]\s*)?(?:{why.question}\s*\d{0,2}\s*[:.)]\s*)?` +
		`(?:(?:{why.joins} )?(?:¿\s*)?{why.opens}(?:\b|\s)[^?？\n]+|[^?？\n]*{why.inside}[^?？\n]*)[?？][\s*_]*`)
	// becauseWord opens an answer, as does answerWord.
	becauseWord = words.Pattern(`(?i)^[\s*_.…]*(?:{why.joins} )?{why.because}[\s*_:：,'’]+`)
	answerWord  = words.Pattern(`(?i)^[\s*_]*{why.answer}\s*[:：][\s*_]*`)
	// whyWords ask why.
	whyWords = words.Of("why.why")
)

// Cheap looks at what these may begin with.
var (
	whyStarts     = startsOf("why.why", "why.other")
	becauseStarts = startsOf("why.joins", "why.because")
	answerStarts  = startsOf("why.answer")
)

// isWhyQuestion tells whether a heading asks.
func isWhyQuestion(text string) bool {
	return whyWordOf(text) != "" || asks(text) && whyQuestion().MatchString(text)
}

// asks tells whether the mark of a question stands in a text: most have none, and
// need no look for a question.
func asks(text string) bool { return strings.ContainsAny(text, "?？") }

// whyText is one step: a question, an answer, or both.
type whyText struct {
	question string
	// from is where the answer starts in the words.
	from int
	// marked is set where the text says itself that it is a step of a chain.
	marked bool
}

// longestQuestion bounds how far into a text its question is looked for.
const longestQuestion = 400

// readWhy takes the question off the start of a text.
func readWhy(words string) whyText {
	w := questionAt(words)
	rest := words[w.from:]
	w.from += len(rest) - len(strings.TrimLeft(rest, " \t\n→⇒–—-"))
	return w
}

// questionAt reads "Why did it stop?", also behind "Why #1:".
func questionAt(text string) whyText {
	text = prose.Start(text, longestQuestion)
	if m := whyWordOf(text); m != "" {
		if w := questionAt(text[len(m):]); w.question != "" {
			return whyText{question: w.question, from: len(m) + w.from, marked: true}
		}
		return whyText{question: cleanQuestion(m), from: len(m), marked: true}
	}
	if asks(text) {
		if m := whyQuestion().FindString(text); m != "" {
			return whyText{question: cleanQuestion(m), from: len(m) + answerStart(text[len(m):]), marked: true}
		}
	}
	if becauseStarts().mayOpen(text) && becauseWord().MatchString(text) {
		// The word stays: an answer is shown as written.
		return whyText{marked: true}
	}
	from := answerStart(text)
	return whyText{from: from, marked: from > 0}
}

// whyWordOf is the question that stands for itself at the start of a text; empty if there
// is none.
func whyWordOf(text string) string {
	if !whyStarts().mayOpen(text) {
		return ""
	}
	return whyWord().FindString(text)
}

// answerStart is where an answer begins behind its opening word; 0 if there is none.
func answerStart(text string) int {
	if !answerStarts().mayOpen(text) {
		return 0
	}
	return len(answerWord().FindString(text))
}

var questionNumber = words.Pattern(`^\d+[.)]\s*`)

func cleanQuestion(text string) string {
	return questionNumber().ReplaceAllString(strings.Trim(text, " \t\n*_:：–—-"), "")
}

// step is a why and where the next one hangs.
type step struct {
	why kb.Why
	// open is set for a question that has no answer yet.
	open bool
}

// chainOf hangs steps below one another. A question without an answer takes the
// next answer.
func chainOf(steps []step) []kb.Why {
	var merged []step
	for _, s := range steps {
		if last := len(merged) - 1; last >= 0 && merged[last].open && s.why.Question == "" {
			question := merged[last].why.Question
			merged[last] = s
			merged[last].why.Question = question
			continue
		}
		merged = append(merged, s)
	}
	var chain []kb.Why
	for _, last := range slices.Backward(merged) {
		w := last.why
		if len(chain) > 0 {
			w.Whys = append(w.Whys, chain...)
		}
		chain = []kb.Why{w}
	}
	return chain
}

// deepestWhy bounds how deep a chain is read.
const deepestWhy = 40

// whysAmong reads the first list of some blocks that is one of whys, and says which of them
// it is; -1 if there is none.
func (r *causeReader) whysAmong(blocks []*markdown.Block) ([]kb.Why, int) {
	for i, b := range blocks {
		if b.Kind == markdown.List {
			if whys, ok := r.whysOf(b); ok {
				return whys, i
			}
		}
	}
	return nil, -1
}

// whysOf reads a list as whys; false unless an item says that it is one. Items
// that start with "because" are several answers to one question; numbered or
// asked ones follow one another.
func (r *causeReader) whysOf(list *markdown.Block) ([]kb.Why, bool) {
	return r.whysAt(list, 0)
}

func (r *causeReader) whysAt(list *markdown.Block, depth int) ([]kb.Why, bool) {
	if depth > deepestWhy {
		return nil, false
	}
	var steps []step
	marked, asked := 0, 0
	for i := range list.Children {
		s, w, ok := r.itemStep(&list.Children[i], depth)
		if !ok {
			continue
		}
		if w.marked {
			marked++
		}
		if w.question != "" {
			asked++
		}
		steps = append(steps, s)
	}
	if marked == 0 && depth == 0 || len(steps) == 0 {
		return nil, false
	}
	if asked > 0 && len(steps) > 1 {
		return chainOf(steps), true
	}
	whys := make([]kb.Why, len(steps))
	for i, s := range steps {
		whys[i] = s.why
	}
	return whys, true
}

// itemStep reads an item, and what is nested below it.
func (r *causeReader) itemStep(item *markdown.Block, depth int) (step, whyText, bool) {
	head := leadOf(item)
	if head == nil || isTemplateParagraph(head) {
		return step{}, whyText{}, false
	}
	p := whole(head)
	w := readWhy(p.words())
	s := step{why: kb.Why{Question: w.question, Text: p.sentence(w.from, len(p.words()))}}
	s.why.Text.Line = item.Line
	if s.why.Text.Plain == "" {
		s.why.Text.HTML, s.why.Text.Drop = kb.Range{}, nil
	}
	for _, b := range each(item.Children[1:]) {
		switch b.Kind {
		case markdown.List:
			if whys, ok := r.whysAt(b, depth+1); ok {
				s.why.Whys = append(s.why.Whys, whys...)
			}
		case markdown.Paragraph:
			if s.why.Text.Plain == "" {
				s.why.Text = answerOf(whole(b))
			}
		}
	}
	if s.why.Text.Plain == "" && len(s.why.Whys) == 1 && s.why.Whys[0].Question == "" {
		// The nested item is the answer.
		answer := s.why.Whys[0]
		answer.Question = s.why.Question
		s.why = answer
	}
	s.open = s.why.Text.Plain == "" && len(s.why.Whys) == 0
	return s, w, true
}

// answerOf is a paragraph without the word that opens an answer.
func answerOf(p piece) kb.Text {
	words := p.words()
	return p.sentence(answerStart(words), len(words))
}
