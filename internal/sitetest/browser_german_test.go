package sitetest

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// germanSite is the example as a site that speaks German.
func germanSite(t *testing.T) *built {
	t.Helper()
	config, err := os.ReadFile(filepath.Join(exampleFolder, "debrief.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	settings := defaults(os.DirFS(exampleFolder))
	settings.ConfigFolder = fstest.MapFS{"debrief.yaml": {Data: bytes.Replace(config, []byte("language: en"), []byte("language: de"), 1)}}
	return buildFolder(t, settings)
}

// TestScriptsInGerman does what a reader does on a German site: everything that a
// script says is German, too.
func TestScriptsInGerman(t *testing.T) {
	b := germanSite(t)
	r := b.read(t)
	// says waits until elements are called, or say, what is wanted.
	says := func(r *reader, selector, want string) {
		r.t.Helper()
		r.sees(fmt.Sprintf(`[...document.querySelectorAll(%q)].map((e) => e.getAttribute("aria-label") ?? e.textContent.trim()).join("|").includes(%q)`, selector, want))
	}

	t.Run("suggestions", func(t *testing.T) {
		r := r.in(t)
		r.open("", 1280)
		r.press("/")
		r.press("orders")
		says(r, ".suggestions [role=status]", "Treffer")
		r.press("qqqq")
		says(r, ".suggestions [role=status]", "Nichts gefunden.")
		says(r, ".suggestions .all", "Zur Suchseite")
		says(r, ".suggestions [role=listbox]", "Treffer")
	})

	t.Run("search page", func(t *testing.T) {
		r := r.in(t)
		r.open("search/?q=timeout", 1280)
		r.sees(`/^\d+ Treffer$/.test(` + statusNow + `)`)
		r.open("search/?q=qqqqq+sev:1", 1280)
		r.sees(`/^Kein Treffer, 1 Filter$/.test(` + statusNow + `)`)
		r.sees(`/^Ohne die Wörter gibt es \d+ Treffer\./.test(document.querySelector("[data-notes] li").textContent)`)
		says(r, "[data-notes] li", "Neu anfangen.")
		r.open("search/?q=service:nope", 1280)
		says(r, "[data-notes] p", "Dienst: „nope“ gibt es nicht; am häufigsten: ")
		r.open("search/?q=service:chekout", 1280)
		says(r, "[data-notes] p", "Dienst: „chekout“ gibt es nicht; versuche Checkout")
		says(r, "[data-facet=service] .clear", "Aufheben Dienst")
	})

	t.Run("table, theme, links and texts to copy", func(t *testing.T) {
		r := r.in(t)
		r.open("incidents/"+b.Base.Incidents[0].Slug+"/", 1280)
		says(r, ".theme-toggle", "Farben: wie das System")
		says(r, ".anchor", "Link hierher")
		r.open("incidents/"+b.Base.Incidents[0].Slug+"/brief/", 1280)
		says(r, "button[data-copy]", "Kopieren Slack")
		r.open("services/", 1280)
		says(r, "th[data-sort] button", "Dienst")
	})

	t.Run("states of documents", func(t *testing.T) {
		r := r.in(t)
		r.open("", 1280)
		says(r, ".incident-rows .meta", "in Durchsicht")
	})

	t.Run("presenting", func(t *testing.T) {
		r := r.in(t)
		r.open(yearOfExample+"?present#slide-1", 1280)
		says(r, ".present-bar button", "Zurück|Weiter|Beenden")
		r.sees(`/^1 von \d+/.test(document.querySelector(".present-bar [role=status]").textContent)`)
	})

	t.Run("what the search cannot load", func(t *testing.T) {
		r := r.in(t)
		r.root = serveWith(t, b.files, func(w http.ResponseWriter, name string) bool {
			broken := strings.HasPrefix(name, "assets/search-")
			if broken {
				http.Error(w, "not now", http.StatusServiceUnavailable)
			}
			return broken
		})
		r.open("", 1280)
		r.press("/")
		says(r, ".search-failed", "Die Suche konnte nicht geladen werden.")
	})
}
