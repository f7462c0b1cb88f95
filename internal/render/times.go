package render

import (
	"fmt"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Moment is a point in time as pages show it.
type Moment struct {
	// Text is the clock or the day with the clock; the author's own words
	// where those are not certain.
	Text string
	// Zone is as written; empty if nobody stated one.
	Zone string
	// Machine is the instant in RFC 3339; empty unless it is certain.
	Machine string
	// Day is the calendar day as YYYY-MM-DD; empty if unknown. Scripts need it
	// to say that a time in another zone falls on another day.
	Day string
}

// clockMoment shows the time of day, for a row under a heading with the day: as
// written, but without a numeric date around it, which the heading says already.
func clockMoment(m *kb.Moment) Moment {
	shown := Moment{Text: m.Written, Zone: zoneWord(m.Zone), Machine: machineTime(m), Day: m.Day.String()}
	switch {
	case m.HasClock && !m.Approximate && strings.Trim(m.Written, "0123456789-/.:TZ ") == "":
		shown.Text = clock(m.Clock)
	case m.Zone != "" && strings.Contains(m.Written, m.Zone):
		shown.Zone = ""
	}
	return shown
}

// dayMoment shows day and time.
func dayMoment(m *kb.Moment) Moment {
	shown := Moment{Text: m.Written, Zone: zoneWord(m.Zone), Machine: machineTime(m), Day: m.Day.String()}
	switch {
	case m.Approximate || m.Day.IsZero():
	case m.HasClock:
		shown.Text = m.Day.String() + " " + clock(m.Clock)
	default:
		shown.Text, shown.Zone = m.Day.String(), ""
	}
	return shown
}

// zoneWord is the zone as people read it: "Z" is short for UTC (RFC 3339).
func zoneWord(zone string) string {
	if zone == "Z" {
		return "UTC"
	}
	return zone
}

// machineTime is the instant in RFC 3339; empty unless it is certain.
func machineTime(m *kb.Moment) string {
	if m.Instant.IsZero() {
		return ""
	}
	return m.Instant.Format(time.RFC3339)
}

// clock writes a time of day, with seconds only where there are some.
func clock(d time.Duration) string {
	seconds := int(d / time.Second)
	h, m, s := seconds/3600, seconds/60%60, seconds%60
	if s != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

// length writes a duration in its two largest units: "45 s", "24 min",
// "1 h 5 min", "3 d 4 h".
func length(d time.Duration) string {
	seconds := int64(d.Round(time.Second) / time.Second)
	minutes := int64(d.Round(time.Minute) / time.Minute)
	hours := int64(d.Round(time.Hour) / time.Hour)
	switch {
	case seconds < 60:
		return fmt.Sprintf("%d s", seconds)
	case seconds < 10*60 && seconds%60 != 0:
		return fmt.Sprintf("%d min %d s", seconds/60, seconds%60)
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 48*60:
		return twoUnits(minutes/60, "h", minutes%60, "min")
	default:
		return twoUnits(hours/24, "d", hours%24, "h")
	}
}

func twoUnits(large int64, largeUnit string, small int64, smallUnit string) string {
	if small == 0 {
		return fmt.Sprintf("%d %s", large, largeUnit)
	}
	return fmt.Sprintf("%d %s %d %s", large, largeUnit, small, smallUnit)
}

// longDay writes a day in words; the unknown day as "".
func longDay(d kb.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}
