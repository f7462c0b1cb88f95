package sitetest

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// tap touches the middle of an element with a finger.
func (r *reader) tap(element string) {
	r.t.Helper()
	evaluate[chromedp.Void](r.ctx, r.t, element+`.scrollIntoView({ block: "center", behavior: "instant" })`)
	at := evaluate[[]float64](r.ctx, r.t, `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(`+element+`.getBoundingClientRect())`)
	for _, event := range []input.DispatchTouchEventParams{
		{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}},
		{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}},
	} {
		if _, err := chromedp.Call(r.ctx, input.DispatchTouchEvent, event); err != nil {
			r.t.Fatal(err)
		}
	}
}

// TestTouchInBrowser sorts every list that can be sorted with a finger, on the
// narrowest phone: every column that a desk sorts by has a button there, large
// enough to be hit, on the screen and on nothing else.
func TestTouchInBrowser(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	if _, err := chromedp.Call(r.ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"factors/", "services/"} {
		r.open(page, 320)
		columns := r.number(`document.querySelector("table[data-sortable]").querySelectorAll("th[data-sort]").length`)
		if columns < 3 {
			t.Errorf("%s is sorted by %d columns", page, columns)
		}
		if high := r.number(`document.querySelector("table[data-sortable] thead").offsetHeight`); high > 60 {
			t.Errorf("%s: the buttons take %d px, more than one line", page, high)
		}
		for n := range columns {
			button := fmt.Sprintf(`document.querySelector("table[data-sortable]").querySelectorAll("th[data-sort] button")[%d]`, n)
			evaluate[chromedp.Void](r.ctx, t, button+`.scrollIntoView({ block: "center", behavior: "instant" })`)
			if box := r.text(`(({ left, right, width, height }) => left >= 0 && right <= 320 && width >= 24 && height >= 24 ? "" : [left, right, width, height].join(" "))(` + button + `.getBoundingClientRect())`); box != "" {
				t.Errorf("%s: button %d has the left, right, width and height %s", page, n+1, box)
			}
			for _, order := range []string{"ascending", "descending"} {
				r.tap(button)
				r.sees(fmt.Sprintf(`%s.closest("th").getAttribute("aria-sort") === %q`, button, order))
				r.sees(fmt.Sprintf(`((rows, column, sign) => rows.every((row, i) => i === 0 || sign * new Intl.Collator("en", { numeric: true }).compare(...[rows[i - 1], row].map((r) => r.cells[column].dataset.value ?? r.cells[column].textContent.trim())) <= 0))(
					[...%[1]s.closest("table").tBodies[0].rows], %[1]s.closest("th").cellIndex, %[2]d)`, button, map[string]int{"ascending": 1, "descending": -1}[order]))
			}
		}
	}
}

// TestFingersHitLinks: links that stand alone are as tall as WCAG 2.2 asks, on every
// kind of list; those in a sentence are excepted, and so are words of drawings.
func TestFingersHitLinks(t *testing.T) {
	r := exampleSite(t).read(t)
	for _, page := range []string{"", "factors/", "services/checkout/", "follow-ups/", "incidents/", "mitigators/", yearOfExample} {
		r.open(page, 390)
		if low := r.text(`[...document.querySelectorAll("main :is(li, h3, th, td, p) > a[href]:not(.anchor)")].filter((a) => a.checkVisibility() &&
			![...a.parentElement.childNodes].some((beside) => beside.nodeType === 3 && beside.data.trim()) && a.getClientRects()[0].height < 24)
			.map((a) => a.parentElement.className + ">" + a.className + " " + a.textContent.trim() + " " + a.getClientRects()[0].height).slice(0, 5).join("\n")`); low != "" {
			t.Errorf("/%s has links that are hard to hit:\n%s", page, low)
		}
	}
}
