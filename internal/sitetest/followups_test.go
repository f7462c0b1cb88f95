package sitetest

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestFollowUps goes from documents to the board, the agenda and the calendars.
func TestFollowUps(t *testing.T) {
	text := `
-- debrief.yaml --
title: Shop
follow-up: after 2 weeks, every 2 months
-- incidents/2026-03-01-queue.md --
---
title: Queue stuck
date: 2026-03-01
resolved: 2026-03-02T01:00:00Z
services: [Checkout]
changed: Orders wait in a queue of their own.
---

## Action items

- [ ] Add back-off to [all clients](../services/checkout.md) @checkout-team due:2026-04-01 SHOP-12
- [ ] Rehearse a restore every:3m
- [x] Tell support done:2026-03-20
-- incidents/2026-01-10-disk.md --
---
title: Disk full
date: 2026-01-10
changed: Logs are rotated.
follow_up: never
---

## Action items

- [x] Rotate logs done:2026-01-20
- [-] Buy disks wontfix: they are not the cause
-- services/checkout.md --
# Checkout
`
	settings := defaults(archive(text))
	settings.AsOf = kb.Date{Year: 2026, Month: 5, Day: 1}
	b := buildFolder(t, settings)
	b.contains("follow-ups/index.html", "2 actions from 1 postmortem are open.", "As of", "4 weeks late", "@checkout-team", "SHOP-12", "every 3 months",
		`<a href="../services/checkout/">all clients</a>`)
	b.contains("follow-ups/overdue/index.html", "Add back-off")
	b.lacks("follow-ups/overdue/index.html", "Rehearse a restore")
	b.contains("follow-ups/done/index.html", "Tell support", "2026-03-20", "Rotate logs")
	b.contains("follow-ups/agenda/index.html", "Queue stuck", "The next meeting is on 16 May 2026", "Tell support")
	b.lacks("follow-ups/agenda/index.html", "Disk full")
	b.contains("incidents/2026-03-01-queue/index.html", `Next review <time datetime="2026-05-16">16 May 2026</time>, then every 2 months`)
	b.contains("incidents/2026-01-10-disk/index.html", "10 days after the incident ended", "Logs are rotated.")
	b.lacks("incidents/2026-01-10-disk/index.html", "Next review")
	b.contains("follow-ups.ics", "UID:2026-03-01-queue@debrief\r\n", "DTSTART;VALUE=DATE:20260316\r\n", "RRULE:FREQ=MONTHLY;INTERVAL=2\r\n", "RRULE:FREQ=MONTHLY;INTERVAL=3\r\n")
	b.contains("services/checkout/follow-ups.ics", "Queue stuck")
	b.contains("follow-ups.csv", "Add back-off", "true")
	if _, ok := b.files["incidents/2026-01-10-disk/follow-ups.ics"]; ok {
		t.Error("an incident without meetings and due dates has a calendar")
	}

	// One action after the other is closed, and the meetings end.
	closed := strings.NewReplacer("- [ ] Add", "- [x] Add", "- [ ] Rehearse a restore every:3m", "- [x] Rehearse a restore done:2026-04-20").Replace(text)
	settings.Folder = archive(closed)
	b = buildFolder(t, settings)
	b.contains("follow-ups/index.html", "All closed", "Nothing is open.")
	b.contains("follow-ups/agenda/index.html", "Nothing to review.")
	b.contains("follow-ups.ics", "UID:2026-03-01-queue@debrief\r\n", "SEQUENCE:20", "STATUS:CANCELLED\r\n")
	b.lacks("follow-ups.ics", "STATUS:CONFIRMED")
}

// TestDueWords: words in place of a due day stand where the day would, and nothing is
// overdue by them.
func TestDueWords(t *testing.T) {
	settings := defaults(archive(`
-- 2026-03-01-queue.md --
# Queue stuck

## Action items

| Action | Owner | Due |
|---|---|---|
| Add an alert | Kim | next sprint |
| Raise the pool | Lee | 2026-04-01 |
| Move the job | Mo | see the ticket of the team that owns the small worker |
`))
	settings.AsOf = kb.Date{Year: 2026, Month: 5, Day: 1}
	b := buildFolder(t, settings)
	b.contains("incidents/2026-03-01-queue/index.html", `<td class="date"><span class="aside">next sprint</span></td>`, "2026-04-01")
	b.contains("follow-ups/index.html", "next sprint")
	b.lacks("follow-ups/overdue/index.html", "Add an alert")
	b.lacks("follow-ups/index.html", "see the ticket of the team")
}

// TestCountsOfActions: what is overdue is open, what says no state is not, and every
// page counts them alike.
func TestCountsOfActions(t *testing.T) {
	settings := defaults(archive(`
-- 2026-03-01-queue.md --
---
services: [checkout]
factors: [Full disk]
---
# Queue stuck

## Action items

- [ ] Add an alert due:2026-04-01
- [ ] Raise the pool
- Move the job
- Tidy the logs
- Ask the vendor
-- 2026-03-02-mail.md --
---
services: [mail]
---
# Mail late

## Action items

- [ ] Drain the queue by hand
`))
	settings.AsOf = kb.Date{Year: 2026, Month: 5, Day: 1}
	b := buildFolder(t, settings)
	b.contains("follow-ups/index.html", `To do <span class="count">6</span>`, "6 actions from 2 postmortems are still to do: 3 open, 3 without a state.")
	b.contains("index.html", "<b>2</b> open, not overdue", "<b>1</b> overdue", "<b>3</b> without a state")
	for _, page := range []string{"services/index.html", "factors/index.html"} {
		b.contains(page, `data-value="2" class="nums right">2 <small class="aside">+ 3 without a state</small></td>`)
	}
	b.contains("services/index.html", `data-value="1" class="nums right">1</td>`)
	b.contains("digest/2026/index.html", "3 follow-ups were open on 1 May 2026, 1 overdue. 3 more have no state.")
}
