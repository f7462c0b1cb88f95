package sitetest

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestLinks walks every link of the sites built from the example and from real
// folders, at the root of a host and below it: each leads to a page that is
// there, and each fragment to an element that is there.
func TestLinks(t *testing.T) {
	for _, folder := range exampleAndCorpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildOnce(t, folder)
			pages := map[string]*page{}
			for name, data := range b.files {
				if strings.HasSuffix(name, ".html") {
					pages[name] = parsePage(t, name, data)
				}
			}
			for _, base := range []string{"/", "/sub/"} {
				checkLinks(t, b, pages, base)
			}
		})
	}
}

// page is what the link walker needs of a page.
type page struct {
	ids   map[string]bool
	links []string
}

func parsePage(t *testing.T, name string, data []byte) *page {
	t.Helper()
	p := &page{ids: map[string]bool{}}
	root, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for node := range root.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		for _, a := range node.Attr {
			switch {
			case a.Key == "id":
				if p.ids[a.Val] {
					t.Errorf("%s: the id %q stands twice", name, a.Val)
				}
				p.ids[a.Val] = true
			case a.Key == "href" || a.Key == "src":
				p.links = append(p.links, a.Val)
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: <%s> has an attribute %q", name, node.Data, a.Key)
			}
		}
	}
	return p
}

// checkLinks resolves every link as a browser does that found the site at base.
func checkLinks(t *testing.T, b *built, pages map[string]*page, base string) {
	t.Helper()
	for name, p := range pages {
		if name == "404.html" {
			continue // served from any depth: see TestNotFoundLinks
		}
		here, err := url.Parse("https://host.example" + base + strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range p.links {
			to, err := here.Parse(link)
			if err != nil {
				t.Errorf("%s: %q is no address: %v", name, link, err)
				continue
			}
			if to.Scheme != "https" && to.Scheme != "http" || to.Host != "host.example" {
				continue
			}
			rest, below := strings.CutPrefix(to.Path, base)
			if !below {
				t.Errorf("%s: %q leaves the site at %s", name, link, base)
				continue
			}
			target := rest
			if target == "" || strings.HasSuffix(target, "/") {
				target = path.Join(target, "index.html")
			}
			if _, ok := b.files[target]; !ok {
				t.Errorf("%s: %q leads to %s, which is not there", name, link, target)
				continue
			}
			if other := pages[target]; to.Fragment != "" && other != nil && !other.ids[to.Fragment] {
				t.Errorf("%s: %q leads to #%s, which is not on %s", name, link, to.Fragment, target)
			}
		}
	}
}
