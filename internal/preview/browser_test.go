package preview

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/browsertest"
	"github.com/debrief-dev/debrief/internal/pipeline"
)

// TestInBrowser edits files under the eyes of a reader, who presses no key: the
// page changes and keeps its place, a style changes without a reload, a change
// elsewhere leaves it alone, and an error shows and goes.
func TestInBrowser(t *testing.T) {
	ctx := browsertest.Start(t)
	long := "# A\n\n" + strings.Repeat("A paragraph of some length.\n\n", 200) + "%s\n"
	own := t.TempDir()
	r := start(t, map[string]string{"a.md": fmt.Sprintf(long, "First words."), "b.md": "# B\n"}, func(s *Settings) {
		s.Build.Assets = pipeline.Overlay(os.DirFS(own), assets.FS)
		s.Folders = append(s.Folders, own)
	})
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1000, 800), chromedp.Navigate(r.server.URL+"/incidents/a/")); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, `document.body.innerText.includes("First words.")`)
	run(ctx, t, `window.loaded = 1, scrollTo({top: 1500, behavior: "instant"})`)
	becomes(ctx, t, `scrollY === 1500`)

	r.write("b.md", "# B\n\nAnother page.\n")
	r.shows("/incidents/b/", "Another page.")
	time.Sleep(200 * time.Millisecond)
	becomes(ctx, t, `window.loaded === 1`)

	css := filepath.Join(own, "css")
	if err := os.MkdirAll(css, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(css, "2-base.css"), []byte("body { outline: 3px solid rgb(1, 2, 3) }"), 0o644); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, `getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)" && window.loaded === 1`)
	if err := os.Remove(filepath.Join(css, "2-base.css")); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, `getComputedStyle(document.body).outlineColor !== "rgb(1, 2, 3)" && window.loaded === 1`)

	r.write("b.md", "---\ntitle: \"\n---\n")
	becomes(ctx, t, `document.getElementById("debrief-preview-banner").innerText.includes("b.md:2") && window.loaded === 1`)
	r.write("b.md", "# B\n")
	becomes(ctx, t, `document.getElementById("debrief-preview-banner").innerText === "" && window.loaded === 1`)

	run(ctx, t, `scrollTo({top: 1500, behavior: "instant"})`)
	r.write("a.md", fmt.Sprintf(long, "Second words."))
	becomes(ctx, t, `document.body.innerText.includes("Second words.") && window.loaded === undefined`)
	becomes(ctx, t, `Math.abs(scrollY - 1500) < 2`)
}

// TestBannerInGerman: what the preview says of its own is in the language of the site;
// problems are told in English, and marked so.
func TestBannerInGerman(t *testing.T) {
	ctx := browsertest.Start(t)
	r := start(t, map[string]string{"debrief.yaml": "language: de\n", "a.md": "---\nseverty: sev1\n---\n# A\n"}, nil)
	if err := chromedp.Do(ctx, chromedp.Navigate(r.server.URL+"/incidents/a/")); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, `document.getElementById("debrief-preview-findings").innerText.includes("Befunde in a.md, nur in dieser Vorschau:")`)
	becomes(ctx, t, `document.querySelector("#debrief-preview-findings ul").lang === "en"`)
	r.write("a.md", "---\ntitle: \"\n---\n")
	becomes(ctx, t, `document.getElementById("debrief-preview-banner").innerText.includes("Fehler halten den Bau auf.")`)
}

// TestSuggestionsInBrowser: what is only suggested looks so, with the words that led to
// it, and the command that confirms it is copied as a terminal takes it.
func TestSuggestionsInBrowser(t *testing.T) {
	ctx := browsertest.Start(t)
	r := start(t, map[string]string{
		"it's a.md": "# Disk full\n\n## Contributing factors\n\n- No monitoring of the disk\n- **Haste**: it was Friday\n",
	}, nil)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1000, 800), chromedp.Navigate(r.server.URL+"/incidents/it-s-a/")); err != nil {
		t.Fatal(err)
	}
	becomes(ctx, t, `document.querySelectorAll(".tag.suggestion").length === 1`)
	for _, condition := range []string{
		`getComputedStyle(document.querySelector(".tag.suggestion")).borderStyle === "dashed"`,
		`document.querySelector(".tag.suggestion").innerText === "Monitoring gap"`,
		`document.querySelector(".tag.suggestion").parentElement.innerText.includes("No monitoring")`,
		`new URL(document.querySelector(".tag.suggestion").href).pathname === "/factors/monitoring-gap/"`,
		`!document.querySelector("#debrief-preview-findings pre").checkVisibility()`,
	} {
		becomes(ctx, t, condition)
	}
	run(ctx, t, `document.querySelector("#debrief-preview-findings summary").click()`)
	becomes(ctx, t, `document.querySelector("#debrief-preview-findings pre").checkVisibility()`)
	run(ctx, t, `getSelection().selectAllChildren(document.querySelector("#debrief-preview-findings pre"))`)
	becomes(ctx, t, `getSelection().toString().trim() === "debrief factors " + `+fmt.Sprintf("%q", shellWord(r.folder))+` + " --accept monitoring-gap --in 'it'\\''s a.md'"`)

	r.write("it's a.md", "---\nrejected_suggestions: [Monitoring gap]\n---\n# Disk full\n\n## Contributing factors\n\n- No monitoring of the disk\n")
	becomes(ctx, t, `document.readyState === "complete" && document.querySelectorAll(".tag.suggestion, #debrief-preview-findings pre").length === 0`)
}

func run(ctx context.Context, t *testing.T, script string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		t.Fatalf("%s: %v", script, err)
	}
}

// becomes waits until a condition holds on the page.
func becomes(ctx context.Context, t *testing.T, condition string) {
	t.Helper()
	for range 1500 {
		// While a page is being replaced there is none to ask.
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition)); err == nil && ok {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("never: %s", condition)
}
