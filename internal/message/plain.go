package message

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// plain is text for a mail, or for whatever takes nothing else. An address stands
// in angle brackets behind its words (RFC 3986, appendix C).
type plain struct{}

func (plain) escape(text string) string { return prose.WithoutCommands(text) }

func (plain) bold(inline string) string { return inline }

func (plain) linked(inline, href string) string { return inline + " <" + href + ">" }

func (plain) heading(level int, inline string) string {
	under := map[int]string{1: "=", 2: "-"}[level]
	if under == "" {
		return inline + "\n"
	}
	words, _, _ := strings.Cut(inline, " <")
	return inline + "\n" + strings.Repeat(under, utf8.RuneCountInString(words)) + "\n"
}

func (plain) paragraph(inline string) string { return inline + "\n" }

func (plain) list(items []string) string { return "- " + strings.Join(items, "\n- ") + "\n" }

func (plain) between() string { return "\n" }
