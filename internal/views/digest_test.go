package views

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

func TestPeriodOf(t *testing.T) {
	tests := []struct {
		kind                 PeriodKind
		day                  string
		slug, title, between string
	}{
		{MonthPeriod, "2028-02-29", "2028-02", "February 2028", "2028-02-01 2028-02-29"},
		{MonthPeriod, "2026-02-01", "2026-02", "February 2026", "2026-02-01 2026-02-28"},
		{MonthPeriod, "2026-12-31", "2026-12", "December 2026", "2026-12-01 2026-12-31"},
		{QuarterPeriod, "2026-01-01", "2026-q1", "1st quarter of 2026", "2026-01-01 2026-03-31"},
		{QuarterPeriod, "2026-06-30", "2026-q2", "2nd quarter of 2026", "2026-04-01 2026-06-30"},
		{QuarterPeriod, "2026-09-30", "2026-q3", "3rd quarter of 2026", "2026-07-01 2026-09-30"},
		{QuarterPeriod, "2026-12-31", "2026-q4", "4th quarter of 2026", "2026-10-01 2026-12-31"},
		{YearPeriod, "2026-12-31", "2026", "2026", "2026-01-01 2026-12-31"},
		{RangePeriod, "2026-12-31", "2026-12-31-2026-12-31", "31 December 2026", "2026-12-31 2026-12-31"},
	}
	for _, tt := range tests {
		p := PeriodOf(tt.kind, date(tt.day))
		if between := p.From.String() + " " + p.To.String(); p.Slug() != tt.slug || p.Title(texts.English()) != tt.title || between != tt.between {
			t.Errorf("%s of %s: %s, %s, %s", tt.kind, tt.day, p.Slug(), p.Title(texts.English()), between)
		}
		if p.Next().From != p.To.AddDays(1) || p.Next().Previous() != p {
			t.Errorf("%s is followed by %s, before which is %s", p.Slug(), p.Next().Slug(), p.Next().Previous().Slug())
		}
		if tt.kind == RangePeriod {
			continue
		}
		if again, err := ParsePeriod(p.Slug()); err != nil || again != p {
			t.Errorf("%s is read as %s, %v", p.Slug(), again.Slug(), err)
		}
	}
	for _, wrong := range []string{"", "2026-13", "2026-00", "2026-q5", "26", "0000", "2026-1", "last", "2026-09-01"} {
		if p, err := ParsePeriod(wrong); err == nil {
			t.Errorf("%q is read as %s", wrong, p.Slug())
		}
	}
	if p, err := ParsePeriod("2026Q3"); err != nil || p.Slug() != "2026-q3" {
		t.Errorf("2026Q3 is %s, %v", p.Slug(), err)
	}
}

func TestPeriods(t *testing.T) {
	b := base(t,
		incident("a", on("2025-11-30"), todo("x", "done:2026-02-10")),
		incident("b", on("2026-03-01")),
		incident("ahead", on("2027-01-01"), todo("x", "done:2027-02-10")),
		incident("mistyped", on("1970-01-01")),
		incident("dateless"),
	)
	tests := []struct{ asOf, want, latest string }{
		{"2026-03-31", "2026-03 2026-02 2026-01 2025-12 2025-11 2026-q1 2025-q4 2026 2025 1970", "2026-03"},
		{"2026-05-01", "2026-05 2026-04 2026-03 2026-02 2026-01 2025-12 2025-11 2026-q2 2026-q1 2025-q4 2026 2025 1970", "2026-03"},
		{"2026-02-28", "2026-02 2026-01 2025-12 2025-11 2026-q1 2025-q4 2026 2025 1970", "2026-02"},
		{"2026-01-31", "2026-01 2025-12 2025-11 2026-q1 2025-q4 2026 2025 1970", "2025-11"},
		{"1969-12-31", "1969-12 1969-q4 1969", "1969-12"},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range seen(b, date(tt.asOf)).Periods() {
			got = append(got, p.Slug())
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", tt.asOf, diff)
		}
		if latest := seen(b, date(tt.asOf)).LatestPeriod().Slug(); latest != tt.latest {
			t.Errorf("%s: the latest is %s, want %s", tt.asOf, latest, tt.latest)
		}
	}
}

