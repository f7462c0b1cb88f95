package kb

import "testing"

func TestDaysSince(t *testing.T) {
	tests := []struct {
		then, day Date
		want      int
	}{
		{Date{2024, 2, 28}, Date{2024, 3, 1}, 2},
		{Date{2026, 2, 28}, Date{2026, 3, 1}, 1},
		{Date{2026, 1, 1}, Date{2025, 12, 31}, -1},
		{Date{2026, 1, 1}, Date{2026, 1, 1}, 0},
		{Date{1600, 1, 1}, Date{2000, 1, 1}, 146097}, // 400 years of the Gregorian calendar
		{Date{1, 1, 1}, Date{9999, 12, 31}, 3652058},
	}
	for _, tt := range tests {
		if got := tt.day.DaysSince(tt.then); got != tt.want {
			t.Errorf("%s is %d days after %s, want %d", tt.day, got, tt.then, tt.want)
		}
	}
}
