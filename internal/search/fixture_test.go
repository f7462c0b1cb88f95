package search

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// incidentOf is an incident from Markdown, with its sections.
func incidentOf(name, title, date, text string) *kb.Incident {
	doc := markdown.Parse(markdown.Source{File: name, Text: []byte(text), Line: 1}, markdown.Options{})
	incident := &kb.Incident{Document: kb.Document{Source: name, Title: title, Body: doc.Body}}
	if date != "" {
		var year, month, day int
		if _, err := fmt.Sscanf(date, "%d-%d-%d", &year, &month, &day); err != nil {
			panic(err)
		}
		incident.Date = kb.Date{Year: year, Month: 1, Day: day}.AddDays(31 * (month - 1))
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != markdown.Heading {
			continue
		}
		for j := range incident.Sections {
			incident.Sections[j].Range.To = b.HTML.From
		}
		incident.Sections = append(incident.Sections, kb.Section{
			Heading: b.Text, Anchor: b.Anchor, Level: b.Level, Range: kb.Range{From: b.HTML.From, To: len(doc.Body.HTML)},
			Element: b.HTML, IsTitle: i == 0 && b.Level == 1 && title != "" && strings.Contains(b.Text, title),
		})
	}
	return incident
}

// indexOf is an index of incidents, newest first, and pages.
func indexOf(t testing.TB, options Options, parts kb.Parts) *Index {
	t.Helper()
	base, problems := kb.New(parts)
	for _, p := range problems {
		t.Logf("%s: %s", p.File, p.Message)
	}
	x, err := New(t.Context(), Documents(base, address), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// address is a made-up address for each kind of page.
func address(ref kb.Ref) string {
	folder := map[kb.RefKind]string{kb.ToFactor: "factors/", kb.ToMarker: "markers/", kb.ToService: "services/"}[ref.Kind]
	return folder + ref.Slug + "/"
}

// bodies is an index of documents a, b, c and so on that have these texts.
func bodies(t testing.TB, options Options, texts ...string) *Index {
	t.Helper()
	var parts kb.Parts
	for i, text := range texts {
		name := string(rune('a' + i))
		parts.Incidents = append(parts.Incidents, incidentOf(name+".md", "Untitled", "", text))
	}
	return indexOf(t, options, parts)
}

// found are the names of the files that a query finds, in order.
func found(t testing.TB, x *Index, query Query) string {
	t.Helper()
	results, err := x.Search(t.Context(), query, 100)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, hit := range results.Hits {
		names = append(names, strings.TrimSuffix(hit.Document.File, ".md"))
	}
	return strings.Join(names, " ")
}
