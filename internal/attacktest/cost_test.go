// Package attacktest builds sites of hostile folders and counts what they cost.
//
// It stands behind the pipeline, as sitetest does, and is no part of the program. It
// is a package of its own since what is allocated is counted for a whole process,
// so that nothing may run beside it, while the tests of other sites may.
package attacktest

import (
	"io"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/alloctest"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/layouts"
)

// cost is what a site takes: bytes allocated from the folder to the last page, and
// bytes written.
type cost struct{ allocated, written int }

// costOf builds a site and keeps nothing of it.
func costOf(t *testing.T, a attack, n int) cost {
	t.Helper()
	folder := a.make(n)
	settings := pipeline.Settings{
		Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml", Layouts: layouts.FS, Assets: assets.FS,
		AsOf: kb.Date{Year: 2026, Month: 11, Day: 21}, KeepGoing: true, Check: true, Quality: true,
	}
	var written counter
	allocated := alloctest.Bytes(func() {
		site, err := pipeline.Load(t.Context(), settings)
		if err != nil {
			t.Fatal(err)
		}
		write := func(page publish.Page) error { return page.Write(&written) }
		for _, page := range site.Pages.All() {
			if err := write(page); err != nil {
				t.Fatalf("%s: %v", page.Path, err)
			}
		}
		if err := site.SearchFiles(t.Context(), write); err != nil {
			t.Fatal(err)
		}
	})
	return cost{allocated, int(written.n.Load())}
}

// counter counts what is written to it.
type counter struct{ n atomic.Int64 }

var _ io.Writer = (*counter)(nil)

func (c *counter) Write(p []byte) (int, error) {
	c.n.Add(int64(len(p)))
	return len(p), nil
}

// most is what a document of 80,000 bytes may cost whatever stands in it.
var most = cost{allocated: 512 << 20, written: 32 << 20}

// free is what a site of a few documents costs anyway: a shape below it may grow as
// it likes.
var free = cost{allocated: 64 << 20, written: 3 << 20}

// TestAttacks builds a site of every shape of hostile input. One that costs more
// than is free is built at a fourth of its size, too, and may cost five times as
// much as then, beyond what an empty site costs. A shape that makes work and
// allocates nothing ends the tests by their deadline.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes, and the race detector, which runs the short tests, allocates more")
	}
	const small, large = 20_000, 80_000
	empty := attack{"empty", func(int) fstest.MapFS { return document("# A\n") }}
	costOf(t, empty, 0) // what is made once for all sites
	base := costOf(t, empty, 0)
	for _, a := range attacks() {
		t.Run(a.name, func(t *testing.T) {
			four := costOf(t, a, large)
			if four.allocated > most.allocated {
				t.Errorf("%d bytes allocate %d", large, four.allocated)
			}
			if four.written > most.written {
				t.Errorf("%d bytes become %d", large, four.written)
			}
			if four.allocated-base.allocated <= free.allocated && four.written-base.written <= free.written {
				return
			}
			one := costOf(t, a, small)
			allowed := base.allocated + max(5*(one.allocated-base.allocated), free.allocated)
			if four.allocated > allowed {
				// Chance only adds: maps grow by it, and pools are filled or not.
				four.allocated = min(four.allocated, costOf(t, a, large).allocated)
			}
			if four.allocated > allowed {
				t.Errorf("%d bytes allocate %d, and %d allocate %d", small, one.allocated, large, four.allocated)
			}
			if allowed := base.written + max(5*(one.written-base.written), free.written); four.written > allowed {
				t.Errorf("%d bytes become %d, and %d become %d", small, one.written, large, four.written)
			}
		})
	}
}
