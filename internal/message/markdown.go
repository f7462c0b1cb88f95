package message

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// markdown is CommonMark, read the same by GitHub and its kin.
type markdown struct{}

// escape puts a backslash before every character that could mean more than itself
// (CommonMark 0.31 §2.4, and the tilde, the pipe and the dollar of GitHub's). An underscore
// between letters means nothing, so names with one stay readable.
func (markdown) escape(text string) string {
	var b strings.Builder
	before := ' '
	for i, r := range text {
		switch r {
		case '\\', '`', '*', '[', ']', '<', '>', '|', '~', '$', '&':
			b.WriteByte('\\')
		case '_':
			after, _ := utf8.DecodeRuneInString(text[i+1:])
			if !prose.IsWordRune(before) || !prose.IsWordRune(after) {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
		before = r
	}
	return prose.WithoutCommands(b.String())
}

// opening is what makes a heading, a list or a rule at the start of a line.
var opening = regexp.MustCompile(`^(#|\+|-|=|\d{1,9}[.)])`)

// paragraph keeps a line from starting another kind of block.
func (markdown) paragraph(inline string) string {
	if m := opening.FindString(inline); m != "" {
		return m[:len(m)-1] + `\` + inline[len(m)-1:] + "\n"
	}
	return inline + "\n"
}

func (markdown) bold(inline string) string { return "**" + inline + "**" }

var markdownURL = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", " ", "%20", `\`, "%5C")

func (markdown) linked(inline, href string) string {
	return "[" + inline + "](" + markdownURL.Replace(href) + ")"
}

func (markdown) heading(level int, inline string) string {
	return strings.Repeat("#", level) + " " + inline + "\n"
}

func (m markdown) list(items []string) string {
	var b strings.Builder
	for _, item := range items {
		b.WriteString("- " + m.paragraph(item))
	}
	return b.String()
}

func (markdown) between() string { return "\n" }

// MarkdownLink is a text that leads to an address, in Markdown.
func MarkdownLink(text, href string) string {
	return markdown{}.linked(markdown{}.escape(oneLine(text)), href)
}

// MarkdownText is a text of one line, in Markdown.
func MarkdownText(text string) string { return markdown{}.escape(oneLine(text)) }
