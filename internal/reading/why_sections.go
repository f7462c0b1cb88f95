package reading

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Sections of whys: headings that ask, paragraphs that start with a bold
// question, or a list.

// whys reads a section of whys and the headings below it, and keeps its place if it is one
// cause.
func (r *causeReader) whys(s *section) {
	first := len(r.factors)
	if !r.whySection(s) {
		r.below(s)
	}
	if len(r.factors) == first+1 {
		r.chains = append(r.chains, first)
	}
}

// whySection reads a section of whys, in whatever layout, as one cause. It reports
// whether that is all: the headings below lists are causes of their own.
func (r *causeReader) whySection(s *section) bool {
	if questions := askingChildren(s); len(questions) > 0 {
		r.headingWhys(s, questions)
		return true
	}
	if r.boldWhys(s) {
		return true
	}
	for _, b := range s.blocks {
		if b.Kind == markdown.Table {
			r.whyTable(b)
		}
		if b.Kind != markdown.List {
			continue
		}
		if cause, ok := r.wholeList(b); ok {
			first := len(r.factors)
			cause.Line = b.Line
			r.addFactor(cause)
			if onlyWhys(b) {
				r.figures = append(r.figures, kb.Figure{Kind: kb.FactorFigure, Range: b.HTML, First: first, Last: first + 1})
			}
		}
	}
	return false
}

// hangChain hangs the chain of a section of whys below the cause that is named above it,
// where there is one and no other: the chain asks for its reasons.
//
//	### Root cause
//	The worker held a lock.
//
//	### Five whys
//	1. Why did the queue stop? The worker held a lock.
//	2. Why did it? The job crashed.
func (r *causeReader) hangChain() {
	if len(r.factors) != 2 || len(r.chains) != 1 || r.chains[0] != 1 {
		return
	}
	cause, chain := r.factors[0], r.factors[1]
	if len(cause.Whys) > 0 || len(chain.Whys) == 0 || cause.Role != chain.Role {
		return
	}
	first := kb.Why{Text: chain.Title, Whys: chain.Whys}
	if chain.Asked {
		first.Question = chain.Note.Plain
	}
	cause.Whys = []kb.Why{first}
	r.factors = []kb.Assignment{cause}
	// The cause stands in the place of its chain; the list that names it is shown as it is.
	ofChain := func(f kb.Figure) bool { return f.Kind == kb.FactorFigure && f.First == 1 }
	if slices.ContainsFunc(r.figures, ofChain) {
		r.figures = slices.DeleteFunc(r.figures, func(f kb.Figure) bool { return f.Kind == kb.FactorFigure && !ofChain(f) })
	}
	for i := range r.figures {
		if ofChain(r.figures[i]) {
			r.figures[i].First, r.figures[i].Last = 0, 1
		}
	}
}

// askingChildren are the headings below a section that are questions.
func askingChildren(s *section) []*section {
	var asking []*section
	for _, child := range s.children {
		if !child.label && child.Class == kb.SectionOther && isWhyQuestion(child.Heading) && !isArea(child.Heading) {
			asking = append(asking, child)
		}
	}
	return asking
}

// headingWhys reads headings that ask, each answered by the text below it.
func (r *causeReader) headingWhys(s *section, questions []*section) {
	var steps []step
	for _, q := range questions {
		st := step{why: kb.Why{Question: cleanQuestion(q.Heading), Text: kb.Text{Line: q.Line}}, open: true}
		for _, b := range q.blocks {
			if b.Kind == markdown.Paragraph && isTemplateParagraph(b) {
				continue
			}
			if b.Kind == markdown.Paragraph {
				st.why.Text = answerOf(whole(b))
			} else {
				st.why.Text = r.textOf(q.blocks, b.Line)
			}
			st.open = false
			break
		}
		steps = append(steps, st)
	}
	cause, ok := causeOfChain(steps)
	if !ok {
		return
	}
	cause.Title.Line = cmp.Or(cause.Title.Line, s.Line)
	cause.Line = questions[0].Line
	r.addFactor(cause)
}

// boldWhys reads paragraphs that start with a bold question; false unless there
// are two.
func (r *causeReader) boldWhys(s *section) bool {
	var steps []step
	asked, line := 0, 0
	var figure kb.Range
	for _, b := range s.blocks {
		if b.Kind != markdown.Paragraph || isTemplateParagraph(b) {
			continue
		}
		for _, p := range linesStartingBold(r.doc, b) {
			w := readWhy(p.words())
			switch {
			case w.question != "":
				asked++
				st := step{why: kb.Why{Question: w.question, Text: p.sentence(w.from, len(p.words()))}}
				st.open = st.why.Text.Plain == ""
				steps = append(steps, st)
			case len(steps) > 0 && steps[len(steps)-1].open:
				steps = append(steps, step{why: kb.Why{Text: answerOf(p)}})
			default:
				continue
			}
			if line == 0 {
				line = p.line
				figure.From = b.HTML.From
			}
			figure.To = b.HTML.To
		}
	}
	if asked < 2 {
		return false
	}
	cause, ok := causeOfChain(steps)
	if ok {
		cause.Line = line
		r.addFactor(cause)
	}
	return ok
}

// linesStartingBold cuts a paragraph before each line that starts with a bold
// question.
func linesStartingBold(doc *markdown.Doc, b *markdown.Block) []piece {
	lines := linesOf(doc, b)
	var pieces []piece
	for i, line := range lines {
		if i == 0 || readWhy(line.words()).question != "" {
			pieces = append(pieces, line)
			continue
		}
		pieces[len(pieces)-1].extend(line)
	}
	return pieces
}
