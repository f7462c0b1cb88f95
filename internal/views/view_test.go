package views

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

var asOf = kb.Date{Year: 2026, Month: 11, Day: 21}

// change is a step of making an incident.
type change func(*kb.Incident)

// incident makes an incident whose file name is its slug.
func incident(slug string, changes ...change) *kb.Incident {
	i := &kb.Incident{Document: kb.Document{Source: slug + ".md", Title: slug}}
	for _, c := range changes {
		c(i)
	}
	return i
}

func on(day string) change {
	return func(i *kb.Incident) {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		i.Date = kb.DateOf(t)
	}
}

func factors(names ...string) change {
	return func(i *kb.Incident) {
		for _, name := range names {
			i.Factors = append(i.Factors, kb.Assignment{Name: name})
		}
	}
}

func services(names ...string) change {
	return func(i *kb.Incident) {
		for _, name := range names {
			i.Services = append(i.Services, kb.Mention{Name: name})
		}
	}
}

func tags(names ...string) change { return func(i *kb.Incident) { i.Tags = names } }

func action(state kb.ActionState, due string) change {
	return func(i *kb.Incident) {
		a := kb.Action{State: state, Text: kb.Text{Plain: i.Title + " " + due}}
		if due != "" {
			t, err := time.Parse(time.DateOnly, due)
			if err != nil {
				panic(err)
			}
			a.Due = kb.DateOf(t)
		}
		i.Actions = append(i.Actions, a)
	}
}

func linksTo(slug string) change {
	return func(i *kb.Incident) {
		i.Body.Links = append(i.Body.Links, kb.Link{Kind: kb.WikiLink, Target: slug})
	}
}

// base links incidents, which must fit together.
func base(t *testing.T, incidents ...*kb.Incident) *kb.Base {
	t.Helper()
	b, problems := kb.New(kb.Parts{Incidents: incidents, Markers: kb.Markers()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return b
}

// seen is a base seen from a day, with the default schedule.
func seen(b *kb.Base, day kb.Date) *View { return New(b, day, afterAMonth) }

// afterAMonth is the schedule of the tests' site.
var afterAMonth = kb.Schedule{After: kb.Interval{N: 30, Unit: kb.Days}, Every: kb.Interval{N: 1, Unit: kb.Months}}

func slugs(incidents []*kb.Incident) []string {
	var got []string
	for _, i := range incidents {
		got = append(got, i.Slug)
	}
	return got
}

// TestConcludesOnce: however many goroutines ask, a conclusion is drawn once, and
// a panic on the way reaches each of them.
func TestConcludesOnce(t *testing.T) {
	var drawn atomic.Int32
	var once, never lazy[int]
	v := seen(base(t), asOf)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if got := once.of(v, func(*View) int { return int(drawn.Add(1)) }); got != 1 {
				t.Errorf("concluded %d", got)
			}
			defer func() {
				if recover() == nil {
					t.Error("what panicked gave a value")
				}
			}()
			never.of(v, func(*View) int { panic("no") })
		})
	}
	group.Wait()
}

