package render

import (
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// followThrough is a base with what happens to actions: echoes, recurrence,
// reasons that are missing, later incidents of the same kind, many closings.
func followThrough() *kb.Base {
	var incidents []*kb.Incident
	add := func(name string, date kb.Date, actions ...kb.Action) *kb.Incident {
		i := &kb.Incident{
			Document: kb.Document{Source: name + ".md", Title: "Incident " + name}, Date: date,
			Services: []kb.Mention{{Name: "api"}}, Actions: actions,
		}
		incidents = append(incidents, i)
		return i
	}
	promised := action("Add alerting on the depth of the queue", kb.ActionOpen)
	recurring := action("Rehearse a restore", kb.ActionOpen)
	recurring.Every, recurring.Done = kb.Interval{N: 3, Unit: kb.Months}, kb.Date{Year: 2026, Month: 2, Day: 4}
	wontfix := action("Rewrite everything", kb.ActionWontfix)
	reasoned := action("Hire somebody", kb.ActionWontfix)
	reasoned.Reason = "no money"
	done := action("Rotate logs", kb.ActionDone)
	done.Done = kb.Date{Year: 2026, Month: 3, Day: 10}
	ticketed := action("Move the queue", kb.ActionOpen)
	ticketed.Ticket, ticketed.Owner = &kb.Ticket{Text: "OPS-3"}, "Platform"

	old := add("old", kb.Date{Year: 2025, Month: 11, Day: 3}, promised, recurring, wontfix, done, ticketed)
	old.Factors = []kb.Assignment{{Name: "Full disk", Title: kb.Text{Plain: "Full disk"}}}
	add("two", kb.Date{Year: 2025, Month: 10, Day: 3}, wontfix, action("Ask twice", kb.ActionWontfix), promised)
	for n := range 6 {
		later := add(fmt.Sprint("later-", n), kb.Date{Year: 2026, Month: 3, Day: 12 + n}, promised)
		later.Factors = old.Factors
	}
	none := add("none", kb.Date{}, action("Somebody should", kb.ActionOpen))
	none.Services = nil
	decided := add("decided", kb.Date{Year: 2026, Month: 1, Day: 1}, reasoned, done)
	decided.Changed = kb.Text{Plain: "Logs are rotated."}
	last := done
	last.Done = kb.Date{Year: 2026, Month: 3, Day: 30}
	for n := range closedOnAgenda + 2 {
		add(fmt.Sprint("closed-", n), kb.Date{Year: 2025, Month: 1, Day: 1}, last)
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	return base
}

// accepted is a base with a risk that is to be looked at again, and an action that
// was worth it.
func accepted() *kb.Base {
	risk, done := action("Buy disks", kb.ActionWontfix), action("Rotate logs", kb.ActionDone)
	risk.Reason, risk.Review = "too dear", kb.Date{Year: 2026, Month: 3, Day: 1}
	done.Worth = kb.WorthYes
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		{Document: kb.Document{Source: "a.md", Title: "Accepted"}, Date: kb.Date{Year: 2026, Month: 1, Day: 1}, Actions: []kb.Action{risk, done}},
	}})
	return base
}

// allDone is a base in which nothing is open any more.
func allDone(changed string) *kb.Base {
	done := action("Rotate logs", kb.ActionDone)
	if changed != "" {
		done.Done = kb.Date{Year: 2026, Month: 2, Day: 20}
	}
	i := &kb.Incident{Document: kb.Document{Source: "a.md", Title: "Over"}, Date: kb.Date{Year: 2026, Month: 2, Day: 1}, Actions: []kb.Action{done}}
	i.Changed = kb.Text{Plain: changed}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
	return base
}

