package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The tokenizer cuts text into words in one pass:
//
//	Redis's pool-timeout on db01   redis, pool-timeout, pool, timeout, db01, db, 01
//	NullPointerException           nullpointerexception, null, pointer, exception
//	10.0.0.12 at 10:05             10.0.0.12, 10, 05
//	nginx/1.25.4                   nginx/1.25.4, nginx, 1.25.4
//	接続エラー                       接続, 続エ, エラ, ラー
//
// assets/search/ does the same in the browser, and a test holds the two together.

// tokenizer is the state of one pass. It can be used for another text, whose tokens
// take the room of those before.
type tokenizer struct {
	text []byte
	// english drops stop words.
	english  bool
	tokens   []token
	position int
	// terms has the bytes of the terms, so that they cost no allocation each.
	terms []byte
	// words are those of the identifier at hand.
	words []word
}

// word is a run of letters, marks and numbers, with what was seen on the way.
type word struct {
	start, end int
	// separator is what joins it to the next word; 0 if nothing does.
	separator byte
	has       traits
}

// traits are what a word has.
type traits uint8

const (
	hasLetter traits = 1 << iota
	hasNumber
	hasApostrophe
	hasUnicode
	hasUnspaced
	// hasBorder is set for an upper-case letter that is not the first one.
	hasBorder
)

// tokenize cuts a text into tokens. english drops stop words.
func tokenize(text []byte, english bool) []token {
	var t tokenizer
	return t.cut(text, english)
}

// cut is tokenize. The tokens are valid until the next call.
func (t *tokenizer) cut(text []byte, english bool) []token {
	t.text, t.english, t.position = text, english, 0
	t.tokens = slices.Grow(t.tokens[:0], len(text)/5+4)
	t.terms = slices.Grow(t.terms[:0], len(text)+len(text)/8+16)
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case startsWord(text[i:]):
			i = t.identifier(i)
		case c >= utf8.RuneSelf:
			_, size := utf8.DecodeRune(text[i:])
			i += size
		default:
			if c == '\n' {
				t.position += blockGap
			}
			i++
		}
	}
	return t.tokens
}

// identifier reads the words from i on that are joined by single separators,
// and returns where they end.
func (t *tokenizer) identifier(i int) int {
	t.words = t.words[:0]
	for {
		w := t.word(i)
		i = w.end
		joined := i+1 < len(t.text) && isSeparator(t.text[i]) && startsWord(t.text[i+1:])
		if joined {
			w.separator = t.text[i]
		}
		t.words = append(t.words, w)
		if !joined {
			break
		}
		i++
	}
	if len(t.words) > 1 && len(t.words) <= mostJoined && t.joined() {
		return i
	}
	if len(t.words) == 1 {
		t.add(t.words[0])
	} else {
		t.addWords()
	}
	return i
}

// joined adds the whole of several words, and tells whether it stands for its
// words, as in 1.10.2, where the parts alone mean nothing.
func (t *tokenizer) joined() bool {
	letters, dotted := false, true
	for _, w := range t.words {
		letters = letters || w.has&hasLetter != 0
		dotted = dotted && w.has&^hasUnicode == hasNumber && (w.separator == '.' || w.separator == 0)
	}
	if !letters && !dotted {
		return false
	}
	from := len(t.terms)
	for _, w := range t.words {
		t.fold(w)
		if w.separator != 0 {
			t.terms = append(t.terms, w.separator)
		}
	}
	term := t.terms[from:]
	if utf8.RuneCount(term) > maxTerm {
		t.terms = t.terms[:from]
		return false
	}
	kind := joinedToken
	if dotted {
		kind = wordToken
	}
	t.tokens = append(t.tokens, token{kind, term, t.words[0].start, t.words[len(t.words)-1].end, t.position + 1})
	if dotted {
		t.position++
	}
	return dotted
}

// word reads the word that starts at i.
func (t *tokenizer) word(i int) word {
	w := word{start: i}
	letter := false
	for i < len(t.text) {
		c := t.text[i]
		switch classes[c] {
		case lowerByte:
			w.has |= hasLetter
			letter = true
			i++
		case upperByte:
			w.has |= hasLetter
			if i > w.start {
				w.has |= hasBorder
			}
			letter = true
			i++
		case digitByte:
			w.has |= hasNumber
			letter = false
			i++
		default:
			r, size := utf8.DecodeRune(t.text[i:])
			is := traitsOf(r)
			if is == 0 && letter && isApostrophe(r) && startsLetter(t.text[i+size:]) {
				is = hasApostrophe
			}
			if is == 0 {
				w.end = i
				return w
			}
			if i == w.start {
				is &^= hasBorder
			}
			// A mark belongs to what stands before it.
			if is&(hasLetter|hasNumber) != 0 {
				letter = is&hasLetter != 0 && is&hasUnspaced == 0
			}
			w.has |= is
			i += size
		}
	}
	w.end = i
	return w
}

// add emits the tokens of one word.
func (t *tokenizer) add(w word) {
	if w.has&hasUnspaced != 0 {
		t.runs(w)
		return
	}
	t.position++
	from := len(t.terms)
	t.fold(w)
	term := t.terms[from:]
	if len(term) == 0 || len(term) > maxTerm && utf8.RuneCount(term) > maxTerm {
		t.terms = t.terms[:from]
		return
	}
	mixed := w.has&hasLetter != 0 && w.has&hasNumber != 0
	if (mixed || w.has&hasBorder != 0) && t.pieces(w, term) {
		return
	}
	if t.isStop(term) {
		t.terms = t.terms[:from]
		return
	}
	t.tokens = append(t.tokens, token{wordToken, term, w.start, w.end, t.position})
}

// isStop tells whether a term is a stop word of the text's language.
func (t *tokenizer) isStop(term []byte) bool {
	return t.english && len(term) <= longestStopWord && stopWords[string(term)]
}

// fold appends the folded form of a word to the terms, without its apostrophes
// and without a possessive 's.
func (t *tokenizer) fold(w word) {
	written := t.text[w.start:w.end]
	if w.has&hasApostrophe != 0 {
		written = withoutApostrophes(written)
	}
	if w.has&hasUnicode != 0 {
		t.terms = append(t.terms, fold(string(written))...)
		return
	}
	for _, c := range written {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		t.terms = append(t.terms, c)
	}
}

// withoutApostrophes returns a copy of a word with neither apostrophes nor a
// possessive 's at its end.
func withoutApostrophes(written []byte) []byte {
	text := strings.ReplaceAll(string(written), "’", "'")
	if last := len(text) - len("'s"); last >= 0 && strings.EqualFold(text[last:], "'s") {
		text = text[:last]
	}
	return []byte(strings.ReplaceAll(text, "'", ""))
}
