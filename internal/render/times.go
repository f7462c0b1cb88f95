package render

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Moment is a point in time as pages show it.
type Moment struct {
	// Text is the clock or the day with the clock; the author's own words
	// where those are not certain.
	Text string
	// Written is the author's form, where Text leaves a part of it to the heading
	// of the day; empty if it does not.
	Written string
	// Zone is as written; empty if nobody stated one.
	Zone string
	// Machine is the instant in RFC 3339, without seconds that are none; empty
	// unless it is certain.
	Machine string
	// Day is the calendar day as YYYY-MM-DD; empty if unknown. Scripts need it
	// to say that a time in another zone falls on another day.
	Day string
}

// longestClock is how many letters a time has at most that says no day:
// "ca 9:40 pm".
const longestClock = 12

// clockMoment shows the time of day, for a row under a heading with the day: as
// written, but without a numeric date around it, which the heading says already.
func clockMoment(m *kb.Moment) Moment {
	shown := Moment{Text: m.Written, Zone: zoneWord(m.Zone), Machine: machineTime(m), Day: m.Day.String()}
	// The zone is said once, above the first entry, where all have the same.
	numeric := strings.Trim(strings.TrimSuffix(m.Written, m.Zone), "0123456789-/.:TZ ") == ""
	switch {
	case m.HasClock && !m.Day.IsZero() && !numeric && len(m.Written) > longestClock && strings.ContainsAny(m.Written, "0123456789"):
		shown.Text, shown.Written = kb.ClockText(m.Clock), m.Written
		if m.Approximate {
			shown.Text = "ca " + shown.Text
		}
	case m.HasClock && !m.Approximate && numeric:
		shown.Text = kb.ClockText(m.Clock)
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
		shown.Text = m.Day.String() + " " + kb.ClockText(m.Clock)
	default:
		shown.Text, shown.Zone = m.Day.String(), ""
	}
	return shown
}

// withUnits keeps each number of a length with its unit where a line ends: "+4 d" above
// "20 h".
func withUnits(length string) string {
	parts := strings.SplitAfter(length, " ")
	for i := 0; i < len(parts)-1; i += 2 {
		parts[i] = strings.TrimSuffix(parts[i], " ") + "\u00a0"
	}
	return strings.Join(parts, "")
}

// machineTime is an instant in the shortest form that HTML takes.
func machineTime(m *kb.Moment) string {
	instant := m.RFC3339()
	const minutes = len("2006-01-02T15:04")
	if len(instant) < minutes {
		return ""
	}
	return instant[:minutes] + strings.TrimPrefix(instant[minutes:], ":00")
}

// zoneWord is the zone as people read it: "Z" is short for UTC (RFC 3339).
func zoneWord(zone string) string {
	if zone == "Z" {
		return "UTC"
	}
	return zone
}
