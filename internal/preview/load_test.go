package preview

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkLoad asks for all pages of the folder named by DEBRIEF_FOLDER, again and
// again from 64 connections, while a document is saved every second. It works on a copy.
func BenchmarkLoad(b *testing.B) {
	source := os.Getenv("DEBRIEF_FOLDER")
	if source == "" {
		b.Skip("DEBRIEF_FOLDER names no folder of postmortems")
	}
	copied := filepath.Join(b.TempDir(), "content")
	if err := os.CopyFS(copied, os.DirFS(source)); err != nil {
		b.Fatal(err)
	}
	r := start(b, nil, func(s *Settings) {
		own := filepath.Join(filepath.Dir(copied), "layouts")
		s.Build, s.Source, s.Folders = buildSettings(b, copied, own), copied, []string{own}
	})
	r.folder = copied
	var pages []string
	for _, page := range r.Site().Pages.All() {
		if address, ok := strings.CutSuffix(page.Path, "index.html"); ok {
			pages = append(pages, "/"+address)
		}
	}
	edited := r.Site().Base.Incidents[0].Source
	text, err := os.ReadFile(filepath.Join(copied, edited))
	if err != nil {
		b.Fatal(err)
	}
	const connections, length = 64, 20 * time.Second
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	for b.Loop() {
		times := make([][]time.Duration, connections)
		end := time.Now().Add(length)
		var group sync.WaitGroup
		for c := range connections {
			group.Go(func() {
				for i := c * len(pages) / connections; time.Now().Before(end); i++ {
					begin := time.Now()
					response, err := client.Get(r.server.URL + pages[i%len(pages)])
					if err != nil {
						b.Error(err)
						return
					}
					_, err = io.Copy(io.Discard, response.Body)
					response.Body.Close()
					if err != nil || response.StatusCode != http.StatusOK {
						b.Errorf("%s: %d %v", pages[i%len(pages)], response.StatusCode, err)
					}
					times[c] = append(times[c], time.Since(begin))
				}
			})
		}
		for n := 0; time.Now().Before(end); n++ {
			r.write(edited, fmt.Sprintf("%s\n\nA word more: %d.\n", text, n))
			time.Sleep(time.Second)
		}
		group.Wait()
		all := slices.Concat(times...)
		slices.Sort(all)
		at := func(share float64) float64 { return float64(all[int(share*float64(len(all)-1))].Microseconds()) / 1000 }
		b.ReportMetric(float64(len(all))/length.Seconds(), "requests/s")
		b.ReportMetric(at(0.5), "ms-median")
		b.ReportMetric(at(0.99), "ms-p99")
		b.ReportMetric(at(1), "ms-most")
	}
}
