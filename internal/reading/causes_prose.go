package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A cause told in prose, below a heading or behind a label:
//
//	**Root cause:** A bug in the job stopped it. It had been there for a year.

// prose reads a section of prose as one cause: its first sentence is the title,
// all of it the note.
func (r *causeReader) prose(s *section) {
	first := behindScene(s)
	if first.block == nil || unknownCause(proseOf(s).words()) || unknownCause(first.words()) || r.isBeside(first.words()) || namesUnknown(first) {
		return
	}
	from, end := r.causeIn(first, s)
	if end == 0 || isLinkOnly(first) {
		return
	}
	blocks := s.blocks
	if i := slices.Index(blocks, first.block); i >= 0 {
		blocks = blocks[i:]
	}
	a := kb.Assignment{Title: first.sentence(from, end), Line: first.line}
	if !namesCause(a.Title.Plain) {
		return
	}
	switch {
	case first.block != firstBlock(blocks):
		a.Note = first.sentence(0, len(first.words()))
		if len(blocks) > 0 {
			// A label and its paragraphs do not stand in one element; the words
			// of the first are the title's neighbours already.
			a.Note.Plain += "\n" + r.textOf(blocks, 0).Plain
			a.Note.HTML, a.Note.Drop = kb.Range{}, nil
			if !first.html.Empty() {
				a.Note.HTML = kb.Range{From: first.block.HTML.From, To: blocks[len(blocks)-1].HTML.To}
				if start := first.from + leading(first.words()); start > 0 {
					a.Note.Drop = []kb.Range{{To: start}}
				}
			}
		}
	default:
		a.Note = r.textOf(blocks, first.line)
	}
	if sameWords(a.Note.Plain) == sameWords(a.Title.Plain) && len(blocks) <= 1 {
		a.Note = kb.Text{}
	}
	if !s.label && s.topic == topicRootCause && r.labelled {
		// A label has named it, and this is its account.
		return
	}
	// "Root cause: human error" has named no more than a kind.
	r.labelled = r.labelled || s.label && s.topic == topicRootCause && s.parent != nil && !s.parent.within(kb.SectionCauses) && !isFragment(a.Title.Plain)
	r.addFactor(a)
}

// causeIn is where the name of the cause starts and ends in the prose of a section: its
// sentence (cause_sentence.go), or a first one in bold, without what stands in front of
// the name. Its end is 0 if there is none.
func (r *causeReader) causeIn(p piece, s *section) (from, end int) {
	text := p.words()
	label := genericLabel(text, r.book)
	label += deniesOne(text[label:])
	stated := statedEnd(text)
	from, end = sentenceOfCause(text[label:max(stated, label)])
	if to := boldSentence(p); label == 0 && to > 0 && to <= stated && !countsEach(text[:to]) {
		from, end = 0, to
	}
	from, end = from+label, end+label
	if end == label && s.leadWords() == "" {
		return 0, 0
	}
	if p.block != proseOf(s).block && from == 0 {
		from = min(end, len(turnOpens.opening(text)))
	}
	from += len(thisIsBecause.opening(text[from:end]))
	from += numberEnd(text[from:end])
	from += countedEnd(text[from:end])
	from = withdrawnEnd(p, from, end)
	if end == label {
		end = len(text)
	}
	if at := asksOn().FindStringIndex(text[from:end]); at != nil && at[0] > 0 {
		end = from + at[0]
	}
	return from, end
}

// namesUnknown tells whether a paragraph begins with bold words that something is not
// known: "**Leading hypothesis.** The network drops packets".
func namesUnknown(p piece) bool {
	bold := openingBold(p.block)
	return p.from == 0 && bold > 0 && hasStart(headingWords(p.block.Text[:bold]), notKnownWords())
}

// farthestTold is how many paragraphs behind a scene are looked at for the cause.
const farthestTold = 4

// behindScene is the first prose of a section, or where that is one sentence that
// leads to the cause, or says nothing wrong and announces something, the paragraph behind
// it that says what was wrong: one that turns, "However, the disk was full", before all
// others, and behind several sentences no other than "The problem is that …".
func behindScene(s *section) piece {
	first := proseOf(s)
	several, calm := false, false
	switch {
	case first.block == nil:
		return first
	case announcesList(first.block.Text):
		// How it works, or what was seen, is told up to what a machine said of it.
		if b := s.reasonBehind(first); b != nil {
			return whole(b)
		}
		if saysWrong(first.words()) {
			return first
		}
	case !leadsToCause(first.words()):
		if saysWrong(first.words()) {
			return first
		}
		calm = true
	default:
		several = titleEnd(first.words()) < len(strings.TrimSpace(first.words()))
	}
	wrong := first
	at := slices.Index(s.blocks, first.block) + 1
	for _, b := range s.blocks[at:min(len(s.blocks), at+farthestTold)] {
		switch {
		case b.Kind != markdown.Paragraph || titleEnd(b.Text[:statedEnd(b.Text)]) == 0 || labelsBeside(b.Text):
		case turnOpens.opening(b.Text) != "" && (!several || namesProblem(turnOpens.opening(b.Text))) && (!calm || saysWrong(b.Text)):
			return whole(b)
		case !several && !calm && wrong.block == first.block && saysWrong(b.Text):
			wrong = whole(b)
		}
	}
	return wrong
}

