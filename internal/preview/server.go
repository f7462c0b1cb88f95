package preview

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
)

// What the preview has beside the pages of the site. No page of a site can have
// such an address: no part of one is a lone hyphen.
const (
	eventsPath = "/-/events"
	scriptPath = "/-/preview.js"
	stylePath  = "/-/preview.css"
)

// Limits for slow and malformed clients.
const (
	headerTimeout = 5 * time.Second
	idleTimeout   = time.Minute
	// writeTimeout is for the taking of an answer, however long it was made.
	writeTimeout = 30 * time.Second
	mostHeaders  = 16 << 10
	// mostStreams is how many pages may wait for events at a time.
	mostStreams = 64
	// stopTimeout is how long requests may take that are under way at the end.
	stopTimeout = 2 * time.Second
)

// Serve answers requests until the context ends.
func (p *Preview) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: p, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout, WriteTimeout: writeTimeout,
		MaxHeaderBytes: mostHeaders - 4096, // net/http adds 4096
		ErrorLog:       log.New(io.Discard, "", 0),
	}
	server.RegisterOnShutdown(func() { close(p.closing) })
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		err := server.Shutdown(end)
		if err != nil {
			err = server.Close()
		}
		stopped <- err
	})
	err := server.Serve(listener)
	if stop() { // it ended by itself
		return fmt.Errorf("serve the preview: %w", err)
	}
	return <-stopped
}

// ServeHTTP answers a request from the list of the site's pages. The address is
// only looked up in it: it never becomes a path on the disk.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recovered := recover(); recovered != nil {
			http.Error(w, errorOf("answer the request", recovered).Error(), http.StatusInternalServerError)
		}
	}()
	header := w.Header()
	header.Set("Content-Security-Policy", render.Policy+"; frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
	if status, reason := p.guard.refuse(r); status != 0 {
		if status == http.StatusMethodNotAllowed {
			header.Set("Allow", "GET, HEAD")
		}
		http.Error(w, reason, status)
		return
	}
	switch r.URL.Path {
	case eventsPath:
		p.serveEvents(w, r)
	case scriptPath:
		p.answer(w, r, http.StatusOK, "text/javascript; charset=utf-8", script)
	case stylePath:
		p.answer(w, r, http.StatusOK, "text/css; charset=utf-8", style)
	default:
		allow(w, time.Time{})
		p.servePage(w, r)
	}
}

// allow lets the answer be written until a moment; zero means however late. One that
// cannot be bounded is not.
func allow(w http.ResponseWriter, until time.Time) {
	_ = http.NewResponseController(w).SetWriteDeadline(until)
}

// servePage serves a file of the site, or what stands for one that is missing.
func (p *Preview) servePage(w http.ResponseWriter, r *http.Request) {
	now := p.state.Load()
	if name := now.below(r.URL.Path); now.site != nil && pipeline.IsSearchFile(name) {
		p.serveSearch(w, r, now.snapshot, name)
		return
	}
	name, folder := now.lookUp(r.URL.Path)
	if folder {
		// The name is one of the site's own pages, so this leads nowhere else.
		to := url.URL{Path: "/" + strings.TrimSuffix(name, "index.html"), RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		p.answer(w, r, http.StatusTemporaryRedirect, "text/plain; charset=utf-8", nil)
		return
	}
	if name != "" && !isPage(name) {
		body, err := now.page(name)
		if err != nil {
			p.refuse(w, r, http.StatusInternalServerError, err.Error())
			return
		}
		if strings.HasSuffix(name, ".svg") {
			w.Header().Set("Content-Security-Policy", render.SVGPolicy)
		}
		p.answer(w, r, http.StatusOK, mediaType(name), body)
		return
	}
	page := p.shown(now, name)
	p.answer(w, r, page.status, "text/html; charset=utf-8", page.dressed)
}

// lookUp finds the file of the site that an address means, and whether it is
// the index of a folder that the address names without a slash at its end. The
// name is empty if there is none.
func (s *snapshot) lookUp(address string) (name string, folder bool) {
	name = s.below(address)
	index := name + "index.html"
	if name != "" && !strings.HasSuffix(name, "/") {
		if _, ok := s.find(name); ok {
			return name, false
		}
		index, folder = name+"/index.html", true
	}
	if _, ok := s.find(index); ok {
		return index, folder
	}
	return "", false
}

// below is an address below the root of the site.
func (s *snapshot) below(address string) string {
	name := strings.TrimPrefix(address, "/")
	if s.site != nil && s.site.Config.BaseURL != "" {
		// Pages that must name their place on the host do so.
		if base, err := url.Parse(s.site.Config.BaseURL); err == nil && len(base.Path) > 1 {
			name = strings.TrimPrefix(name, strings.TrimPrefix(base.Path, "/"))
		}
	}
	return name
}

// refuse answers with the reason why there is no such file.
func (p *Preview) refuse(w http.ResponseWriter, r *http.Request, status int, reason string) {
	p.answer(w, r, status, "text/plain; charset=utf-8", []byte(reason+"\n"))
}

// answer writes what was made, for which a reader has as long as for any other answer.
func (p *Preview) answer(w http.ResponseWriter, r *http.Request, status int, media string, body []byte) {
	allow(w, p.settings.Now().Add(writeTimeout))
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that went away needs no answer
	}
}

// isPage tells whether a file of the site is one that browsers show as a page.
func isPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}

// mediaTypes are those of every file that a site can have; the system's own
// table differs from machine to machine.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".csv": "text/csv; charset=utf-8",
	".md":  "text/markdown; charset=utf-8",
	".ics": "text/calendar; charset=utf-8", ".webmanifest": "application/manifest+json",
}

// mediaType is the type of a file of the site; text if it is no other.
func mediaType(name string) string {
	if media, ok := mediaTypes[strings.ToLower(path.Ext(name))]; ok {
		return media
	}
	return "text/plain; charset=utf-8"
}