func TestByYear(t *testing.T) {
	b := base(t, incident("a", on("2026-03-01")), incident("b", on("2024-12-31")), incident("c"), incident("d", on("2026-01-05")))
	years := ByYear(b.Incidents)
	var got []string
	for _, y := range years {
		got = append(got, fmt.Sprint(y.Year, slugs(y.Incidents), y.Months))
	}
	want := []string{
		"2026 [a d] [1 0 1 0 0 0 0 0 0 0 0 0]", "2024 [b] [0 0 0 0 0 0 0 0 0 0 0 1]", "0 [c] [0 0 0 0 0 0 0 0 0 0 0 0]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOpenActionsPutsWhatIsDueFirst(t *testing.T) {
	b := base(t,
		incident("a", on("2026-03-01"), action(kb.ActionOpen, ""), action(kb.ActionOpen, "2026-11-20"), action(kb.ActionDone, "2026-01-01")),
		incident("b", on("2026-02-01"), action(kb.ActionOpen, "2026-11-21"), action(kb.ActionWontfix, ""), action(kb.ActionOpen, "2025-01-01")),
	)
	var got []string
	for _, o := range seen(b, asOf).openActions(b.Incidents) {
		got = append(got, fmt.Sprint(o.Action.Text.Plain, " ", o.Overdue))
	}
	want := []string{"b 2025-01-01 true", "a 2026-11-20 true", "b 2026-11-21 false", "a  false"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := CountActions(b.Incidents[1]); c != (ActionCount{Open: 2, Wontfix: 1}) || c.Total() != 3 {
		t.Errorf("counted %+v", c)
	}
}

func TestRelated(t *testing.T) {
	b := base(t,
		incident("here", on("2026-06-01"), factors("rare", "common"), services("checkout"), tags("tls"), linksTo("linked")),
		incident("linked", on("2020-01-01")),
		incident("citing", on("2020-01-02"), linksTo("here")),
		incident("rare-too", on("2021-01-01"), factors("rare")),
		incident("common-1", on("2026-05-01"), factors("common")),
		incident("common-2", on("2026-04-01"), factors("common")),
		incident("common-3", on("2026-03-01"), factors("common")),
		incident("served", on("2026-02-01"), services("checkout")),
		incident("tagged", on("2026-01-01"), tags("TLS")),
		incident("nothing", on("2026-01-01")),
	)
	v := seen(b, asOf)
	var got []string
	for _, r := range v.Related(b.Incidents[0]) {
		line := r.Incident.Slug + ":"
		for _, reason := range r.Reasons {
			line += " " + reason.Text(texts.English()) + ";"
		}
		got = append(got, line)
	}
	want := []string{
		"citing: links here;", "linked: linked from here;", "rare-too: same factor: rare;",
		"common-1: same factor: common;", "common-2: same factor: common;", "common-3: same factor: common;",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, r := range v.Related(b.Incidents[len(b.Incidents)-1]) {
		if r.Incident.Slug == "nothing" {
			t.Error("an incident is related to itself")
		}
	}
}

func TestRelatedCountsSeveralReasons(t *testing.T) {
	b := base(t,
		incident("here", on("2026-06-01"), services("a", "b")),
		incident("both", on("2020-01-01"), services("a", "b")),
		incident("one", on("2026-05-01"), services("a")),
	)
	related := seen(b, asOf).Related(b.Incidents[0])
	if len(related) != 2 || related[0].Incident.Slug != "both" || len(related[0].Reasons) != 2 {
		t.Errorf("related: %+v", related)
	}
}

func TestFactorDetail(t *testing.T) {
	held := func(i *kb.Incident) { i.Mitigators = []kb.Assignment{{Name: "Read replica"}} }
	b := base(t,
		incident("a", on("2026-06-01"), factors("Retry storm", "Disk full"), action(kb.ActionOpen, "2026-01-01")),
		incident("b", on("2025-06-01"), factors("Retry storm", "Disk full"), held),
		incident("c", on("2024-06-01"), factors("Retry storm")),
		incident("d", on("2024-05-01"), factors("Disk full")),
	)
	v := seen(b, asOf)
	d := v.FactorDetail(v.Factor("retry-storm"))
	if d.Incidents != 3 || d.LastSeen.String() != "2026-06-01" || d.SaidOpen != 1 || len(d.Actions) != 1 || !d.Actions[0].Overdue {
		t.Errorf("summary %+v, actions %+v", d.FactorSummary, d.Actions)
	}
	if len(d.With) != 1 || d.With[0].Factor.Slug != "disk-full" || d.With[0].Count != 2 {
		t.Errorf("with %+v", d.With)
	}
	replica := v.FactorDetail(v.Factor("read-replica"))
	if replica.Incidents != 0 || replica.Mitigated != 1 || !replica.LastSeen.IsZero() {
		t.Errorf("a mitigator says %+v", replica.FactorSummary)
	}
	groups := v.FactorsByKind()
	if len(groups) != 1 || groups[0].Kind != "" || groups[0].Factors[0].Factor.Slug != "disk-full" {
		t.Errorf("groups %+v", groups)
	}
}

func TestMarkers(t *testing.T) {
	b := base(t, incident("a", on("2026-06-01"), factors("x", "y"), func(i *kb.Incident) {
		i.Factors[0].Markers = []string{"team changes"}
		i.Factors[1].Markers = []string{"Team change", "Vendor change"}
	}))
	var got []string
	for _, m := range seen(b, asOf).Markers() {
		got = append(got, fmt.Sprint(m.Marker.Name, " ", len(m.Factors), len(m.Uses), slugs(m.Incidents)))
	}
	want := []string{
		"Scarcity economics 0 0 []", "Differing conceptual models 0 0 []", "Team changes 2 2 [a]", "Vendor change 1 1 [a]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestServices(t *testing.T) {
	b := base(t,
		incident("a", on("2025-11-22"), services("checkout", "search"), factors("x")),
		incident("b", on("2025-11-21"), services("checkout")),
		incident("c", services("search", "checkout"), action(kb.ActionOpen, "")),
	)
	v := seen(b, asOf)
	var got []string
	for _, s := range v.Services() {
		got = append(got, fmt.Sprint(s.Service.Slug, " ", s.Incidents, " ", s.LastYear, " ", s.SaidOpen, " ", s.LastSeen))
	}
	if diff := cmp.Diff([]string{"checkout 3 1 1 2025-11-22", "search 2 1 1 2025-11-22"}, got); diff != "" {
		t.Error(diff)
	}
	d := v.ServiceDetail(v.Service("checkout"))
	if len(d.FailsWith) != 1 || d.FailsWith[0].Count != 2 || len(d.Factors) != 1 {
		t.Errorf("detail %+v", d)
	}
}

func TestFirstPage(t *testing.T) {
	b := base(t,
		incident("a", on("2026-06-01"), factors("x", "y"), linksTo("c")),
		incident("b", on("2026-05-01"), factors("x"), linksTo("c"), action(kb.ActionOpen, "2026-01-02"), action(kb.ActionOpen, "2026-01-01")),
		incident("c", on("2026-04-01"), factors("x"), action(kb.ActionOpen, "")),
		incident("d", on("2020-04-01"), factors("y"), linksTo("a")),
		incident("e", on("2019-04-01"), factors("y")),
	)
	h := seen(b, asOf).Home()
	if diff := cmp.Diff([]string{"a", "b", "c", "d", "e"}, slugs(h.Newest)); diff != "" {
		t.Error(diff)
	}
	if h.Overdue != 2 || h.Follow.Open != 3 || h.NoDue != 1 || h.Oldest.Action.Due.String() != "2026-01-01" {
		t.Errorf("overdue %d of %d, oldest %+v", h.Overdue, h.Follow.Open, h.Oldest)
	}
	if len(h.Returning) != 2 || h.Returning[0].Factor.Slug != "x" || h.Returning[0].Open != 3 || h.Returning[1].Factor.Slug != "y" {
		t.Errorf("returning %+v", h.Returning)
	}
	if empty := seen(base(t), asOf).Home(); len(empty.Newest) != 0 || empty.Oldest != nil || empty.Returning != nil {
		t.Errorf("an empty base shows %+v", empty)
	}
}

// clock makes a moment on a day, in a zone if one is given.
func clock(day, at, zone string) *kb.Moment {
	d, _ := time.Parse(time.DateOnly, day)
	c, _ := time.Parse("15:04", at)
	m := &kb.Moment{
		Written: day + " " + at, Day: kb.DateOf(d), HasClock: true,
		Clock: time.Duration(c.Hour())*time.Hour + time.Duration(c.Minute())*time.Minute, Zone: zone,
	}
	if zone == "UTC" {
		m.Instant = m.Day.Midnight().Add(m.Clock)
	}
	return m
}

func TestPhases(t *testing.T) {
	tests := []struct {
		name  string
		marks []*kb.Moment // started, detected, acknowledged, mitigated, resolved
		want  []string
	}{
		{
			"all five",
			[]*kb.Moment{
				clock("2026-03-01", "10:00", "UTC"), clock("2026-03-02", "10:00", "UTC"), clock("2026-03-02", "10:04", "UTC"),
				clock("2026-03-02", "10:24", "UTC"), clock("2026-03-02", "11:24", "UTC"),
			},
			[]string{
				"detect 24h0m0s", "acknowledge 4m0s", "mitigate 20m0s", "resolve 1h0m0s",
			},
		},
		{
			"a mark left out joins two phases",
			[]*kb.Moment{clock("2026-03-01", "10:00", ""), nil, nil, nil, clock("2026-03-01", "10:30", "")},
			[]string{"whole 30m0s"},
		},
		{
			"it was declared only after it was repaired",
			[]*kb.Moment{
				nil, clock("2026-03-01", "10:00", "UTC"), clock("2026-03-01", "10:50", "UTC"), clock("2026-03-01", "10:40", "UTC"), clock("2026-03-01", "12:00", "UTC"),
			},
			[]string{"mitigate 40m0s", "resolve 1h20m0s"},
		},
		{
			"somebody was on it at once",
			[]*kb.Moment{clock("2026-03-01", "10:00", ""), nil, clock("2026-03-01", "10:00", ""), nil, clock("2026-03-01", "10:30", "")},
			[]string{"whole 30m0s"},
		},
		{
			"taken on before anyone says that it was noticed",
			[]*kb.Moment{clock("2026-03-01", "10:00", ""), nil, clock("2026-03-01", "10:05", ""), nil, clock("2026-03-01", "10:30", "")},
			[]string{"acknowledge 5m0s", "fix 25m0s"},
		},
		{
			"marks out of order are left out",
			[]*kb.Moment{clock("2026-03-01", "10:00", ""), clock("2026-03-01", "09:00", ""), nil, nil, clock("2026-03-01", "10:30", "")},
			[]string{"whole 30m0s"},
		},
		{
			"different zones that nobody can compare",
			[]*kb.Moment{clock("2026-03-01", "10:00", "CET"), nil, nil, nil, clock("2026-03-01", "10:30", "PT")},
			nil,
		},
		{"one mark", []*kb.Moment{clock("2026-03-01", "10:00", "UTC"), nil, nil, nil, nil}, nil},
		{"no length", []*kb.Moment{clock("2026-03-01", "10:00", "UTC"), nil, nil, nil, clock("2026-03-01", "10:00", "UTC")}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := &kb.Incident{
				Started: tt.marks[0], Detected: tt.marks[1], Acknowledged: tt.marks[2], Mitigated: tt.marks[3], Resolved: tt.marks[4],
			}
			var got []string
			sum := 0.0
			for _, p := range Phases(i) {
				got = append(got, fmt.Sprint(p.Doing, " ", p.Length))
				sum += p.Share
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if len(got) > 0 && (sum < 0.999 || sum > 1.001) {
				t.Errorf("the shares add up to %f", sum)
			}
		})
	}
}

func TestLongest(t *testing.T) {
	long := Phase{Doing: "detect", Length: time.Hour, Share: 0.7}
	if p, ok := Longest([]Phase{{Share: 0.3}, long}); !ok || p != long {
		t.Errorf("longest %v %v", p, ok)
	}
	if _, ok := Longest([]Phase{{Share: 0.5}, {Share: 0.5}}); ok {
		t.Error("of two alike, one was called the longest")
	}
	if _, ok := Longest([]Phase{{Share: 1}}); ok {
		t.Error("a single phase was called the longest")
	}
}

func TestTimelineRows(t *testing.T) {
	i := &kb.Incident{}
	for _, m := range []*kb.Moment{
		clock("2026-03-01", "22:00", ""), clock("2026-03-01", "22:05", ""), clock("2026-03-01", "22:10", ""),
		clock("2026-03-01", "23:10", ""), {Written: "??"}, clock("2026-03-02", "00:10", ""), clock("2026-03-02", "00:05", ""),
	} {
		i.Timeline = append(i.Timeline, kb.TimelineEntry{Moment: *m})
	}
	var got []string
	for _, row := range Timeline(i) {
		got = append(got, fmt.Sprint(row.Entry.Moment.Written, " ", row.NewDay, " ", row.HasDelta, " ", row.Delta, " ", row.Gap))
	}
	want := []string{
		"2026-03-01 22:00 true false 0s false", "2026-03-01 22:05 false true 5m0s false", "2026-03-01 22:10 false true 5m0s false",
		"2026-03-01 23:10 false true 1h0m0s true", "?? false false 0s false", "2026-03-02 00:10 true false 0s false",
		"2026-03-02 00:05 false false 0s false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestViewsAtAnyDay runs the dated views at days on which calendars trip.
func TestViewsAtAnyDay(t *testing.T) {
	b := base(t,
		incident("leap", on("2024-02-29"), services("s"), action(kb.ActionOpen, "2024-02-29")),
		incident("end", on("2025-12-31"), services("s"), action(kb.ActionOpen, "2025-12-31")),
		incident("undated", services("s"), action(kb.ActionOpen, "")),
	)
	tests := []struct {
		day               string
		overdue, lastYear int
	}{
		{"2024-02-28", 0, 0}, {"2024-02-29", 0, 1}, {"2024-03-01", 1, 1}, {"2025-02-28", 1, 1}, {"2025-03-01", 1, 0},
		{"2025-12-31", 1, 1}, {"2026-01-01", 2, 1}, {"2026-12-30", 2, 1}, {"2026-12-31", 2, 0}, {"2028-02-29", 2, 0},
	}
	for _, tt := range tests {
		d, err := time.Parse(time.DateOnly, tt.day)
		if err != nil {
			t.Fatal(err)
		}
		day := kb.DateOf(d)
		v := seen(b, day)
		h, s := v.Home(), v.Services()[0]
		if h.Overdue != tt.overdue || s.LastYear != tt.lastYear {
			t.Errorf("%s: %d overdue and %d in the last year, want %d and %d", tt.day, h.Overdue, s.LastYear, tt.overdue, tt.lastYear)
		}
	}
}

func BenchmarkRelated(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var incidents []*kb.Incident
			for i := range n {
				incidents = append(incidents, incident(fmt.Sprintf("inc-%d", i),
					on(fmt.Sprintf("%d-%02d-%02d", 2016+i%10, 1+i%12, 1+i%28)),
					factors(fmt.Sprintf("f%d", i%60), fmt.Sprintf("f%d", i*11%60)), services(fmt.Sprintf("s%d", i%40))))
			}
			base, _ := kb.New(kb.Parts{Incidents: incidents})
			v := seen(base, asOf)
			v.Related(base.Incidents[0])
			b.ResetTimer()
			for i := range b.N {
				v.Related(base.Incidents[i%n])
			}
		})
	}
}