// reasonBehind is the paragraph shortly behind another that gives the reason for it: "This
// was caused by a full disk"; nil if there is none.
func (s *section) reasonBehind(first piece) *markdown.Block {
	at := slices.Index(s.blocks, first.block) + 1
	for _, b := range s.blocks[at:min(len(s.blocks), at+farthestTold)] {
		if b.Kind == markdown.Paragraph && thisIsBecause.opening(b.Text) != "" {
			return b
		}
	}
	return nil
}

// fewestOfProblem is how many words name the problem, where "However" only turns.
const fewestOfProblem = 3

func namesProblem(turn string) bool { return prose.Words(turn) >= fewestOfProblem }

// boldSentence is where the first sentence of a text ends if it stands in bold, by which
// its author names the cause; 0 if it does not.
func boldSentence(p piece) int {
	if p.from > 0 || len(p.marks) == 0 {
		return 0
	}
	bold, text := p.marks[0], p.words()
	end := titleEnd(text)
	if !isBold(bold) || bold.From > leading(text) || end == 0 || bold.To > len(text) ||
		strings.TrimRight(text[:end], " .!。") != strings.TrimRight(text[:bold.To], " .!。") {
		return 0
	}
	return end
}

// longestDenial is how many words a sentence has that says that there is not one
// cause, and no more.
const longestDenial = 9

// deniesOne is where a first sentence ends that only says that there is not one
// cause alone, "This was not a single bug."; 0 if the text does not begin so.
func deniesOne(text string) int {
	sentence := prose.Sentence(text)
	said := headingWords(sentence)
	if len(sentence) == len(text) || strings.Count(said, " ") >= longestDenial || !hasStart(said, manyCauses()) {
		return 0
	}
	return len(sentence) + leading(text[len(sentence):])
}

// asksOn is where a sentence asks why the cause that it names was not seen: "The lock
// stayed → why did nobody notice".
var asksOn = words.Pattern(`(?i)\s*(?:→|⇒|->)\s*(?:{why.why})`)

// thisIsBecause opens a sentence that gives the reason for the one before it.
var thisIsBecause = atWords(`(?i)^\s*{cause.reason}[\s,，、:：]+`, "cause.reason")

// proseOf is the first prose of a section, behind its label or below it; its
// block is nil if there is none.
func proseOf(s *section) piece {
	if s.saysBehindLabel() {
		return s.lead
	}
	for i, b := range s.blocks {
		switch {
		case b.Kind != markdown.Paragraph || isTemplateParagraph(b):
		case statedEnd(b.Text) > 0:
			return whole(b)
		case saysBeforeCode(s.blocks, i):
			p := whole(b)
			p.to = p.from + len(strings.TrimRight(b.Text, " \n:："))
			return p
		}
	}
	return piece{}
}

// shortestBeforeCode is how many words a sentence has that says what was wrong and ends
// in the code below it.
const shortestBeforeCode = 5

// saysBeforeCode tells whether a paragraph is a sentence that says what was wrong, and
// shows it in the code below: "The job called an address that does not exist:".
func saysBeforeCode(blocks []*markdown.Block, i int) bool {
	b := blocks[i]
	return announcesList(b.Text) && i+1 < len(blocks) && showsCode(blocks[i+1]) &&
		(prose.HasUnspaced(b.Text) || len(strings.Fields(b.Text)) >= shortestBeforeCode) && saysWrong(b.Text)
}

// showsCode tells whether a block is code, or a list of nothing else.
func showsCode(b *markdown.Block) bool {
	return b.Kind == markdown.Code || b.Kind == markdown.List && !slices.ContainsFunc(b.Children, func(item markdown.Block) bool {
		return len(item.Children) != 1 || !isAllCode(&item.Children[0])
	})
}

// startsWithProse tells whether a section is prose that may hold a list, and not
// a list with a line above it.
func (r *causeReader) startsWithProse(s *section) bool {
	if words := s.leadWords(); s.saysBehindLabel() {
		return !announcesList(words) && !countsList(words, s.blocks)
	}
	for i, b := range s.blocks {
		switch {
		case b.Kind == markdown.Paragraph && isTemplateParagraph(b):
		case b.Kind == markdown.Paragraph && statedEnd(b.Text) == 0 && saysBeforeCode(s.blocks, i):
			return true
		case b.Kind == markdown.Paragraph && announcesList(b.Text) && statedEnd(b.Text) == 0 && !isBefore(s.blocks, i, markdown.List, markdown.Table):
			// It announces what is no list, such as code.
		case b.Kind == markdown.Paragraph:
			return statedEnd(b.Text) > 0 && !countsList(b.Text, s.blocks[i+1:])
		case b.Kind == markdown.List || b.Kind == markdown.Table:
			return false
		}
	}
	return false
}
