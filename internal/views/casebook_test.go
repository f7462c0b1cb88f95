package views

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// done gives an incident an action that was done on a day; without one it is open.
func done(days ...string) change {
	return func(i *kb.Incident) {
		for n, day := range days {
			a := kb.Action{Text: kb.Text{Plain: fmt.Sprint(i.Title, " ", n)}, State: kb.ActionOpen, Kind: kb.ActionPrevent}
			if day != "" {
				a.State, a.Done = kb.ActionDone, dayOf(day)
			}
			i.Actions = append(i.Actions, a)
		}
	}
}

func dayOf(day string) kb.Date {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return kb.DateOf(t)
}

// TestVerdict judges the same kind of record on several days.
func TestVerdict(t *testing.T) {
	for name, test := range map[string]struct {
		asOf      string
		incidents []*kb.Incident
		want      string
	}{
		"one incident is no pattern": {"2026-01-01", []*kb.Incident{incident("a", on("2025-01-01"), done("2025-02-01"))}, "none"},
		"one with a date":            {"2026-01-01", []*kb.Incident{incident("a", on("2025-01-01")), incident("b")}, "none"},
		"again after the last of the actions": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), done("2025-02-01", "2025-03-01")), incident("b", on("2025-06-01"), done("")),
		}, "b after a 2025-03-01; 1 open"},
		"before the last of the actions": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), done("2025-02-01", "2025-07-01")), incident("b", on("2025-06-01"), done("")),
		}, "1 open"},
		"on the day itself": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), done("2025-06-01")), incident("b", on("2025-06-01"), done("")),
		}, "1 open"},
		"after the one done last": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), done("2025-02-01")), incident("b", on("2025-03-01"), done("2025-04-01")),
			incident("c", on("2025-06-01"), done("")),
		}, "b after a 2025-02-01; c after b 2025-04-01; 1 open"},
		"quiet since": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), done("")), incident("b", on("2025-06-01"), done("2025-07-01")),
		}, "quiet 2025-07-01; 0 open"},
		"not done yet on that day": {"2025-06-15", []*kb.Incident{
			incident("a", on("2025-01-01"), done("")), incident("b", on("2025-06-01"), done("2025-07-01")),
		}, "0 open"},
		"no day is known": {"2026-01-01", []*kb.Incident{
			incident("a", on("2025-01-01"), action(kb.ActionDone, "")), incident("b", on("2025-06-01"), action(kb.ActionDone, "")),
		}, "0 open"},
	} {
		t.Run(name, func(t *testing.T) {
			v := seen(base(t, test.incidents...), dayOf(test.asOf))
			verdict, ok := v.VerdictOn(v.Base.Incidents)
			if got := verdictWords(verdict, ok); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func verdictWords(v Verdict, ok bool) string {
	if !ok {
		return "none"
	}
	var words []string
	for _, a := range v.Again {
		words = append(words, fmt.Sprintf("%s after %s %s", a.Incident.Slug, a.After.Slug, a.Done))
	}
	if !v.Quiet.IsZero() {
		words = append(words, "quiet "+v.Quiet.String())
	}
	return strings.Join(append(words, fmt.Sprintf("%d open", v.Count.Open)), "; ")
}

// TestFactorCases tells each incident once, whatever parts a factor has in it.
func TestFactorCases(t *testing.T) {
	protects := func(name string) change {
		return func(i *kb.Incident) { i.Mitigators = append(i.Mitigators, kb.Assignment{Name: name}) }
	}
	b := base(t,
		incident("a", on("2025-01-01"), factors("x", "x", "y"), protects("shield"), done("")),
		incident("b", on("2025-02-01"), protects("x"), action(kb.ActionOpen, "")),
		incident("c", on("2025-03-01"), factors("y")),
	)
	v := seen(b, asOf)
	var got []string
	for _, c := range v.FactorCases(v.Factor("x")) {
		line := fmt.Sprintf("%s parts %d held %d prevent %d others %d", c.Incident.Slug, len(c.Parts), len(c.Held), len(c.Prevent), len(c.Others))
		if c.Parts[0].Protects {
			line += " protects"
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"b parts 1 held 0 prevent 0 others 1 protects", "a parts 2 held 1 prevent 1 others 0"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestReturns draws factors, else services, else years, and nothing of a few.
func TestReturns(t *testing.T) {
	days := []string{"2023-01-01", "2024-01-01", "2024-06-01", "2025-01-01", "2025-06-01"}
	several := func(changes ...change) []*kb.Incident {
		var list []*kb.Incident
		for n, day := range days {
			list = append(list, incident(fmt.Sprint("i", n), append([]change{on(day)}, changes...)...))
		}
		return list
	}
	words := func(incidents []*kb.Incident) string {
		var words []string
		for _, r := range seen(base(t, incidents...), asOf).Returns() {
			switch {
			case r.Factor != nil:
				words = append(words, "factor "+r.Factor.Slug)
			case r.Service != nil:
				words = append(words, "service "+r.Service.Slug)
			default:
				words = append(words, fmt.Sprint("year ", r.Year, " ", len(r.Incidents)))
			}
		}
		return strings.Join(words, ", ")
	}
	for want, incidents := range map[string][]*kb.Incident{
		"factor x, factor y":                    several(factors("x", "y"), services("s", "t")),
		"service s, service t":                  several(factors("x"), services("s", "t")),
		"year 2025 2, year 2024 2, year 2023 1": several(services("s")),
		"":                                      several(factors("x", "y"))[:4],
	} {
		if got := words(incidents); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestAnniversaries knows the days of a month from the day of the site on, over the
// end of a year, and drops what has no day or did not come round yet.
func TestAnniversaries(t *testing.T) {
	b := base(t, incident("now", on("2024-12-20")), incident("soon", on("2020-01-05")), incident("later", on("2024-02-20")),
		incident("this-year", on("2026-12-24")), incident("undated"))
	var got []string
	for _, a := range seen(b, dayOf("2026-12-20")).Home().OnThisDay {
		got = append(got, fmt.Sprint(a.Incident.Slug, " ", a.Day, " ", a.Years))
	}
	if diff := cmp.Diff([]string{"now 2026-12-20 2", "soon 2027-01-05 7"}, got); diff != "" {
		t.Error(diff)
	}
}