// nobodyMeets is a base whose one postmortem is open without meetings.
func nobodyMeets() *kb.Base {
	i := &kb.Incident{
		Document: kb.Document{Source: "a.md", Title: "Waits"}, Date: kb.Date{Year: 2026, Month: 2, Day: 1},
		Actions: []kb.Action{action("Renew the contract", kb.ActionOpen)}, FollowUp: kb.Schedule{Never: true},
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
	return base
}

func TestFollowUpPagesAreSound(t *testing.T) {
	for name, base := range map[string]*kb.Base{"many": followThrough(), "none open": allDone("It is tidy."), "no days": allDone(""), "no meetings": nobodyMeets()} {
		files := written(t, input(base))
		checkLinks(t, files)
		titles := map[string]string{}
		for file, p := range pagesOf(t, files) {
			if slices.Sort(p.ids); len(slices.Compact(slices.Clone(p.ids))) != len(p.ids) {
				t.Errorf("%s, %s: ids %v", name, file, p.ids)
			}
			if other, twice := titles[p.title]; twice {
				t.Errorf("%s: %s and %s are both called %q", name, file, other, p.title)
			}
			titles[p.title] = file
		}
	}
}

func TestTheBoardSays(t *testing.T) {
	many, over, noDays := written(t, input(followThrough())), written(t, input(allDone("It is tidy."))), written(t, input(allDone("")))
	empty, _ := kb.New(kb.Parts{})
	none := written(t, input(empty))
	for _, test := range []struct {
		files map[string]string
		file  string
		want  []string
		lacks []string
	}{
		{many, "follow-ups/index.html", []string{
			"11 actions from 9 postmortems are open. 10 have no due date.", `<a href="by-service/">service</a>`, `<a href="by-owner/">owner</a>`, `data-as-of>As of <time datetime="2026-04-01">1 April 2026</time>`,
			`<a href="overdue/">Overdue <span class="count">0</span></a>`, `<a href="no-owner/">10 without an owner</a>`, `<a href="no-ticket/">10 without a ticket</a>`,
			`<a href="../follow-ups.ics">`, `<a href="../follow-ups.csv">`, "every 3 months", "last done", `<time data-due>2026-05-04</time> <span class="aside">`, `<a href="by-incident/">incident</a>`,
			`<time datetime="2025-11-03" data-age>4 months</time>`,
		}, []string{"celebration", "Rewrite everything"}},
		{noDays, "follow-ups/done/index.html", []string{"most recent first. 1 has no recorded day, and so no place in a digest."}, nil},
		{over, "follow-ups/done/index.html", []string{"most recent first."}, []string{"no recorded day"}},
		{many, "follow-ups/overdue/index.html", []string{"Nothing is overdue."}, []string{"<table"}},
		{many, "follow-ups/no-ticket/index.html", []string{"Somebody should"}, []string{"Move the queue"}},
		{many, "follow-ups/wontfix/index.html", []string{"Because: no money", "No reason is given yet."}, nil},
		{many, "follow-ups/by-service/index.html", []string{`id="service-api"`, `id="no-service"`, `services/api/follow-ups.ics"`}, nil},
		{many, "follow-ups/by-incident/index.html", []string{
			`<h2 id="incident-old"><a href="../../incidents/old/">Incident old</a></h2>`, "3 of 5 open", "next review", `href="../../incidents/old/#a-rehearse-a-restore"`,
		}, nil},
		{many, "incidents/old/index.html", []string{
			"Seen again in 6 later incidents</summary>", "They name the same factor, Full disk: ", "and 2 more. It may be a coincidence, until someone has looked.",
			"1 action will not be done, and no reason is given yet.", "Next review <time", "every month", `<a href="follow-ups.ics">Calendar of reviews and due dates</a>`,
		}, []string{"celebration"}},
		{many, "incidents/decided/index.html", []string{
			"1 action is done, and 1 decided against with a reason, 68 days after the incident ended.", "Logs are rotated.", "Thanks to everyone",
		}, []string{"Next review", "Changed since"}},
		{many, "index.html", []string{`</b> open</a>`, "Recently closed", "closed on 30 March 2026"}, nil},
		{many, "services/api/index.html", []string{`<a href="../../follow-ups/by-service/#service-api">`, `<a href="follow-ups.ics">calendar</a>`}, nil},
		{over, "follow-ups/index.html", []string{"All closed", "The last one on 20 February 2026.", "It is tidy.", "Nothing is open."}, []string{`<p class="meta"> ·`, `<p class="meta">&nbsp;·`}},
		{over, "index.html", []string{"Everything that was promised is done or decided."}, nil},
		{over, "follow-ups/agenda/index.html", []string{"Nothing to review."}, nil},
		{none, "follow-ups/index.html", []string{"No actions yet."}, []string{"All closed"}},
	} {
		text, ok := test.files[test.file]
		if !ok {
			t.Errorf("%s is missing", test.file)
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", test.file, want)
			}
		}
		for _, lacks := range test.lacks {
			if strings.Contains(text, lacks) {
				t.Errorf("%s says %q", test.file, lacks)
			}
		}
	}
}

