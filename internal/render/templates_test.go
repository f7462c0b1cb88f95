package render

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/layouts"
)

var branch = regexp.MustCompile(`\{\{-?\s*(?:if|with|range|else)\b[^}]*\}\}`)

// counted is the layouts with a counter at the start of every branch, and the
// names of all branches.
func counted(t *testing.T) (fs.FS, []string) {
	t.Helper()
	marked := fstest.MapFS{}
	var names []string
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			return err
		}
		var b strings.Builder
		last := 0
		for _, at := range branch.FindAllIndex(text, -1) {
			line := 1 + strings.Count(string(text[:at[0]]), "\n")
			id := fmt.Sprintf("%s:%d: %s", name, line, text[at[0]:at[1]])
			names = append(names, id)
			fmt.Fprintf(&b, "%s{{$_ := cover %q}}", text[last:at[1]], id)
			last = at[1]
		}
		b.Write(text[last:])
		marked[name] = &fstest.MapFile{Data: []byte(b.String())}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return marked, names
}

// Every branch of every layout is run against the page structs, so a field that
// is misspelt or gone fails here and not at a reader.
func TestEveryBranchOfEveryLayoutRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	ran := map[string]bool{}
	funcs["cover"] = func(id string) string { ran[id] = true; return "" }
	defer delete(funcs, "cover")
	marked, names := counted(t)

	empty, _ := kb.New(kb.Parts{})
	named, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{manySides()}, Markers: kb.Markers()})
	var many []*kb.Incident
	for i := range 450 {
		many = append(many, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%d.md", i), Title: fmt.Sprint("Incident ", i), Tags: []string{fmt.Sprint("tag ", i%20)}}, Date: kb.Date{Year: 2026, Month: 3, Day: 1 + i%28},
			Services: []kb.Mention{{Name: "api"}}, Factors: []kb.Assignment{{Name: "Load", Role: kb.RoleContributed, Markers: []string{"scarcity"}}, {Title: kb.Text{Plain: "a cause"}}},
			Actions: []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "do it"}, State: kb.ActionOpen, Unmarked: i > 50}},
		})
	}
	for i := range 50 {
		begun, seen, over := moment("10:00"), moment("10:10"), moment("10:30")
		many[i].Started, many[i].Detected, many[i].Resolved, many[i].NoticedBy = &begun, &seen, &over, kb.NoticedByStaff
	}
	for i := range mostBoardPages * perPage {
		many[0].Actions = append(many[0].Actions, kb.Action{Anchor: fmt.Sprint("b-", i), Text: kb.Text{Plain: "do it"}, State: kb.ActionOpen, Unmarked: i%2 == 0})
	}
	for i := range writtenShown + 1 {
		many[i].Mitigators = []kb.Assignment{{Title: kb.Text{Plain: "it was Sunday"}, Luck: true}, {Title: kb.Text{Plain: "somebody saw it"}}}
	}
	for i := range writtenShown + 1 {
		many[i].NearMiss = true
		many[i].Actions = append(many[i].Actions, kb.Action{Anchor: "a-2", Text: kb.Text{Plain: "go on"}, Kind: kb.ActionPreserve, Owner: "us", DueSaid: "next sprint"})
	}
	for range caughtShown {
		many[0].Mitigators = append(many[0].Mitigators, kb.Assignment{Title: kb.Text{Plain: "somebody else saw it"}})
	}
	for i := 1; i < 20; i++ {
		many[i].Related = []kb.Mention{{Name: "Incident 0"}}
	}
	for i := range 2 {
		for n := range chipsShown + 5 {
			many[i].Services = append(many[i].Services, kb.Mention{Name: fmt.Sprint("service ", n)})
			many[i].Factors = append(many[i].Factors, kb.Assignment{Name: fmt.Sprint("Factor ", n)})
		}
	}
	for n := range servicesShown + 1 {
		many[9].Services = append(many[9].Services, kb.Mention{Name: fmt.Sprint("rare ", n)})
		many[9].SuggestedServices = append(many[9].SuggestedServices, kb.SuggestedService{Name: fmt.Sprint("read ", n)})
	}
	long, _ := kb.New(kb.Parts{Incidents: many, Markers: kb.Markers()})
	partly := library(t)
	partly.Incidents[0].Facilitator = ""
	for _, base := range []*kb.Base{library(t), partly, corners(t), empty, named, long, followThrough(), accepted(), allDone("It is tidy."), nobodyMeets(), busyMonth(), onCallBase(false), onCallBase(true), glances(), casebook(t), casebook(t, quiet), numerous(mostBoardPages*perPage + 1)} {
		in := input(base)
		in.Layouts = marked
		written(t, in)
	}
	in := input(library(t))
	in.Layouts, in.BaseURL = marked, "https://example.org/"
	in.NewTicket = "https://tracker.example/new?t={title}"
	found := make([]problem.Problem, mostFindings+1)
	for i := range found {
		found[i] = problem.New(problem.ActionOwner, problem.Place{File: in.View.Base.Incidents[0].Source}, "no owner")
	}
	in.Findings = func() []problem.Problem { return found }
	written(t, in)
	in.Language = "de"
	written(t, in)
	found = nil
	written(t, in)
	in.Offline = true
	written(t, in)

	for _, name := range names {
		if !ran[name] {
			t.Errorf("never run: %s", name)
		}
	}
}

