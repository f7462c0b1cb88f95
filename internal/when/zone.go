package when

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the same zones on every machine, also without a system database
)

// A zone in the forms that people write, after a time of day, in a heading, in
// the header of a table or in a line of its own:
//
//	UTC   Z   +02:00   UTC+10   GMT+2   CET   PDT   US/Pacific   Europe/Oslo
//	16:37 Denver -   Timeline (JST)   All times in CEST   Date and time in CET
//
// An abbreviation that stands for several zones (CST, IST, BST, PT) is kept as
// written and not computed with (reliability.md §4.1 row 10), unless the zone of
// the document or the site is a place that uses it on that day.

// Zone is a zone as written and what it means.
type Zone struct {
	// Written is as the author wrote it; empty if no zone is stated.
	Written string
	// place is nil where the meaning is not certain.
	place *time.Location
	// season is the abbreviation that must be in force ("CEST"): one used in
	// the wrong half of the year makes the meaning uncertain.
	season string
}

// Place is the place whose zone it is; nil if it is not certain, or the name holds
// for half of the year.
func (z Zone) Place() *time.Location {
	if z.season != "" {
		return nil
	}
	return z.place
}

// IsCertain tells whether the zone has one meaning.
func (z Zone) IsCertain() bool { return z.place != nil }

// name is the zone as written, but for the two signs for UTC that ISO 8601 and
// RFC 3339 use, which are no names.
func (z Zone) name() string {
	if z.Written == "Z" || z.Written == "z" || z.Written == "-00:00" || z.Written == "−00:00" {
		return "UTC"
	}
	return z.Written
}

// SiteZone is the zone of a site's configuration.
func SiteZone(location *time.Location) Zone {
	if location == nil {
		return Zone{}
	}
	return Zone{Written: location.String(), place: location}
}

// ZoneOf finds the meaning of a zone as written.
func ZoneOf(written string) Zone {
	z := Zone{Written: strings.TrimSpace(written)}
	upper := strings.ToUpper(z.Written)
	if hours, ok := fixedZones[upper]; ok {
		z.place = fixedPlace(int(hours * 3600))
		return z
	}
	if hours, err := strconv.Atoi(wordZones()[strings.ToLower(z.Written)]); err == nil {
		z.place = fixedPlace(hours * 3600)
		return z
	}
	if name, ok := seasonalZones[upper]; ok {
		z.place, z.season = places()[name], cmp.Or(seasonNames[upper], upper)
		return z
	}
	if offset, ok := offsetOf(z.Written); ok {
		z.place = fixedPlace(offset)
		return z
	}
	name := z.Written
	if city, ok := cities[strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(name, " time"), " Time"))]; ok {
		z.place = places()[city]
		return z
	}
	if place, ok := places()[name]; ok {
		z.place = place
		return z
	}
	if ianaName().FindString(name) == name && name != "" {
		if location, err := time.LoadLocation(name); err == nil {
			z.place = location
		}
	}
	return z
}

// instant returns the point in time at which a clock in the zone shows the local
// time, given as a time in UTC. It is zero where the zone is not certain, where
// the clock skips that time, or shows it twice.
func (z Zone) instant(local time.Time) time.Time {
	if z.place == nil {
		return time.Time{}
	}
	var found time.Time
	for _, near := range []time.Duration{-26 * time.Hour, 26 * time.Hour} {
		_, offset := local.Add(near).In(z.place).Zone()
		candidate := local.Add(-time.Duration(offset) * time.Second).In(z.place)
		name, shown := candidate.Zone()
		if shown != offset || z.season != "" && !namesSeason(z.season, name) {
			continue
		}
		if !found.IsZero() && !found.Equal(candidate) {
			return time.Time{}
		}
		found = candidate
	}
	return found
}

// at gives a zone that can mean several offsets the meaning that it has at the
// place of the document or the site: "BST" is certain in London. home may be nil.
func (z Zone) at(home *time.Location) Zone {
	upper := strings.ToUpper(z.Written)
	if home == nil || z.place != nil || !slices.Contains(unclearZones, upper) {
		return z
	}
	for _, month := range []time.Month{time.January, time.July} {
		name, _ := time.Date(2024, month, 1, 0, 0, 0, 0, home).Zone()
		if namesSeason(upper, name) {
			z.place, z.season = home, upper
		}
	}
	return z
}

// namesSeason tells whether an abbreviation is what a place calls its time. "PT"
// is whichever of PST and PDT is in force, and the Gulf's time has no letters in
// the zone database.
func namesSeason(written, name string) bool {
	return written == name || written == "GST" && name == "+04" ||
		len(written) == 2 && len(name) == 3 && written[0] == name[0] && written[1] == 'T' && (name[1:] == "ST" || name[1:] == "DT")
}
