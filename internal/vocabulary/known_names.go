package vocabulary

import (
	"cmp"
	"maps"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Services that a folder describes or that authors named, in the words of other
// incidents:
//
//	services/orders-db.md: Orders database      "… while the [Orders database] was full"

// KnownNames are the services that are described or that some author named, but for
// hosts and settings, which are only what one incident is about. They are for one
// goroutine at a time.
type KnownNames struct {
	// described is set where the folder describes its services.
	described bool
	// services are titles by every folded name of a service.
	services map[string]string
	// longest is how many words the longest of them has, of those that are looked for.
	longest int
	// firsts are the letters and digits that names begin with.
	firsts map[string]bool
	// words are room for those of a text.
	words []nameWord
	// chooser has seen the names of the time before.
	chooser *chooser
	// spoken and related are what incidents say of the names.
	spoken  *kb.Derived[[]chosen]
	related *kb.Derived[[]kb.Relation]
}

// spokenName is a known service in a text: its title, and as the text writes it.
type spokenName struct{ title, written string }

// mostKnownWords is how many words a name may have that is looked for in texts. Every
// stretch of so many words is compared, and a longer name is a sentence.
const mostKnownWords = 16

// NewKnownNames are the names in these incidents and descriptions. Where a folder is read
// again and again, those of the time before, which may be nil, leave what incidents said
// of the same names.
func NewKnownNames(incidents []*kb.Incident, described []*kb.Service, before *KnownNames) *KnownNames {
	k := &KnownNames{
		described: len(described) > 0, services: map[string]string{}, firsts: map[string]bool{},
		spoken: &kb.Derived[[]chosen]{}, related: &kb.Derived[[]kb.Relation]{},
	}
	if before != nil {
		k.chooser = before.chooser
	}
	seen := map[string]bool{}
	add := func(name, title string) {
		if seen[name] {
			return
		}
		seen[name] = true
		folded := kb.Fold(name)
		if _, taken := k.services[folded]; folded == "" || taken {
			return
		}
		k.services[folded] = title
		k.firsts[folded[:plainLetters(folded)]] = true
		k.longest = min(max(k.longest, strings.Count(folded, " ")+1), mostKnownWords)
	}
	for _, s := range described {
		for _, name := range append([]string{s.Title, kb.FileStem(s.Source), s.ID}, s.Synonyms...) {
			add(name, s.Title)
		}
	}
	for _, incident := range incidents {
		for _, m := range incident.Services {
			if !seen[m.Name] && !isObject(m.Name) {
				add(m.Name, strings.TrimSpace(m.Name))
			}
		}
	}
	if before != nil && maps.Equal(k.services, before.services) {
		k.spoken, k.related = before.spoken, before.related
	}
	return k
}

// in lists the known services that stand in the title, the abstract or the impact.
func (k *KnownNames) in(incident *kb.Incident) (list []chosen) {
	told := cmp.Or(incident.Abstract, incident.Summary.Plain)
	for _, text := range []struct {
		plain        string
		line, weight int
	}{
		{incident.Title, max(incident.TitleOrigin.Line, 1), 20}, {told, incident.Summary.Line, 15}, {incident.Impact.Plain, incident.Impact.Line, 15},
	} {
		list = append(list, k.inText(text.plain, text.line, text.weight)...)
	}
	return list
}

func (k *KnownNames) inText(text string, line, weight int) (list []chosen) {
	for _, name := range k.spokenIn(text) {
		list = append(list, chosen{
			SuggestedService: kb.SuggestedService{Name: name.title, Words: name.written, Line: line, Told: true},
			folded:           kb.Fold(name.title), weight: weight, between: between(name.title),
		})
	}
	return list
}

// spokenIn lists the known services of a text, also those within longer names.
func (k *KnownNames) spokenIn(text string) (list []spokenName) {
	if !k.mayHave(text, 1) {
		return nil
	}
	all := k.wordsOf(text)
	for i := range all {
		if title, n := k.at(text, all[i:]); n > 0 {
			list = append(list, spokenName{title, text[all[i].from:all[i+n-1].to]})
		}
	}
	return list
}

// wordsOf are the words of a text, until those of another are wanted.
func (k *KnownNames) wordsOf(text string) []nameWord {
	k.words = appendWords(k.words[:0], text)
	return k.words
}

// mayHave tells whether a text has so many words that a known name may begin with. Few
// texts do, and to cut one into words takes longer than to ask.
func (k *KnownNames) mayHave(text string, names int) bool {
	for at := 0; at < len(text) && names > 0; {
		end := at + plainLetters(text[at:])
		if end < len(text) && text[end] >= utf8.RuneSelf {
			return true // letters beyond ASCII have more than one form
		}
		if k.firsts[strings.ToLower(text[at:end])] {
			names--
		}
		at = max(end, at+1)
	}
	return names <= 0
}

// at is the service of the longest known name that the words of a text begin with, and
// how many words the name takes; 0 if they begin with none.
func (k *KnownNames) at(text string, list []nameWord) (title string, n int) {
	from := list[0].from
	end := from + plainLetters(text[from:])
	// Letters beyond ASCII have more than one form.
	if (end == len(text) || text[end] < utf8.RuneSelf) && !k.firsts[strings.ToLower(text[from:end])] {
		return "", 0
	}
	for n := min(k.longest, len(list)); n > 0; n-- {
		if title, ok := k.services[kb.Fold(text[from:list[n-1].to])]; ok {
			return title, n
		}
	}
	return "", 0
}

// plainLetters is how many letters and digits of ASCII a text begins with.
func plainLetters(text string) int {
	for i := range len(text) {
		if c := text[i] | 0x20; (c < 'a' || c > 'z') && !prose.IsDigit(text[i]) {
			return i
		}
	}
	return len(text)
}
