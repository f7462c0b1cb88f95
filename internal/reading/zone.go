package reading

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the same zones on every machine, also without a system database
	"unicode"
	"unicode/utf8"
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

// zone is a zone as written and what it means.
type zone struct {
	// Written is as the author wrote it; empty if no zone is stated.
	Written string
	// place is nil where the meaning is not certain.
	place *time.Location
	// season is the abbreviation that must be in force ("CEST"): one used in
	// the wrong half of the year makes the meaning uncertain.
	season string
}

// name is the zone as written, but for the two signs for UTC that ISO 8601 and
// RFC 3339 use, which are no names.
func (z zone) name() string {
	if z.Written == "Z" || z.Written == "-00:00" || z.Written == "−00:00" {
		return "UTC"
	}
	return z.Written
}

// siteZone is the zone of a site's configuration.
func siteZone(location *time.Location) zone {
	if location == nil {
		return zone{}
	}
	return zone{Written: location.String(), place: location}
}

// zoneOf finds the meaning of a zone as written.
func zoneOf(written string) zone {
	z := zone{Written: strings.TrimSpace(written)}
	upper := strings.ToUpper(z.Written)
	if hours, ok := fixedZones[upper]; ok {
		z.place = fixedPlace(int(hours * 3600))
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
	if ianaName.FindString(name) == name && name != "" {
		if location, err := time.LoadLocation(name); err == nil {
			z.place = location
		}
	}
	return z
}

// instant returns the point in time at which a clock in the zone shows the local
// time, given as a time in UTC. It is zero where the zone is not certain, where
// the clock skips that time, or shows it twice.
func (z zone) instant(local time.Time) time.Time {
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

var (
	offsetZone = regexp.MustCompile(`^(?i:(?:UTC|GMT)\s?)?([+\-−±])(\d{1,2})(?::?(\d{2}))?$`)
	// zoneStart is a zone right after a time of day; an offset without a name
	// needs all its digits, and a minus is left to ISO forms, for it may be
	// the hyphen of a range.
	zoneStart = regexp.MustCompile(`^(?:(?i:UTC|GMT)\s?[+\-−±]\d{1,2}(?::?\d{2})?\b|\+\d{2}:?\d{2}\b|Z\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?|[A-Z]{2,5}\b|(?:utc|gmt|cet|cest)\b|(?i:(?:local|pacific|eastern|mountain|central(?: european)?|japan)(?: standard| summer| daylight)? time\b)|(?:Pacific|Eastern|Mountain|Central)\b|日本時間|北京时间)`)
	isoOffset = regexp.MustCompile(`^(?:Z\b|[+\-−]\d{2}(?::?\d{2})?\b)`)
	cityStart = regexp.MustCompile(`^([A-Za-z]+(?: [A-Za-z]+)??)(?:( time\b)|\s*(?:[-–—:|,)\]]|$))`)
	ianaName  = regexp.MustCompile(`^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)/[A-Za-z_+\-0-9/]+`)
)

// readZone reads a zone at the start of the text, as it stands after a time of
// day, and returns how many bytes it takes; 0 if there is none.
func readZone(text string) (z zone, n int) {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || first != '+' && !unicode.IsLetter(first) {
		return zone{}, 0
	}
	if m := zoneAt(text); m != "" {
		_, named := zoneNames[strings.ToUpper(m)]
		_, offset := offsetOf(m)
		if named || offset || ianaName.MatchString(m) || strings.HasSuffix(strings.ToLower(m), " time") || isZoneAlone(m, text[len(m):]) || isIdeograph([]rune(m)[0]) {
			return zoneOf(m), len(m)
		}
	}
	word, _, _ := strings.Cut(prefix(text, 24), " ")
	if !cityWords[strings.ToLower(strings.TrimRight(word, "-–—:|,)]"))] {
		return zone{}, 0
	}
	if m := cityStart.FindStringSubmatch(text); m != nil {
		if _, ok := cities[strings.ToLower(m[1])]; ok {
			return zoneOf(m[1]), len(m[1] + m[2])
		}
	}
	return zone{}, 0
}

// isZoneAlone tells whether the name of a zone without "time" is one, by what stands
// behind it: "7:09 AM Eastern: the deploy".
func isZoneAlone(name, rest string) bool {
	switch name {
	case "Pacific", "Eastern", "Mountain", "Central":
		rest = strings.TrimLeft(rest, "*_)] ")
		return rest == "" || strings.IndexByte(":-|,", rest[0]) >= 0 || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	}
	return false
}

// zoneAt finds what looks like a zone at the start of the text, after a cheap
// look: nearly all words are none.
func zoneAt(text string) string {
	head := text[:min(len(text), 48)]
	word := len(head) > 1 && head[1] >= 'a' && head[1] <= 'z'
	if word && !strings.Contains(head, "/") && !strings.Contains(head, "ime") && strings.IndexByte("ugcUGCPEM", head[0]) < 0 {
		return ""
	}
	return zoneStart.FindString(text)
}

// readISOZone reads an offset right after the time of day of an ISO form, where
// a minus is no hyphen.
func readISOZone(text string) (z zone, n int) {
	if m := isoOffset.FindString(text); m != "" {
		return zoneOf(m), len(m)
	}
	return zone{}, 0
}

// offsetOf reads +02:00, -7, UTC+10 as seconds east of Greenwich.
func offsetOf(written string) (int, bool) {
	m := offsetZone.FindStringSubmatch(written)
	if m == nil || m[1] == "±" && number(m[2])+number(m[3]) != 0 {
		return 0, false
	}
	seconds := number(m[2])*3600 + number(m[3])*60
	if seconds > 14*3600 || number(m[3]) > 59 {
		return 0, false
	}
	if m[1] == "-" || m[1] == "−" {
		seconds = -seconds
	}
	return seconds, true
}

var (
	allTimes = regexp.MustCompile(`\b(?i:(?:all\s+)?(?:times?|dates?|timestamps?|tider|tidspunkter|zeiten|uhrzeiten|heures|horas|horarios|horários)\s*(?:(?:stated|listed|given|shown)\s+)?(?:(?:are|is|er|sind|sont|son|são)\s+)?(?:(?:in|i|en|em|as)\s+)?(?:the\s+)?:?\s*\(?)([A-Za-z]{2,}(?:/[A-Za-z_]+)+|[A-Z]{2,5}(?:\s?[+\-−]\d{1,2}(?::?\d{2})?)?)\b`)
	cityTime = regexp.MustCompile(`(?i)\btimes?\s+(?:are\s+)?(?:in\s+|:\s*)?([a-z]+(?: (?:york|angeles|paulo))?)\b|\b([a-z]+(?: (?:york|angeles|paulo))?)\s+time\b`)
	zoneWord = regexp.MustCompile(`(?:UTC|GMT)\s?[+\-−±]\d{1,2}(?::?\d{2})?|[+\-−]\d{2}:\d{2}|[A-Za-z]{2,}(?:/[A-Za-z_]+)+|\b[A-Z]{3,5}\b|\b(?:PT|ET|CT|MT)\b|日本時間|北京时间|标准时间`)
)

// findZone finds the zone that a heading, the header of a table or a line such as
// "All times in CET" states for what follows it.
func findZone(text string) (zone, bool) {
	if shaped := looksLikeZone(text); !shaped && indexTime(text) < 0 {
		return zone{}, false
	} else if !shaped {
		return cityZone(text)
	}
	for _, m := range zoneWord.FindAllString(text, -1) {
		_, named := zoneNames[strings.ToUpper(m)]
		_, offset := offsetOf(m)
		if named || offset || ianaName.MatchString(m) || isIdeograph([]rune(m)[0]) {
			return zoneOf(m), true
		}
	}
	if m := allTimes.FindStringSubmatch(text); m != nil {
		return zoneOf(m[1]), true
	}
	return cityZone(text)
}

// looksLikeZone is a cheap look for two capitals, a slash, an offset or another
// script: no zone but a city is written without one of them.
func looksLikeZone(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= utf8.RuneSelf, c == '/', c == '+', c == '-':
			return true
		case i > 0 && isCapital(c) && isCapital(text[i-1]):
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// indexTime finds the word "time" in a text; -1 if it is absent.
func indexTime(text string) int {
	for i := 0; i+len("time") <= len(text); i++ {
		if text[i]|0x20 == 't' && strings.EqualFold(text[i:i+len("time")], "time") {
			return i
		}
	}
	return -1
}

// cityZone finds the zone of a city in "times in Denver" and "Denver time".
func cityZone(text string) (zone, bool) {
	if at := indexTime(text); at < 0 || !strings.ContainsAny(text, " \t\n\f\r") {
		return zone{}, false
	}
	for _, m := range cityTime.FindAllStringSubmatch(text, -1) {
		if _, ok := cities[strings.ToLower(m[1]+m[2])]; ok {
			return zoneOf(m[1] + m[2]), true
		}
	}
	return zone{}, false
}

// fixedZones are hours east of Greenwich of names that mean one offset the
// whole year round.
var fixedZones = map[string]float64{
	"UTC": 0, "Z": 0, "GMT": 0, "UCT": 0, "ZULU": 0,
	"JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AWST": 8, "WIB": 7, "ICT": 7, "NPT": 5.75, "PKT": 5,
	"MSK": 3, "EAT": 3, "TRT": 3, "SAST": 2, "CAT": 2, "WAT": 1, "BRT": -3, "ART": -3, "HST": -10,
	"AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5,
	"日本時間": 9, "北京时间": 8,
}

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

// at gives a zone that can mean several offsets the meaning that it has at the
// place of the document or the site: "BST" is certain in London. home may be nil.
func (z zone) at(home *time.Location) zone {
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