// onCallBase has more of what helps those on call than pages have room for, or, where
// all is mended, only little of it.
func onCallBase(mended bool) *kb.Base {
	said := func(words string) kb.Text { return kb.Text{Plain: words, Line: 5} }
	var incidents []*kb.Incident
	for n := range gapsShown + 1 {
		i := &kb.Incident{Document: kb.Document{Source: fmt.Sprintf("2026-01-%02d.md", n), Title: fmt.Sprint("Incident ", n)}}
		i.DocGaps = []kb.DocGap{{Text: said(fmt.Sprint("gap ", n)), Anchor: "t-1"}}
		i.Actions = []kb.Action{{Anchor: "a-1", Text: said("Write it down"), State: kb.ActionDone, Documents: true}}
		if n > 0 {
			i.Services = []kb.Mention{{Name: "api"}, {Name: "web"}}
			i.Date = kb.Date{Year: 2026, Month: 2, Day: 1 + n%28}
		}
		incidents = append(incidents, i)
	}
	if mended {
		base, _ := kb.New(kb.Parts{Incidents: incidents, Markers: kb.Markers()})
		return base
	}
	for n := range gapsShown + 1 {
		i := &kb.Incident{Document: kb.Document{Source: fmt.Sprintf("open-%02d.md", n), Title: fmt.Sprint("Open ", n)}, Date: kb.Date{Year: 2025, Month: 2, Day: 1 + n%28}}
		i.Services = []kb.Mention{{Name: "api"}}
		i.DocGaps = []kb.DocGap{{Text: said(fmt.Sprint("open gap ", n))}}
		i.Again = []kb.Text{said(fmt.Sprint("step ", n)), said(fmt.Sprint("then ", n))}
		i.Quotes = []kb.Quote{{Text: fmt.Sprint("could not extend ", n), Error: true}}
		i.Actions = []kb.Action{{Anchor: "a-1", Text: said(fmt.Sprint("Buy ", n)), State: kb.ActionWontfix, Reason: "too dear"}}
		i.Reveals = []kb.Relation{
			{From: kb.Mention{Name: "api"}, To: kb.Mention{Name: fmt.Sprint("part ", n)}, Until: "2025", Stated: true, Text: said("so")},
			{From: kb.Mention{Name: "api"}, To: kb.Mention{Name: "web"}}, {From: kb.Mention{Name: "cron"}, To: kb.Mention{Name: "api"}, Stated: true},
		}
		i.Questions = []kb.Question{{Text: said("Why?")}, {Text: said("When?"), Answered: true}}
		i.Notes = []kb.Note{{Day: kb.Date{Year: 2025, Month: 3, Day: 1}, Text: said("One of two done."), Anchor: "s-note"}}
		i.Roles = []kb.Participation{{Title: "Scribe", People: []string{"Bo"}}}
		for clock := range 4 {
			i.Timeline = append(i.Timeline, kb.TimelineEntry{Anchor: fmt.Sprint("t-", clock), Moment: moment(fmt.Sprintf("1%d:00", clock)), Text: said("x")})
		}
		noticed := moment("12:00")
		i.Detected = &noticed
		i.Stages = []kb.Stage{{Title: "One", First: 0, Last: 2, Summary: said("First.")}, {Title: "Two", First: 2, Last: 4}}
		i.Timeline[1].Kind = kb.EntryDecision
		i.TriggerKind = kb.TriggerCode
		i.Deep = []kb.DeepCause{{Factor: "load", Title: "Load", Text: "because", Anchor: "f-1"}, {Title: "Elsewhere", Text: "since"}}
		i.Factors = []kb.Assignment{{Name: "Load", Kind: kb.FactorTechnical}}
		i.Related = []kb.Mention{{Name: "Open 0"}}
		i.Beliefs = []kb.Belief{{Who: "us", Believed: "this", Fact: "that"}}
		if n == 0 {
			i.Beliefs, i.Date = []kb.Belief{{Believed: "this"}}, kb.Date{}
		}
		incidents = append(incidents, i)
	}
	api := &kb.Service{Document: kb.Document{Source: "services/api.md", Title: "api"}, Again: []kb.Text{said("Look at the log")}}
	base, _ := kb.New(kb.Parts{Incidents: incidents, Services: []*kb.Service{api, {Document: kb.Document{Source: "services/quiet.md", Title: "quiet"}}}, Markers: kb.Markers()})
	return base
}

