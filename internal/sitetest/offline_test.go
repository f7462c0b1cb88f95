package sitetest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
)

// offlineSite is the site of the example for reading without a host.
func offlineSite(t *testing.T) *built {
	t.Helper()
	settings := defaults(os.DirFS(exampleFolder))
	settings.Offline = true
	return buildFolder(t, settings)
}

// TestOfflineLinks: every link of the site names a file that is there, since
// nobody finds the index of a folder, and leads to an element that is there.
func TestOfflineLinks(t *testing.T) {
	b := offlineSite(t)
	pages := map[string]*page{}
	for name, data := range b.files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = parsePage(t, name, data)
		}
	}
	followed := 0
	for name, p := range pages {
		here := &url.URL{Scheme: "file", Path: "/site/" + name}
		for _, link := range p.links {
			to, err := here.Parse(link)
			if err != nil || to.Scheme != "file" {
				continue // leads out; TestLinks judges the others
			}
			target, below := strings.CutPrefix(to.Path, "/site/")
			if _, ok := b.files[target]; !below || !ok {
				t.Errorf("%s: %q leads to no file", name, link)
				continue
			}
			if other := pages[target]; to.Fragment != "" && other != nil && !other.ids[to.Fragment] {
				t.Errorf("%s: %q leads to #%s, which is not on %s", name, link, to.Fragment, target)
			}
			followed++
		}
	}
	if followed < 10_000 {
		t.Errorf("only %d links were followed", followed)
	}
	for _, name := range []string{"404.html", "_headers", "_redirects", "robots.txt", "search-index.json"} {
		if _, ok := b.files[name]; ok {
			t.Errorf("%s is for hosts", name)
		}
	}
}

// TestOfflineInBrowser reads the site from a disk, with the network cut.
func TestOfflineInBrowser(t *testing.T) {
	b := offlineSite(t)
	folder := t.TempDir()
	if _, err := pipeline.Publish(context.Background(), b.Site, filepath.Join(folder, "a site"), publish.Options{}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(browser(t), 4*time.Minute)
	t.Cleanup(stop)
	cut := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{URLPattern: "http*://*:*/*", DownloadThroughput: -1, UploadThroughput: -1, Offline: true},
	}}
	if _, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, cut); err != nil {
		t.Fatal(err)
	}
	root := (&url.URL{Scheme: "file", Path: path.Join(filepath.ToSlash(folder), "a site") + "/"}).String()
	r := &reader{t, ctx, root}
	reports := consoleOf(ctx)

	t.Run("every kind of page opens, with its style", func(t *testing.T) {
		r := r.in(t)
		for _, page := range onePageOfEachKind(b) {
			if page == "404.html" {
				continue
			}
			r.open(page+"index.html", 1280)
			r.sees(`document.querySelectorAll("h1").length === 1 && getComputedStyle(document.body).margin === "0px"`)
		}
	})

	service := b.Base.Services[0]
	t.Run("the search finds, and facets narrow it", func(t *testing.T) {
		r := r.in(t)
		r.open("search/index.html", 1280)
		r.sees(ready)
		r.press("orders")
		r.sees(`location.search === "?q=orders" && document.querySelector(".excerpt mark") !== null`)
		before := r.number(found)
		r.click(`[data-facet="service"] input`)
		r.sees(`/1 filter$/.test(` + statusNow + `) && ` + found + ` > 0`)
		if after := r.number(found); after > before {
			t.Errorf("%d results became %d by a filter", before, after)
		}
		r.click(".result h2 a")
		r.sees(`/\/incidents\/[^/]+\/index\.html$/.test(location.pathname) && document.querySelector("h1") !== null`)
		r.back()
		r.sees(ready + ` && location.search.startsWith("?q=orders&service=")`)
	})

	t.Run("the box of a page suggests, and a typed filter leads on", func(t *testing.T) {
		r := r.in(t)
		r.open("services/"+service.Slug+"/index.html", 1280)
		r.press("/")
		r.sees(boxFocused)
		r.press("orders")
		r.sees(`document.querySelectorAll("[role=option]").length > 0`)
		r.press("\r")
		r.sees(`location.pathname.endsWith("/search/index.html") && location.search.includes("q=orders") && ` + ready + ` && ` + found + ` > 0`)
		r.open("search/index.html?q=service:"+service.Slug, 1280)
		r.sees(ready + fmt.Sprintf(` && document.querySelector("[data-pages] a")?.pathname.endsWith("/services/%s/index.html")`, service.Slug))
	})

	t.Run("the board of follow-ups leads to what was promised", func(t *testing.T) {
		r := r.in(t)
		r.open("index.html", 1280)
		r.click(`.site-nav a[href="follow-ups/index.html"]`)
		r.sees(`location.pathname.endsWith("/follow-ups/index.html")`)
		r.click(`main a[href*="/index.html#"]`)
		r.sees(`location.hash !== "" && document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null`)
		r.click(`a.site-name`)
		r.sees(`location.pathname.endsWith("/a%20site/index.html")`)
	})

	for _, report := range reports() {
		t.Errorf("the console says: %s", report)
	}
}

// consoleOf collects what a browser reports to its console.
func consoleOf(ctx context.Context) func() []string {
	var mu sync.Mutex
	var reports []string
	go func() {
		for message, err := range chromedp.Console(ctx) {
			if err != nil {
				return
			}
			mu.Lock()
			reports = append(reports, message.Text)
			mu.Unlock()
		}
	}()
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return reports
	}
}
