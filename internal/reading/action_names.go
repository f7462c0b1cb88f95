package reading

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Who does an action, by a name alone at its end or its start, where the other items of
// the list have one there, too:
//
//	- Alert on the backlog (Pavel)      - Alert on the backlog - Tess      Pavel: Alert …
//	- Write the order down (Tess)       - Write the order down / Omar      Tess + Omar: Write …
//	- Raise the limit (Pavel)           - Raise the limit - Tess           [Tess] Raise …
//
//	## Actions with owners              the heading says what the names are
//	- Alert on the backlog [Pavel]
//
// Products, places and phases stand there as well, and come again. Names are those of
// people where one of them has a part in the incident, is a team or stands beside a day,
// and none is a word of the document in small letters.

// nameSign is the sign in front of such a name, or behind it.
type nameSign string

const (
	noName nameSign = ""
	// signsInFront end names at the start of a line, as does one behind a blank; none of
	// them is one at its end.
	signsInFront = ":]"
)

// nameAtStart are such names at the start of a line, and nameJoint stands between two.
var (
	nameAtStart = words.Pattern(`^(?:\[([^\[\]\n]{2,40})(\]):?|([^:：()\n]{2,40}?)(:|\s[–—-]))\s+\S`)
	nameJoint   = words.Pattern(`\s*[+,/]\s*`)
)

// nameAtEnd is such a name at the end of a line.
var nameAtEnd = words.Pattern(`\s(?:([([])([^()[\]]{2,40})[)\]]|([–—-]|/|->|→)\s+([^–—/()|>→]{2,40}))[.;]?$`)

// fewestNamed is how many items a list has at least whose names count, and mostNamed how
// many names.
const (
	fewestNamed = 3
	mostNamed   = 12
)

// trailingName reads the name at the end of a line, and where the words before it end.
func trailingName(text string) (sign nameSign, name string, end int) {
	tail := lineEnd(text)
	if !mayEndInName(tail) {
		return noName, "", 0
	}
	m := nameAtEnd().FindStringSubmatchIndex(tail)
	if m == nil {
		return noName, "", 0
	}
	at := 2
	if m[at] < 0 {
		at = 6
	}
	name = tail[m[at+2]:m[at+3]]
	if !isPersonName(name) {
		return noName, "", 0
	}
	from := strings.LastIndex(text, tail) + m[0]
	return nameSign(tail[m[at]:m[at+1]]), name, len(strings.TrimRight(text[:from], " \t\n,;"))
}

// mayEndInName is a cheap look at the end of a line: a bracket is its last sign, or a dash
// or a slash with a blank behind it stands in it.
func mayEndInName(tail string) bool {
	if last := strings.TrimRight(tail, ".;"); strings.HasSuffix(last, ")") || strings.HasSuffix(last, "]") {
		return true
	}
	for i, r := range tail {
		switch r {
		case '-', '/', '–', '—', '>', '→':
			if rest := tail[i+utf8.RuneLen(r):]; strings.TrimLeft(rest, "\t\n\f\r ") != rest {
				return true
			}
		}
	}
	return false
}

// leadingName reads the names at the start of a line, and where the words behind them
// start.
func leadingName(text string) (sign nameSign, name string, from int) {
	first, _ := utf8.DecodeRuneInString(text)
	if first != '[' && !unicode.IsUpper(first) {
		return noName, "", 0
	}
	m := nameAtStart().FindStringSubmatch(text)
	if m == nil {
		return noName, "", 0
	}
	name = m[1] + m[3]
	for _, one := range nameJoint().Split(name, -1) {
		if !isPersonName(one) {
			return noName, "", 0
		}
	}
	_, last := utf8.DecodeLastRuneInString(m[0])
	return nameSign(m[2] + m[4]), name, len(m[0]) - last
}

// namesBeside is the sign at the names at the ends of the items of a list, or else at
// their starts; empty where they are not those of people.
func (r *actionReader) namesBeside(list *markdown.Block) nameSign {
	atEnd := func(b *markdown.Block) (nameSign, string, bool) {
		if sign, name, _ := trailingName(b.Text); name != "" {
			return sign, name, r.isKnown(name)
		}
		sign, name := r.nameWithDay(b)
		return sign, name, true
	}
	atStart := func(b *markdown.Block) (nameSign, string, bool) {
		sign, name, _ := leadingName(strings.TrimSpace(b.Text))
		return sign, name, name != "" && slices.ContainsFunc(nameJoint().Split(name, -1), r.isKnown)
	}
	return cmp.Or(r.namesOf(list, atEnd), r.namesOf(list, atStart))
}

// namesOf is that sign, where names are read in one way, which tells whether one is surely
// that of a person.
func (r *actionReader) namesOf(list *markdown.Block, read func(*markdown.Block) (nameSign, string, bool)) nameSign {
	if len(list.Children) < fewestNamed && !r.owned {
		return noName
	}
	var sign nameSign
	seen, named, sure := map[string]bool{}, 0, r.owned
	for i := range list.Children {
		if len(list.Children[i].Children) == 0 {
			continue
		}
		s, name, known := read(&list.Children[i].Children[0])
		if name == "" || sign != noName && s != sign {
			continue
		}
		sign, sure = s, sure || known
		for _, one := range nameJoint().Split(name, -1) {
			seen[one] = true
		}
		named++
	}
	if !sure || named*3 < len(list.Children)*2 || len(seen) > mostNamed {
		return noName
	}
	for name := range seen {
		if r.isWord(name) {
			return noName
		}
	}
	return sign
}

