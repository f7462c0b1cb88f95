package reading

import (
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
)

// Incident reads what a postmortem says. The problems are those of reading
// alone; the entry and the doc keep their own.
func Incident(e content.Entry, doc *markdown.Doc, rules Rules) (*kb.Incident, []problem.Problem) {
	s := newSource(e, doc, rules)
	incident := &kb.Incident{
		Severity: s.readSeverity(), Draft: s.flag(content.KeyDraft), NearMiss: s.flag(content.KeyNearMiss),
		Services: s.readServices(), Related: s.related(), Rejected: s.texts(content.KeyRejected),
		Authors: s.people(content.KeyAuthors, authorsLabel), Facilitator: s.word(content.KeyFacilitator, facilitatorLabel), Team: s.team(),
		Impact:     s.answer(content.KeyImpact, impactLabel, kb.SectionImpact),
		Trigger:    s.answer(content.KeyTrigger, triggerLabel, kb.SectionOther),
		DetectedBy: s.answer(content.KeyDetectedBy, detectionLabel, kb.SectionDetection),
		Changed:    s.readChanged(),
		FollowUp:   s.readFollowUp(), Review: s.readReview(),
	}
	incident.Status, incident.StatusOrigin = s.readStatus()
	incident.NamedByKind = kindName().MatchString(kb.FileStem(s.entry.Path))
	chosen, heading := s.readTitle()
	incident.Document = s.document(chosen.text)
	incident.TitleOrigin, incident.Opening = chosen.origin(), titleOpening(chosen.text)
	incident.Summary = s.readSummary(chosen, heading)
	incident.Abstract = s.readWhole(incident.Summary)
	incident.Lead = s.lead(incident.Summary)
	if named, _ := s.namedTitle(); incident.Severity != nil && incident.Severity.Rank == nearMissRank || titleNearMiss().MatchString(named) {
		incident.NearMiss = true
	}
	incident.Named = s.outline.named(incident.Sections)
	s.readTimes(incident, chosen, heading)
	s.reportOrder()
	if !rules.ActionsAlone {
		incident.Impacts, incident.ImpactInPart = s.readImpacts(incident)
	}
	s.readLists(incident)
	s.mentioned(incident)
	incident.Reveals = s.readReveals(incident)
	if !rules.ActionsAlone {
		s.readLearnings(incident)
	}
	for i := range incident.Unread {
		incident.Unread[i].Heading = shownHeading(incident.Unread[i].Heading)
	}
	s.showLabelLines(s.doc.Blocks)
	incident.Body = s.doc.Body // with the texts of front matter
	compact(&incident.Document, s.problems, func(k *keeper) { k.incident(incident) })
	return incident, s.problems
}

// readLearnings reads what others may take from the incident, and who asked what of it.
func (s *source) readLearnings(incident *kb.Incident) {
	incident.NoticedBy = s.readNoticed(incident)
	incident.Quotes = readQuotes(s.doc)
	incident.Beliefs = readBeliefs(s.doc)
	s.readOnCall(incident)
	s.readReviewed(incident)
	incident.TriggerKind = readTriggerKind(incident)
}

// nearMissRank is the rank of a severity that says nothing happened, almost.
const nearMissRank = 5

// readTimes reads the date, the marks, the timeline and the lengths, which lean
// on one another: what says the day completes the times of the timeline, whose
// zone completes the times of the front matter.
func (s *source) readTimes(incident *kb.Incident, chosen, heading title) {
	stated := s.statedZone()
	before := s.datesBeforeTimeline(chosen)
	beside := s.datesBesideTimeline(chosen, heading, len(before) > 0)
	start := s.outline.dates.On(kb.Date{}, stated)
	if known := slices.Concat(before, beside); len(known) > 0 {
		start.Day = known[0].day
	}

	timeline := readTimeline(s.outline, start)
	if s.beginsDayBefore(timeline.entries) {
		start.Day = start.Day.AddDays(-1)
		timeline = readTimeline(s.outline, start)
	}
	if len(before) > 0 && before[0].day == s.fileDay() {
		s.behindLead(timeline.entries, before[0].day)
	}
	incident.Timeline, incident.Stages, incident.Unread = timeline.entries, timeline.stages, timeline.unread
	incident.Figures = append(incident.Figures, timeline.figures...)
	for _, p := range timeline.problems {
		p.File = s.entry.Path
		s.problems = append(s.problems, p)
	}

	day, at, span := timelineDay(timeline.entries, s.outline.dates.Year)
	reported := s.reportDay(before, span)
	sources := before[len(reported):]
	if !day.IsZero() {
		at.excerpt = s.bodyLine(at.line)
		sources = append(sources, dateSource{day: day, what: timelineSource, at: at})
		beside = slices.DeleteFunc(beside, isMailDay)
	}
	named, isNamed := dayAmong(beside, timeline.entries, span)
	if isNamed && len(before) == 0 {
		sources = append([]dateSource{named}, sources...)
	}
	incident.Date, incident.DateOrigin = s.chooseDate(slices.Concat(sources, beside, reported), span)

	if stated.Written == "" {
		stated = commonZone(timeline.entries)
	}
	if stated.Written == "" {
		stated = when.SiteZone(s.rules.Zone)
	}
	found := s.writtenMarks(s.outline.dates.On(incident.Date, stated))
	found.timelineMarks(timeline.entries)
	found.complete(timeline.said)
	if m := found[startedMark]; m != nil && m.derived && len(before) == 0 && !isNamed && !m.Day.IsZero() {
		incident.Date, incident.DateOrigin = m.Day, kb.Origin{What: timelineSource, Line: m.Line}
	}
	s.summaryMarks(found, incident.Summary, incident.Date, stated)
	s.outline.dates.Year = incident.Date.Year
	incident.Durations = s.derive(found)
	found.set(incident)
	incident.Unread = append(incident.Unread, s.unreadTimes(found, len(timeline.entries))...)
	lengths := s.typedLengths()
	s.compareLengths(lengths, incident.Durations)
	for _, l := range lengths {
		incident.TypedDurations = append(incident.TypedDurations, l.TypedDuration)
	}
}

// statedZone is the zone that a key or a label states for the whole document.
func (s *source) statedZone() when.Zone {
	if value, ok := s.field(content.KeyTimezone); ok {
		z := when.ZoneOf(value.Text)
		if !z.IsCertain() {
			unclear := problem.New(problem.ZoneUnclear, s.placed(placeOf(value)), fmt.Sprintf("%q is no time zone with one meaning", z.Written))
			s.problems = append(s.problems, unclear.WithLevel(problem.Warning).
				WithHelp("write a name such as Europe/Berlin, or an offset such as +02:00"))
		}
		return z
	}
	if l, ok := s.labels[zoneLabel]; ok {
		if z, ok := when.FindZone(l.text.Plain); ok {
			return z
		}
		return when.ZoneOf(firstLine(l.text.Plain))
	}
	return when.Zone{}
}

// commonZone is the zone of all entries of a timeline; zero if they differ.
func commonZone(entries []kb.TimelineEntry) when.Zone {
	if len(entries) == 0 {
		return when.Zone{}
	}
	first := entries[0].Moment.Zone
	for _, entry := range entries {
		if entry.Moment.Zone != first {
			return when.Zone{}
		}
	}
	return when.ZoneOf(first)
}
