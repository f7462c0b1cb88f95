package when

import (
	"regexp"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/prose"
)

// FuzzLooks: what spares an expression its work never refuses what the expression
// takes.
func FuzzLooks(f *testing.F) {
	for _, seed := range []string{
		"approximately on the Wednesday, the 3rd of March 2024", "примерно воскресенье, 3 марта 2024", "ca --:--", "~ xX:xx", "um ca ??",
		"Pacific TIME", "central european daylight time", "Europe/Berlin", "japan time", "Times are in new york", "TIME: denver",
		"all times UC/Pacific", "Horarios em brt", "日本時間", "gmt", "PACIFIC time zone",
	} {
		f.Add(seed)
	}
	for _, seed := range []string{"in 2024", "20244", "x1999.", "2100 or 2026", "12026 2027", "1899"} {
		f.Add(seed)
	}
	anyYear := regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)(?:[^0-9]|$)`)
	f.Fuzz(func(t *testing.T, text string) {
		if m := anyYear.FindStringSubmatch(text); m == nil && Year(text) != 0 || m != nil && Year(text) != prose.Number(m[1]) {
			t.Errorf("%d is the year of %q, want %v", Year(text), text, m)
		}
		// However many blanks stand between words, it is one text.
		text = strings.Join(strings.Fields(text), " ")
		known := Context{Year: 2024}
		if _, ok := known.readPoint(text); ok && !mayBeMoment(text) {
			t.Errorf("no look for a moment in %q", text)
		}
		if text != "" {
			for _, form := range dayForms(text[skipWeekday(text):]) {
				if _, n, _ := form(text[skipWeekday(text):], known.Year); n > 0 && !prose.HasDigit(prose.Start(text, reach)) {
					t.Errorf("no look for a day in %q", text)
				}
			}
		}
		if zoneStart().MatchString(text) && !mayBeZone(prose.Start(text, longestZone)) {
			t.Errorf("no look for a zone at the start of %q", text)
		}
		if (zoneWord().MatchString(text) || allTimes().MatchString(text)) && !looksLikeZone(text) {
			t.Errorf("no look for the zone in %q", text)
		}
		if cityTime().MatchString(text) && (indexTime(text) < 0 || !strings.ContainsAny(text, " \t\n\f\r")) {
			t.Errorf("no look for the city in %q", text)
		}
	})
}
