package kb

import "testing"

// day reads YYYY-MM-DD; empty is the unknown date.
func day(t *testing.T, text string) Date {
	t.Helper()
	d := dateOf(text)
	if d.String() != text {
		t.Fatalf("%q is no day", text)
	}
	return d
}

func dateOf(text string) (d Date) {
	for i, field := range []*int{&d.Year, (*int)(&d.Month), &d.Day} {
		from, to := [...]int{0, 5, 8}[i], [...]int{4, 7, 10}[i]
		if len(text) < to {
			return Date{}
		}
		for _, digit := range text[from:to] {
			*field = 10**field + int(digit-'0')
		}
	}
	return d
}

func TestIntervalFrom(t *testing.T) {
	tests := []struct {
		give  Interval
		start string
		times int
		want  string
	}{
		{Interval{1, Months}, "2026-01-31", 1, "2026-02-28"},
		{Interval{1, Months}, "2028-01-31", 1, "2028-02-29"},
		{Interval{1, Months}, "2026-01-31", 2, "2026-03-31"},
		{Interval{1, Months}, "2026-08-31", 1, "2026-09-30"},
		{Interval{1, Months}, "2026-12-15", 1, "2027-01-15"},
		{Interval{3, Months}, "2026-11-30", 1, "2027-02-28"},
		{Interval{1, Years}, "2028-02-29", 1, "2029-02-28"},
		{Interval{1, Years}, "2028-02-29", 4, "2032-02-29"},
		{Interval{2, Weeks}, "2026-12-28", 1, "2027-01-11"},
		{Interval{30, Days}, "2028-02-01", 1, "2028-03-02"},
		{Interval{30, Days}, "2026-02-01", 0, "2026-02-01"},
		{Interval{}, "2026-02-01", 3, "2026-02-01"},
	}
	for _, tt := range tests {
		if got := tt.give.From(day(t, tt.start), tt.times).String(); got != tt.want {
			t.Errorf("%d times %s from %s is %s, want %s", tt.times, tt.give, tt.start, got, tt.want)
		}
	}
}

// TestIntervalBefore holds Before against counting one by one.
func TestIntervalBefore(t *testing.T) {
	intervals := []Interval{{1, Days}, {30, Days}, {1, Weeks}, {3, Weeks}, {1, Months}, {2, Months}, {3, Months}, {1, Years}, {4, Years}, {}}
	starts := []string{"2024-02-29", "2025-12-31", "2026-01-31", "2026-06-15"}
	for _, i := range intervals {
		for _, start := range starts {
			first := day(t, start)
			for _, ahead := range []int{-400, -1, 0, 1, 27, 28, 29, 30, 31, 59, 60, 89, 365, 366, 1461, 4000} {
				end := first.AddDays(ahead)
				want := -1
				for i.From(first, want+1).Compare(end) < 0 && (want < 0 || i.N > 0) {
					want++
				}
				if got := i.Before(first, end); got != want {
					t.Errorf("%q fits %d times between %s and %s, want %d", i, got, first, end, want)
				}
			}
		}
	}
}

func TestIntervalWords(t *testing.T) {
	tests := []struct {
		give        Interval
		want, every string
	}{
		{Interval{}, "", ""},
		{Interval{1, Months}, "1 month", "every month"},
		{Interval{3, Months}, "3 months", "every 3 months"},
		{Interval{30, Days}, "30 days", "every 30 days"},
	}
	for _, tt := range tests {
		if got, every := tt.give.String(), tt.give.EveryWords(); got != tt.want || every != tt.every {
			t.Errorf("%+v is %q, %q, want %q, %q", tt.give, got, every, tt.want, tt.every)
		}
	}
}
