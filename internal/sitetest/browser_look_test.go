package sitetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	keys "github.com/chromedp/chromedp/kb"

	"github.com/debrief-dev/debrief/internal/kb"
)

// longName is a name of a site of 30 letters.
const longName = "The postmortems of Wintershill"

// fonts are three that a system may have for its pages: of usual width, narrower
// and wider.
var fonts = []string{"Noto Sans", "Liberation Sans", "DejaVu Sans"}

// scrollBars shows or hides the bars that take room, as they do on a desk.
func (r *reader) scrollBars(shown bool) {
	r.t.Helper()
	if _, err := chromedp.Call(r.ctx, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: !shown}); err != nil {
		r.t.Fatal(err)
	}
}

// TestLayoutAtRealWidths: from the narrowest phone to a desk, with scroll bars, no
// page is wider than its window, no list scrolls that need not, no title is set one
// word a line, and no page has more than eight sizes of type.
func TestLayoutAtRealWidths(t *testing.T) {
	r := exampleSite(t).read(t)
	r.scrollBars(true)
	pages := []string{
		"", "incidents/", "incidents/2026/", "factors/", "services/", "tags/", "follow-ups/", "follow-ups/by-service/", "follow-ups/by-owner/", "follow-ups/done/",
		"follow-ups/agenda/", "digest/2026/", "insights/", "mitigators/", "search/", "incidents/2026-09-22-lantern-prize-evening/",
	}
	for _, page := range pages {
		r.open(page, 1440)
		for _, width := range []int64{320, 390, 705, 768, 820, 950, 1024, 1100, 1280, 1440} {
			r.do(chromedp.EmulateViewport(width, 900))
			if over := r.number(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("/%s at %d px scrolls sideways by %d", page, width, over)
			}
			if over := r.text(`[...document.querySelectorAll(".scroller:has(> .stack), .rail")].filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.className + " of " + e.scrollWidth + " in " + e.clientWidth).join(", ")`); over != "" {
				t.Errorf("/%s at %d px has a %s", page, width, over)
			}
			if narrow := r.number(`Math.min(9999, ...[...document.querySelectorAll(".incident-rows > li > div")].map((e) => e.clientWidth))`); narrow < 280 {
				t.Errorf("/%s at %d px gives titles %d px", page, width, narrow)
			}
		}
		if sizes := r.text(`[...new Set([...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => getComputedStyle(e).fontSize))].sort().join(" ")`); len(strings.Fields(sizes)) > 8 {
			t.Errorf("/%s has the sizes %s", page, sizes)
		}
	}
}

// TestPagesStayShort: on a desk no page of lists of the example has more screens than
// these. A page that outgrows them folds something.
func TestPagesStayShort(t *testing.T) {
	r := exampleSite(t).read(t)
	for page, most := range map[string]float64{
		"": 2.5, "incidents/": 3, "factors/": 3.1, "factors/different-pictures-of-the-system/": 2.9, "services/": 2.2, "services/checkout/": 4.2, "mitigators/": 3, "insights/": 4.9,
		"follow-ups/": 2.3, "follow-ups/by-service/": 3.5, "follow-ups/by-incident/": 3, "follow-ups/by-owner/": 3, "follow-ups/agenda/": 3.1, "digest/2026/": 4.6, "digest/2025-q3/": 3.2, "tags/": 1.5,
	} {
		r.open(page, 1440)
		if screens := evaluate[float64](r.ctx, t, `document.documentElement.scrollHeight / 900`); screens > most {
			t.Errorf("/%s has %.2f screens, want at most %.1f", page, screens, most)
		}
	}
}

