package sitetest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
)

// TestHosting serves the example with the servers that the guide names, each by the
// very text that stands there, at the root of a host and below it. Every link is
// followed, and every file asked for: all are there, with their types and the
// headers of _headers, and none is sent a second time.
func TestHosting(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	for _, server := range []struct {
		name, language string
		// command serves by the file in a folder of its own; whole makes that file of
		// the guide's text.
		command func(file string) []string
		whole   func(text, scratch, address string) string
	}{
		{"nginx", "nginx", func(file string) []string { return []string{"-c", file} }, nginxFile},
		{"caddy", "caddyfile", func(file string) []string { return []string{"run", "--adapter", "caddyfile", "--config", file} }, caddyFile},
	} {
		for _, base := range []string{"/", "/sub/"} {
			t.Run(server.name+" at "+base, func(t *testing.T) {
				program := hostProgram(t, server.name)
				root, scratch, address := t.TempDir(), t.TempDir(), freeAddress(t)
				b := publishExample(t, root, base)
				text := snippet(t, server.language, root, base)
				file := filepath.Join(scratch, "server.conf")
				if err := os.WriteFile(file, []byte(server.whole(text, scratch, address)), 0o600); err != nil {
					t.Fatal(err)
				}
				startHost(t, scratch, address, program, server.command(file)...)
				crawlHost(t, b, "http://"+address+base)
			})
		}
	}
}

// hostProgram is the path of a server; the test is skipped where there is none.
func hostProgram(t *testing.T, name string) string {
	t.Helper()
	for _, place := range []string{name, "/usr/sbin/" + name} {
		if program, err := exec.LookPath(place); err == nil {
			return program
		}
	}
	if os.Getenv("DEBRIEF_REQUIRE_HOSTS") != "" {
		t.Fatalf("there is no %s here", name)
	}
	t.Skipf("skipped: there is no %s here", name)
	return ""
}

// publishExample writes the example below root as a site of that base.
func publishExample(t *testing.T, root, base string) *built {
	t.Helper()
	settings := defaults(os.DirFS(exampleFolder))
	settings.BaseURL = "https://host.example" + base
	b := buildFolder(t, settings)
	if _, err := pipeline.Publish(context.Background(), b.Site, filepath.Join(root, base), publish.Options{}); err != nil {
		t.Fatal(err)
	}
	for name, file := range b.files {
		b.files[name] = published(t, name, file)
	}
	return b
}

