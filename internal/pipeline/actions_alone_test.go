package pipeline

import (
	"context"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/render"
)

// TestActionsAlone: who asks for actions alone gets the actions and the problems that
// all of a folder has, and no more than these is read.
func TestActionsAlone(t *testing.T) {
	settings := defaults(os.DirFS("../../content"))
	all, err := Load(context.Background(), settings)
	if err != nil {
		t.Fatal(err)
	}
	settings.ActionsAlone = true
	alone, err := Load(context.Background(), settings)
	if err != nil {
		t.Fatal(err)
	}
	listed := func(s *Site) data.FollowUps {
		return data.Site{View: s.View, Address: render.Address}.FollowUps(s.Board().All)
	}
	if diff := cmp.Diff(listed(all), listed(alone)); diff != "" || len(listed(all).Actions) == 0 {
		t.Errorf("other actions (-all +alone):\n%s", diff)
	}
	if all.Summary() != alone.Summary() || len(all.Problems) != len(alone.Problems) {
		t.Errorf("%d problems, not %d", len(alone.Problems), len(all.Problems))
	}
	for _, incident := range alone.Base.Incidents {
		if len(incident.Impacts) > 0 || len(incident.Body.Packed) > 0 && len(incident.LinksTo) == 0 {
			t.Errorf("%s is kept as a page shows it", incident.Source)
		}
	}
}
