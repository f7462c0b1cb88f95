package render

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// at is a moment of 4 May 2026, or of a later day where the hour is past 24.
func at(hour, minute int) kb.Moment {
	clock := time.Duration(hour%24)*time.Hour + time.Duration(minute)*time.Minute
	day := kb.Date{Year: 2026, Month: 5, Day: 4 + hour/24}
	return kb.Moment{
		Written: fmt.Sprintf("%02d:%02d", hour%24, minute), Day: day, Clock: clock, HasClock: true, Zone: "Z",
		Instant: time.Date(2026, 5, 4, hour, minute, 0, 0, time.UTC),
	}
}

func entries(moments ...kb.Moment) []kb.TimelineEntry {
	list := make([]kb.TimelineEntry, len(moments))
	for i, m := range moments {
		list[i] = kb.TimelineEntry{Anchor: fmt.Sprint("t-", i), Moment: m, Text: kb.Text{Plain: "x"}}
		if m.HasClock {
			list[i].Anchor = fmt.Sprintf("t-%s-%s", m.Day, strings.Replace(kb.ClockText(m.Clock), ":", "", 1))
		}
	}
	return list
}

// glances are incidents whose figures have what those of the fixture have not: no
// mark, one phase of nearly all the time, an entry without a time, times written with their day, and more
// open actions than the rail names.
func glances() *kb.Base {
	dated, local := at(10, 0), at(12, 0)
	dated.Written, local.Written = "June 14th, 2022, 10:00 AM", "24.05.2023 kl 12:00"
	local.Zone, local.Instant = "", time.Time{}
	unmarked := &kb.Incident{Document: kb.Document{Source: "unmarked.md", Title: "Unmarked"}, Timeline: entries(dated, at(11, 0), local)}
	for i := range 5 {
		unmarked.Actions = append(unmarked.Actions, kb.Action{Anchor: fmt.Sprint("a-", i), Text: kb.Text{Plain: fmt.Sprint("do ", i)}, State: kb.ActionOpen})
	}
	started, mitigated, resolved := at(0, 0), at(200, 0), at(200, 30)
	bent := &kb.Incident{
		Document: kb.Document{Source: "bent.md", Title: "Bent"}, Timeline: entries(started, kb.Moment{Written: "later", Approximate: true, Zone: "Z"}, resolved),
		Started: &started, Mitigated: &mitigated, Resolved: &resolved,
	}
	begun, eased, over := at(9, 0), at(9, 42), at(10, 0)
	narrow := &kb.Incident{Document: kb.Document{Source: "narrow.md", Title: "Narrow"}, Started: &begun, Mitigated: &eased, Resolved: &over}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{unmarked, bent, narrow}})
	return base
}

