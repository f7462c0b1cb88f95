package reading

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The impact as labels, each naming those who were hit, or asking a question:
//
//	- **Customers:** about 432 checkouts refused     Who
//	- **The company:** orders worth about £9,200     : 540 customers
//
//	- **Users affected:** ~1,000 (5 %)               How long
//	- **Duration:** 35 minutes                       : 3 h 39 min
//
// Labels that ask are answered together, by one impact. A bold label that is
// neither names somebody if one beside it does ("**Northgate:**").

var impactLabels = words.Index[column]("impact.label.")

// ofParty is the column of a label that says whom the impact was on: "User impact".
const ofParty column = "of-party"

// impactAnswer is a label and what stands behind it.
type impactAnswer struct {
	name  string
	value piece
}

// impactReader collects what the impact of an incident was.
type impactReader struct {
	found []kb.Impact
	// answers are the labels of the section at hand, in their order.
	answers []impactAnswer
	// party is that of the heading around, if it names one.
	party kb.Party
	// noTime is set where a label says that there was no downtime.
	noTime bool
	// unread is set where words of an impact say nothing that was understood.
	unread bool
	// looked is how many bytes were searched for what they say.
	looked int
}

const (
	// mostImpacts bounds how many impacts are kept of an incident.
	mostImpacts = 20
	// mostImpactText bounds, in bytes, how much of a text is searched for them: a
	// hundred sentences.
	mostImpactText = 16_000
)

// complete fills what the words of a text say and nothing has said yet, while there is
// room for more.
func (r *impactReader) complete(one *kb.Impact, text string) {
	text = prose.Start(text, longestImpact)
	r.looked += len(text)
	if len(r.found) < mostImpacts && r.looked <= mostImpactText {
		complete(one, text)
	}
}

func (r *impactReader) add(one kb.Impact) {
	one.Party = cmp.Or(one.Party, r.party)
	if len(r.found) < mostImpacts && one.Text.Plain != "" {
		r.found = append(r.found, one)
	}
}

// answer takes a label and what it is answered with. A term can have thousands of
// answers, so that no more of it is looked at than a name may have.
func (r *impactReader) answer(a impactAnswer) {
	a.name = prose.Start(a.name, longestWho)
	if words := a.value.words(); strings.TrimSpace(words) != "" && !isPlaceholder(words) && !opensWithPlaceholder(words) {
		r.answers = append(r.answers, a)
	}
}

// labelled takes a line that begins with a label that is bold, or that asks or
// names somebody; false for all others.
func (r *impactReader) labelled(line piece) bool {
	if l, ok := labelAtLine(line); ok && l.bold {
		r.answer(impactAnswer{l.name, l.value})
		return true
	}
	words := line.words()
	end := plainLabelEnd(words, sectionLabelWords)
	if end == 0 {
		return false
	}
	name := strings.TrimSpace(words[:end])
	if labelOf(name) == otherColumn && partyOf(name) == "" {
		return false
	}
	value := line
	value.from += len(words) - len(strings.TrimLeft(words[end:], ":： \t"))
	r.answer(impactAnswer{name, value})
	return true
}

// labelOf is what a label asks; empty if it does not.
func labelOf(name string) column {
	said := headingWords(name)
	if meaning, known := impactLabels()[said]; known && meaning != ofParty {
		return meaning
	}
	if partyIn(name) != "" && containsWord(said, impactOf()) {
		return ofParty
	}
	meaning, _ := beginning(impactLabels(), said)
	if meaning == ofParty || meaning == whoColumn && !asksWho(said) {
		return otherColumn
	}
	return meaning
}

// asksWho tells whether a label that begins like one that asks who was hit, "Affected …",
// goes on with people, or with a small word: "Affected data" asks for something else.
func asksWho(said string) bool {
	if partyIn(said) != "" || prose.HasUnspaced(said) {
		return true
	}
	for _, word := range strings.Fields(said)[1:] {
		if !smallWords()[word] && impactLabels()[word] == otherColumn {
			return false
		}
	}
	return true
}

// partyOf is the kind of people that a label names; empty for one that names
// something of theirs, "Support tickets", "User quote", or that is half a sentence.
func partyOf(name string) kb.Party {
	said := strings.Fields(headingWords(name))
	if len(said) > 1 && countedThings()[said[len(said)-1]] || len(said) > longestParty {
		return ""
	}
	party := partyIn(name)
	if party == "" || !prose.HasUnspaced(name) && !namedLast(said) || prose.HasUnspaced(name) && utf8.RuneCountInString(name) > longestUnspacedParty {
		return ""
	}
	return party
}

// longestUnspacedParty is how many characters of a script without spaces name people.
const longestUnspacedParty = 10