// nameWithDay is the name of the owner in brackets that hold more: "(Kim, 2026-10-01)".
func (r *actionReader) nameWithDay(head *markdown.Block) (nameSign, string) {
	open := strings.LastIndexByte(head.Text, '(')
	if open < 0 || !strings.HasSuffix(head.Text, ")") || !strings.Contains(head.Text[open:], ",") {
		return noName, ""
	}
	return "(", r.readActionLine(whole(head)).action.Owner
}

var teamWords = words.Of("action.team")

// isKnown tells whether a name is called a team, or the document says that its bearer
// wrote it or what part they had, whom actions may call by the first name, or that they
// spoke, acted or own an action.
func (r *actionReader) isKnown(name string) bool {
	if r.people == nil {
		r.people = map[string]bool{}
		for _, role := range append(r.peopleBehind(roleTitles()), r.peopleBehind(authorTitles())...) {
			for _, person := range role.People {
				first, _, _ := strings.Cut(person, " ")
				r.people[person], r.people[first] = true, true
			}
		}
		r.meetActors()
	}
	return r.people[name] || endsInWord(strings.ToLower(name), teamWords())
}

// meetActors adds those who wrote messages, of whom the timeline says what they did, "Josh
// restarted the worker", and who surely own an action.
func (r *actionReader) meetActors() {
	for _, s := range r.sections {
		if messages := messagesOf(r.doc, s.blocks); len(messages) >= fewestMessages && allOf(messages, func(c *chatMessage) bool { return len(c.lines) > 0 }) {
			for _, c := range messages {
				first, _, _ := strings.Cut(c.name, " ")
				r.people[c.name], r.people[first] = true, true
			}
		}
		for _, b := range s.blocks {
			switch {
			case s.within(kb.SectionTimeline):
				eachLine(r.doc, b, func(line piece) { r.people[r.actsIn(line.words())] = true })
			case s.within(kb.SectionActions) && b.Kind == markdown.List:
				for _, item := range each(b.Children) {
					if head := leadOf(item); head != nil {
						for _, name := range nameJoint().Split(r.readActionLine(whole(head)).action.Owner, -1) {
							r.people[prose.UpperFirst(strings.TrimPrefix(name, "@"))] = true
						}
					}
				}
			}
		}
	}
	delete(r.people, "")
}

// actsIn is the name with which an entry begins and behind which stands what people do to
// something; empty if there is none, or it is a word of the document.
func (r *actionReader) actsIn(entry string) string {
	m, _ := inSomeYear.ReadMoment(entry, 0)
	fields := strings.Fields(strings.TrimLeft(prose.Start(entry[m.N:], longestLabel), " \t*–—:|-"))
	if len(fields) < 3 || !isPersonName(fields[0]) || r.isWord(fields[0]) {
		return ""
	}
	if does := headingWords(fields[1]); !hasStart(does, doneVerbs()) && !hasStart(does, doneEither()) || !hasStart(headingWords(fields[2]), doneObject()) {
		return ""
	}
	return fields[0]
}

// isWord tells whether a name stands in the document in small letters, as those of
// products do, but not behind an @ or before a colon, as those of people may.
func (r *actionReader) isWord(name string) bool {
	lower, plain := strings.ToLower(name), r.doc.Plain
	return slices.ContainsFunc(r.placesOf(prose.FirstLetters(lower)), func(at int) bool {
		return strings.HasPrefix(plain[at:], lower) && standsAlone(plain, at, at+len(lower)) && !strings.HasSuffix(plain[:at], "@") && !strings.HasPrefix(plain[at+len(lower):], ":")
	})
}

// placesOf are where words of the document begin with some small letters and go on with
// none. A long document has as many names as lists, each of which is asked for.
func (r *actionReader) placesOf(letters string) []int {
	if r.places == nil {
		r.places = map[string][]int{}
		inWord := false
		for at, c := range r.doc.Plain {
			if prose.IsWordRune(c) && !inWord && !unicode.IsUpper(c) {
				first := prose.FirstLetters(r.doc.Plain[at:])
				r.places[first] = append(r.places[first], at)
			}
			inWord = prose.IsWordRune(c)
		}
	}
	return r.places[letters]
}

// nameBeside takes the name at the end or the start of a line as the owner: beside the sign
// of its list, or at the end that of somebody who had a part in the incident.
func (r *actionReader) nameBeside(l *actionLine, text string, sign nameSign) {
	if l.action.Owner != "" {
		return
	}
	said := text[l.from:l.to]
	upper := prose.UpperFirst(said)
	s, name, from := leadingName(upper)
	if name != "" && len(upper) == len(said) && (s == sign && upper == said || allOf(nameJoint().Split(name, -1), func(one *string) bool { return r.isKnown(*one) })) {
		l.action.Owner, l.from = name, l.from+from
		return
	}
	if strings.HasPrefix(string(sign), " ") || sign != noName && strings.Contains(signsInFront, string(sign)) {
		return
	}
	if m := nameActs().FindStringSubmatch(prose.Line(text[l.from:l.to])); m != nil && r.isKnown(m[1]) {
		l.action.Owner = m[1]
		return
	}
	s, name, end := trailingName(text[l.from:l.to])
	if name != "" && (s == sign || r.isKnown(name)) && prose.HasLetter(text[l.from:l.from+end]) {
		l.action.Owner, l.to = name, l.from+end
	}
}
