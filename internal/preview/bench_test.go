package preview

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkSave measures the time from a save to the new page over HTTP, for the
// folder named by DEBRIEF_FOLDER, of which it works on a copy.
func BenchmarkSave(b *testing.B) {
	source := os.Getenv("DEBRIEF_FOLDER")
	if source == "" {
		b.Skip("DEBRIEF_FOLDER names no folder of postmortems")
	}
	begin := time.Now()
	copied := filepath.Join(b.TempDir(), "content")
	if err := os.CopyFS(copied, os.DirFS(source)); err != nil {
		b.Fatal(err)
	}
	copying := time.Since(begin)
	begin = time.Now()
	r := start(b, nil, func(s *Settings) {
		s.Build = buildSettings(b, copied, filepath.Join(filepath.Dir(copied), "layouts"))
		s.Source, s.Folders = copied, []string{filepath.Join(filepath.Dir(copied), "layouts")}
	})
	r.folder, r.layouts = copied, filepath.Join(filepath.Dir(copied), "layouts")
	r.get("/")
	b.Logf("copied in %v; first page after %v", copying, time.Since(begin))
	incident := r.Site().Base.Incidents[len(r.Site().Base.Incidents)/2]
	address := "/incidents/" + incident.Slug + "/"
	text, err := os.ReadFile(filepath.Join(copied, incident.Source))
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	mark := func() string { n++; return fmt.Sprintf("zebra%d", n) }
	appeared := func(address, mark string) {
		for {
			response, err := http.Get(r.server.URL + address)
			if err != nil {
				b.Fatal(err)
			}
			body, _ := io.ReadAll(response.Body)
			response.Body.Close()
			if strings.Contains(string(body), mark) {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	at := incident.Source
	cases := []struct {
		name string
		do   func(mark string) string // the address where the mark appears
	}{
		{"word", func(m string) string { r.write(at, string(text)+"\n\n"+m+"\n"); return address }},
		{"title", func(m string) string {
			r.write(at, strings.Replace(string(text), "title:", "title: "+m, 1))
			return address
		}},
		{"factor", func(m string) string {
			r.write(at, string(text)+"\n\n## Contributing factors\n\n- **"+m+"** (technical): x\n")
			return "/factors/"
		}},
		{"tick", func(m string) string {
			done := strings.NewReplacer("- [ ]", "- [x]", "- [x]", "- [ ]").Replace(string(text))
			r.write(at, done+"\n\n"+m+"\n")
			return address
		}},
		{"new file", func(m string) string { r.write("new-"+m+".md", "# New "+m+"\n"); return "/incidents/new-" + m + "/" }},
		{"rename", func(m string) string {
			to := filepath.Join(filepath.Dir(at), m+".md")
			if err := os.Rename(filepath.Join(copied, at), filepath.Join(copied, to)); err != nil {
				b.Fatal(err)
			}
			at = to
			return address + "index.json" // which names the file
		}},
		{"configuration", func(m string) string { r.write("debrief.yaml", "title: "+m+"\n"); return "/" }},
		{"layout", func(m string) string {
			r.write("../layouts/notfound.html", `{{template "head.html" .}}<h1>`+m+`</h1>{{template "foot.html" .}}`)
			return "/none/"
		}},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			var times []time.Duration
			for b.Loop() {
				m := mark()
				b.StopTimer()
				time.Sleep(300 * time.Millisecond) // what came before is done
				b.StartTimer()
				begin := time.Now()
				appeared(c.do(m), m)
				times = append(times, time.Since(begin))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
		})
	}
	var before, after runtime.MemStats
	memory := func(m *runtime.MemStats) { runtime.GC(); runtime.GC(); runtime.ReadMemStats(m) }
	memory(&before)
	edits := 1000
	for range edits {
		m := mark()
		r.write(at, string(text)+m)
		if err := r.Load(b.Context()); err != nil {
			b.Fatal(err)
		}
		r.get("/")
	}
	memory(&after)
	b.Logf("memory: %d MB before, %d MB after %d edits; %d goroutines", before.HeapAlloc>>20, after.HeapAlloc>>20, edits, runtime.NumGoroutine())
}
