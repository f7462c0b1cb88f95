package preview

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/layouts"
)

// operations is how often the model test changes the folder; row 36 of
// reliability.md asks for 10,000.
var operations = flag.Int("operations", 300, "how many random file operations the model test does")

// running is a preview of a folder on the disk, and a browser's view of it.
type running struct {
	*Preview
	t       testing.TB
	folder  string
	server  *httptest.Server
	said    func() string
	layouts string
}

// start shows a folder and follows it until the test ends.
func start(t testing.TB, files map[string]string, adjust func(*Settings)) *running {
	t.Helper()
	root := t.TempDir()
	r := &running{t: t, folder: filepath.Join(root, "content"), layouts: filepath.Join(root, "layouts")}
	if err := os.MkdirAll(r.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		r.write(name, text)
	}
	var mu sync.Mutex
	var said strings.Builder
	r.said = func() string { mu.Lock(); defer mu.Unlock(); return said.String() }
	settings := Settings{
		Build: buildSettings(t, r.folder, r.layouts), Source: r.folder, Folders: []string{r.layouts}, Editor: VSCode, Now: time.Now,
		Say: func(text string) { mu.Lock(); defer mu.Unlock(); fmt.Fprintln(&said, text) },
	}
	if adjust != nil {
		adjust(&settings)
	}
	r.Preview = New(settings)
	ctx, stop := context.WithCancel(context.Background())
	if err := r.Load(ctx); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	group.Go(func() { r.Follow(ctx) })
	r.server = httptest.NewServer(r.Preview)
	t.Cleanup(func() { stop(); group.Wait(); r.server.CloseClientConnections(); r.server.Close() })
	return r
}

func buildSettings(t testing.TB, folder, own string) pipeline.Settings {
	t.Helper()
	opened, err := pipeline.Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Settings{
		Folder: opened, ConfigFolder: opened, ConfigName: "debrief.yaml",
		Layouts: pipeline.Overlay(os.DirFS(own), layouts.FS), Assets: assets.FS,
		AsOf: kb.Date{Year: 2026, Month: 11, Day: 21}, Drafts: true, KeepGoing: true, LastGood: true,
	}
}

