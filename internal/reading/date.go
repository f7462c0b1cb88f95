package reading

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// The day of an incident, from the first of these that has one (corpora.md §4):
//
//	started: or date: in front matter
//	**Date:** a label                          title: "01.07.2019 - a title"
//	**Duration:** 2019-07-01, 9:00 to 10:00
//	the timeline                               2019-07-01-name.md
//	# 2019-07-01, a title                      On July 1, 2019, the first sentence
//	# A title (July 1, 2019)                   the only day that the summary names
//	                                           Date: in the head of a mail
//
// A timeline may begin with what led to the incident, weeks before it. So the day
// of the heading comes before the timeline's where it is one of its days, and
// that of the file name where it is the day with the most entries.
//
// Sources that disagree are a notice. A key such as pubDate counts only where none
// of these has a day. Without any of them there is no date: it is never the day on
// which something was fetched or built.

// knownYear is a year that the file, its folder or its title name; 0 if none.
func (s *source) knownYear() int {
	name := kb.FileStem(s.entry.Path)
	if uuidName().MatchString(name) {
		name = ""
	}
	for _, text := range []string{s.text(content.KeyStarted), s.text(content.KeyDate), name, s.text(content.KeyTitle), path.Dir(s.entry.Path)} {
		if year := when.Year(text); year > 0 {
			return year
		}
	}
	for _, key := range []labelKey{dateLabel, startedLabel, mailLabel} {
		if l, ok := s.labels[key]; ok {
			if year := when.Year(l.text.Plain); year > 0 {
				return year
			}
		}
	}
	if n := len(s.doc.Blocks); n > 0 && isOnlyDay(s.doc.Blocks[n-1].Text) {
		return when.Year(s.doc.Blocks[n-1].Text) // "Posted 2026-03-03" at the end
	}
	return 0
}

// datesBeforeTimeline are the days that do not need the timeline, best first.
func (s *source) datesBeforeTimeline(chosen title) []dateSource {
	var dates []dateSource
	add := func(m *mark, what string) {
		if m != nil && !m.Day.IsZero() {
			dates = append(dates, dateSource{day: m.Day, until: s.lastDay(&m.Moment, m.end), what: what, at: m.at})
		}
	}
	if value, ok := s.field(content.KeyStarted); ok {
		add(s.fieldMoment(value), fmt.Sprintf("the key %q", value.Key))
	}
	if named := s.dayOfTitleBefore(chosen); named.what != "" {
		dates = append(dates, named)
	}
	if value, ok := s.field(content.KeyDate); ok && !isPublication(value.Key) {
		add(s.momentAt(value.Text, s.outline.dates, placeOf(value), true), fmt.Sprintf("the key %q", value.Key))
	}
	for _, key := range []labelKey{startedLabel, dateLabel, periodLabel, detectedLabel, durationLabel} {
		if (key == detectedLabel || key == durationLabel) && len(dates) > 0 {
			continue
		}
		l, ok := s.labels[key]
		if !ok {
			continue
		}
		m := s.labelMoment(l)
		add(m, l.origin())
		if key != durationLabel && (m == nil || m.Day.IsZero()) {
			// "Date: on Friday, 2024-08-10".
			dates = append(dates, s.dayInLabel(l)...)
		}
	}
	if value, ok := s.field(content.KeyTitle); ok && !chosen.day.IsZero() {
		dates = append(dates, dateSource{day: chosen.day, what: "the title", at: placeOf(value)})
	}
	return dates
}

// dayInLabel is the only day in the value of a label; none if there is none.
func (s *source) dayInLabel(l label) []dateSource {
	day, written := s.onlyDay(firstLine(l.text.Plain))
	if day.IsZero() {
		return nil
	}
	return []dateSource{{day: day, what: l.origin(), at: s.placeInBody(l.text.Line, written)}}
}

// dayOfTitleBefore is the day that the words of the title name, where the date of the
// front matter lies shortly behind it: that of a post says when it was published.
func (s *source) dayOfTitleBefore(chosen title) dateSource {
	value, ok := s.field(content.KeyTitle)
	if !ok || !chosen.day.IsZero() {
		return dateSource{}
	}
	published, ok := s.field(content.KeyDate)
	if !ok {
		return dateSource{}
	}
	day, _ := s.onlyDay(chosen.text)
	m := s.fieldMoment(published)
	if day.IsZero() || m == nil || day.Compare(m.Day) >= 0 || day.AddDays(reportDelay).Compare(m.Day) < 0 {
		return dateSource{}
	}
	return dateSource{day: day, what: "the title", at: placeOf(value)}
}

