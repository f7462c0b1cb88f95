package render

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/layouts"
)

// The fixture is a small knowledge base that has one of everything, made from
// Markdown by the real parser and marked up by hand.

const diskFull = `# Disk full on db01

The orders database stopped for 24 minutes because its disk was full. See [the guide](../guide/disks.md) and ![a graph](disk.png).

## Impact

About 1,200 customers could not order.

## Timeline

- 09:40 deploy of ` + "`orders 412`" + `
- 10:02 alert: errors on checkout
- 10:05 on-call acknowledges
- 11:20 log files moved away
- 11:26 orders work again

### What we saw

The *graph* of free space[^1]. More at <https://example.org/disks?a=1&b=2> and in [[Retry storm]].

[^1]: Kept for 30 days.

## Contributing factors

- **Unbounded logs** (technical): logs were never rotated
- **No time for upkeep** (economic): nobody was asked to

## What went well

- The alert named the disk

## Action items

| Action | Owner | Due |
|---|---|---|
| Rotate logs on every host | Platform | 2026-03-01 |
| Alert at 80 % | Platform | 2026-02-01 |
| Buy larger disks | nobody | |

## Links

See [the other one](#impact), [elsewhere](https://example.org/), and [nowhere](gone.md).
`

// parsed is a document with its sections, from Markdown.
func parsed(source, title, text string) kb.Document {
	doc := markdown.Parse(markdown.Source{File: source, Text: []byte(text), Line: 1}, markdown.Options{})
	d := kb.Document{Source: source, Title: title, Body: doc.Body}
	classes := map[string]kb.SectionClass{
		"Summary": kb.SectionSummary, "Impact": kb.SectionImpact, "Timeline": kb.SectionTimeline, "Contributing factors": kb.SectionCauses,
		"What went well": kb.SectionLessons, "Action items": kb.SectionActions,
	}
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == markdown.Heading {
			for j := range d.Sections {
				if s := &d.Sections[j]; s.Range.To == 0 && s.Level >= b.Level {
					s.Range.To = b.HTML.From
				}
			}
			d.Sections = append(d.Sections, kb.Section{
				Class: classes[b.Text], Heading: b.Text, Anchor: b.Anchor, Level: b.Level, Line: b.Line, Range: kb.Range{From: b.HTML.From},
				Element: b.HTML, IsTitle: i == 0 && b.Level == 1 && strings.Contains(b.Text, title),
			})
		}
	}
	for j := range d.Sections {
		if s := &d.Sections[j]; s.Range.To == 0 {
			s.Range.To = len(doc.Body.HTML)
		}
	}
	return d
}

// listUnder finds the list or table under a heading.
func listUnder(t testing.TB, text, heading string) (*markdown.Doc, *markdown.Block) {
	t.Helper()
	doc := markdown.Parse(markdown.Source{Text: []byte(text), Line: 1}, markdown.Options{})
	for i := range doc.Blocks {
		if doc.Blocks[i].Kind == markdown.Heading && doc.Blocks[i].Text == heading {
			return doc, &doc.Blocks[i+1]
		}
	}
	t.Fatalf("no heading %q", heading)
	return nil, nil
}

func textOf(doc *markdown.Doc, b *markdown.Block) kb.Text {
	return kb.Text{Plain: strings.TrimSpace(doc.Plain[b.Plain.From:b.Plain.To]), HTML: b.Inner, Line: b.Line}
}

var berlin = time.FixedZone("CET", 3600)

func moment(clock string) kb.Moment {
	at, err := time.ParseInLocation("2006-01-02 15:04", "2026-01-14 "+clock, berlin)
	if err != nil {
		panic(err)
	}
	return kb.Moment{
		Written: clock, Day: kb.DateOf(at), Clock: time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute,
		HasClock: true, Zone: "CET", Instant: at, Line: 14,
	}
}

