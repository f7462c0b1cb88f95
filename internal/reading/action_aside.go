package reading

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Who does an action and by when, without a key, in brackets or behind dashes at
// the end of its line:
//
//	- Alert on the disks (Dana, 2024-04-01)      - Alert on the disks (@dana, by 1 May 2024)
//	- Alert on the disks — Dana — 2024-04-01     - Alert on the disks (SRE, done 2024-04-01)
//	- Alert on the disks — detect — Dana         what it is for, as a word alone
//	- Alert on the disks (P1, Dana, 2024-04-01)  how urgent it is keeps all of it in the words
//	- Alert on the disks (owner: Dana) (DONE)    keys and states, too
//
// A name counts only beside a day, a ticket, a handle or what an action is for: alone it
// may be anything.

// dashedAside are the last two parts of a line with dashes.
var dashedAside = words.Pattern(`\s(?:[–—|]|--?)\s+([^–—|]{2,40}?)\s+(?:[–—|]|--?)\s+([^–—|]{3,32})$`)

var (
	doneOn = atWords(`^(?i:{action.done-on})[:：]?\s+`, "action.done-on")
	byDay  = atWords(`^(?i:{action.by}|{action.due})[:：]?\s+`, "action.by", "action.due")
	// priorityMark is how urgent an action is.
	priorityMark = words.Pattern(`^(?i:p[0-5]|{column.action.priority} ?[0-5])$`)
	// personName is a name or a team: each of its words has a capital letter.
	personName = words.Pattern(`^(?:\p{Lu}[\p{L}.'’-]*(?: (?:(?:{list.and} |& ?)?\p{Lu}[\p{L}.'’-]*|{action.team})){0,3}|[\p{L}-]+ {action.team})$`)
)

// mayStandAside tells whether two parts behind dashes may end a line.
func mayStandAside(word, tail string) bool {
	if strings.HasSuffix(word, ")") || !strings.ContainsAny(tail, "–—-|") {
		return false
	}
	return strings.ContainsAny(word, "0123456789@") || strings.Count(tail, " - ")+strings.Count(tail, " – ")+strings.Count(tail, " — ") > 1
}

// dashes takes the last two parts of a line with dashes.
func (l *actionLine) dashes(m []string) bool {
	return l.aside(m[1:])
}

// aside takes parts that say who and by when, if all of them do.
func (l *actionLine) aside(parts []string) bool {
	before, name, known, stays := *l, "", 0, false
	for _, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case l.asideDay(part), l.asideHandle(part), l.asideTicket(part), l.asideKind(part), l.asideOwner(part), l.asideWords(part), l.asideDone(part):
			known++
		case isPlainState(part) && stateWords()[headingWords(part)] == kb.ActionOpen:
			// "in progress" says more than open, and stays.
			known, stays = known+1, true
			l.saidOpen()
		case priorityMark().MatchString(part):
			// How urgent it is stands nowhere else: the words stay.
			stays = true
		case name == "" && arePersonNames(part):
			name = part
		default:
			*l = before
			return false
		}
	}
	if known == 0 || name != "" && l.action.Owner != "" {
		*l = before
		return false
	}
	if name != "" {
		l.action.Owner = name
	}
	return !stays
}

// asideAlone takes what stands behind the last comma of a line, if no sentence can go on
// like that: a day in numbers, one behind a word for it, or words of asideWords behind one.
func (l *actionLine) asideAlone(part string) bool {
	if byDay.opening(part) == "" && doneOn.opening(part) == "" && !dayInNumbers().MatchString(part) {
		return false
	}
	return l.asideDay(part) || l.asideWords(part)
}

var dayInNumbers = words.Pattern(`^\d{4}-\d\d-\d\d\.?$`)

// asideDone takes a word that says that an action is done, or will not be.
func (l *actionLine) asideDone(part string) bool {
	state := stateWords()[headingWords(part)]
	return isPlainState(part) && (state == kb.ActionDone || state == kb.ActionWontfix) && l.setState(state)
}

// asideOwner takes the word for the owner and who that is: "owner @felix", "Owner - NOC".
func (l *actionLine) asideOwner(part string) bool {
	m := ownerPart().FindStringSubmatch(part)
	if m == nil || l.action.Owner != "" || m[1][0] != '@' && !arePersonNames(m[1]) {
		return false
	}
	return l.pair("owner", m[1])
}

var ownerPart = words.Pattern(`^(?i:{action.owner})(?:\s+[–—-])?\s+(@?\p{L}[^,;()]*)$`)

