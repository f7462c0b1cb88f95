package words

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

var placeholder = regexp.MustCompile(`\{[a-z][a-z0-9.-]*\*?\}`)

// Pattern is a regular expression in which {key} stands for the phrases of a key in
// all languages, the longest first, and {beginning.*} for those of all keys that begin
// so. A key that does not exist, or that no language fills, is an error of the
// program, and panics.
func Pattern(template string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		return compile(template, func(key string) []string {
			phrases := of(key)
			if len(phrases) == 0 {
				panic("words: no language fills " + key)
			}
			return phrases
		})
	})
}

// PatternIn is Pattern with the phrases of one language. Where it declines a key,
// nothing matches.
func PatternIn(language, template string) *regexp.Regexp {
	return compile(template, func(key string) []string { return In(language, key) })
}

func compile(template string, phrasesOf func(key string) []string) *regexp.Regexp {
	return regexp.MustCompile(placeholder.ReplaceAllStringFunc(template, func(braced string) string {
		var phrases []string
		for _, key := range keysOf(braced[1 : len(braced)-1]) {
			phrases = append(phrases, phrasesOf(key)...)
		}
		if len(phrases) == 0 {
			return `[^\x{0}-\x{10FFFF}]`
		}
		slices.SortStableFunc(phrases, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		for i, phrase := range phrases {
			phrases[i] = regexp.QuoteMeta(phrase)
		}
		return "(?:" + strings.Join(phrases, "|") + ")"
	}))
}