// fullIncident has every field.
func fullIncident(t testing.TB) *kb.Incident {
	i := &kb.Incident{Document: parsed("incidents/2026-01-14-disk.md", "Disk full on db01", diskFull)}
	i.ID, i.Tags, i.Aliases = "INC-7", []string{"storage", "Peak load"}, []kb.Alias{{Path: "/old/disk/", Line: 3}}
	i.Date, i.Status = kb.Date{Year: 2026, Month: 1, Day: 14}, "final"
	i.Severity = &kb.Severity{Text: "SEV-2", Rank: 2, Line: 4}
	i.Services = []kb.Mention{{Name: "orders"}, {Name: "Checkout"}}
	i.Facilitator, i.Team, i.Authors = "an engineer of Search", "Platform", []string{"on-call", "a writer"}
	i.Trigger, i.DetectedBy = kb.Text{Plain: "a deploy"}, kb.Text{Plain: "an alert"}
	i.Changed = kb.Text{Plain: "Logs are rotated."}
	i.Surprises = []kb.Text{{Plain: "Reads went on."}}
	html := string(i.Body.HTML)
	from := strings.Index(html, "The orders database")
	i.Summary = kb.Text{Plain: "The orders database stopped for 24 minutes because its disk was full.", HTML: kb.Range{From: from, To: from + strings.Index(html[from:], "</p>")}}
	i.Lead = kb.Range{From: from - len("<p>"), To: i.Summary.HTML.To + len("</p>")}
	from = strings.Index(html, "About 1,200")
	i.Impact = kb.Text{Plain: "About 1,200 customers could not order.", HTML: kb.Range{From: from, To: from + strings.Index(html[from:], "</p>")}}
	i.Impacts = []kb.Impact{{
		Who: "About 1,200 customers", Party: kb.PartyCustomers, What: i.Impact.Plain, HowLong: "24 minutes", HowMany: "About 1,200 customers",
		Amount: &kb.Money{Min: new(int64(920_000)), Max: new(int64(920_000)), Currency: "GBP"}, Extent: kb.ExtentSome, Text: i.Impact,
	}}
	started, detected, acked, mitigated, resolved := moment("09:40"), moment("10:02"), moment("10:05"), moment("11:20"), moment("11:26")
	i.Started, i.Detected, i.Acknowledged, i.Mitigated, i.Resolved = &started, &detected, &acked, &mitigated, &resolved
	i.Durations = kb.Durations{
		Detect: new(22 * time.Minute), Acknowledge: new(3 * time.Minute), Mitigate: new(100 * time.Minute), Resolve: new(106 * time.Minute),
	}
	i.TypedDurations = []kb.TypedDuration{{Phase: "resolve", Written: "24 minutes", Length: 24 * time.Minute}, {Phase: "impact", Written: "two hours"}}

	doc, list := listUnder(t, diskFull, "Timeline")
	clocks := []string{"09:40", "10:02", "10:05", "11:20", "11:26"}
	kinds := []kb.EntryKind{kb.EntryChange, kb.EntryDetection, kb.EntryDecision, kb.EntryAction, kb.EntryRecovery}
	for n := range list.Children {
		text := textOf(doc, &list.Children[n])
		text.Plain, text.Drop = text.Plain[6:], []kb.Range{{From: 0, To: 6}}
		i.Timeline = append(i.Timeline, kb.TimelineEntry{Anchor: fmt.Sprint("t-", n), Moment: moment(clocks[n]), Kind: kinds[n], Text: text})
	}
	end := moment("11:30")
	i.Timeline[4].End, i.Timeline[2].Signal = &end, kb.SignalTold
	i.Figures = append(i.Figures, kb.Figure{Kind: kb.TimelineFigure, Range: list.HTML, First: 0, Last: 5})

	doc, list = listUnder(t, diskFull, "Contributing factors")
	for n, name := range []string{"Unbounded logs", "No time for upkeep"} {
		i.Factors = append(i.Factors, kb.Assignment{
			Anchor: fmt.Sprint("f-", n), Name: name, Title: kb.Text{Plain: name, HTML: list.Children[n].Inner, Drop: dropAfter(doc, &list.Children[n], name)},
			Kind: []kb.FactorKind{kb.FactorTechnical, kb.FactorEconomic}[n], Role: []kb.Role{kb.RoleContributed, kb.RoleLengthened}[n],
			Markers: []string{"scarcity"}, Note: kb.Text{Plain: "a note"}, Line: 30 + n,
			Whys: []kb.Why{{Question: "Why was the disk full?", Text: kb.Text{Plain: "Logs grew."}, Whys: []kb.Why{{Text: kb.Text{Plain: "Nobody rotated them."}}}}},
		})
	}
	i.Factors = append(i.Factors, kb.Assignment{Anchor: "f-2", Title: kb.Text{Plain: "Only here"}, Line: 2})
	i.Figures = append(i.Figures, kb.Figure{Kind: kb.FactorFigure, Range: list.HTML, First: 0, Last: 2})

	doc, list = listUnder(t, diskFull, "What went well")
	i.Mitigators = []kb.Assignment{{Anchor: "f-m", Name: "Clear alerts", Title: textOf(doc, &list.Children[0]), Line: 35}}
	i.Figures = append(i.Figures, kb.Figure{Kind: kb.MitigatorFigure, Range: list.HTML, First: 0, Last: 1})

	doc, list = listUnder(t, diskFull, "Action items")
	for n, row := range list.Children[1:] {
		i.Actions = append(i.Actions, kb.Action{
			Anchor: fmt.Sprint("a-", n), Text: textOf(doc, &row.Children[0]), State: []kb.ActionState{kb.ActionOpen, kb.ActionDone, kb.ActionWontfix}[n],
			Owner: []string{"Platform", "Platform", ""}[n], Kind: []kb.ActionKind{kb.ActionPrevent, kb.ActionDetect, ""}[n],
		})
	}
	i.Actions[0].Due, i.Actions[1].Done = kb.Date{Year: 2026, Month: 3, Day: 1}, kb.Date{Year: 2026, Month: 2, Day: 2}
	i.Actions[0].Ticket, i.Actions[1].Ticket = &kb.Ticket{Text: "OPS-1", URL: "https://example.org/OPS-1"}, &kb.Ticket{Text: "OPS-2"}
	i.Actions[2].Reason = "disks are not the cause"
	i.Figures = append(i.Figures, kb.Figure{Kind: kb.ActionFigure, Range: list.HTML, First: 0, Last: 3, Keep: true})
	return i
}

