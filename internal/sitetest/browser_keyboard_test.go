package sitetest

import "testing"

// TestEveryTabStopIsSeen goes through pages with the Tab key alone: the skip link is
// first and leads to the content, every stop has a name and a ring, lies on the screen
// and below nothing, and after the last one the page is left.
func TestEveryTabStopIsSeen(t *testing.T) {
	r := exampleSite(t).read(t)
	for _, page := range []string{"", "incidents/2026-09-22-lantern-prize-evening/", "factors/", "factors/retry-storm/", "services/checkout/", "follow-ups/", "digest/2026-10/"} {
		for _, width := range []int64{1440, phone} {
			r.open(page, width)
			r.press("\t")
			r.sees(`document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
			for stops := 1; stops == 1 || !evaluate[bool](r.ctx, t, `document.activeElement.matches("body, .skip")`); stops++ {
				if fault := r.text(hiddenStop); fault != "" {
					t.Errorf("/%s at %d px, stop %d: %s", page, width, stops, fault)
				}
				if stops > 400 {
					t.Errorf("/%s at %d px: Tab never leaves the page", page, width)
					break
				}
				r.press("\t")
			}
		}
	}
	t.Run("the skip link leads to the content", func(t *testing.T) {
		r := r.in(t)
		r.open("factors/", 1440)
		r.press("\t")
		r.press("\r")
		r.press("\t")
		r.sees(`document.activeElement.closest("main") !== null`)
	})
}

// hiddenStop says what is wrong with the element that has the focus; empty for nothing.
const hiddenStop = `(() => {
	const e = document.activeElement, box = e.getBoundingClientRect(), named = e.outerHTML.slice(0, 90);
	if (!(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.length || e.title)) return named + " has no name";
	if (!e.matches(":focus-visible")) return named + " does not show the focus";
	const style = getComputedStyle(e);
	if (!e.closest("svg") && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) return named + " has no ring";
	if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return named + " is off the screen";
	if (e.closest("svg")) return "";
	const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 12), 1), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 1), innerHeight - 1);
	const top = document.elementFromPoint(x, y);
	if (top?.closest(".site-header") && !e.closest(".site-header")) return named + " lies below the header";
	return "";
})()`
