package sitetest

import "testing"

// TestSignals goes from a timeline to the sentences under its phases: what led up to
// it, when users were told, what people waited for, and whether an action goes where
// the time went.
func TestSignals(t *testing.T) {
	b := buildArchive(t, `
-- incidents/2026-03-01-queue.md --
---
title: Queue stuck
started: 2026-03-01T09:10:00Z
detected: 2026-03-01T12:10:00Z
mitigated: 2026-03-01T12:55:00Z
---

## Timeline

All times in UTC.

- 08:10 [introduced] Release 7 renames a column
- 09:10 [symptom] Orders fail now and then
- 12:10 [detection] The alert fires
- 12:14 Status page updated
- 12:15 Waiting for the provider
- 12:20 Root cause identified: a renamed column
- 12:55 The column is back

## Actions

- [ ] Test migrations kind:prevent
- [ ] Roll back by one command kind:respond
-- incidents/2026-02-01-note.md --
# A note

## Timeline

- 10:00 no root cause identified
- 10:05 over
`)
	page := "incidents/2026-03-01-queue/index.html"
	b.contains(page, "Most time went into finding it (3 h); stopping the harm took 45 min. None of its actions is meant to detect it earlier.",
		"The fault was in place 1 h before it began.", "The first symptom was there 3 h before anyone noticed.", "Users were told 4 min after detection.",
		"It took 35 min from the cause to the repair: beyond 30 minutes", "Waited 5 min for the provider.", ">Lead-up</li>")
	b.contains("incidents/2026-03-01-queue/index.json", `"signal":"cause-found"`, `"kind":"wait","text":"Waiting for the provider","line":16,"waits_for":"the provider"`)
	b.lacks("incidents/2026-02-01-note/index.html", "cause found", "Lead-up", "Users were told")
	b.lacks(page, ">Noticed</li>") // the entry is marked as detected
}
