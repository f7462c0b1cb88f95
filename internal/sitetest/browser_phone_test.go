package sitetest

import "testing"

// phone is the width of a common phone, in pixels.
const phone = 390

// TestNothingLiesOnAnother: on no page, at no width, does a text lie on the one that
// follows it, and no name stands in a column that breaks its words.
func TestNothingLiesOnAnother(t *testing.T) {
	look := func(t *testing.T, r *reader, pages []string) {
		t.Helper()
		for _, page := range pages {
			for _, width := range []int64{320, phone, 820, 1440} {
				r.open(page, width)
				if found := r.text(overlapping); found != "" {
					t.Errorf("/%s at %d px: %s", page, width, found)
				}
				if narrow := r.number(`Math.min(9999, ...[...document.querySelectorAll(".map-name")].filter((e) => e.checkVisibility()).map((e) => e.clientWidth || e.getBoundingClientRect().width))`); narrow < 100 {
					t.Errorf("/%s at %d px gives a name %d px", page, width, narrow)
				}
			}
		}
	}
	t.Run("example", func(t *testing.T) {
		look(t, exampleSite(t).read(t), []string{"", "insights/", "factors/", "services/", "services/checkout/", "digest/2026/", "follow-ups/", "follow-ups/done/", "follow-ups/by-incident/", "incidents/2026-09-22-lantern-prize-evening/"})
	})
	t.Run("digest with two notes", func(t *testing.T) {
		b := buildArchive(t, "-- a.md --\n# Disk full\n\n2026-03-04\n\nThe disk was full.\n-- b.md --\n# Some day\n\nNobody wrote when.\n")
		b.contains("digest/index.html", "latest month", "without a date")
		look(t, b.read(t), []string{"digest/"})
	})
}

// overlapping names texts that begin before the one in front of them ends, where
// both stand in one column, and cells whose text is wider than their column.
const overlapping = `(() => {
	const texts = [...document.querySelectorAll("main :is(p, h1, h2, h3, h4, li, dt, dd, summary)")].filter((e) => e.checkVisibility() && !e.closest("svg, .hidden, .suggestions") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
	const found = [];
	for (let i = 1; i < texts.length; i++) {
		const [above, below] = [texts[i - 1], texts[i]];
		if (above.contains(below) || getComputedStyle(below).display.startsWith("inline")) continue;
		const a = above.getBoundingClientRect(), b = below.getBoundingClientRect();
		if (b.top < a.bottom - 4 && b.bottom > a.top + 4 && b.left < a.right - 4 && a.left < b.right - 4) found.push(below.textContent.trim().slice(0, 40) + " on " + above.textContent.trim().slice(0, 40));
	}
	for (const cell of document.querySelectorAll("main :is(td, th):not(.state, .col-state)")) { // whose words are hidden
		if (!cell.checkVisibility() || !cell.nextElementSibling || !cell.textContent.trim()) continue;
		const range = document.createRange(), next = cell.nextElementSibling.getBoundingClientRect(), own = cell.getBoundingClientRect();
		range.selectNodeContents(cell);
		if (next.top < own.bottom - 4 && own.top < next.bottom - 4 && own.left < next.left && range.getBoundingClientRect().right > next.left + 1) found.push(cell.textContent.trim().slice(0, 40) + " reaches into its neighbour");
	}
	return found.slice(0, 3).join("; ");
})()`

