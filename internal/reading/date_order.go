package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// 05/03/2026 is the third of May or the fifth of March: where nothing in the document
// says which, its author is told how it was read.

// reportOrder tells how a day was read whose month and day nothing tells apart.
func (s *source) reportOrder() {
	written := s.outline.dates.Guessed()
	if written == "" {
		return
	}
	before, _, found := strings.Cut(string(s.entry.Body), written)
	if !found {
		return
	}
	day, _, _ := s.outline.dates.ReadDay(written)
	if day.IsZero() {
		return
	}
	s.report(s.placeInBody(s.entry.BodyLine+strings.Count(before, "\n"), written), problem.DateOrder,
		fmt.Sprintf("%s is read as %s, with the month first, since nothing says otherwise", written, day), "")
}
