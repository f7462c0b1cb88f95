package reading

import (
	"cmp"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// shownHeading is a heading without emoji codes, unless it is nothing else.
func shownHeading(heading string) string {
	return cmp.Or(prose.Line(markdown.WithoutEmoji(heading)), heading)
}
