package sitetest

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/browsertest"
	"github.com/debrief-dev/debrief/internal/kb"
)

// browser starts a Chromium, or skips the test.
func browser(t *testing.T) context.Context {
	t.Helper()
	return browsertest.Start(t)
}

// policy is the content policy of the site's own _headers file.
func (b *built) policy() string {
	for line := range strings.SplitSeq(string(b.files["_headers"]), "\n") {
		if value, found := strings.CutPrefix(strings.TrimSpace(line), "Content-Security-Policy: default-src"); found {
			return "default-src" + value
		}
	}
	b.t.Error("_headers has no content policy")
	return ""
}

// serve serves a built site as a host does that knows its _headers.
func (b *built) serve() string {
	policy := b.policy()
	return serveWith(b.t, b.files, func(w http.ResponseWriter, _ string) bool {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		return false
	})
}

// serveWith serves files, but first lets a function set headers or answer
// itself, which says whether it did.
func serveWith(t testing.TB, files map[string][]byte, first func(w http.ResponseWriter, name string) bool) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name = path.Join(name, "index.html")
		}
		if first(w, name) {
			return
		}
		if data, ok := files[name]; ok {
			http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(published(t, name, data)))
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		if _, err := w.Write(files["404.html"]); err != nil {
			t.Logf("%s: %v", name, err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// evaluate runs a script on the page and returns its value.
func evaluate[T any](ctx context.Context, t *testing.T, script string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return value
}

// TestPagesInBrowser opens one page of each kind at the width of a phone and of
// a desk, in both themes: nothing is reported to the console, by the content
// policy least of all, and nothing but tables and code is wider than the page.
func TestPagesInBrowser(t *testing.T) {
	b := exampleSite(t)
	ctx := browser(t)
	root := b.serve()

	var mu sync.Mutex
	var reports []string
	listen, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		for message, err := range chromedp.Console(listen) {
			if err != nil {
				return
			}
			mu.Lock()
			reports = append(reports, message.Text)
			mu.Unlock()
		}
	}()

	for _, page := range onePageOfEachKind(b) {
		for _, width := range []int64{320, 390, 1280} {
			for _, theme := range []string{"light", "dark"} {
				media := emulation.SetEmulatedMediaParams{
					Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}},
				}
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
					t.Fatal(err)
				}
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(root+page)); err != nil {
					t.Fatal(err)
				}
				if wide := evaluate[int](ctx, t, `document.documentElement.scrollWidth`); int64(wide) > width {
					t.Errorf("%s is %d wide at a width of %d", page, wide, width)
				}
				if titles := evaluate[int](ctx, t, `document.querySelectorAll("h1").length`); titles != 1 {
					t.Errorf("%s has %d main headings", page, titles)
				}
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, report := range reports {
		t.Errorf("the console says: %s", report)
	}
}

// onePageOfEachKind picks addresses of the example.
func onePageOfEachKind(b *built) []string {
	pages := []string{"", "incidents/", "factors/", "services/", "tags/", "search/", "about/", "404.html"}
	for _, incident := range b.Base.Incidents {
		pages = append(pages, "incidents/"+incident.Slug+"/")
	}
	return append(pages,
		"follow-ups/", "follow-ups/overdue/", "follow-ups/by-incident/", "follow-ups/by-service/", "follow-ups/by-owner/", "follow-ups/done/", "follow-ups/wontfix/",
		"follow-ups/agenda/", "insights/", "mitigators/", "incidents/2026/", "factors/"+b.Base.Factors[0].Slug+"/", "services/"+b.Base.Services[0].Slug+"/",
		"tags/"+b.Base.Tags[0].Slug+"/", "markers/"+b.Base.Markers[0].Slug+"/")
}

