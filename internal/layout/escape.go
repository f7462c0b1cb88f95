package layout

import (
	"strings"
)

// The functions of this file do what those of the same purpose do in html/template,
// which a test holds them to. Each appends.

// entities are the characters that HTML has another way to write, in texts and in
// quoted values of attributes.
var entities = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

func appendHTML[T string | []byte](out []byte, text T) []byte {
	from := 0
	for i := range len(text) {
		if entity := entities[text[i]]; entity != "" {
			out = append(append(out, text[from:i]...), entity...)
			from = i + 1
		}
	}
	return append(out, text[from:]...)
}

// harmless stands for an address whose scheme could do something.
const harmless = "#ZgotmplZ"

// safeURL passes on an address that is relative, or of a scheme that only leads
// somewhere.
func safeURL(address string) string {
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return address
	}
	return harmless
}

// The characters of an address: those that always stand for themselves, and those
// that divide it, which stay where a whole address is written and go where a part
// of one is.
const (
	divider = 1 + iota
	plain
)

var inURL = func() (kinds [256]byte) {
	for c := range kinds {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.ContainsRune("-._~", rune(c)):
			kinds[c] = plain
		case strings.ContainsRune("!#$&*+,/:;=?@[]", rune(c)) && c < 0x80:
			kinds[c] = divider
		}
	}
	return kinds
}()

// appendURL appends an address, or a part of one, with the other characters in
// hexadecimal digits.
func appendURL(out []byte, address string, whole bool) []byte {
	const digits = "0123456789abcdef"
	for i := range len(address) {
		c := address[i]
		escape := whole && c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2])
		if kind := inURL[c]; kind == plain || kind == divider && whole || escape {
			out = append(out, c)
			continue
		}
		out = append(out, '%', digits[c>>4], digits[c&0xf])
	}
	return out
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
