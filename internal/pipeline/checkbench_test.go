package pipeline

import (
	"testing"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/layouts"
)

// BenchmarkCheck loads 10,000 documents as a build does, and with the rules of check:
// the difference is what they cost.
func BenchmarkCheck(b *testing.B) {
	folder, size := generated(10_000)
	for _, mode := range []struct {
		name    string
		check   bool
		similar bool
	}{{"build", false, false}, {"check", true, false}, {"similar", true, true}} {
		b.Run(mode.name, func(b *testing.B) {
			b.SetBytes(size)
			settings := Settings{Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml", Layouts: layouts.FS, Assets: assets.FS, Check: mode.check}
			if mode.similar {
				settings.Ask = []problem.Rule{problem.SimilarOpen}
			}
			for b.Loop() {
				site, err := Load(b.Context(), settings)
				if err != nil {
					b.Fatal(err)
				}
				if mode.check && len(site.Problems) == 0 {
					b.Fatal("nothing is found in 10,000 documents")
				}
			}
		})
	}
}