// dropAfter drops what follows a name in an item's text.
func dropAfter(doc *markdown.Doc, b *markdown.Block, name string) []kb.Range {
	plain := doc.Plain[b.Plain.From:b.Plain.To]
	return []kb.Range{{From: strings.Index(plain, name) + len(name), To: len(strings.TrimRight(plain, "\n"))}}
}

// library is the whole fixture.
func library(t testing.TB) *kb.Base {
	t.Helper()
	second := &kb.Incident{Document: parsed("incidents/2025-06-01-retry.md", "Retry storm", "Clients retried. See [the disk](2026-01-14-disk.md) and [storm](../factors/unbounded-logs.md).\n")}
	second.Date, second.Severity, second.Draft = kb.Date{Year: 2025, Month: 6, Day: 1}, &kb.Severity{Text: "a bad day for everyone who was there", Rank: 1}, true
	second.Services, second.Tags = []kb.Mention{{Name: "orders"}}, []string{"storage"}
	second.Summary = kb.Text{Plain: "Clients retried. It went on.\n\nAnd on."}
	second.Factors = []kb.Assignment{{Name: "Unbounded logs", Title: kb.Text{Plain: "Unbounded logs"}, Role: kb.RoleLengthened}, {Name: "Clear alerts", Title: kb.Text{Plain: "Clear alerts"}}}
	second.Factors = append(second.Factors, kb.Assignment{Anchor: "f-quiet", Title: kb.Text{Plain: "Nobody heard the pager"}})
	second.Suggestions = []kb.Suggestion{
		{Title: "Unwatched", Text: "Nobody heard the pager", Words: "Nobody heard", Anchor: "f-quiet"}, {Title: "Unwatched", Text: "the pager was mute", Words: "mute"},
		{Title: "Clear alerts", Mitigator: true, Text: "it told us", Words: "told us"},
		{Title: "Spare disk", Mitigator: true, Text: "there was one", Words: "there was"},
	}
	for n := range impactsShown + 2 {
		second.Impacts = append(second.Impacts, kb.Impact{HowMany: fmt.Sprint(n, " tickets"), Text: kb.Text{Plain: "tickets", Line: 3}})
	}
	second.Actions = []kb.Action{{Anchor: "a-x", Text: kb.Text{Plain: "Back off"}, State: kb.ActionOpen}}
	second.Detected, second.Acknowledged, second.Mitigated = new(moment("10:00")), new(moment("10:30")), new(moment("12:00"))
	bare := &kb.Incident{Document: parsed("2024.md", "A short note", "It broke and we fixed it.\n"), NearMiss: true}
	bare.Summary = kb.Text{Plain: "It broke and we fixed it.", HTML: kb.Range{From: 3, To: 3 + len("It broke and we fixed it.")}}
	bare.Lead = kb.Range{To: len(bare.Body.HTML)}
	odd := &kb.Incident{Document: parsed("odd.md", "Odd words", "Text\n"), Severity: &kb.Severity{Text: "apricot"}}

	factor := &kb.Factor{Document: parsed("factors/unbounded-logs.md", "Unbounded logs", "# Unbounded logs\n\nFiles that grow without a limit. See [disks](../guide/disks.md#why).\n"), Kind: kb.FactorTechnical, Markers: []string{"scarcity"}, Synonyms: []string{"log growth"}}
	service := &kb.Service{Document: parsed("services/orders.md", "Orders", "Takes orders.\n"), Owner: "Platform", Synonyms: []string{"orders"}}
	service.Resources = []kb.Resource{{Label: "Runbook", URL: "https://example.org/runbook"}, {Label: "Odd", URL: "javascript:alert(1)"}}
	guide := &kb.Page{Document: parsed("guide/disks.md", "Disks", "# Disks\n\nRead [this](../incidents/2026-01-14-disk.md).\n\n## Why\n\nx\n\n## How\n\nx\n\n## When\n\nx\n\n### Who\n\nx\n")}
	about := &kb.Page{Document: parsed("README.md", "Our postmortems", "# Our postmortems\n\nWelcome.\n")}
	about.Aliases = []kb.Alias{{Path: "/welcome.html", Line: 2}}
	odd.Language, about.Language, second.Language = "nb", "de", "sv"
	factor.Language, service.Language = "nl", "it"
	bare.Suggestions = []kb.Suggestion{{Title: "Unbounded logs", Text: "logs", Words: "logs"}, {Title: "Unwatched", Text: "x", Words: "x"}}
	bare.Repair = kb.Text{Plain: "We restarted it.", Line: 1}
	bare.SuggestedServices = []kb.SuggestedService{{Name: "orders", Words: "orders were lost", Line: 1, Told: true}, {Name: "Search", Words: "search was down", Line: 1}}
	second.SuggestedServices = []kb.SuggestedService{{Name: "search", Words: "search", Line: 1}}
	unwatched := &kb.Factor{Document: parsed("", "Unwatched", "Nothing watched.\n"), Starter: true}
	unwatched.WantedSlug = "unwatched"
	spare := &kb.Factor{Document: parsed("", "Spare disk", "A second one.\n"), Starter: true}
	spare.WantedSlug = "spare-disk"
	base, problems := kb.New(kb.Parts{
		Incidents: []*kb.Incident{fullIncident(t), second, bare, odd}, Factors: []*kb.Factor{factor, unwatched, spare}, Services: []*kb.Service{service},
		Pages: []*kb.Page{guide, about}, Attachments: []*kb.Attachment{
			{Source: "incidents/disk.png", Size: 3, Width: 640, Height: 480}, {Source: "incidents/bad.svg", Refused: "it has a script"},
		},
		Markers: append(kb.Markers(), kb.Marker{Slug: "on-fire", Name: "On fire"}),
		Severities: []kb.SeverityLevel{
			{Name: "SEV-1", Meaning: "everybody is affected", Rank: 1}, {Name: "SEV-2", Meaning: "many are", Rank: 2},
			{Name: "SEV-3", Rank: 3}, {Name: "SEV-4", Rank: 4}, {Name: "near miss", Rank: 5},
		},
	})
	for _, p := range problems {
		if p.Level == problem.Error {
			t.Fatalf("fixture: %+v", p)
		}
	}
	return base
}

