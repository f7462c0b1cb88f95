package publish

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
)

// BenchmarkPublish writes a site over the last one: 13 kB is the size of an
// incident's page, and each has a JSON twin in its folder in real sites.
func BenchmarkPublish(b *testing.B) {
	for _, count := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			body := bytes.Repeat([]byte("a line of 13.\n")[:13], 1000)
			pages := make([]Page, count)
			for i := range pages {
				pages[i] = Page{fmt.Sprintf("incidents/%05d/index.html", i), func(w io.Writer) error {
					_, err := w.Write(body)
					return err
				}}
			}
			destination := filepath.Join(b.TempDir(), "public")
			b.SetBytes(int64(count * len(body)))
			for b.Loop() {
				if _, err := Publish(context.Background(), destination, pages, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
