package pipeline

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/reading"
	"github.com/debrief-dev/debrief/internal/views"
)

// generated is a folder of n postmortems of about 5 kB each, and its size.
func generated(n int) (fstest.MapFS, int64) {
	random := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields(`the queue stopped after deploy because connection pool was full and alerts
		fired late checkout returned errors for customers while replica lagged behind primary engineers
		rolled back release restarted workers drained traffic added capacity watched latency recover`)
	sentence := func(words int) string {
		picked := make([]string, words)
		for i := range picked {
			picked[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		return strings.ToUpper(picked[0][:1]) + strings.Join(picked, " ")[1:] + ". "
	}
	folder, total := fstest.MapFS{}, int64(0)
	for i := range n {
		var b strings.Builder
		year := 2016 + i%10
		fmt.Fprintf(&b, "---\nid: INC-%06d\ntitle: %s\ndate: %d-%02d-%02d\nseverity: sev%d\nservices: [service-%d, service-%d]\n---\n\n",
			i, strings.TrimSpace(sentence(6)), year, 1+i%12, 1+i%28, 1+i%4, i%40, i*7%40)
		fmt.Fprintf(&b, "## Summary\n\n%s\n\n%s\n\n## Timeline\n\nAll times are in UTC.\n\n", strings.Repeat(sentence(14), 4), sentence(30))
		for minute := range 12 {
			fmt.Fprintf(&b, "- **%02d:%02d** %s\n", 9+minute/4, minute%4*15, sentence(10))
		}
		fmt.Fprintf(&b, "\n## Contributing factors\n\n")
		for f := range 3 {
			fmt.Fprintf(&b, "- **Factor %d** (technical, contributed): %s\n  - Because %s\n", (i*11+f)%60, sentence(18), sentence(9))
		}
		fmt.Fprintf(&b, "\n## Action items\n\n")
		for a := range 4 {
			fmt.Fprintf(&b, "- [%c] %s @team-%d due:%d-12-%02d OPS-%d\n", " x"[a%2], strings.TrimSpace(sentence(9)), a, year, 1+a, i*4+a)
		}
		fmt.Fprintf(&b, "\n## Lessons\n\n%s\n\n```go\nfunc retry(n int) error {\n\treturn fmt.Errorf(\"try %%d\", n)\n}\n```\n\n%s\n",
			strings.Repeat(sentence(16), 5), sentence(20))
		folder[fmt.Sprintf("%d/inc-%06d.md", year, i)] = &fstest.MapFile{Data: []byte(b.String())}
		total += int64(b.Len())
	}
	return folder, total
}

// BenchmarkStages divides a build of 1,000 documents into its stages, each on
// one core, in bytes of Markdown a second.
func BenchmarkStages(b *testing.B) {
	folder, size := generated(1_000)
	files, _, err := content.List(folder, nil)
	if err != nil {
		b.Fatal(err)
	}
	entries := make([]content.Entry, len(files))
	b.Run("read", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for i, file := range files {
				entries[i] = content.Read(folder, file)
			}
		}
	})
	parser := markdown.New(markdown.Options{})
	docs := make([]*markdown.Doc, len(files))
	b.Run("markdown", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for i, e := range entries {
				docs[i] = parser.Parse(markdown.Source{File: e.Path, Text: e.Body, Line: e.BodyLine})
			}
		}
	})
	var parts kb.Parts
	b.Run("reading", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			parts = kb.Parts{Markers: kb.Markers()}
			for i, e := range entries {
				incident, _ := reading.Incident(e, docs[i], reading.Rules{Markers: parts.Markers})
				parts.Incidents = append(parts.Incidents, incident)
			}
		}
	})
	b.Run("kb", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			kb.New(parts)
			b.StopTimer() // what is linked once is not linked anew
			parts.Incidents = parts.Incidents[:0]
			for i, e := range entries {
				incident, _ := reading.Incident(e, docs[i], reading.Rules{Markers: parts.Markers})
				parts.Incidents = append(parts.Incidents, incident)
			}
			b.StartTimer()
		}
	})
	b.Run("pages", func(b *testing.B) {
		site, err := Load(context.Background(), defaults(folder))
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(size)
		for b.Loop() {
			for _, page := range site.Pages.All() {
				if err := page.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(len(site.Pages.All())*b.N)/b.Elapsed().Seconds(), "pages/s")
	})
	b.Run("publish", func(b *testing.B) {
		site, err := Load(context.Background(), defaults(folder))
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(size)
		for b.Loop() {
			if _, err := Publish(context.Background(), site, filepath.Join(b.TempDir(), "site"), publish.Options{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(site.Pages.All())*b.N)/b.Elapsed().Seconds(), "pages/s")
	})
}

// BenchmarkViews holds what is concluded from 10,000 documents, for all pages of the
// collection, against parsing and reading them, each on one core. In a folder of
// DEBRIEF_FOLDER it takes that.
func BenchmarkViews(b *testing.B) {
	var folder fs.FS
	folder, _ = generated(10_000)
	if real := os.Getenv("DEBRIEF_FOLDER"); real != "" {
		folder = os.DirFS(real)
	}
	files, _, err := content.List(folder, nil)
	if err != nil {
		b.Fatal(err)
	}
	entries := make([]content.Entry, len(files))
	for i, file := range files {
		entries[i] = content.Read(folder, file)
	}
	b.Run("parsing", func(b *testing.B) {
		parser := markdown.New(markdown.Options{})
		for b.Loop() {
			for _, e := range entries {
				reading.Incident(e, parser.Parse(markdown.Source{File: e.Path, Text: e.Body, Line: e.BodyLine}), reading.Rules{})
			}
		}
	})
	site, err := Load(context.Background(), defaults(folder))
	if err != nil {
		b.Fatal(err)
	}
	base := site.Base
	b.Run("views", func(b *testing.B) {
		for b.Loop() {
			v := views.New(base, kb.Date{Year: 2026, Month: 11, Day: 1}, kb.Schedule{})
			v.Home()
			v.Insights()
			v.Protections()
			v.Agenda()
			v.Board()
			v.Gaps()
			v.Beliefs()
			v.Markers()
			for _, s := range base.Services {
				v.ServiceDetail(s)
				v.OnCall(s)
			}
			for _, f := range base.Factors {
				v.FactorDetail(f)
			}
		}
	})
}

// BenchmarkBuild is the whole way, on all cores.
func BenchmarkBuild(b *testing.B) {
	folder, size := generated(1_000)
	b.SetBytes(size)
	pages := 0
	for b.Loop() {
		site, err := Load(context.Background(), defaults(folder))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Publish(context.Background(), site, filepath.Join(b.TempDir(), "site"), publish.Options{}); err != nil {
			b.Fatal(err)
		}
		pages += len(site.Pages.All())
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
