package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// What may stand at the end of an action's line, one after another:
//
//	@alice   due:2026-10-01   due 1 October 2026   kind:detect   {#an-id}
//	(owner: Alice, due: 2020-01-08, ticket: OPS-1)   (DONE)   (#12)   DONE
//	Owner: platform team   wontfix: it is gone   #412   OPS-12

// actionTail is one thing that may stand at the end of a line.
type actionTail struct {
	// may is a cheap look at the last word, and at all of the end.
	may     func(word, tail string) bool
	pattern *regexp.Regexp
	take    func(l *actionLine, m []string, year int) bool
	// inSentence is set for what may be the last word of a sentence as well.
	inSentence bool
}

// longestTail bounds the number of things at the end of a line, and tailBytes
// how far from the end they are looked for.
const (
	longestTail = 16
	tailBytes   = 400
)

var actionTails = []actionTail{
	{
		may:     func(word, _ string) bool { return strings.HasSuffix(word, "}") },
		pattern: regexp.MustCompile(`\{#([\p{L}\p{N}_-]+)\}$`),
		take:    func(l *actionLine, m []string, _ int) bool { l.anchor = m[1]; return true },
	},
	{
		may:     func(word, _ string) bool { return strings.IndexByte(word, ':') > 0 },
		pattern: regexp.MustCompile(`(?i)(?:^|[\s(,;])(due|done|kind|owner|ticket|aim):(\S+?)[),;]?$`),
		take:    func(l *actionLine, m []string, year int) bool { return l.pair(m[1], m[2], year) },
	},
	{
		may: func(word, tail string) bool {
			return !strings.HasSuffix(word, ")") && containsAny(strings.ToLower(tail), dueWords)
		},
		pattern: regexp.MustCompile(`(?i)(?:^|[\s,;–—-])(?:due|fällig|frist|échéance|vence|prazo|期限|截止)(?: (?:date|by|on))?[:：]?\s+([^,;()]{4,32})$`),
		take:    func(l *actionLine, m []string, year int) bool { return l.pair("due", m[1], year) },
	},
	{
		may:     func(word, _ string) bool { return strings.ContainsAny(word[max(0, len(word)-4):], ")]）") },
		pattern: lastBrackets,
		take:    (*actionLine).brackets,
	},
	{
		may:        func(word, _ string) bool { return strings.IndexByte(word, '@') >= 0 },
		pattern:    regexp.MustCompile(`(?:^|\s)(@[\p{L}\p{N}][\p{L}\p{N}._/-]*)[.,;]?$`),
		take:       (*actionLine).handle,
		inSentence: true,
	},
	{
		may:     func(_, tail string) bool { return strings.ContainsAny(tail, ":：") },
		pattern: regexp.MustCompile(`(?i)(?:^|[\s.,;–—|(-])(?:owner|owners|assignee|assigned to|eier|ansvarlig|verantwortlich|zuständig|responsable|responsável|担当|担当者|负责人|責任人)\s*[:：]\s*([^:：()|;]{1,60})$`),
		take:    func(l *actionLine, m []string, _ int) bool { return l.pair("owner", m[1], 0) },
	},
	{
		may:     func(_, tail string) bool { return containsAny(strings.ToLower(tail), wontWords) },
		pattern: regexp.MustCompile(`(?i)(?:^|[\s(–—-])(?:wontfix|won't fix|won’t fix|won't do|won’t do)(?:\s*[:：–—-]\s*([^()]*))?[)]?$`),
		take: func(l *actionLine, m []string, _ int) bool {
			l.action.State, l.action.Reason = kb.ActionWontfix, strings.TrimSpace(m[1])
			return true
		},
	},
	{
		may:     func(word, _ string) bool { return word == strings.ToUpper(word) },
		pattern: regexp.MustCompile(`(?:^|[\s–—:-])(?:DONE|FIXED|COMPLETED?|✅|☑️?|✔️?|完了|已完成)[.!]?$`),
		take:    func(l *actionLine, _ []string, _ int) bool { return l.setState(kb.ActionDone) },
	},
	{
		may: func(word, _ string) bool {
			return strings.ContainsAny(word, "#-") && strings.ContainsAny(word, "0123456789")
		},
		pattern:    regexp.MustCompile(`(?:^|[\s(,;])(#\d{1,9}|[A-Z][A-Z0-9]{1,11}-\d{1,7})$`),
		take:       (*actionLine).ticketKey,
		inSentence: true,
	},
}

// dueWords and wontWords open a due day, and a refusal.
var (
	dueWords  = []string{"due", "fällig", "frist", "échéance", "vence", "prazo", "期限", "截止"}
	wontWords = []string{"wontfix", "won't", "won’t"}
)

