package check

import (
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// commonWords are the words that any text of a language has, with the languages that
// have them.
var commonWords = sync.OnceValue(func() map[string][]string {
	common := map[string][]string{}
	for _, language := range words.Languages() {
		for word := range words.SetIn(language, "language.common") {
			common[word] = append(common[word], language)
		}
	}
	return common
})

// knows tells whether the words of a key are known in the language of the document.
// Where they are not, it cannot be said to lack them, and what looks like one of them
// may be a word of its own: "ignorant" says no more than "ignoring" in French.
func (p *page) knows(key string) bool { return len(words.In(p.languageOf(), "check."+key)) > 0 }

// languageOf is the language of a document: the one that it states, else the one of
// which it has most common words, and English where none has more.
func (p *page) languageOf() string {
	if p.written == "" {
		p.written = p.guessLanguage()
	}
	return p.written
}

func (p *page) guessLanguage() string {
	tag, _, _ := strings.Cut(strings.ToLower(p.Language), "-")
	switch tag {
	case "":
	case "no", "nn":
		return "nb"
	default:
		return tag
	}
	counts, common := map[string]int{}, commonWords()
	for i := range p.passages {
		for _, t := range p.passages[i].tokens {
			if prose.HasUnspaced(t.word) {
				counts["unspaced"]++
			}
			for _, language := range common[t.word] {
				counts[language]++
			}
		}
	}
	best := "en"
	for _, language := range append(words.Languages(), "unspaced") {
		if counts[language] > counts[best] {
			best = language
		}
	}
	return best
}
