package reading

import (
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A document among postmortems that tells how incidents are handled, and of none:
//
//	# Incident response runbook           # Incident severity policy (v2)
//	# Postmortem process: when and how    # 障害対応手順
//
// with neither a day nor a timeline; nor a cause, where more follows: "Incident response:
// mail was late" tells of one, and a runbook may say how to find causes.

var (
	procedures = words.Of("title.procedure")
	handled    = words.Of("title.procedure.of")
)

// procedureEnd ends the part of a title that says what the document is.
var procedureEnd = words.Pattern(`[:：(（|]|\s[-–—·]\s`)

// Procedure tells whether a document that was read as an incident tells of none, but of
// how they are handled, with a notice that says so. What the author calls an incident is
// one.
func Procedure(e content.Entry, incident *kb.Incident) (problem.Problem, bool) {
	if _, typed := e.Fields[content.KeyType]; typed || !incident.Date.IsZero() || tellsWhen(incident) || !namesProcedure(incident.Title) {
		return problem.Problem{}, false
	}
	if len(incident.Factors) > 0 && procedureEnd().MatchString(incident.Title) {
		return problem.Problem{}, false
	}
	return problem.New(problem.PageGuessed, problem.Place{File: e.Path, Line: incident.TitleOrigin.Line},
		fmt.Sprintf("read as a page: %q tells how incidents are handled, and has neither a day nor a timeline", incident.Title)), true
}

// tellsWhen tells whether an entry of the timeline has a time; the steps of a procedure
// have none.
func tellsWhen(incident *kb.Incident) bool {
	return slices.ContainsFunc(incident.Timeline, func(e kb.TimelineEntry) bool { return e.Moment.HasClock || !e.Moment.Day.IsZero() })
}

// namesProcedure tells whether a title is that of a text about what is handled, up to a
// bracket, a colon or a dash; a number there tells one incident from others.
func namesProcedure(title string) bool {
	if at := procedureEnd().FindStringIndex(title); at != nil {
		title = title[:at[0]]
	}
	said := headingWords(title)
	return !prose.HasDigit(said) && endsWithAny(said, procedures()) && containsAny(said, handled())
}
