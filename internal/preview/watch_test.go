package preview

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestFollowDays: a preview that is left open past midnight tells what is due on the new
// day, whatever the zone of the site.
func TestFollowDays(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "debrief.yaml"), []byte("time-zone: Asia/Kathmandu\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	build := buildSettings(t, folder, t.TempDir())
	build.AsOf = kb.Date{}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		days := make(chan time.Time, 1)
		preview := New(Settings{Build: build, Source: folder, Poll: 48 * time.Hour, Now: time.Now, Report: func(u Update) {
			if u.Change.Day {
				days <- time.Now().UTC()
			}
		}})
		time.Sleep(17 * time.Hour)
		if err := preview.Load(ctx); err != nil {
			t.Fatal(err)
		}
		go preview.Follow(ctx)
		if got := (<-days).Format("2 15:04"); got != "1 18:15" {
			t.Errorf("the new day is told on %s, want 1 18:15", got)
		}
		cancel()
	})
}
