package reading

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What may stand at the end of an action's line, one after another:
//
//	@alice   @alice by 2026-10-01   due:2026-10-01   due 1 October 2026   kind:detect   {#an-id}
//	(owner: Alice, due: 2020-01-08, ticket: OPS-1)   (DONE)   (#12)   DONE   [detect]
//	Owner: platform team   wontfix: it is gone   #412   OPS-12   Ticket: OPS-12
//	@alice due:2026-10-01 https://…   (Alice, 2026-10-01)   — Alice — 2026-10-01   — done 2026-10-01
//	📅 2026-10-01 #ops   ✅ 2026-09-20   — done   — done on 5 May   : done   . Done.
//	, Alice, 2026-10-01   -> Alice, Q4   , 2026-10-01   ; owner Alice; due 1 May   . Owner - Alice
//	@alice, next Friday   (Alice, done)   — won't do, too expensive
//
// "— in progress" and "(in progress)" say more than open, and stay in the words.

// actionTail is one thing that may stand at the end of a line.
type actionTail struct {
	// may is a cheap look at the last word, and at all of the end in lower case.
	may     func(word, tail string) bool
	pattern func() *regexp.Regexp
	take    func(l *actionLine, m []string) bool
	// words are those that the pattern starts with; nil if not known.
	words func() *phraseList
	// inWord is set for a pattern that can only match in the last word.
	inWord bool
	// inSentence is set for what may be the last word of a sentence as well.
	inSentence bool
}

