package texts

import (
	"embed"
	"maps"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed *.txt
var files embed.FS

// english is the tag of the language that has every key.
const english = "en"

// entry is a text in one language: its forms for numbers, or one alone.
type entry struct {
	counted bool
	forms   [plural.Many + 1]phrase
	// exact are forms for one number: "once", "twice".
	exact map[int]phrase
}

// phrase is a text in parts: what is said, and what is filled in.
type phrase []part

// part is words, or the name of a value and its place among those that are given; that
// is -1 for words.
type part struct {
	text  string
	value int
}

// String is the phrase as it stands in a file.
func (p phrase) String() string { return p.filled(func(value part) string { return value.text }) }

// placed is the phrase with the places of its values in the stead of their names.
func (p phrase) placed() string {
	return p.filled(func(value part) string { return strconv.Itoa(value.value) })
}

// filled is the phrase with something in each pair of braces.
func (p phrase) filled(inside func(value part) string) string {
	var b strings.Builder
	for _, part := range p {
		if part.value < 0 {
			b.WriteString(part.text)
		} else {
			b.WriteString("{" + inside(part) + "}")
		}
	}
	return b.String()
}

var formNames = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// builtin has the languages by their tags. It is read once, when something first asks
// for a text.
var builtin = sync.OnceValue(func() map[string]*Language {
	languages := map[string]*Language{}
	var values map[string][]string
	read := func(name string) {
		text, _ := files.ReadFile(name)
		tag := strings.TrimSuffix(name, ".txt")
		l := &Language{tag: tag, plural: language.Make(tag), entries: map[string]*entry{}}
		written := parse(string(text))
		if tag == english {
			values = valuesOf(written)
		}
		for line, text := range written {
			key, form := formOf(line)
			e := l.entries[key]
			if e == nil {
				e = &entry{}
				l.entries[key] = e
			}
			e.add(form, phraseOf(text, values[key]))
		}
		languages[tag] = l
	}
	read(english + ".txt") // which says what the values of a text are
	entries, _ := files.ReadDir(".")
	for _, file := range entries {
		if file.Name() != english+".txt" {
			read(file.Name())
		}
	}
	return languages
})

// add adds a form by its name; "" is that of a text that has but one.
func (e *entry) add(form string, p phrase) {
	e.counted = e.counted || form != ""
	if n, err := strconv.Atoi(form); err == nil {
		if e.exact == nil {
			e.exact = map[int]phrase{}
		}
		e.exact[n] = p
		return
	}
	e.forms[formNames[form]] = p // Other for ""
}

// parse reads the lines of a file: the text of each key, with its form.
func parse(text string) map[string]string {
	lines := map[string]string{}
	key := ""
	for line := range strings.Lines(text) {
		indented := strings.HasPrefix(line, " ")
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case indented:
			lines[key] += " " + line
		default:
			key, line, _ = strings.Cut(line, "=")
			key = strings.TrimSpace(key)
			lines[key] = strings.TrimSpace(line)
		}
	}
	maps.DeleteFunc(lines, func(key, _ string) bool { return key == "" })
	for key, line := range lines {
		if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
			lines[key] = line[1 : len(line)-1]
		}
	}
	return lines
}

// formOf parts a key from the name of its form.
func formOf(line string) (key, form string) {
	key, form, _ = strings.Cut(line, "[")
	return key, strings.TrimSuffix(form, "]")
}

// valuesOf are the names of the values that each text of the English file takes, in
// their order. The number of a text with forms is the first.
func valuesOf(written map[string]string) map[string][]string {
	values := map[string][]string{}
	for line, text := range written {
		key, form := formOf(line)
		if form != "" && form != "other" {
			continue // The form that every text has says what the values are.
		}
		var names []string
		if form != "" {
			names = []string{"n"}
		}
		for _, part := range phraseOf(text, nil) {
			if part.value >= 0 && !(form != "" && part.text == "n") {
				names = append(names, part.text)
			}
		}
		values[key] = names
	}
	return values
}

// phraseOf parts a text. A value that English does not have gets a place behind all.
func phraseOf(text string, values []string) phrase {
	p := phrase{}
	for text != "" {
		words, rest, found := strings.Cut(text, "{")
		if words != "" {
			p = append(p, part{words, -1})
		}
		if !found {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		place := len(values)
		for i, value := range values {
			if value == name {
				place = i
				break
			}
		}
		p = append(p, part{name, place})
		text = after
	}
	if len(p) == 0 {
		p = phrase{{"", -1}}
	}
	return p
}