func TestAgendaSays(t *testing.T) {
	text := written(t, input(followThrough()))["follow-ups/agenda/index.html"]
	for _, want := range []string{
		"The next meeting is on 2 April 2026: ", "The last one was on", "Closed since the last meeting", "Will not be done, and " + message.NoReason + ".", "and 3 more",
		message.NoOwner, `id="incident-old"`, "Since the last meeting", "due for this meeting", "every 3 months",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the agenda does not say %q", want)
		}
	}
	if text := written(t, input(casebook(t)))["follow-ups/agenda/index.html"]; !strings.Contains(text, "Buy more") || strings.Contains(text, message.NoOwner) {
		t.Error("an agenda without owners says of each action that it has none")
	}
	alone := written(t, input(nobodyMeets()))
	for file, want := range map[string]string{
		"follow-ups/agenda/index.html": "Nothing to review. Left out: 1 open postmortem without a review meeting.",
		"follow-ups/index.html":        "1 action from 1 postmortem is open. It has no due date.",
	} {
		if !strings.Contains(alone[file], want) {
			t.Errorf("%s does not say %q", file, want)
		}
	}
	// The longest-waiting comes first, and what has no day last.
	last := -1
	for _, name := range []string{"two", "old", "none"} {
		at := strings.Index(text, `id="incident-`+name+`"`)
		if at <= last {
			t.Errorf("%s stands at %d, after %d", name, at, last)
		}
		last = at
	}
}

func TestDivide(t *testing.T) {
	rows := func(n int) []views.FollowUp { return make([]views.FollowUp, n) }
	for _, test := range []struct {
		sizes []int
		want  string
	}{
		{nil, "[]"}, {[]int{0}, "[]"}, {[]int{3}, "[3]"}, {[]int{4}, "[4]"}, {[]int{5}, "[4] [+1]"}, {[]int{2, 2, 2}, "[2 2] [2]"},
		{[]int{3, 0, 3}, "[3 1] [+2]"}, {[]int{9}, "[4] [+4] [+1]"},
	} {
		var groups []followUpSet
		for _, n := range test.sizes {
			groups = append(groups, followUpSet{rows: rows(n)})
		}
		var pages []string
		for _, page := range divide(groups, 4) {
			var parts []string
			for _, p := range page {
				part := fmt.Sprint(len(p.shown))
				if p.continued {
					part = "+" + part
				}
				parts = append(parts, part)
			}
			pages = append(pages, "["+strings.Join(parts, " ")+"]")
		}
		if got := strings.Join(pages, " "); got != test.want {
			t.Errorf("%v: got %s, want %s", test.sizes, got, test.want)
		}
	}
}

func TestLongBoardsGoOnOnFurtherPages(t *testing.T) {
	var incidents []*kb.Incident
	for i := range 150 {
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%03d.md", i), Title: fmt.Sprint("Incident ", i)}, Services: []kb.Mention{{Name: "api"}},
			Date:    kb.Date{Year: 2025, Month: 1, Day: 1}.AddDays(i),
			Actions: []kb.Action{action("one", kb.ActionOpen)},
		})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	files := written(t, input(base))
	checkLinks(t, files)
	for _, list := range []string{followUpsAddress, noOwnerAddress, noTicketAddress, byIncidentAddress, byServiceAddress} {
		rows := 0
		for n := 1; n <= 150/perPage+1; n++ {
			rows += strings.Count(files[numbered(list, n)+"index.html"], `<td class="state`)
		}
		if rows != 150 {
			t.Errorf("the pages of %s list %d actions, want 150", list, rows)
		}
	}
	if !strings.Contains(files["follow-ups/by-service/page/2/index.html"], "continued") {
		t.Error("the second page does not say that the service goes on")
	}
	found := map[string]int{}
	for file, text := range files {
		if strings.HasPrefix(file, agendaAddress) {
			for i := range 150 {
				id := fmt.Sprintf(`id="incident-i%03d"`, i)
				found[id] += strings.Count(text, id)
			}
		}
	}
	for id, n := range found {
		if n != 1 {
			t.Errorf("%s stands %d times on the agenda", id, n)
		}
	}
	if len(found) != 150 {
		t.Errorf("the agenda has %d postmortems", len(found))
	}
}

// TestLongAgendaSaysWhatItLeavesOut: no meeting goes through a thousand actions.
func TestLongAgendaSaysWhatItLeavesOut(t *testing.T) {
	const pages, onPage = mostAgendaPages, agendaRows / 4
	var incidents []*kb.Incident
	for i := range pages*onPage + 7 {
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%03d.md", i), Title: fmt.Sprint("Incident ", i)},
			Actions:  []kb.Action{action("one", kb.ActionOpen), action("two", kb.ActionOpen)},
		})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	files := written(t, input(base))
	if last := files[numbered(agendaAddress, pages)+"index.html"]; !strings.Contains(last, `More that are not listed here: 7; <a href="../../../../follow-ups.csv"`) {
		t.Errorf("the last page of the agenda is\n%s", last)
	}
	if files[numbered(agendaAddress, pages+1)+"index.html"] != "" || strings.Contains(files[agendaAddress+"index.html"], "not listed here") {
		t.Error("the agenda goes on, or ends on its first page")
	}
}