// snippet is a block of the guide's chapter, for a site in root at base: in lines
// that say "below a folder" what they say takes the place of what is there.
func snippet(t *testing.T, language, root, base string) string {
	t.Helper()
	chapter, err := os.ReadFile(filepath.Join(exampleFolder, "guide", "hosting.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(chapter), "\n```"+language+"\n")
	text, _, closed := strings.Cut(text, "\n```\n")
	if !found || !closed || !strings.Contains(text, "/srv/www") {
		t.Fatalf("the guide has no block %q with the folder /srv/www", language)
	}
	text = strings.ReplaceAll(text, "/srv/www", root)
	marked := regexp.MustCompile(`(?m) /(404\.html)?([ ;].*# below a folder: )(\S+)$`)
	if !marked.MatchString(text) {
		t.Fatalf("the block %q does not say what to write below a folder", language)
	}
	if base != "/" {
		text = marked.ReplaceAllString(text, " $3$2$3")
	}
	return text
}

// nginxFile puts the guide's text where Debian does, in a server of one process that
// writes nowhere but into scratch.
func nginxFile(text, scratch, address string) string {
	text = strings.Replace(text, "listen 80;", "listen "+address+";", 1)
	return fmt.Sprintf("daemon off;\nmaster_process off;\npid %[1]s/pid;\nerror_log stderr;\nevents { }\nhttp {\naccess_log off;\n"+
		"client_body_temp_path %[1]s/body;\nproxy_temp_path %[1]s/proxy;\nfastcgi_temp_path %[1]s/fastcgi;\n"+
		"uwsgi_temp_path %[1]s/uwsgi;\nscgi_temp_path %[1]s/scgi;\n%[2]s\n}\n", scratch, text)
}

// caddyFile leaves out what needs the network: the name of the host, its certificate
// and the port of the administrator.
func caddyFile(text, _, address string) string {
	return "{\n\tadmin off\n}\n" + strings.Replace(text, "postmortems.example.org {", "http://"+address+" {", 1)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// startHost starts a server, waits until it answers, and ends it with the test.
func startHost(t *testing.T, scratch, address, program string, args ...string) {
	t.Helper()
	var said bytes.Buffer
	server := exec.Command(program, args...)
	server.Dir, server.Stdout, server.Stderr = scratch, &said, &said
	server.Env = append(os.Environ(), "HOME="+scratch, "XDG_CONFIG_HOME="+scratch, "XDG_DATA_HOME="+scratch)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	for {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("%s ended: %v\n%s", program, err, said.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		if err := <-ended; err == nil {
			t.Logf("%s ended by itself", program)
		}
	})
}

// host is a server that is asked.
type host struct {
	t      *testing.T
	b      *built
	base   string // the address of the site
	client *http.Client
	// wanted has the headers that _headers has for every page.
	wanted map[string]string
}

// crawlHost follows all links from the home page, then asks for all files that no
// link leads to.
func crawlHost(t *testing.T, b *built, base string) {
	t.Helper()
	h := host{t: t, b: b, base: base, wanted: map[string]string{}}
	h.client = &http.Client{
		Transport:     &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	t.Cleanup(h.client.CloseIdleConnections)
	block, _, _ := strings.Cut(string(b.files["_headers"]), "\n\n")
	for _, line := range strings.Split(block, "\n")[1:] {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		h.wanted[name] = value
	}
	if len(h.wanted) < 3 {
		t.Fatalf("_headers has only %v", h.wanted)
	}

	linked := h.follow("")
	for name := range b.files {
		if address := strings.TrimSuffix(name, "index.html"); !linked[address] && !hidden.MatchString(name) {
			h.page(address)
		}
	}
	t.Logf("%d addresses are linked, %d files are there", len(linked), len(b.files))
	if len(linked) < 200 {
		t.Errorf("only %d addresses are linked", len(linked))
	}
	h.strangers()
}

// hidden are the files that are not for readers.
var hidden = regexp.MustCompile(`^(\.nojekyll|_headers|_redirects|404\.html)$`)

// follow asks for a page and all that links lead to from there.
func (h host) follow(first string) map[string]bool {
	h.t.Helper()
	seen := map[string]bool{first: true}
	for queue := []string{first}; len(queue) > 0; queue = queue[1:] {
		body := h.page(queue[0])
		if name := queue[0]; name != "" && !strings.HasSuffix(name, "/") && !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, address := range h.links(h.base+queue[0], body) {
			if !seen[address] {
				seen[address] = true
				queue = append(queue, address)
			}
		}
	}
	return seen
}

// links are the addresses, below that of the site, to which a page leads.
func (h host) links(at string, body []byte) (below []string) {
	h.t.Helper()
	here, err := url.Parse(at)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, link := range parsePage(h.t, at, body).links {
		if strings.HasPrefix(link, "#") {
			continue // TestLinks looks at these
		}
		to, err := here.Parse(link)
		if err != nil {
			h.t.Errorf("%s: %q is no address: %v", at, link, err)
			continue
		}
		if to.Host == "host.example" {
			to.Scheme, to.Host = here.Scheme, here.Host
		}
		if to.Host != here.Host {
			continue
		}
		to.Fragment, to.RawQuery = "", ""
		address, inside := strings.CutPrefix(to.String(), h.base)
		if !inside {
			h.t.Errorf("%s: %q leaves the site", at, link)
			continue
		}
		below = append(below, address)
	}
	return below
}

// page asks for what must be there, twice, and returns it.
func (h host) page(address string) []byte {
	h.t.Helper()
	answer, body := h.get(address, "")
	if answer.StatusCode != http.StatusOK {
		h.t.Errorf("%s: %s", address, answer.Status)
		return nil
	}
	name := address
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if name, err := url.PathUnescape(name); err != nil || !bytes.Equal(body, h.b.files[name]) {
		h.t.Errorf("%s: not the file that was built", address)
	}
	if want := mediaType(name); !want.MatchString(answer.Header.Get("Content-Type")) {
		h.t.Errorf("%s: its type is %q, not %s", address, answer.Header.Get("Content-Type"), want)
	}
	cache := "no-cache"
	if pipeline.Immutable(name) {
		cache = "public, max-age=31536000, immutable"
	}
	if have := answer.Header.Get("Cache-Control"); have != cache {
		h.t.Errorf("%s: Cache-Control is %q, not %q", address, have, cache)
	}
	h.guarded(address, answer)
	if strings.HasSuffix(name, ".html") && len(body) > 2000 && answer.Header.Get("Content-Encoding") != "gzip" {
		h.t.Errorf("%s: %d bytes are not compressed", address, len(body))
	}
	tag := answer.Header.Get("ETag")
	if again, _ := h.get(address, tag); tag == "" || again.StatusCode != http.StatusNotModified {
		h.t.Errorf("%s: the second visit, with the tag %s, is answered by %s", address, tag, again.Status)
	}
	return body
}

// guarded holds an answer against what _headers asks for.
func (h host) guarded(address string, answer reply) {
	h.t.Helper()
	for name, value := range h.wanted {
		if name == "Content-Security-Policy" && path.Ext(address) == ".svg" {
			value = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
		}
		if have := answer.Header.Get(name); have != value {
			h.t.Errorf("%s: %s is %q, not %q", address, name, have, value)
		}
	}
}

// mediaType is what the type of a file must look like.
func mediaType(name string) *regexp.Regexp {
	types := map[string]string{
		".html": "text/html; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".csv": "text/csv; charset=utf-8",
		".ics": "text/calendar; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".css": "text/css(; charset=utf-8)?",
		".js": "(text|application)/javascript(; charset=utf-8)?", ".json": "application/json", ".svg": `image/svg\+xml`,
		".png": "image/png", ".xml": "(text|application)/xml(; charset=utf-8)?",
	}
	if path.Base(name) == "feed.xml" {
		return regexp.MustCompile(`^application/atom\+xml$`)
	}
	return regexp.MustCompile("^" + types[path.Ext(name)] + "$")
}

// strangers asks for what is not there, or not for readers, and for a folder
// without its slash.
func (h host) strangers() {
	h.t.Helper()
	for _, address := range []string{"gone", "gone/very/deep/", "assets/gone.css", ".debrief-site.json", ".nojekyll", "_headers", "_redirects"} {
		answer, body := h.get(address, "")
		if answer.StatusCode != http.StatusNotFound || !bytes.Equal(body, h.b.files["404.html"]) {
			h.t.Errorf("%s: answered by %s and %d bytes, not by 404.html", address, answer.Status, len(body))
		}
		h.guarded(address, answer)
		for _, link := range h.links(h.base+address, body) {
			if to, _ := h.get(link, ""); to.StatusCode != http.StatusOK {
				h.t.Errorf("404.html at %s leads to %s: %s", address, link, to.Status)
			}
		}
	}
	answer, _ := h.get("incidents", "")
	if to := answer.Location; to == nil || to.String() != h.base+"incidents/" {
		h.t.Errorf("incidents, without a slash, leads to %v", to)
	}
}

// reply is what a server answers, besides the body.
type reply struct {
	StatusCode int
	Status     string
	Header     http.Header
	// Location leads elsewhere; nil where it does not.
	Location *url.URL
}

// get asks for an address below that of the site, unless it is still what tag says.
func (h host) get(address, tag string) (reply, []byte) {
	h.t.Helper()
	request, err := http.NewRequest(http.MethodGet, h.base+address, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip")
	if tag != "" {
		request.Header.Set("If-None-Match", tag)
	}
	answer, err := h.client.Do(request)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	var reader io.Reader = answer.Body
	if answer.Header.Get("Content-Encoding") == "gzip" && answer.StatusCode != http.StatusNotModified {
		if reader, err = gzip.NewReader(answer.Body); err != nil {
			h.t.Fatalf("%s: %v", address, err)
		}
	}
	body, err := io.ReadAll(reader)
	if err != nil {
		h.t.Fatalf("%s: %v", address, err)
	}
	location, err := answer.Location()
	if err != nil && !errors.Is(err, http.ErrNoLocation) {
		h.t.Fatalf("%s: %v", address, err)
	}
	return reply{answer.StatusCode, answer.Status, answer.Header, location}, body
}
