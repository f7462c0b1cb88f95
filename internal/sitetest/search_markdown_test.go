package sitetest

import (
	"net/http"
	"path"
	"sync"
	"testing"
)

// TestSearchWithoutMarkdown: a host that serves no Markdown shows what was found, and is
// asked for the text of a page once, however many keys are pressed.
func TestSearchWithoutMarkdown(t *testing.T) {
	b := exampleSite(t)
	r := b.read(t)
	var mu sync.Mutex
	asked := map[string]int{}
	r.root = serveWith(t, b.files, func(w http.ResponseWriter, name string) bool {
		if path.Ext(name) != ".md" {
			return false
		}
		mu.Lock()
		defer mu.Unlock()
		asked[name]++
		http.Error(w, "not here", http.StatusNotFound)
		return true
	})
	r.open("search/", 1280)
	r.sees(boxFocused + ` && ` + ready)
	r.press("order")
	r.sees(ready)
	r.press("s")
	r.sees(`location.search === "?q=orders" && ` + ready + ` && ` + found + ` > 0`)
	mu.Lock()
	defer mu.Unlock()
	for name, times := range asked {
		if times > 1 {
			t.Errorf("%s was asked for %d times", name, times)
		}
	}
	if len(asked) == 0 {
		t.Error("no Markdown was asked for")
	}
}
