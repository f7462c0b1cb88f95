package render

import (
	"iter"
	"math"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Glance is an incident at a glance: the bar of its phases with their marks, and
// below it a dot for each entry of its timeline. Places are percents of the width.
type Glance struct {
	// Sentence says where most of the time went; empty if it was divided.
	Sentence string
	// Remedy says whether an action goes there; empty if that is not known.
	Remedy string
	// Signals tell of the delays beside the phases.
	Signals []string
	// Label is the bar in words, for those who do not see it.
	Label  string
	Phases []GlancePhase
	Marks  []GlanceMark
	Dots   []Dot
	// First and Last are the moments of both ends; empty where a mark says them.
	First, Last string
	// Bent is set where one phase took so long that the axis is not to scale.
	Bent bool
	// Bar is the height at which the bar begins, DotsAt that of the line of dots,
	// and Height that of the drawing, in pixels.
	Bar, DotsAt, Height int
}

// GlancePhase is a phase of the bar; Tone numbers the stages, 1 to 4.
type GlancePhase struct {
	X, Width, Name string
	Tone           int
}

// Dot is an entry of the timeline, of which a script makes a link to its row. Known is set
// if its kind is. Y is zero on the first line below a bar, where most of all dots are, and
// where the styles put them. Row is the id of its row; empty where that follows the one of
// the dot before.
type Dot struct {
	X     string
	Y     int
	Row   string
	Known bool
}

// phaseTones is the tone of the stage that ends with a mark.
var phaseTones = map[string]int{kb.MarkDetected: 1, kb.MarkAcknowledged: 2, kb.MarkMitigated: 3, kb.MarkResolved: 4}

// leastDot is how far two dots of one line are apart, in percent, dotLines on how many
// lines dots stand that would lie on one another, and dotLine how high one is, in
// pixels.
const leastDot, dotLines, dotLine = 3.4, 3, 20

// barAt is where the bar begins, and dotsBelowBar and dotsAlone where the first line of
// dots is, in pixels from the top. The styles have the first two once more.
const barAt, dotsBelowBar, dotsAlone = 20, 50, 12

// glance draws an incident; nil if neither two of its marks nor two entries of its
// timeline have times that can be compared.
func glance(l *texts.Language, incident *kb.Incident) *Glance {
	phases := views.Phases(incident)
	origin, since := clockOf(incident)
	if origin == nil {
		return nil
	}
	knots, marks := markKnots(incident, phases, since)
	first, last := math.Inf(1), math.Inf(-1)
	timed := 0
	for i := range incident.Timeline {
		if at, ok := since(&incident.Timeline[i].Moment); ok {
			first, last = min(first, at), max(last, at)
			timed++
		}
	}
	if len(knots) < 2 && (timed < 2 || first == last) {
		return nil
	}
	if len(knots) == 0 || first < knots[0] {
		knots = append([]float64{first}, knots...)
	}
	if last > knots[len(knots)-1] {
		knots = append(knots, last)
	}
	line, bent := newAxis(knots)
	g := &Glance{Bent: bent, Sentence: mostTime(l, phases), Remedy: remedySentence(l, incident), Signals: append(signalSentences(l, incident), stageSentences(l, incident)...)}
	g.addPhases(l, phases, marks, line)
	g.addMarks(l, marks, line)
	g.addDots(l, incident, line, since)
	return g
}

// followRows leaves out the rows of dots that stand in the order of the page.
func (g *Glance) followRows(timelines iter.Seq[*Timeline]) {
	if g == nil {
		return
	}
	place, next := map[string]int{}, 0
	for t := range timelines {
		for _, row := range t.Rows {
			if row.Anchor != "" {
				place[row.Anchor] = len(place)
			}
		}
	}
	for i := range g.Dots {
		at, shown := place[g.Dots[i].Row]
		switch {
		case !shown:
			at = -1 // the script finds none, and begins anew
		case at == next:
			g.Dots[i].Row = ""
		}
		next = at + 1
	}
}

// clockOf gives the first moment that others can be compared with, and a function
// that counts the seconds since then.
func clockOf(incident *kb.Incident) (*kb.Moment, func(*kb.Moment) (float64, bool)) {
	var origin *kb.Moment
	certain := func(m *kb.Moment) bool {
		if m == nil || !m.HasClock {
			return false
		}
		_, ok := kb.Between(m, m)
		return ok
	}
	for _, mark := range views.Marks(incident) {
		if origin == nil && certain(mark.Moment) {
			origin = mark.Moment
		}
	}
	for i := range incident.Timeline {
		if m := &incident.Timeline[i].Moment; origin == nil && certain(m) {
			origin = m
		}
	}
	return origin, func(m *kb.Moment) (float64, bool) {
		if !certain(m) {
			return 0, false
		}
		length, ok := kb.Between(origin, m)
		return length.Seconds(), ok
	}
}

func (g *Glance) addPhases(l *texts.Language, phases []views.Phase, marks []placedMark, line axis) {
	var words []string
	for i, p := range phases {
		words = append(words, l.Text("glance.phase", l.Word("mark.", p.From), l.Word("mark.", p.To), kb.Length(p.Length)))
		if i+1 >= len(marks) {
			continue
		}
		from, to := line.place(marks[i].at), line.place(marks[i+1].at)
		g.Phases = append(g.Phases, GlancePhase{
			X: hundredths(from), Width: hundredths(max(to-from-0.25, 0.4)), Tone: phaseTones[p.To], Name: prose.UpperFirst(l.Word("phase.", p.Doing)) + ": " + kb.Length(p.Length),
		})
	}
	g.Label = strings.Join(words, ", ")
}

// addDots gives each entry that has a time its dot, on the first line where it
// lies on no other.
func (g *Glance) addDots(l *texts.Language, incident *kb.Incident, line axis, since func(*kb.Moment) (float64, bool)) {
	g.DotsAt = dotsAlone
	if g.Bar > 0 {
		g.DotsAt = dotsBelowBar
	}
	var ends [dotLines]float64
	for i := range ends {
		ends[i] = -leastDot
	}
	lowest := 0
	var shown []*kb.Moment
	for i := range incident.Timeline {
		entry := &incident.Timeline[i]
		at, ok := since(&entry.Moment)
		if !ok || entry.Anchor == "" {
			continue
		}
		x, on := line.place(at), 0
		for on < dotLines-1 && x-ends[on] < leastDot {
			on++
		}
		x = min(max(x, ends[on]+leastDot), 100)
		ends[on], lowest = x, max(lowest, on)
		y := g.DotsAt + on*dotLine
		if g.Bar > 0 && on == 0 {
			y = 0
		}
		shown = append(shown, &entry.Moment)
		g.Dots = append(g.Dots, Dot{
			X: hundredths(x), Y: y, Row: entry.Anchor, Known: entry.Kind != "",
		})
	}
	g.Height = g.DotsAt + lowest*dotLine + 12
	if len(g.Dots) == 0 {
		g.Height = g.Bar + 22
	}
	if len(g.Marks) == 0 && len(g.Dots) > 1 {
		first, last := shown[0], shown[len(shown)-1]
		g.First, g.Last = clockBeside(l, first, last), clockBeside(l, last, first)
		g.Height += 14
	}
}

// clockBeside is a moment as a clock, with its day where that of another moment differs.
func clockBeside(l *texts.Language, m, other *kb.Moment) string {
	if m.Day == other.Day || m.Day.IsZero() || other.Day.IsZero() {
		return kb.ClockText(m.Clock)
	}
	return l.Day(m.Day) + " " + kb.ClockText(m.Clock)
}

// tones are the stages of an incident in which its timeline's entries stand, 1 to
// 4; 0 before it started, after it was resolved, and where nobody knows.
func tones(incident *kb.Incident) []int {
	tones := make([]int, len(incident.Timeline))
	phases := views.Phases(incident)
	moments := map[string]*kb.Moment{}
	for _, mark := range views.Marks(incident) {
		moments[mark.Name] = mark.Moment
	}
	for i := range incident.Timeline {
		for _, p := range phases {
			after, ok := kb.Between(moments[p.From], &incident.Timeline[i].Moment)
			before, ok2 := kb.Between(&incident.Timeline[i].Moment, moments[p.To])
			if ok && ok2 && after >= 0 && (before > 0 || before == 0 && p.To == kb.MarkResolved) {
				tones[i] = phaseTones[p.To]
			}
		}
	}
	return tones
}

// addMarks writes the clocks of the marks over the bar, where there is room: the
// last, and before it those that lie on no other.
func (g *Glance) addMarks(l *texts.Language, marks []placedMark, line axis) {
	if len(marks) == 0 {
		return
	}
	g.Bar = barAt
	words := make([]GlanceMark, len(marks))
	places := make([]float64, len(marks))
	for i, mark := range marks {
		places[i] = line.place(mark.at)
		words[i] = newGlanceMark(places[i], clockBeside(l, mark.Moment, marks[0].Moment), l.Word("mark.", mark.Name))
	}
	last := len(marks) - 1
	end, _ := words[last].reach(places[last], letter)
	taken := math.Inf(-1)
	var at []float64
	for i, mark := range words {
		from, to := mark.reach(places[i], letter)
		if i < last && (from < taken || to > end) {
			continue
		}
		taken = to
		g.Marks, at = append(g.Marks, mark), append(at, places[i])
	}
	if closed := closeOnPhone(g.Marks, at, false); closed > 0 && closeOnPhone(g.Marks, at, true) == closed {
		closeOnPhone(g.Marks, at, false)
	}
}
