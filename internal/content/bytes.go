package content

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"github.com/debrief-dev/debrief/internal/problem"
)

var (
	utf8BOM    = []byte{0xEF, 0xBB, 0xBF}
	utf16LEBOM = []byte{0xFF, 0xFE}
	utf16BEBOM = []byte{0xFE, 0xFF}
	utf32LEBOM = []byte{0xFF, 0xFE, 0, 0}
	utf32BEBOM = []byte{0, 0, 0xFE, 0xFF}

	littleEndian = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	bigEndian    = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
)

// clean turns the bytes of a file into text that every later stage can trust:
// valid UTF-8, "\n" line ends, no byte order mark and no control character other
// than tab and newline. Lines keep their numbers. What had to be replaced is a
// problem. The result shares memory with data where nothing had to change.
func clean(file string, data []byte) ([]byte, []problem.Problem) {
	var problems []problem.Problem
	switch utf16, name := encodingOf(data); {
	case utf16 != nil:
		data = decodeUTF16(data, utf16)
		problems = append(problems, problem.New(problem.Encoding, problem.Place{File: file}, "the file is "+name+" and was read as such").
			WithLevel(problem.Notice))
	case name != "":
		problems = append(problems, problem.New(problem.Encoding, problem.Place{File: file},
			"the file is "+name+", which is not supported; expected UTF-8"))
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if isClean(data) {
		return data, problems
	}
	text, damages := repair(data)
	return text, append(problems, describe(file, text, damages)...)
}

// encodingOf recognises UTF-16 by its byte order mark, or by the zero bytes that
// plain text has at every other place, and UTF-32 by its mark. The encoding is nil
// for everything that is not UTF-16.
func encodingOf(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, utf32LEBOM), bytes.HasPrefix(data, utf32BEBOM):
		return nil, "UTF-32"
	case bytes.HasPrefix(data, utf16LEBOM):
		return littleEndian, "UTF-16 (little-endian)"
	case bytes.HasPrefix(data, utf16BEBOM):
		return bigEndian, "UTF-16 (big-endian)"
	}
	head := data[:min(len(data), 512)&^1]
	if len(head) < 8 || bytes.IndexByte(head, 0) < 0 {
		return nil, ""
	}
	var even, odd int
	for i, b := range head {
		if b != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	most := len(head) / 2 * 3 / 4
	switch {
	case odd >= most && even == 0:
		return littleEndian, "UTF-16 (little-endian)"
	case even >= most && odd == 0:
		return bigEndian, "UTF-16 (big-endian)"
	}
	return nil, ""
}

// foreign are how files begin that are no text, whatever their name says.
var foreign = []string{
	"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "%PDF-", "PK\x03\x04", "\x1f\x8b", "\x7fELF",
}

// Of this many bytes at the start of a file, at most one in so many may be damaged
// in a text. A few damaged bytes in a short text are a slip of its author.
const (
	textSample  = 8 << 10
	leastSample = 32
	damagedPart = 10
)

// isText tells whether the bytes of a file may be a text at all.
func isText(data []byte) bool {
	for _, magic := range foreign {
		if bytes.HasPrefix(data, []byte(magic)) {
			return false
		}
	}
	if _, name := encodingOf(data); name != "" || len(data) < leastSample {
		return true
	}
	head := data[:min(len(data), textSample)]
	damaged := 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		switch {
		case r == utf8.RuneError && size == 1 && (utf8.FullRune(head[i:]) || len(head) == len(data)):
			damaged++
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v' && r != 0x1B:
			damaged++
		}
		i += size
	}
	return damaged*damagedPart <= len(head)
}

// decodeUTF16 returns data as UTF-8. Lone surrogates become U+FFFD; an odd last
// byte is kept as it is, for repair to report.
func decodeUTF16(data []byte, utf16 encoding.Encoding) []byte {
	text, _ := utf16.NewDecoder().Bytes(data[:len(data)&^1]) // it has an answer to everything
	if len(data)%2 == 1 {
		text = append(text, 0xFF)
	}
	return text
}

// suspect marks the bytes that a clean text has none of, and 0xC2, which starts
// the C1 control characters.
var suspect = func() (table [256]bool) {
	for b := range 0x20 {
		table[b] = b != '\t' && b != '\n'
	}
	table[0x7F], table[0xC2] = true, true
	return table
}()

// isClean tells whether repair would change nothing.
func isClean(data []byte) bool {
	for i, b := range data {
		if suspect[b] && (b != 0xC2 || i+1 < len(data) && data[i+1] < 0xA0) {
			return false
		}
	}
	return utf8.Valid(data)
}

// tidy returns a decoded value without the control characters that an escape in
// quotes may have put there.
func tidy(text string) string {
	for i := range len(text) {
		if suspect[text[i]] {
			clean, _ := repair([]byte(text))
			return string(clean)
		}
	}
	return text
}
