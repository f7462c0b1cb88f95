package search

import "strings"

// stopWords are English words that stand in every text and say nothing alone.
// Words that turn a meaning, as no, not, down, up, out, off, over, after and
// before do in reports of failures, are not among them.
var stopWords = func() map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(`a an and are as at be been but by for from had has have if in into is it its
		of on or such that the their then there these they this to was were which will with`) {
		set[word] = true
	}
	return set
}()

// longestStopWord spares looking up longer words.
const longestStopWord = 5

// isEnglish tells whether a language tag means English; an empty one does.
func isEnglish(language string) bool {
	main, _, _ := strings.Cut(strings.ToLower(language), "-")
	main, _, _ = strings.Cut(main, "_")
	return main == "" || main == "en" || main == "eng" || main == "english"
}
