package sitetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/debrief-dev/debrief/internal/pipeline"
)

// hostileWords are what an author or an address may say to make a page do what
// it should not.
func hostileWords() []string {
	shapes := []string{
		`%s`, `<img src=x onerror=%s>`, `"><script>%s</script>`, `'><svg onload=%s>`, `javascript:%s`, `</option><iframe srcdoc="<script>%s</script>">`,
		`${%s}`, `{{%s}}`, `"] , img[src="%s`, `\u003cimg src=x onerror=%s\u003e`,
	}
	cores := []string{
		"globalThis.hacked=1", "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "valueOf", "then",
		"length", "size", "-1", "NaN", "&lt;b&gt;", "\u202e\u0000",
	}
	var words []string
	for _, shape := range shapes {
		for _, core := range cores {
			words = append(words, fmt.Sprintf(shape, core))
		}
	}
	return words
}

// hostileSite has them as titles, tags, services, factors, headings and text.
func hostileSite(t *testing.T, words []string) *built {
	t.Helper()
	var text strings.Builder
	for i, word := range words[:40] {
		quoted, err := json.Marshal(strings.ReplaceAll(word, "\x00", ""))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "-- %03d.md --\n---\ntitle: %[2]s\ntags: [%[2]s]\nservices: [%[2]s]\nfactors: [%[2]s]\nseverity: %[2]s\nstatus: %[2]s\ndate: 2026-01-02\n---\n"+
			"# %[3]s\n\nSummary common %[3]s\n\n## %[3]s\n\ncommon `%[3]s`\n", i, quoted, word)
	}
	return buildArchive(t, text.String())
}

// TestHostileSearch: no word of an index or an address becomes an element, a
// selector or a property, with Trusted Types refusing every markup sink.
func TestHostileSearch(t *testing.T) {
	words := hostileWords()
	b := hostileSite(t, words)
	strict := b.policy() + "; require-trusted-types-for 'script'; trusted-types 'none'"
	serve := func(files map[string][]byte) string {
		return serveWith(t, files, func(w http.ResponseWriter, _ string) bool {
			w.Header().Set("Content-Security-Policy", strict)
			return false
		})
	}
	r := b.read(t)
	r.root = serve(b.files)
	sound := func(t *testing.T) {
		t.Helper()
		const wrong = `document.querySelectorAll("main img, main iframe, script:not([src]), [onerror], [onload], main svg:not(.icon, .shape, .track, .track *, .track-years, .bar-of-states, .marks)").length +
			(globalThis.hacked === undefined ? 0 : 1000) + Object.keys(Object.prototype).length + [...document.querySelectorAll("a")].filter((a) => new URL(a.href.baseVal ?? a.href, document.baseURI).protocol !== "http:").length`
		if n := r.number(wrong); n != 0 {
			t.Errorf("%d things that the data made, at %s", n, r.text(`location.href`))
		}
	}

	t.Run("in the index", func(t *testing.T) {
		r := r.in(t)
		r.open("search/", 1280)
		r.sees(ready + ` && ` + found + ` === 10`)
		sound(t)
		for range 3 {
			r.click("[data-more]")
			r.sees(ready)
		}
		evaluate[chromedp.Void](r.ctx, t, `document.querySelectorAll(".more:not([hidden])").forEach((b) => b.click())`)
		sound(t)
		r.open("", 1280)
		r.press("/common")
		r.sees(boxOpen)
		sound(t)
	})

	t.Run("in the address", func(t *testing.T) {
		r := r.in(t)
		quoted, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		r.open("search/", 1280)
		r.sees(ready)
		evaluate[chromedp.Void](r.ctx, t, `globalThis.done = 0; (async () => {
			for (const word of `+string(quoted)+`) {
				const w = encodeURIComponent(word);
				for (const query of ["q=" + w, "service=" + w + "&sev=" + w + "&year=" + w, "q=tag:" + w + "&" + w + "=" + w]) {
					history.pushState({shown: word}, "", "?" + query);
					dispatchEvent(new PopStateEvent("popstate"));
					await new Promise((resolve) => setTimeout(resolve, 4));
				}
				globalThis.done++;
			}
		})(); undefined`)
		r.sees(fmt.Sprintf(`globalThis.done === %d && %s`, len(words), ready))
		sound(t)
	})

	t.Run("in a forged index", func(t *testing.T) {
		r := r.in(t)
		files := map[string][]byte{}
		for name, data := range b.files {
			if pipeline.IsSearchFile(name) {
				data = bytes.ReplaceAll(data, []byte(`"url":"incidents/`), []byte(`"url":"javascript:globalThis.hacked=1//`))
				data = bytes.ReplaceAll(data, []byte(`"rank":`), []byte(`"rank":"__proto__","was":`))
			}
			files[name] = data
		}
		r.root = serve(files)
		r.open("search/?q=common", 1280)
		r.sees(ready + ` && ` + found + ` > 0`)
		sound(t)
		r.click(".result h2 a")
		r.sees(`location.pathname === "/"`)
		sound(t)
	})
}
