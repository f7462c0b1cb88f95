package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Services, from front matter or from a label, as a list or as one line:
//
//	services: [api, web]     affected: api, web      product: Object store
//	**Affected systems:** checkout (card payments only), login
//	影響サービス：検索、決済
//
// Neither the "and" before a name nor the version behind it is a part of it, and a
// number of people is none: "Mail v1.12.0, and login, 40 users".

// readServices returns the affected services in the author's order.
func (s *source) readServices() []kb.Mention {
	var found mentions
	values := s.list(content.KeyServices)
	for _, value := range values {
		if len(values) > 1 {
			found.add(value.Text, value)
			continue
		}
		for _, name := range splitList(value.Text) {
			found.add(name, value)
		}
	}
	if len(found.list) > 0 {
		return found.list
	}
	if l, ok := s.labels[servicesLabel]; ok {
		for _, text := range l.entries() {
			names := splitList(chained.Replace(withoutRemarks(unwrapped(text.Plain))))
			if tellsOfThem(text.Plain, names) {
				continue
			}
			for _, name := range names {
				found.add(name, content.Value{Line: text.Line})
			}
		}
	}
	if len(found.list) == 0 {
		if value, ok := s.field(content.KeyCompany); ok {
			found.add(value.Text, value)
		}
	}
	return found.list
}

// longestWordsOfName is how many words a name has in a line that ends in a full stop.
const longestWordsOfName = 5

// tellsOfThem tells whether a line is a sentence of what happened to the services, and no
// list of them: "Orders answered 500, and the catalogue showed nothing on the home page."
func tellsOfThem(line string, names []string) bool {
	return strings.HasSuffix(strings.TrimSpace(line), ".") && len(names) > 1 &&
		slices.ContainsFunc(names, func(name string) bool { return prose.Words(remark().ReplaceAllString(name, "")) > longestWordsOfName })
}

// chained are the signs between services of which one uses the other.
var chained = strings.NewReplacer(" → ", ", ", " -> ", ", ", " + ", ", ")

// saidOfServices is what a label says of its services: behind a dash, or in the
// sentences behind the first one. Behind a hyphen, one word may be a part of the name, if
// it has a capital.
var saidOfServices = words.Pattern(`\s+[–—]\s.*|\s+-{1,2}\s(?:\S+\s+){3,}.*|\s+-{1,2}\s\p{Ll}[^-)]*$|[\p{L}\p{N})\]]\.\s+\p{Lu}.*`)

// withoutRemarks leaves the names of a label: "queue (down) — mail was late" is the
// queue, and so is "Queue:" above a line of its own.
func withoutRemarks(text string) string {
	if name, _, found := strings.Cut(text, "\n"); found && announcesList(name) {
		text = strings.TrimRight(name, " :：")
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if at := saidOfServices().FindStringIndex(line); at != nil {
			_, size := utf8.DecodeRuneInString(line[at[0]:])
			lines[i] = line[:at[0]+size]
		}
	}
	return strings.Join(lines, "\n")
}

// unwrapped joins the lines of a list that was wrapped inside a name: the next line
// goes on in small letters.
func unwrapped(text string) string {
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		before := lines[i-1]
		last := strings.TrimSpace(before[strings.LastIndexAny(before, ",;")+1:])
		first, _ := utf8.DecodeRuneInString(lines[i])
		if last == before || !unicode.IsLower(first) || !strings.Contains(last, " ") {
			continue
		}
		lines[i] = before + " " + lines[i]
		lines[i-1] = ""
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// mentions collects names, each once.
type mentions struct{ list []kb.Mention }

func (m *mentions) add(name string, at content.Value) {
	name = strings.TrimSpace(remark().ReplaceAllString(name, ""))
	if at := andBefore().FindStringIndex(name); at != nil {
		name = name[at[1]:]
	}
	name = strings.Trim(versionBehind().ReplaceAllString(name, ""), " \t\"'`*_[].,;、。")
	if name == "" || isPlaceholder(name) || countsPeople().MatchString(name) || hasStart(headingWords(name), vagueNames()) || saysAffected(name) || isPeople(name) || utf8.RuneCountInString(name) > longestName {
		return
	}
	for _, known := range m.list {
		if strings.EqualFold(known.Name, name) {
			return
		}
	}
	m.list = append(m.list, kb.Mention{Name: name, Line: at.Line, Column: at.Column})
}

// andBefore joins the last of several names to the others: "mail, and the queue".
var andBefore = words.Pattern(`(?i)^{list.and}\s+`)

// countsPeople is a number and a word, which tells how many were affected and names no
// service: "1 person", "~40 users".
var countsPeople = words.Pattern(`^[~≈<>]?\s*\d{1,6}(?:[.,]\d{3})*\s?%?\s+\p{L}+$`)

// beWords are the forms of "be".
var beWords = words.Set("service.be")

// saysAffected tells whether what stands in the place of a name is a clause: "services
// across our sites were affected".
func saysAffected(name string) bool {
	said := strings.Fields(headingWords(name))
	last := len(said) - 1
	return last > 1 && affectedWords()[said[last]] && beWords()[said[last-1]]
}

// isPeople tells whether several words name people outside: "European customers", "users
// of the portal".
func isPeople(name string) bool {
	said := strings.Fields(headingWords(name))
	for i, word := range said {
		if partyOfWords()[word] == kb.PartyCustomers && len(said) > 1 && (i == len(said)-1 || len(smallWordsOf()[said[i+1]]) > 0) {
			return true
		}
	}
	return false
}

// vagueNames begin what stands for several services and names none: "all internal
// endpoints".
var vagueNames = words.Of("services.vague")

// longestName bounds the letters of a name: what is longer is a sentence.
const longestName = 60

// versionBehind is the version behind a name, which is no word of it: "Queue v1.12.0".
var versionBehind = words.Pattern(`\s+v?\d+\.\d+(?:\.\d+)*\s*$`)

var remark = words.Pattern(`(?:\s*[(（][^()（）]*[)）])+\s*$`)
