package sitetest

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestClosingTheLoop goes from what an author says of actions to the board, the
// agenda, the calendar and the page: risks that are looked at again, whether it was
// worth it, what was promised and open when it struck, and forms of the tracker.
func TestClosingTheLoop(t *testing.T) {
	settings := defaults(archive(`
-- debrief.yaml --
follow-up: after 2 weeks, every 2 months
trackers: {SHOP: "https://tracker.example/{key}", new: "https://tracker.example/new?summary={title}&text={text}"}
-- incidents/2026-01-10-disk.md --
---
title: Disk full
date: 2026-01-10
review_date: 2026-01-18
---

## Contributing factors

- **Full disk** (technical): nobody looked

## Actions

- [x] Alert on the day before done:2026-01-20 kind:detect worth:yes SHOP-1
- [x] Rotate logs done:2026-03-09 kind:prevent worth:no SHOP-2
- [ ] Partition the events kind:prevent
- [x] Talk about it done:2026-03-30 kind:learn
- [-] Buy disks wontfix: they are not the cause review:2026-04
-- incidents/2026-01-11-cache.md --
---
title: Cache empty
date: 2026-01-11
---

## Actions

- [-] Warm it up kind:respond wontfix: it takes a minute review:2026-03-31
- [-] Buy memory kind:respond wontfix: too dear review:2027-02
-- incidents/2026-03-01-disk-again.md --
---
title: Disk full again
date: 2026-03-01
review_date: 2026-06-02
---

## Contributing factors

- **Full disk** (technical): once more
`))
	settings.AsOf = kb.Date{Year: 2026, Month: 5, Day: 1}
	b := buildFolder(t, settings)
	b.contains("follow-ups/overdue/index.html", "Buy disks", "Warm it up", `<time>2026-04-30</time>`, "look again")
	b.lacks("follow-ups/overdue/index.html", "Buy memory")
	b.contains("follow-ups/agenda/index.html", "Disk full", "Cache empty", "Accepted: it takes a minute. To be looked at again since")
	b.contains("follow-ups/done/index.html", "prevent: 1 done, 1 not worth it; detect: 1 done, 1 worth it.")
	first := "incidents/2026-01-10-disk/index.html"
	b.contains(first, "18 January 2026, 8 days after the end", "not worth it", "How do we repair it faster?", "Nothing here yet.",
		`href="https://tracker.example/new?summary=Partition&#43;the&#43;events&amp;text=From`)
	b.contains("incidents/2026-01-10-disk/follow-ups.ics", "SUMMARY:Review: Disk full", "DTSTART;VALUE=DATE:20260118")
	again := "incidents/2026-03-01-disk-again/index.html"
	b.contains(again, "Promised, and open when it struck", "Rotate logs", "done 8 days later", "Partition the events", "still open", "on 2 June 2026")
	b.lacks(again, "More was open then", "Talk about it", "The three questions", "Alert on the day before")
	b.lacks("incidents/2026-01-11-cache/index.html", "Promised, and open")
	b.contains("incidents/2026-01-10-disk/index.json", `"review":"2026-04-30"}`, `"worth":"no"`)
}

// TestMoreUnkept: of what was promised before, the first three are named, and that there
// was more is said.
func TestMoreUnkept(t *testing.T) {
	b := buildFolder(t, defaults(archive(`
-- 2026-01-10-disk.md --
# Disk full

It was full for an hour, until 11:00 on 10 January 2026.

## Contributing factors

- **Full disk** (technical): nobody looked

## Actions

- [ ] Rotate logs
- [ ] Partition the events
- [ ] Alert on the day before
- [ ] Buy disks
-- 2026-03-01-disk-again.md --
# Disk full again

## Contributing factors

- **Full disk** (technical): once more
`)))
	b.contains("incidents/2026-03-01-disk-again/index.html", "Rotate logs", "Alert on the day before", "More was open then")
	b.lacks("incidents/2026-03-01-disk-again/index.html", "Buy disks")
}
