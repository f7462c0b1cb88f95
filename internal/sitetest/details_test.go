package sitetest

import (
	"strings"
	"testing"
)

// TestDetailsOfPages: small things that pages once said wrongly.
func TestDetailsOfPages(t *testing.T) {
	b := buildArchive(t, `
-- 2026-05-23-night.md --
# Queue stuck

**In one paragraph.** The queue stood still over night. Nobody was told.

Severity: critical

## Impact

What customers saw:

- no mail
- no invoice

## Timeline

All times in UTC.

- 2026-05-23 19:50 - mail is late
- 19:55 - an alert fires
- 20:00 - queue stops
- 2026-05-24 06:00 - somebody looks

## Action items

- [ ] Add an alert
-- 2026-02-01-again.md --
# Queue stuck again

Severity: minor
Services: queue, mail
-- 2005-02-01-long-ago.md --
# The first queue

Services: queue, mail
-- 2026-03-01-third.md --
# Third

Services: queue, mail
`)
	const page = "incidents/2026-05-23-night/index.html"
	order := func(file string, words ...string) {
		t.Helper()
		rest := string(b.files[file])
		for _, w := range words {
			at := strings.Index(rest, w)
			if at < 0 {
				t.Fatalf("%s does not say %q after %q", file, w, words)
			}
			rest = rest[at:]
		}
	}
	// A night of silence begins on the day before.
	order(page, "queue stops", "nothing recorded", "24 May 2026", "somebody looks")
	// What only announces a list leads to it.
	b.contains(page, `<a href="#s-impact">Impact</a>`)
	// What only announces a list says nothing without it.
	b.lacks(page, "<dd>What customers saw:")
	// A heading in the line of its text is no part of what lists quote.
	b.contains(page, "In one paragraph.")
	b.contains("incidents/index.html", "The queue stood still over night.")
	b.lacks("incidents/index.html", "In one paragraph")
	// Lists have the author's word for the severity, as the page does.
	b.contains("incidents/index.html", `sev-1">critical<`, `>minor<`)
	b.contains(page, `sev-1">critical<`)
	b.contains("index.html", "4 postmortems from 2005 to 2026.")
	// Nobody wrote of a meeting or of a day, so none is told.
	b.contains("index.html", "None has a due date.")
	b.contains("follow-ups/index.html", "1 action from 1 postmortem is open. It has no due date.")
	b.lacks("follow-ups/agenda/index.html", "The last one was", "next meeting is on")
	b.lacks(page, "Next review")
	b.lacks("404.html", "lists above")
	b.contains("404.html", "use the menu")
}

// TestQuestionStandsAboveItsAnswer: the first why asks before it is answered, as those
// below it do; and a section of its own about the trigger is what the fact leads to.
func TestQuestionStandsAboveItsAnswer(t *testing.T) {
	b := buildArchive(t, `
-- 2026-05-23-night.md --
# Queue stuck

## Five whys

1. **Why did the queue stop?** The lock was never released
2. **Why was it not released?** Its holder had died

## Déclencheur

A restart of the worker at noon, which the host asked for.
`)
	page := "incidents/2026-05-23-night/index.html"
	b.contains(page, `<em class="question">Why did the queue stop?</em>The lock was never released`, `see “Déclencheur”`)
	if strings.Count(string(b.files[page]), "Why did the queue stop?</em>") != 1 {
		t.Error("the question stands twice")
	}
}

// What a folder's own text is linked by on the home page, where its heading has named
// the whole site already.
func TestLinkToTheTextOfTheFolder(t *testing.T) {
	b := buildArchive(t, `
-- README.md --
# Mail postmortems

How we write them.
-- 2026-05-23-night.md --
# Queue stuck

It stood still.
`)
	home := string(b.files["index.html"])
	if !strings.Contains(home, `<title>Mail postmortems</title>`) || !strings.Contains(home, "<p>Read first:</p>\n<ul>\n<li><a href=\"about/\">About</a>") {
		t.Errorf("the home page:\n%s", home)
	}
}
