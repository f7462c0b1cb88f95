package kb

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/problem"
)

// incident makes an incident for tests; with changes it.
func incident(source string, with ...func(*Incident)) *Incident {
	i := &Incident{Document: Document{Source: source, Title: source}}
	for _, change := range with {
		change(i)
	}
	return i
}

func on(year, month, day int) func(*Incident) {
	return func(i *Incident) { i.Date = Date{year, time.Month(month), day} }
}

func titled(title string) func(*Incident) { return func(i *Incident) { i.Title = title } }

func hits(services ...string) func(*Incident) {
	return func(i *Incident) {
		for _, name := range services {
			i.Services = append(i.Services, Mention{Name: name})
		}
	}
}

func caused(assignments ...Assignment) func(*Incident) {
	return func(i *Incident) { i.Factors = assignments }
}

func links(links ...Link) func(*Incident) {
	return func(i *Incident) { i.Body.Links = links }
}

func rules(problems []problem.Problem) []string {
	problem.Sort(problems)
	var got []string
	for _, p := range problems {
		got = append(got, p.File+" "+p.Rule.String())
	}
	return got
}

func TestNewSortsNewestFirst(t *testing.T) {
	early := incident("b.md", on(2026, 3, 1), func(i *Incident) { i.Started = &Moment{HasClock: true, Clock: 1} })
	late := incident("a.md", on(2026, 3, 1), func(i *Incident) { i.Started = &Moment{HasClock: true, Clock: 2} })
	base, _ := New(Parts{Incidents: []*Incident{incident("undated.md"), early, incident("old.md", on(2024, 1, 1)), late}})
	var got []string
	for _, i := range base.Incidents {
		got = append(got, i.Source)
	}
	if diff := cmp.Diff([]string{"a.md", "b.md", "old.md", "undated.md"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestNewSortsOneDay: however the files of one day come in, with a time or without,
// they come out in one order.
func TestNewSortsOneDay(t *testing.T) {
	at := func(hours int) func(*Incident) {
		return func(i *Incident) { i.Started = &Moment{HasClock: true, Clock: time.Duration(hours) * time.Hour} }
	}
	sources := []string{"a.md", "b.md", "c.md", "d.md"}
	starts := map[string]func(*Incident){"a.md": at(9), "b.md": func(*Incident) {}, "c.md": at(18), "d.md": func(*Incident) {}}
	want := []string{"c.md", "a.md", "b.md", "d.md"}
	permute(sources, func(order []string) {
		var parts Parts
		for _, source := range order {
			parts.Incidents = append(parts.Incidents, incident(source, on(2026, 3, 1), starts[source]))
		}
		base, _ := New(parts)
		var got []string
		for _, i := range base.Incidents {
			got = append(got, i.Source)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("from %v: %s", order, diff)
		}
	})
}

// permute calls visit with every order of a list.
func permute(list []string, visit func([]string)) {
	var place func(int)
	place = func(n int) {
		if n == len(list) {
			visit(list)
			return
		}
		for i := n; i < len(list); i++ {
			list[n], list[i] = list[i], list[n]
			place(n + 1)
			list[n], list[i] = list[i], list[n]
		}
	}
	place(0)
}

func TestNewGivesAddresses(t *testing.T) {
	tests := []struct {
		name      string
		incidents []*Incident
		want      map[string]string // address by source
		problems  []string
	}{
		{
			name:      "from the file name, never from the title",
			incidents: []*Incident{incident("2026-03-01-cache.md", titled("Cache")), incident("2026-04-01-cache.md", titled("Cache"))},
			want:      map[string]string{"2026-03-01-cache.md": "2026-03-01-cache", "2026-04-01-cache.md": "2026-04-01-cache"},
		},
		{
			name:      "a bundle takes the name of its folder",
			incidents: []*Incident{incident("2026-03-01-cache/index.md")},
			want:      map[string]string{"2026-03-01-cache/index.md": "2026-03-01-cache"},
		},
		{
			name:      "names that collide take their folder in front",
			incidents: []*Incident{incident("2021/outage.md"), incident("2022/outage.md")},
			want:      map[string]string{"2021/outage.md": "2021-outage", "2022/outage.md": "2022-outage"},
			problems:  []string{"2021/outage.md address-shared", "2022/outage.md address-shared"},
		},
		{
			name:      "an id wins and leaves the others alone",
			incidents: []*Incident{incident("a/x.md", func(i *Incident) { i.ID = "INC-7" }), incident("b/x.md")},
			want:      map[string]string{"a/x.md": "inc-7", "b/x.md": "x"},
		},
		{
			name:      "a wanted slug wins over an id",
			incidents: []*Incident{incident("x.md", func(i *Incident) { i.ID, i.WantedSlug = "INC-7", "Cache Outage" })},
			want:      map[string]string{"x.md": "cache-outage"},
		},
		{
			name:      "what lists use themselves",
			incidents: []*Incident{incident("2026.md"), incident("page.md")},
			want:      map[string]string{"2026.md": "incident-2026", "page.md": "incident-page"},
		},
		{
			name: "what still collides is an error that names both files",
			incidents: []*Incident{
				incident("a.md", func(i *Incident) { i.ID = "7" }), incident("b.md", func(i *Incident) { i.ID = "7" }),
			},
			want:     map[string]string{"a.md": "7", "b.md": "7-" + hashOf("b.md")},
			problems: []string{"b.md address-taken"},
		},
		{
			name: "an address with a hash may have been taken, too",
			incidents: []*Incident{
				incident("a.md", func(i *Incident) { i.ID = "7" }), incident("b.md", func(i *Incident) { i.ID = "7" }),
				incident("7-" + hashOf("b.md") + ".md"),
			},
			want: map[string]string{
				"a.md": "7", "b.md": "7-" + hashOf("b.md+"), "7-" + hashOf("b.md") + ".md": "7-" + hashOf("b.md"),
			},
			problems: []string{"b.md address-taken"},
		},
		{
			name:      "case and form of letters make no difference on some disks",
			incidents: []*Incident{incident("API Down.md"), incident("api-down.md")},
			want:      map[string]string{"API Down.md": "api-down", "api-down.md": "api-down-" + hashOf("api-down.md")},
			problems:  []string{"api-down.md address-taken"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base, problems := New(Parts{Incidents: tt.incidents})
			got := map[string]string{}
			for _, i := range base.Incidents {
				got[i.Source] = i.Slug
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.problems, rules(problems)); diff != "" {
				t.Error(diff)
			}
			for _, p := range problems {
				if p.Rule == problem.AddressTaken && (!strings.Contains(p.Message, `"a.md" and "b.md"`) && !strings.Contains(p.Message, `"API Down.md" and "api-down.md"`)) {
					t.Errorf("the message names not both files: %s", p.Message)
				}
			}
		})
	}
}

func TestNewGivesPagesTheirPlace(t *testing.T) {
	tests := []struct{ source, want string }{
		{"README.md", "about"},
		{"guide/severity.md", "guide/severity"},
		{"guide/README.md", "guide"},
		{"Runbooks/DB Fail-over.md", "runbooks/db-fail-over"},
		{"incidents/README.md", "pages/incidents"},
		{"search.md", "pages/search"},
	}
	for _, tt := range tests {
		base, problems := New(Parts{Pages: []*Page{{Document: Document{Source: tt.source}}}})
		if got := base.Pages[0].Path; got != tt.want || len(problems) > 0 {
			t.Errorf("%s lives at %q, want %q; problems %v", tt.source, got, tt.want, problems)
		}
	}
	base, problems := New(Parts{Pages: []*Page{{Document: Document{Source: "README.md"}}, {Document: Document{Source: "index.md"}}}})
	if base.Pages[0].Path != "about" || base.Pages[1].Path != "about/index" || len(problems) > 0 {
		t.Errorf("README and index live at %q and %q; problems %v", base.Pages[0].Path, base.Pages[1].Path, problems)
	}
	base, problems = New(Parts{Pages: []*Page{
		{Document: Document{Source: "guide/README.md"}}, {Document: Document{Source: "guide/readme.markdown"}}, {Document: Document{Source: "guide/readme.mdx"}},
	}})
	if base.Pages[1].Path != "guide/readme" || base.Pages[2].Path != "guide/readme-mdx" || len(problems) > 0 {
		t.Errorf("three READMEs live at %q, %q and %q; problems %v", base.Pages[0].Path, base.Pages[1].Path, base.Pages[2].Path, problems)
	}
}

func TestNewJoinsServices(t *testing.T) {
	described := &Service{Document: Document{Source: "services/payments.md", Title: "Payments API"}, Synonyms: []string{"pay"}}
	a := incident("a.md", on(2026, 1, 2), hits("payments", "Search", "PAY"))
	b := incident("b.md", on(2026, 1, 1), hits("Payments-API", "search", " "))
	base, problems := New(Parts{Incidents: []*Incident{a, b}, Services: []*Service{described}})
	if len(problems) > 0 {
		t.Error(problems)
	}
	got := map[string][]string{}
	for _, s := range base.Services {
		for _, i := range s.Incidents {
			got[s.Slug+" "+s.Title] = append(got[s.Slug+" "+s.Title], i.Source)
		}
	}
	want := map[string][]string{"payments Payments API": {"a.md", "b.md"}, "search Search": {"a.md", "b.md"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(a.Services) != 2 || a.Services[0].Slug != "payments" {
		t.Errorf("a.md hits %v", a.Services)
	}
}

func TestNewJoinsSuggestedServices(t *testing.T) {
	named := incident("a.md", on(2025, 2, 1), hits("Search"))
	named.SuggestedServices = []SuggestedService{
		{Name: "search", Words: "search", Line: 3}, {Name: "Queue", Words: "queue", Line: 4}, {Name: "queue", Words: "queues", Line: 5},
	}
	other := incident("b.md", on(2025, 1, 1))
	other.SuggestedServices = []SuggestedService{{Name: "search", Words: "es-search", Line: 7}, {Name: " - "}, {Name: "Cellar", Line: 8}}
	other.Rejected = []string{"cellar"}
	base, problems := New(Parts{Incidents: []*Incident{named, other}})
	if len(problems) > 0 {
		t.Error(problems)
	}
	want := []SuggestedService{{Slug: "queue", Name: "Queue", Words: "queue", Line: 4}}
	if diff := cmp.Diff(want, named.SuggestedServices); diff != "" {
		t.Error("the incident that names one:", diff)
	}
	want = []SuggestedService{{Slug: "search", Name: "Search", Words: "es-search", Line: 7}}
	if diff := cmp.Diff(want, other.SuggestedServices); diff != "" {
		t.Error("the incident that names none:", diff)
	}
	got := map[string][2]int{}
	for _, s := range base.Services {
		got[s.Title] = [2]int{len(s.Incidents), len(s.Suggestions)}
	}
	if diff := cmp.Diff(map[string][2]int{"Queue": {0, 1}, "Search": {1, 1}}, got); diff != "" {
		t.Error(diff)
	}
}

// TestNewResolvesMarkersOfSuggestions: a suggestion has the markers of the base, by their
// slugs, whichever of its names the factor calls each by.
func TestNewResolvesMarkersOfSuggestions(t *testing.T) {
	told := incident("a.md", on(2025, 2, 1))
	told.Suggestions = []Suggestion{{Factor: "late-patch", Title: "Late patch", Markers: []string{"scarcity economics", "Team change", "team-changes", "no marker"}}}
	factor := &Factor{Document: Document{Source: "late-patch.md", Title: "Late patch"}}
	if _, problems := New(Parts{Incidents: []*Incident{told}, Factors: []*Factor{factor}, Markers: Markers()}); len(problems) > 0 {
		t.Error(problems)
	}
	if diff := cmp.Diff([]string{"scarcity-economics", "team-changes"}, told.Suggestions[0].Markers); diff != "" {
		t.Error(diff)
	}
}

func TestNewJoinsFactors(t *testing.T) {
	described := &Factor{
		Document: Document{Source: "factors/retry-storm.md", Title: "Retry storm"}, Kind: FactorTechnical,
		Markers: []string{"scarcity"}, Synonyms: []string{"thundering retries"},
	}
	a := incident("a.md", on(2026, 1, 2), caused(
		Assignment{Name: "retry-storm", Role: RoleLengthened},
		Assignment{Name: "Disk full", Kind: FactorTechnical, Markers: []string{"Team change"}},
		Assignment{Title: Text{Plain: "Nobody knew who owned the importer"}},
	))
	b := incident("b.md", on(2026, 1, 1), caused(
		Assignment{Title: Text{Plain: "Thundering retries"}, Kind: FactorHuman},
		Assignment{Title: Text{Plain: "Disk full"}},
		Assignment{Title: Text{Plain: "Retry storms in general"}},
	))
	base, problems := New(Parts{Incidents: []*Incident{a, b}, Factors: []*Factor{described}, Markers: Markers()})
	if len(problems) > 0 {
		t.Error(problems)
	}
	type row struct {
		Slug    string
		Kind    FactorKind
		Markers []string
		In      []string
	}
	var got []row
	for _, f := range base.Factors {
		r := row{f.Slug, f.Kind, f.Markers, nil}
		for _, use := range f.Assignments {
			r.In = append(r.In, use.Incident.Source)
		}
		got = append(got, r)
	}
	want := []row{
		{"disk-full", FactorTechnical, []string{"team-changes"}, []string{"a.md", "b.md"}},
		{"retry-storm", FactorTechnical, []string{"scarcity-economics"}, []string{"a.md", "b.md"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := a.Factors[2]; c.Factor != "" {
		t.Errorf("a cause without a name joined %q", c.Factor)
	}
	if c := b.Factors[2]; c.Factor != "" {
		t.Errorf("a cause that only looks like a factor joined %q", c.Factor)
	}
	if c := a.Factors[0]; c.Kind != FactorTechnical || c.Role != RoleLengthened || len(c.Markers) != 1 {
		t.Errorf("the assignment did not take over what its factor says: %+v", c)
	}
	if c := b.Factors[0]; c.Kind != FactorHuman {
		t.Errorf("the author's own kind was replaced by %q", c.Kind)
	}
}

func TestNewReportsNamesThatTwoFilesClaim(t *testing.T) {
	_, problems := New(Parts{Factors: []*Factor{
		{Document: Document{Source: "factors/a.md", Title: "Retry storm"}},
		{Document: Document{Source: "factors/b.md", Title: "retry-storm"}, Synonyms: []string{"a"}},
	}})
	if diff := cmp.Diff([]string{"factors/b.md name-shared"}, rules(problems)); diff != "" {
		t.Error(diff)
	}
}

func TestNewResolvesLinks(t *testing.T) {
	other := incident("2025/2025-05-05-queue.md", titled("Queue stuck"), func(i *Incident) {
		i.ID = "INC-9"
		i.Sections = []Section{{Heading: "What happened?", Anchor: "s-what-happened"}}
	})
	parts := func(link Link) Parts {
		from := incident("2026/a.md", links(link), func(i *Incident) {
			i.Sections = []Section{{Heading: "References", Anchor: "s-references"}}
		})
		copied := *other
		return Parts{
			Incidents:   []*Incident{from, &copied},
			Factors:     []*Factor{{Document: Document{Source: "factors/retry-storm.md", Title: "Retry storm"}, Synonyms: []string{"retries"}}},
			Pages:       []*Page{{Document: Document{Source: "guide/README.md", Title: "Guide"}}},
			Attachments: []*Attachment{{Source: "2026/graph.png"}, {Source: "2026/run.sh", Refused: "files of this type are not published"}},
		}
	}
	rel := func(target, fragment string) Link {
		return Link{Kind: RelativeLink, Target: target, Fragment: fragment}
	}
	wiki := func(target string) Link { return Link{Kind: WikiLink, Target: target} }
	queue := Ref{Kind: ToIncident, Slug: "inc-9"}
	tests := []struct {
		link Link
		want Ref
		rule string
	}{
		{rel("../2025/2025-05-05-queue.md", ""), queue, ""},
		{rel("../2025/2025-05-05-QUEUE.md", ""), queue, ""},
		{rel("/2025/2025-05-05-queue.md", ""), queue, ""},
		{rel("../2025/2025-05-05-queue", ""), queue, ""},
		{rel("../2025/2025-05-05-queue.html", ""), queue, ""},
		{rel("../2025/2025-05-05-queue.md", "What-Happened"), Ref{Kind: ToIncident, Slug: "inc-9", Anchor: "s-what-happened"}, ""},
		{rel("../2025/2025-05-05-queue.md", "nothing"), queue, "anchor-unknown"},
		{rel("../incidents/inc-9/", ""), queue, ""},
		{rel("../guide/", ""), Ref{Kind: ToPage, Slug: "guide"}, ""},
		{rel("../guide", ""), Ref{Kind: ToPage, Slug: "guide"}, ""},
		{rel("", "references"), Ref{Kind: ToSelf, Anchor: "s-references"}, ""},
		{rel("", "top"), Ref{Kind: ToSelf}, ""},
		{rel("", "nothing"), Ref{}, "link-dead"},
		{rel("gone.md", ""), Ref{}, "link-dead"},
		{rel("../../../etc/passwd", ""), Ref{}, "link-dead"},
		{wiki("2025-05-05-queue"), queue, ""},
		{wiki("inc-9"), queue, ""},
		{wiki("Queue stuck"), queue, ""},
		{wiki("retries"), Ref{Kind: ToFactor, Slug: "retry-storm"}, ""},
		{wiki("000547"), Ref{}, "link-unresolved"},
		{Link{Kind: ImageLink, Target: "graph.png"}, Ref{Kind: ToAttachment, Slug: "2026/graph.png"}, ""},
		{Link{Kind: ImageLink, Target: "run.sh"}, Ref{Kind: ToAttachment, Slug: "2026/run.sh"}, "attachment-refused"},
		{rel("run.sh", ""), Ref{Kind: ToAttachment, Slug: "2026/run.sh"}, "attachment-refused"},
		{Link{Kind: ImageLink, Target: "gone.png"}, Ref{}, "image-missing"},
		{Link{Kind: ExternalLink, Target: "https://example.org/"}, Ref{}, ""},
	}
	for _, tt := range tests {
		p := parts(tt.link)
		from := p.Incidents[0]
		_, problems := New(p)
		if got := from.Body.Links[0].To; got != tt.want {
			t.Errorf("%+v leads to %+v, want %+v", tt.link, got, tt.want)
		}
		var want []string
		if tt.rule != "" {
			want = []string{"2026/a.md " + tt.rule}
		}
		if diff := cmp.Diff(want, rules(problems)); diff != "" {
			t.Errorf("%+v: %s", tt.link, diff)
		}
	}
}

func TestNewLinksBothWays(t *testing.T) {
	a := incident("a.md", on(2026, 1, 2), links(
		Link{Kind: WikiLink, Target: "b"}, Link{Kind: WikiLink, Target: "b"}, Link{Kind: WikiLink, Target: "a"},
	))
	b := incident("b.md", on(2026, 1, 1), func(i *Incident) { i.Related = []Mention{{Name: "c.md"}, {Name: "gone"}} })
	c := incident("c.md")
	_, problems := New(Parts{Incidents: []*Incident{a, b, c}})
	ref := func(slug string) Ref { return Ref{Kind: ToIncident, Slug: slug} }
	if diff := cmp.Diff([]Ref{ref("b")}, a.LinksTo); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Ref{ref("a")}, b.LinkedFrom); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Ref{ref("b")}, c.LinkedFrom); diff != "" {
		t.Error(diff)
	}
	if len(b.Related) != 1 || b.Related[0].Slug != "c" {
		t.Errorf("b.md is related to %v", b.Related)
	}
	if diff := cmp.Diff([]string{"b.md related-unknown"}, rules(problems)); diff != "" {
		t.Error(diff)
	}
}

func TestNewKeepsAmbiguousNamesApart(t *testing.T) {
	a := incident("a.md", titled("Same title"))
	b := incident("b.md", titled("Same title"))
	c := incident("c.md", links(Link{Kind: WikiLink, Target: "Same title"}))
	c.Body.Links = append(c.Body.Links, Link{Kind: WikiLink, Target: "a"})
	New(Parts{Incidents: []*Incident{a, b, c}})
	if got := c.Body.Links[1]; got.Title != "Same title" {
		t.Errorf("a link to a.md has the title %q", got.Title)
	}
	if got := c.Body.Links[0].To; got.Kind != NoRef {
		t.Errorf("a title that two documents share resolved to %+v", got)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		parts := generated(10_000)
		b.StartTimer()
		New(parts)
	}
}

func TestNewSaysHowToPartEqualAddresses(t *testing.T) {
	tests := []struct {
		name string
		with func(*Document)
		want string
	}{
		{"ids", func(d *Document) { d.ID = "INC-1" }, "give one of them another id:"},
		{"slugs", func(d *Document) { d.WantedSlug = "x" }, "give one of them another slug:"},
	}
	for _, tt := range tests {
		a, b := incident("a.md"), incident("b.md")
		f, g := &Factor{Document: Document{Source: "factors/a.md"}}, &Factor{Document: Document{Source: "factors/b.md"}}
		for _, d := range []*Document{&a.Document, &b.Document, &f.Document, &g.Document} {
			tt.with(d)
		}
		_, problems := New(Parts{Incidents: []*Incident{a, b}, Factors: []*Factor{f, g}})
		taken := 0
		for _, p := range problems {
			if p.Rule != problem.AddressTaken {
				continue
			}
			taken++
			if p.Help != tt.want || p.Line != 1 {
				t.Errorf("%s: %+v, want line 1 and the help %q", tt.name, p, tt.want)
			}
		}
		if taken != 2 {
			t.Errorf("%s: %d addresses are taken, want 2", tt.name, taken)
		}
	}
}

func TestSiteMarkers(t *testing.T) {
	got := SiteMarkers([]Marker{
		{Name: "Team Changes", Meaning: "Ours.", Synonyms: []string{"moves"}},
		{Name: "Vendor"}, {Name: "on-call"}, {Name: "on.call"},
	})
	want := Markers()
	want[2] = Marker{Slug: "team-changes", Name: "Team Changes", Meaning: "Ours.", Synonyms: []string{"team change", "moves"}}
	want = append(want, Marker{Slug: "vendor", Name: "Vendor"}, Marker{Slug: "on-call", Name: "on-call"}, Marker{Slug: "on-call-" + hashOf("on.call"), Name: "on.call"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestNamesGetFreeAddresses: whatever incidents name, no two things have one
// address, and each name has the same whichever incident is the newest.
func TestNamesGetFreeAddresses(t *testing.T) {
	names := []string{"c-" + hashOf("c#"), "C++", "C#", "C", "c+", "c-" + hashOf("c+"), "on-call", "on.call", "on call", "café", "cafe"}
	named := func(names []string) func(*Incident) {
		return func(i *Incident) {
			for _, name := range names {
				i.Services = append(i.Services, Mention{Name: name})
				i.Factors = append(i.Factors, Assignment{Name: name, Markers: []string{name}})
				i.Tags = append(i.Tags, name)
			}
		}
	}
	half := len(names) / 2
	base, problems := New(Parts{Incidents: []*Incident{
		incident("a.md", on(2026, 1, 1), named(names[:half])), incident("b.md", on(2026, 1, 2), named(names[half:])),
	}})
	again, _ := New(Parts{Incidents: []*Incident{
		incident("a.md", on(2026, 1, 2), named(names[:half])), incident("b.md", on(2026, 1, 1), named(names[half:])),
	}})
	if len(problems) > 0 {
		t.Error(problems)
	}
	different := map[string]bool{}
	for _, name := range names {
		different[Fold(name)] = true
	}
	for what, of := range map[string]func(*Base) []string{
		"services": func(b *Base) (all []string) {
			for _, s := range b.Services {
				all = append(all, s.Slug+" "+s.Title)
			}
			return all
		},
		"factors": func(b *Base) (all []string) {
			for _, f := range b.Factors {
				all = append(all, f.Slug+" "+f.Title)
			}
			return all
		},
		"markers": func(b *Base) (all []string) {
			for _, m := range b.Markers {
				all = append(all, m.Slug+" "+m.Name)
			}
			return all
		},
		"tags": func(b *Base) (all []string) {
			for _, t := range b.Tags {
				if b.Tag(t.Name) != t {
					all = append(all, "not found by its name:")
				}
				all = append(all, t.Slug+" "+t.Name)
			}
			return all
		},
	} {
		slugs := of(base)
		if diff := cmp.Diff(slugs, of(again)); diff != "" {
			t.Errorf("%s have other addresses the second time: %s", what, diff)
		}
		for i := range slugs {
			slugs[i], _, _ = strings.Cut(slugs[i], " ")
		}
		slices.Sort(slugs)
		if all := len(slugs); all != len(different) || len(slices.Compact(slugs)) != all {
			t.Errorf("%d %s have the addresses %v", len(different), what, slugs)
		}
	}
}
