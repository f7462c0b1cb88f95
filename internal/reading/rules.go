// Package reading takes what an incident says out of its text: title, date,
// severity, services, the five marks, the timeline, actions, factors and whys,
// each with its line.
//
// In the pipeline it stands after content, which hands over front matter, and
// markdown, which hands over an outline of blocks; it fills the nouns of package
// kb, one document at a time. It looks at no other document and at no clock.
// What an author wrote is shown as written: a value that is not certain is left
// out, and a reason is given as a problem.
package reading

import (
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Rules are a site's own additions to what reading knows. The zero value reads
// a folder without configuration.
type Rules struct {
	// Zone is the zone of all times that state none; nil if not configured.
	Zone *time.Location
	// Language is a BCP 47 tag; empty if not configured.
	Language string
	// Severities are the site's scale; empty for the built-in one.
	Severities []kb.SeverityLevel
	// Sections are further headings for each class of section.
	Sections map[kb.SectionClass][]string
	Markers  []kb.Marker
	Trackers []kb.Tracker
	// Parser reads the texts of front matter; without one they are shown as they
	// are written.
	Parser *markdown.Parser
}
