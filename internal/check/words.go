package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// shortestContent is how many letters a word needs to say what a text is about.
const shortestContent = 4

// contentWords are the words of a text that say what it is about, without endings.
func contentWords(text string) map[string]bool {
	set := map[string]bool{}
	for _, t := range tokensOf(text) {
		if utf8.RuneCountInString(t.word) >= shortestContent {
			set[prose.Stem(t.word)] = true
		}
	}
	return set
}

var (
	wellHeadings = words.Of("section.lessons.well")
	groupWords   = words.Set("action.team")
)

// wellHeading tells whether a heading announces what went well.
func wellHeading(heading string) bool {
	low := strings.ToLower(heading)
	return slices.ContainsFunc(wellHeadings(), func(phrase string) bool { return strings.Contains(low, strings.TrimPrefix(phrase, "=")) })
}

// isGroup tells whether a name is that of a team.
func isGroup(name string) bool {
	return slices.ContainsFunc(tokensOf(name), func(t token) bool { return groupWords()[t.word] || groupWords()[strings.TrimSuffix(t.word, "s")] })
}
