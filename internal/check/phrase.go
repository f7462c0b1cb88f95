package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Phrases are found by their first word in one pass over a text, whatever rule
// they belong to, so that the work grows with the text and not with the rules.

// token is a word of a passage.
type token struct {
	// word is in small letters, with plain apostrophes.
	word     string
	from, to int
	// gap is set where a mark parts the word from the one before: then no phrase
	// goes over it.
	gap bool
}

// tokensOf cuts a text into words: "one-off" is two, "didn't" is one.
func tokensOf(text string) []token {
	tokens := make([]token, 0, len(text)/6)
	gap := false
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !prose.IsWordRune(r) {
			gap = gap || !strings.ContainsRune(" \n\t-*_", r)
			at += size
			continue
		}
		from := at
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !prose.IsWordRune(r) && (r != '\'' && r != '’' || prose.EndsWord(text[at+size:])) {
				break
			}
			at += size
		}
		word := strings.ReplaceAll(strings.ToLower(text[from:at]), "’", "'")
		tokens = append(tokens, token{word: word, from: from, to: at, gap: gap})
		gap = false
	}
	return tokens
}

// hit is a phrase found: the tokens [from, to).
type hit struct {
	key      string
	from, to int
}

// phrase is one of a key, without its first word.
type phrase struct {
	key  string
	rest []string
}

// phraseBook has the phrases of all keys of check by their first word.
type phraseBook map[string][]phrase

// phrases are those of all languages, read when the first document is checked.
var phrases = sync.OnceValue(func() phraseBook {
	book := phraseBook{}
	for _, key := range words.Keys() {
		name, found := strings.CutPrefix(key, "check.")
		if !found {
			continue
		}
		for _, text := range words.Of(key)() {
			var list []string
			for _, t := range tokensOf(text) {
				list = append(list, t.word)
			}
			book[list[0]] = append(book[list[0]], phrase{name, list[1:]})
		}
	}
	return book
})

// find returns the phrases in a text: of each key the longest at each place.
func (b phraseBook) find(tokens []token) []hit {
	var hits []hit
	for i := range tokens {
		first := len(hits)
		for _, one := range b[tokens[i].word] {
			if !one.follows(tokens[i+1:]) {
				continue
			}
			found := hit{one.key, i, i + 1 + len(one.rest)}
			known := false
			for n := first; n < len(hits); n++ {
				if hits[n].key == found.key {
					known = true
					hits[n].to = max(hits[n].to, found.to)
				}
			}
			if !known {
				hits = append(hits, found)
			}
		}
	}
	return hits
}

func (p phrase) follows(tokens []token) bool {
	if len(tokens) < len(p.rest) {
		return false
	}
	for i, word := range p.rest {
		if tokens[i].gap || tokens[i].word != word {
			return false
		}
	}
	return true
}

// of yields the hits of a key.
func (one *passage) of(key string) func(func(hit) bool) {
	return func(yield func(hit) bool) {
		for _, h := range one.hits {
			if h.key == key && !yield(h) {
				return
			}
		}
	}
}

// has tells whether a passage has a phrase of a key.
func (one *passage) has(key string) bool {
	for range one.of(key) {
		return true
	}
	return false
}

// hasAt tells whether a phrase of a key begins at a token, whatever stands in front.
func (one *passage) hasAt(key string, at int) bool {
	for h := range one.of(key) {
		if h.from == at {
			return true
		}
	}
	return false
}

// starting is the phrase of a key that begins at a token.
func (one *passage) starting(key string, at int) (hit, bool) {
	if at >= len(one.tokens) || at > 0 && one.tokens[at].gap {
		return hit{}, false
	}
	for h := range one.of(key) {
		if h.from == at {
			return h, true
		}
	}
	return hit{}, false
}

// reach is how far a negation reaches.
const reach = 4

// negated tells whether one of the words in front turns a phrase around.
func (one *passage) negated(at int) bool { return one.behind("negation", at) }

// behind tells whether a phrase of a key stands shortly in front.
func (one *passage) behind(key string, at int) bool {
	for h := range one.of(key) {
		if h.to <= at && at-h.to < reach && !one.gapBetween(h.from+1, at) {
			return true
		}
	}
	return false
}

// ahead finds a phrase of a key within some words of the same clause.
func (one *passage) ahead(key string, at, within int) (hit, bool) {
	for h := range one.of(key) {
		if h.from >= at && h.from < at+within && !one.gapBetween(at, h.from) {
			return h, true
		}
	}
	return hit{}, false
}

// gapBetween tells whether a mark stands in front of one of the tokens [from, to].
func (one *passage) gapBetween(from, to int) bool {
	for i := from; i <= to && i < len(one.tokens); i++ {
		if one.tokens[i].gap {
			return true
		}
	}
	return false
}

// words are those of a hit as the author wrote them.
func (one *passage) words(h hit) string {
	return prose.Line(one.plain[one.tokens[h.from].from:one.tokens[h.to-1].to])
}
