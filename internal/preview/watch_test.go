package preview

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// TestFollowDays: a preview that is left open past midnight tells what is due on the new
// day, whatever the zone of the site.
func TestFollowDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		changed := make(chan struct{}, 1)
		preview := &Preview{settings: Settings{Now: time.Now}}
		time.Sleep(50 * time.Minute)
		go preview.followDays(ctx, changed)
		for _, want := range []string{"01:00", "01:15", "01:30"} {
			<-changed
			if got := time.Now().UTC().Format("15:04"); got != want {
				t.Errorf("a load at %s, want %s", got, want)
			}
		}
	})
}
