package sitetest

import (
	"path"
	"strings"
	"testing"
)

const hebrew = `
-- debrief.yaml --
title: תחקירים
language: he
-- 2026-03-01-dns.md --
# שרת ה־DNS לא ענה במשך שעה

**Severity:** SEV-1
**Services:** תשלומים, DNS

## תקציר

ביום ראשון בבוקר הפסיק שרת השמות לענות. API לא היה זמין במשך שעה אחת, ולקוחות לא יכלו לשלם.

## רקע

- [x] נבדק

## Timeline

- 10:00 UTC – ההתראה הגיעה
- 11:00 UTC – השירות חזר

## Contributing factors

- **תעודה שפג תוקפה**: אף אחד לא ידע מי אחראי לחידוש
- No alert before the end of the certificate

## Action items

- [ ] התראה שבועיים לפני סיום @ops due:2026-04-01
`

// TestRightToLeft: documents that are written from right to left stand so, in pages
// that do not, and nothing is wider than its page.
func TestRightToLeft(t *testing.T) {
	b := buildArchive(t, hebrew)
	r := b.read(t)
	// beginsRight tells whether the text of the first element found begins at its right.
	beginsRight := func(selector string) string {
		return `(() => { const e = document.querySelector("` + selector + `"); const range = document.createRange(); range.selectNodeContents(e);
			const text = range.getBoundingClientRect(), box = e.getBoundingClientRect(); return box.right - text.right < 2 && text.left - box.left > 20; })()`
	}
	for _, width := range []int64{320, 1280} {
		r.open("incidents/2026-03-01-dns/", width)
		r.sees(`document.querySelector("article").dir === "rtl"`)
		for _, selector := range []string{"h1", ".body h2", ".causes > li > :first-child", ".entries > li:last-child > div"} {
			r.sees(beginsRight(selector))
		}
		r.sees(`(() => { const range = document.createRange(); range.selectNodeContents(document.querySelector(".entries > .day")); return Math.abs(range.getBoundingClientRect().right - document.querySelector(".entries > [id] > div").getBoundingClientRect().right) < 2; })()`)
		r.sees(`getComputedStyle(document.querySelector(".glance svg")).direction === "ltr"`)
		r.sees(`(() => { const range = document.createRange(); range.selectNode(document.querySelector(".task").nextSibling); return document.querySelector(".task").getBoundingClientRect().left >= range.getBoundingClientRect().right - 1; })()`)
		for name := range b.files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			r.open(strings.TrimPrefix(path.Dir(name)+"/", "./"), width)
			if wide := r.number(`document.documentElement.scrollWidth`); int64(wide) > width {
				t.Errorf("%s is %d wide at a width of %d", name, wide, width)
			}
		}
	}
	// In front of the words of the interface stands their icon or mark, at the right.
	r.open("incidents/2026-03-01-dns/", 390)
	for _, selector := range []string{".state", ".fold > summary"} {
		r.sees(`(() => { const e = document.querySelector("` + selector + `"); const range = document.createRange(); range.selectNodeContents(e);
			return e.getBoundingClientRect().right - range.getBoundingClientRect().right > 12; })()`)
	}
	r.open("", 1280)
	r.sees(`getComputedStyle(document.documentElement).direction === "ltr"`)
	r.sees(`(() => { const title = document.querySelector(".incident-rows .title").getBoundingClientRect(), text = document.querySelector(".incident-rows > li > div").getBoundingClientRect(); return text.right - title.right < 2; })()`)
}
