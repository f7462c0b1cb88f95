package check

import (
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/reading"
)

// read takes a text the whole way to what check is given.
func read(t testing.TB, text string) (content.Entry, *markdown.Doc, *kb.Incident) {
	t.Helper()
	const name = "2026-03-01-orders.md"
	folder := fstest.MapFS{name: {Data: []byte(text)}}
	entry := content.Read(folder, content.File{Path: name})
	doc := markdown.Parse(markdown.Source{File: name, Text: entry.Body, Line: entry.BodyLine}, markdown.Options{})
	incident, _ := reading.Incident(entry, doc, reading.Rules{Parser: markdown.New(markdown.Options{})})
	return entry, doc, incident
}

// checked is what the rules say of a text.
func checked(t testing.TB, text string) []problem.Problem {
	entry, doc, incident := read(t, text)
	return Document(entry, doc, incident)
}

func finds(problems []problem.Problem, rule problem.Rule) *problem.Problem {
	for i := range problems {
		if problems[i].Rule == rule {
			return &problems[i]
		}
	}
	return nil
}

// TestExamples holds the rules to the examples of the guide.
func TestExamples(t *testing.T) {
	for rule := range problem.Rules() {
		d := rule.Definition()
		for _, text := range d.Flags {
			p := finds(checked(t, text), rule)
			if p == nil {
				t.Errorf("%s does not flag %q", rule, text)
				continue
			}
			if p.File == "" || p.Line == 0 || p.Message == "" || p.Help == "" {
				t.Errorf("%s of %q is not complete: %+v", rule, text, *p)
			}
		}
		for _, text := range d.Passes {
			if p := finds(checked(t, text), rule); p != nil {
				t.Errorf("%s flags %q: %s", rule, text, p.Message)
			}
		}
	}
}

// TestPlaces holds that a finding underlines the words it speaks of.
func TestPlaces(t *testing.T) {
	tests := []struct{ text, under string }{
		{"## Impact\n\nNothing.\n\nAll was **well** but\nthis was a *careless* change, a careless one.\n", "careless"},
		{"---\ntitle: x\n---\n- an item\n  - the operator was négligent, careless and quick\n", "careless"},
		{"| a | b |\n|---|---|\n| `careless` | a careless change |\n", "careless"},
	}
	for _, tt := range tests {
		p := finds(checked(t, tt.text), problem.BlameNormative)
		if p == nil {
			t.Errorf("%q: nothing found", tt.text)
			continue
		}
		line := []rune(p.Excerpt)
		if p.Column == 0 || string(line[p.Column-1:p.Column-1+p.Length]) != tt.under {
			t.Errorf("%q: %+v underlines something else", tt.text, p.Place)
		}
	}
}

// TestLevels holds that rules are mild while people write and strict at the end.
func TestLevels(t *testing.T) {
	for status, want := range map[string]problem.Level{"draft": problem.Notice, "ongoing": problem.Notice, "closed": problem.Warning} {
		p := finds(checked(t, "---\nstatus: "+status+"\n---\n## Impact\n\nThis was my fault.\n"), problem.BlameSelf)
		if p == nil || p.Level != want {
			t.Errorf("%s: %+v", status, p)
		}
	}
	for rule := range problem.Rules() {
		if d := rule.Definition(); d.Family == "Words" && d.Levels.Closed > problem.Warning {
			t.Errorf("%s: a choice of words is no error", rule)
		}
	}
}