// TestHeaderNeverBreaksALine in any font, with a long name, on any page.
func TestHeaderNeverBreaksALine(t *testing.T) {
	settings := defaults(archive("-- debrief.yaml --\ntitle: " + longName + "\n-- a.md --\n# Disk full\n\n2026-03-04\n\nServices: shop\n\n## Contributing factors\n\n- **Haste**: it was late.\n"))
	r := buildFolder(t, settings).read(t)
	r.scrollBars(true)
	heights := map[int]bool{}
	for _, page := range []string{"", "incidents/", "digest/", "follow-ups/"} {
		for _, font := range fonts {
			r.open(page, 1440)
			evaluate[chromedp.Void](r.ctx, t, fmt.Sprintf(`document.documentElement.style.fontFamily = %q`, font))
			for _, width := range []int64{320, 390, 820, 1025, 1100, 1440} {
				r.do(chromedp.EmulateViewport(width, 900))
				if lines := r.number(`new Set([...document.querySelectorAll(".site-nav a")].map((a) => a.getBoundingClientRect().top)).size`); lines != 1 {
					t.Errorf("/%s at %d px in %s has its menu in %d lines", page, width, font, lines)
				}
				if over := r.number(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("/%s at %d px in %s scrolls sideways by %d", page, width, font, over)
				}
				if width > 1024 {
					heights[r.number(`document.querySelector(".site-header").offsetHeight`)] = true
				}
			}
		}
	}
	if len(heights) != 1 {
		t.Errorf("on a desk the header has the heights %v", heights)
	}
}

// TestIncidentOnOneScreen: of the largest incidents the severity and the first
// words of the story stand high, each entry of the timeline that has a time has a
// named dot that a keyboard reaches, and nothing moves while the page comes.
func TestIncidentOnOneScreen(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	incidents := slices.Clone(b.Base.Incidents)
	slices.SortFunc(incidents, func(one, other *kb.Incident) int {
		size := func(i *kb.Incident) int { return len(b.files["incidents/"+i.Slug+"/index.html"]) }
		return size(other) - size(one)
	})
	for _, incident := range incidents[:5] {
		page := "incidents/" + incident.Slug + "/"
		for _, at := range []struct{ width, badge, body int }{{1440, 220, 1000}, {390, 330, 1700}} {
			r.open(page, int64(at.width))
			if y := r.number(`Math.round(document.querySelector(".badge").getBoundingClientRect().top + scrollY)`); y > at.badge {
				t.Errorf("/%s at %d px has its severity at %d", page, at.width, y)
			}
			if y := r.number(`Math.round(document.querySelector(".body :is(h2, h3)").getBoundingClientRect().top + scrollY)`); y > at.body {
				t.Errorf("/%s at %d px begins at %d", page, at.width, y)
			}
			if lost := r.number(`[...document.querySelectorAll(".glance a")].filter((a) => !document.getElementById(a.getAttribute("href").slice(1)) || !a.textContent.trim()).length`); lost > 0 {
				t.Errorf("/%s: %d dots lead nowhere, have no name", page, lost)
			}
			if stops := r.number(`[...document.querySelectorAll(".glance a")].filter((a) => a.tabIndex >= 0).length`); stops != 1 {
				t.Errorf("/%s: the dots are %d stops of the Tab key", page, stops)
			}
			moved := evaluate[float64](r.ctx, t, `performance.getEntriesByType("layout-shift").reduce((sum, e) => sum + e.value, 0)`)
			if moved > 0 {
				t.Errorf("/%s at %d px moves by %f while it comes", page, at.width, moved)
			}
		}
	}
	t.Run("a dot is reached with the arrows and leads to its entry", func(t *testing.T) {
		r.open("incidents/2026-09-22-lantern-prize-evening/", 1440)
		evaluate[chromedp.Void](r.ctx, t, `document.querySelector(".glance a").focus()`)
		dots := r.number(`document.querySelectorAll(".glance a").length`)
		for range dots - 1 {
			r.press(keys.ArrowRight)
		}
		r.sees(`document.activeElement === [...document.querySelectorAll(".glance a")].sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x).at(-1)`)
		r.press("\r")
		if id := r.text(`location.hash.slice(1)`); r.number(fmt.Sprintf(`document.getElementById(%q).matches(".entries > [id]") ? 1 : 0`, id)) != 1 {
			t.Errorf("it leads to #%s", id)
		}
	})
	t.Run("the contents say which section is read", func(t *testing.T) {
		r.open("incidents/2026-09-22-lantern-prize-evening/", 1440)
		evaluate[chromedp.Void](r.ctx, t, `document.querySelector(".contents li:nth-child(3) a").click()`)
		r.sees(`document.querySelector(".contents li:nth-child(3) [aria-current]")`)
	})
}

