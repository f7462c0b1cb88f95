// Package words holds the words of languages: what headings, labels, columns,
// states, months and days of the week are called, a file a language.
//
// In the pipeline it stands at the bottom, beside problem: it takes its embedded
// files and gives phrases to those who read, which know layouts and no words.
//
// A file is called by the tag of its language and has a line for every key of
// keys.txt, which says what each key means:
//
//	section.timeline = timeline | chronology | sequence of events |
//	    order of events
//	chapter.before = -
//
// A line that is indented goes on with the one before. "-" alone declines a key:
// the language has no word of its own. Forms are spelled out ("verantwortlich |
// verantwortliche"); a phrase is never a pattern.
//
// Phrases are in lower case. Headings, labels and states with letters beyond ASCII are
// known in plain ones, too: "naechste schritte", "resolucion". Those that are looked up in an Index or a Set have
// the form to which headings are reduced: one blank between words, no punctuation,
// an apostrophe that splits a word as a blank. A phrase of section.* after "="
// must be the whole heading, others may begin it; " … " in one stands for one to
// six other words: "how … noticed".
//
// What is asked for is made when it is first used, and once: a program has hundreds of
// patterns and lists of words, and most of its runs need few of them.
//
// A Pattern matches what its template says: (?i) makes it blind to case in all
// scripts. \b knows the letters of ASCII alone, so that a template with words of
// all languages asks for \P{L} around them, or looks at what follows itself.
//
// To add a language, copy en.txt to a file by its tag, and translate it; the tests
// name what is missing. To add a key, give it a line in keys.txt and in each file.
package words

import (
	"embed"
	"iter"
	"slices"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// keysName is the file of the keys.
const keysName = "keys"

// table has what the files say of each key.
type table struct {
	keys, languages []string
	// lines are what stands behind a key in the file of each of the languages.
	lines map[string][]string
}

// builtin is read once, when something first asks for a word.
var builtin = sync.OnceValue(readTable)

func readTable() table {
	t := table{lines: map[string][]string{}}
	entries, _ := files.ReadDir(".")
	for _, entry := range entries {
		// English first: most documents are, and its words are the first to be tried.
		switch name, _ := strings.CutSuffix(entry.Name(), ".txt"); name {
		case keysName:
		case "en":
			t.languages = slices.Insert(t.languages, 0, name)
		default:
			t.languages = append(t.languages, name)
		}
	}
	for key := range linesOf(keysName) {
		t.keys = append(t.keys, key)
		t.lines[key] = make([]string, len(t.languages))
	}
	for i, language := range t.languages {
		for key, line := range linesOf(language) {
			if lines := t.lines[key]; lines != nil {
				lines[i] = line
			}
		}
	}
	return t
}

// plainLetters are how people write the letters of a language with those of ASCII.
var plainLetters = map[string]*strings.Replacer{
	"de": strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss"),
	"da": strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa"),
	"nb": strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa"),
	"sv": strings.NewReplacer("å", "a", "ä", "a", "ö", "o"),
	"es": strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u"),
	"pt": strings.NewReplacer("á", "a", "â", "a", "ã", "a", "à", "a", "ç", "c", "é", "e", "ê", "e", "í", "i", "ó", "o", "ô", "o", "õ", "o", "ú", "u"),
	"fr": strings.NewReplacer("à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i", "ô", "o", "ù", "u", "û", "u", "œ", "oe"),
	"it": strings.NewReplacer("à", "a", "è", "e", "é", "e", "ì", "i", "ò", "o", "ù", "u"),
}

// plainKeys begin the keys of headings, labels, states and months. In prose a letter
// without its mark can be another word, "é" and "e".
var plainKeys = []string{"section.", "label.", "group.", "column.", "severity.", "status.", "state.", "month.", "line.", "impact.label."}

// shortestPlain is how many bytes a phrase has at least that is known in plain letters, too.
const shortestPlain = 5

// otherPlain are phrases in plain letters that are English verbs: "Resume the workers".
var otherPlain = map[string]bool{"resume": true, "merge": true}

// withPlain adds to the phrases of a key those in plain letters: "nächste schritte" is
// "naechste schritte" as well.
func withPlain(language, key string, phrases []string) []string {
	letters := plainLetters[language]
	if letters == nil || !slices.ContainsFunc(plainKeys, func(start string) bool { return strings.HasPrefix(key, start) }) {
		return phrases
	}
	for _, phrase := range slices.Clip(phrases) {
		if plain := letters.Replace(phrase); len(plain) >= shortestPlain && !otherPlain[plain] && !slices.Contains(phrases, plain) {
			phrases = append(phrases, plain)
		}
	}
	return phrases
}

// linesOf are the keys of a file in their order, and what stands behind each, up to the
// next one.
func linesOf(name string) iter.Seq2[string, string] {
	file, _ := files.ReadFile(name + ".txt")
	text := string(file)
	return func(yield func(key, line string) bool) {
		key, from, at := "", 0, 0
		for line := range strings.Lines(text) {
			at += len(line)
			if line[0] == ' ' || line[0] == '#' || line[0] == '\n' {
				continue
			}
			if key != "" && !yield(key, text[from:at-len(line)]) {
				return
			}
			name, _, _ := strings.Cut(line, "=")
			key, from = strings.TrimSpace(name), at-len(line)+len(name)+1
		}
		if key != "" {
			yield(key, text[from:])
		}
	}
}

// split are the phrases of a key's line and of those that go on with it.
func split(lines string) []string {
	phrases := make([]string, 0, strings.Count(lines, "|")+1)
	for line := range strings.Lines(lines) {
		if line[0] == '#' {
			continue
		}
		for phrase := range strings.SplitSeq(line, "|") {
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				phrases = append(phrases, phrase)
			}
		}
	}
	return phrases
}

