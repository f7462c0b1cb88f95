package sitetest

import (
	"net/http"
	"testing"
)

// TestNotFoundBelowAFolder: the page for what is not there has its style and its links
// at any depth of a site below a folder that nobody named when it was built.
func TestNotFoundBelowAFolder(t *testing.T) {
	b := buildFolder(t, defaults(archive("-- a.md --\n# Disk full\n\n2026-03-04\n\nThe disk of the shop was full.\n")))
	host := map[string][]byte{"404.html": b.files["404.html"]}
	for name, data := range b.files {
		host["sub/"+name] = data
	}
	policy := b.policy()
	r := b.read(t)
	r.root = serveWith(t, host, func(w http.ResponseWriter, _ string) bool {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		return false
	})
	for _, page := range []string{"sub/nothing", "sub/incidents/disk/", "sub/a/b/c/d/e"} {
		r.open(page, 1280)
		r.sees(`document.querySelector(".site-name")?.pathname === "/sub/"`)
		r.sees(`getComputedStyle(document.querySelector(".site-header ul")).listStyleType === "none"`)
		if elsewhere := r.text(`[...document.querySelectorAll("body a[href]")].map((a) => a.pathname).filter((p) => !p.startsWith("/sub/")).join(" ")`); elsewhere != "" {
			t.Errorf("/%s leads to %s", page, elsewhere)
		}
	}
	r.open("sub/incidents/disk/", 1280)
	r.sees(`document.querySelector("[data-closest] a")?.pathname === "/sub/incidents/a/"`)
	r.press("/")
	r.press("disk")
	r.sees(`document.querySelector(".suggestions a")?.pathname.startsWith("/sub/")`)
}
