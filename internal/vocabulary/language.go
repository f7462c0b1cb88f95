package vocabulary

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Language tells in which language a text is written, of those that have classes;
// English where nothing else is likelier.
func Language(text string) string { return languageOf("", tokenize(text, mostTokens)) }

// languageOf brings a tag of a document to a language of the vocabulary. A text in
// Latin letters within a Japanese or Chinese document is read as English.
func languageOf(tag string, tokens []token) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	switch language {
	case "":
		return guess(tokens)
	case "no", "nn":
		return "nb"
	case "ja", "zh":
		if !slices.ContainsFunc(tokens, isUnspacedToken) {
			return english
		}
	}
	return language
}

func isUnspacedToken(t token) bool {
	r, _ := utf8.DecodeRuneInString(t.word)
	return isUnspaced(r)
}

// commonWords are the words of {ours}, by language.
var commonWords = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for language, classes := range builtinClasses() {
		all[language] = map[string]bool{}
		for _, alternative := range classes["ours"] {
			all[language][alternative[0].word] = true
		}
	}
	return all
})

// guess counts common words, and looks at the script.
func guess(tokens []token) string {
	unspaced := 0
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.word)
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			return "ja"
		}
		if isUnspaced(r) {
			unspaced++
		}
	}
	if unspaced > 1 {
		return "zh"
	}
	best, most := english, 0
	for _, language := range append([]string{english}, slices.Sorted(maps.Keys(commonWords()))...) {
		n := 0
		for _, t := range tokens {
			if commonWords()[language][t.word] {
				n++
			}
		}
		if n > most {
			best, most = language, n
		}
	}
	return best
}