func changed(words string) change { return func(i *kb.Incident) { i.Changed.Plain = words } }

func by(team, facilitator string, authors ...string) change {
	return func(i *kb.Incident) { i.Team, i.Facilitator, i.Authors = team, facilitator, authors }
}

func mitigated(name string) change {
	return func(i *kb.Incident) { i.Mitigators = append(i.Mitigators, kb.Assignment{Name: name}) }
}

// year is a base with a year of work.
func year(t *testing.T) *kb.Base {
	return base(t,
		incident("old", on("2025-12-31"), factors("Retry storm"), todo("slow", "done:2026-02-28"), by("Search team", "Ann Smith", "@bob")),
		incident("jan", on("2026-01-31"), factors("Retry storm", "Full disk"), mitigated("Spare room"), by("Search team", "the release manager"),
			todo("due in jan", "due:2026-01-31"), todo("due in feb", "due:2026-02-10"), todo("done in mar", "done:2026-03-01 due:2026-02-01")),
		incident("shut", on("2026-02-01"), todo("quick", "done:2026-02-02"), todo("no", "reason"), changed("No more letters.")),
		incident("may", on("2026-05-01"), factors("Retry storm", "Retry storm")),
		incident("dateless", todo("some day", "")),
	)
}

func TestDigest(t *testing.T) {
	b := year(t)
	v := seen(b, asOf)
	tests := []struct{ period, want string }{
		{"2025-12", "old; closed ; new Retry storm; again ; done ; open 1 slow; overdue 0"},
		{"2026-01", "jan; closed ; new Full disk; again Retry storm (2025-12-31); done ; open 4 due in jan, done in mar, due in feb, slow; overdue 0"},
		{"2026-02", "shut; closed old shut; new ; again ; done quick, slow; open 3 due in jan, done in mar, due in feb; overdue 3"},
		{"2026-03", "; closed ; new ; again ; done done in mar; open 2 due in jan, due in feb; overdue 2"},
		{"2026-04", "quiet"},
		{"2026-05", "may; closed ; new ; again Retry storm (2026-01-31); done ; open 2 due in jan, due in feb; overdue 2"},
		{"2026-q1", "shut jan; closed old shut; new Full disk; again Retry storm (2025-12-31); done quick, slow, done in mar; open 2 due in jan, due in feb; overdue 2"},
		{"2026", "may shut jan; closed old shut; new Full disk; again Retry storm (2025-12-31); done quick, slow, done in mar; open 3 due in jan, due in feb, some day; overdue 2"},
		{"2027-01", "quiet"},
	}
	for _, tt := range tests {
		p, err := ParsePeriod(tt.period)
		if err != nil {
			t.Fatal(err)
		}
		if got := describe(v.Digest(p)); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.period, got, tt.want)
		}
	}
}

// describe writes down what a digest says.
func describe(d *Digest) string {
	if d.Quiet {
		return "quiet"
	}
	var closed, fresh, again []string
	for _, c := range d.Closed {
		closed = append(closed, c.Incident.Slug)
	}
	for _, f := range d.NewFactors {
		fresh = append(fresh, f.Factor.Title)
	}
	for _, f := range d.ReturningFactors {
		again = append(again, fmt.Sprintf("%s (%s)", f.Factor.Title, f.Before))
	}
	return fmt.Sprintf("%s; closed %s; new %s; again %s; done %s; open %d %s; overdue %d", strings.Join(slugs(d.Published), " "), strings.Join(closed, " "),
		strings.Join(fresh, " "), strings.Join(again, " "), textsOf(d.Done), d.StillOpenCount, textsOf(d.StillOpen), d.OverdueCount)
}