// TestReaderUsesPage does what a reader does, with the keyboard where they would.
func TestReaderUsesPage(t *testing.T) {
	b := exampleSite(t)
	i := slices.IndexFunc(b.Base.Incidents, func(i *kb.Incident) bool {
		kinds := map[string]bool{}
		for _, e := range i.Timeline {
			kinds[string(e.Kind)] = true
		}
		return len(kinds) > 3
	})
	if i < 0 {
		t.Fatal("no incident of the example has a timeline with several kinds of entry")
	}
	incident := b.Base.Incidents[i]
	ctx := browser(t)
	root := b.serve()
	open := func(page string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(root+page)); err != nil {
			t.Fatal(err)
		}
	}
	press := func(keys string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
	}

	t.Run("the first Tab offers to skip to the content", func(t *testing.T) {
		open("incidents/" + incident.Slug + "/")
		press("\t")
		if to := evaluate[string](ctx, t, `document.activeElement.getAttribute("href")`); !strings.HasPrefix(to, "#") {
			t.Errorf("the first stop leads to %q", to)
		}
		press("\r")
		if id := evaluate[string](ctx, t, `location.hash.slice(1)`); evaluate[string](ctx, t, fmt.Sprintf(`document.getElementById(%q).tagName`, id)) != "MAIN" {
			t.Errorf("it leads to #%s, which is not the content", id)
		}
	})

	t.Run("every stop of the keyboard can be seen", func(t *testing.T) {
		open("incidents/" + incident.Slug + "/")
		for n := range 25 {
			press("\t")
			if !evaluate[bool](ctx, t, `(() => {
				const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
				return e !== document.body && r.width > 0 && r.height > 0 && (s.outlineStyle !== "none" || s.boxShadow !== "none");
			})()`) {
				t.Errorf("stop %d, %s, shows no focus", n+1, evaluate[string](ctx, t, `document.activeElement.outerHTML.slice(0, 80)`))
			}
		}
	})

	t.Run("the theme is kept from page to page", func(t *testing.T) {
		open("incidents/" + incident.Slug + "/")
		colour := `getComputedStyle(document.documentElement).backgroundColor`
		before := evaluate[string](ctx, t, colour)
		evaluate[chromedp.Void](ctx, t, `document.querySelector(".theme-toggle").click()`)
		evaluate[chromedp.Void](ctx, t, `document.querySelector(".theme-toggle").click()`)
		dark := evaluate[string](ctx, t, colour)
		open("factors/")
		if after := evaluate[string](ctx, t, colour); after != dark || dark == before {
			t.Errorf("light is %s, dark is %s, and the next page is %s", before, dark, after)
		}
		evaluate[chromedp.Void](ctx, t, `localStorage.clear()`)
	})

	t.Run("a timeline can be narrowed to a kind of entry", func(t *testing.T) {
		open("incidents/" + incident.Slug + "/")
		// The stages of a timeline share one choice.
		shown := `[...document.querySelectorAll("[data-timeline] .entries > [id]")].filter((e) => e.offsetParent !== null).length`
		all := evaluate[int](ctx, t, shown)
		evaluate[chromedp.Void](ctx, t, `document.querySelector("[data-filter] button").click()`)
		some := evaluate[int](ctx, t, shown)
		if some == 0 || some >= all {
			t.Errorf("%d of %d entries are shown", some, all)
		}
		if kinds := evaluate[int](ctx, t, `new Set([...document.querySelectorAll("[data-timeline] .entries > [id]")].filter((e) => e.offsetParent !== null).map((e) => e.dataset.kind)).size`); kinds != 1 {
			t.Errorf("entries of %d kinds are shown", kinds)
		}
		evaluate[chromedp.Void](ctx, t, `document.querySelector("[data-filter] button").click()`)
		if again := evaluate[int](ctx, t, shown); again != all {
			t.Errorf("%d of %d entries came back", again, all)
		}
	})

	t.Run("times can be read in UTC", func(t *testing.T) {
		open("incidents/" + incident.Slug + "/")
		text := `document.querySelector(".entries > [id] time").textContent`
		written := evaluate[string](ctx, t, text)
		evaluate[chromedp.Void](ctx, t, `document.querySelectorAll(".zone-switch button")[1].click()`)
		if utc := evaluate[string](ctx, t, text); !strings.Contains(utc, "UTC") {
			t.Errorf("%s became %s", written, utc)
		}
		if lost := evaluate[int](ctx, t, `[...document.querySelectorAll(".entries time")].filter((e) => !e.dateTime || !/UTC/.test(e.textContent)).length`); lost > 0 {
			t.Errorf("%d times are not in UTC", lost)
		}
		evaluate[chromedp.Void](ctx, t, `document.querySelectorAll(".zone-switch button")[0].click()`)
		if back := evaluate[string](ctx, t, text); back != written {
			t.Errorf("%s came back as %s", written, back)
		}
	})

	t.Run("a list can be sorted", func(t *testing.T) {
		open("services/")
		first := `document.querySelector("table[data-sortable] tbody tr").textContent`
		newest := evaluate[string](ctx, t, first)
		evaluate[chromedp.Void](ctx, t, `document.querySelector("th[data-sort] button").click()`)
		if oldest := evaluate[string](ctx, t, first); oldest == newest {
			t.Error("a click on a column changed nothing")
		}
	})
}

// TestPagesWithoutScripts: everything can be read with scripts switched off, and
// no control is shown that would do nothing.
func TestPagesWithoutScripts(t *testing.T) {
	b := exampleSite(t)
	ctx := browser(t)
	root := b.serve()
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		t.Fatal(err)
	}
	for _, page := range onePageOfEachKind(b) {
		if err := chromedp.Do(ctx, chromedp.Navigate(root+page)); err != nil {
			t.Fatal(err)
		}
		if buttons := evaluate[int](ctx, t, `[...document.querySelectorAll("button:not([type=submit])")].filter((e) => e.offsetParent !== null).length`); buttons > 0 {
			t.Errorf("%s shows %d buttons that do nothing", page, buttons)
		}
	}
}
