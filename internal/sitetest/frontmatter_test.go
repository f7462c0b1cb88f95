package sitetest

import (
	"strings"
	"testing"
)

// TestFrontMatterTexts follows the Markdown of front matter to its own page, to
// other pages, and to where text is plain.
func TestFrontMatterTexts(t *testing.T) {
	b := buildArchive(t, `
-- incidents/2026-03-01-queue.md --
---
title: Queue stuck
date: 2026-03-01
summary: Orders **waited**, as in [[disk]].
follow_up: after 30 days
impact: "`+"`1,200`"+` orders, see [the list](https://example.org/list)"
changed: Nobody *waits* any more.
services: [Checkout]
actions:
  - Read [[disk]] again @team
---
The end.
-- incidents/disk.md --
---
title: Disk full
date: 2026-01-10
---
It was full.
`)
	if len(b.Problems) > 0 {
		t.Errorf("problems: %s", b.found())
	}
	const page = "incidents/2026-03-01-queue/index.html"
	b.contains(page, `<div class="abstract">Orders <strong>waited</strong>, as in <a href="../disk/">Disk full</a>.</div>`,
		`<code>1,200</code> orders, see <a href="https://example.org/list"`, "Nobody <em>waits</em> any more.", `Read <a href="../disk/">Disk full</a> again`,
		`<meta name="description" property="og:description" content="Orders waited, as in Disk full.">`)
	b.contains("incidents/2026-03-01-queue/brief/index.html", "Queue stuck (2026-03-01, Checkout)\n\nOrders waited, as in Disk full.\n")
	b.lacks(page, "[[", "**waited")
	b.contains("incidents/disk/index.html", "Queue stuck") // cites it
	b.contains("digest/2026-03/index.html", "<p>Orders waited, as in Disk full.</p>")
	for _, plain := range []string{"index.html", "feed.xml", "feed.json", "incidents/2026-03-01-queue/index.json"} {
		b.contains(plain, "Orders waited, as in Disk full.")
	}
	b.contains("follow-ups.csv", "Read Disk full again")
	b.contains("follow-ups.ics", "Read Disk full again")
}

// TestListInQuotes: a list that stands in quotes as a whole, as YAML asks for names
// that begin with "@", is the list that it looks like.
func TestListInQuotes(t *testing.T) {
	b := buildArchive(t, `
-- 2026-03-05-queue.md --
---
title: Queue stuck
date: 2026-03-05
services: "[@mail, '@queue']"
tags: "[night, lock]"
---
text
`)
	b.contains("services/mail/index.html", "Queue stuck")
	b.contains("services/queue/index.html", "Queue stuck")
	b.contains("incidents/2026-03-05-queue/index.json", `"tags":["night","lock"]`)
}

// TestTicketOfAnyAddress: the link of a ticket is kept whatever its address looks like.
func TestTicketOfAnyAddress(t *testing.T) {
	b := buildArchive(t, `
-- 2026-03-05-queue.md --
# Queue stuck

Date: 2026-03-05

## Actions

- [ ] Add workers [ABC-1](https://tracker.example/ABC-1)
- [ ] Mute nothing [ABC-3](http://bugs/ABC-3)
- [ ] Write it down [ABC-6](https://docs.example/document/d/abc)
`)
	for _, address := range []string{"https://tracker.example/ABC-1", "http://bugs/ABC-3", "https://docs.example/document/d/abc"} {
		b.contains("incidents/2026-03-05-queue/index.html", address)
		b.contains("follow-ups.csv", address)
		b.contains("incidents/2026-03-05-queue/index.json", address)
	}
}

// TestCausesOfTheBodyAreToldOnce: what front matter names beside them stands in one list
// with the causes that the text tells under headings of their own, without their notes.
func TestCausesOfTheBodyAreToldOnce(t *testing.T) {
	b := buildArchive(t, `
-- incidents/2026-03-01-queue.md --
---
title: Queue stuck
date: 2026-03-01
factors: [retry-storm, no-alert]
---
## Contributing factors

### Retry storm

Clients asked again at once.

- Why 1? Nobody had told them to wait.

## Action items

- [ ] Wait between two tries
`)
	const page = "incidents/2026-03-01-queue/index.html"
	b.contains(page, `<h2 id="rest-factors">`, `<div class="named">Retry storm</div>`, "no-alert")
	for _, words := range []string{"Clients asked again at once.", "Nobody had told them to wait."} {
		if n := strings.Count(string(b.files[page]), words); n != 1 {
			t.Errorf("%q stands %d times on the page", words, n)
		}
	}
}

// TestBriefLeadsToItsPostmortem: a page to print or to send has no menu, and the way
// down to it says where it belongs.
func TestBriefLeadsToItsPostmortem(t *testing.T) {
	b := exampleSite(t)
	const page = "incidents/2026-02-17-orders-wait-for-a-lock/brief/index.html"
	b.contains(page, `<p><a href="../">`, `<li><a href="../../../">`, `class="site-name"`)
	b.lacks(page, `class="site-nav"`)
}
