package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What a key says of an action, in brackets, on a line of its own, or in an item
// below:
//
//	- [ ] Alert on expiry (owner: Alice, due: 2026-10-01; kind=detect)     (resp. : Alice)
//	  - Owner: Alice
//	  - **Status:** in progress (Alice)
//	- [ ] Alert on expiry. Owner: Alice - done
//
// The keys are the headings that the columns of tables of actions have.

// actionLine is an action as its line says it, without its Text.
type actionLine struct {
	action kb.Action
	// outline is the document's, for how it writes days.
	outline *outline
	// anchor is the id that the author fixed; empty if none.
	anchor string
	// remark is a sentence in brackets at the end, the reason of "[-]".
	remark string
	// refused is a key and its value at the end that could not be read, as in
	// "due:tomorrow", which stays in the author's words; empty if there is none.
	refused string
	// crossed is set for a line that begins with ❌: below a heading that says "done", it
	// is no state.
	crossed bool
	// from and to delimit the author's words.
	from, to int
}

// setState keeps the first state that is read.
func (l *actionLine) setState(state kb.ActionState) bool {
	l.action.State = cmp.Or(l.action.State, state)
	return true
}

// pair takes a key and its value.
func (l *actionLine) pair(key, value string) bool {
	value = strings.TrimSpace(strings.TrimRight(strings.TrimLeft(value, ": "), ".,; \n"))
	column := actionColumn(key)
	switch column {
	case ownerColumn:
		value = l.ownerAlone(value)
		switch {
		case isPlaceholder(value):
		case l.action.Owner == "":
			l.action.Owner = value
		default:
			// Another owner stays in the words.
			return strings.EqualFold(l.action.Owner, value)
		}
		return true
	case dueColumn, doneColumn:
		day, rest := l.outline.dueDay(value)
		if rest != "" {
			return isPlaceholder(value)
		}
		if column == doneColumn {
			l.action.Done = day
			l.setState(kb.ActionDone)
		} else {
			l.action.Due = day
		}
		return true
	case kindColumn:
		kind := actionKindOf(value)
		l.action.Kind = kind
		return kind != ""
	case reviewColumn:
		l.action.Review = l.outline.wholeDay(value)
		return !l.action.Review.IsZero()
	case worthColumn:
		l.action.Worth = worthOf(value)
		return l.action.Worth != ""
	case everyColumn:
		l.action.Every = everyOf(value)
		return !l.action.Every.IsZero()
	case ticketColumn:
		if !isPlaceholder(value) {
			l.action.Ticket = &kb.Ticket{Text: value}
		}
		return true
	case stateColumn:
		if at := strings.LastIndex(value, " ("); at > 0 && l.action.Owner == "" && isPersonName(strings.Trim(value[at:], " ()")) {
			l.action.Owner, value = strings.Trim(value[at:], " ()"), value[:at]
		}
		return l.saidState(value)
	}
	return false
}

// saidState takes a state, or that it was done on a day: "done 2026-03-01".
func (l *actionLine) saidState(said string) bool {
	if doneOn.opening(said) != "" && l.asideDay(said) {
		return true
	}
	state, reason, ok := stateOf(said)
	if ok {
		l.action.Reason = reason
		l.setState(state)
	}
	return ok
}

// ownerAlone takes the state that stands behind an owner, "Kim - done", and returns the
// owner.
func (l *actionLine) ownerAlone(value string) string {
	for _, sign := range []string{" — ", " – ", " - ", ", ", "，", "、"} {
		if owner, said, found := strings.Cut(value, sign); found && l.saidState(said) {
			return owner
		}
	}
	return value
}

var saysNo = words.Set("answer.no")

// worthOf reads an answer; empty if it is neither yes nor no.
func worthOf(value string) kb.Worth {
	switch said := strings.ToLower(value); {
	case saysYes()[said]:
		return kb.WorthYes
	case saysNo()[said]:
		return kb.WorthNo
	}
	return ""
}

// isNobody tells whether a cell says that there is no owner.
func isNobody(owner string) bool {
	return nobody()[strings.ToLower(owner)]
}

var nobody = words.Set("action.nobody")