// TestOnAPhone: what a narrow screen shows of a menu, of tables that can be sorted and
// of the marks of a figure.
func TestOnAPhone(t *testing.T) {
	r := exampleSite(t).read(t)
	t.Run("the menu shows where one is", func(t *testing.T) {
		r := r.in(t)
		for _, page := range []string{"incidents/", "follow-ups/", "insights/"} {
			r.open(page, phone)
			r.sees(`(() => { const here = document.querySelector(".site-nav [aria-current]").getBoundingClientRect(); return here.left >= 0 && here.right <= innerWidth - 8; })()`)
		}
	})
	t.Run("one row of buttons sorts all tables with the same columns", func(t *testing.T) {
		r := r.in(t)
		r.open("factors/", phone)
		r.sees(`document.querySelectorAll("table[data-sortable]").length > 2`)
		r.sees(`[...document.querySelectorAll("th button")].filter((e) => e.checkVisibility()).length === document.querySelector("table[data-sortable]").querySelectorAll("th[data-sort]").length`)
		r.click("th button")
		r.sees(`[...document.querySelectorAll("table[data-sortable]")].every((table) => table.querySelector("thead th").getAttribute("aria-sort") === "ascending" &&
			[...table.tBodies[0].rows].every((row, i, rows) => i === 0 || rows[i - 1].cells[0].textContent.trim().localeCompare(row.cells[0].textContent.trim(), "en") <= 0))`)
	})
	t.Run("contents unfold, and are called so once", func(t *testing.T) {
		r := r.in(t)
		for _, page := range []string{"guide/findings/", "incidents/2026-09-22-lantern-prize-evening/"} {
			r.open(page, phone)
			if page == "guide/findings/" {
				r.sees(`document.querySelector(".body").getBoundingClientRect().top < 450`)
			}
			r.click(".fold:has(.contents) > summary")
			r.sees(`document.querySelector(".contents a").checkVisibility() &&
				[...document.querySelectorAll("main *")].filter((e) => e.childElementCount === 0 && e.checkVisibility() && e.textContent.trim() === "On this page").length === 1`)
			r.sees(`!document.querySelector(".contents .deep a") || document.querySelector(".contents .deep a").getBoundingClientRect().left + parseFloat(getComputedStyle(document.querySelector(".contents .deep a")).paddingLeft) > document.querySelector(".contents li:not(.deep) a").getBoundingClientRect().left + 8`)
		}
	})
	t.Run("services of a long list unfold below the head", func(t *testing.T) {
		b := buildArchive(t, "-- a.md --\n# Everything was down\n\n2026-03-04\n\nServices: one-api, two-api, three-api, four-api, five-api, six-api, seven-api, eight-api, nine-api, ten-api\n\nIt was down.\n")
		r := b.read(t)
		r.open("incidents/a/", phone)
		r.sees(`[...document.querySelectorAll("header .incident-meta a")].filter((e) => e.checkVisibility()).length === 6`)
		r.click("header details summary")
		r.sees(`[...document.querySelectorAll("header .incident-meta a")].filter((e) => e.checkVisibility()).length === 10`)
	})
	t.Run("no line of the board's ways on ends with a mark between them", func(t *testing.T) {
		r := r.in(t)
		r.open("follow-ups/", phone)
		r.sees(`!/·/.test(document.querySelector(".follow-up-nav").textContent)`)
	})
	t.Run("a time with seconds stands in one line, that of its words", func(t *testing.T) {
		b := buildArchive(t, "-- a.md --\n# Uploads were slow\n\n## Timeline\n\n- 2026-03-05 19:58:41 UTC Uploads slow down.\n- 2026-03-05 20:20:00 UTC They are fast.\n")
		r := b.read(t)
		r.open("incidents/a/", phone)
		r.sees(`(() => { const line = (e) => { const range = document.createRange(); range.selectNodeContents(e); return [...range.getClientRects()]; };
			const [row] = document.querySelectorAll(".entries > [id]"), [time, words] = [line(row.firstElementChild), line(row.lastElementChild)];
			return new Set(time.map((r) => r.top)).size === 1 && Math.abs(time[0].bottom - words[0].bottom) < 3; })()`)
	})
	t.Run("a wide table of an author scrolls before its words stand one in a line", func(t *testing.T) {
		b := buildArchive(t, "-- a.md --\n# Everything was down\n\n2026-03-04\n\nIt was down.\n\n## Regions\n\n| Region | What was seen there | From | To | Orders | Refunds | Remark |\n|---|---|---|---|---|---|---|\n| north | nothing could be ordered from any of the shops | 10:00 | 11:00 | 14,000 | 300 | asked for money back |\n")
		r := b.read(t)
		r.open("incidents/a/", phone)
		r.sees(`document.querySelector("td:nth-child(2)").clientWidth > 110`)
	})
	t.Run("a mark without room for its word shows its clock", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/2026-09-22-lantern-prize-evening/", phone)
		r.sees(`[...document.querySelectorAll(".glance text")].some((e) => e.checkVisibility() && e.querySelector("tspan") && !e.querySelector("tspan").checkVisibility() && /^19:46/.test(e.textContent))`)
	})
}