// lastBrackets are brackets at the end of a line. Where they open is looked for
// from the end, so the expression starts at the one place where it can match.
var lastBrackets = regexp.MustCompile(`^[([（]([^()[\]（）]+)[)\]）]\.?$`)

// takeTail takes one thing off the end of a line.
func (l *actionLine) takeTail(words string, year int) bool {
	rest := strings.TrimRight(words[l.from:l.to], " \t\n,;")
	tail := rest
	tail = tail[max(0, len(tail)-tailBytes):]
	word := tail[strings.LastIndexAny(tail, " \t\n")+1:]
	for i := range actionTails {
		t := &actionTails[i]
		if !t.may(word, tail) {
			continue
		}
		from := 0
		if t.pattern == lastBrackets {
			from = max(0, strings.LastIndexAny(tail, "([（"))
		}
		m := t.pattern.FindStringSubmatch(tail[from:])
		if m == nil {
			continue
		}
		left := strings.TrimRight(rest[:len(rest)-len(m[0])], " \t\n,;–—|-")
		if t.inSentence && endsOpen(left) || !t.take(l, m, year) {
			continue
		}
		l.to = l.from + len(left)
		return true
	}
	return false
}

// openEnd is a word after which a sentence goes on.
var openEnd = regexp.MustCompile(`(?i)(?:^|\s)(?:by|in|see|with|of|to|for|from|per|via|and|or|as|on|the|at|under|cf\.?|siehe|voir|se|ver)$`)

// endsOpen tells whether a text ends in the middle of a sentence: then what
// follows is a part of it.
func endsOpen(text string) bool { return openEnd.MatchString(text[max(0, len(text)-16):]) }

// handle takes @name as the owner.
func (l *actionLine) handle(m []string, _ int) bool {
	if l.action.Owner != "" {
		return false
	}
	l.action.Owner = strings.TrimRight(m[1], "._-")
	return true
}

// ticketKey takes #12 or OPS-12 as the ticket.
func (l *actionLine) ticketKey(m []string, _ int) bool {
	if l.action.Ticket != nil || !isTicketKey(m[1]) {
		return false
	}
	l.action.Ticket = &kb.Ticket{Text: m[1]}
	return true
}

// brackets reads "(owner: Alice, due: 2020-01-08)", "(DONE)" and the like. Other
// brackets are the author's words.
func (l *actionLine) brackets(m []string, year int) bool {
	inside := strings.TrimSpace(m[1])
	lower := strings.ToLower(inside)
	if state, reason, ok := stateOf(inside); ok {
		if state == kb.ActionOpen {
			// "(in progress)" says more than open.
			return false
		}
		if state == kb.ActionWontfix {
			l.action.Reason = reason
		}
		return l.setState(state)
	}
	if isTicketKey(inside) && ticketWord.FindString(inside) == inside && l.action.Ticket == nil {
		l.action.Ticket = &kb.Ticket{Text: inside}
		return true
	}
	if rest, found := strings.CutPrefix(inside, "@"); found && !strings.ContainsAny(rest, " ,") && l.action.Owner == "" {
		l.action.Owner = inside
		return true
	}
	if l.remark == "" {
		l.remark = inside
	}
	if !strings.ContainsAny(lower, ":：=") {
		return false
	}
	copy := *l
	for part := range strings.SplitSeq(pairSeparators.Replace(inside), ",") {
		key, value, found := strings.Cut(strings.Replace(strings.Replace(part, "：", ":", 1), "=", ":", 1), ":")
		if !found || !copy.pair(strings.TrimSpace(key), strings.TrimSpace(value), year) {
			return false
		}
	}
	*l = copy
	return true
}

var pairSeparators = strings.NewReplacer(";", ",", "；", ",", "、", ",", "，", ",")

// pair takes a key and its value.
func (l *actionLine) pair(key, value string, year int) bool {
	value = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(value), ".,;"))
	switch columnOf(key) {
	case ownerCell:
		if l.action.Owner == "" && !isPlaceholder(value) {
			l.action.Owner = value
		}
		return true
	case dueCell, doneCell:
		day, n, _ := readDay(value, year)
		if n == 0 || day.IsZero() || strings.TrimSpace(value[n:]) != "" {
			return isPlaceholder(value)
		}
		if columnOf(key) == doneCell {
			l.action.Done = day
			l.setState(kb.ActionDone)
		} else {
			l.action.Due = day
		}
		return true
	case kindCell:
		kind := actionKindOf(value)
		l.action.Kind = kind
		return kind != ""
	case ticketCell:
		if !isPlaceholder(value) {
			l.action.Ticket = &kb.Ticket{Text: value}
		}
		return true
	case stateCell:
		state, reason, ok := stateOf(value)
		if !ok {
			return false
		}
		l.action.Reason = reason
		return l.setState(state)
	}
	return false
}