// doneInCapitals is DONE as the last word.
var doneInCapitals = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s–—:-])(?:✅|☑️?|✔️?|` + capitals("line.done") + `)[.!]?$`)
})

var actionTails = []actionTail{
	{
		may:     func(word, _ string) bool { return strings.HasSuffix(word, "}") },
		pattern: words.Pattern(`\{#([\p{L}\p{N}_-]+)\}$`),
		take:    func(l *actionLine, m []string) bool { l.anchor = m[1]; return true },
		inWord:  true,
	},
	{
		// As the tasks of a notebook write them, with its tags behind.
		may:     func(_, tail string) bool { return strings.Contains(tail, "📅") || strings.Contains(tail, "✅ ") },
		pattern: words.Pattern(`\s(📅|✅)\s*(\d{4}-\d\d-\d\d)(?:\s+#\p{L}[\p{L}\p{N}_/-]*)*$`),
		take: func(l *actionLine, m []string) bool {
			if m[1] == "✅" {
				return l.pair("done", m[2])
			}
			return l.pair("due", m[2])
		},
	},
	{
		may:     mayStandAside,
		pattern: dashedAside,
		take:    (*actionLine).dashes,
	},
	{
		may:     func(_, tail string) bool { return prose.HasDigit(behindDash(tail)) },
		pattern: words.Pattern(`(?:[.,;]\s+(?i:{action.due}))?\s(?:[–—]|--?)\s+((?:[^\s–—|-][^\s–—|]*\s+){0,5}[^\s–—|-]*\d[^\s–—|]*(?:\s+\p{L}[^\s–—|]*){0,2})$`),
		take:    func(l *actionLine, m []string) bool { return l.asideDay(m[1]) },
	},
	{
		may:     func(_, tail string) bool { return isLastWord(behindDash(tail)) },
		pattern: words.Pattern(`\s(?:[–—]|--?)\s+(\p{L}+)$`),
		take:    func(l *actionLine, m []string) bool { return l.asideKind(m[1]) },
	},
	{
		may:     endsBehindComma,
		pattern: words.Pattern(`(?:[,;]|\s->|\s→)\s+([^,;()]{2,40})[,;]\s+([^,;()]{2,32}(?:, ?\d{4})?)$`),
		take:    (*actionLine).dashes,
	},
	{
		may:     endsBehindComma,
		pattern: words.Pattern(`[,;]\s+([^,;()]{4,40})$`),
		take:    func(l *actionLine, m []string) bool { return l.asideAlone(m[1]) },
	},
	{may: mayChainBrackets, pattern: bracketChain, take: (*actionLine).chainedBrackets},
	{may: mayChainPairs, pattern: pairChain, take: (*actionLine).chainedPairs},
	{
		may:     func(word, _ string) bool { return strings.IndexByte(word, ':') > 0 },
		pattern: words.Pattern(`(?i)(?:^|[\s(,;])(due|done|kind|owner|ticket|aim|every|review|worth):{1,2}(\S+?)[),;]?$`),
		take: func(l *actionLine, m []string) bool {
			if l.pair(m[1], m[2]) {
				return true
			}
			l.refused = m[1] + ":" + m[2]
			return false
		},
		inWord: true,
	},
	{
		may: func(word, tail string) bool {
			return !strings.HasSuffix(word, ")") && dueWords().in(behindBrackets(tail))
		},
		pattern: words.Pattern(`(?i)(?:^|[\s,;–—-]){action.due}(?:[:：]\s*|\s+(?:[–—-]\s+)?)((?:\p{L}+, ?)?[^,;()]{4,32}(?:, ?\d{4})?)$`),
		take:    func(l *actionLine, m []string) bool { return l.pair("due", m[1]) },
		words:   dueWords,
	},
	{
		may:     func(word, _ string) bool { return strings.HasSuffix(word, ")") && strings.HasPrefix(word, "@") },
		pattern: words.Pattern(`(?:^|\s)@(due|done)\(([^()\s]+)\)$`),
		take:    func(l *actionLine, m []string) bool { return l.pair(m[1], m[2]) },
		inWord:  true,
	},
	{
		// Behind the one who does it, "by" says no more than "due".
		may: func(_, tail string) bool {
			behind := behindBrackets(tail)
			at := strings.LastIndexByte(behind, '@')
			return at >= 0 && (byWords().in(behind[at:]) || strings.Contains(behind[at:], ","))
		},
		pattern: words.Pattern(`(?i)(?:^|\s)(@[\p{L}\p{N}][\p{L}\p{N}._/-]*)(?:,?\s+{action.by}[:：]?|,)\s+([^,;()@]{4,32}(?:, ?\d{4})?)\.?$`),
		take: func(l *actionLine, m []string) bool {
			return l.action.Owner == "" && (l.asideDay(m[2]) || l.asideWords(m[2])) && l.handle(m)
		},
	},
	{
		may:     func(word, _ string) bool { return strings.ContainsAny(word[max(0, len(word)-4):], ")]}）") },
		pattern: lastBrackets,
		take:    (*actionLine).brackets,
	},
	{
		may:     endsWithOwner,
		pattern: words.Pattern(`(?i)(?:^|[\s.,;–—|(-]){action.owner}\.?\s*[:：]\s*([^:：()|;\n]{1,60})$`),
		take:    func(l *actionLine, m []string) bool { return l.pair("owner", m[1]) },
	},
	{
		// "Watch the path. Owner - NOC", "Watch the path; owner Lena"
		may:     func(_, tail string) bool { return containsAny(behindSigns(tail), ownerWords()) },
		pattern: words.Pattern(`(?:^|[.,;]|\s[–—|-])\s+((?i:{action.owner})\s[^:：()|;,\n]{2,60})$`),
		take:    func(l *actionLine, m []string) bool { return l.asideOwner(m[1]) },
	},
	{
		may:        func(word, _ string) bool { return strings.IndexByte(word, '@') >= 0 },
		pattern:    words.Pattern(`(?:^|\s)(@[\p{L}\p{N}][\p{L}\p{N}._/-]*)[.,;]?$`),
		take:       (*actionLine).handle,
		inWord:     true,
		inSentence: true,
	},
	{
		may:     func(word, _ string) bool { return word == strings.ToUpper(word) },
		pattern: doneInCapitals,
		take:    func(l *actionLine, _ []string) bool { return l.setState(kb.ActionDone) },
		inWord:  true,
	},
	{
		// "Add a disk. DONE in PR #34": its ticket was taken before.
		may:     func(_, tail string) bool { return containsAny(tail, doneWords()) },
		pattern: words.Pattern(`(?:^|\s)([–—-]{1,2}\s+)?((?i:{line.done}))\s+{action.reached}(?:\s+\p{L}{1,12})?$`),
		take: func(l *actionLine, m []string) bool {
			inCapitals := m[2] == strings.ToUpper(m[2]) && m[2] != strings.ToLower(m[2])
			return l.action.Ticket != nil && (inCapitals || m[1] != "") && l.setState(kb.ActionDone)
		},
	},
	{
		// "Add a disk – done": behind a dash a small letter is a mark as well.
		may:     func(_, tail string) bool { return endsWithAny(strings.TrimRight(tail, ".!"), doneWords()) },
		pattern: words.Pattern(`(?:\s[–—-]{1,2}|[:：])\s+(?i:{line.done})[.!]?$|[.!]\s+(?:` + initialCapitals("line.done") + `)[.!]?$`),
		take:    func(l *actionLine, _ []string) bool { return l.setState(kb.ActionDone) },
	},
	{
		may:     func(_, tail string) bool { return endsWithAny(strings.TrimRight(tail, ".!"), openWords()) },
		pattern: words.Pattern(`\s[–—-]{1,2}\s+(?i:{line.open})[.!]?$`),
		take:    func(l *actionLine, _ []string) bool { l.saidOpen(); return false },
	},
	{
		may: func(word, _ string) bool {
			return strings.ContainsAny(word, "#-") && prose.IsDigit(word[len(word)-1])
		},
		pattern:    words.Pattern(`(?:\s[–—-]{1,2}\s+(?i:{column.action.ticket})\s+|^|[\s(,;])(#\d{1,9}|[A-Z][A-Z0-9]{1,11}-\d{1,7})$`),
		take:       (*actionLine).ticketKey,
		inSentence: true,
	},
	{
		// The last one: a reason ends where something else was taken behind it.
		may: func(_, tail string) bool { return wontWords().in(tail) },
		// Without a reason or a sign before it, the word belongs to a sentence: "tell when
		// a batch was dropped".
		pattern: words.Pattern(`(?i)(?:(?:^|[\s(–—-]){line.wontfix}\s*[:：–—-]\s*([^()]*)|\s[–—-]{1,2}\s+{line.wontfix},\s+([^()]*)|(?:^|[(\[–—-]\s?|[,;.]\s){line.wontfix})[)]?$`),
		take: func(l *actionLine, m []string) bool {
			l.action.State, l.action.Reason = kb.ActionWontfix, strings.TrimSpace(m[1]+m[2])
			return true
		},
	},
}

