package sitetest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/browsertest"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
)

// watchKeys makes the page say, in stood, how many milliseconds after a key its
// results stood, once they are painted; -1 if the key changed nothing.
const watchKeys = `(() => {
	let start = 0;
	let stand = null;
	window.expect = () => { window.stood = Promise.race([new Promise((r) => (stand = r)), new Promise((r) => setTimeout(r, 2000, -1))]); };
	addEventListener("input", () => (start = performance.now()), true);
	window.longTasks = 0;
	new PerformanceObserver((list) => (window.longTasks += list.getEntries().length)).observe({ type: "longtask" });
	new MutationObserver(() => {
		const took = performance.now() - start;
		requestAnimationFrame(() => setTimeout(() => stand?.(took)));
	}).observe(document.querySelector("[data-status]"), { childList: true });
})()`

// readWords asks for every start of some queries without reading a document.
const readWords = `(async (queries) => {
	const form = document.querySelector("search form");
	const engine = performance.getEntriesByType("resource").find((loaded) => /\/search-\w+\.js$/.test(loaded.name));
	const { open } = await import(engine.name);
	const index = await open(new URL("../search-index.json", form.action).href);
	for (const q of queries) for (let n = 1; n <= q.length; n++) await index.search({ text: q.slice(0, n), limit: 0 });
})(%s)`

// BenchmarkKeystroke types on the search page of the folder named by
// DEBRIEF_FOLDER, letter by letter, where the files of the words were read
// before. main is the time of the page's main thread for a key, as its processor
// counts it; wall is from the key to the results, and holds the wait for the
// letter to be painted, and the pause of a quarter of a second before it is said
// that there are none. A long task is one of more than 50 ms, other programs of a
// busy machine included.
func BenchmarkKeystroke(b *testing.B) {
	folder := os.Getenv("DEBRIEF_FOLDER")
	if folder == "" {
		b.Skip("DEBRIEF_FOLDER names no folder of postmortems")
	}
	ctx := browsertest.Start(b)
	site, err := pipeline.Load(context.Background(), defaults(os.DirFS(folder)))
	if err != nil {
		b.Fatal(err)
	}
	pages := site.Pages.All()
	var mu sync.Mutex
	err = site.SearchFiles(context.Background(), func(page publish.Page) error {
		mu.Lock()
		defer mu.Unlock()
		pages = append(pages, page)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	root := serveLazily(b, pages)
	var queries []string
	for i := range 5 {
		title := site.Base.Incidents[i*len(site.Base.Incidents)/5].Title
		queries = append(queries, strings.Join(strings.Fields(strings.ToLower(title))[:min(4, len(strings.Fields(title)))], " "))
	}
	queries = append(queries,
		"the service failed with connection timeout errors after a deploy of the new configuration",
		`service:payments latency "after a deploy" -failover`)
	for _, documents := range []string{"unread", "read"} {
		b.Run(documents, func(b *testing.B) {
			typist := &typist{b: b, ctx: ctx}
			typist.open(root+"search/", queries)
			if documents == "read" {
				typist.write(queries)
				typist.main, typist.wall = nil, nil
				typist.value(`window.longTasks = 0`)
			}
			for b.Loop() {
				typist.write(queries)
			}
			typist.report()
		})
	}
}

// serveLazily serves pages that are made when they are asked for.
func serveLazily(b *testing.B, pages []publish.Page) string {
	byPath := map[string]publish.Page{}
	for _, page := range pages {
		byPath[page.Path] = page
	}
	types := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		page, found := byPath[name]
		if !found {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", types[path.Ext(name)])
		if err := page.Write(w); err != nil {
			b.Logf("%s: %v", name, err)
		}
	}))
	b.Cleanup(server.Close)
	return server.URL + "/"
}

// typist types and takes the time, in milliseconds.
type typist struct {
	b          *testing.B
	ctx        context.Context
	main, wall []float64
}

// value is what a script, or its promise, comes to.
func (t *typist) value(script string) float64 {
	t.b.Helper()
	wait := true
	value, err := chromedp.Run(t.ctx, chromedp.Evaluate[float64](script, func(p *runtime.EvaluateParams) { p.AwaitPromise = &wait }))
	if err != nil {
		t.b.Fatalf("%s: %v", script, err)
	}
	return value
}

func (t *typist) open(page string, queries []string) {
	t.b.Helper()
	if err := chromedp.Do(t.ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(page)); err != nil {
		t.b.Fatal(err)
	}
	t.value(`new Promise((r) => { const look = () => (` + ready + ` ? r(1) : setTimeout(look, 50)); look(); })`)
	asked, err := json.Marshal(queries)
	if err != nil {
		t.b.Fatal(err)
	}
	t.value(fmt.Sprintf(readWords, asked) + `.then(() => 1)`)
	t.value(watchKeys + `, 1`)
	ticks := performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}
	if _, err := chromedp.Call(t.ctx, performance.Enable, ticks); err != nil {
		t.b.Fatal(err)
	}
}

// write types queries, each into an empty box.
func (t *typist) write(queries []string) {
	t.b.Helper()
	const empty = `(() => {
		const box = document.querySelector("search form input");
		box.focus();
		if (!box.value) return 0;
		window.expect();
		box.value = "";
		box.dispatchEvent(new Event("input", { bubbles: true }));
		return window.stood;
	})()`
	for _, query := range queries {
		t.value(empty)
		for _, letter := range query {
			t.value(`(window.expect(), 1)`)
			before := t.busy()
			if err := chromedp.Do(t.ctx, chromedp.KeyEvent(string(letter))); err != nil {
				t.b.Fatal(err)
			}
			wall := t.value(`window.stood`)
			if wall < 0 {
				t.b.Fatalf("%q of %q changes nothing", letter, query)
			}
			t.wall = append(t.wall, wall)
			t.main = append(t.main, t.busy()-before)
		}
	}
}

// busy is how long the main thread has worked so far.
func (t *typist) busy() float64 {
	t.b.Helper()
	result, err := chromedp.Call(t.ctx, performance.GetMetrics, struct{}{})
	if err != nil {
		t.b.Fatal(err)
	}
	for _, metric := range result.Metrics {
		if metric.Name == "TaskDuration" {
			return metric.Value * 1000
		}
	}
	t.b.Fatal("the browser does not say how long it worked")
	return 0
}

func (t *typist) report() {
	for name, times := range map[string][]float64{"main": t.main, "wall": t.wall} {
		slices.Sort(times)
		t.b.ReportMetric(times[len(times)/2], name+"-ms/keystroke")
		t.b.ReportMetric(times[len(times)*95/100], name+"-p95-ms")
		t.b.ReportMetric(times[len(times)-1], name+"-max-ms")
	}
	t.b.ReportMetric(float64(len(t.main)), "keystrokes")
	t.b.ReportMetric(t.value(`window.longTasks`), "long-tasks")
}
