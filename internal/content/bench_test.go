package content

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// generated makes a folder of documents of the size and shape that postmortems
// have: about 20 lines of front matter and 9 kB of prose.
func generated(n int) (fstest.MapFS, int64) {
	folder := fstest.MapFS{}
	random := rand.New(rand.NewPCG(1, 2))
	vocabulary := strings.Fields("the queue cache disk leader replica timeout retry alert page rolled back deploy latency errors customers checkout slow")
	var total int64
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\nid: INC-%06d\ntitle: \"Outage %d: checkout\"\ndate: 2024-05-%02d\nseverity: sev2\nstatus: final\n", i, i, 1+i%28)
		b.WriteString("services:\n  - checkout\n  - payments-api\nfactors:\n  - retry-storm\n  - factor: stale-cache\n    role: lengthened\n    note: the cache was never dropped\n")
		b.WriteString("authors: [A. Writer, B. Writer]\nstarted: 2024-05-01T14:47:00Z\ndetected: 2024-05-01T15:14:00Z\nresolved: 2024-05-01T17:53:00Z\nsummary: >\n  Clients retried without a pause,\n  and the queue grew.\n---\n\n## Summary\n\n")
		for b.Len() < 9000 {
			b.WriteString(vocabulary[random.IntN(len(vocabulary))])
			b.WriteByte(" \n"[random.IntN(12)/11])
		}
		text := b.String()
		total += int64(len(text))
		folder[fmt.Sprintf("%d/2024-%06d.md", i%10, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder, total
}

// BenchmarkRead measures taking files apart, without the disk.
func BenchmarkRead(b *testing.B) {
	folder, total := generated(200)
	files, _, err := List(folder, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(total)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			if e := Read(folder, f); len(e.Problems) > 0 {
				b.Fatal(e.Problems)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(files)), "µs/file")
}

// BenchmarkList measures the walk.
func BenchmarkList(b *testing.B) {
	folder, _ := generated(1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := List(folder, nil); err != nil {
			b.Fatal(err)
		}
	}
}
