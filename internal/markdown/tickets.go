package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Keys of tickets, where the site names their tracker:
//
//	fixed by PROJ-12, see #34 and shop/web#5
//
// They become links outside code and other links. "#" is the key of the tracker
// for bare numbers; "shop/web#" is one for the numbers of a repository.

// tickets finds keys in text.
type tickets struct {
	byKey map[string]string
}

// newTickets returns nil where there is nothing to find.
func newTickets(trackers []kb.Tracker) *tickets {
	t := &tickets{byKey: map[string]string{}}
	for _, tracker := range trackers {
		if tracker.Key != "" && linkKind(tracker.URL) == kb.ExternalLink {
			t.byKey[strings.TrimSuffix(tracker.Key, "-")] = tracker.URL
		}
	}
	if len(t.byKey) == 0 {
		return nil
	}
	return t
}

// textWithTickets writes text and links the keys in it.
func (w *writer) textWithTickets(value []byte, start int) {
	from := 0
	for i := 0; i < len(value); i++ {
		if value[i] != '#' && value[i] != '-' {
			continue
		}
		begin, end, address := w.parser.tickets.at(value, i)
		if address == "" || begin < from || begin == 0 && w.wordBefore() {
			continue
		}
		w.prose(value[from:begin], offset(start, from), true)
		link := kb.Link{Kind: kb.ExternalLink}
		link.Target, link.Fragment, _ = strings.Cut(address, "#")
		if start >= 0 {
			link.Line, link.Column = w.position(start + begin)
		}
		number, span := w.openLink(link)
		w.prose(value[begin:end], offset(start, begin), true)
		w.closeLink(number, span)
		from, i = end, end-1
	}
	w.prose(value[from:], offset(start, from), true)
}

func offset(start, by int) int {
	if start < 0 {
		return -1
	}
	return start + by
}

// wordBefore tells whether the text at hand continues a word.
func (w *writer) wordBefore() bool {
	r, _ := utf8.DecodeLastRune(w.plain[w.origin:])
	return len(w.plain) > w.origin && partOfWord(r)
}

func partOfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("_-/&#", r)
}

// at looks at the "#" or "-" at i, and returns the key around it and its
// address, or an empty address.
func (t *tickets) at(value []byte, i int) (begin, end int, address string) {
	end = i + 1
	for end < len(value) && value[end] >= '0' && value[end] <= '9' {
		end++
	}
	if end == i+1 || end-i > 19 {
		return 0, 0, ""
	}
	if r, _ := utf8.DecodeRune(value[end:]); end < len(value) && (unicode.IsLetter(r) || r == '_') {
		return 0, 0, ""
	}
	begin = i
	for begin > 0 && i-begin < 100 && keyByte(value[begin-1], value[i] == '#') {
		begin--
	}
	if r, _ := utf8.DecodeLastRune(value[:begin]); begin > 0 && partOfWord(r) {
		return 0, 0, ""
	}
	key := string(value[begin:i])
	if value[i] == '#' {
		key += "#"
	}
	pattern, ok := t.byKey[key]
	if !ok {
		return 0, 0, ""
	}
	address = strings.ReplaceAll(pattern, "{id}", string(value[i+1:end]))
	return begin, end, strings.ReplaceAll(address, "{key}", string(bytes.TrimPrefix(value[begin:end], []byte("#"))))
}

func keyByte(c byte, repository bool) bool {
	switch {
	case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_':
		return true
	case repository:
		return c == '/' || c == '-' || c == '.'
	default:
		return false
	}
}
