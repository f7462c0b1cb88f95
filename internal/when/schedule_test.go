package when

import "testing"

func TestParseSchedule(t *testing.T) {
	tests := []struct {
		give string
		// want is the schedule as authors write it; empty for an error.
		want string
	}{
		{"after 30 days, every month", "after 30 days, every month"},
		{"After 30 Days , every month.", "after 30 days, every month"},
		{"after 2 weeks, every 2 months", "after 2 weeks, every 2 months"},
		{"after 2 weeks and every quarter", "after 2 weeks, every 3 months"},
		{"after a month then every year", "after 1 month, every year"},
		{"after two weeks every other week", "after 2 weeks, every 2 weeks"},
		{"after 1 quarter", "after 3 months"},
		{"after 10 days", "after 10 days"},
		{"nach 2 Wochen, dann jeden Monat", "after 2 weeks, every month"},
		{"Nach 30 Tagen und vierteljährlich.", "after 30 days, every 3 months"},
		{"après deux semaines, puis tous les mois", "after 2 weeks, every month"},
		{"después de 2 semanas, luego cada 2 meses", "after 2 weeks, every 2 months"},
		{"após um mês, depois a cada trimestre", "after 1 month, every 3 months"},
		{"etter 2 uker, deretter hver måned", "after 2 weeks, every month"},
		{"2週間後、その後毎月", "after 2 weeks, every month"},
		{"30日後、3ヶ月ごと。", "after 30 days, every 3 months"},
		{"两周后，然后每月", "after 2 weeks, every month"},
		{"30天后", "after 30 days"},
		{"nach 2 Wochen, dann bald", ""},
		{"nie", "never"},
		{"never", "never"},
		{" NEVER ", "never"},
		{"", ""},
		{"no", ""},
		{"every month", ""},
		{"after", ""},
		{"after 0 days", ""},
		{"after 30", ""},
		{"after 30 hours", ""},
		{"after 30 days, every", ""},
		{"after 30 days, every 0 weeks", ""},
		{"after 9999 years", ""},
		{"30 days", ""},
	}
	for _, tt := range tests {
		got, err := ParseSchedule(tt.give)
		if got.String() != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%q is %q, %v, want %q", tt.give, got, err, tt.want)
		}
		if err != nil {
			continue
		}
		if again, err := ParseSchedule(got.String()); again != got || err != nil {
			t.Errorf("%q is written as %q and read as %q, %v", tt.give, got, again, err)
		}
	}
}
