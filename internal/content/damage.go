package content

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Bytes that stand in no text: what is not UTF-8, zero bytes, control characters. Each is
// shown as \uFFFD, and each kind reported once, with the place of the first.

// damageKind is a sort of byte that had to be replaced.
type damageKind int

const (
	invalidByte damageKind = iota
	zeroByte
	controlCharacter
)

// damage is all damage of one kind in a text.
type damage struct {
	// offset is where the first one stands in the original bytes.
	offset int
	// at is where its replacement stands in the repaired text.
	at    int
	count int
	what  string
}

// repair replaces line ends and damaged bytes, and reports the damages by kind.
func repair(data []byte) ([]byte, [3]damage) {
	var damages [3]damage
	text := make([]byte, 0, len(data)+16)
	hurt := func(kind damageKind, offset int, what string) {
		d := &damages[kind]
		if d.count == 0 {
			d.offset, d.at, d.what = offset, len(text), what
		}
		d.count++
		text = utf8.AppendRune(text, utf8.RuneError)
	}
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			switch {
			case b == '\r':
				if i+1 >= len(data) || data[i+1] != '\n' {
					text = append(text, '\n')
				}
			case b == '\f' || b == '\v':
				text = append(text, ' ')
			case b == 0:
				hurt(zeroByte, i, "")
			case suspect[b]:
				hurt(controlCharacter, i, fmt.Sprintf("U+%04X", b))
			default:
				text = append(text, b)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			hurt(invalidByte, i, fmt.Sprintf("0x%02X", b))
		case r < 0xA0:
			hurt(controlCharacter, i, fmt.Sprintf("U+%04X", r))
		default:
			text = append(text, data[i:i+size]...)
		}
		i += size
	}
	return text, damages
}

// describe turns damages into one problem for each kind.
func describe(file string, text []byte, damages [3]damage) []problem.Problem {
	var problems []problem.Problem
	for kind, d := range damages {
		if d.count == 0 {
			continue
		}
		line, column, excerpt := place(text, d.at)
		p := problem.New(problem.Bytes, problem.Place{File: file, Line: line, Column: column, Excerpt: excerpt}, "")
		switch damageKind(kind) {
		case invalidByte:
			p.Message = fmt.Sprintf("byte %s at offset %d is not UTF-8", d.what, d.offset)
			p.Help = "save the file as UTF-8; it may be Latin-1 or Windows-1252 now"
		case zeroByte:
			p.Message = fmt.Sprintf("a zero byte stands at offset %d, which no text has", d.offset)
		case controlCharacter:
			p.Message = fmt.Sprintf("control character %s stands at offset %d", d.what, d.offset)
			p.Help = "remove it; it may come from a pasted terminal session"
		}
		if d.count > 1 {
			p.Message += fmt.Sprintf(", the first of %d", d.count)
		}
		p.Message += "; shown as \uFFFD"
		problems = append(problems, p)
	}
	return problems
}

// place returns the line and column, counted from 1, of a byte offset in a text,
// and the source line.
func place(text []byte, offset int) (line, column int, excerpt string) {
	p := places{text: text}
	return p.next(offset)
}

// places finds the places of offsets that rise, in one pass over a text.
type places struct {
	text []byte
	// at is the last offset, which stands behind so many lines, and so many letters of
	// the line that begins at start.
	at, lines, letters, start int
}

// next is the place of an offset, as place returns it.
func (p *places) next(offset int) (line, column int, excerpt string) {
	if last := bytes.LastIndexByte(p.text[p.at:offset], '\n'); last >= 0 {
		p.lines += bytes.Count(p.text[p.at:offset], []byte{'\n'})
		p.start, p.letters = p.at+last+1, 0
		p.at = p.start
	}
	p.letters += utf8.RuneCount(p.text[p.at:offset])
	p.at = offset
	shown := p.text[p.start:min(len(p.text), p.start+longestExcerpt+1)]
	if end := bytes.IndexByte(shown, '\n'); end >= 0 {
		shown = shown[:end]
	}
	return 1 + p.lines, 1 + p.letters, short(string(shown))
}

// longestExcerpt is how many bytes of a line are shown.
const longestExcerpt = 400

// short cuts an excerpt that no terminal could show.
func short(line string) string {
	if len(line) <= longestExcerpt {
		return line
	}
	end := longestExcerpt
	for end > 0 && !utf8.RuneStart(line[end]) {
		end--
	}
	return line[:end] + "…"
}
