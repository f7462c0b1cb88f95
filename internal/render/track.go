package render

import (
	"strconv"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Track is a line of time with a mark for each incident, shaped by severity. Every
// mark is a link with a name. Places across are shares of the width, so that one
// drawing serves every screen and no mark shrinks on a phone.
type Track struct {
	// Label says what the line is about, for those who hear it.
	Label  string
	Height int
	// Middle is the height of the line itself.
	Middle int
	Marks  []TrackMark
	Ticks  []TrackTick
}

// TrackMark is an incident, or where too many would lie on one another, a crowd of
// them, or the day on which actions were done.
type TrackMark struct {
	// X is a percentage of the width, Y is in pixels.
	X string
	Y int
	// Shape is "sev-0" to "sev-5", "crowd" or "kept", which the layout draws.
	Shape string
	// Count is the number of a crowd.
	Count int
	// Suggested is set where the incident only reads like what the line is about, or
	// does not say what is asked: it is drawn dashed.
	Suggested  bool
	Href, Name string
}

// TrackTick is what stands below the line where it begins: a year, a month or an hour.
type TrackTick struct{ X, Text string }

// span of time that tracks of one picture share.
type timeAxis struct {
	from kb.Date
	days int
	// spacing is of every line; zero for what each line needs for itself.
	spacing spacing
}

const (
	// trackStep is the height of a mark with its gap.
	trackStep = 15
	// trackYears is how many years a line shows.
	trackYears = 8
	// mostTicks is how many years are written below a line, and yearRoom and monthRoom
	// which share of it the name of one takes on the narrowest screen, with a gap.
	mostTicks, yearRoom, monthRoom = 8, .12, .18
)

// newTimeAxis spans the dated incidents, newest first, and the day of the site, of which
// it shows the last years. It is false if none has a date.
func newTimeAxis(incidents []*kb.Incident, asOf kb.Date) (timeAxis, bool) {
	first, last := kb.Date{}, asOf
	for _, i := range incidents {
		if !i.Date.IsZero() {
			if first.IsZero() && i.Date.Compare(last) > 0 {
				last = i.Date
			}
			first = i.Date
		}
	}
	if first.IsZero() {
		return timeAxis{}, false
	}
	if newest := incidents[0].Date; last == asOf && newest.Year < asOf.Year-1 {
		// A record that ended long ago has no empty years behind it.
		last = kb.Date{Year: newest.Year + 1, Month: time.January, Day: 1}
	}
	if first.Year <= last.Year-trackYears {
		first = kb.Date{Year: last.Year - trackYears + 1, Month: time.January, Day: 1}
	} else {
		first = kb.Date{Year: first.Year, Month: first.Month, Day: 1}
	}
	return timeAxis{from: first, days: max(1, last.DaysSince(first))}, true
}

// share is where a day lies between 0 and 1, with room for a mark at both ends.
func (a timeAxis) share(d kb.Date) float64 {
	return .015 + .97*float64(d.DaysSince(a.from))/float64(a.days)
}

func across(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "%" }

// earlier counts the incidents that lie before the axis.
func (a timeAxis) earlier(incidents []*kb.Incident) int {
	n := 0
	for _, i := range incidents {
		if !i.Date.IsZero() && i.Date.Compare(a.from) < 0 {
			n++
		}
	}
	return n
}

// ticks are the years that begin on the axis, or the months where all of it lies in one.
func (a timeAxis) ticks(l *texts.Language) []TrackTick {
	var ticks []TrackTick
	last := a.from.AddDays(a.days)
	if a.from.Year == last.Year {
		return a.months(l, last)
	}
	every := 1 + (last.Year-a.from.Year)/mostTicks
	for year := a.from.Year; year <= last.Year; year += every {
		day := kb.Date{Year: year, Month: time.January, Day: 1}
		if day.Compare(a.from) < 0 {
			day = a.from
			if next := a.share(kb.Date{Year: year + every, Month: time.January, Day: 1}); next < a.share(day)+yearRoom {
				continue // The next year begins too near.
			}
		}
		if share := a.share(day); share < .95 {
			ticks = append(ticks, TrackTick{across(share), strconv.Itoa(year)})
		}
	}
	return ticks
}

// months are the year where the axis begins, and the beginnings of months until a day,
// as many as have room.
func (a timeAxis) months(l *texts.Language, last kb.Date) []TrackTick {
	ticks := []TrackTick{{across(a.share(a.from)), strconv.Itoa(a.from.Year)}}
	free := monthRoom
	for month := a.from.Month + 1; month <= last.Month; month++ {
		if share := a.share(kb.Date{Year: a.from.Year, Month: month, Day: 1}); share >= free && share <= 1-monthRoom {
			ticks = append(ticks, TrackTick{across(share), l.Month(int(month))})
			free = share + monthRoom
		}
	}
	return ticks
}

// trackOf draws incidents, newest first. mark names each and says where it leads;
// crowd is where many of them lead.
func (a timeAxis) trackOf(l *texts.Language, label string, incidents []*kb.Incident, crowd string, mark func(*kb.Incident) TrackMark) *Track {
	sp := a.spacing
	if sp == (spacing{}) {
		sp = spacingOf(incidents, a.place)
	}
	return sp.track(l, label, incidents, crowd, a.place, mark)
}

// place says where between 0 and 1 an incident stands, and whether it is shown.
func (a timeAxis) place(i *kb.Incident) (share float64, shown bool) {
	return a.share(i.Date), !i.Date.IsZero() && i.Date.Compare(a.from) >= 0
}

// ofTable is the axis for the lines of one table, spaced so that their marks are not too
// many together.
func (a timeAxis) ofTable(lines [][]*kb.Incident) timeAxis {
	marks, drawn := 0, 0
	for _, incidents := range lines {
		spots := len(spacingOf(incidents, a.place).spots(incidents, a.place))
		marks += spots
		drawn += min(1, spots)
	}
	if marks > mostMarks {
		a.spacing = spacing{min(tableColumns, max(1, mostMarks/drawn)), 1}
	}
	return a
}

// track puts incidents, newest first, on a line. place says where between 0 and 1
// each stands, and whether it is shown.
func (sp spacing) track(
	l *texts.Language, label string, incidents []*kb.Incident, crowd string,
	place func(*kb.Incident) (share float64, shown bool), mark func(*kb.Incident) TrackMark,
) *Track {
	spots := sp.spots(incidents, place)
	height := 0
	for _, at := range spots {
		height = max(height, at.row)
	}
	t := &Track{Label: label, Height: height*trackStep + 26, Middle: height*trackStep + 13}
	for _, at := range spots {
		var m TrackMark
		if many := len(at.incidents); many > 1 {
			m = TrackMark{Shape: "crowd", Count: many, Href: crowd, Name: l.Text("track.crowd", l.Count("incidents", many), betweenDays(l, at.incidents))}
		} else {
			m = mark(at.incidents[0])
			m.Shape = "sev-" + strconv.Itoa(rankOf(at.incidents[0]))
		}
		m.X, m.Y = across(at.share), t.Middle-at.row*trackStep
		t.Marks = append(t.Marks, m)
	}
	return t
}

// betweenDays names the months of incidents, the oldest first.
func betweenDays(l *texts.Language, column []*kb.Incident) string {
	words := func(d kb.Date) string { return l.Text("month-of", l.Month(int(d.Month)), d.Year) }
	first, last := words(column[0].Date), words(column[len(column)-1].Date)
	if first == last {
		return first
	}
	return l.Text("span", first, last)
}

// incidentMark marks incidents with links to their pages, named by day and title.
func (s *site) incidentMark(f Frame) func(*kb.Incident) TrackMark {
	return func(i *kb.Incident) TrackMark {
		return TrackMark{Href: f.at.to(incidentAddress(i.Slug)), Name: i.Date.String() + " " + f.listTitle(i)}
	}
}

// daySeverity names an incident where its title stands beside.
func (s *site) daySeverity(i *kb.Incident) string {
	if badge := s.badge(i); badge != nil {
		return s.texts.Day(i.Date) + ", " + badge.Word
	}
	return s.texts.Day(i.Date)
}

// incidentTrack draws all incidents of one thing with its years below; nil if none
// has a date.
func (s *site) incidentTrack(f Frame, label string, incidents []*kb.Incident, crowd string) *Track {
	axis, ok := newTimeAxis(incidents, s.view.AsOf)
	if !ok {
		return nil
	}
	t := axis.trackOf(s.texts, label, incidents, crowd, s.incidentMark(f))
	t.Ticks = axis.ticks(s.texts)
	return t
}

// yearAxis is one year.
func yearAxis(year int) timeAxis {
	first := kb.Date{Year: year, Month: time.January, Day: 1}
	return timeAxis{from: first, days: kb.Date{Year: year + 1, Month: time.January, Day: 1}.DaysSince(first)}
}

// quarters are the beginnings of the quarters of a year, below its line.
func (a timeAxis) quarters(l *texts.Language) []TrackTick {
	var ticks []TrackTick
	for month := time.January; month <= time.December; month += 3 {
		ticks = append(ticks, TrackTick{across(a.share(kb.Date{Year: a.from.Year, Month: month, Day: 1})), l.Text("quarter." + strconv.Itoa(int(month)))})
	}
	return ticks
}

// yearTrack draws the incidents of a year above the rows that have their titles.
func (s *site) yearTrack(f Frame, year int, incidents []*kb.Incident) *Track {
	axis := yearAxis(year)
	t := axis.trackOf(s.texts, yearTitle(s.texts, year), incidents, f.at.to(yearAddress(year)), func(i *kb.Incident) TrackMark {
		return TrackMark{Href: f.at.to(incidentAddress(i.Slug)), Name: s.daySeverity(i)}
	})
	t.Ticks = axis.quarters(s.texts)
	return t
}