func input(base *kb.Base) Input {
	return Input{
		View: views.New(base, kb.Date{Year: 2026, Month: 4, Day: 1}, afterAMonth), Title: "Postmortems", Language: "en",
		EditURL: "https://example.org/edit/{path}", Layouts: layouts.FS, Assets: assets.FS,
		Open: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("png")), nil },
	}
}

// seenFrom sets the day of which the site speaks.
func (in *Input) seenFrom(day kb.Date) { in.View = views.New(in.View.Base, day, afterAMonth) }

// written renders a whole site.
func written(t testing.TB, in Input) map[string]string {
	t.Helper()
	listing, problems, err := Site(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("unexpected problem: %+v", p)
	}
	return writeAll(t, listing.All())
}

func writeAll(t testing.TB, pages []publish.Page) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, page := range pages {
		var b strings.Builder
		if err := page.Write(&b); err != nil {
			t.Fatalf("%s: %v", page.Path, err)
		}
		if _, twice := files[page.Path]; twice {
			t.Errorf("two pages are called %s", page.Path)
		}
		files[page.Path] = b.String()
	}
	return files
}

// afterAMonth is the schedule of the tests' site.
var afterAMonth = kb.Schedule{After: kb.Interval{N: 30, Unit: kb.Days}, Every: kb.Interval{N: 1, Unit: kb.Months}}
