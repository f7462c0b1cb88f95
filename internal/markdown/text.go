package markdown

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Visible text: everything here writes the same words to HTML and plain text.

// special marks the bytes that text does not copy as they are: what HTML or
// Markdown escapes, controls, and the first bytes of the characters that may
// hide.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\n' && c != '\t'
	}
	for _, c := range []byte("&<>\\\x7f\xc2\xcc\xcd\xd2\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2\xe3\xea\xef\xf0\xf3") {
		t[c] = true
	}
	return t
}()

// prose writes text. start is its offset in the source, or -1 if it is not a
// stretch of the source. Where escapes is set, backslashes and entities mean
// what they mean in Markdown.
func (w *writer) prose(value []byte, start int, escapes bool) {
	from := 0
	for i := 0; i < len(value); {
		c := value[i]
		if !special[c] {
			i++
			continue
		}
		w.both(value[from:i])
		switch {
		case escapes && c == '\\' && i+1 < len(value) && isPunct(value[i+1]):
			w.bothText(value[i+1])
			i += 2
		case escapes && c == '&':
			decoded, n := entity(value[i:])
			w.shown(decoded)
			i += n
		case c < utf8.RuneSelf:
			w.bothText(c)
			i++
		default:
			r, n := utf8.DecodeRune(value[i:])
			hides := invisible(w.plain, r)
			if hides {
				w.noticeInvisible(start, i, r)
			}
			switch {
			case turnsLetters(r):
				w.markInText(r)
			case prose.StandsOnLetter(r) && (hides || len(w.plain) == w.crowded):
				w.markCrowd(r)
			default:
				w.directions.read(r)
				w.both(value[i : i+n])
			}
			i += n
		}
		from = i
	}
	w.both(value[from:])
}

// shown writes text that stands for itself, such as a decoded entity.
func (w *writer) shown(value []byte) { w.prose(value, -1, false) }

// verbatim writes code: as it stands, with invisible characters made visible.
func (w *writer) verbatim(value []byte) {
	from := 0
	for i := 0; i < len(value); {
		if !special[value[i]] {
			i++
			continue
		}
		w.both(value[from:i])
		r, n := utf8.DecodeRune(value[i:])
		switch {
		case n > 1 && invisible(value[:i], r):
			w.mark(value[:i], r)
		case n == 1:
			w.bothText(value[i])
		default:
			w.both(value[i : i+n])
		}
		i += n
		from = i
	}
	w.both(value[from:])
}

// both writes text without special bytes.
func (w *writer) both(value []byte) {
	w.plain = append(w.plain, value...)
	w.html = append(w.html, value...)
}

// bothText writes one ASCII character.
func (w *writer) bothText(c byte) {
	if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
		// Controls are not allowed in XML, and mean nothing in text.
		w.both([]byte("\uFFFD"))
		return
	}
	w.plain = append(w.plain, c)
	w.html = appendEscaped(w.html, c)
}

func appendEscaped(to []byte, c byte) []byte {
	switch c {
	case '&':
		return append(to, "&amp;"...)
	case '<':
		return append(to, "&lt;"...)
	case '>':
		return append(to, "&gt;"...)
	case '"':
		return append(to, "&quot;"...)
	}
	return append(to, c)
}

// appendAttribute writes text into a quoted attribute.
func appendAttribute(to []byte, value string) []byte {
	for i := range len(value) {
		to = appendEscaped(to, value[i])
	}
	return to
}

// entity decodes the entity at the start of value, and returns what it stands
// for and its length; a lone "&" stands for itself.
func entity(value []byte) ([]byte, int) {
	end := bytes.IndexByte(value[:min(len(value), 40)], ';')
	if end < 2 {
		return value[:1], 1
	}
	name := string(value[:end+1])
	decoded := html.UnescapeString(name)
	if decoded == name || name[1] != '#' && decoded[len(decoded)-1] == ';' && len(decoded) > 1 {
		return value[:1], 1
	}
	return []byte(decoded), end + 1
}

// unescape resolves the backslashes and entities of a link's destination.
func unescape(value []byte) string {
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	var out []byte
	for i := 0; i < len(value); {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value) && isPunct(value[i+1]):
			out = append(out, value[i+1])
			i += 2
		case c == '&':
			decoded, n := entity(value[i:])
			out = append(out, decoded...)
			i += n
		default:
			out = append(out, c)
			i++
		}
	}
	return string(out)
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// ParagraphWords are the words of HTML that is one paragraph and nothing else.
func ParagraphWords(written string) string {
	return html.UnescapeString(strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(written), "</p>"), "<p>"))
}
