package reading

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// A factor on one line (experience.md §6):
//
//	- **Retry storm** (technical, lengthened): clients retried without back-off
//	- **On-call rota** (human; markers: team changes, scarcity economics): …
//	- [[retry-storm]] (technical): …
//	- **Retry storm** (mechanical): …         named; the kind is not known, which is said
//	- nobody watched the queue
//	  - because it had no owner
//	- **Direct cause.** The lock stayed       words that only say that it is one
//	- **Hidden factor — a muted alert.** …    are no part of its title
//
// The bold name, with the brackets behind it, or the wiki link joins the page of
// a factor. Anything else is a cause of this incident alone: its sentence is its
// title (Never guess a merge).

// factorItem reads an item of a list as a factor; false if it is empty or left
// over from a template.
func (r *causeReader) factorItem(item *markdown.Block) (kb.Assignment, bool) {
	lead := leadOf(item)
	if lead == nil || isTemplateParagraph(lead) {
		return kb.Assignment{}, false
	}
	head := whole(lead)
	a, ok := r.factorLine(head, item.Line)
	if namesInBold(lead) {
		a, ok = kb.Assignment{Title: head.sentence(r.nameStart(head.words()), len(strings.TrimRight(head.words(), ":： \n"))), Line: item.Line}, true
	}
	if !ok {
		return a, false
	}
	rest := blocksOf(item)[1:]
	if whys, at := r.whysAmong(rest); at >= 0 {
		a.Whys = append(a.Whys, whys...)
		rest = append(rest[:at:at], rest[at+1:]...)
	}
	if len(rest) > 0 {
		more := r.textOf(rest, rest[0].Line)
		if a.Note.IsZero() {
			a.Note = more
		} else {
			a.Note.Plain += "\n" + more.Plain
			a.Note.HTML, a.Note.Drop = kb.Range{}, nil
		}
	}
	return a, true
}

// factorLine reads the first paragraph of a factor.
func (r *causeReader) factorLine(p piece, line int) (kb.Assignment, bool) {
	words := p.words()
	start, end := trimRange(words, 0, len(words))
	end = start + len(strings.TrimRight(words[start:end], ";； \n"))
	a := kb.Assignment{Line: line}
	start += markBefore(words[start:end])
	start += countedEnd(words[start:end])
	start += datedEnd(words[start:end])
	start += r.idleLabel(p, start, end)
	start += runInNoun(words, p.marks, start)
	start = withdrawnEnd(p, start, end)
	if start == end {
		return a, false
	}
	name, nameTo, named := r.nameAt(p, start)
	if nameTo == 0 {
		a.Title = p.sentence(start+numberEnd(words[start:end]), end)
		return a, true
	}
	rest := words[nameTo:end]
	brackets, known := r.bracketsAfter(rest, &a)
	after := strings.TrimLeft(rest[brackets:], " \t*_")
	colon := len(after) - len(strings.TrimLeft(after, ":：–—-"))
	separated := colon > 0 || after == "" || beginsLine(after) || strings.HasSuffix(strings.TrimRight(words[start:nameTo], " *_"), ":")
	switch {
	case named:
		a.Name = name
	case known && separated:
		a.Name = name
	case separated && isOneWord(strings.Trim(rest[:brackets], " \t*_()（）")):
		// A kind that is not known: the name is one all the same.
		a.Name = name
		r.unknownKinds = append(r.unknownKinds, refusedToken{strings.Trim(rest[:brackets], " \t*_()（）"), line})
	case !known && separated && brackets == 0 && after != "":
		// "**Bold**: text" names nothing, but it has a title.
	default:
		if after == "" && !known {
			a.Title = p.sentence(start, end)
			return a, true
		}
		a = kb.Assignment{Line: line, Title: p.sentence(start, end)}
		return a, true
	}
	titleTo := nameTo - len(words[start:nameTo]) + len(strings.TrimRight(words[start:nameTo], " \t:：*_"))
	a.Title = p.sentence(start, titleTo)
	noteFrom := end - len(strings.TrimLeft(after, ":：–—- \t\n"))
	if noteFrom < end {
		a.Note = p.sentence(noteFrom, end)
	}
	return a, true
}

// withdrawnEnd is where struck words end that stand in front of what took their place, and
// the sign between them: "~~Full disk~~ → the lock stayed"; where they are all, it is the
// end, and where none stand there, the start.
func withdrawnEnd(p piece, start, end int) int {
	from := start
	p.spans(func(s markdown.Span) {
		if s.Style&markdown.Strike != 0 && s.From <= from && s.To > from && s.To <= end {
			from = s.To + len(p.words()[s.To:end]) - len(strings.TrimLeft(p.words()[s.To:end], " \n→⇒>:：–—-.,;"))
		}
	})
	return from
}