// TestCollectsAfterASave: the garbage of a load is collected when it is shown, and nothing
// is where nothing changed.
func TestCollectsAfterASave(t *testing.T) {
	var rooms atomic.Int32
	r := start(t, map[string]string{"a.md": "# One\n"}, func(s *Settings) {
		s.Poll, s.Room = 50*time.Millisecond, func() { rooms.Add(1) }
	})
	forced := func() uint32 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.NumForcedGC
	}
	collected := func(after uint32) {
		t.Helper()
		for range 3000 {
			if forced() > after {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatal("nothing is collected")
	}
	collected(0)
	before := forced()
	r.write("a.md", "# Another\n")
	r.shows("/incidents/a/", "Another")
	collected(before)
	if rooms.Load() == 0 {
		t.Error("no room was made for the load")
	}
	before = forced()
	time.Sleep(collectAfter + 4*r.settings.Poll)
	if now := forced(); now != before {
		t.Errorf("%d collections without a save", now-before)
	}
}

// write writes a file below the folder, making its folders.
func (r *running) write(name, text string) {
	r.t.Helper()
	name = filepath.Join(r.folder, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// get asks for an address as a browser does that a person typed it into.
func (r *running) get(address string) (int, string) {
	r.t.Helper()
	response, err := http.Get(r.server.URL + address)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// eventually waits until a page is as it should be.
func (r *running) eventually(address, what string, ok func(status int, body string) bool) {
	r.t.Helper()
	var body string
	var status int
	for range 3000 {
		if status, body = r.get(address); ok(status, body) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	r.t.Fatalf("%s never %s: %d\n%s", address, what, status, body[max(0, len(body)-1500):])
}

func (r *running) shows(address, text string) {
	r.t.Helper()
	r.eventually(address, fmt.Sprintf("shows %q", text), func(_ int, body string) bool { return strings.Contains(body, html.EscapeString(text)) })
}

func (r *running) lacks(address, text string) {
	r.t.Helper()
	r.eventually(address, fmt.Sprintf("lacks %q", text), func(_ int, body string) bool { return !strings.Contains(body, html.EscapeString(text)) })
}

var small = map[string]string{
	"2026-01-01-queue.md": "# The queue stopped\n\nSee [the disk](2026-02-02-disk.md).\n\n## Contributing factors\n\n- **Retry storm** (technical): clients\n",
	"2026-02-02-disk.md":  "# The disk was full\n\nNothing could be written.\n",
}

// TestFollow: every kind of change is seen without a request for it.
func TestFollow(t *testing.T) {
	for name, poll := range map[string]time.Duration{"told": 0, "poll": 60 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			r := start(t, small, func(s *Settings) { s.Poll = poll })
			path := func(name string) string { return filepath.Join(r.folder, name) }
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			r.write("2026-02-02-disk.md", "# The disk was nearly full\n\n## Contributing factors\n\n- **Retry storm** (technical): again\n")
			r.shows("/incidents/2026-02-02-disk/", "The disk was nearly full")
			r.shows("/incidents/2026-01-01-queue/", "The disk was nearly full")
			r.shows("/factors/retry-storm/", "The disk was nearly full")

			must(os.WriteFile(path(".new.tmp"), []byte("# Saved by rename\n"), 0o644))
			must(os.Rename(path(".new.tmp"), path("2026-02-02-disk.md")))
			r.shows("/", "Saved by rename")
			r.lacks("/factors/retry-storm/", "nearly full")

			must(os.Rename(path("2026-02-02-disk.md"), path("2026-02-03-volume.md")))
			r.shows("/incidents/2026-02-03-volume/", "Saved by rename")
			r.eventually("/incidents/2026-02-02-disk/", "goes", func(status int, _ string) bool { return status == 404 })

			r.write("team/deep/2026-03-03-new.md", "# In a new folder\n")
			r.shows("/incidents/2026-03-03-new/", "In a new folder")
			must(os.Rename(path("team"), path("crew")))
			time.Sleep(150 * time.Millisecond)
			r.write("crew/deep/2026-03-03-new.md", "# In a renamed folder\n")
			r.shows("/incidents/2026-03-03-new/", "In a renamed folder")
			must(os.RemoveAll(path("crew")))
			r.eventually("/incidents/2026-03-03-new/", "goes", func(status int, _ string) bool { return status == 404 })

			r.write("debrief.yaml", "title: Another name\n")
			r.shows("/", "Another name")
			r.write("../layouts/notfound.html", `{{template "head.html" .}}<h1>Not here</h1>{{template "foot.html" .}}`)
			r.shows("/nothing", "Not here")

			must(os.Rename(r.folder, r.folder+"-away"))
			r.shows("/", "The site is shown as it was before")
			must(os.Rename(r.folder+"-away", r.folder))
			r.lacks("/", "The site is shown as it was before")
			r.write("2026-02-03-volume.md", "# After the move\n")
			r.shows("/", "After the move")
			if said := r.said(); said != "" {
				t.Errorf("it said %q", said)
			}
		})
	}
}

// TestBreakAndRepair: a broken file, configuration or layout leaves the last good
// page, says what is wrong and where, and is forgotten with the next save.
func TestBreakAndRepair(t *testing.T) {
	r := start(t, small, nil)
	const address = "/incidents/2026-02-02-disk/"
	rounds := 10
	for n := range rounds {
		r.write("2026-02-02-disk.md", fmt.Sprintf("---\ntitle: Good %d\n---\nText\n", n))
		r.shows(address, fmt.Sprintf("Good %d", n))
		r.write("2026-02-02-disk.md", fmt.Sprintf("---\ntitle: \"Half %d\n---\nText\n", n))
		r.shows("/", "Errors keep the site from being built")
		status, body := r.get(address)
		link := "vscode://file" + filepath.ToSlash(filepath.Join(r.folder, "2026-02-02-disk.md")) + ":2:"
		for _, want := range []string{fmt.Sprintf("Good %d", n), "2026-02-02-disk.md:2:", link, "help:"} {
			if status != 200 || !strings.Contains(body, want) {
				t.Errorf("round %d: the page has no %q", n, want)
			}
		}
		r.write("2026-02-02-disk.md", small["2026-02-02-disk.md"])
		r.lacks("/", "Errors keep the site")
	}
	r.write("../layouts/incident.html", "{{.Nothing")
	r.shows(address, "The site is shown as it was before")
	r.shows(address, "incident.html")
	r.shows(address, "Nothing could be written.")
	r.write("../layouts/incident.html", `<h1>{{.NoSuchField}}</h1>`)
	r.shows(address, "NoSuchField")
	if status, body := r.get(address); status != 200 || !strings.Contains(body, "Nothing could be written.") {
		t.Errorf("a layout that fails in a page loses the last good page: %d", status)
	}
	if err := os.Remove(filepath.Join(r.layouts, "incident.html")); err != nil {
		t.Fatal(err)
	}
	r.lacks(address, "as it was before")
	r.write("debrief.yaml", "titel: x\nseverities: 3\n")
	r.shows("/", "debrief.yaml:")
	if err := os.Remove(filepath.Join(r.folder, "debrief.yaml")); err != nil {
		t.Fatal(err)
	}
	r.lacks("/", "debrief.yaml:")
}

// TestFindings: what may be mended in the document of a page stands at its foot,
// and nothing of the preview is in what a build writes.
func TestFindings(t *testing.T) {
	files := map[string]string{
		"a.md": "---\nseverty: sev1\n---\n# A\n<script>alert(1)</script>\n", "b.md": "# B\n",
	}
	r := start(t, files, nil)
	if _, body := r.get("/incidents/a/"); !strings.Contains(body, "key-unknown") || strings.Contains(body, "<script>alert") {
		t.Error("the findings of the page are not at its foot, or are not escaped")
	}
	if _, body := r.get("/incidents/b/"); strings.Contains(body, "key-unknown") {
		t.Error("the findings of another page are shown")
	}
	for path, body := range clean(t, r.folder, r.layouts) {
		if strings.Contains(body, "/-/") || strings.Contains(body, "debrief-preview") {
			t.Errorf("%s has something of the preview", path)
		}
	}
}

// clean is what a build makes of a folder.
func clean(t testing.TB, folder, own string) map[string]string {
	t.Helper()
	site, err := pipeline.Load(context.Background(), buildSettings(t, folder, own))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, page := range site.Pages.All() {
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			t.Fatal(err)
		}
		files[page.Path] = out.String()
	}
	return files
}

// undress takes what the preview added out of a page.
func undress(body string) string {
	begin := strings.Index(body, `<link rel="stylesheet" href="/-/preview.css">`)
	if begin < 0 {
		return body
	}
	end := begin + strings.Index(body[begin:], "</script>\n") + len("</script>\n")
	return body[:begin] + body[end:]
}

// TestModel does to a folder what people and their tools do, in any order and
// pace; when they are done, what is served is what a build would write.
func TestModel(t *testing.T) {
	r := start(t, small, nil)
	random := rand.New(rand.NewPCG(36, uint64(*operations)))
	world := &world{t: t, root: r.folder, random: random}
	for n := 1; n <= *operations; n++ {
		world.change()
		if random.IntN(3) == 0 { // pages that are asked for meanwhile are kept
			r.get("/")
			r.get("/incidents/2026-01-01-queue/")
			r.get("/factors/retry-storm/")
		}
		if random.IntN(4) == 0 {
			time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
		}
		if n%60 == 0 || n == *operations {
			world.heal()
			r.converges()
		}
	}
}

// converges waits until the preview is quiet, and compares it with a clean build.
func (r *running) converges() {
	r.t.Helper()
	want := clean(r.t, r.folder, r.layouts)
	var differs string
	for range 1500 {
		if differs = r.difference(want); differs == "" {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	r.t.Fatalf("the preview does not converge: %s", differs)
}

// difference names a file that is served otherwise than a build would write it.
func (r *running) difference(want map[string]string) string {
	now := r.state.Load()
	if pages := len(now.site.Pages.All()); pages != len(want) {
		return fmt.Sprintf("%d files are served, %d would be written", pages, len(want))
	}
	for path, body := range want {
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
		request.URL.Path = "/" + path
		r.ServeHTTP(recorder, request)
		if got := undress(recorder.Body.String()); got != body {
			return fmt.Sprintf("%s is\n%.300s\nwant\n%.300s", path, got, body)
		}
	}
	return ""
}

// TestEvents: a stream says reload when the page is another one, notes when only
// the notes are, and nothing for a change elsewhere.
func TestEvents(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# A\n\n![](a.gif)\n", "b.md": "# B\n\nText.\n", "a.gif": pixelOf('\xff')}, nil)
	_, body := r.get("/incidents/a/")
	events := r.stream("/incidents/a/", body)
	r.write("b.md", "# B\n\nA change of another page.\n")
	r.shows("/incidents/b/", "another page")
	r.write("b.md", "---\ntitle: \"\n---\n")
	if got := <-events; !strings.HasPrefix(got, "event: notes") {
		t.Errorf("a broken file elsewhere sent %q", got)
	}
	r.write("b.md", "# B\n\nA change of another page.\n")
	if got := <-events; !strings.HasPrefix(got, "event: notes") {
		t.Errorf("a mended file elsewhere sent %q", got)
	}
	r.write("a.md", "# A\n\n![](a.gif) Changed.\n")
	if got := <-events; !strings.HasPrefix(got, "event: reload") {
		t.Errorf("a change of the page sent %q", got)
	}
	r.write("a.gif", pixelOf('\x7f'))
	if got := <-events; !strings.HasPrefix(got, "event: reload") {
		t.Errorf("a change of its picture sent %q", got)
	}
}

// pixelOf is a GIF of one pixel with a shade of red.
func pixelOf(red byte) string {
	return "GIF89a\x01\x00\x01\x00\x80\x00\x00" + string([]byte{red}) + "\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
}

// stream follows the events of a page as it was served.
func (r *running) stream(address, body string) <-chan string {
	r.t.Helper()
	data := func(name string) string {
		_, rest, _ := strings.Cut(body, "data-"+name+`="`)
		value, _, _ := strings.Cut(rest, `"`)
		return value
	}
	response, err := http.Get(r.server.URL + eventsPath + "?page=" + address + "&content=" + data("content") + "&notes=" + data("notes") + "&styles=" + data("styles"))
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { response.Body.Close() })
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(response.Body)
		for scanner.Scan() {
			if strings.HasPrefix(scanner.Text(), "event:") {
				lines <- scanner.Text()
			}
		}
	}()
	return lines
}

// TestTooManyStreams: the 65th open page is told so, and pages still come.
func TestTooManyStreams(t *testing.T) {
	r := start(t, small, nil)
	for range mostStreams {
		r.stream("/", "")
	}
	if status, _ := r.get(eventsPath + "?page=/"); status != http.StatusServiceUnavailable {
		t.Errorf("one stream too many is %d", status)
	}
	if status, _ := r.get("/"); status != 200 {
		t.Errorf("a page is %d", status)
	}
}

// TestPanicInPage: a page that panics is a message, and the server lives.
func TestPanicInPage(t *testing.T) {
	r := start(t, small, nil)
	of := newSnapshot(r.Site(), nil)
	of.find = func(path string) (publish.Page, bool) {
		if path == "bad/index.html" {
			return publish.Page{Path: path, Write: func(io.Writer) error { panic("oh no") }}, true
		}
		return r.Site().Pages.At(path)
	}
	still := New(r.settings) // which follows nothing
	still.state.Store(newState(of, nil))
	server := httptest.NewServer(still)
	defer server.Close()
	r.server.URL = server.URL
	for range 2 {
		if status, body := r.get("/bad/"); status != 500 || !strings.Contains(body, "oh no") {
			t.Errorf("the page is %d %s", status, body)
		}
	}
	if status, _ := r.get("/"); status != 200 {
		t.Errorf("the home page is %d", status)
	}
}

// TestStop: the server ends with its context, open streams and all, and clients
// that send or read nothing do not hinder others.
func TestStop(t *testing.T) {
	r := start(t, small, nil)
	listener, err := Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.Serve(ctx, listener) }()
	root := "http://" + listener.Addr().String()
	for range 20 {
		idle, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer idle.Close()
		fmt.Fprint(idle, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
	}
	response, err := http.Get(root + eventsPath + "?page=/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	page, err := http.Get(root + "/")
	if err != nil || page.StatusCode != http.StatusOK {
		t.Fatal(page, err)
	}
	page.Body.Close()
	request, _ := http.NewRequest(http.MethodGet, root+"/", nil)
	request.Header.Set("X-Long", strings.Repeat("x", 17<<10))
	long, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	long.Body.Close()
	if long.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("17 kB of headers are answered with %d", long.StatusCode)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("it does not stop")
	}
}

// TestListen takes the next free port.
func TestListen(t *testing.T) {
	first, err := Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Addr().(*net.TCPAddr).Port
	second, err := Listen("127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := second.Addr().(*net.TCPAddr).Port; got <= port {
		t.Errorf("port %d is taken, and %d was chosen", port, got)
	}
}

// TestOverflow: where the system lost events, everything is looked at again.
func TestOverflow(t *testing.T) {
	watchers := make(chan *fsnotify.Watcher, 10)
	var looks atomic.Int32
	r := start(t, small, func(s *Settings) {
		s.Now = func() time.Time { looks.Add(1); return time.Now() } // asked when a load begins, and once for the next day
		s.watcher = func() (*fsnotify.Watcher, error) {
			w, err := fsnotify.NewWatcher()
			watchers <- w
			return w, err
		}
	})
	w := <-watchers
	for looks.Load() < 3 || !r.mu.TryLock() { // until the look is over with which the watch begins
		time.Sleep(time.Millisecond)
	}
	r.mu.Unlock()
	for _, folder := range w.WatchList() {
		if err := w.Remove(folder); err != nil {
			t.Fatal(err)
		}
	}
	r.write("2026-02-02-disk.md", "# Unseen\n")
	time.Sleep(3 * quiet)
	if _, body := r.get("/"); strings.Contains(body, "Unseen") {
		t.Fatal("the change was seen without a watch, so this test shows nothing")
	}
	w.Errors <- fsnotify.ErrEventOverflow
	r.shows("/", "Unseen")
	r.write("2026-02-02-disk.md", "# Watched again\n")
	r.shows("/", "Watched again")
}

// TestNoWatches: where the system cannot watch, the folder is looked at from time
// to time, and the person is told once.
func TestNoWatches(t *testing.T) {
	r := start(t, small, func(s *Settings) {
		s.watcher = func() (*fsnotify.Watcher, error) {
			return nil, errors.New("no more watches (fs.inotify.max_user_instances)")
		}
	})
	r.write("2026-02-02-disk.md", "# Found by looking\n")
	r.shows("/", "Found by looking")
	if said := r.said(); strings.Count(said, "no more watches") != 1 {
		t.Errorf("it said %q", said)
	}
}
