package sitetest

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// TestPlainFolder: a folder without configuration and front matter makes a site.
func TestPlainFolder(t *testing.T) {
	b := buildArchive(t, `
-- 2026-03-01-queue-stuck.md --
# Queue stuck

## Summary

Orders waited for an hour.

## Timeline

All times in UTC.

- 2026-03-01 09:00 - queue stops
- 09:20 - alert fires

## Contributing factors

- **Retry storm** (technical, lengthened): clients retried
  - Because there was no back-off
- Nobody knew who owned the importer

## Action items

- [ ] Add back-off @checkout due:2026-04-01 kind:prevent
- [x] Add an alert
-- README.md --
# Our postmortems

Welcome.
`)
	if len(b.Problems) > 0 {
		t.Errorf("problems: %s", b.found())
	}
	b.contains("index.html", "Queue stuck")
	b.contains("incidents/index.html", "2026-03-01-queue-stuck/", "Queue stuck")
	b.contains("incidents/2026-03-01-queue-stuck/index.html",
		"Orders waited for an hour.", "queue stops", "Nobody knew who owned the importer", "Add back-off", "no back-off")
	b.contains("factors/retry-storm/index.html", "Retry storm", "2026-03-01-queue-stuck/")
	b.contains("about/index.html", "Our postmortems", "Welcome.")
	for _, path := range []string{
		"404.html", "index.json", "incidents.csv", "robots.txt", "_headers", "_redirects", ".nojekyll",
		"incidents/2026/index.html", "factors/index.html", "services/index.html", "tags/index.html",
		"factors/retry-storm/index.json",
	} {
		b.contains(path)
	}
}

