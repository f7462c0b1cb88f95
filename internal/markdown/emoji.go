package markdown

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Emoji codes, as many sites show them as pictures:
//
//	# :fire: Outage of search
//	## Metrics :rotating_light::fire:
//
// A code is a name of emoji.txt between colons; any other word there is text:
// "job :nightly: failed". Codes stand apart from the words around them: "10:30:00",
// "host:db:01" and "std::vector::at" hold none, and code has none either. The plain
// text keeps the code, so that positions and searches stay true; a page shows the
// character.

//go:embed emoji.txt
var emojiTable string

// emojiNamed has the characters of emoji.txt by their names.
var emojiNamed = sync.OnceValue(func() map[string]string {
	named := map[string]string{}
	for line := range strings.Lines(emojiTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		character, names, _ := strings.Cut(line, " ")
		for name := range strings.FieldsSeq(names) {
			named[name] = character
		}
	}
	return named
})

// emojiAt is how long the code is that a text begins with, and its character; 0
// where it begins with none. Tones of skins are left out.
func emojiAt(words []byte) (length int, character string) {
	if len(words) < 3 || words[0] != ':' {
		return 0, ""
	}
	end := 1
	for end < len(words) && isEmojiByte(words[end]) {
		end++
	}
	if end == len(words) || words[end] != ':' {
		return 0, ""
	}
	name, _, _ := strings.Cut(string(words[1:end]), "_tone")
	if character = emojiNamed()[name]; character == "" && !isIcon(name) {
		return 0, ""
	}
	return end + 1, character
}

// isIcon tells whether a name is one of the icons of MkDocs, ":material-calendar:",
// which decorate the words behind them: no character is shown for them.
func isIcon(name string) bool {
	return slices.ContainsFunc([]string{"material-", "octicons-", "fontawesome-", "simple-"}, func(set string) bool { return strings.HasPrefix(name, set) && len(name) > len(set) })
}

func isEmojiByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '+' || c == '-'
}

// emojiRow is how long the row of codes is that a text begins with, and how many it
// has; 0 where it begins with none, or where the row touches a word.
func emojiRow(before rune, words []byte) (length, codes int) {
	if before == ':' || prose.IsWordRune(before) {
		return 0, 0
	}
	for {
		n, _ := emojiAt(words[length:])
		if n == 0 {
			break
		}
		length, codes = length+n, codes+1
	}
	if after, _ := utf8.DecodeRune(words[length:]); after == ':' || prose.IsWordRune(after) {
		return 0, 0
	}
	return length, codes
}

// emoji is a code in the syntax tree.
type emoji struct {
	ast.BaseInline
	code text.Segment
}

var kindEmoji = ast.NewNodeKind("Emoji")

func (n *emoji) Kind() ast.NodeKind            { return kindEmoji }
func (n *emoji) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// emojis parses codes: before emphasis does, for which ":white_check_mark:" has
// marks of its own.
type emojis struct{}

func (emojis) Trigger() []byte { return []byte{':'} }

func (emojis) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n, _ := emojiAt(line)
	if n == 0 {
		return nil
	}
	if before, ok := parent.LastChild().(*emoji); !ok || before.code.Stop != segment.Start {
		if length, _ := emojiRow(block.PrecendingCharacter(), line); length == 0 {
			return nil
		}
	}
	block.Advance(n)
	return &emoji{code: text.NewSegment(segment.Start, segment.Start+n)}
}

// emoji writes a code, with a hole before it that turns it into its character.
func (w *writer) emoji(n *emoji) {
	w.hole(holeEmoji, 0)
	w.both(n.code.Value(w.src))
}

// WithoutEmoji is a text with a space in place of each emoji code.
func WithoutEmoji(words string) string {
	if strings.Count(words, ":") < 2 {
		return words
	}
	source, from := []byte(words), 0
	var out []byte
	for at := 0; at < len(source); {
		next := bytes.IndexByte(source[at:], ':')
		if next < 0 {
			break
		}
		at += next
		before, _ := utf8.DecodeLastRune(source[:at])
		length, codes := emojiRow(before, source[at:])
		if length == 0 {
			at++
			continue
		}
		out = append(append(out, source[from:at]...), strings.Repeat(" ", codes)...)
		at += length
		from = at
	}
	if from == 0 {
		return words
	}
	return string(append(out, source[from:]...))
}