// manySides is an incident that has what the fixture's do not: typed durations
// only, times in two zones, a day of which nothing is certain.
func manySides() *kb.Incident {
	first, second := moment("09:00"), moment("12:00")
	second.Zone = "UTC"
	later := moment("12:05")
	rough := kb.Moment{Written: "around noon", Approximate: true}
	return &kb.Incident{
		Document: kb.Document{Source: "sides.md", Title: "Many sides"}, NearMiss: true,
		Detected: &first, Mitigated: &later,
		Timeline: []kb.TimelineEntry{
			{Anchor: "t-a", Moment: first, Text: kb.Text{Plain: "x"}}, {Anchor: "t-b", Moment: moment("09:02"), Text: kb.Text{Plain: "x"}},
			{Anchor: "t-c", Moment: moment("09:05"), Text: kb.Text{Plain: "x"}}, {Anchor: "t-d", Moment: moment("12:05"), Text: kb.Text{Plain: "x"}},
			{Anchor: "t-e", Moment: second, Text: kb.Text{Plain: "x"}}, {Moment: rough, Text: kb.Text{Plain: "x"}},
		},
		Factors:    []kb.Assignment{{Title: kb.Text{Plain: "a sentence"}}},
		Mitigators: []kb.Assignment{{Name: "Asked", Note: kb.Text{Plain: "Why?"}, Asked: true}, {Name: "Luck", Note: kb.Text{Plain: "note"}, Whys: []kb.Why{{Text: kb.Text{Plain: "because"}}}}},
		Actions:    []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "all is done"}, State: kb.ActionDone}},
	}
}

// corners is a base with what is rarely so: a factor and a service that nothing
// names, an undated incident, lists that no figure shows.
func corners(t *testing.T) *kb.Base {
	t.Helper()
	text := "# incident date: 2009-05-05, Corners\n\n## Summary\n\nIn short.\n\n## Impact\n\nNone.\n\n## Action items\n\nDo this and do that.\n"
	old := &kb.Incident{Document: parsed("old.md", "Corners", text), Date: kb.Date{Year: 2009, Month: 5, Day: 5}, Severity: &kb.Severity{Text: "critical", Rank: 1}}
	short := strings.Index(string(old.Body.HTML), "In short.")
	old.Summary = kb.Text{Plain: "In short.", HTML: kb.Range{From: short, To: short + len("In short.")}}
	old.Lead = kb.Range{From: short - len("<p>"), To: short + len("In short.</p>")}
	for i := range old.Sections {
		if section := &old.Sections[i]; section.Class == kb.SectionSummary {
			section.Range.To = old.Lead.To
		}
	}
	both := []kb.Assignment{{Name: "Haste"}, {Name: "Waste"}}
	old.Factors = slices.Clone(both)
	do := strings.Index(string(old.Body.HTML), "Do this")
	for i, words := range []string{"Do this", "do that"} {
		old.Actions = append(old.Actions, kb.Action{
			Anchor: fmt.Sprint("a-", i), State: kb.ActionDone, Text: kb.Text{Plain: words, HTML: kb.Range{From: do, To: do + len("Do this")}},
		})
	}
	undated := &kb.Incident{Document: parsed("undated.md", "Undated", "x"), Factors: append(slices.Clone(both), kb.Assignment{Name: "Once"}), Services: []kb.Mention{{Name: "api"}}}
	for i := range mostCaseActions + 1 {
		undated.Actions = append(undated.Actions, kb.Action{Anchor: fmt.Sprint("a-", i), State: kb.ActionOpen, Kind: kb.ActionPrevent, Text: kb.Text{Plain: "do more"}})
	}
	recent := &kb.Incident{Document: parsed("recent.md", "Recent", "x"), Date: kb.Date{Year: 2026, Month: 5, Day: 5}}
	without := &kb.Incident{Document: parsed("without.md", "Without", "x"), Date: kb.Date{Year: 2009, Month: 4, Day: 5}}
	base, _ := kb.New(kb.Parts{
		Incidents: []*kb.Incident{old, undated, recent, without}, Factors: []*kb.Factor{{Document: parsed("factors/none.md", "Never", "x")}},
		Services: []*kb.Service{{Document: parsed("services/none.md", "Quiet", "x")}}, Severities: []kb.SeverityLevel{{Name: "SEV-1", Rank: 1}},
	})
	return base
}