// namedLast tells whether the words of a label end in people, or go on behind them
// with a word that only says which: "Customers in Norway", "Users affected".
func namedLast(said []string) bool {
	for n := len(said); n > 0; n-- {
		for from := range n {
			if partyOfWords()[strings.Join(said[from:n], " ")] != "" {
				return n == len(said) || smallWords()[said[n]] || affectedWords()[said[n]]
			}
		}
	}
	return false
}

// smallWords are those behind which a sentence goes on, as with which people they were.
var smallWords = words.Set("sentence.open")

// affectedWords say behind people that they were hit: "affected".
var affectedWords = words.Set("impact.affected")

var countedThings = words.Set("impact.counted")

var impactOf = words.Of("impact.label.of-party")

// settle makes impacts of the labels of a section.
func (r *impactReader) settle() {
	named := false
	for _, a := range r.answers {
		named = named || labelOf(a.name) == otherColumn && partyOf(a.name) != ""
	}
	var together kb.Impact
	var texts []string
	unread := false
	for _, a := range r.answers {
		text := a.value.all()
		switch meaning := labelOf(a.name); {
		case meaning == ofParty:
			one := kb.Impact{Party: partyIn(a.name), What: oneLine(text.Plain), Text: text}
			r.complete(&one, text.Plain)
			r.add(one)
		case meaning != otherColumn:
			take(&together, meaning, a.name, text)
			if meaning == whoColumn && together.Party == "" {
				together.Party = cmp.Or(partyIn(together.Who), partyIn(a.name))
			}
			if meaning != longColumn || !isNone(text.Plain) {
				texts = append(texts, text.Plain)
			}
		case named:
			one := kb.Impact{Who: nameOf(a.name), Party: partyIn(a.name), What: oneLine(text.Plain), Text: text}
			r.complete(&one, text.Plain)
			r.add(one)
		case len(r.answers) == 1:
			r.sentences(a.value)
		default:
			unread, r.unread = true, true
		}
	}
	if len(texts) > 0 || together.NoTime {
		r.complete(&together, strings.Join(texts, ".\n"))
		// "Downtime: none" is not all, where the rows beside it say what was lost.
		if !unread || !saysNone(&together) {
			r.add(together)
		}
		r.noTime = r.noTime || together.NoTime
	}
	r.answers = nil
}

// saysNone tells whether an impact says that it hit no one, or nothing but a length that
// is none: "Downtime: none; it ran on".
func saysNone(one *kb.Impact) bool {
	onlyLong := one.HowLong != "" && one.Who == "" && one.Party == "" && one.What == "" && one.Feature == "" && one.HowMany == ""
	return one.Extent == kb.ExtentNone || onlyLong && !prose.HasDigit(one.HowLong)
}

// take notes what a label that asks is answered with. The text shown is that of
// what happened, or else that of the first answer. That there were none keeps its label,
// without which a "0" would count nothing.
func take(one *kb.Impact, meaning column, label string, text kb.Text) {
	if one.Text.Plain == "" || meaning == whatColumn {
		one.Text = text
	}
	said := oneLine(text.Plain)
	if (meaning == whoColumn || meaning == manyColumn) && (zeroWords().opens(said) || onlyZero().MatchString(said)) {
		if !saysAll(said) {
			one.Extent = kb.ExtentNone
		}
		one.What = cmp.Or(one.What, oneLine(label)+": "+said)
		return
	}
	switch meaning {
	case whoColumn:
		one.Who = nameOf(said)
	case whatColumn:
		one.What = said
	case longColumn:
		one.HowLong, one.NoTime = cmp.Or(lengthOf(said), prose.Shorten(said, longestWho)), isNone(said)
	case manyColumn:
		if one.HowMany != "" { // of those who were hit
			one.What = cmp.Or(one.What, oneLine(label)+": "+said)
		} else if one.HowMany = cmp.Or(countOf(said), firstAlone(bareCount(), said)); one.HowMany != said {
			one.What = cmp.Or(one.What, said)
		}
	case muchColumn:
		one.Amount = amountOf(said)
	case featureColumn:
		one.Feature = said
	case scopeColumn:
		one.What = cmp.Or(one.What, said)
	}
	if meaning == whoColumn && one.HowMany == "" {
		one.HowMany = cmp.Or(countOf(text.Plain), firstAlone(bareCount(), text.Plain))
	}
}

// nameOf is how those who were hit are called: what stands before the first
// semicolon, bracket or full stop. A number alone is no name.
func nameOf(said string) string {
	said = strings.TrimSpace(oneLine(prose.Sentence(said)))
	if clocks := firstAlone(clocksIn(), said); clocks != "" {
		said = strings.TrimSpace(strings.Replace(said, clocks, "", 1))
	}
	if end := strings.IndexAny(said, ";("); end > 0 {
		said = said[:end]
	}
	if !strings.ContainsFunc(said, unicode.IsLetter) {
		return ""
	}
	return prose.Shorten(strings.TrimRight(said, " .:"), longestWho)
}