func TestDigestTellsWhatHelped(t *testing.T) {
	d := seen(year(t), asOf).Digest(PeriodOf(QuarterPeriod, date("2026-01-01")))
	if len(d.Protected) != 1 || d.Protected[0].Incident.Slug != "jan" || d.Protected[0].Assignment.Name != "Spare room" {
		t.Errorf("protected by %+v", d.Protected)
	}
	if diff := cmp.Diff(Thanks{3, []string{"Search team", "the release manager"}}, d.Thanks); diff != "" {
		t.Errorf("thanks: %s", diff)
	}
}

// TestDigestOfToday: a period that is not over speaks of the day of the view.
func TestDigestOfToday(t *testing.T) {
	d := seen(year(t), date("2026-02-05")).Digest(PeriodOf(MonthPeriod, date("2026-02-01")))
	if d.End != date("2026-02-05") || textsOf(d.Done) != "quick" || d.OverdueCount != 2 || len(d.Overdue) != 2 {
		t.Errorf("as of %s: done %s, overdue %s", d.End, textsOf(d.Done), textsOf(d.Overdue))
	}
}

// TestDigestBoundsItsLists: what a page can not hold is counted.
func TestDigestBoundsItsLists(t *testing.T) {
	changes := []change{on("2026-01-01")}
	for n := range 3 * digestOpen {
		changes = append(changes, todo(fmt.Sprint("action ", n), "due:2026-01-02"))
	}
	d := seen(base(t, incident("x", changes...)), asOf).Digest(PeriodOf(MonthPeriod, date("2026-01-01")))
	if len(d.StillOpen) != digestOpen || len(d.Overdue) != digestOpen || d.StillOpenCount != 3*digestOpen || d.OverdueCount != 3*digestOpen {
		t.Errorf("%d of %d open, %d of %d overdue", len(d.StillOpen), d.StillOpenCount, len(d.Overdue), d.OverdueCount)
	}
}

func TestThanksNameNobody(t *testing.T) {
	tests := []struct {
		who  string
		role bool
	}{
		{"Search team", true}, {"Team dagpenger", true}, {"the release manager", true}, {"Platform on-call", true}, {"SRE", true},
		{"an engineer from the Payments team", true}, {"Head of Operations", true}, {"support desk", true},
		{"Ann Smith", false}, {"@ann", false}, {"@platform-team", false}, {"ann@team.example", false}, {"ann", false}, {"Geir A. Lund", false},
		{"Search", false}, {"Ann (Platform team)", false}, {"", false},
	}
	for _, tt := range tests {
		if got := ThanksOf(incident("x", by(tt.who, ""))); (len(got.Roles) == 1) != tt.role || got.Incidents != 1 {
			t.Errorf("%q: %v, want %v", tt.who, got.Roles, tt.role)
		}
	}
}

func TestShare(t *testing.T) {
	i := incident("x", on("2026-01-01"), todo("a", ""), todo("b", "done"))
	i.Summary.Plain = strings.Repeat("Nobody could pay for ten minutes. ", 30)
	i.Impact.Plain = "Nobody could pay."
	i.Started, i.Detected, i.Resolved = clock("2026-01-01", "10:00", "UTC"), clock("2026-01-01", "10:10", "UTC"), clock("2026-01-01", "10:30", "UTC")
	s := ShareOf(i)
	if words := len(strings.Fields(s.Abstract)); words != 60 || s.Impact != "Nobody could pay." || s.Closing.Count.Open != 1 || !s.HasLongest || s.Longest.Doing != "fix" {
		t.Errorf("%d words, %+v", words, s)
	}
	if words := len(strings.Fields(Abstract(i))); words != 180 {
		t.Errorf("the abstract has %d words", words)
	}
	i.Resolved = clock("2026-01-01", "10:20", "UTC")
	if s := ShareOf(i); s.HasLongest {
		t.Errorf("of two phases of one length, the longest is %q", s.Longest.Doing)
	}
	if s := ShareOf(incident("y")); s.HasLongest || s.Abstract != "" {
		t.Errorf("%+v", s)
	}
}