// TestFirstPrintedPage: on A4, at the margins that browsers begin with, the first
// sheet of an incident holds its head, abstract, figure and follow-up; the text goes on
// below them, in the whole width.
func TestFirstPrintedPage(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	for _, incident := range b.Base.Incidents {
		page := "incidents/" + incident.Slug + "/"
		for _, margin := range []float64{0.4, 0.5} {
			width, height := int64((8.27-2*margin)*96), int64((11.69-2*margin)*96)
			r.open(page, width)
			r.medium("print")
			if end := r.number(`Math.round(Math.max(0, ...[...document.querySelectorAll(".opening, .rail-follow")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().bottom)) + scrollY)`); end > int(height) {
				t.Errorf("/%s: with margins of %.1f in the first %d px hold what ends at %d", page, margin, height, end)
			}
			if len(incident.Actions) > 0 && r.number(`document.querySelector(".rail-follow")?.checkVisibility() ? 1 : 0`) != 1 {
				t.Errorf("/%s says nothing of its follow-up on paper", page)
			}
			if wide := r.number(`document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("/%s is %d wide on paper of %d", page, wide, width)
			}
			if broken := r.text(`getComputedStyle(document.querySelector(".incident > .body")).breakBefore`); broken != "auto" {
				t.Errorf("/%s leaves the rest of its first sheet empty: %s", page, broken)
			}
			if column := r.number(`document.querySelector(".incident > .body").clientWidth - document.querySelector("main").clientWidth`); column < 0 {
				t.Errorf("/%s has a column %d px narrower than the paper", page, -column)
			}
		}
	}
	r.medium("")
}

// Paper has no place to click: what a page folds is open there or left out, and the
// heads of tables are words.
func TestPaperFoldsNothing(t *testing.T) {
	r := exampleSite(t).read(t)
	for _, page := range []string{"insights/", "factors/", "services/checkout/", "digest/2026/", "incidents/2026-09-22-lantern-prize-evening/", "incidents/2025-01-14-db01-disk-full/"} {
		r.open(page, 720)
		r.medium("print")
		if folded := r.text(`[...document.querySelectorAll("main summary")].filter((e) => e.checkVisibility()).map((e) => e.textContent).join("; ")`); folded != "" {
			t.Errorf("/%s prints %q", page, folded)
		}
		if arrows := r.number(`[...document.querySelectorAll("th button")].filter((e) => getComputedStyle(e, "::after").display !== "none").length`); arrows > 0 {
			t.Errorf("/%s prints the arrows of %d buttons", page, arrows)
		}
	}
	r.medium("")
}

// Paragraphs that stand in one line keep a space between them, on the screen and on
// paper: the published HTML has none between blocks.
func TestWordsKeepApart(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	const glued = `[...document.querySelectorAll("main p")].filter((p) => {
		const before = p.previousElementSibling?.getClientRects(), here = p.getClientRects()[0];
		const last = before?.[before.length - 1];
		if (!last || !here || getComputedStyle(p).display !== "inline") return false;
		return Math.abs(last.top - here.top) < 6 && Math.abs(here.left - last.right) < 2 && getComputedStyle(p, "::before").content === "none";
	}).map((p) => p.previousElementSibling.textContent + "|" + p.textContent).join("; ")`
	for _, medium := range []string{"screen", "print"} {
		r.medium(medium)
		for _, page := range []string{"digest/2026/", "follow-ups/", "follow-ups/agenda/", "incidents/2025-01-14-db01-disk-full/"} {
			r.open(page, 1280)
			if words := r.text(glued); words != "" {
				t.Errorf("/%s on %s: words run into each other: %s", page, medium, words)
			}
		}
	}
	r.medium("")
}

// TestSmallThingsInTheBrowser: what a script or a style once did wrongly.
func TestSmallThingsInTheBrowser(t *testing.T) {
	r := exampleSite(t).read(t)
	t.Run("another zone is named", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/2026-09-22-lantern-prize-evening/", 1440)
		r.click(".timeline-head .zone-switch button:nth-child(2)")
		r.sees(`document.querySelector("[data-zone]").textContent === "UTC"`)
	})
	t.Run("the mark of a heading takes no room", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/2026-09-22-lantern-prize-evening/", 1440)
		heights := `JSON.stringify([...document.querySelectorAll(":has(> .anchor)")].map((e) => [e.offsetWidth, e.offsetHeight]))`
		with := r.text(heights)
		evaluate[chromedp.Void](r.ctx, t, `for (const a of document.querySelectorAll(".anchor")) a.style.display = "none"`)
		if without := r.text(heights); with != without || with == "[]" {
			t.Errorf("places are as large as %s, and without the marks as %s", with, without)
		}
	})
	t.Run("code is in colours", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/2025-09-16-books-for-nothing/", 1440)
		if n := r.number(`new Set([...document.querySelectorAll("pre, pre [class^=hl-]")].map((e) => getComputedStyle(e).color)).size`); n < 4 {
			t.Errorf("it is in %d", n)
		}
	})
	t.Run("a menu with more than is seen has its end in the shade", func(t *testing.T) {
		r := r.in(t)
		r.open("", 390)
		if hidden := r.number(`(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector(".site-nav ul"))`); hidden <= 0 {
			t.Fatal("the menu of the example has room on a phone, and tests nothing")
		}
		r.sees(`/270deg/.test(getComputedStyle(document.querySelector(".site-nav ul")).maskImage)`)
		evaluate[chromedp.Void](r.ctx, t, `document.querySelector(".site-nav ul").scrollLeft = 9999`)
		r.sees(`/90deg/.test(getComputedStyle(document.querySelector(".site-nav ul")).maskImage) && !/270deg/.test(getComputedStyle(document.querySelector(".site-nav ul")).maskImage)`)
		r.open("", 820)
		r.sees(`getComputedStyle(document.querySelector(".site-nav ul")).maskImage === "none"`)
	})
	t.Run("a time stands in the line of its words", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/2026-09-22-lantern-prize-evening/", 1440)
		const offset = `(() => { const line = (e) => { const range = document.createRange(); range.selectNodeContents(e); return range.getClientRects()[0].bottom; };
			return Math.max(...[...document.querySelectorAll(".entries > [id]:not(:has(.mark, .kind, code))")].map((row) => Math.abs(line(row.firstElementChild) - line(row.lastElementChild)))); })()`
		if off := evaluate[float64](r.ctx, t, offset); off > 2 {
			t.Errorf("they are %.1f px apart", off)
		}
	})
	t.Run("lessons of a digest stand side by side", func(t *testing.T) {
		r := r.in(t)
		r.open("digest/2026/", 1440)
		r.sees(`new Set([...document.querySelectorAll(".learned .card")].map((e) => Math.round(e.getBoundingClientRect().left))).size === 2`)
		r.sees(`document.querySelector(".other-periods").getBoundingClientRect().bottom < document.querySelector(".learned").getBoundingClientRect().top`)
	})
	t.Run("filters of which none would leave anything are not shown", func(t *testing.T) {
		r := r.in(t)
		for _, width := range []int64{390, 1440} {
			r.open("search/?q=debrief.yaml", width)
			r.sees(`document.querySelectorAll(".result").length > 3 && !document.querySelector(".filters").checkVisibility() &&
				document.querySelector(".found").getBoundingClientRect().left < document.querySelector("h1").getBoundingClientRect().left + 2`)
		}
		r.open("search/?q=certificate", 1440)
		r.sees(`[...document.querySelectorAll("[data-facet] input")].some((box) => box.checkVisibility())`)
	})
	t.Run("what shapes mean is said once", func(t *testing.T) {
		r := r.in(t)
		r.open("insights/", 1440)
		r.sees(`document.querySelectorAll(".map").length > 3 && document.querySelectorAll(".shapes").length === 1`)
	})
	t.Run("what stands in a column stays in it", func(t *testing.T) {
		r := r.in(t)
		for _, page := range []string{"follow-ups/", "follow-ups/done/", "factors/", "services/"} {
			r.open(page, 1440)
			if over := r.text(`[...document.querySelectorAll("td, tbody th")].filter((td) => td.scrollWidth > td.clientWidth && getComputedStyle(td).overflowX === "visible").map((td) => td.textContent.trim()).join("; ")`); over != "" {
				t.Errorf("/%s: %s", page, over)
			}
		}
	})
	t.Run("who found nothing sees ways on, and no empty filters", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=xylophonist", 1440)
		r.sees(`/^No result/.test(document.querySelector("[data-status]").textContent)`)
		if n := r.number(`[...document.querySelectorAll("[data-facet] input")].filter((box) => box.checkVisibility()).length`); n != 0 {
			t.Errorf("%d filters are offered", n)
		}
		if y := r.number(`Math.round(document.querySelector("[data-search-lists] h2").getBoundingClientRect().top)`); y > 600 {
			t.Errorf("the lists begin at %d", y)
		}
	})
}
