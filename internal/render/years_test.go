package render

import (
	"strconv"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// TestManyYearsFold: the newest years and what has no date are in sight, a few years
// more than fit do not fold for one line, and the year of the page is seen.
func TestManyYearsFold(t *testing.T) {
	links := func(years int, undated bool, current int) []CountedLink {
		var all []CountedLink
		for i := range years {
			all = append(all, CountedLink{Link: Link{Text: strconv.Itoa(2026 - i), Current: 2026-i == current}})
		}
		if undated {
			all = append(all, CountedLink{Link: Link{Text: "No date"}})
		}
		return all
	}
	for _, test := range []struct {
		years           int
		undated         bool
		current         int
		newest, earlier int
		open            bool
	}{
		{years: 3, newest: 3},
		{years: trackYears + 1, undated: true, newest: trackYears + 2},
		{years: 29, newest: trackYears, earlier: 29 - trackYears},
		{years: 29, undated: true, current: 2025, newest: trackYears + 1, earlier: 29 - trackYears},
		{years: 29, current: 2001, newest: trackYears, earlier: 29 - trackYears, open: true},
	} {
		got := foldYears(links(test.years, test.undated, test.current), test.undated)
		if len(got.Newest) != test.newest || len(got.Earlier) != test.earlier || got.Open != test.open {
			t.Errorf("%+v: %d newest, %d earlier, open %t", test, len(got.Newest), len(got.Earlier), got.Open)
		}
		if last := got.Newest[len(got.Newest)-1].Text; test.undated != (last == "No date") {
			t.Errorf("%+v: the last in sight is %s", test, last)
		}
	}
}

// TestIntroduction: what has no date is last, says nothing of the years, and is counted
// on its own.
func TestIntroduction(t *testing.T) {
	dated := func(years ...int) (list []*kb.Incident) {
		for _, year := range years {
			i := &kb.Incident{}
			if year > 0 {
				i.Date = kb.Date{Year: year, Month: 5, Day: 1}
			}
			list = append(list, i)
		}
		return list
	}
	for _, test := range []struct {
		incidents []*kb.Incident
		want      string
	}{
		{nil, "0 postmortems"}, {dated(0, 0), "2 postmortems"}, {dated(2026), "1 postmortem from 2026"},
		{dated(2026, 2024, 2021), "3 postmortems from 2021 to 2026"}, {dated(2026, 2026, 0), "2 postmortems from 2026, 1 undated"},
	} {
		if got := introduction(texts.English(), test.incidents); got != test.want {
			t.Errorf("%d incidents: %q, want %q", len(test.incidents), got, test.want)
		}
	}
}
