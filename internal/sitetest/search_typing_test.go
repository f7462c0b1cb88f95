package sitetest

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// typed writes texts into the box of the search page, one right after the other,
// as keys come that are faster than the page.
const typed = `const typed = (...texts) => {
	const box = document.querySelector("search form input");
	for (const text of texts) {
		box.value = text;
		box.dispatchEvent(new Event("input", { bubbles: true }));
	}
};`

// TestTyping: a key is not kept waiting by the work for it, nor for those before.
func TestTyping(t *testing.T) {
	r := exampleSite(t).read(t)

	t.Run("a letter is painted before its results are made", func(t *testing.T) {
		r := r.in(t)
		// With every file read, nothing has to be waited for.
		r.open("search/", 1280)
		r.sees(ready)
		all := r.text(statusNow)
		evaluate[chromedp.Void](r.ctx, t, `{ `+typed+` typed("orders"); }`)
		r.sees(ready + ` && ` + statusNow + ` !== ` + strconv.Quote(all))
		before := r.text(statusNow)
		evaluate[chromedp.Void](r.ctx, t, `{ `+typed+` typed("");
			window.painted = null;
			requestAnimationFrame(() => (window.painted = `+statusNow+`)); }`)
		r.sees(`window.painted !== null && ` + ready + ` && ` + statusNow + ` !== window.painted`)
		if painted := r.text(`window.painted`); painted != before {
			t.Errorf("the frame of the key says %q already, want still %q", painted, before)
		}
	})

	t.Run("a newer key takes the place of the older ones", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.sees(ready)
		evaluate[chromedp.Void](r.ctx, t, `{ `+typed+` window.said = [];
			const status = document.querySelector("[data-status]");
			new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
			typed("o", "or", "ord", "orde", "order", "orders"); }`)
		r.sees(`location.search === "?q=orders" && window.said.length > 0 && ` + ready)
		if n := r.number(`window.said.length`); n != 1 {
			t.Errorf("%d answers to six keys were drawn, want the last alone: %s", n, r.text(`window.said.join(", ")`))
		}
	})

	t.Run("what a key does not change stays as it is", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=orders", 1280)
		r.sees(ready)
		evaluate[chromedp.Void](r.ctx, t, `{ `+typed+`
			const link = document.querySelector(".result h2 a");
			link.focus();
			window.first = link;
			window.said = document.querySelector("[data-status]").firstChild;
			typed("orders "); }`)
		r.sees(`document.querySelector("[data-status]").firstChild !== window.said && ` + ready)
		r.sees(`document.querySelector(".result h2 a") === window.first && document.activeElement === window.first`)
	})
}
