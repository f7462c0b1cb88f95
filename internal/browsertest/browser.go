// Package browsertest starts a browser for the tests of other packages. It is no
// part of the program.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// Start starts a Chromium that ends with the test. Without one the test is
// skipped, or fails where DEBRIEF_REQUIRE_BROWSER is set. It is skipped as well in
// a short run, and under the race detector: what a browser judges is in another
// process, where the detector sees nothing.
func Start(t testing.TB) context.Context {
	t.Helper()
	switch {
	case testing.Short():
		t.Skip("no browser in a short run")
	case raceDetector:
		t.Skip("no browser under the race detector, which does not see into it")
	}
	executable := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			executable = found
			break
		}
	}
	if executable == "" {
		if os.Getenv("DEBRIEF_REQUIRE_BROWSER") != "" {
			t.Fatal("DEBRIEF_REQUIRE_BROWSER is set, and no Chromium is installed")
		}
		t.Skip("no Chromium is installed")
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(executable), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true), chromedp.UserDataDir(t.TempDir()),
	)
	t.Cleanup(stop)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal("start the browser:", err)
	}
	return ctx
}
