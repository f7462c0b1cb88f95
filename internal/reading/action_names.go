package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Who does an action, by a name alone at its end, where the other items of the list have
// one there, too:
//
//	- Alert on the backlog (Pavel)      - Alert on the backlog - Tess      … / Tess
//	- Write the order down (Tess)       - Write the order down - Omar      … / Omar
//	- Raise the limit (Pavel)           - Raise the limit - Tess           … / Tess
//
//	## Actions with owners              the heading says what the names are
//	- Alert on the backlog [Pavel]
//
// Products, places and phases stand there as well, and come again. Names are those of
// people where one of them has a part in the incident, is a team or stands beside a day,
// and none is a word of the document in small letters.

// nameSign is the sign in front of such a name.
type nameSign string

const noName nameSign = ""

// nameAtEnd is such a name at the end of a line.
var nameAtEnd = words.Pattern(`\s(?:([([])([^()[\]]{2,40})[)\]]|([–—-]|/)\s+([^–—/()|]{2,40}))[.;]?$`)

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
		case '-', '/', '–', '—':
			if rest := tail[i+utf8.RuneLen(r):]; strings.TrimLeft(rest, "\t\n\f\r ") != rest {
				return true
			}
		}
	}
	return false
}

// namesEnds is the sign in front of the names at the ends of the items of a list; empty
// where they are not those of people.
func (r *actionReader) namesEnds(list *markdown.Block) nameSign {
	if len(list.Children) < fewestNamed && !r.owned {
		return noName
	}
	var sign nameSign
	seen, named, sure := map[string]bool{}, 0, r.owned
	for i := range list.Children {
		if len(list.Children[i].Children) == 0 {
			continue
		}
		s, name, _ := trailingName(list.Children[i].Children[0].Text)
		known := name != "" && r.isKnown(name)
		if name == "" {
			s, name = r.nameWithDay(&list.Children[i].Children[0])
			known = true
		}
		if name == "" || sign != noName && s != sign {
			continue
		}
		sign = s
		sure = sure || known
		seen[name] = true
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
// wrote it or what part they had, whom actions may call by the first name.
func (r *actionReader) isKnown(name string) bool {
	if r.people == nil {
		r.people = map[string]bool{}
		for _, role := range append(r.peopleBehind(roleTitles()), r.peopleBehind(authorTitles())...) {
			for _, person := range role.People {
				first, _, _ := strings.Cut(person, " ")
				r.people[person], r.people[first] = true, true
			}
		}
	}
	return r.people[name] || endsInWord(strings.ToLower(name), teamWords())
}

// isWord tells whether a name stands in the document in small letters, as those of
// products do.
func (r *actionReader) isWord(name string) bool {
	lower, plain := strings.ToLower(name), r.doc.Plain
	for from := 0; ; {
		at := strings.Index(plain[from:], lower)
		if at < 0 {
			return false
		}
		from += at + len(lower)
		if standsAlone(plain, from-len(lower), from) && !strings.HasSuffix(plain[:from-len(lower)], "@") {
			return true
		}
	}
}

// nameEnd takes the name at the end of a line as the owner: behind the sign of its list,
// or that of somebody who had a part in the incident.
func (r *actionReader) nameEnd(l *actionLine, text string, sign nameSign) {
	if l.action.Owner != "" {
		return
	}
	s, name, end := trailingName(text[l.from:l.to])
	if name != "" && (s == sign || r.isKnown(name)) && prose.HasLetter(text[l.from:l.from+end]) {
		l.action.Owner, l.to = name, l.from+end
	}
}