// reportDay is the day of a label that stands first and lies shortly behind all of the
// timeline: that of the report. No mark is read of such a label either.
//
//	Date: 2026-03-12, 18:00
//
//	- 2026-03-05 09:44 the queue stalled
func (s *source) reportDay(before []dateSource, span [2]kb.Date) []dateSource {
	l, ok := s.labels[dateLabel]
	if !ok || len(before) == 0 || span[1].IsZero() || before[0].what != l.origin() {
		return nil
	}
	if day := before[0].day; day.Compare(span[1]) <= 0 || span[1].AddDays(reportDelay).Compare(day) < 0 {
		return nil
	}
	delete(s.labels, dateLabel)
	return before[:1]
}

// datesBesideTimeline are the days of the file name and of the title, whichever of
// them is that of the incident first; of the first sentence only where nothing else
// says a day.
func (s *source) datesBesideTimeline(chosen, heading title, known bool) []dateSource {
	var dates []dateSource
	if day := s.fileDay(); !day.IsZero() {
		dates = append(dates, dateSource{day: day, what: fileSource})
	}
	dates = append(dates, s.dayInTitle(heading)...)
	for _, read := range []func() []dateSource{
		s.dayOfLength, s.dayBelowTitle, s.dayOfFirstSentence, s.dayOfSummary, s.dayOfPublication, s.dayOfMail,
	} {
		if !known && len(dates) == 0 {
			dates = read()
		}
	}
	if len(dates) == 0 || known {
		return dates
	}
	if day := heading.dayBefore(dates[0].day); !day.IsZero() {
		var until kb.Date // of "March 3 to March 5, 2026"
		for until = range s.outline.dates.Days(prose.Start(heading.text, longestDays)) {
		}
		return slices.Insert(dates, 0, dateSource{day: day, until: until, what: heading.what, at: s.placeInBody(heading.line, heading.written)})
	}
	if value, ok := s.field(content.KeyTitle); ok && heading.text == "" {
		if day := chosen.dayBefore(dates[0].day); !day.IsZero() {
			return slices.Insert(dates, 0, dateSource{day: day, what: "the title", at: placeOf(value)})
		}
	}
	return dates
}

// dayOfLength is the only day in the label of a length: "Duration: from 2024-08-10 14:30 to
// 2024-08-10 15:45".
func (s *source) dayOfLength() []dateSource { return s.dayInLabel(s.labels[durationLabel]) }

// dayOfPublication is the day of a key that says when something was published.
func (s *source) dayOfPublication() []dateSource {
	value, ok := s.field(content.KeyDate)
	if !ok || !isPublication(value.Key) {
		return nil
	}
	m := s.momentAt(value.Text, s.outline.dates.WithoutYear(), placeOf(value), true)
	if m == nil || m.Day.IsZero() {
		return nil
	}
	return []dateSource{{day: m.Day, what: fmt.Sprintf("the key %q", value.Key), at: m.at}}
}

// isPublication tells whether a key says when something was published, which
// counts only where nothing says when it happened.
func isPublication(key string) bool {
	key = strings.ToLower(key)
	return strings.HasPrefix(key, "pub") || strings.HasPrefix(key, "created")
}

// lastDay is the last day of a range of days, "March 3 to 5" or "3–5 March"; zero if it is
// none.
func (s *source) lastDay(first *kb.Moment, end *kb.Moment) kb.Date {
	if end != nil {
		return end.Day
	}
	rest := strings.TrimLeft(first.Written, "0123456789. ")
	if rest == first.Written || !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "-") || !prose.HasLetter(rest) {
		return kb.Date{}
	}
	day, _, _ := s.outline.dates.ReadDay(strings.TrimLeft(rest, "–- "))
	return day
}

// goesOnTo tells whether a day lies in the range of days that a source says.
func (d dateSource) goesOnTo(day kb.Date) bool {
	return day.Compare(d.day) >= 0 && day.Compare(d.until) <= 0
}

// chooseDate takes the first of the sources and gives a notice of the first that
// says another day. span is the timeline's, inside which a day agrees with it.
func (s *source) chooseDate(sources []dateSource, span [2]kb.Date) (kb.Date, kb.Origin) {
	if len(sources) == 0 {
		return kb.Date{}, kb.Origin{}
	}
	chosen := sources[0]
	for _, other := range sources[1:] {
		if other.day == chosen.day || chosen.goesOnTo(other.day) || other.what == timelineSource && chosen.day.Compare(span[0]) >= 0 && chosen.day.Compare(span[1]) <= 0 {
			continue
		}
		s.report(other.at, problem.DateDisagrees,
			fmt.Sprintf("%s says %s, but %s says %s, which is used", other.what, other.day, chosen.what, chosen.day), "")
		break
	}
	return chosen.day, kb.Origin{What: chosen.what, Line: chosen.at.line}
}

// What a message calls some of the sources.
const (
	timelineSource = "the timeline"
	headingSource  = "the first heading"
	fileSource     = "the file name"
)
