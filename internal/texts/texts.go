// Package texts holds the words of the interface: what buttons, headings, notes and
// sentences of a site say around the authors' own, a file a language.
//
// In the pipeline it stands near the bottom: it takes its embedded files, and gives
// texts to views, messages and pages, which know what is to be said and not how. What
// authors call things, in all languages at once, is in words.
//
// A file is called by the tag of its language and has a line for every key:
//
//	followups.none = Nothing is open.
//	followups.open-of = {open} of {all} open
//	postmortems[one] = {n} postmortem
//	postmortems[other] = {n} postmortems
//	factors.about = No incident has one cause. These are the things
//	    that came together, by kind.
//
// A line that is indented goes on with the one before, after a blank. What stands in
// braces is filled in; who asks gives the values in the order in which English has
// them, so that other languages may have them in theirs. What stands in square
// brackets is the form for a number, by the names of the Unicode CLDR: English has one
// and other, Polish one, few, many and other. {n} is the number itself; a form may do
// without it. `Backticks` are around what is code. A quote at both ends keeps blanks
// that a text begins or ends with. There is no markup in a text.
//
// To add a language, copy en.txt to a file by its tag, and translate it; the tests name
// what is missing. English is what a key falls back to, so a test of de.txt and its kin
// is what keeps them whole.
package texts

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Language has the texts of one language.
type Language struct {
	tag     string
	plural  language.Tag
	entries map[string]*entry
}

// For returns the texts for the BCP 47 tag of a site: of its language in that region,
// of its language ("de-AT" finds "de"), or else in English.
func For(tag string) *Language {
	known := builtin()
	for tag = strings.ToLower(tag); tag != ""; {
		if found := known[tag]; found != nil {
			return found
		}
		cut := strings.LastIndexAny(tag, "-_")
		tag = tag[:max(cut, 0)]
	}
	return English()
}

// English returns the texts that every language has to have.
func English() *Language { return builtin()[english] }

// Languages are the tags of the languages that there are, in their order.
func Languages() []string { return slices.Sorted(maps.Keys(builtin())) }

// Keys are those of all texts, in the order of the alphabet.
func Keys() []string { return slices.Sorted(maps.Keys(English().entries)) }

// Tag is the language's, for lang attributes.
func (l *Language) Tag() string { return l.tag }

// Has tells whether there is such a text, of one form or of several.
func (l *Language) Has(key string) bool {
	return l.entries[key] != nil || English().entries[key] != nil
}

// Text returns a text, with values for what stands in braces: strings, whole numbers
// or days. To ask for a key that does not exist is an error of the program, and panics.
func (l *Language) Text(key string, values ...any) string {
	return l.entry(key).forms[plural.Other].fill(l, values)
}

// Word is the word for one of several kinds, whose names end the keys of one beginning:
// Word("state.", "done"). A name that has none stands for itself; "" is none.
func (l *Language) Word(beginning, name string) string {
	if key := beginning + name; name != "" && l.Has(key) {
		return l.Text(key)
	}
	return name
}

// Count returns the form of a text for a number, which it fills in for {n}.
func (l *Language) Count(key string, n int, values ...any) string {
	e := l.entry(key)
	if exact, ok := e.exact[n]; ok {
		return exact.fill(l, append([]any{n}, values...))
	}
	form := plural.Cardinal.MatchPlural(l.plural, n, 0, 0, 0, 0)
	if e.forms[form] == nil {
		form = plural.Other
	}
	return e.forms[form].fill(l, append([]any{n}, values...))
}

// Pieces are the parts of a text around what stands in braces, one more than there are
// of those.
func (l *Language) Pieces(key string) []string {
	pieces := []string{""}
	for _, part := range l.entry(key).forms[plural.Other] {
		if part.value >= 0 {
			pieces = append(pieces, "")
			continue
		}
		pieces[len(pieces)-1] += part.text
	}
	return pieces
}

// Placed is a text for who fills it in elsewhere: its values are called by their places
// among those that English has, from 0: "{1} of {0}".
func (l *Language) Placed(key string) string { return l.entry(key).forms[plural.Other].placed() }

// Forms are a text's forms by their names, each placed, and {0} is the number; none if
// the text has but one.
func (l *Language) Forms(key string) map[string]string {
	e := l.entry(key)
	if !e.counted {
		return nil
	}
	forms := map[string]string{}
	for name, form := range formNames {
		if e.forms[form] != nil {
			forms[name] = e.forms[form].placed()
		}
	}
	for n, exact := range e.exact {
		forms[strconv.Itoa(n)] = exact.placed()
	}
	return forms
}

// Day writes a calendar day, "14 September 2026"; the unknown one is "".
func (l *Language) Day(d kb.Date) string {
	if d.IsZero() {
		return ""
	}
	return l.Text("day", d.Day, l.Month(int(d.Month)), d.Year)
}

// Month is the name of a month, from 1 to 12; others have none.
func (l *Language) Month(month int) string {
	if month < 1 || month > 12 {
		return ""
	}
	return l.Text("month." + strconv.Itoa(month))
}

// List joins words for a sentence: "a, b and c".
func (l *Language) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return l.Text("list.and", strings.Join(words[:last], ", "), words[last])
}

// entry is that of a key, in English where the language lacks it.
func (l *Language) entry(key string) *entry {
	if e := l.entries[key]; e != nil {
		return e
	}
	if e := English().entries[key]; e != nil {
		return e
	}
	panic("texts: no key is called " + key)
}

// fill writes a text with its values.
func (p phrase) fill(l *Language, values []any) string {
	if len(p) == 1 && p[0].value < 0 {
		return p[0].text
	}
	var b strings.Builder
	for _, part := range p {
		if part.value < 0 {
			b.WriteString(part.text)
			continue
		}
		if part.value >= len(values) {
			panic(fmt.Sprintf("texts: no value for {%s} in %q", part.text, p))
		}
		switch value := values[part.value].(type) {
		case string:
			b.WriteString(value)
		case int:
			b.WriteString(strconv.Itoa(value))
		case kb.Date:
			b.WriteString(l.Day(value))
		default:
			fmt.Fprint(&b, value)
		}
	}
	return b.String()
}