// idleLabel is where a label ends that names no cause, "**Why it happened:** the disk
// was full", "Problem: the disk was full"; 0 if there is none. One that is not bold
// must say no more than that something was wrong.
func (r *causeReader) idleLabel(p piece, start, end int) int {
	text := p.words()[start:end]
	n := genericLabel(text, r.book)
	if n == 0 {
		n = max(stageLabel(text), remarkedFault(text))
	}
	if n == 0 || isFragment(text[n:]) {
		return 0
	}
	if hasIdleLabel(text) {
		return n
	}
	bold := 0
	p.spans(func(s markdown.Span) {
		if isBold(s) && s.From <= start {
			bold = s.To
		}
	})
	if strings.IndexFunc(p.words()[min(max(bold, start), start+n):start+n], prose.IsWordRune) >= 0 {
		return 0
	}
	return n
}

// hasIdleLabel tells whether a text begins with a label that says only that something
// was wrong.
func hasIdleLabel(text string) bool {
	said := headingWords(text[:plainLabelEnd(text, genericLabelWords)])
	return causeLabels()[said] || said != "" && isCauseNoun(said) || stageLabel(text) > 0 || remarkedFault(text) > 0
}

// saysMore tells whether a line has words that its factor leaves out: a label, or what
// is struck out.
func saysMore(head *markdown.Block) bool {
	return hasIdleLabel(head.Text) || slices.ContainsFunc(head.Spans, func(s markdown.Span) bool { return s.Style&markdown.Strike != 0 })
}

// stageLabel is where a label ends that names a task, a stage or a place, or says what
// part the cause behind it had: "Task 3.2: …", "Deployment: …", "Let it through: …".
// It is 0 if there is none.
func stageLabel(text string) int {
	return behindLabelOf(text, genericLabelWords, func(label string) bool {
		label, _, _ = strings.Cut(label, ",")
		said := strings.TrimRight(headingWords(label), "0123456789 ")
		return causeStages()[said] || hasStart(said, causeParts())
	})
}

// runInNoun is where words in bold end that only say that an item is a cause, and are
// closed by a full stop or go on behind a dash: "**Direct cause.** The lock …",
// "**Contributing cause — a muted alert.** It was …".
func runInNoun(text string, spans []markdown.Span, start int) int {
	for _, s := range spans {
		if s.From > start || s.To <= start || !isBold(s) || s.To > len(text) {
			continue
		}
		bold := text[start:s.To]
		if strings.HasSuffix(strings.TrimSpace(bold), ".") && isCauseNoun(headingWords(bold)) && prose.HasLetter(text[s.To:]) {
			return s.To - start + leading(text[s.To:])
		}
		for _, dash := range []string{" — ", " – ", " - "} {
			if at := strings.Index(bold, dash); at > 0 && isCauseNoun(headingWords(bold[:at])) {
				return at + len(dash)
			}
		}
	}
	return 0
}

// reportKind says that a word in the place of a factor's kind is none.
func (s *source) reportKind(at place, word string) {
	s.problems = append(s.problems, problem.New(problem.ValueUnknown, s.placed(at), fmt.Sprintf("%q is no kind of a factor, so the factor has none", word)).
		WithLevel(problem.Notice).
		WithHelp(fmt.Sprintf("write one of %s, %s, %s or %s", kb.FactorTechnical, kb.FactorHuman, kb.FactorEconomic, kb.FactorConceptual)))
}

// isOneWord tells whether a text is one word in small letters.
func isOneWord(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLower(r) && r != '-' }) < 0
}

// markBefore counts the picture in front of the words of an item: "✅ The alert fired".
func markBefore(words string) int {
	first, size := utf8.DecodeRuneInString(words)
	if !unicode.Is(unicode.So, first) || !prose.HasLetter(words) {
		return 0
	}
	return size + len(words[size:]) - len(strings.TrimLeft(words[size:], "\ufe0f \t"))
}

// beginsLine tells whether a text begins a line and a sentence: a name in bold may
// stand alone on the line above.
func beginsLine(text string) bool {
	below := strings.TrimLeft(text, " \t\n")
	first, _ := utf8.DecodeRuneInString(below)
	return strings.HasPrefix(text, "\n") && unicode.IsUpper(first)
}

// nameAt finds the name that a line starts with: bold words or a wiki link. to is
// where it ends, 0 if there is none; named is set for a link, which names for
// certain.
func (r *causeReader) nameAt(p piece, start int) (name string, to int, named bool) {
	words := p.words()
	p.spans(func(s markdown.Span) {
		if s.From > start || s.To <= start || s.To-s.From > longestLabel {
			return
		}
		switch {
		case s.Style&markdown.Linked != 0 && r.doc.Body.Links[s.Link].Kind == kb.WikiLink:
			name, to, named = strings.TrimSpace(r.doc.Body.Links[s.Link].Target), s.To, true
		case isBold(s) && !named:
			name, to = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(words[max(s.From, start):s.To]), ":：")), max(to, s.To)
		}
	})
	if name == "" || strings.HasSuffix(name, ".") || strings.HasSuffix(name, "?") {
		return "", 0, false
	}
	return name, to, named
}
