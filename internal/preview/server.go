package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
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
	writeTimeout  = 30 * time.Second
	mostHeaders   = 16 << 10
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
		answer(w, r, http.StatusOK, "text/javascript; charset=utf-8", script)
	case stylePath:
		answer(w, r, http.StatusOK, "text/css; charset=utf-8", style)
	default:
		p.servePage(w, r)
	}
}

// servePage serves a file of the site, or what stands for one that is missing.
func (p *Preview) servePage(w http.ResponseWriter, r *http.Request) {
	now := p.state.Load()
	if name := now.below(r.URL.Path); now.site != nil && pipeline.IsSearchFile(name) {
		serveSearch(w, r, now.snapshot, name)
		return
	}
	name, folder := now.lookUp(r.URL.Path)
	if folder {
		// The name is one of the site's own pages, so this leads nowhere else.
		to := url.URL{Path: "/" + strings.TrimSuffix(name, "index.html"), RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		answer(w, r, http.StatusTemporaryRedirect, "text/plain; charset=utf-8", nil)
		return
	}
	if name != "" && !isPage(name) {
		body, err := now.page(name)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if strings.HasSuffix(name, ".svg") {
			w.Header().Set("Content-Security-Policy", render.SVGPolicy)
		}
		answer(w, r, http.StatusOK, mediaType(name), body)
		return
	}
	v := p.view(now, name)
	answer(w, r, v.status, "text/html; charset=utf-8", p.dress(now, v))
}

// lookUp finds the file of the site that an address means, and whether it is
// the index of a folder that the address names without a slash at its end. The
// name is empty if there is none.
func (s *snapshot) lookUp(address string) (name string, folder bool) {
	name = s.below(address)
	index := name + "index.html"
	if name != "" && !strings.HasSuffix(name, "/") {
		if _, ok := s.pages[name]; ok {
			return name, false
		}
		index, folder = name+"/index.html", true
	}
	if _, ok := s.pages[index]; ok {
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

// view is a page as it is shown, before the preview adds to it.
type view struct {
	body   []byte
	status int
	name   string
	// err is why it is not as it should be.
	err error
}

// view renders a page; an empty name means the page for what is missing.
func (p *Preview) view(now *state, name string) view {
	v := view{status: http.StatusOK, name: name, err: now.err}
	if name == "" {
		v.status, name = http.StatusNotFound, "404.html"
	}
	if _, ok := now.pages[name]; !ok {
		v.status = http.StatusServiceUnavailable
		v.body = message("There is no site to show yet", now.err)
		return v
	}
	body, err := now.page(name)
	v.body = body
	if err != nil {
		v.err = errors.Join(now.err, err)
		if body == nil {
			v.status, v.body = http.StatusInternalServerError, message("This page cannot be shown", err)
		}
	}
	return v
}

// message is a page of the preview's own.
func message(title string, err error) []byte {
	text := ""
	if err != nil {
		text = "<p>" + html.EscapeString(err.Error()) + "</p>"
	}
	return fmt.Appendf(nil, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><h1>%s</h1>%s</body></html>\n",
		title, title, text)
}

// dress adds the preview's notes and script to a page, before the end of its
// body.
func (p *Preview) dress(now *state, v view) []byte {
	version := p.version(now, v)
	var own strings.Builder
	fmt.Fprintf(&own, `<link rel="stylesheet" href="%s">`, stylePath)
	own.WriteString(version.notesHTML)
	if !p.settings.NoReload {
		fmt.Fprintf(&own, `<script src="%s" data-content="%s" data-notes="%s" data-styles="%s"></script>`,
			scriptPath, version.content, version.notes, html.EscapeString(version.styles))
	}
	own.WriteString("\n")
	at := bytes.LastIndex(v.body, []byte("</body>"))
	if at < 0 {
		at = len(v.body)
	}
	dressed := make([]byte, 0, len(v.body)+own.Len())
	dressed = append(dressed, v.body[:at]...)
	dressed = append(dressed, own.String()...)
	return append(dressed, v.body[at:]...)
}

func answer(w http.ResponseWriter, r *http.Request, status int, media string, body []byte) {
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
