package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// The head of a mail above a postmortem that was sent as one:
//
//	From: anna@example.com
//	To: everybody
//	Date: Thu, 5 Mar 2026 18:22:10 +0100      the day, where nothing else says one
//	Subject: Re: The relay lost mail          the title, where no heading is one
//
// "From: 10:02" above "To: 10:40" is a range of times, and no head.

// mailLabel is the key of the time at which a mail was sent; no label of a document has it.
const mailLabel labelKey = "mail"

var (
	mailWords  = words.Set("mail.head")
	sentWords  = words.Set("mail.sent")
	replyMarks = words.Pattern(`^(?:(?i:{mail.reply})\s*[:：]\s*)+`)
	// mailTracing is a line that machines on the way add: "X-Mailer: …".
	mailTracing = words.Pattern(`^\s*[A-Za-z]+(?:-[A-Za-z]+)+:`)
)

// A head has so many lines at least, and stands among the first blocks.
const (
	fewestMailLines  = 3
	farthestMailHead = 3
)

// mailHead finds the head of a mail among the first blocks; nil if there is none.
func mailHead(doc *markdown.Doc) *markdown.Block {
	for i := range doc.Blocks[:min(len(doc.Blocks), farthestMailHead)] {
		if b := &doc.Blocks[i]; b.Kind == markdown.Paragraph && isMailHead(doc, b) {
			return b
		}
	}
	return nil
}

// isMailHead tells whether all lines of a paragraph are those of the head of a mail, among
// them who wrote it or to whom, when and about what.
func isMailHead(doc *markdown.Doc, b *markdown.Block) bool {
	known := 0
	titled, sent := false, false
	for _, line := range linesOf(doc, b) {
		name, value := mailLine(line)
		if _, isTime := inSomeYear.ReadMoment(value.words(), 0); isTime && !sentWords()[name] {
			return false
		}
		switch {
		case mailWords()[name]:
			known++
			titled = titled || labelWords()[name] == titleLabel
			sent = sent || sentWords()[name]
		case name == "" || strings.Contains(name, " ") && !mailTracing().MatchString(line.words()):
			return false
		}
	}
	return known >= fewestMailLines && titled && sent
}

// mailLine is the name of a line of a head, as headingWords leaves it, and its value.
func mailLine(line piece) (name string, value piece) {
	text := line.words()
	colon := plainLabelEnd(text, longestLabelWords)
	if colon == 0 {
		return "", line
	}
	value = line
	value.from += behindColon(text, colon)
	return headingWords(text[:colon]), value
}

// mail reads the title and the time of a head, and the labels among its lines that no
// mail has.
func (r *labelReader) mail(head *markdown.Block) {
	for _, line := range linesOf(r.doc, head) {
		name, value := mailLine(line)
		l := label{key: labelWords()[name], name: strings.TrimSpace(line.words()[:indexColon(line.words())])}
		l.text = value.all()
		switch {
		case sentWords()[name]:
			l.key = mailLabel
		case l.key == titleLabel:
			l.text = value.text(len(replyMarks().FindString(value.words())), len(value.words()))
		case l.key == "" || mailWords()[name]:
			continue
		}
		r.add(l)
	}
}

// mailSource is what a message calls the head of a mail as the source of a day.
const mailSource = "the head of the mail"

// dayOfMail is the only day that the first paragraph names, if the document was sent
// shortly behind it, or else the day on which it was sent.
func (s *source) dayOfMail() []dateSource {
	l, ok := s.labels[mailLabel]
	if !ok {
		return nil
	}
	sent := s.dayInLabel(l)
	if m := s.labelMoment(l); m != nil && !m.Day.IsZero() {
		sent = []dateSource{{day: m.Day, at: m.at}}
	}
	if len(sent) == 0 {
		return nil
	}
	sent[0].what = mailSource
	first := s.firstProse()
	if day, written := s.onlyDay(first.Plain); !day.IsZero() && day.Compare(sent[0].day) <= 0 && day.AddDays(reportDelay).Compare(sent[0].day) >= 0 {
		return []dateSource{{day: day, what: "the first paragraph", at: s.placeInBody(first.Line, written)}}
	}
	return sent
}

// isMailDay tells whether a day is that of the head of a mail.
func isMailDay(source dateSource) bool { return source.what == mailSource }
