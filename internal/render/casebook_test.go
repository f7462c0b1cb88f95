package render

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// casebook is a base whose factors come back: "Load" after what was done, "Haste" by
// its words alone in one of them. It has no services; the older half is long past.
func casebook(t testing.TB, changes ...func(*kb.Parts)) *kb.Base {
	t.Helper()
	parts := kb.Parts{Markers: kb.Markers()}
	for n := range 6 {
		i := &kb.Incident{Document: parsed(fmt.Sprintf("i%d.md", n), fmt.Sprint("Incident ", n), "See [load](load.md).\n"), Date: kb.Date{Year: 2012 + 2*n, Month: 3, Day: 4}}
		i.Severity = &kb.Severity{Text: "SEV-2", Rank: 2}
		i.Factors = []kb.Assignment{{Name: "Load", Title: kb.Text{Plain: "Load"}, Note: kb.Text{Plain: "it was high"}}}
		i.Mitigators = []kb.Assignment{{Title: kb.Text{Plain: "Luck held"}}, {Name: "Spare", Title: kb.Text{Plain: "Spare"}}}
		i.Actions = []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "Buy more"}, State: kb.ActionDone, Done: i.Date.AddDays(30), Kind: kb.ActionPrevent}}
		parts.Incidents = append(parts.Incidents, i)
	}
	parts.Incidents[5].Actions[0].State, parts.Incidents[5].Actions[0].Done = kb.ActionOpen, kb.Date{}
	for _, i := range parts.Incidents[:2] {
		i.Factors = append(i.Factors, kb.Assignment{Name: "Haste", Title: kb.Text{Plain: "Haste"}})
	}
	parts.Incidents[3].Suggestions = []kb.Suggestion{{Title: "Haste", Text: "in a hurry", Words: "hurry"}}
	parts.Incidents = append(parts.Incidents, &kb.Incident{Document: parsed("undated.md", "Undated", "x"), Factors: []kb.Assignment{{Title: kb.Text{Plain: "Load"}}}, Actions: []kb.Action{{Text: kb.Text{Plain: "Ask when"}, State: kb.ActionWontfix, Reason: "nobody knows"}}})
	load := &kb.Factor{Document: parsed("load.md", "Load", "# Load\n\nToo much at once.\n\n## How to recognise it\n\nQueues.\n\n## What has helped\n\nMore.\n")}
	load.Language = "nl"
	parts.Factors = []*kb.Factor{load}
	parts.Pages = []*kb.Page{{Document: parsed("guide/read.md", "Read", "# Read\n\nOf [load](../load.md).\n")}}
	for _, change := range changes {
		change(&parts)
	}
	base, _ := kb.New(parts)
	return base
}

// quiet makes everything done, and hits a service that a page tells of.
func quiet(parts *kb.Parts) {
	for _, i := range parts.Incidents {
		i.Actions[0].State, i.Actions[0].Done = kb.ActionDone, kb.Date{Year: 2023, Month: 1, Day: 1}
		i.Services = []kb.Mention{{Name: "api"}}
	}
	parts.Services = []*kb.Service{{Document: parsed("services/api.md", "api", "# api\n\nIt answers.\n")}}
	parts.Pages = []*kb.Page{{Document: parsed("guide/read.md", "Read", "# Read\n\nOf [api](../services/api.md).\n")}}
}

// TestCasesFold: the newest cases stand open, and the others in a fold.
func TestCasesFold(t *testing.T) {
	page := written(t, input(casebook(t)))["factors/load/index.html"]
	open, folded, _ := strings.Cut(page, `<details class="rest"><summary>4 more</summary>`)
	if strings.Count(open, `<li class="case"`) != casesOpen || strings.Count(folded, `<li class="case"`) != 4 || !strings.Contains(folded, `id="case-incident-undated"`) {
		t.Errorf("the cases are\n%s", page)
	}
}

