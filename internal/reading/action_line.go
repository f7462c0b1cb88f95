package reading

import (
	"regexp"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// An action on one line (experience.md §6). What is understood at the end of the
// line, in any order, or at its start, is taken out of the text:
//
//	- [ ] Alert on certificate expiry @alice due:2026-10-01 kind:detect #412
//	- [x] Alert on certificate expiry (owner: Alice, due: 2026-10-01, ticket: OPS-12) done:2026-09-20
//	- [-] Rewrite the proxy wontfix: it is gone next month
//	- Mail team — alert on certificate expiry — 2026-10-01
//	- ✅ @bob: raise the limit [PR](https://…/pull/7) {#raise-limit}
//	- ~~Replace the disk~~ (DONE)   Owner: platform team
//	- **Action item:** Replace the disk      **Owner: Alice** Replace the disk
//	- [n/a] Replace the disk                 Not needed: replace the disk
//	- [DONE] Replace the disk                 [done] Replace the disk      [TODO] Replace the disk
//	- DONE 2026-09-20 — Replace the disk       TODO due 2026-10-01 — Replace it

var (
	ownerStart = words.Pattern(`^\s*[[(]?@([\p{L}\p{N}][\p{L}\p{N}._/-]{0,63})[\])]?\s*(?:[:：–—-]|\b{action.to}\b)\s*`)
	// teamStart is a team in front of what it is to do.
	teamStart = words.Pattern(`^((?:\p{Lu}[\p{L}\p{N}.'’/-]*\s+){1,3}(?i:{action.team}))(?:\s+(?:[–—]|--?)|\s*[:：])\s+`)
	// actionWord says only that the line is an action.
	actionWord = words.Pattern(`^\s*(?i:{action.label})(?: ?#?\d{1,3})?\s*[:：]\s+`)
)

// startMark is a state that a line may start with.
type startMark struct {
	state   kb.ActionState
	pattern *regexp.Regexp
}

// startMarks are all of them.
var startMarks = sync.OnceValue(func() []startMark {
	return []startMark{
		{kb.ActionDone, words.Pattern(`^\s*(?:✅|☑️?|✔️?|\[?(?:` + capitals("line.done") + `)\]?\s*[:：–—-]|\[(?i:{line.done})\]|【(?i:{state.done})】|\((?i:{line.done})\)|` +
			`:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:)\s*[:：–—-]?\s*`)()},
		{kb.ActionOpen, regexp.MustCompile(`^\s*(?:🚧|⏳|🔲|⬜|☐|❌|\[\]\s|\[?(?:` + capitals("line.open") + `)\]?\s*[:：–—-]|\[(?:` + capitals("line.open") + `)\])\s*`)},
		{kb.ActionDone, regexp.MustCompile(`^\s*(?:` + initialCapitals("state.done") + `)\s*(?:[–—:：]|\s-\s)\s*`)},
		{kb.ActionOpen, regexp.MustCompile(`^\s*(?:` + initialCapitals("line.open") + `)\s*[:：]\s*`)},
		{kb.ActionOpen, regexp.MustCompile(`^\s*(?:` + initialCapitals("state.open") + `)\s*(?:[–—]|\s-\s)\s*`)},
		{kb.ActionWontfix, words.Pattern(`(?i)^\s*(?:\[{line.wontfix}\]|{line.wontfix}\s*[:：–—-])\s*[:：–—-]?\s*`)()},
	}
})

// markStarts are how the words of startMarks start.
var markStarts = startsOf("line.*", "state.*")

// readActionLine reads the first paragraph of an action.
func (o *outline) readActionLine(p piece) actionLine {
	words := p.words()
	l := actionLine{outline: o}
	l.from, l.to = trimRange(words, 0, len(words))
	l.start(words)
	l.boldOwner(p)
	link, linkAt := o.ticketLink(p)
	for range longestTail {
		before := l
		if !l.takeTail(words) && (link == nil || !l.takeLink(link, linkAt, words)) && !l.takeAddress(words) && !l.takeName(words) && !l.takeDeadline(words) {
			break
		}
		if l.action.Ticket != before.action.Ticket && o.losesDocument(p, l.to, before.to) {
			l = before
			break
		}
	}
	l.nameDayInFront(words)
	l.teamInFront(words)
	l.nameActor(words)
	if link != nil && (l.action.Ticket == nil || l.action.Ticket.URL == "" && l.action.Ticket.Text == link.Text) {
		l.action.Ticket = link
	}
	if l.action.Ticket == nil && prose.HasDigit(words) && strings.ContainsAny(words, "#-") {
		for _, key := range ticketWord().FindAllString(words, 8) {
			if isTicketKey(key) {
				l.action.Ticket = &kb.Ticket{Text: key}
				break
			}
		}
	}
	if l.action.Ticket != nil && l.action.Ticket.URL == "" {
		l.action.Ticket.URL = o.addressOf(p, l.action.Ticket.Text)
	}
	if l.action.State == "" && isStruck(p, l.from, l.to) {
		l.action.State = kb.ActionDone
	}
	if l.action.State == "" {
		l.struckThenSaid(p)
	}
	if l.action.Every.IsZero() {
		l.action.Every = recurrenceIn(words[l.from:l.to])
	}
	if l.from >= l.to {
		// Nothing but marks: then they are the words.
		l.from, l.to = trimRange(words, 0, len(words))
	}
	return l
}

// start takes marks off the start of a line.
func (l *actionLine) start(words string) {
	if l.from >= l.to {
		return
	}
	head := words[l.from:min(l.to, l.from+longestLabel)]
	if m := actionWord().FindString(head); m != "" && len(m) < len(head) {
		l.from += len(m)
		head = head[len(m):]
	}
	if n := l.datedMark(head); n > 0 {
		l.from += n
		return
	}
	if n := l.startMark(head); n > 0 {
		// A picture, and the word for it: "✅ DONE: …".
		l.from += n + l.startMark(head[n:])
	}
	if l.from < l.to && strings.IndexByte("@[(", words[l.from]) >= 0 {
		if m := ownerStart().FindStringSubmatch(words[l.from:]); m != nil {
			l.action.Owner = "@" + strings.TrimRight(m[1], "._-")
			l.from += len(m[0])
		}
	}
	l.from = min(l.from, l.to)
}

// teamInFront takes the team in front of an action as its owner.
func (l *actionLine) teamInFront(words string) {
	if l.action.Owner != "" || l.from >= l.to {
		return
	}
	if m := teamStart().FindStringSubmatch(words[l.from:min(l.to, l.from+longestLabel)]); m != nil {
		l.action.Owner, l.from = m[1], l.from+len(m[0])
	}
}

// boldOwner is a bold label that names the owner in front of the action.
var boldOwner = words.Pattern(`^(?i:{action.owner})\s*[:：]\s*([^:：\n]{1,60}?)\s*[:：.]?$`)

// boldOwner takes the owner that a bold label at the start of a line names: "**Owner:
// kim** Add a limit".
func (l *actionLine) boldOwner(p piece) {
	words, end := p.words(), p.boldFrom(l.from)
	if end <= l.from || end >= l.to || l.action.Owner != "" || strings.TrimSpace(words[end:l.to]) == "" {
		return
	}
	if m := boldOwner().FindStringSubmatch(words[l.from:end]); m != nil && l.pair("owner", m[1]) {
		l.from = end + len(words[end:l.to]) - len(strings.TrimLeft(words[end:l.to], " :：–—-"))
	}
}

// startMark takes the state that a line starts with, and returns its length; 0 if
// there is none.
func (l *actionLine) startMark(head string) int {
	if !markStarts().mayOpen(head) {
		return 0
	}
	for _, mark := range startMarks() {
		if m := mark.pattern.FindString(head); m != "" {
			if mark.state == kb.ActionDone && isAnsweredNo(head[len(m):]) {
				return 0
			}
			l.action.State, l.crossed = mark.state, strings.Contains(m, "❌")
			return len(m)
		}
	}
	return 0
}

// isAnsweredNo tells whether what stands behind "Done:" denies it: "not yet, see OPS-3".
func isAnsweredNo(value string) bool {
	end := strings.IndexAny(value, ",;.(–—")
	if end < 0 {
		end = len(value)
	}
	return answersNo()[headingWords(value[:end])]
}

// datedState is a state in capitals at the start of a line, before a day.
var datedState = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*\[?(?:(` + capitals("line.done") + `)|(?:` + capitals("line.open") + `))\]?\s+`)
})

// datedMark reads a state and its day at the start of a line, up to the dash behind
// them, "DONE 2026-09-20 — " or "TODO due 2026-10-01 — ", and returns its length; 0
// if there is none.
func (l *actionLine) datedMark(head string) int {
	if first := strings.TrimLeft(head, "\t\n\f\r ["); len(first) < 2 || 'a' <= first[1] && first[1] <= 'z' {
		return 0 // "Add a probe"
	}
	m := datedState().FindStringSubmatch(head)
	if m == nil {
		return 0
	}
	at := len(m[0]) + len(byDay.opening(head[len(m[0]):]))
	if at == len(m[0]) {
		at += len(dueBefore.opening(head[at:]))
	}
	day, n, _ := l.outline.dates.ReadDay(head[at:])
	dash := markEnd().FindString(head[at+n:])
	if n == 0 || day.IsZero() || dash == "" {
		return 0
	}
	if m[1] != "" {
		l.action.State, l.action.Done = kb.ActionDone, day
	} else {
		l.action.State, l.action.Due = kb.ActionOpen, day
	}
	return at + n + len(dash)
}

var (
	dueBefore = atWords(`^(?i:{action.due})[:：]?\s+`, "action.due")
	markEnd   = words.Pattern(`^\]?\s*[:：–—-]\s*`)
)

// takeName takes a name in brackets as the owner where something that is understood
// stands right before it: "due 2026-10-05 (Alice)".
func (l *actionLine) takeName(words string) bool {
	rest := strings.TrimRight(words[l.from:l.to], " \t\n,;.")
	open := strings.LastIndexByte(rest, '(')
	if open <= 0 || !strings.HasSuffix(rest, ")") || l.action.Owner != "" || !isPersonName(rest[open+1:len(rest)-1]) {
		return false
	}
	before := *l
	before.to = l.from + open
	if !before.takeTail(words) && !before.takeDeadline(words) || before.action.Owner != "" {
		return false
	}
	before.action.Owner = rest[open+1 : len(rest)-1]
	*l = before
	return true
}

// struckThenSaid reads a state behind words that are struck out: "~~Buy it~~ done".
func (l *actionLine) struckThenSaid(p piece) {
	p.spans(func(s markdown.Span) {
		if s.Style&markdown.Strike == 0 || s.From > l.from+2 || s.To >= l.to {
			return
		}
		rest := strings.Trim(p.words()[s.To:l.to], " \t–—-:()")
		if state, reason, ok := stateOf(rest); ok && state != kb.ActionOpen {
			l.action.State, l.action.Reason, l.to = state, reason, s.To
		}
	})
}

// isStruck tells whether all words of a line are struck out.
func isStruck(p piece, from, to int) bool {
	struck := 0
	p.spans(func(s markdown.Span) {
		if s.Style&markdown.Strike != 0 {
			struck += max(0, min(s.To, to)-max(s.From, from))
		}
	})
	return struck > 0 && struck >= to-from-2
}
