package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Strip is incidents as marks on an axis of time, one for each, shaped by
// severity. Marks that would lie on one another are stacked.
type Strip struct {
	Width, Height int
	// Label says the same in words.
	Label string
	// Shapes are the outlines of all marks of one severity rank.
	Shapes []StripShape
	// Ticks are the words under the axis, and Axis is its height; 0 for none.
	Ticks []Tick
	Axis  int
	// HasSeverity is set if the marks have more than one shape to tell apart.
	HasSeverity bool
	// Narrow is the same for a phone, where this one would shrink too far to
	// be seen; nil if it is small enough.
	Narrow *Strip
	// More says how many marks found no room; empty if all did.
	More string
}

// StripShape is the outlines of the marks of one rank.
type StripShape struct {
	Rank int
	Path string
}

// Tick is a word under the axis.
type Tick struct {
	X    int
	Text string
}

const (
	// markStep is the width of a mark with its gap, and markSize the mark.
	markStep, markSize = 10, 8
	// spanMarks and narrowMarks are how many marks a strip of its own has room
	// for beside one another, on a desk and on a phone; monthMarks and
	// narrowMonthMarks how many a month has.
	spanMarks, narrowMarks       = 72, 34
	monthMarks, narrowMonthMarks = 5, 3
	// tickHeight is the room for words under the axis.
	tickHeight = 16
	// fullStack and lowStack are how many marks may stand on one another in a
	// strip of its own and in a line of a table.
	fullStack, lowStack = 6, 2
)

// yearStrip shows the incidents of a year by month.
func yearStrip(year int, incidents []*kb.Incident) *Strip {
	strip := monthsStrip(year, incidents, monthMarks*markStep)
	strip.Narrow = monthsStrip(year, incidents, narrowMonthMarks*markStep)
	return strip
}

// monthsStrip is one of both widths of yearStrip, by the width of a month.
func monthsStrip(year int, incidents []*kb.Incident, month int) *Strip {
	strip := newStrip(12*month, fullStack, incidents, func(d kb.Date) int {
		return (int(d.Month)-1)*month + (d.Day-1)*month/32
	})
	var months []string
	counts := [13]int{}
	for _, incident := range incidents {
		counts[incident.Date.Month]++
	}
	for m := time.January; m <= time.December; m++ {
		strip.Ticks = append(strip.Ticks, Tick{(int(m) - 1) * month, m.String()[:3]})
		if counts[m] > 0 {
			months = append(months, fmt.Sprintf("%s %d", m, counts[m]))
		}
	}
	strip.addAxis()
	strip.Label = fmt.Sprintf("%d: %s (%s)", year, kb.Plural(len(incidents), "incident", "incidents"), strings.Join(months, ", "))
	return strip
}

// longestSpan is how many years a strip shows at most: the last ones.
const longestSpan = 25

// spanStrip shows incidents over several years. Those outside of the years are
// left out; nil if none is left.
func spanStrip(all []*kb.Incident, first, last int) *Strip {
	strip := yearsStrip(all, first, last, spanMarks, fullStack, true)
	if strip != nil {
		strip.Narrow = yearsStrip(all, first, last, narrowMarks, fullStack, true)
	}
	return strip
}

// yearsStrip is spanStrip within a width in marks, with or without an axis.
func yearsStrip(all []*kb.Incident, first, last, marks, stack int, ticks bool) *Strip {
	first = max(first, last-longestSpan+1)
	var incidents []*kb.Incident
	for _, incident := range all {
		if year := incident.Date.Year; year != 0 && year >= first && year <= last {
			incidents = append(incidents, incident)
		}
	}
	if len(incidents) == 0 {
		return nil
	}
	width := marks * markStep
	from := kb.Date{Year: first, Month: time.January, Day: 1}
	days := kb.Date{Year: last + 1, Month: time.January, Day: 1}.DaysSince(from)
	x := func(d kb.Date) int { return d.DaysSince(from) * width / days }
	strip := newStrip(width, stack, incidents, x)
	if ticks {
		every := 1 + (last-first)*4*markStep/width
		for year := first; year <= last; year += every {
			strip.Ticks = append(strip.Ticks, Tick{x(kb.Date{Year: year, Month: time.January, Day: 1}), strconv.Itoa(year)})
		}
		strip.addAxis()
	}
	strip.Label = introduction(incidents)
	return strip
}

// newStrip places a mark for each dated incident, the oldest at the bottom.
func newStrip(width, stack int, incidents []*kb.Incident, x func(kb.Date) int) *Strip {
	columns := make([]int, width/markStep+1)
	type mark struct{ column, row, rank int }
	var marks []mark
	highest, more := 1, 0
	for i := len(incidents) - 1; i >= 0; i-- {
		incident := incidents[i]
		if incident.Date.IsZero() {
			continue
		}
		column := min(x(incident.Date)/markStep, width/markStep-1)
		if columns[column] == stack {
			more++
			continue
		}
		marks = append(marks, mark{column, columns[column], rankOf(incident)})
		columns[column]++
		highest = max(highest, columns[column])
	}
	strip := &Strip{Width: width, Height: highest*markStep + 2}
	var paths [6]strings.Builder
	for _, m := range marks {
		drawMark(&paths[m.rank], m.rank, m.column*markStep+1, strip.Height-2-(m.row+1)*markStep+1)
	}
	for rank := range paths {
		if paths[rank].Len() > 0 {
			strip.Shapes = append(strip.Shapes, StripShape{rank, paths[rank].String()})
			strip.HasSeverity = strip.HasSeverity || rank > 0
		}
	}
	if more > 0 {
		strip.More = fmt.Sprintf("and %d more where marks would lie on one another", more)
	}
	return strip
}

func (strip *Strip) addAxis() {
	strip.Axis = strip.Height
	strip.Height += tickHeight
}

func rankOf(incident *kb.Incident) int {
	if incident.Severity != nil && incident.Severity.Rank >= 0 && incident.Severity.Rank <= 5 {
		return incident.Severity.Rank
	}
	if incident.NearMiss {
		return 5
	}
	return 0
}

// drawMark appends the outline of a mark of 8 by 8 whose corner is at x, y.
func drawMark(b *strings.Builder, rank, x, y int) {
	switch rank {
	case 1:
		fmt.Fprintf(b, "M%d %dl4 4-4 4-4-4z", x+4, y)
	case 2:
		fmt.Fprintf(b, "M%d %dl4 8h-8z", x+4, y)
	case 3:
		fmt.Fprintf(b, "M%d %dh7v7h-7z", x, y+1)
	case 5:
		fmt.Fprintf(b, "M%d %da4 4 0 1 0 8 0a4 4 0 1 0-8 0zm1.5 0a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1-5 0z", x, y+4)
	default:
		fmt.Fprintf(b, "M%d %da4 4 0 1 0 8 0a4 4 0 1 0-8 0z", x, y+4)
	}
}
