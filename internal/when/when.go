// Package when reads what texts say of time: days, times of day, zones, moments,
// ranges and lengths.
//
// In the pipeline it stands between words, which has the names of months and all
// else that differs between languages, and those who meet time in texts: content in
// settings, reading in documents, cmd in flags. Text comes in; days, moments and
// lengths of kb come out, with how many bytes of the text they take. What cannot be
// is refused with a reason, and what is not certain is not computed with.
//
// A Context is made once for a document, and says what completes its moments: the
// year, the order of day and month, the zone, the place.
package when

import (
	"fmt"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Context is what is known before a moment is read. The zero value knows nothing:
// then days need their year, and slashes are American.
type Context struct {
	// Day is the day in force, from a heading or an entry above; zero if none.
	Day kb.Date
	// Year completes days without one where Day is zero; 0 if unknown.
	Year int
	// Zone is stated above, or is the site's; zero if nobody stated one.
	Zone Zone
	// Home is the place that settles an abbreviation of several meanings; nil if
	// none is known.
	Home *time.Location
	// dottedHours is set where the lines around write times with a dot: 9.06 is one there.
	dottedHours bool
	// dayFirst is set where the document writes 3/1/2024 for 3 January.
	dayFirst bool
	// guessed is a day whose order nothing in the document tells; empty if there is none.
	guessed string
}

// On is the context with a day and a zone in force.
func (c Context) On(day kb.Date, zone Zone) Context {
	c.Day, c.Zone = day, zone
	return c
}

// WithoutYear is the context in which only days with their year are days.
func (c Context) WithoutYear() Context {
	c.Day, c.Year = kb.Date{}, 0
	return c
}

// InSomeYear is the context in which days need no year, and nothing else is known but
// how the lines around write times: good for telling whether a text is a moment.
func (c Context) InSomeYear() Context { return Context{Year: 2000, dottedHours: c.dottedHours} }

// year is the year in force; 0 if unknown.
func (c Context) year() int {
	if c.Day.IsZero() {
		return c.Year
	}
	return c.Day.Year
}

// home is the place that settles the meaning of an abbreviation; nil if unknown.
func (c Context) home() *time.Location {
	if place := c.Zone.Place(); place != nil {
		return place
	}
	return c.Home
}

// zoneOf is the meaning of a moment's zone.
func (c Context) zoneOf(m kb.Moment) Zone {
	z := c.Zone
	if m.Zone != z.Written {
		z = ZoneOf(m.Zone)
	}
	return z.at(c.home())
}

// Shift moves a moment by days, and finds its instant anew.
func (c Context) Shift(m *kb.Moment, days int) {
	m.Day = m.Day.AddDays(days)
	c.zoneOf(*m).settle(m)
}

// Doubt says why a moment of a known day, time and zone has no certain instant;
// empty if it has one.
func (c Context) Doubt(m kb.Moment) string {
	local, ok := m.Local()
	if !ok || m.Approximate || m.Zone == "" || !m.Instant.IsZero() {
		return ""
	}
	switch z := c.zoneOf(m); {
	case z.place == nil:
		return fmt.Sprintf("the zone %q can mean several offsets", m.Zone)
	case z.season != "":
		return fmt.Sprintf("%q is not the time in force on %s", m.Zone, m.Day)
	default:
		return fmt.Sprintf("%s does not exist exactly once in %s", local.Format("2006-01-02 15:04"), m.Zone)
	}
}

// settle gives a moment the point in time at which it is in its zone; none unless
// day, time of day and zone are all certain.
func (z Zone) settle(m *kb.Moment) {
	m.Instant, m.Unclear = time.Time{}, false
	if local, ok := m.Local(); ok && !m.Approximate {
		m.Instant = z.instant(local)
		m.Unclear = m.Instant.IsZero() && z.Place() != nil
	}
}
