package vocabulary

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// languageOf brings a tag of a document to a language of the vocabulary; without a tag
// the words tell, and those of the whole document where they leave a doubt.
func languageOf(tag string, tokens []token, document string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	switch language {
	case "":
		return guess(latin(document, tokens), tokens)
	case "no", "nn":
		return "nb"
	}
	return latin(language, tokens)
}

// latin is the language of a text within a document of another: one in Latin letters is
// read as English where the language has no blanks between words.
func latin(language string, tokens []token) string {
	if charactersOfWord(language) > 0 && !slices.ContainsFunc(tokens, isUnspacedToken) {
		return english
	}
	return language
}

// charactersOfWord is how many characters a word of a language has, about, where it puts no
// blanks between words; else 0.
func charactersOfWord(language string) int {
	for _, number := range words.In(language, "text.unspaced") {
		return prose.Number(number)
	}
	return 0
}

// documentLanguage is what the words of all items of a document tell.
func documentLanguage(items [][]token) string { return guess(english, items...) }

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

// commonWords is made once.
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

// guess counts common words, and looks at the script; where nothing is likelier than
// what is usual, it is that.
func guess(usual string, texts ...[]token) string {
	words := commonWords()
	counts := make([]int, len(words.names))
	unspaced := 0
	for _, tokens := range texts {
		for _, t := range tokens {
			r, _ := utf8.DecodeRuneInString(t.word)
			if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				return "ja"
			}
			if prose.IsUnspaced(r) {
				unspaced++
			}
			for _, language := range words.languages[t.word] {
				counts[language]++
			}
		}
	}
	if unspaced > 1 {
		return "zh"
	}
	most := slices.Max(counts)
	if at := slices.Index(words.names, usual); at >= 0 && counts[at] == most {
		return usual
	}
	return words.names[slices.Index(counts, most)]
}