func percentOf(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestEveryTimedEntryHasADotInItsPlace(t *testing.T) {
	started, mitigated, resolved := at(9, 0), at(9, 10), at(10, 0)
	rough := at(9, 30)
	rough.Approximate = true
	incident := &kb.Incident{
		Started: &started, Mitigated: &mitigated, Resolved: &resolved,
		Timeline: entries(at(8, 0), started, at(9, 1), at(9, 2), at(9, 3), rough, resolved, at(11, 0)),
	}
	g := glance(texts.English(), incident)
	if len(g.Dots) != len(incident.Timeline)-1 {
		t.Fatalf("%d dots for %d entries, one of which nobody can place", len(g.Dots), len(incident.Timeline))
	}
	on := map[int]float64{}
	for _, dot := range g.Dots {
		x := percentOf(t, dot.X)
		if last, taken := on[dot.Y]; taken && x-last < leastDot-0.1 {
			t.Errorf("the dot of %s lies on another", dot.Row)
		}
		if x < 0 || x > 100 || dot.Y > g.Height-10 {
			t.Errorf("the dot of %s is at %s, %d, outside of the figure", dot.Row, dot.X, dot.Y)
		}
		on[dot.Y] = x
	}
	if len(g.Phases) != 2 || percentOf(t, g.Phases[0].X) < 30 || g.Bent {
		t.Errorf("the phases begin an hour after the first of three hours, not at %+v", g.Phases)
	}
	first, last := tones(incident)[0], tones(incident)[6]
	if first != 0 || last != phaseTones["resolved"] {
		t.Errorf("tones %v", tones(incident))
	}
}

// TestDotsFollowTheRowsOfThePage: a dot names its row only where that is not the next one.
func TestDotsFollowTheRowsOfThePage(t *testing.T) {
	page := written(t, input(glances()))["incidents/bent/index.html"]
	for _, want := range []string{`<circle cx="0%"/><circle cx="100%" data-row="t-2026-05-12-0830"/>`, `data-offset="Z"`, `id="t-2026-05-12-0830" class="tone-4"><time>08:30</time><div>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has not %s:\n%s", want, page)
		}
	}
}

// TestDotsNameTheRowBehindOneThatIsNotShown: a script that finds no row begins anew.
func TestDotsNameTheRowBehindOneThatIsNotShown(t *testing.T) {
	g := &Glance{Dots: []Dot{{Row: "a"}, {Row: "elsewhere"}, {Row: "b"}, {Row: "c"}}}
	g.followRows(slices.Values([]*Timeline{{Rows: []TimelineRow{{Anchor: "a"}, {}, {Anchor: "b"}}}, {Rows: []TimelineRow{{Anchor: "c"}}}}))
	if want := []Dot{{}, {Row: "elsewhere"}, {Row: "b"}, {}}; !slices.Equal(g.Dots, want) {
		t.Errorf("the dots are %+v, want %+v", g.Dots, want)
	}
}

func TestLongPhaseBendsTheAxis(t *testing.T) {
	base := glances()
	for _, incident := range base.Incidents {
		g := glance(texts.English(), incident)
		if g.Bent != (incident.Slug == "bent") {
			t.Errorf("%s: bent %v", incident.Slug, g.Bent)
		}
		if g.Bent && percentOf(t, g.Phases[1].Width) < 15 {
			t.Errorf("half an hour after eight days has a width of %s", g.Phases[1].Width)
		}
	}
}

// TestFigureNamesOtherDays: a clock of another day has its day, and a figure within a day
// has clocks alone.
func TestFigureNamesOtherDays(t *testing.T) {
	begun, over, late := at(9, 40), at(17, 0), at(41, 5)
	for _, test := range []struct {
		incident kb.Incident
		want     string
	}{
		{kb.Incident{Started: &begun, Resolved: &over}, "09:40 started 17:00 resolved"},
		{kb.Incident{Started: &begun, Resolved: &late}, "09:40 started 5 May 2026 17:05 resolved"},
		{kb.Incident{Timeline: entries(begun, over)}, "09:40 17:00"},
		{kb.Incident{Timeline: entries(begun, over, late)}, "4 May 2026 09:40 5 May 2026 17:05"},
	} {
		g := glance(texts.English(), &test.incident)
		words := []string{g.First, g.Last}
		for _, mark := range g.Marks {
			words = append(words, mark.Clock, mark.Word)
		}
		if got := strings.TrimSpace(strings.Join(words, " ")); got != test.want {
			t.Errorf("the figure says %q, want %q", got, test.want)
		}
	}
}

func TestNoFigureWithoutTimes(t *testing.T) {
	for name, incident := range map[string]*kb.Incident{
		"nothing":   {},
		"one entry": {Timeline: entries(at(9, 0))},
		"rough":     {Timeline: entries(kb.Moment{Written: "noon", Approximate: true}, kb.Moment{Written: "later"})},
	} {
		if g := glance(texts.English(), incident); g != nil {
			t.Errorf("%s: %+v", name, g)
		}
	}
}

func TestNotRecordedIsWhatMostOthersSay(t *testing.T) {
	usual := func(title string) *kb.Incident {
		return &kb.Incident{Document: kb.Document{Source: title + ".md", Title: title}, Severity: &kb.Severity{Text: "SEV-1", Rank: 1}, Summary: kb.Text{Plain: "x"}}
	}
	silent := &kb.Incident{Document: kb.Document{Source: "silent.md", Title: "Silent"}}
	// What a page shows in a box, and what a heading names in its second half, is there.
	boxed, named := usual("boxed"), usual("named")
	boxed.Impacts, named.Named = []kb.Impact{{}}, []kb.SectionClass{kb.SectionImpact}
	hit := func(title string) *kb.Incident {
		i := usual(title)
		i.Impact = kb.Text{Plain: "x"}
		return i
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{hit("a"), hit("b"), hit("c"), boxed, named, silent}})
	files := written(t, input(base))
	if page := files["incidents/silent/index.html"]; strings.Count(page, "Not recorded: ") != 1 || !strings.Contains(page, "Not recorded: severity, summary, impact<") {
		t.Error("the silent one does not say once, at its end, what the others say")
	}
	for _, slug := range []string{"a", "boxed", "named"} {
		if strings.Contains(files["incidents/"+slug+"/index.html"], "Not recorded") {
			t.Errorf("%s: what no incident says, or what it says, is missed", slug)
		}
	}
}

// TestMarksDoNotOverlap: on a page as on a phone, the words of no mark reach into those
// of another, wherever the marks are; the last is always written.
func TestMarksDoNotOverlap(t *testing.T) {
	line := axis{at: []float64{0, 100}, x: []float64{0, 100}}
	closed, brief := 0, 0
	for second := 2.0; second < 99; second++ {
		g := &Glance{}
		marks := []placedMark{}
		for i, place := range []float64{1, second, 100} {
			moment := at(i, 0)
			marks = append(marks, placedMark{views.Mark{Name: []string{"started", "acknowledged", "resolved"}[i], Moment: &moment}, place})
		}
		g.addMarks(texts.English(), marks, line)
		for _, size := range []float64{letter, phoneLetter} {
			taken := -1.0
			for _, mark := range g.Marks {
				switch {
				case size == letter:
					mark.Brief = false
				case mark.Close:
					closed++
					continue
				case mark.Brief:
					brief++
				}
				from, to := mark.reach(percentOf(t, mark.X), size)
				if from < taken-0.1 {
					t.Errorf("second mark at %v: %q begins at %v, and %v is taken", second, mark.Clock, from, taken)
				}
				taken = to
			}
		}
		if n := len(g.Marks); n < 2 || g.Marks[n-1].Clock+g.Marks[n-1].Word != "02:00resolved" || g.Marks[n-1].Brief {
			t.Errorf("second mark at %v: the last mark is missing in %v", second, g.Marks)
		}
	}
	if closed == 0 || brief == 0 {
		t.Errorf("%d marks were too close for a phone, and %d had room for their clock", closed, brief)
	}
}

// TestStylesKnowWhereTheBarIs: what most drawings have in common stands in the styles.
func TestStylesKnowWhereTheBarIs(t *testing.T) {
	css, err := fs.ReadFile(assets.FS, "css/4-incident.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{fmt.Sprintf(".glance rect { y: %dpx;", barAt), fmt.Sprintf(".glance :not([cy]) { cy: %dpx; }", dotsBelowBar)} {
		if !strings.Contains(string(css), rule) {
			t.Errorf("the styles have no %s", rule)
		}
	}
}
