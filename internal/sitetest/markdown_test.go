package sitetest

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// TestMarkdownTwin holds the whole text of an incident's Markdown twin.
func TestMarkdownTwin(t *testing.T) {
	b := buildArchive(t, `
-- incidents/2026-03-01-queue.md --
---
id: INC-7
title: 'Queue "stuck"'
severity: SEV-2
services: [Checkout]
summary: Orders waited.
started: 2026-03-01T09:00:00Z
resolved: 2026-03-01T10:30:00Z
actions:
  - {text: Tell the shops, owner: "@desk"}
factors:
  - {factor: Retry storm, role: lengthened, note: clients asked at once}
---
# Queue "stuck"

As in [the first one](2026-02-01-first.md). <!-- ask legal -->

`+"```\npay\u202ecod.exe\n```"+`

## Action items

- [ ] Add back-off @checkout due:2026-04-01
-- incidents/2026-02-01-first.md --
# First

Text.
-- factors/retry-storm.md --
---
title: Retry storm
kind: technical
---
Clients ask again.
-- guide/README.md --
# Guide

How we write.
`)
	want := `---
title: "Queue \"stuck\""
id: "INC-7"
url: "incidents/inc-7/"
source: "incidents/2026-03-01-queue.md"
date: "2026-03-01"
severity: {"text":"SEV-2","rank":2}
services: ["checkout"]
started: "2026-03-01T09:00:00Z"
resolved: "2026-03-01T10:30:00Z"
durations: {"resolve":5400}
summary: "Orders waited."
factors:
  - {"factor":"retry-storm","title":"Retry storm","kind":"technical","role":"lengthened","note":"clients asked at once"}
open_actions: 2
actions:
  - {"text":"Tell the shops","state":"open","owner":"@desk"}
related: ["2026-02-01-first"]
links:
  - {"written":"2026-02-01-first.md","url":"incidents/2026-02-01-first/"}
---

# Queue "stuck"

As in [the first one](2026-02-01-first.md).` + " \n\n```\npay[U+202E]cod.exe\n```" + `

## Action items

- [ ] Add back-off @checkout due:2026-04-01
`
	if diff := cmp.Diff(want, string(b.files["incidents/inc-7/index.md"])); diff != "" {
		t.Error(diff)
	}
	b.contains("factors/retry-storm/index.md", `"url":"incidents/inc-7/"`, `"title":"Queue \"stuck\""`, "Clients ask again.")
	b.contains("services/checkout/index.md", `title: "Checkout"`, `"url":"incidents/inc-7/"`)
	b.contains("guide/index.md", "How we write.")
	b.contains("incidents/inc-7/index.html", `<a rel="alternate" type="text/markdown" href="index.md">`)
	b.lacks("incidents/index.html", "text/markdown")
	b.contains("llms.txt", "# Postmortems\n", "2 incidents, as of 2026-11-21", "[Queue \"stuck\"](incidents/inc-7/index.md): 2026-03-01, SEV-2",
		"[Retry storm](factors/retry-storm/index.md): 1 incident", "[Guide](guide/index.md)")
}

// TestMarkdownTwinsAreRead: the front of every twin of the example is YAML with the
// title of the JSON twin, and every page that names a twin has one.
func TestMarkdownTwinsAreRead(t *testing.T) {
	b := exampleSite(t)
	twins := 0
	for name, body := range b.files {
		if strings.HasSuffix(name, "/index.html") && strings.Contains(string(body), `type="text/markdown"`) {
			twin := path.Dir(name) + "/index.md"
			if b.files[twin] == nil {
				t.Errorf("%s names a twin that is not there", name)
			}
			twins++
		}
		if path.Base(name) != "index.md" {
			continue
		}
		front, _, closed := strings.Cut(strings.TrimPrefix(string(body), "---\n"), "\n---\n")
		var read struct {
			Title, Source string
			Severity      *struct{ Rank int }
		}
		if err := yaml.Unmarshal([]byte(front), &read); err != nil || !closed || read.Title == "" {
			t.Errorf("%s: front %v (%v)", name, read, err)
		}
		if data := b.files[path.Dir(name)+"/index.json"]; data != nil {
			var twin struct {
				Title    string
				Severity *struct{ Rank int }
			}
			if err := json.Unmarshal(data, &twin); err != nil || twin.Title != read.Title || (twin.Severity == nil) != (read.Severity == nil) {
				t.Errorf("%s says %v, and its twin in JSON %v (%v)", name, read, twin, err)
			}
		}
	}
	if want := len(b.Base.Incidents) + len(b.Base.Factors) + len(b.Base.Services) + len(b.Base.Pages); twins != want {
		t.Errorf("%d pages name a twin, want %d", twins, want)
	}
}

// TestLlmsWithAddress: with the site's own address, everything is absolute.
func TestLlmsWithAddress(t *testing.T) {
	settings := defaults(archive("-- 2026-03-01-a.md --\n# A [b](c)\n\nText.\n"))
	settings.BaseURL = "https://example.org/pm/"
	b := buildFolder(t, settings)
	b.contains("llms.txt", `(https://example.org/pm/incidents/2026-03-01-a/index.md)`, "(https://example.org/pm/index.json)")
	for line := range strings.Lines(string(b.files["llms.txt"])) {
		if strings.HasPrefix(line, "- [") && !strings.Contains(line, "](https://example.org/pm/") {
			t.Errorf("not absolute: %s", line)
		}
	}
}