// ownerWords, dueWords and wontWords open an owner, a due date and a refusal;
// doneWords and openWords end a line.
var (
	ownerWords = words.Of("action.owner")
	dueWords   = listOf("action.due")
	byWords    = listOf("action.by")
	wontWords  = listOf("line.wontfix")
	doneWords  = words.Of("line.done")
	openWords  = words.Of("line.open")
)

// endsWithOwner tells whether one of the words for an owner stands before the
// last colon of a text in lower case.
func endsWithOwner(_, tail string) bool {
	colon := max(strings.LastIndexByte(tail, ':'), strings.LastIndex(tail, "："))
	if colon < 0 {
		return false
	}
	return endsWithAny(strings.TrimRight(tail[:colon], " .\t\n\f\r"), ownerWords())
}

// saidOpen takes an action as open where nothing else is known.
func (l *actionLine) saidOpen() {
	l.action.State = cmp.Or(l.action.State, kb.ActionOpen)
}

// handle takes @name as the owner, or as one more.
func (l *actionLine) handle(m []string) bool {
	name := strings.TrimRight(m[1], "._-")
	switch {
	case l.action.Owner == "":
		l.action.Owner = name
	case strings.HasPrefix(l.action.Owner, "@") && l.action.Owner != name:
		// "@kim @lee", from behind.
		l.action.Owner = name + ", " + l.action.Owner
	default:
		return false
	}
	return true
}

// ticketKey takes #12 or OPS-12 as the ticket.
func (l *actionLine) ticketKey(m []string) bool {
	if l.action.Ticket != nil || !isTicketKey(m[1]) {
		return false
	}
	l.action.Ticket = &kb.Ticket{Text: m[1]}
	return true
}
