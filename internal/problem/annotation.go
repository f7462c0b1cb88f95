package problem

import (
	"fmt"
	"io"
	"strings"
)

// The form in which GitHub shows problems beside the lines of a pull request
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions):
//
//	::warning file=content/a.md,line=7,col=11,title=action-owner::"Alert on expiry" has no owner
//
// A line of the log that begins with two colons is a command, so that nothing of a
// document may begin one: what stands in a line is escaped, and so are the marks
// that part properties.

// Annotate writes problems as annotations. Path turns a file into the path to
// print, as in Printer.
func Annotate(w io.Writer, problems []Problem, path func(file string) string) error {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "::%s file=%s", p.Level, property(path(p.File)))
		if p.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", p.Line)
			if p.Column > 0 {
				fmt.Fprintf(&b, ",col=%d,endColumn=%d", p.Column, p.Column+max(1, p.Length))
			}
		}
		text := p.Message
		if p.Help != "" {
			text += " — " + p.Help
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property(p.Rule.String()), escapeData.Replace(Visible(text)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(text string) string { return escapeProperty.Replace(Visible(text)) }
