package sitetest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	model "github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
)

// What the tests ask about the box of every page.
const (
	boxFocused = `document.activeElement.matches("search form input")`
	boxOpen    = `document.querySelector(".suggestions")?.checkVisibility()`
	boxChosen  = `document.querySelectorAll('.suggestions [aria-selected="true"]').length === 1`
)

// frequentFactor is the factor of most incidents.
func frequentFactor(b *built) *model.Factor {
	return slices.MaxFunc(b.Base.Factors, func(one, other *model.Factor) int { return len(one.Assignments) - len(other.Assignments) })
}

// TestSearchBox does what a reader does with the box of every page.
func TestSearchBox(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	incident := b.Base.Incidents[len(b.Base.Incidents)/2]

	t.Run("a slash, words, an arrow and Enter open a postmortem", func(t *testing.T) {
		r := r.in(t)
		r.open("factors/", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press(incident.Title)
		r.sees(boxOpen)
		r.sees(fmt.Sprintf(`document.querySelector(".suggestions a").textContent.startsWith(%q)`, incident.Title))
		r.sees(`document.querySelectorAll(".suggestions a").length <= 8`)
		r.press(kb.ArrowDown)
		r.sees(boxChosen + ` && document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).getAttribute("aria-selected") === "true"`)
		r.press(kb.Enter)
		r.sees(fmt.Sprintf(`location.pathname === %q`, "/incidents/"+incident.Slug+"/"))
	})

	t.Run("the name of a factor leads to its page", func(t *testing.T) {
		r := r.in(t)
		factor := frequentFactor(b)
		r.open("digest/", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press(factor.Title)
		r.sees(fmt.Sprintf(`%s && document.querySelector(".suggestions a")?.textContent === %q && document.querySelector(".suggestions [role=group]").getAttribute("aria-labelledby") === document.querySelector(".suggestions .group").id`, boxOpen, factor.Title))
		r.sees(`document.querySelector(".suggestions .group").textContent === "Factors"`)
		r.sees(`document.querySelectorAll(".suggestions a").length <= 8`)
		r.press(kb.ArrowDown)
		r.press(kb.Enter)
		r.sees(fmt.Sprintf(`location.pathname === %q`, "/factors/"+factor.Slug+"/"))
	})

	t.Run("what is chosen before the results of the last key stays chosen", func(t *testing.T) {
		r := r.in(t)
		r.open("digest/", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press("order")
		r.sees(boxOpen)
		evaluate[chromedp.Void](r.ctx, t, `{ `+typed+`
			window.before = document.querySelector(".suggestions a");
			typed("orders");
			document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true })); }`)
		r.sees(`!window.before.isConnected && ` + boxChosen + ` && document.querySelector('.suggestions [aria-selected="true"]').href === window.before.href`)
	})

	t.Run("the list names severities in words and ends with all results", func(t *testing.T) {
		r := r.in(t)
		r.open("", 1280)
		r.press("k", chromedp.ModifierCtrl)
		r.sees(boxFocused)
		r.press("the")
		r.press(" orders")
		r.sees(boxOpen)
		r.sees(`/^All \d+ results?$/.test(document.querySelector(".suggestions .all").textContent)`)
		r.sees(`/SEV-\d|near miss/.test(document.querySelector(".suggestions").textContent)`)
		r.press(kb.Enter)
		r.sees(`location.pathname === "/search/" && new URLSearchParams(location.search).get("q") === "the orders"`)
		r.sees(`document.querySelectorAll(".result h2 a").length > 0`)
	})

	t.Run("each postmortem shows the words that were found, and the last searches come back", func(t *testing.T) {
		r := r.in(t)
		r.open("factors/", 1280)
		r.press("/")
		r.press("stock")
		r.sees(`document.querySelector(".suggestions .why mark")?.textContent.toLowerCase().startsWith("stock")`)
		r.press(kb.Enter)
		r.sees(`location.pathname === "/search/"`)
		r.open("factors/", 1280)
		r.press("/")
		r.sees(boxOpen + ` && document.querySelector(".suggestions .group").textContent === "Recent searches" && document.querySelector(".suggestions a").textContent === "stock"`)
		r.press(kb.ArrowDown)
		r.sees(boxChosen)
		r.press(kb.Enter)
		r.sees(`location.pathname === "/search/" && new URLSearchParams(location.search).get("q") === "stock"`)
		evaluate[chromedp.Void](r.ctx, t, `localStorage.clear()`)
	})

	t.Run("Escape closes the list, then returns to where the reader was", func(t *testing.T) {
		r := r.in(t)
		r.open("factors/", 1280)
		evaluate[chromedp.Void](r.ctx, t, `document.querySelector("main table a").focus()`)
		r.press("/")
		r.press("orders")
		r.sees(boxOpen)
		r.press(kb.Escape)
		r.sees(boxFocused + ` && !(` + boxOpen + `) && document.activeElement.value === "orders"`)
		r.press(kb.Escape)
		r.sees(`document.activeElement.matches("main table a")`)
		r.press("/nothinglikeit")
		r.sees(boxOpen + ` && document.querySelector(".suggestions").textContent.includes("Nothing found")`)
	})

	t.Run("keys are silent while somebody writes", func(t *testing.T) {
		r := r.in(t)
		r.open("", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press("a/b")
		r.sees(`document.activeElement.value === "a/b"`)
		r.press(kb.Escape + kb.Escape)
		for _, event := range []string{`key: "/", isComposing: true`, `key: "k", ctrlKey: true, isComposing: true`, `key: "/", altKey: true`} {
			evaluate[chromedp.Void](r.ctx, t, `document.activeElement.blur(); document.body.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, cancelable: true, `+event+`}))`)
			if evaluate[bool](r.ctx, t, boxFocused) {
				t.Errorf("%s went to the box", event)
			}
		}
		evaluate[chromedp.Void](r.ctx, t, `{
			const field = document.createElement("textarea");
			document.querySelector("main").append(field);
			field.focus();
		}`)
		r.press("/")
		r.sees(`document.activeElement.matches("textarea") && document.activeElement.value === "/"`)
	})

	t.Run("the keys can be switched off, and stay off", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.click("[data-shortcuts] input")
		r.open("factors/", 1280)
		r.press("/")
		r.press("k", chromedp.ModifierCtrl)
		if evaluate[bool](r.ctx, t, boxFocused+` || !document.querySelector("search kbd").hidden`) {
			t.Error("a key that was switched off goes to the box, or is shown in it")
		}
		r.open("search/", 1280)
		r.sees(`!document.querySelector("[data-shortcuts] input").checked`)
		r.click("[data-shortcuts] input")
		r.open("factors/", 1280)
		r.press("/")
		r.sees(boxFocused)
	})

	t.Run("nothing is fetched before the box is used", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/", 1280)
		fetched := `performance.getEntriesByType("resource").filter((e) => /search-.*\.(js|json)$|search-index/.test(e.name)).length`
		if n := r.number(fetched); n != 0 {
			t.Errorf("%d files of the search were fetched", n)
		}
		r.press("/")
		r.sees(fetched + ` >= 2`)
	})
}

// TestSearchBoxOnPhone: the box and its list fit the narrowest screen.
func TestSearchBoxOnPhone(t *testing.T) {
	r := exampleSite(t).read(t)
	for _, page := range []string{"", "incidents/", "search/?q=orders", "search/?q=nothinglikeit", "404.html"} {
		r.open(page, 320)
		r.sees(`document.querySelector("search form input").getBoundingClientRect().width >= 160`)
		r.sees(`(({ width, height }) => width >= 44 && height >= 44)(document.querySelector("search form button").getBoundingClientRect())`)
		evaluate[chromedp.Void](r.ctx, t, `document.querySelector("search form input").focus()`)
		r.press("order")
		r.sees(`document.querySelector(".suggestions")?.checkVisibility() || document.querySelector("[data-status]")?.textContent`)
		if wide := r.number(`document.documentElement.scrollWidth`); wide > 320 {
			t.Errorf("%q is %d wide at a width of 320", page, wide)
		}
		if filters := `document.querySelector("[data-filters]")`; evaluate[bool](r.ctx, t, filters+` !== null`) {
			if evaluate[bool](r.ctx, t, filters+`.open`) {
				t.Error("the filters cover the results on a phone")
			}
			evaluate[chromedp.Void](r.ctx, t, filters+`.querySelector("summary").click()`)
			if wide := r.number(`document.documentElement.scrollWidth`); wide > 320 {
				t.Errorf("%q with its filters is %d wide at a width of 320", page, wide)
			}
		}
	}
}

// TestSearchWithoutScripts: the box leads to a page that lists the ways.
func TestSearchWithoutScripts(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		t.Fatal(err)
	}
	r.open("factors/", 1280)
	r.do(chromedp.SendKeys(`search form input`, "orders\r"))
	r.sees(`location.pathname === "/search/" && location.search === "?q=orders"`)
	r.sees(`document.querySelector("[data-without-script]").checkVisibility()`)
	r.sees(fmt.Sprintf(`document.querySelector('[data-search-lists] a[href="../services/%s/"]') !== null`, b.Base.Services[0].Slug))
	if empty := evaluate[bool](r.ctx, t, `document.querySelector("[data-search-page]").checkVisibility() || document.querySelector("[data-shortcuts]").checkVisibility()`); empty {
		t.Error("an empty list or a switch that does nothing is shown")
	}
	// A keyboard on a screen may have no key for it.
	r.open("factors/", 320)
	r.do(chromedp.SendKeys(`search form input`, "labels"), chromedp.Click(`search form button[type=submit][aria-label="Search"]`))
	r.sees(`location.pathname === "/search/" && location.search === "?q=labels"`)
}

// TestSearchThatCannotBeLoaded: what failed is said, and can be tried again.
func TestSearchThatCannotBeLoaded(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	broken := map[string]bool{}
	r.root = serveWith(t, b.files, func(w http.ResponseWriter, name string) bool {
		for part, yes := range broken {
			if yes && strings.HasPrefix(name, part) {
				http.Error(w, "not now", http.StatusServiceUnavailable)
				return true
			}
		}
		return false
	})
	said := `document.querySelector(".search-failed").textContent.includes("could not be loaded")`
	for _, part := range []string{"assets/search-", "search-index.json"} {
		broken[part] = true
		r.open("search/?q=orders", 1280)
		r.sees(said)
		r.sees(`document.querySelector("[data-search-lists]").checkVisibility() && document.querySelector("[data-without-script]").checkVisibility()`)
		r.open("factors/", 1280)
		r.press("/")
		r.sees(said)
		broken[part] = false
		r.press(kb.Escape)
		r.press("/orders")
		r.sees(boxOpen + ` && !` + said)
	}
	// Without the texts, what was found is still named.
	r.root = serveWith(t, b.files, func(w http.ResponseWriter, name string) bool {
		text := pipeline.IsSearchFile(name) && pipeline.Immutable(name)
		if text {
			http.Error(w, "not now", http.StatusServiceUnavailable)
		}
		return text
	})
	r.open("search/?q=orders", 1280)
	r.sees(`/^\d+ results?/.test(` + statusNow + `) && document.querySelector(".result").textContent.includes("could not be loaded")`)
}