// TestTwin holds the whole contract of an incident's JSON twin (DESIGN §4).
func TestTwin(t *testing.T) {
	b := buildArchive(t, `
-- debrief.yaml --
trackers: {SHOP: "https://tracker.example/{key}"}
-- incidents/2026-03-01-queue.md --
---
id: INC-7
title: Queue stuck
severity: SEV-2
status: final
services: [Checkout]
tags: [queues]
summary: Orders waited.
started: 2026-03-01T09:00:00Z
detected: 2026-03-01T09:20:00Z
resolved: 2026-03-01T10:00:00Z
related: [other]
---

## Timeline

All times in UTC.

- 09:00 [symptom] queue stops
- 09:20 [detection] alert fires

## Contributing factors

- **Retry storm** (technical, lengthened; markers: team changes): clients retried
  - Because there was no back-off

## What went well

- The read replica held

## Action items

- [ ] Add back-off @checkout due:2026-04-01 kind:prevent SHOP-12
-- incidents/other.md --
# Other

See [[inc-7]].
`)
	var got any
	if err := json.Unmarshal(b.files["incidents/inc-7/index.json"], &got); err != nil {
		t.Fatal(err)
	}
	var want any
	if err := json.Unmarshal([]byte(`{
		"schema": 2, "slug": "inc-7", "id": "INC-7", "url": "incidents/inc-7/", "source": "incidents/2026-03-01-queue.md",
		"title": "Queue stuck", "date": "2026-03-01", "severity": {"text": "SEV-2", "rank": 2}, "status": "final",
		"services": ["checkout"], "tags": ["queues"], "summary": "Orders waited.",
		"started": {"written": "2026-03-01T09:00:00Z", "time": "2026-03-01T09:00:00Z"},
		"detected": {"written": "2026-03-01T09:20:00Z", "time": "2026-03-01T09:20:00Z"},
		"acknowledged": null, "mitigated": null,
		"resolved": {"written": "2026-03-01T10:00:00Z", "time": "2026-03-01T10:00:00Z"},
		"durations": {"detect": 1200, "resolve": 3600},
		"timeline": [
			{"anchor": "t-2026-03-01-0900", "written": "09:00", "time": "2026-03-01T09:00:00Z", "kind": "symptom", "text": "queue stops", "line": 19, "signal": "symptom"},
			{"anchor": "t-2026-03-01-0920", "written": "09:20", "time": "2026-03-01T09:20:00Z", "kind": "detection", "text": "alert fires", "line": 20}
		],
		"factors": [{"factor": "retry-storm", "title": "Retry storm", "kind": "technical", "role": "lengthened",
			"markers": ["team-changes"], "note": "clients retried", "whys": [{"text": "Because there was no back-off"}], "line": 24}],
		"mitigators": [{"title": "The read replica held", "line": 29}],
		"actions": [{"anchor": "a-add-back-off", "text": "Add back-off", "state": "open", "state_said": true, "owner": "@checkout", "due": "2026-04-01",
			"kind": "prevent", "ticket": {"text": "SHOP-12", "url": "https://tracker.example/SHOP-12"}, "line": 33}],
		"sections": [
			{"class": "timeline", "heading": "Timeline", "line": 15}, {"class": "causes", "heading": "Contributing factors", "line": 22},
			{"class": "lessons", "heading": "What went well", "line": 27}, {"class": "actions", "heading": "Action items", "line": 31}
		],
		"links_to": ["other"], "linked_from": ["other"],
		"related": [{"slug": "other", "reasons": ["named as related", "links here"]}],
		"suggestions": [{"factor": "redundancy-held", "title": "Redundancy or headroom held", "kind": "technical", "role": "mitigator",
			"text": "The read replica held", "words": "replica held", "line": 29}]
	}`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%s", diff, b.files["incidents/inc-7/index.json"])
	}
}

// TestEveryProblemOfEveryFile: one bad file hides neither itself nor another.
func TestEveryProblemOfEveryFile(t *testing.T) {
	text := `
-- a.md --
---
title: 'Outage
---
Text of a.
-- b.md --
---
title: Fine
severty: SEV-1
---
Text of b, with a [dead link](gone.md).
-- c.md --
---
title: Never closed

Text of c.
`
	b := buildArchive(t, text)
	want := strings.TrimSpace(`
a.md error front-matter-syntax
b.md warning key-unknown
b.md warning link-dead
c.md error front-matter-unclosed
`)
	if diff := cmp.Diff(want, b.found()); diff != "" {
		t.Error(diff)
	}
	settings := defaults(archive(text))
	if !b.Blocked(settings) {
		t.Error("errors do not keep the site back")
	}
	settings.KeepGoing = true
	if b.Blocked(settings) {
		t.Error("--keep-going does not publish")
	}
	b.contains("incidents/a/index.html", "Text of a.")
	b.contains("incidents/c/index.html", "Text of c.")
}

func TestStrict(t *testing.T) {
	settings := defaults(archive("-- b.md --\n---\nseverty: SEV-1\n---\nText.\n"))
	b := buildFolder(t, settings)
	if b.Blocked(settings) {
		t.Error("a warning keeps the site back")
	}
	settings.Strict = true
	if !b.Blocked(settings) {
		t.Error("--strict lets a warning pass")
	}
}

func TestDrafts(t *testing.T) {
	settings := defaults(archive("-- a.md --\n---\ntitle: Canary\ndraft: true\n---\ncanary text\n-- b.md --\n# Public\n"))
	b := buildFolder(t, settings)
	for path, data := range b.files {
		if strings.Contains(strings.ToLower(string(data)), "canary") {
			t.Errorf("%s shows a draft", path)
		}
	}
	if b.Skipped != 1 {
		t.Errorf("%d drafts left out, want 1", b.Skipped)
	}
	settings.Drafts = true
	buildFolder(t, settings).contains("incidents/a/index.html", "canary text")
}

func TestAliases(t *testing.T) {
	b := buildArchive(t, `
-- a.md --
---
title: Moved
aliases: [/old/place/, "../../escape", /incidents/b/, "https://evil.example/"]
---
Text.
-- b.md --
# Stays
`)
	b.contains("old/place/index.html", "../../incidents/a/")
	b.contains("_redirects", "/old/place/ /incidents/a/ 301")
	b.contains("incidents/b/index.html", "Stays")
	for path, data := range b.files {
		if strings.Contains(path, "escape") || strings.Contains(string(data), "evil.example") {
			t.Errorf("%s comes from an alias that leaves the site", path)
		}
	}
	if n := problem.Count(b.Problems, problem.Error); n != 3 {
		t.Errorf("%d errors, want 3: %s", n, b.found())
	}
}

func TestAttachments(t *testing.T) {
	png, err := os.ReadFile("testdata/pixel.png")
	if err != nil {
		t.Fatal(err)
	}
	folder := archive(`
-- 2026/a.md --
# Graph

![Disk use](img/My%20Graph.PNG) ![gone](gone.png) ![outside](../../../etc/passwd) ![active](bad.svg)
-- 2026/bad.svg --
<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
-- 2026/unused.txt --
nobody refers to this canary
`)
	folder["2026/img/My Graph.PNG"] = folder["2026/unused.txt"]
	copied := *folder["2026/unused.txt"]
	copied.Data = png
	folder["2026/img/My Graph.PNG"] = &copied
	b := buildFolder(t, defaults(folder))
	b.contains("incidents/a/index.html", `width="3" height="2"`, `alt="Disk use"`)
	var images int
	for path, data := range b.files {
		if strings.HasPrefix(path, "files/") {
			images++
			if string(data) != string(png) {
				t.Errorf("%s is not the image", path)
			}
		}
		if strings.Contains(string(data), "canary") || strings.Contains(string(data), "alert(1)") {
			t.Errorf("%s holds a file that must not be published", path)
		}
	}
	if images != 1 {
		t.Errorf("%d images published, want 1", images)
	}
}

// TestEmptyFolder: the first thing a newcomer builds says what to do next.
func TestEmptyFolder(t *testing.T) {
	b := buildArchive(t, "")
	b.contains("index.html", "No postmortems yet")
	b.contains("incidents/index.html", "No postmortems yet")
	b.contains("factors/index.html", "No factor named yet")
}

// TestSplitLog: a log of several incidents in one file is one page that keeps its
// headings, or one page each if the configuration asks for it.
func TestSplitLog(t *testing.T) {
	log := `
-- log.md --
# Incident log

Newest first.

## 2026-03-14: search is slow

Severity: SEV-3

### Timeline

- 2026-03-14 09:00 index grows

## 2026-03-01: queue stuck

Orders waited. See [the dead](gone.md).
`
	whole := buildArchive(t, log)
	whole.contains("incidents/log/index.html", "search is slow", "queue stuck")
	b := buildArchive(t, "-- debrief.yaml --\nsplit: heading\n"+log)
	b.contains("incidents/2026-03-14-search-is-slow/index.html", "index grows")
	b.contains("incidents/2026-03-14-search-is-slow/index.json", `"title":"search is slow","date":"2026-03-14"`)
	b.contains("incidents/2026-03-01-queue-stuck/index.html", "Orders waited.")
	b.lacks("incidents/2026-03-01-queue-stuck/index.html", "index grows")
	b.contains("log/index.html", "Newest first.")
	if len(b.Problems) != 1 || b.Problems[0].Line != 15 {
		t.Errorf("problems %+v", b.Problems)
	}
}

// TestSearchFollowsDocuments: what a document says is in the index, and what is
// left out as a draft is nowhere in it.
func TestSearchFollowsDocuments(t *testing.T) {
	b := buildArchive(t, "-- a.md --\n# Queue\n\nThe quartzite stopped.\n-- b.md --\n---\ndraft: true\n---\n# Draft\n\nThe obsidian stopped.\n")
	var whole bytes.Buffer
	for name, data := range b.files {
		if pipeline.IsSearchFile(name) {
			whole.Write(data)
		}
	}
	if !strings.Contains(whole.String(), "quartzite") {
		t.Error("the index does not have a word of a document")
	}
	if strings.Contains(whole.String(), "obsidian") {
		t.Error("the index has a word of a draft that is left out")
	}
}
