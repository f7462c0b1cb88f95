package vocabulary

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// languageOf brings a tag of a document to a language of the vocabulary; without a tag
// the words tell, and English is taken where nothing else is likelier. A text in
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

// LanguageOf is the language under which phrases of a text stand: that of a tag, else
// the one that its words tell.
func LanguageOf(tag, text string) string { return languageOf(tag, tokenize(text)) }

func isUnspacedToken(t token) bool {
	r, _ := utf8.DecodeRuneInString(t.word)
	return prose.IsUnspaced(r)
}

// common are the words of {ours} with the languages that have them, by their place
// in names.
type common struct {
	names     []string
	languages map[string][]int
}

// commonWords is made once. English is first: it wins where nothing else is likelier.
var commonWords = sync.OnceValue(func() common {
	c := common{names: []string{english}, languages: map[string][]int{}}
	for _, language := range slices.Sorted(maps.Keys(builtinClasses())) {
		if language != english {
			c.names = append(c.names, language)
		}
	}
	for i, language := range c.names {
		for _, alternative := range classesOf(language).words["ours"] {
			word := alternative[0].word
			c.languages[word] = append(c.languages[word], i)
		}
	}
	return c
})

// guess counts common words, and looks at the script.
func guess(tokens []token) string {
	unspaced := 0
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.word)
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			return "ja"
		}
		if prose.IsUnspaced(r) {
			unspaced++
		}
	}
	if unspaced > 1 {
		return "zh"
	}
	words := commonWords()
	counts := make([]int, len(words.names))
	for _, t := range tokens {
		for _, language := range words.languages[t.word] {
			counts[language]++
		}
	}
	return words.names[slices.Index(counts, slices.Max(counts))]
}
