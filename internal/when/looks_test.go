package when

import (
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
	f.Fuzz(func(t *testing.T, text string) {
		// However many blanks stand between words, it is one text.
		text = strings.Join(strings.Fields(text), " ")
		known := Context{Year: 2024}
		if _, ok := known.readPoint(text); ok && !mayBeMoment(text) {
			t.Errorf("no look for a moment in %q", text)
		}
		if text != "" {
			for _, form := range dayForms(text[skipWeekday(text):]) {
				if _, n, _ := form(text[skipWeekday(text):], known.Year); n > 0 && !hasDigit(prose.Start(text, reach)) {
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
