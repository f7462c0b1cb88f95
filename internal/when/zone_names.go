package when

import (
	"strings"
	"sync"
	"time"

	"github.com/debrief-dev/debrief/internal/words"
)

// fixedZones are hours east of Greenwich of names that mean one offset the
// whole year round.
var fixedZones = map[string]float64{
	"UTC": 0, "Z": 0, "GMT": 0, "UCT": 0, "ZULU": 0,
	"JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AWST": 8, "WIB": 7, "ICT": 7, "NPT": 5.75, "PKT": 5,
	"MSK": 3, "EAT": 3, "TRT": 3, "SAST": 2, "CAT": 2, "WAT": 1, "BRT": -3, "ART": -3, "HST": -10,
	"AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5,
}

// wordZones are hours east of Greenwich of names in other scripts than ours, or that
// they are not clear.
var wordZones = words.Index[string]("zone.east.")

// seasonalZones are names that hold for one half of the year, and a place where
// they do.
var seasonalZones = map[string]string{
	"CET": "Europe/Berlin", "CEST": "Europe/Berlin", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki",
	"WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
	"MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
	"EST": "America/New_York", "EDT": "America/New_York", "CDT": "America/Chicago",
	"MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
	"AKST": "America/Anchorage", "AKDT": "America/Anchorage",
}

// seasonNames are other languages' names for a season of the table above.
var seasonNames = map[string]string{"MEZ": "CET", "MESZ": "CEST"}

// unclearZones stand for several zones, or for whichever half of the year it is.
var unclearZones = []string{
	"CST", "IST", "BST", "AST", "ADT", "SST", "GST", "AMT", "ECT", "PT", "ET", "CT", "MT", "LT",
}

// zoneNames holds every abbreviation that is known to name a zone.
var zoneNames = func() map[string]bool {
	known := map[string]bool{}
	for name := range fixedZones {
		known[name] = true
	}
	for name := range seasonalZones {
		known[name] = true
	}
	for _, name := range unclearZones {
		known[name] = true
	}
	return known
}()

// cities are names that people write for the zone of the place.
var cities = map[string]string{
	"amsterdam": "Europe/Amsterdam", "auckland": "Pacific/Auckland", "berlin": "Europe/Berlin", "brussels": "Europe/Brussels",
	"chicago": "America/Chicago", "copenhagen": "Europe/Copenhagen", "denver": "America/Denver", "dublin": "Europe/Dublin",
	"helsinki": "Europe/Helsinki", "lisbon": "Europe/Lisbon", "london": "Europe/London", "los angeles": "America/Los_Angeles",
	"madrid": "Europe/Madrid", "melbourne": "Australia/Melbourne", "new york": "America/New_York", "oslo": "Europe/Oslo",
	"paris": "Europe/Paris", "phoenix": "America/Phoenix", "prague": "Europe/Prague", "rome": "Europe/Rome",
	"sao paulo": "America/Sao_Paulo", "seoul": "Asia/Seoul", "singapore": "Asia/Singapore", "stockholm": "Europe/Stockholm",
	"sydney": "Australia/Sydney", "tokyo": "Asia/Tokyo", "toronto": "America/Toronto", "vienna": "Europe/Vienna",
	"warsaw": "Europe/Warsaw", "zurich": "Europe/Zurich",
}

// cityWords are the first words of the cities.
var cityWords = func() map[string]bool {
	words := map[string]bool{}
	for city := range cities {
		first, _, _ := strings.Cut(city, " ")
		words[first] = true
	}
	return words
}()

// fixedPlace is the location that is so many seconds east of Greenwich.
func fixedPlace(offset int) *time.Location {
	if place, ok := fixedPlaces()[offset]; ok {
		return place
	}
	return newFixedPlace(offset)
}

// fixedPlaces are the offsets that zones have, in steps of a quarter of an hour.
var fixedPlaces = sync.OnceValue(func() map[int]*time.Location {
	made := map[int]*time.Location{}
	for offset := -14 * 3600; offset <= 14*3600; offset += 900 {
		made[offset] = newFixedPlace(offset)
	}
	made[0] = time.UTC
	return made
})

// newFixedPlace makes a location with the name that the zone database gives to
// such offsets: +04, +0530.
func newFixedPlace(offset int) *time.Location {
	name := time.Unix(0, 0).In(time.FixedZone("", offset)).Format("-0700")
	return time.FixedZone(strings.TrimSuffix(name, "00"), offset)
}

// places are the locations of the two tables above, loaded once.
var places = sync.OnceValue(func() map[string]*time.Location {
	loaded := map[string]*time.Location{}
	for _, table := range []map[string]string{seasonalZones, cities} {
		for _, name := range table {
			if location, err := time.LoadLocation(name); err == nil {
				loaded[name] = location
			}
		}
	}
	return loaded
})