// No layout of ours is left to the slow way.
func TestNoLayoutIsLeftToReflection(t *testing.T) {
	for _, base := range []*kb.Base{library(t), corners(t), followThrough(), allDone("It is tidy."), casebook(t), glances()} {
		in := input(base)
		in.Findings = func() []problem.Problem { return nil }
		look, err := in.Kept.readLook(in)
		if err != nil {
			t.Fatal(err)
		}
		urls, err := newURLs(in.BaseURL, base.Attachments)
		if err != nil {
			t.Fatal(err)
		}
		s := newSite(in, look, urls)
		writeAll(t, slices.Concat(s.pages(), s.followUpPages()))
		for _, err := range look.layouts.Left() {
			t.Error(err)
		}
	}
}

func TestLayoutsKeepToThePolicy(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|srcset|<script(?:[^>]*)>[^<]|<iframe|<object|<embed|<base|https?://`)
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(layouts.FS, name)
		if found := forbidden.Find(text); found != nil {
			t.Errorf("%s has %q", name, found)
		}
		if strings.Contains(string(text), "<form") && name != "partials/searchbox.html" {
			t.Errorf("%s has a form", name)
		}
		if bare := regexp.MustCompile(`http-equiv="[^"]*\{\{`).Find(text); bare != nil {
			t.Errorf("%s: an action inside http-equiv", name)
		}
		if strings.Contains(string(text), `http-equiv="refresh"`) && name != "moved.html" {
			t.Errorf("%s sends readers elsewhere", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	head, err := fs.ReadFile(layouts.FS, "partials/head.html")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(head), `<head>
<meta http-equiv="Content-Security-Policy" content="`+Policy+`">`) {
		t.Error("the policy is not the first element of the head, or differs from that of _headers")
	}
}

func TestUnusableLayoutsAndAssets(t *testing.T) {
	base, _ := kb.New(kb.Parts{})
	for name, spoil := range map[string]func(*Input){
		"a template that does not parse": func(in *Input) { in.Layouts = spoiled(t, "home.html", "{{if}}") },
		"no template for a page":         func(in *Input) { in.Layouts = fstest.MapFS{"home.html": {}, "partials/x.html": {}} },
	} {
		in := input(base)
		spoil(&in)
		if _, _, err := Site(in); err == nil || !strings.Contains(err.Error(), "layouts") {
			t.Errorf("%s: %v", name, err)
		}
	}
	in := input(base)
	in.Layouts = spoiled(t, "home.html", "{{.NoSuchField}}")
	listing, _, err := Site(in)
	if err != nil {
		t.Fatal(err)
	}
	home, _ := listing.At("index.html")
	var b strings.Builder
	if err := home.Write(&b); err == nil || !strings.Contains(err.Error(), "layout home.html") || b.Len() > 0 {
		t.Errorf("a field that does not exist: %v, wrote %q", err, b.String())
	}
}

func spoiled(t *testing.T, file, text string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(layouts.FS, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all[file] = &fstest.MapFile{Data: []byte(text)}
	return all
}