// ownersOf writes several owners with a comma and a blank between them. "Trust & Safety"
// is one.
func ownersOf(text string) string {
	text = strings.ReplaceAll(text, " / ", ",")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '、' || r == '，' || r == '\n' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" || isNobody(part) })
	return strings.Join(parts, ", ")
}

var ownerKeys = words.Set("action.owner")

// pairs takes the pairs in brackets that are known. It reports false where others
// stand beside them: then the brackets stay in the words.
func (l *actionLine) pairs(parts []string) bool {
	copy := *l
	known, all := 0, true
	for _, part := range parts {
		key, value, found := strings.Cut(strings.Replace(strings.Replace(part, "：", ":", 1), "=", ":", 1), ":")
		bare := strings.TrimSpace(part)
		if ownerKeys()[headingWords(key)] {
			key = "owner" // "resp.", which heads no column
		}
		switch {
		case found && copy.pair(strings.TrimSpace(key), strings.TrimSpace(value)):
			known++
		case !found && byDay.opening(bare) != "" && copy.pair("due", bare[len(byDay.opening(bare)):]):
			known++
		case found && saysNothing(actionColumn(key)) && !strings.Contains(strings.TrimSpace(key), " "):
			all = false
		case found && actionColumn(key) == dueColumn && copy.action.Due.IsZero() && (known > 0 || prose.HasDigit(value)):
			// It stays in the words, and what stands beside it counts all the same.
			all, copy.refused = false, bare
		default:
			return false
		}
	}
	if known > 0 || copy.refused != "" {
		*l = copy
	}
	return all
}

// saysNothing tells whether a column has no value of an action.
func saysNothing(name column) bool { return name == otherColumn || name == priorityColumn }

// partsOf cuts what stands in brackets at its commas, but not inside a day such as
// "Monday, October 5, 2026".
func partsOf(inside string) []string {
	var parts []string
	for part := range strings.SplitSeq(pairSeparators.Replace(inside), ",") {
		if n := len(parts) - 1; n >= 0 {
			before := strings.ToLower(parts[n][strings.LastIndexAny(parts[n], " :=")+1:])
			if yearFirst().MatchString(part) && prose.HasDigit(parts[n]) || when.IsWeekday(strings.TrimRight(before, ".")) {
				parts[n] += "," + part
				continue
			}
		}
		parts = append(parts, part)
	}
	return parts
}

var yearFirst = words.Pattern(`^\s*(?:19|20)\d\d(?:\s|$)`)

var pairSeparators = strings.NewReplacer(";", ",", "；", ",", "、", ",", "，", ",")

// below reads what the items below an action say about it: "- Owner: Ada". They
// stay in its text.
func (l *actionLine) below(item *markdown.Block) {
	for _, list := range each(item.Children[1:]) {
		if list.Kind != markdown.List {
			continue
		}
		for j := range list.Children {
			if len(list.Children[j].Children) == 0 {
				continue
			}
			l.keyed(list.Children[j].Children[0].Text)
		}
	}
}

// longestKey is how many bytes the key of a line takes.
const longestKey = 32

// keyed reads a line that is a key and its value; others say nothing of the action.
func (l *actionLine) keyed(words string) {
	words = strings.TrimSpace(words)
	cut := strings.IndexAny(prose.Start(words, longestKey), ":：")
	if cut < 0 || strings.Contains(words, "\n") || len(words) > longestLabel {
		return
	}
	switch actionColumn(words[:cut]) {
	case ownerColumn, dueColumn, stateColumn, kindColumn, everyColumn:
		l.pair(words[:cut], strings.TrimLeft(words[cut:], ":： "))
	}
}

// actionColumns are the headings of the columns, and the keys in brackets.
var actionColumns = words.Index[column]("column.action.")

// actionColumn is what a column holds, or what a key in brackets names.
func actionColumn(heading string) column {
	if strings.Trim(heading, " #") == "" {
		return numberColumn
	}
	name, _ := beginning(actionColumns(), heading)
	return name
}

// actionKindOf reads a word for the kind of an action.
func actionKindOf(text string) kb.ActionKind {
	return kindOfTopic[groupTopicOf(text)]
}
