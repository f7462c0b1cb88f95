package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
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
	day, _, _ := s.outline.dates.ReadDay(written)
	at, found := s.placeOfDay(written)
	if day.IsZero() || !found {
		return
	}
	s.report(at, problem.DateOrder, fmt.Sprintf("%s is read as %s, with the month first, since nothing says otherwise", written, day), "")
}

// placeOfDay is where a day is first written, in the front matter or below it.
func (s *source) placeOfDay(written string) (at place, found bool) {
	for _, key := range dayKeys {
		if value, ok := s.field(key); ok && strings.Contains(value.Text, written) {
			return placeOf(value), true
		}
	}
	before, _, found := strings.Cut(string(s.entry.Body), written)
	return s.placeInBody(s.entry.BodyLine+strings.Count(before, "\n"), written), found
}

// dayKeys are the keys of front matter that hold a day.
var dayKeys = []content.Key{
	content.KeyDate, content.KeyStarted, content.KeyDetected, content.KeyAcknowledged, content.KeyMitigated, content.KeyResolved,
}

// daysOfKeys are the days of the front matter, as written, a line each.
func (s *source) daysOfKeys() string {
	var days strings.Builder
	for _, key := range dayKeys {
		if said := s.text(key); said != "" {
			days.WriteString(said + "\n")
		}
	}
	return days.String()
}