// TestFactorTellsEachIncidentOnce: the verdict and the marks speak of days and lead to
// the cases.
func TestFactorTellsEachIncidentOnce(t *testing.T) {
	page := written(t, input(casebook(t)))["factors/load/index.html"]
	for n := range 6 {
		if got := strings.Count(page, fmt.Sprint(">Incident ", n, "<")); got != 1 {
			t.Errorf("incident %d is named %d times", n, got)
		}
		if got := strings.Count(page, fmt.Sprintf(`id="case-i%d"`, n)); got != 1 {
			t.Errorf("incident %d has %d cases", n, got)
		}
	}
	for _, want := range []string{
		"Seen again after its actions were done, 5 times, most recently:</b> on <a href=\"#case-i3\">4 March 2018</a>, 23 months after those of <a href=\"#case-i2\">4 March 2016</a>; on",
		"Of the actions of the newest, 1 of 1 is open.", `<a href="#case-i5"><title>4 March 2022, SEV-2</title><use href="#sev-2"`, "How to recognise it", "Luck held",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if quietly := written(t, input(casebook(t, quiet)))["factors/load/index.html"]; !strings.Contains(quietly, "Not seen since the actions of the newest were done, on 1 January 2023, 3 years before 1 April 2026.") {
		t.Error("the page does not celebrate")
	}
	if once := written(t, input(casebook(t, func(p *kb.Parts) { p.Incidents = p.Incidents[:1] })))["factors/load/index.html"]; strings.Contains(once, `class="verdict`) || !strings.Contains(once, "One incident is not a pattern.") {
		t.Error("one incident has a verdict")
	}
}

// TestCasesLeadToTheOtherActions: what does not prevent a factor stands with the
// incident, and a case counts it.
func TestCasesLeadToTheOtherActions(t *testing.T) {
	page := written(t, input(casebook(t, func(p *kb.Parts) {
		learn := kb.Action{Text: kb.Text{Plain: "Write it down"}, Kind: kb.ActionLearn, State: kb.ActionOpen, Owner: "Ada"}
		done := learn
		learn.Anchor, done.Anchor, done.State = "a-2", "a-3", kb.ActionDone
		p.Incidents[4].Actions = append(p.Incidents[4].Actions, learn, done)
	})))["factors/load/index.html"]
	if want := `<a href="../../incidents/i4/#a-2">2 more actions in the incident, 1 of them open</a>`; !strings.Contains(page, want) || strings.Contains(page, "Write it down") {
		t.Errorf("the page does not lead to the other actions with %s, or lists them", want)
	}
}

// TestTheMapSaysWhatLiesBeforeIt: what the home page counts is on its map, or said to
// be earlier.
func TestTheMapSaysWhatLiesBeforeIt(t *testing.T) {
	home := written(t, input(casebook(t, func(*kb.Parts) {})))["index.html"]
	years := regexp.MustCompile(`from (\d{4}) to (\d{4})`).FindStringSubmatch(home)
	_, tracks, _ := strings.Cut(home, `<svg class="track"`)
	tracks, _, _ = strings.Cut(tracks, "</li>") // the first line is that of the factor with all six
	if years == nil || years[1] != "2012" {
		t.Fatalf("the home page is of %v, with the map %s", years, tracks)
	}
	marks, earlier := strings.Count(tracks, "<use "), 0
	if said := regexp.MustCompile(`, (\d+) earlier`).FindStringSubmatch(tracks); said != nil {
		earlier, _ = strconv.Atoi(said[1])
	}
	if earlier == 0 || marks+earlier != 6 {
		t.Errorf("%d marks and %d earlier are not 6 incidents", marks, earlier)
	}
}

// TestTrackKeepsApart puts no mark on another on a phone, and no more on a line than it
// holds.
func TestTrackKeepsApart(t *testing.T) {
	var incidents []*kb.Incident
	for n := range 300 {
		incidents = append(incidents, &kb.Incident{Document: kb.Document{Slug: fmt.Sprint("i", n)}, Date: kb.Date{Year: 2026, Month: 1, Day: 1}.AddDays(-n * n / 40)})
	}
	axis, ok := newTimeAxis(incidents, kb.Date{Year: 2026, Month: 4, Day: 1})
	if !ok {
		t.Fatal("no axis")
	}
	track := axis.trackOf(texts.English(), "all", incidents, "all/", func(i *kb.Incident) TrackMark { return TrackMark{Href: i.Slug, Name: i.Slug} })
	shown := 0
	for _, m := range track.Marks {
		shown += max(1, m.Count)
		if m.Name == "" || m.Href == "" || m.Y < 0 || m.Y > track.Height {
			t.Errorf("mark %+v of %d", m, track.Height)
		}
	}
	marksApart(t, track)
	some, _ := newTimeAxis(incidents[:24], kb.Date{Year: 2026, Month: 4, Day: 1})
	marksApart(t, some.trackOf(texts.English(), "some", incidents[:24], "all/", func(i *kb.Incident) TrackMark { return TrackMark{Href: i.Slug, Name: i.Slug} }))
	if want := len(incidents) - axis.earlier(incidents); shown != want || len(track.Marks) > crowdedColumns*trackStack {
		t.Errorf("%d marks show %d incidents of %d", len(track.Marks), shown, want)
	}
	if _, ok := newTimeAxis([]*kb.Incident{{}}, kb.Date{Year: 2026, Month: 4, Day: 1}); ok {
		t.Error("an axis of nothing")
	}
}

// TestServiceNamesAnIncidentOnce asks that what one incident says in a row names it once,
// and that a row of relations does not repeat what the one above it begins with.
func TestServiceNamesAnIncidentOnce(t *testing.T) {
	page := written(t, input(onCallBase(false)))["services/api/index.html"]
	_, steps, _ := strings.Cut(page, "If it happens again</dt>")
	steps, _, _ = strings.Cut(steps, "<details")
	if said, named := strings.Count(steps, "Step ")+strings.Count(steps, "Then "), strings.Count(steps, ">Open "); said != remarksShown || named != 1 {
		t.Errorf("%d steps name %d incidents:\n%s", said, named, steps)
	}
	_, relations, _ := strings.Cut(page, "<table class=\"stack\">")
	relations, _, _ = strings.Cut(relations, "</table>")
	if n := strings.Count(relations, `<th scope="row"`); n != 2 || !strings.Contains(relations, "rowspan=") {
		t.Errorf("%d parts lean on others:\n%s", n, relations)
	}
}

// TestNobodyUnfoldsASingleRemark: one more than stands open stands open, too.
func TestNobodyUnfoldsASingleRemark(t *testing.T) {
	for steps, folded := range map[int]bool{remarksShown + 1: false, remarksShown + 2: true} {
		page := written(t, input(casebook(t, func(p *kb.Parts) {
			i := p.Incidents[5]
			i.Services = []kb.Mention{{Name: "api"}}
			for n := range steps {
				i.Again = append(i.Again, kb.Text{Plain: fmt.Sprint("step ", n)})
			}
		})))["services/api/index.html"]
		_, list, _ := strings.Cut(page, `<dl class="brief-list">`)
		list, _, _ = strings.Cut(list, "</dl>")
		if strings.Count(list, "Step ") != steps || strings.Contains(list, "<details") != folded {
			t.Errorf("%d steps are\n%s", steps, list)
		}
	}
}

// TestServiceFoldsWhatIsFinished shows what is still to do, and counts the rest.
func TestServiceFoldsWhatIsFinished(t *testing.T) {
	base := casebook(t, func(p *kb.Parts) {
		i := p.Incidents[5]
		i.Services = []kb.Mention{{Name: "api"}}
		i.Actions = []kb.Action{
			{Anchor: "a-1", Text: kb.Text{Plain: "Add workers"}, Kind: kb.ActionPrevent, State: kb.ActionDone},
			{Anchor: "a-2", Text: kb.Text{Plain: "Add a queue"}, Kind: kb.ActionPrevent, State: kb.ActionOpen},
			{Anchor: "a-3", Text: kb.Text{Plain: "Buy more"}, Kind: kb.ActionPrevent, State: kb.ActionWontfix},
		}
	})
	files := written(t, input(base))
	open, folded, _ := strings.Cut(files["services/api/index.html"], "<summary>1 done, 1 decided against</summary>")
	if !strings.Contains(open, "Add a queue") || strings.Contains(open, "Add workers") || !strings.Contains(folded, "Add workers") || !strings.Contains(folded, "Buy more") {
		t.Errorf("open:\n%s\nfolded:\n%s", open, folded)
	}
	if factor := files["factors/load/index.html"]; strings.Contains(factor, "1 done, 1") || !strings.Contains(factor, "Add workers") {
		t.Error("a factor folds what was done about it")
	}
}

// marksApart measures marks on the line of a phone.
func marksApart(t *testing.T, track *Track) {
	t.Helper()
	const line = 356.0
	at := func(m TrackMark) float64 {
		share, err := strconv.ParseFloat(strings.TrimSuffix(m.X, "%"), 64)
		if err != nil {
			t.Fatal(err)
		}
		return share / 100 * line
	}
	radius := func(m TrackMark) float64 {
		if m.Count > 0 {
			return 11.5
		}
		return 6
	}
	for n, a := range track.Marks {
		for _, b := range track.Marks[:n] {
			if apart := math.Hypot(at(a)-at(b), float64(a.Y-b.Y)); apart < radius(a)+radius(b) {
				t.Errorf("%s: %s and %s are %.1f px apart, or %v and %v", track.Label, a.Name, b.Name, apart, a, b)
			}
		}
	}
}

// TestSiteTitle takes the name of the site from its README where none is set.
func TestSiteTitle(t *testing.T) {
	readme := func(source, title, text string) *kb.Base {
		base, _ := kb.New(kb.Parts{Pages: []*kb.Page{{Document: parsed(source, title, text)}}})
		return base
	}
	for _, test := range []struct {
		configured string
		base       *kb.Base
		want       string
	}{
		{"Ours", readme("README.md", "Read me", "# Read me\n"), "Ours"},
		{"", readme("README.md", "Postmortems of Acme", "# Postmortems of Acme\n"), "Postmortems of Acme"},
		{"", readme("README.md", "A first sentence", "# repo\n\nA first sentence\n"), defaultTitle},
		{"", readme("guide/x.md", "A guide", "# A guide\n"), defaultTitle},
	} {
		if got := SiteTitle(test.configured, test.base); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestMenuShowsWhatThereIs leaves out parts of the site that are empty.
func TestMenuShowsWhatThereIs(t *testing.T) {
	names := func(base *kb.Base) string {
		var names []string
		s := newSite(Input{View: views.New(base, kb.Date{Year: 2026, Month: 4, Day: 1}, kb.Schedule{})}, &look{}, &urls{})
		for _, link := range s.frame(place{}, noSection, "").Nav {
			names = append(names, link.Text)
		}
		return strings.Join(names, ", ")
	}
	plain, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{{Document: parsed("a.md", "A", "x")}}})
	for want, base := range map[string]*kb.Base{
		"Incidents": plain, "Incidents, Factors, Protections, Follow-ups, Digest, Insights": casebook(t),
		"Incidents, Factors, Protections, Services, Follow-ups, Digest, Insights": casebook(t, quiet),
	} {
		if got := names(base); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestAxisOfOneYearNamesMonths: the year alone would say where nothing is.
func TestAxisOfOneYearNamesMonths(t *testing.T) {
	at := func(year, month, day int) *kb.Incident {
		return &kb.Incident{Date: kb.Date{Year: year, Month: time.Month(month), Day: day}}
	}
	for want, incidents := range map[string][]*kb.Incident{
		"2026, May, July, September": {at(2026, 11, 20), at(2026, 3, 2)},
		"2025, 2026":                 {at(2026, 11, 20), at(2025, 1, 2)},
		"2026":                       {at(2026, 11, 20)},
	} {
		axis, _ := newTimeAxis(incidents, kb.Date{Year: 2026, Month: 11, Day: 26})
		var words []string
		for _, tick := range axis.ticks(texts.English()) {
			words = append(words, tick.Text)
		}
		if got := strings.Join(words, ", "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestRoleThatDiffers: that a factor contributed is what everybody expects of one.
func TestRoleThatDiffers(t *testing.T) {
	page := written(t, input(casebook(t, func(parts *kb.Parts) {
		parts.Incidents[0].Factors[0].Role, parts.Incidents[1].Factors[0].Role = kb.RoleContributed, kb.RoleLengthened
	})))["factors/load/index.html"]
	if strings.Count(page, `<span class="tag">lengthened recovery</span>`) != 1 || strings.Contains(page, ">contributed<") {
		t.Errorf("the cases are\n%s", page)
	}
}

// TestRailWithoutFacts: nobody unfolds a single link, and a fold names what is in it and
// what presses.
func TestRailWithoutFacts(t *testing.T) {
	const fold = "<summary>Follow-up<br><small>The one action is open</small></summary>"
	bare := &kb.Incident{Document: parsed("bare.md", "Bare", "It broke.\n")}
	told := &kb.Incident{Document: parsed("told.md", "Told", "It broke.\n"), Actions: []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "Mend it"}, State: kb.ActionOpen}}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{bare, told}})
	pages := written(t, input(base))
	if page := pages["incidents/bare/index.html"]; strings.Contains(page, `class="fold"`) {
		t.Errorf("a fold of nothing:\n%s", page)
	}
	if page := pages["incidents/told/index.html"]; !strings.Contains(page, fold) {
		t.Errorf("no fold:\n%s", page)
	}
}
