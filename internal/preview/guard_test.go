package preview

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestGuard asks from everywhere, by every name and in every way: only a person
// and our own pages are answered, and no answer is for another site to read.
func TestGuard(t *testing.T) {
	r := start(t, small, func(s *Settings) { s.Hosts = []string{"wiki.internal"} })
	server, err := url.Parse(r.server.URL)
	if err != nil {
		t.Fatal(err)
	}
	port := ":" + server.Port()
	hosts := map[string]bool{
		"localhost" + port: true, "localhost": true, "127.0.0.1" + port: true, "[::1]" + port: true, "LOCALHOST" + port: true,
		"wiki.internal" + port: true, "localhost:1": false, "evil.example": false, "evil.example" + port: false,
		"localhost.evil.example" + port: false, "127.0.0.1.evil.example": false, "169.254.169.254": false,
	}
	origins := []struct {
		origin, site, mode, dest string
		ok                       bool
	}{
		{"", "", "", "", true},
		{"", "none", "navigate", "document", true},
		{"", "same-origin", "cors", "empty", true},
		{"", "cross-site", "navigate", "document", true}, // a link in a chat
		{"", "cross-site", "navigate", "iframe", false},
		{"", "cross-site", "no-cors", "image", false},
		{"", "same-site", "no-cors", "script", false},
		{"http://evil.example", "cross-site", "cors", "empty", false},
		{"http://evil.example", "", "", "", false},
		{"null", "", "", "", false},
	}
	methods := []string{"GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE"}
	endpoints := []string{"/", "/index.json", "/incidents/2026-01-01-queue/", scriptPath, eventsPath, "/none"}
	for host, allowed := range hosts {
		for _, o := range origins {
			for _, method := range methods {
				for _, endpoint := range endpoints {
					if endpoint == eventsPath && method == "GET" {
						continue // a stream does not end; see below
					}
					request, err := http.NewRequest(method, r.server.URL+endpoint, nil)
					if err != nil {
						t.Fatal(err)
					}
					request.Host = host
					for name, value := range map[string]string{"Origin": o.origin, "Sec-Fetch-Site": o.site, "Sec-Fetch-Mode": o.mode, "Sec-Fetch-Dest": o.dest} {
						if value != "" {
							request.Header.Set(name, value)
						}
					}
					response, err := http.DefaultTransport.RoundTrip(request)
					if err != nil {
						t.Fatal(err)
					}
					response.Body.Close()
					read := method == "GET" || method == "HEAD"
					linked := o.site == "cross-site" && endpoint == eventsPath
					want := allowed && o.ok && read && !linked
					got := response.StatusCode == http.StatusOK || response.StatusCode == http.StatusNotFound
					if got != want {
						t.Errorf("%s %s at %s from %+v is %d", method, endpoint, host, o, response.StatusCode)
					}
					for name := range response.Header {
						if strings.HasPrefix(name, "Access-Control-") {
							t.Errorf("%s %s sends %s", method, endpoint, name)
						}
					}
				}
			}
		}
	}
	for _, o := range origins[3:] {
		request := httptest.NewRequest(http.MethodGet, eventsPath, nil)
		request.Host = "localhost"
		request.Header.Set("Origin", o.origin)
		request.Header.Set("Sec-Fetch-Site", o.site)
		recorder := httptest.NewRecorder()
		if o.site != "" || o.origin != "" {
			r.ServeHTTP(recorder, request)
			if recorder.Code != http.StatusForbidden {
				t.Errorf("events from %+v are %d", o, recorder.Code)
			}
		}
	}
}

// TestTraversal: no spelling of a path leads out of the list of pages.
func TestTraversal(t *testing.T) {
	r := start(t, small, nil)
	r.write("../secret.txt", "SECRET")
	r.write(".hidden", "SECRET")
	r.write("not-linked.txt", "SECRET")
	ups := []string{"..", "%2e%2e", "%2e.", ".%2e", "%252e%252e", "..;", "..%00", "..%c0%af", "%c0%ae%c0%ae", "....", ".%00.", "．．"}
	slashes := []string{"/", "%2f", "%5c", "\\", "//", "/./", "%252f"}
	targets := []string{"secret.txt", "etc/passwd", "content/2026-01-01-queue.md"}
	spellings := []string{"/2026-01-01-queue.md", "/.hidden", "/not-linked.txt", "/debrief.yaml", "/-/", "/-/../secret.txt", "//evil.example/", "/\\evil.example"}
	for _, up := range ups {
		for _, slash := range slashes {
			for _, target := range targets {
				spellings = append(spellings, "/"+up+slash+target, "/incidents/"+up+slash+up+slash+up+slash+target)
			}
		}
	}
	if len(spellings) < 250 {
		t.Fatalf("only %d spellings", len(spellings))
	}
	for _, spelling := range spellings {
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
		request.RequestURI = spelling
		if parsed, err := url.ParseRequestURI(spelling); err == nil {
			request.URL = parsed
		} else {
			request.URL.Path = spelling
		}
		r.ServeHTTP(recorder, request)
		if recorder.Code != http.StatusNotFound || strings.Contains(recorder.Body.String(), "SECRET") || strings.Contains(recorder.Body.String(), "root:") {
			t.Errorf("%s is %d %s", spelling, recorder.Code, recorder.Header().Get("Location"))
		}
	}
}

// TestRedirect: a folder without its slash leads to the folder, and nowhere else.
func TestRedirect(t *testing.T) {
	r := start(t, small, nil)
	for address, want := range map[string]string{
		"/incidents": "/incidents/", "/incidents/2026-01-01-queue?x=1": "/incidents/2026-01-01-queue/?x=1", "//incidents": "", "/incidents/index.html": "",
	} {
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodGet, "http://localhost"+address, nil)
		r.ServeHTTP(recorder, request)
		if got := recorder.Header().Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

func TestCheckEditor(t *testing.T) {
	for address, ok := range map[string]bool{
		VSCode: true, "idea://open?file={path}&line={line}": true, "javascript:alert({path})": false, "JavaScript:{path}": false,
		"{path}": false, "vscode://file": false, "data:text/html,{path}": false,
	} {
		if err := CheckEditor(address); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func ExampleLoopback() {
	for _, host := range []string{"127.0.0.1", "localhost", "::1", "0.0.0.0", "", "192.168.1.5"} {
		fmt.Println(Loopback(host))
	}
	// Output:
	// true
	// true
	// true
	// false
	// false
	// false
}
