package sitetest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// everyKind are addresses of a site: one page of every kind, an incident where
// every construct of an incident's page is met, and what scripts open.
func everyKind(t *testing.T, b *built) []string {
	t.Helper()
	richest := slices.MaxFunc(b.Base.Incidents, func(one, other *kb.Incident) int {
		return len(b.files["incidents/"+one.Slug+"/index.html"]) - len(b.files["incidents/"+other.Slug+"/index.html"])
	})
	busiest := slices.MaxFunc(b.Base.Services, func(one, other *kb.Service) int { return len(one.Incidents) - len(other.Incidents) })
	pages := []string{
		"", "incidents/", "incidents/2026/", "incidents/" + richest.Slug + "/", "incidents/" + richest.Slug + "/brief/",
		"guide/front-matter/", "services/gaps/", "follow-ups/by-owner/",
		"factors/", "factors/" + b.Base.Factors[0].Slug + "/", "services/", "services/" + busiest.Slug + "/",
		"tags/", "tags/" + b.Base.Tags[0].Slug + "/", "markers/" + b.Base.Markers[0].Slug + "/",
		"follow-ups/", "follow-ups/overdue/", "follow-ups/by-incident/", "follow-ups/by-service/", "follow-ups/by-owner/", "follow-ups/done/",
		"follow-ups/wontfix/", "follow-ups/agenda/", "insights/", "mitigators/", "digest/", "digest/2026/", "digest/2026-10/",
		"about/", "search/", "404.html",
	}
	for _, page := range pages {
		name := page
		if name == "" || strings.HasSuffix(name, "/") {
			name = path.Join(name, "index.html")
		}
		if _, ok := b.files[name]; !ok {
			t.Errorf("there is no %s: the site has no page of its kind", name)
		}
	}
	return pages
}

// broken is what axe-core says of one element.
type broken struct {
	Rule, Help, Element, Target, Why string
}

func (b broken) String() string {
	return fmt.Sprintf("%s: %s\n\tat %s\n\t%s\n\t%s", b.Rule, b.Help, b.Target, b.Element, strings.ReplaceAll(b.Why, "\n", "\n\t"))
}

// judge asks axe-core about the page as it is: with every rule that it has for
// WCAG 2.2 A and AA and for good practice, or with those named alone.
func (r *reader) judge(rules ...string) []broken {
	r.t.Helper()
	options := map[string]any{
		"resultTypes": []string{"violations"},
		"runOnly":     []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"},
		"rules": map[string]any{
			"target-size": map[string]bool{"enabled": true},
			// A slide has the heading of its part, and no rule of WCAG asks for more.
			"page-has-heading-one": map[string]bool{"enabled": false},
		},
	}
	if len(rules) > 0 {
		options = map[string]any{"resultTypes": []string{"violations"}, "runOnly": map[string]any{"type": "rule", "values": rules}}
	}
	asked, err := json.Marshal(options)
	if err != nil {
		r.t.Fatal(err)
	}
	script := fmt.Sprintf(`axe.run(document, %s).then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => (
		{ Rule: v.id, Help: v.help, Element: n.html.slice(0, 200), Target: n.target.join(" "), Why: n.failureSummary }))))`, asked)
	found, err := chromedp.Run(r.ctx, chromedp.Evaluate[[]broken](script, chromedp.EvalAwaitPromise))
	if err != nil {
		r.t.Fatal("axe-core:", err)
	}
	return found
}

// look sets the width and the theme of the page that is open. Nothing moves: a
// colour on its way to another is not judged.
func (r *reader) look(width int64, theme string) {
	r.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if _, err := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, media); err != nil {
		r.t.Fatal(err)
	}
	r.do(chromedp.EmulateViewport(width, 900))
	frame := chromedp.Evaluate[chromedp.Void](`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`, chromedp.EvalAwaitPromise)
	r.do(frame)
}

// axeScript is axe-core, which the variable DEBRIEF_AXE names.
func axeScript(t *testing.T) []byte {
	t.Helper()
	script := os.Getenv("DEBRIEF_AXE")
	if script == "" {
		t.Skip("DEBRIEF_AXE names no axe.min.js; .ci/run has one")
	}
	axe, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	return axe
}

// view is a page, with what a reader does first, until a condition holds.
type view struct {
	page  string
	open  func()
	until string
}

// TestAccessibility lets axe-core judge one page of every kind, in both themes,
// at the width of a desk and of a phone. The theme changes colours alone, so that in the dark only
// these are judged again.
func TestAccessibility(t *testing.T) {
	axe := axeScript(t)
	b := exampleSite(t)
	ctx, stop := context.WithTimeout(browser(t), 5*time.Minute)
	t.Cleanup(stop)
	r := &reader{t, ctx, b.serve()}

	var views []view
	for _, page := range everyKind(t, b) {
		views = append(views, view{page: page})
	}
	views = append(views,
		view{page: "search/?q=orders&sev=1", until: ready},
		view{page: "search/?q=nothinglikeit", until: ready},
		view{page: "factors/", open: func() { r.press("/"); r.press("orders") }, until: boxOpen},
		view{page: "digest/2026/?present#slide-2", until: presenting},
	)
	r.judgeAll(axe, views)
}

// judgeAll lets axe-core judge views, at two widths and in both themes.
func (r *reader) judgeAll(axe []byte, views []view) {
	r.t.Helper()
	for _, v := range views {
		r.open(v.page, 1280)
		if v.open != nil {
			v.open()
		}
		if v.until != "" {
			r.sees(v.until)
		}
		// The protocol is not held by the content policy of the page.
		evaluate[chromedp.Void](r.ctx, r.t, string(axe)+"\n;undefined")
		said := map[string]bool{}
		for _, width := range []int64{1280, 390} {
			for _, theme := range []string{"light", "dark"} {
				r.look(width, theme)
				var rules []string
				if theme == "dark" {
					rules = []string{"color-contrast"}
				}
				for _, found := range r.judge(rules...) {
					if key := found.Rule + found.Element; !said[key] {
						said[key] = true
						r.t.Errorf("/%s at %d px, %s: %v", v.page, width, theme, found)
					}
				}
			}
		}
	}
}

// TestAccessibilityInOtherLanguages: the same of sites that speak German, and whose
// documents are written from right to left.
func TestAccessibilityInOtherLanguages(t *testing.T) {
	axe := axeScript(t)
	t.Run("German", func(t *testing.T) {
		r := germanSite(t).read(t)
		r.judgeAll(axe, []view{
			{page: ""}, {page: "incidents/2026-09-22-lantern-prize-evening/"}, {page: "factors/"}, {page: "follow-ups/done/"}, {page: "insights/"},
			{page: "search/?q=orders", until: `/^\d+ Treffer$/.test(` + statusNow + `)`},
		})
	})
	t.Run("Hebrew, with findings", func(t *testing.T) {
		settings := defaults(archive(hebrew))
		settings.Check, settings.Quality = true, true
		r := buildFolder(t, settings).read(t)
		r.judgeAll(axe, []view{
			{page: ""}, {page: "incidents/2026-03-01-dns/"}, {page: "incidents/2026-03-01-dns/brief/"}, {page: "services/"}, {page: "follow-ups/"}, {page: "digest/"},
			{page: "quality/"},
		})
	})
}
