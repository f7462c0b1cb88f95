package search

import (
	"unicode"
	"unicode/utf8"
)

// A number with dots is a word of its own, whatever it is joined to: an address
// with a port, a version behind a letter or a name.
//
//	10.20.30.40:5432   10.20.30.40, 5432
//	v3.14.15           v3, 3.14.15
//	nginx/1.25.4       nginx, 1.25.4

// span is a stretch of the text, in bytes.
type span struct{ start, end int }

// dotted returns the first number with dots in the text from start to end; an
// empty span if there is none.
func (t *tokenizer) dotted(start, end int) span {
	for i := start; i < end; {
		to := t.digits(i, end)
		if to == i {
			_, size := utf8.DecodeRune(t.text[i:end])
			i += size
			continue
		}
		number, parts := span{i, to}, 1
		for number.end < end && t.text[number.end] == '.' {
			next := t.digits(number.end+1, end)
			if next == number.end+1 {
				break
			}
			number.end = next
			parts++
		}
		if parts > 1 && parts <= mostJoined && utf8.RuneCount(t.text[number.start:number.end]) <= maxTerm {
			return number
		}
		i = number.end
	}
	return span{end, end}
}

// digits returns where the digits that start at i end.
func (t *tokenizer) digits(i, end int) int {
	for i < end {
		r, size := utf8.DecodeRune(t.text[i:end])
		if !unicode.IsNumber(r) {
			break
		}
		i += size
	}
	return i
}

// addWords adds the words of an identifier, and each number with dots in place of
// the words that are a part of it.
func (t *tokenizer) addWords() {
	end := t.words[len(t.words)-1].end
	number := t.dotted(t.words[0].start, end)
	for _, w := range t.words {
		if number.start > w.start || w.end > number.end {
			t.add(w)
		}
		for number.start < w.end {
			if number.start >= w.start {
				t.position++
				from := len(t.terms)
				t.fold(word{start: number.start, end: number.end, has: hasUnicode})
				t.tokens = append(t.tokens, token{wordToken, t.terms[from:], number.start, number.end, t.position})
			}
			if number.end > w.end {
				break
			}
			number = t.dotted(number.end, end)
		}
	}
}
