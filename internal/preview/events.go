package preview

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	_ "embed" // the script and the style of the preview
)

// A page that is open asks for events, and says which version of itself it
// shows. The answer is a stream of server-sent events
// (https://html.spec.whatwg.org/multipage/server-sent-events.html):
//
//	event: reload     the page is another one
//	event: notes      only the notes of the preview are
//	event: styles     only the stylesheets are; data lists them
//
// Nothing is sent for a change that does not touch the page.

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// version tells one state of a page from another.
type version struct {
	content, notes, styles string
	notesHTML              string
}

func (p *Preview) version(now *state, v view) version {
	notes := p.notes(now, v)
	return version{
		content: now.contentVersion(v.body) + fmt.Sprint(v.status), notes: versionOf(notes), styles: styles(v.body), notesHTML: notes,
	}
}

const (
	// pulse keeps a stream alive, and finds out whether its reader is gone.
	pulse = 15 * time.Second
	// retry is how many milliseconds a browser waits before it asks again.
	retry = 500
)

// serveEvents tells a page what becomes of it until either side goes away.
func (p *Preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	select {
	case p.streams <- struct{}{}:
		defer func() { <-p.streams }()
	default:
		w.Header().Set("Retry-After", "10")
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	query := r.URL.Query()
	// The page is named as its address is written.
	page, err := url.PathUnescape(query.Get("page"))
	if err != nil {
		page = ""
	}
	shown := version{content: query.Get("content"), notes: query.Get("notes"), styles: query.Get("styles")}
	s := stream{w, http.NewResponseController(w), p.settings.Now}
	if !s.send("retry: %d\n\n", retry) {
		return
	}
	ticker := time.NewTicker(pulse)
	defer ticker.Stop()
	for {
		now := p.state.Load()
		name, _ := now.lookUp(page)
		if name != "" && !isPage(name) {
			return
		}
		current := p.shown(now, name).version
		if !s.tell(shown, current) {
			return
		}
		shown = current
		select {
		case <-now.replaced:
		case <-ticker.C:
			if !s.send(": still here\n\n") {
				return
			}
		case <-r.Context().Done():
			return
		case <-p.closing:
			return
		}
	}
}

// stream writes events.
type stream struct {
	w    http.ResponseWriter
	ctrl *http.ResponseController
	now  func() time.Time
}

// tell says what is different, if anything is.
func (s stream) tell(shown, current version) bool {
	switch {
	case shown.content != current.content:
		return s.send("event: reload\ndata: %s\n\n", current.content)
	case shown.notes != current.notes && !s.send("event: notes\ndata: %s\n\n", current.notes):
		return false
	case shown.styles != current.styles:
		return s.send("event: styles\ndata: %s\n\n", current.styles)
	}
	return true
}

// send writes and says whether the reader still takes it.
func (s stream) send(format string, args ...any) bool {
	// A stream lives longer than any one answer may take.
	if err := s.ctrl.SetWriteDeadline(s.now().Add(writeTimeout)); err != nil {
		return false
	}
	if _, err := fmt.Fprintf(s.w, format, args...); err != nil {
		return false
	}
	return s.ctrl.Flush() == nil
}
