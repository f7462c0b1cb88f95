package message

import (
	"fmt"
	"html"
	"strings"
)

// hypertext is HTML without styles, for a mail.
type hypertext struct{}

func (hypertext) escape(text string) string { return html.EscapeString(text) }

func (hypertext) bold(inline string) string { return "<strong>" + inline + "</strong>" }

func (hypertext) linked(inline, href string) string {
	return `<a href="` + html.EscapeString(href) + `">` + inline + "</a>"
}

func (hypertext) heading(level int, inline string) string {
	return fmt.Sprintf("<h%d>%s</h%d>\n", level, inline, level)
}

func (hypertext) paragraph(inline string) string { return "<p>" + inline + "</p>\n" }

func (hypertext) list(items []string) string {
	return "<ul>\n<li>" + strings.Join(items, "</li>\n<li>") + "</li>\n</ul>\n"
}

func (hypertext) between() string { return "" }