// TestLongBoardsSayWhatTheyLeaveOut: pages end, and the last one and the others lead
// to the file that has the rest.
func TestLongBoardsSayWhatTheyLeaveOut(t *testing.T) {
	all := mostBoardPages*perPage + 30
	incident := &kb.Incident{Document: kb.Document{Source: "long.md", Title: "Long"}, Services: []kb.Mention{{Name: "api"}}}
	for range all {
		incident.Actions = append(incident.Actions, action("one", kb.ActionOpen))
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
	files := written(t, input(base))
	checkLinks(t, files)
	for _, list := range []string{followUpsAddress, noOwnerAddress, byIncidentAddress} {
		last := files[numbered(list, mostBoardPages)+"index.html"]
		if !strings.Contains(last, "More that are not listed here: 30; <a href") || strings.Count(last, `<td class="state`) != perPage {
			t.Errorf("the last page of %s is\n%s", list, last)
		}
		if files[numbered(list, mostBoardPages+1)+"index.html"] != "" {
			t.Errorf("%s goes on", list)
		}
	}
	if rows := strings.Count(files[actionsCSVFile], "\n"); rows != all+1 {
		t.Errorf("the file for spreadsheets has %d lines", rows)
	}
}

func TestActionsCSV(t *testing.T) {
	hostile := action(`=HYPERLINK("http://x")`, kb.ActionOpen)
	hostile.Owner, hostile.Due = "@team", kb.Date{Year: 2026, Month: 3, Day: 1}
	hostile.Ticket = &kb.Ticket{Text: "+1", URL: "javascript:alert(1)"}
	wontfix := action("two\nlines", kb.ActionWontfix)
	wontfix.Reason = "-1"
	done := action("plain", kb.ActionDone)
	done.Done, done.Kind, done.Text.Line = kb.Date{Year: 2026, Month: 2, Day: 2}, kb.ActionDetect, 7
	unmarked := action("promised", kb.ActionOpen)
	unmarked.Unmarked, unmarked.DueSaid = true, "=next sprint"
	incident := waiting(kb.Date{Year: 2026, Month: 1, Day: 1}, hostile, wontfix, done, unmarked)
	incident.Services = []kb.Mention{{Name: "api"}, {Name: "web"}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
	text := written(t, input(base))[actionsCSVFile]
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			if row[i] != "" && strings.ContainsRune("=+-@\t\r", rune(row[i][0])) {
				t.Errorf("%s is a formula: %q", name, row[i])
			}
			cells[name] = row[i]
		}
		maps.DeleteFunc(cells, func(name, value string) bool {
			return value == "" || strings.HasPrefix(name, "incident") || name == "source"
		})
		got = append(got, cells)
	}
	common := map[string]string{"waiting_since": "2026-01-01", "age_days": "90", "services": "api; web"}
	want := []map[string]string{
		{"url": "a-hyperlink-http-x", "action": `'=HYPERLINK("http://x")`, "state": "open", "overdue": "true", "owner": "'@team", "due": "2026-03-01", "ticket": "'+1", "line": "0"},
		{"url": "a-two-lines", "action": "two\nlines", "state": "wontfix", "reason": "'-1", "line": "0"},
		{"url": "a-plain", "action": "plain", "state": "done", "done": "2026-02-02", "kind": "detect", "line": "7"},
		{"url": "a-promised", "action": "promised", "state": "open", "overdue": "false", "line": "0", "state_said": "false", "due_said": "'=next sprint"},
	}
	for _, row := range want {
		if row["state_said"] == "" {
			row["state_said"] = "true"
		}
		maps.Copy(row, common)
		row["url"] = "incidents/queue/#" + row["url"]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAgeWords(t *testing.T) {
	for days, want := range map[int]string{
		0: "0 days", 1: "1 day", 13: "13 days", 14: "2 weeks", 60: "8 weeks", 61: "2 months", 364: "11 months", 365: "12 months",
		730: "24 months", 731: "2 years", 1095: "2 years", 1096: "3 years", 3653: "10 years",
	} {
		if got := ageWords(texts.English(), days); got != want {
			t.Errorf("%d days: got %q, want %q", days, got, want)
		}
	}
	for days, want := range map[int]string{-400: "13 months late", -1: "1 day late", 0: "today", 1: "in 1 day", 30: "in 4 weeks"} {
		if got := dueWords(texts.English(), days); got != want {
			t.Errorf("due in %d days: got %q, want %q", days, got, want)
		}
	}
}

func TestOnlyDone(t *testing.T) {
	due, done, both, none := ActionRow{Due: "2026-01-01"}, ActionRow{Done: "2026-01-02"}, ActionRow{Due: "2026-01-01", Done: "2026-01-02"}, ActionRow{}
	for _, test := range []struct {
		rows []ActionRow
		want bool
	}{
		{nil, false}, {[]ActionRow{none}, false}, {[]ActionRow{due, none}, false}, {[]ActionRow{done, none}, true}, {[]ActionRow{done, due}, false}, {[]ActionRow{done, both}, false},
	} {
		list := ActionList{Rows: test.rows}
		if got := list.OnlyDone(); got != test.want {
			t.Errorf("%+v: %v, want %v", test.rows, got, test.want)
		}
	}
}

// TestTablesSayOnce: what every row of a list of actions would repeat, and what the
// table above says of columns, nobody has to read.
func TestTablesSayOnce(t *testing.T) {
	of := func(state kb.ActionState, owner string, more ...kb.Action) map[string]string {
		i := &kb.Incident{Document: parsed("a.md", "A", "x"), Actions: []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "Ask"}, State: state, Owner: owner, Unmarked: state == kb.ActionOpen}}}
		i.Actions = append(i.Actions, more...)
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
		return written(t, input(base))
	}
	for n, test := range []struct {
		files       map[string]string
		icons, head bool
	}{
		{of(kb.ActionOpen, ""), true, false}, {of(kb.ActionOpen, "Bo"), false, true}, {of(kb.ActionDone, ""), false, true},
	} {
		page := test.files["incidents/a/index.html"]
		if got := strings.Contains(page, `stack icons"`); got != test.icons {
			t.Errorf("%d: states as icons: %v", n, got)
		}
		if got := strings.Contains(page, "<thead>"); got != test.head {
			t.Errorf("%d: a head to read: %v", n, got)
		}
	}
	board := of(kb.ActionOpen, "Bo", kb.Action{Text: kb.Text{Plain: "Tell"}, Owner: "Cy"})["follow-ups/by-owner/index.html"]
	if read, heads := strings.Count(board, "<thead>"), strings.Count(board, "<thead"); read > 1 || heads != 2 {
		t.Errorf("%d of %d heads are to be read:\n%s", read, heads, board)
	}
}

