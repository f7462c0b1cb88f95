package content

import (
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

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

func TestParseInterval(t *testing.T) {
	tests := map[string]kb.Interval{
		"3m": {N: 3, Unit: kb.Months}, "2w": {N: 2, Unit: kb.Weeks}, "1y": {N: 1, Unit: kb.Years}, "10d": {N: 10, Unit: kb.Days},
		"quarter": {N: 3, Unit: kb.Months}, "2 quarters": {N: 6, Unit: kb.Months}, "other week": {N: 2, Unit: kb.Weeks},
		"six months": {N: 6, Unit: kb.Months}, "0m": {}, "m3": {}, "3 minutes": {}, "-3 months": {}, "": {}, "99999 days": {},
	}
	for give, want := range tests {
		if got, ok := ParseInterval(give); got != want || ok == want.IsZero() {
			t.Errorf("%q is %v, %v, want %v", give, got, ok, want)
		}
	}
}

func TestConfiguredFollowUp(t *testing.T) {
	read := func(line string) (Config, []problem.Problem) {
		t.Helper()
		config, problems, err := ReadConfig(fstest.MapFS{"debrief.yaml": {Data: []byte("title: T\n" + line + "\n")}}, "debrief.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return config, problems
	}
	if config, problems := read("follow-up: after 2 weeks, every month"); config.FollowUp.String() != "after 2 weeks, every month" || len(problems) > 0 {
		t.Errorf("%q, %+v", config.FollowUp, problems)
	}
	if config, problems := read("title: T"); !config.FollowUp.IsZero() {
		t.Errorf("%q, %+v", config.FollowUp, problems)
	}
	config, problems := read("follow-up: sometimes")
	if !config.FollowUp.IsZero() || len(problems) != 1 {
		t.Fatalf("%q, %+v", config.FollowUp, problems)
	}
	p := problems[0]
	if p.Level != problem.Error || p.Line != 2 || p.Message != `"sometimes" does not say when to meet again` || p.Help != ScheduleHelp {
		t.Errorf("%+v", p)
	}
}
