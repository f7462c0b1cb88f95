package render

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// benchmarkIncident has a body of about 7 kB and lists of a usual length.
func benchmarkBase(b *testing.B) *kb.Base {
	incident := fullIncident(b)
	text := diskFull + strings.Repeat("\nA paragraph of **some** length with `code`, a [link](#impact) and words enough to fill three lines of a page.\n", 50)
	incident.Body = parsed(incident.Source, incident.Title, text).Body
	for i := range 15 {
		entry := incident.Timeline[i%5]
		entry.Anchor = fmt.Sprint("t-more-", i)
		incident.Timeline = append(incident.Timeline, entry)
	}
	incident.Figures[0].Last = len(incident.Timeline)
	incidents := []*kb.Incident{incident}
	for i := range 500 {
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("%d-x.md", i), Title: fmt.Sprint("Incident ", i), Tags: []string{"storage"}},
			Date:     kb.Date{Year: 2025, Month: 1, Day: 1}.AddDays(i), Services: []kb.Mention{{Name: "orders"}},
			Factors: []kb.Assignment{{Name: "Unbounded logs", Title: kb.Text{Plain: "Unbounded logs"}}},
		})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents, Markers: kb.Markers()})
	return base
}

func benchmarkPage(b *testing.B, path string) {
	listing, _, err := Site(input(benchmarkBase(b)))
	if err != nil {
		b.Fatal(err)
	}
	for _, page := range listing.All() {
		if page.Path != path {
			continue
		}
		var out strings.Builder
		if err := page.Write(&out); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
		b.ReportAllocs()
		for b.Loop() {
			if err := page.Write(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
		return
	}
	b.Fatalf("no page %s", path)
}

func BenchmarkIncidentPage(b *testing.B) { benchmarkPage(b, "incidents/inc-7/index.html") }
func BenchmarkIncidentTwin(b *testing.B) { benchmarkPage(b, "incidents/inc-7/index.json") }
func BenchmarkIncidentList(b *testing.B) { benchmarkPage(b, "incidents/index.html") }
func BenchmarkFactorPage(b *testing.B)   { benchmarkPage(b, "factors/unbounded-logs/index.html") }
func BenchmarkServicePage(b *testing.B)  { benchmarkPage(b, "services/orders/index.html") }

// BenchmarkFollowUps writes every page, calendar and list of follow-ups of a
// base with 3,000 open actions.
func BenchmarkFollowUps(b *testing.B) {
	base := benchmarkBase(b)
	for _, incident := range base.Incidents {
		for n := range 6 {
			incident.Actions = append(incident.Actions, kb.Action{
				Anchor: fmt.Sprint("a-", n), Text: kb.Text{Plain: fmt.Sprintf("Look at part %d of %s", n, incident.Slug)}, State: kb.ActionOpen,
				Owner: "Platform", Due: incident.Date.AddDays(30), Ticket: &kb.Ticket{Text: "OPS-1", URL: "https://example.org/OPS-1"},
			})
		}
	}
	listing, _, err := Site(input(base))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range listing.All() {
			if !strings.Contains(page.Path, "follow-ups") {
				continue
			}
			if err := page.Write(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkFeeds writes every feed in both formats.
func BenchmarkFeeds(b *testing.B) {
	listing, _, err := Site(input(benchmarkBase(b)))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range listing.All() {
			if !strings.HasSuffix(page.Path, atomFile) && !strings.HasSuffix(page.Path, jsonFeedFile) {
				continue
			}
			if err := page.Write(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkSite is what has to be done before any page is written.
func BenchmarkSite(b *testing.B) {
	in := input(benchmarkBase(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Site(in); err != nil {
			b.Fatal(err)
		}
	}
}
