package preview

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"net/http"
	"strings"
	"sync"
)

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
	if _, ok := now.find(name); !ok {
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

// shown is a page with what the preview adds to it.
type shown struct {
	status  int
	version version
	dressed []byte
}

// shown is a page of a state, made when it is asked for first; an empty name means the
// page for what is missing.
func (p *Preview) shown(now *state, name string) shown {
	now.mu.Lock()
	page := now.shown[name]
	if page == nil {
		page = sync.OnceValue(func() shown {
			v := p.view(now, name)
			version := p.version(now, v)
			return shown{v.status, version, p.dress(v.body, version)}
		})
		now.shown[name] = page
	}
	now.mu.Unlock()
	return page()
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
func (p *Preview) dress(body []byte, version version) []byte {
	var own strings.Builder
	fmt.Fprintf(&own, `<link rel="stylesheet" href="%s">`, stylePath)
	own.WriteString(version.notesHTML)
	if !p.settings.NoReload {
		fmt.Fprintf(&own, `<script src="%s" data-content="%s" data-notes="%s" data-styles="%s"></script>`,
			scriptPath, version.content, version.notes, html.EscapeString(version.styles))
	}
	own.WriteString("\n")
	at := bytes.LastIndex(body, []byte("</body>"))
	if at < 0 {
		at = len(body)
	}
	dressed := make([]byte, 0, len(body)+own.Len())
	dressed = append(dressed, body[:at]...)
	dressed = append(dressed, own.String()...)
	return append(dressed, body[at:]...)
}
