package markdown

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// typical is a postmortem of about 6 kB with everything that real ones have.
func typical() []byte {
	var b bytes.Buffer
	b.WriteString("# Checkout answered with errors\n\n**Date:** 2026-03-04\n**Severity:** SEV-2\n\n## Summary\n\n")
	prose := "The pool of *database* connections ran dry because `db.maxOpen` was **too small** for the new worker, see [the runbook](../runbooks/pool.md#size). "
	b.WriteString(strings.Repeat(prose, 6) + "\n\n## Timeline\n\nAll times in UTC.\n\n| Time | What happened |\n|---|---|\n")
	for i := range 18 {
		fmt.Fprintf(&b, "| 10:%02d | Step %d of the rollout, [graph](https://graphs.example.com/d/%d) |\n", i, i, i)
	}
	b.WriteString("\n## Contributing factors\n\n")
	for i := range 5 {
		fmt.Fprintf(&b, "- Factor %d: [[retry-storm|a storm of retries]] that nobody had seen before\n  - because the limit was set in %d\n", i, 2019+i)
	}
	b.WriteString("\n```yaml\npool:\n  maxOpen: 20 # was 10\n  idle: \"5m\"\n```\n\n> [!NOTE]\n> The graph is in UTC.\n\n## What we learned\n\n")
	for range 3 {
		b.WriteString(strings.Repeat("Alerts came late since the threshold looked at averages. ", 7) + "\n\n")
	}
	b.WriteString("## Action items\n\n")
	for i := range 8 {
		fmt.Fprintf(&b, "- [%c] Do the thing number %d (@team-%d, due 2026-04-%02d, PROJ-%d)\n", "x -"[i%3], i, i, i+1, 100+i)
	}
	return b.Bytes()
}

func BenchmarkParse(b *testing.B) {
	source := Source{File: "a.md", Text: typical(), Line: 1}
	p := New(Options{Trackers: []kb.Tracker{{Key: "PROJ", URL: "https://t.example.com/{key}"}}})
	b.SetBytes(int64(len(source.Text)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(source)
	}
}

func BenchmarkParseCorpora(b *testing.B) {
	var sources []Source
	size := 0
	corpora(b, func(name string, body []byte) {
		sources = append(sources, Source{File: name, Text: body, Line: 1})
		size += len(body)
	})
	p := New(Options{})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sources {
			p.Parse(s)
		}
	}
	b.ReportMetric(float64(len(sources)), "documents")
}

func BenchmarkWriteHTML(b *testing.B) {
	d := Parse(Source{Text: typical()}, Options{})
	b.SetBytes(int64(len(d.Body.HTML)))
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteHTML(io.Discard, d.Body, kb.Range{To: len(d.Body.HTML)}, hostileFiller); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHighlight(b *testing.B) {
	code := []byte(strings.Repeat("SELECT id, name FROM orders WHERE state = 'open' AND total > 10; -- all\n", 20))
	b.SetBytes(int64(len(code)))
	for b.Loop() {
		newHighlighter().html("sql", code)
	}
}
