package sitetest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What the tests ask about the search page.
const (
	found     = `document.querySelectorAll(".result h2 a").length`
	statusNow = `document.querySelector("[data-status]").textContent`
	// ready is so when results stand, or it is said that there are none.
	ready = `/result/i.test(` + statusNow + `) && !document.querySelector(".result.waiting")`
)

func boxOf(facet, value string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-facet="%s"] input')].find((b) => b.value === %q)`, facet, value)
}

// TestSearchPage does what a reader does on the search page.
func TestSearchPage(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	var service string // the service with most incidents
	most := 0
	for _, s := range b.Base.Services {
		if len(s.Incidents) > most {
			service, most = s.Slug, len(s.Incidents)
		}
	}
	total := len(b.Base.Incidents) + len(b.Base.Pages)

	t.Run("nothing asked lists everything, ten at a time", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.sees(ready)
		r.sees(fmt.Sprintf(`%s === "%d results" && %s === 10`, statusNow, total, found))
		r.sees(boxFocused)
		r.click("[data-more]")
		r.sees(fmt.Sprintf(`%s === %d && document.activeElement === document.querySelectorAll(".result h2 a")[10]`, found, min(total, 20)))
		r.sees(`document.querySelectorAll("[data-facet]:not([hidden])").length >= 6`)
	})

	t.Run("pages of factors and services are offered", func(t *testing.T) {
		r := r.in(t)
		factor := frequentFactor(b)
		r.open("search/?q=service:"+service, 1280)
		r.sees(ready + fmt.Sprintf(` && document.querySelector("[data-pages] a")?.pathname === "/services/%s/"`, service))
		r.open("search/", 1280)
		r.sees(boxFocused + ` && ` + ready + ` && document.querySelector("[data-pages]").hidden`)
		r.press(factor.Title)
		r.sees(fmt.Sprintf(`document.querySelector("[data-pages] a")?.textContent === %q`, "Factor: "+factor.Title))
		r.click("[data-pages] a")
		r.sees(fmt.Sprintf(`location.pathname === "/factors/%s/"`, factor.Slug))
	})

	t.Run("words and ticks stand in the address, and Back restores them", func(t *testing.T) {
		r := r.in(t)
		countNow := `Number(` + boxOf("service", service) + `.closest("label").querySelector(".count").textContent)`
		r.open("search/?q=orders", 1280)
		r.sees(ready)
		before, count := r.text(statusNow), r.number(countNow)
		r.open("search/", 1280)
		r.sees(boxFocused + ` && ` + ready)
		r.press("orders")
		// The address may come before the results of the last key.
		r.sees(fmt.Sprintf(`location.search === "?q=orders" && %s === %q && %s === %d`, statusNow, before, countNow, count))
		r.sees(`document.querySelector(".excerpt mark") !== null`)
		evaluate[chromedp.Void](r.ctx, t, boxOf("service", service)+`.click()`)
		r.sees(fmt.Sprintf(`location.search === "?q=orders&service=%s"`, service))
		r.sees(fmt.Sprintf(`/^%d results?, 1 filter$/.test(%s)`, count, statusNow))
		r.sees(boxOf("service", service) + ` === document.activeElement || ` + boxOf("service", service) + `.checked`)
		r.back()
		r.sees(fmt.Sprintf(`location.search === "?q=orders" && %s === %q && !%s.checked`, statusNow, before, boxOf("service", service)))
		r.forward()
		r.sees(fmt.Sprintf(`/, 1 filter$/.test(%s) && %s.checked`, statusNow, boxOf("service", service)))
		r.click(`[data-facet="service"] .clear`)
		r.sees(fmt.Sprintf(`location.search === "?q=orders" && %s === %q`, statusNow, before))
	})

	t.Run("Back from a postmortem finds the same list", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?service="+service, 1280)
		r.sees(ready)
		status := r.text(statusNow)
		r.click(".result h2 a")
		r.sees(`location.pathname !== "/search/" && document.querySelector("h1") !== null`)
		r.back()
		r.sees(fmt.Sprintf(`location.pathname === "/search/" && %s === %q && %s.checked`, statusNow, status, boxOf("service", service)))
	})

	t.Run("a facet can be typed, is shown ticked, and is taken out again", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=service:"+service+"+", 1280)
		r.sees(fmt.Sprintf(`%s && %s.checked && /, 1 filter$/.test(%s)`, ready, boxOf("service", service), statusNow))
		evaluate[chromedp.Void](r.ctx, t, boxOf("service", service)+`.click()`)
		r.sees(fmt.Sprintf(`document.querySelector("search form input").value === "" && %s === "%d results"`, statusNow, total))
	})

	t.Run("OR within a facet, AND across", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?sev=1&sev=2", 1280)
		r.sees(ready)
		both := r.number(`parseInt(` + statusNow + `)`)
		r.open("search/?sev=1", 1280)
		r.sees(ready)
		one := r.number(`parseInt(` + statusNow + `)`)
		r.open("search/?sev=1&service="+service, 1280)
		r.sees(ready)
		across := r.number(`parseInt(` + statusNow + `) || 0`)
		if both <= one || across >= one {
			t.Errorf("%d of two severities, %d of one, %d with a service", both, one, across)
		}
	})

	t.Run("nothing found says what to leave out", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=xylophonist+orders&service=no-such-service", 1280)
		r.sees(`/^No result/.test(` + statusNow + `) && document.querySelector("[data-notes] a") !== null`)
		r.sees(`document.querySelector("[data-search-lists]").checkVisibility()`)
		r.open("search/?q=qqqqq", 1280)
		r.sees(`document.querySelector("[data-notes] p:last-child")?.textContent === "Start again." && !document.querySelector("[data-notes] ul")`)
		r.open("search/?q=orders&service=no-such-service", 1280)
		r.sees(`/Without .*Service: no-such-service.* there (is|are) \d+ result/.test(document.querySelector("[data-notes]").textContent)`)
		r.sees(boxOf("service", "no-such-service") + `.checked`)
		r.click("[data-notes] a")
		r.sees(`location.search === "?q=orders" && ` + found + ` > 0`)
		r.back()
		r.sees(`/^No result/.test(` + statusNow + `)`)
	})

	t.Run("words that no document has are said above the results", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=xyzzyq+orders+down", 1280)
		r.sees(ready + ` && ` + found + ` > 0 && document.querySelector("[data-notes]").textContent.includes("words that no document has: xyzzyq")`)
		r.open("factors/", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press("xyzzyq orders down")
		r.sees(boxOpen + ` && document.querySelector(".suggestions p").textContent.endsWith("words that no document has: xyzzyq")`)
	})

	t.Run("a count that has suggestions is one number with a mark", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.sees(ready)
		r.sees(`(([c]) => /^\d+$/.test(c.textContent) && /suggested/.test(c.title))(document.querySelectorAll(".facet-value .count.suggestion"))`)
		r.sees(`[...document.querySelectorAll(".facet-value .count")].every((c) => /^\d+$/.test(c.textContent))`)
	})

	t.Run("a facet with many values is folded and keeps what is ticked in sight", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.sees(ready)
		boxes := `document.querySelectorAll('[data-facet="tag"] input').length`
		r.sees(boxes + ` === 8`)
		last := r.text(`(document.querySelector('[data-facet="tag"] .more').click(), [...document.querySelectorAll('[data-facet="tag"] input')].pop().value)`)
		r.sees(boxes + ` > 8`)
		r.open("search/?tag="+last, 1280)
		r.sees(boxOf("tag", last) + `?.checked && ` + boxes + ` === 9`)
	})

	t.Run("the keyboard alone reaches words, filters and results", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=orders", 1280)
		r.sees(ready)
		r.press("/")
		r.sees(boxFocused)
		r.press(kb.Tab)
		stops := map[string]bool{}
		for range 60 {
			stops[r.text(`(() => { const e = document.activeElement; return e.closest(".result") ? "result" : e.closest("fieldset") ? "facet" : ""; })()`)] = true
			r.press(kb.Tab)
		}
		if !stops["result"] || !stops["facet"] {
			t.Errorf("the Tab key stops at %v", stops)
		}
	})
}

// TestSearchOfEmptySite: a site without documents has a search page that says so.
func TestSearchOfEmptySite(t *testing.T) {
	b := buildArchive(t, "-- notes.txt --\nnothing here\n")
	r := b.read(t)
	r.open("search/", 1280)
	r.sees(`/^No result/.test(` + statusNow + `) && document.querySelector("[data-search-lists]").textContent.includes("No postmortems yet")`)
	r.press("word")
	r.sees(`location.search === "?q=word"`)
	r.open("", 1280)
	r.press("/word")
	r.sees(boxOpen)
}

// TestClosestToMissingPage: a misspelt address offers what it may have meant.
func TestClosestToMissingPage(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	slug := b.Base.Incidents[0].Slug
	r.open("incidents/"+slug[:len(slug)-1]+"/", 1280)
	r.sees(fmt.Sprintf(`document.querySelector('[data-closest] a[href$="/incidents/%s/"]') !== null`, slug))
	r.sees(`document.querySelector("search form input").value.length > 3`)
}