// Languages are the tags of the languages, English first.
func Languages() []string { return slices.Clone(builtin().languages) }

// Keys are all keys, in their order.
func Keys() []string { return slices.Clone(builtin().keys) }

// In returns the phrases of a key in one language; none if it declines the key.
func In(language, key string) []string {
	t := builtin()
	at := slices.Index(t.languages, language)
	if at < 0 || t.lines[key] == nil {
		return nil
	}
	phrases := split(t.lines[key][at])
	if len(phrases) == 1 && phrases[0] == "-" {
		return nil
	}
	return withPlain(language, key, phrases)
}

// of are the phrases of a key in all languages, each once, English first.
func of(key string) []string {
	if builtin().lines[key] == nil {
		panic("words: no key is called " + key)
	}
	var lists [][]string
	for _, language := range builtin().languages {
		lists = append(lists, In(language, key))
	}
	all := slices.Concat(lists...)
	known := make(map[string]bool, len(all))
	return slices.DeleteFunc(all, func(phrase string) bool {
		again := known[phrase]
		known[phrase] = true
		return again
	})
}

// Made is what a function makes of phrases, an index or a set, once and when it is first
// asked for: Made(Of("impact.hit"), newPhraseList).
func Made[W, T any](words func() W, from func(W) T) func() T {
	return sync.OnceValue(func() T { return from(words()) })
}

// Of are the phrases of a key in all languages, each once, English first. To ask for
// a key that does not exist is an error of the program, and panics.
func Of(key string) func() []string {
	return sync.OnceValue(func() []string { return of(key) })
}

// Index finds the rest of a key by its phrases: Index[string]("month.") has "3" for
// "march" and for "märz". Of several keys with a phrase the first one counts.
func Index[T ~string](prefixes ...string) func() map[string]T {
	return sync.OnceValue(func() map[string]T {
		index := map[string]T{}
		for _, prefix := range prefixes {
			for _, key := range keysOf(prefix + "*") {
				for _, phrase := range of(key) {
					if _, taken := index[phrase]; !taken {
						index[phrase] = T(strings.TrimPrefix(key, prefix))
					}
				}
			}
		}
		return index
	})
}

// Set has the phrases of some keys in all languages; "month.*" stands for all keys
// that begin so.
func Set(keys ...string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, name := range keys {
			for _, key := range keysOf(name) {
				for _, phrase := range of(key) {
					set[phrase] = true
				}
			}
		}
		return set
	})
}

// SetIn has the phrases of a key in one language; none if it declines the key.
func SetIn(language, key string) map[string]bool {
	set := map[string]bool{}
	for _, phrase := range In(language, key) {
		set[phrase] = true
	}
	return set
}

// keysOf are the keys that a name in a template stands for.
func keysOf(name string) []string {
	var keys []string
	beginning, all := strings.CutSuffix(name, "*")
	if !all && builtin().lines[name] != nil {
		return []string{name}
	}
	for _, key := range builtin().keys {
		if all && strings.HasPrefix(key, beginning) {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		panic("words: no key is called " + name)
	}
	return keys
}
