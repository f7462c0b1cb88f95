package prose

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/words"
)

// What the log of a workflow takes for a command, when a program prints it:
//
//	::add-mask::x           at the start of a line, whatever spaces stand before it
//	##[add-mask]x           anywhere in a line
//
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the
// second form is that of Azure Pipelines, which the same runner still reads.) Where
// lines begin is up to whoever prints, so the first form counts at the start of any
// word. Colons that no letter follows, as in the address ::1, are none.
var command = words.Pattern(`(?:^|[\s\x{85}\p{Z}])::[A-Za-z]|##\[`)

// WithoutCommands is a text in which no log sees a command: a backslash parts its
// marks, which Markdown does not show.
func WithoutCommands(text string) string {
	if !strings.Contains(text, "::") && !strings.Contains(text, "##[") {
		return text
	}
	return command().ReplaceAllStringFunc(text, func(found string) string {
		cut := len(found) - len(":a")
		return found[:cut] + `\` + found[cut:]
	})
}
