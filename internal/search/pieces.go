package search

import (
	"unicode"
	"unicode/utf8"
)

// Pieces of a compound word lie between a letter and a number, between a lower
// and an upper case letter, and before the last letter of an upper case run that
// a lower case letter follows:
//
//	db|01   Null|Pointer|Exception   HTTP|Server

// pieces emits a compound word, whose term is at hand, and its pieces, and
// reports false for a word of one piece.
func (t *tokenizer) pieces(w word, term []byte) bool {
	mark := len(t.tokens)
	from := w.start
	for from < w.end {
		to := t.pieceEnd(from, w.end)
		if from == w.start {
			if to == w.end {
				return false
			}
			t.tokens = append(t.tokens, token{compoundToken, term, w.start, w.end, t.position})
		}
		t.piece(word{start: from, end: to, has: w.has})
		from = to
	}
	// The possessive 's may have been all that followed.
	if len(t.tokens) == mark+1 {
		t.tokens[mark].kind = wordToken
	}
	return true
}

// piece emits one piece, unless it is a single character or a stop word.
func (t *tokenizer) piece(w word) {
	from := len(t.terms)
	t.fold(w)
	term := t.terms[from:]
	if utf8.RuneCount(term) < 2 || t.isStop(term) {
		t.terms = t.terms[:from]
		return
	}
	t.tokens = append(t.tokens, token{pieceToken, term, w.start, w.end, t.position})
}

// shape is what matters of a character for the borders between pieces.
type shape uint8

const (
	noShape shape = iota
	lowerShape
	upperShape
	letterShape
	numberShape
)

// shapeOf returns the shape of a character; noShape for marks and apostrophes,
// which never make a border.
func shapeOf(r rune) shape {
	switch {
	case unicode.IsLower(r):
		return lowerShape
	case unicode.IsUpper(r):
		return upperShape
	case unicode.IsLetter(r):
		return letterShape
	case unicode.IsNumber(r):
		return numberShape
	}
	return noShape
}

// pieceEnd returns where the piece that starts at from ends.
func (t *tokenizer) pieceEnd(from, limit int) int {
	last, lastAt, before := noShape, from, noShape
	for i := from; i < limit; {
		r, size := utf8.DecodeRune(t.text[i:limit])
		is := shapeOf(r)
		if is == noShape {
			i += size
			continue
		}
		switch {
		case last == noShape:
		case (last == numberShape) != (is == numberShape), last == lowerShape && is == upperShape:
			return i
		case before == upperShape && last == upperShape && is == lowerShape:
			return lastAt
		}
		before, last, lastAt = last, is, i
		i += size
	}
	return limit
}
