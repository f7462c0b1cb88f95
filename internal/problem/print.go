package problem

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/debrief-dev/debrief/internal/prose"
)

// How a problem reads, here and wherever it is shown:
//
//	incidents/2026-03-01.md:7:11: warning: "sev-2x" is not on the scale [severity-unknown]
//	  7 | severity: sev-2x
//	    |           ^^^^^^
//	    help: write one of SEV-1, SEV-2, SEV-3
//
// The first line is the form that compilers use, so that editors link it. The
// author's own words are quoted, control characters are shown and never sent to
// the terminal, and a help line gives one way to mend it.

// maxExcerpt is how many columns of a source line are shown.
const maxExcerpt = 120

// Printer prints problems for people.
type Printer struct {
	// Color adds terminal colours.
	Color bool
	// Path turns a file below the content folder into the path to print, so
	// that a click in the terminal opens it; nil prints it as it is.
	Path func(file string) string
}

// Print writes the problems in their order.
func (p Printer) Print(w io.Writer, problems []Problem) error {
	var b strings.Builder
	for _, one := range problems {
		p.write(&b, one)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (p Printer) write(b *strings.Builder, one Problem) {
	fmt.Fprintf(b, "%s: %s: %s [%s]\n",
		p.bold(p.place(one)), p.level(one.Level), Visible(one.Message), one.Rule)
	if one.Excerpt != "" && one.Line > 0 {
		p.excerpt(b, one)
	}
	if one.Help != "" {
		fmt.Fprintf(b, "    help: %s\n", Visible(one.Help))
	}
}

// place is file:line:column, as far as known.
func (p Printer) place(one Problem) string {
	file := one.File
	if p.Path != nil {
		file = p.Path(file)
	}
	place := Visible(file)
	if one.Line > 0 {
		place += fmt.Sprintf(":%d", one.Line)
		if one.Column > 0 {
			place += fmt.Sprintf(":%d", one.Column)
		}
	}
	return place
}

// excerpt shows the source line and underlines the place.
func (p Printer) excerpt(b *strings.Builder, one Problem) {
	start := 0
	if one.Column > maxExcerpt {
		start = one.Column - maxExcerpt/2
	}
	shown := window(one.Excerpt, start)
	number := fmt.Sprintf("%d", one.Line)
	fmt.Fprintf(b, "  %s | %s\n", number, Visible(strings.ReplaceAll(string(shown), "\t", " ")))
	if one.Column == 0 || one.Column-1-start > len(shown) {
		return
	}
	before := shown[:min(len(shown), one.Column-1-start)]
	under := shown[len(before):min(len(shown), len(before)+max(1, one.Length))]
	fmt.Fprintf(b, "  %s | %s%s\n", strings.Repeat(" ", len(number)),
		strings.Repeat(" ", columns(before)), p.accent(strings.Repeat("^", max(1, columns(under)))))
}

// window is the part of a line that is shown, from a column on. A line may be
// long and have a problem in every word, so no more of it is copied.
func window(line string, start int) []rune {
	shown := make([]rune, 0, maxExcerpt)
	column := 0
	for _, r := range line { // bytes that are no text count as one character each
		if column == start+maxExcerpt {
			break
		}
		if column >= start {
			shown = append(shown, r)
		}
		column++
	}
	return shown
}

// columns is how many columns of a terminal the text takes after Visible.
func columns(runes []rune) int {
	n := 0
	for _, r := range Visible(strings.ReplaceAll(string(runes), "\t", " ")) {
		switch {
		case unicode.Is(unicode.Mn, r):
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// Visible shows control characters and those that hide as escapes, so that text
// from a file can neither drive the terminal nor hide what it says, nor be a command
// to the log of a workflow.
func Visible(text string) string {
	text = prose.WithoutCommands(text)
	if strings.IndexFunc(text, hidden) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		if r == '\n' || r == '\t' || prose.Hidden(text[:i], r) {
			b.WriteString(escape(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden tells whether a character may need an escape.
func hidden(r rune) bool { return r == '\n' || r == '\t' || prose.MayHide(r) }

func escape(r rune) string {
	switch {
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r > 0xFFFF:
		return fmt.Sprintf(`\U%08x`, r)
	default:
		return fmt.Sprintf(`\u%04x`, r)
	}
}

func (p Printer) bold(s string) string   { return p.paint("1", s) }
func (p Printer) accent(s string) string { return p.paint("36", s) }

func (p Printer) level(l Level) string {
	switch l {
	case Error:
		return p.paint("1;31", l.String())
	case Warning:
		return p.paint("33", l.String())
	default:
		return p.paint("36", l.String())
	}
}

func (p Printer) paint(code, s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
