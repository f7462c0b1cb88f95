package sitetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/kb"
)

const waitingActions = `
-- incidents/2026-01-05-disk.md --
# Disk full

Resolved: 2026-01-05 12:00 UTC

## Action items

- [ ] Rotate logs due:2026-02-01
- [ ] Alert at 80 % due:2026-03-01
- [ ] Buy larger disks
-- incidents/2024-01-05-queue.md --
# Queue stuck

Resolved: 2024-01-05 12:00 UTC

## Action items

- [ ] Add back-off due:2026-02-20
`

// TestAgesAreCountedOn opens a site that was built weeks or years ago: the words
// in the reader's browser are those of a site built on the reader's day, in the
// language of the site.
func TestAgesAreCountedOn(t *testing.T) {
	for tag, late := range map[string]string{"en": "late", "de": "zu spät"} {
		t.Run(tag, func(t *testing.T) { agesAreCountedOn(t, tag, late) })
	}
}

func agesAreCountedOn(t *testing.T, language, late string) {
	ctx := browser(t)
	on := func(asOf kb.Date) *built {
		settings := defaults(archive(waitingActions + "-- debrief.yaml --\nlanguage: " + language + "\n"))
		settings.AsOf = asOf
		return buildFolder(t, settings)
	}
	built := kb.Date{Year: 2026, Month: 1, Day: 10}
	old := on(built).serve()
	rows := `[...document.querySelectorAll("table.actions tbody tr")].map((row) => row.textContent.replace(/\s+/g, " ")).sort().join("\n")`
	note := `document.querySelector("[data-as-of]").textContent`
	for _, later := range []int{0, 1, 3, 4, 22, 23, 40, 51, 60, 61, 365, 730, 731, 1461, 4000} {
		day := built.AddDays(later)
		fresh := on(day).serve()
		setDay(ctx, t, day)
		show := func(root string) (string, string) {
			t.Helper()
			if err := chromedp.Do(ctx, chromedp.Navigate(root+"follow-ups/")); err != nil {
				t.Fatal(err)
			}
			return evaluate[string](ctx, t, rows), evaluate[string](ctx, t, note)
		}
		want, own := show(fresh)
		got, counted := show(old)
		if strings.Count(want, "\n") != 3 || later > 60 && !strings.Contains(want, late) {
			t.Fatalf("%d days later a new page says\n%s", later, want)
		}
		if got != want {
			t.Errorf("%d days later the old page says\n%s\nand a new one\n%s", later, got, want)
		}
		if (counted != own) != (later > 0) {
			t.Errorf("%d days later the old page says %q, and a new one %q", later, counted, own)
		}
	}
}

// setDay makes every later page believe in a day.
func setDay(ctx context.Context, t *testing.T, day kb.Date) {
	t.Helper()
	clock := cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(
		`Date = class extends Date { constructor(...given) { given.length ? super(...given) : super(%d, %d, %d, 12); } };`, day.Year, day.Month-1, day.Day)}
	if _, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, clock); err != nil {
		t.Fatal(err)
	}
}