// asideWords takes words that say until when and are no day: "ETA next sprint", "next
// Friday".
func (l *actionLine) asideWords(part string) bool {
	said := part[len(byDay.opening(part)):]
	if !l.action.Due.IsZero() || l.action.DueSaid != "" || hasColon(part) || !saysRoughly(said) {
		return false
	}
	l.action.DueSaid = shortDue(strings.TrimRight(said, "."))
	return true
}

var someDay, aroundDay = words.Set("action.some-day"), words.Of("action.around")

// saysRoughly tells whether words say roughly when: "next Friday", "mid December", "EOW".
func saysRoughly(text string) bool {
	said := headingWords(text)
	last := said[strings.LastIndexByte(said, ' ')+1:]
	return someDay()[said] || (said == last || hasStart(said, aroundDay()) && strings.Count(said, " ") < 3) && (when.IsMonth(last) || when.IsWeekday(last))
}

// arePersonNames tells whether words are the name of a person or a team, or several with
// a plus or a slash between them.
func arePersonNames(text string) bool {
	return allOf(nameJoint().Split(text, -1), func(name *string) bool { return isPersonName(*name) })
}

// asideDay takes the day until which an action is due, or on which it was done.
func (l *actionLine) asideDay(part string) bool {
	done := doneOn.opening(part)
	part = strings.TrimRight(part[len(done):], ".")
	day := l.outline.wholeDay(part)
	switch {
	case day.IsZero():
		return false
	case done != "" && l.action.Done.IsZero():
		l.action.Done = day
		return l.setState(kb.ActionDone)
	case done == "" && l.action.Due.IsZero():
		l.action.Due = day
		return true
	}
	return false
}

func (l *actionLine) asideHandle(part string) bool {
	if !strings.HasPrefix(part, "@") || strings.ContainsAny(part, " ,") || len(part) < 2 || l.action.Owner != "" {
		return false
	}
	l.action.Owner = strings.TrimRight(part, "._-")
	return true
}

// asideKind takes a word for what an action is for.
func (l *actionLine) asideKind(part string) bool {
	kind := actionKindOf(part)
	if kind == "" || l.action.Kind != "" || strings.ContainsAny(part, " \n") {
		return false
	}
	l.action.Kind = kind
	return true
}

func (l *actionLine) asideTicket(part string) bool {
	if l.action.Ticket != nil || len(part) > longestTicketKey || ticketWord().FindString(part) != part || !isTicketKey(part) {
		return false
	}
	l.action.Ticket = &kb.Ticket{Text: part}
	return true
}

// isPersonName tells whether words can be the name of a person or a team, and not
// a state such as "Merged", a level, a group or a day.
func isPersonName(text string) bool {
	if len(text) > longestName || !personName().MatchString(text) {
		return false
	}
	if _, _, state := stateOf(text); state || isPlaceholder(text) || endsInPast(text) {
		return false
	}
	return !when.IsMonth(text) && !when.IsWeekday(text) && !ratesLevel(text) && groupTopicOf(text) == topicNone
}

var levels = words.Set("severity.*")

// ratesLevel tells whether a word says how urgent something is: "High".
func ratesLevel(name string) bool {
	return levels()[strings.ToLower(name)] || priorityMark().MatchString(name)
}

// lastBrackets are brackets at the end of a line. Where they open is looked for
// from the end, so the expression starts at the one place where it can match.
var lastBrackets = words.Pattern(`^[([{（]([^(){}[\]（）]+)[)}\]）]\.?$`)

// brackets reads "(owner: Alice, due: 2020-01-08)", "(DONE)" and the like. Other
// brackets are the author's words.
func (l *actionLine) brackets(m []string) bool {
	inside := strings.TrimSpace(m[1])
	if state, reason, ok := stateOf(inside); ok {
		if state == kb.ActionOpen {
			// "(in progress)" says more than open, and stays.
			l.saidOpen()
			return false
		}
		if state == kb.ActionWontfix {
			l.action.Reason = reason
		}
		return l.setState(state)
	}
	if l.asideTicket(inside) {
		return true
	}
	if rest, found := strings.CutPrefix(inside, "@"); found && !strings.ContainsAny(rest, " ,") && l.action.Owner == "" {
		l.action.Owner = inside
		return true
	}
	if strings.HasPrefix(m[0], "[") && l.asideKind(inside) {
		return true
	}
	parts := partsOf(inside)
	if (len(parts) > 1 || byDay.opening(inside) != "" || doneOn.opening(inside) != "") && l.aside(parts) {
		return true
	}
	l.dueAndRemark(inside)
	l.remark = cmp.Or(l.remark, inside)
	if !hasColon(inside) && strings.IndexByte(inside, '=') < 0 {
		return false
	}
	return l.pairs(parts)
}
