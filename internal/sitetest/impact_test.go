package sitetest

import "testing"

// TestImpact goes from what documents say of their impact to the page, the page in
// brief, the twin, the list for spreadsheets, and what the incidents of a service and
// of a factor cost.
func TestImpact(t *testing.T) {
	b := buildArchive(t, `
-- incidents/2026-03-01-queue.md --
---
title: Queue stuck
date: 2026-03-01
services: [Checkout]
---

Orders waited.

## Impact

- **The company:** orders worth about £9,200 late.
- **Customers:** 432 checkouts refused, see [the graph](https://x.example/graph).

## Timeline

All times in UTC.

- 09:00 queue stops
- 09:20 [decision] Empty the queue by hand

## Contributing factors

- **Retry storm** (technical): clients retried

## Actions

- [x] Add back-off done:2026-03-04
- [ ] Bound the queue @checkout due:2026-04-01
-- incidents/2026-01-10-books.md --
---
title: Books for nothing
date: 2026-01-10
services: [Checkout]
---

## Impact

How much
: about £6,900 in all: £2,440 for copies and £4,460 in vouchers

## Contributing factors

- **Retry storm** (technical): once more
-- incidents/2026-01-09-note.md --
---
title: A note
date: 2026-01-09
services: [Checkout]
---

It broke, and we fixed it.
`)
	page := "incidents/2026-03-01-queue/index.html"
	b.contains(page, `<li><b>Customers</b><small>432 checkouts</small></li>`, "<b>The company</b><small>about £9,200</small>",
		"It does not say how long it lasted.", `<a href="brief/">`)
	b.contains("incidents/2026-01-10-books/index.html", "It does not say who was hit, nor what happened to them, nor how long it lasted.")
	b.contains("incidents/2026-03-01-queue/brief/index.html", "Orders waited.", `<dt>Customers</dt><dd>432 checkouts refused, see <a`, "orders worth about £9,200 late",
		"Empty the queue by hand", "Bound the queue", "1 of 2 actions still open.", `<a href="../">The whole postmortem</a>`)
	b.lacks("incidents/2026-03-01-queue/brief/index.html", "queue stops")
	if _, made := b.files["incidents/2026-01-09-note/brief/index.html"]; made {
		t.Error("a note that says nothing more has a page in brief")
	}
	b.contains("incidents/2026-03-01-queue/index.json", `"amount":{"min":9200,"max":9200,"currency":"GBP"}`, `"how_many":"432 checkouts"`)
	b.contains("incidents.csv", "Customers; The company,432 checkouts,,\"about £9,200\"")
	b.contains("services/checkout/index.html", "Cost so far: about £16,100, recorded in 2 of 3 incidents.")
	b.contains("services/checkout/index.json", `"cost":{"sums":[{"min":16100,"max":16100,"currency":"GBP"}],"ranges":[],"recorded":2,"of":3}`)
	b.contains("factors/retry-storm/index.html", "Cost so far: about £16,100, recorded in 2 of 2 incidents.")
}

// TestImpactInAnyScript: what is written large at its start stays what it is.
func TestImpactInAnyScript(t *testing.T) {
	b := buildFolder(t, defaults(archive(`
-- a.md --
# Очередь стояла

**Дата:** 2026-03-04

## Влияние

- клиенты: не могли войти 40 минут
- äußere Kunden: niemand konnte sich anmelden
`)))
	b.contains("incidents/a/index.html", "Клиенты")
}
