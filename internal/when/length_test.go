package when

import (
	"fmt"
	"testing"
)

func TestReadLength(t *testing.T) {
	for _, test := range []struct {
		text string
		want string // length, smallest unit; "~" if rough; "-" if unread
	}{
		{"371 minutes", "6h11m0s 1m0s"}, {"54 hours 10 minutes", "54h10m0s 1m0s"}, {"19 hours 43 minutes.", "19h43m0s 1m0s"},
		{"1 h 20 min", "1h20m0s 1m0s"}, {"1h20m", "1h20m0s 1m0s"}, {"90m", "1h30m0s 1m0s"}, {"45s", "45s 1s"}, {"1:20", "1h20m0s 1m0s"},
		{"01:20:30", "1h20m30s 1s"}, {"11 Days", "264h0m0s 24h0m0s"}, {"2 days, 3 hours and 5 minutes", "51h5m0s 1m0s"}, {"1.5 hours", "1h30m0s 6m0s"},
		{"1,5 Stunden", "1h30m0s 6m0s"}, {"~7 hours", "7h0m0s 1h0m0s ~"}, {"about 3 hours", "3h0m0s 1h0m0s ~"}, {"less than 5 minutes", "5m0s 1m0s ~"},
		{"an hour", "1h0m0s 1h0m0s ~"}, {"2 Stunden 10 Minuten", "2h10m0s 1m0s"}, {"3 heures et 5 minutes", "3h5m0s 1m0s"}, {"2 horas y 5 minutos", "2h5m0s 1m0s"},
		{"1 time 20 minutter", "1h20m0s 1m0s"}, {"2 timer", "2h0m0s 1h0m0s"}, {"3時間20分", "3h20m0s 1m0s"}, {"2小时30分钟", "2h30m0s 1m0s"}, {"約30分", "30m0s 1m0s ~"},
		{"1 week", "168h0m0s 168h0m0s"}, {"45 minutes (10:00 to 10:45)", "45m0s 1m0s"},
		{"?", "-"}, {"unknown", "-"}, {"5 machines", "-"}, {"10:00 - 11:00", "-"}, {"", "-"}, {"99999999999999999999 hours", "-"}, {"300000 days", "-"},
	} {
		length, unit, rough := ReadLength(test.text)
		got := "-"
		if length > 0 {
			got = fmt.Sprintf("%v %v", length, unit)
			if rough {
				got += " ~"
			}
		}
		if got != test.want {
			t.Errorf("ReadLength(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