func TestTookNotes(t *testing.T) {
	done := action("Rotate logs", kb.ActionDone)
	done.Done = kb.Date{Year: 2026, Month: 2, Day: 20}
	on := func(name string, month time.Month) *kb.Incident {
		return &kb.Incident{
			Document: kb.Document{Source: name + ".md", Title: name}, Date: kb.Date{Year: 2026, Month: month, Day: 1},
			Services: []kb.Mention{{Name: "api"}}, Actions: []kb.Action{done},
		}
	}
	factor := func(i *kb.Incident) *kb.Incident {
		i.Factors = []kb.Assignment{{Name: "Load", Title: kb.Text{Plain: "Load"}}}
		return i
	}
	for want, incidents := range map[string][]*kb.Incident{
		"Seen again in 1 later incident. It hit the same service, api":     {on("a", 1), on("b", 3)},
		"Seen again in 2 later incidents. They hit the same service, api":  {on("a", 1), on("b", 3), on("c", 3)},
		"Seen again in 1 later incident. It names the same factor, Load":   {factor(on("a", 1)), factor(on("b", 3)), on("c", 3)},
		"Seen again in 2 later incidents. They name the same factor, Load": {factor(on("a", 1)), factor(on("b", 3)), factor(on("c", 3)), on("d", 3)},
		"": {on("a", 1)},
	} {
		base, _ := kb.New(kb.Parts{Incidents: incidents})
		first := base.Incidents[slices.IndexFunc(base.Incidents, func(i *kb.Incident) bool { return i.Title == "a" })]
		got := ""
		if note := newSite(input(base), &look{}, &urls{}).tookNote(Frame{}, first, &first.Actions[0]); note != nil {
			got = note.Summary + ". " + note.Shared
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
