package sitetest

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestSharedAddresses holds that two things with one address are an error that
// names both files, and that publishing in spite of it loses neither. Of several first
// pages each has an address of its own.
func TestSharedAddresses(t *testing.T) {
	b := buildArchive(t, `
-- a.md --
---
id: INC-7
factors: [{factor: X, markers: ["a.b", "a b"]}]
---
# Incident one
-- b.md --
---
id: INC-7
---
# Incident two
-- factors/Retry Storm.md --
# Factor one
-- factors/retry-storm.md --
# Factor two
-- services/a b.md --
# Service one
-- services/a-b.md --
# Service two
-- README.md --
# Page one
-- index.markdown --
# Page two
-- index.md --
# Page three
`)
	var said []string
	for _, p := range b.Problems {
		if p.Level.String() == "error" {
			said = append(said, p.File+": "+p.Message)
		}
	}
	want := []string{
		`b.md: "a.md" and "b.md" share one address, "inc-7"`,
		`factors/retry-storm.md: "factors/Retry Storm.md" and "factors/retry-storm.md" share one address, "retry-storm"`,
		`services/a-b.md: "services/a b.md" and "services/a-b.md" share one address, "a-b"`,
	}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("errors:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
	for _, title := range []string{"Incident one", "Incident two", "Factor one", "Factor two", "Service one", "Service two", "Page one", "Page two", "Page three"} {
		pages := 0
		for path, file := range b.files {
			if strings.HasSuffix(path, ".html") && strings.Contains(string(file), ">"+title+"</h1>") {
				pages++
			}
		}
		if pages != 1 {
			t.Errorf("%d pages are called %q, want 1", pages, title)
		}
	}
}

// TestNamesThatShareAnAddress holds that names which differ in marks alone are two, with
// a page each, and that an alias onto a file of the site is an error with its line.
func TestNamesThatShareAnAddress(t *testing.T) {
	b := buildArchive(t, `
-- debrief.yaml --
markers: [{name: on-call, meaning: Called.}, {name: on.call, meaning: Dotted.}]
-- 2026-01-01-a.md --
---
services: ["c-951a4d36", "C++", "C#"]
tags: ["C++", "C#"]
factors: [{factor: "C++", markers: [on-call]}, {factor: "C#", markers: [on.call]}]
aliases: [/search-index.json]
---
# A
`)
	if p := b.Problems; len(p) == 0 || p[0].Rule != problem.AliasTaken || p[0].File != "2026-01-01-a.md" || p[0].Line != 5 {
		t.Errorf("problems: %s", b.found())
	}
	for folder, want := range map[string]int{"services": 3, "tags": 2, "factors": 2, "markers": 5} {
		pages := 0
		for path := range b.files {
			if strings.HasPrefix(path, folder+"/") && strings.Count(path, "/") == 2 && strings.HasSuffix(path, "/index.html") {
				pages++
			}
		}
		if pages != want {
			t.Errorf("%d pages of %s, want %d", pages, folder, want)
		}
	}
	b.contains("incidents/2026-01-01-a/index.html", `href="../../tags/c/"`, `href="../../tags/c-cedb1bac/"`)
	b.contains("search-index.json", "c-cedb1bac")
}

// TestAddressesStay holds that the address of a document named after its kind, and
// the mark of it in the feed, stay when another one of that name appears.
func TestAddressesStay(t *testing.T) {
	const first = `
-- debrief.yaml --
base-url: https://example.com/
-- 2026-03-05-queue/postmortem.md --
# Queue stuck
-- 2026-03-04-mail/Incident Report.md --
# Mail late
-- RCA.md --
# Disk full
-- 2026/disk-two.md --
# Disk full again
`
	const second = `-- 2026-03-07-mail/postmortem.md --
# Mail lost
-- search/Incident Report.md --
# Search slow
`
	for name, archive := range map[string]string{"alone": first, "joined": first + second} {
		b := buildArchive(t, archive)
		for path, title := range map[string]string{
			"incidents/2026-03-05-queue-postmortem/index.html": "Queue stuck", "incidents/2026-03-04-mail-incident-report/index.html": "Mail late",
			"incidents/rca/index.html": "Disk full", "incidents/disk-two/index.html": "Disk full again",
		} {
			b.contains(path, ">"+title+"</h1>")
		}
		b.contains("feed.xml", "incident/2026-03-05-queue-postmortem</id>", "incident/2026-03-04-mail-incident-report</id>")
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// TestComposedLetters: a name written with composed letters, and one that macOS took
// apart, are one name.
func TestComposedLetters(t *testing.T) {
	const apart = "störung"
	b := buildArchive(t, `
-- `+apart+`.md --
---
factors: [{factor: "Überlast"}]
services: [Kühlung]
---
# Eins
-- zwei.md --
---
factors: [{factor: Überlast}]
services: ["Kühlung"]
---
# Zwei

[siehe](störung.md) [[störung]] [hier](#größe) [Liste](größe.txt)

## Größe
-- `+norm.NFD.String("größe.txt")+` --
gross
`)
	if len(b.Base.Factors) != 1 || len(b.Base.Services) != 1 {
		t.Errorf("%d factors, %d services", len(b.Base.Factors), len(b.Base.Services))
	}
	for _, p := range b.Problems {
		if strings.HasPrefix(p.Rule.String(), "link") {
			t.Error(p.Message)
		}
	}
	b.contains("incidents/zwei/index.html", `.txt">Liste</a>`)
}

// TestFormerAddress: where files of one name come together, the address that the
// oldest had leads to it, and feeds know it as before.
func TestFormerAddress(t *testing.T) {
	b := buildArchive(t, `
-- debrief.yaml --
base-url: https://example.com/
-- mail/stuck.md --
# Mail stuck

**Date:** 2026-03-05
-- queue/stuck.md --
# Queue stuck

**Date:** 2026-02-01
`)
	b.contains("incidents/mail-stuck/index.html", ">Mail stuck</h1>")
	b.contains("incidents/queue-stuck/index.html", ">Queue stuck</h1>")
	b.contains("_redirects", "/incidents/stuck/ /incidents/queue-stuck/ 301")
	b.contains("feed.xml", "incident/stuck</id>", "incident/mail-stuck</id>")
}

// TestNamedPlaces: a link to a place that the author named leads to the heading right
// below it, or else to the one above.
func TestNamedPlaces(t *testing.T) {
	b := buildArchive(t, `
-- guide/a.md --
# A

[old](#old-name) [line](#in-text) [inside](#in-heading)

<a name="old-name"></a>

## New name

Words <a id="in-text">and more</a>.

## Another <a name="in-heading"></a>

<div id="wrapped">

## Wrapped

</div>

<h3 id="raw">Written by hand</h3>

- ## In a list

> ## In a quotation

## Limits {#v1.2 .wide}

## ½ of it

[wrapped](#wrapped) [raw](#raw) [words](#written-by-hand) [list](#in-a-list) [quotation](#in-a-quotation) [version](#v1.2) [half](#-of-it)
[as GitHub writes ids](#user-content-limits) [there](#user-content-wrapped)
`)
	b.contains("guide/a/index.html", `<a href="#s-new-name">old</a>`, `<a href="#s-new-name">line</a>`, `<a href="#s-another">inside</a>`,
		`<a href="#s-wrapped">wrapped</a>`, `<h3 id="s-written-by-hand">`, `<a href="#s-written-by-hand">raw</a>`, `<a href="#s-written-by-hand">words</a>`, `<h2 id="s-in-a-list">`, `<a href="#s-in-a-list">list</a>`,
		`<a href="#s-in-a-quotation">quotation</a>`, `<a href="#s-v12">version</a>`, `<a href="#s--of-it">half</a>`, `<a href="#s-v12">as GitHub`, `<a href="#s-wrapped">there</a>`)
}

// TestImagesByName: an image that is named without its folder is the only one of the
// folder that is called so, whatever a site that was built into it has; an embedded note
// is a link to it.
func TestImagesByName(t *testing.T) {
	b := buildArchive(t, `
-- a.md --
# A

![[Rate.txt.svg]] ![[two.svg]] ![[beside.svg]] ![[b]] ![t](beside.svg "The rate" =500x)
-- b.md --
# B
-- .attachments/rate.txt.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- x/two.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- y/two.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- beside.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- y/beside.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- built/.debrief-site.json --
{}
-- built/files/attachments/rate.txt.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`)
	b.contains("incidents/a/index.html", `files/attachments/rate-txt.svg"`, `<span class="unlinked">two</span>`, `files/beside.svg"`, `<a href="../b/">`, `alt="t"`)
}
