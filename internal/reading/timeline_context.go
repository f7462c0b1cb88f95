package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What is said once for the times that follow:
//
//	## Timeline - May 29, 2021        the day, from a heading
//	All times are in CET.             the zone, from a short paragraph
//	**2021-05-30** (all times UTC)    both, from a line of its own

// begin sets what is in force at the start of a section: what its heading says
// comes before what is known of the document.
func (r *timelineReader) begin(s *section, start when.Context) {
	if len(r.entries) == 0 {
		r.ctx = start
	} else {
		r.ctx.Zone = start.Zone
	}
	r.hasLast, r.joins, r.counted = false, -1, countsTime(s.Heading)
	if z, ok := when.FindZone(s.Heading); ok {
		r.ctx.Zone = z
	} else if z, ok := r.zoneNear(s); ok {
		r.ctx.Zone = z
	}
	r.dayOfHeading(s.Heading)
}

// zoneNear finds a line such as "All times in CET" in the section, or right
// before it.
func (r *timelineReader) zoneNear(s *section) (when.Zone, bool) {
	if z, ok := zoneOfParagraphs(s.blocks); ok {
		return z, true
	}
	for _, child := range s.children {
		if child.label {
			if z, ok := when.FindZone(child.leadWords()); ok && len(child.leadWords()) < longestZoneLine {
				return z, true
			}
		}
	}
	for p := s.parent; p != nil; p = p.parent {
		stated, known := r.zones[p]
		if !known {
			stated, _ = zoneOfParagraphs(p.blocks)
			r.zones[p] = stated
		}
		if stated.Written != "" {
			return stated, true
		}
	}
	return when.Zone{}, false
}

// longestZoneLine bounds a line that speaks of the zone of others.
const longestZoneLine = 160

// zoneOfParagraphs finds the zone that a short paragraph states for all times.
func zoneOfParagraphs(blocks []*markdown.Block) (when.Zone, bool) {
	for _, b := range blocks {
		if b.Kind != markdown.Paragraph || len(b.Text) > longestZoneLine || !speaksOfTimes(b.Text) {
			continue
		}
		if z, ok := when.FindZone(b.Text); ok {
			return z, true
		}
	}
	return when.Zone{}, false
}

// speaksOfTimes tells a line about all times from one that has a time.
func speaksOfTimes(text string) bool {
	return containsAny(strings.ToLower(text), timesWords())
}

// onlySpeaksOfTimes tells whether a section holds nothing but lines about the times
// that follow it.
func onlySpeaksOfTimes(s *section) bool {
	for _, b := range s.blocks {
		if b.Kind != markdown.Paragraph || len(b.Text) > longestZoneLine || !speaksOfTimes(b.Text) {
			return false
		}
	}
	return len(s.children) == 0
}

var timesWords = words.Of("times.all")

// dayOfHeading takes a day from a heading: "Timeline - May 29, 2021". Of a range
// of days only the year is certain.
func (r *timelineReader) dayOfHeading(text string) {
	day, many := dayInside(text, r.ctx)
	if day.IsZero() {
		return
	}
	r.ctx.Year = day.Year
	if many {
		if r.ctx.Day.Year != day.Year {
			r.ctx.Day = kb.Date{}
		}
		return
	}
	r.ctx.Day = day
}

// longestDays is how many bytes of a text are looked through for days.
const longestDays = 200

// dayInside finds the first day that starts at a word of a short text, and
// whether a second one follows.
func dayInside(text string, dates when.Context) (day kb.Date, many bool) {
	for found := range dates.Days(prose.Start(text, longestDays)) {
		if !day.IsZero() && found != day {
			return day, true
		}
		day = found
	}
	return day, false
}

// zoneBehind takes over the zone of the words behind a day, and tells whether
// there are none: then the day says nothing that entries do not.
func (r *timelineReader) zoneBehind(words string) bool {
	if z, ok := when.FindZone(words); ok {
		r.ctx.Zone = z
	}
	return !prose.HasLetter(words)
}

// isDayAlone tells whether a text is a day and nothing else.
func (r *timelineReader) isDayAlone(text string) bool {
	m, alone := r.daysAlone(text)
	return alone && m.End == nil
}

// daysAlone reads a text that is a day, or days from one to another, and nothing else.
func (r *timelineReader) daysAlone(text string) (m when.Reading, alone bool) {
	if len(text) > longestLabel {
		return m, false
	}
	m, ok := r.ctx.ReadMoment(text, 0)
	if !ok || !m.HasDay || m.Moment.HasClock || strings.Contains(m.Moment.Written, "??") {
		return m, false
	}
	rest := text[m.N:]
	// "2015-10-21 (all times UTC)" is a day as well.
	if said := strings.Trim(rest, when.Dress+".;"); allTimesAlone().MatchString(said) {
		return m, true
	}
	return m, !prose.HasLetter(rest) || speaksOfTimes(rest) && strings.HasSuffix(strings.TrimRight(text, " :*_"), ")")
}

// allTimesAlone is a remark about the zone of all times, and nothing else.
var allTimesAlone = words.Pattern(`(?i)^{times.alone}\s*\b[A-Z]{2,5}(?:[+-]\d{1,2})?$`)

// dayLine takes over the day of a paragraph that is nothing else.
func (r *timelineReader) dayLine(b *markdown.Block) bool {
	if !r.isDayAlone(b.Text) {
		return false
	}
	m, ok := r.ctx.ReadMoment(b.Text, b.Line)
	if !ok {
		return false
	}
	r.openDay(m)
	r.zoneBehind(b.Text[m.N:])
	return true
}

// Days that are counted from the first one of the incident:
//
//	### Day 1 (Mon, Jan 9)     the day after it is Day 2, dated or not
//	- 21:30 water alarm
//	### Day 2                  also "Tag 2", "Jour 2", "Día 2", "2日目", "第2天"
//	- 00:40 fail over done

// countedDay finds the number of a day, in one of its groups.
var countedDay = words.Made(words.Of("day.counted"), func(phrases []string) *regexp.Regexp {
	var forms []string
	for _, phrase := range phrases {
		before, behind, _ := strings.Cut(regexp.QuoteMeta(phrase), "#")
		if behind == "" {
			behind = `\b`
		}
		forms = append(forms, strings.Replace(before, " ", `\s+#?`, 1)+`(\d{1,2})`+behind)
	}
	return regexp.MustCompile(`(?i)^[\s*_]*(?:` + strings.Join(forms, "|") + `)`)
})

// countedDay takes over the day of a heading that counts days. dated is set where
// the heading itself has said the day in force.
func (r *timelineReader) countedDay(heading string, dated bool) {
	m := countedDay().FindStringSubmatch(heading)
	if m == nil {
		return
	}
	n := prose.Number(strings.Join(m[1:], ""))
	switch {
	case n == 0:
		return
	case dated || n == 1:
		if !r.ctx.Day.IsZero() {
			r.dayOne = r.ctx.Day.AddDays(1 - n)
		}
	case !r.dayOne.IsZero():
		r.ctx.Day = r.dayOne.AddDays(n - 1)
	default:
		// Which day it was nobody knows.
		r.ctx.Day = kb.Date{}
	}
	r.hasLast = false
}
