package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"regexp"
	"strconv"
	"testing"

	"github.com/debrief-dev/debrief/assets"
)

// themes reads the colours of both themes, and of paper, out of the styles.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	block := func(file, selector string) []byte {
		css, err := fs.ReadFile(assets.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		block := regexp.MustCompile(`(?s)` + regexp.QuoteMeta(selector) + ` \{(.*?)\}`).FindSubmatch(css)
		if block == nil {
			t.Fatalf("%s has no %s", file, selector)
		}
		return block[1]
	}
	light, dark, paper := map[string]string{}, map[string]string{}, map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllSubmatch(block("css/1-tokens.css", ":root"), -1) {
		light[string(m[1])], dark[string(m[1])] = string(m[2]), string(m[3])
	}
	maps.Copy(paper, light) // the dark colours are for screens alone
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6})`).FindAllSubmatch(block("css/5-media.css", ":root, :root[data-theme]"), -1) {
		paper[string(m[1])] = string(m[2])
	}
	return map[string]map[string]string{"light": light, "dark": dark, "paper": paper}
}

func luminance(hex string) float64 {
	channel := func(from int) float64 {
		n, _ := strconv.ParseUint(hex[from:from+2], 16, 8)
		c := float64(n) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(1) + 0.7152*channel(3) + 0.0722*channel(5)
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestColoursCanBeRead(t *testing.T) {
	type pair struct {
		front, back string
		least       float64
	}
	var pairs []pair
	for _, back := range []string{"page", "raised", "code", "mark"} {
		for _, front := range []string{"text", "muted", "accent", "good", "warn", "bad", "keyword"} {
			pairs = append(pairs, pair{front, back, 4.5})
		}
	}
	for n := 1; n <= 2; n++ {
		pairs = append(pairs, pair{fmt.Sprint("on-sev-", n), fmt.Sprint("sev-", n), 4.5})
	}
	for _, graphic := range []string{"line-strong", "tone-1", "tone-2", "tone-3", "tone-4", "sev-1", "sev-2", "sev-3", "sev-4", "sev-5"} {
		pairs = append(pairs, pair{graphic, "page", 3})
	}
	all := themes(t)
	for name, colours := range all {
		for _, p := range pairs {
			front, back := colours[p.front], colours[p.back]
			if name == "paper" && (front == "" || back == "") {
				continue
			}
			if front == "" || back == "" {
				t.Errorf("%s: no colour for %s or %s", name, p.front, p.back)
				continue
			}
			if got := contrast(front, back); got < p.least {
				t.Errorf("%s: %s on %s is %.2f, want %.1f", name, p.front, p.back, got, p.least)
			}
		}
	}
	// The worse, the louder: further from the page in every theme.
	for name, colours := range all {
		for n := 1; n < 5; n++ {
			worse, better := colours[fmt.Sprint("sev-", n)], colours[fmt.Sprint("sev-", n+1)]
			if contrast(worse, colours["page"]) <= contrast(better, colours["page"]) {
				t.Errorf("%s: severity %d is not louder than %d", name, n, n+1)
			}
		}
	}
}

func TestStylesAndScriptsAreSmallAndPlain(t *testing.T) {
	forbidden := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bFunction\(|DOMParser|createContextualFragment|srcdoc|url\(|@import|https?:`)
	err := fs.WalkDir(assets.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "icon.svg" {
			return err
		}
		text, err := fs.ReadFile(assets.FS, name)
		text = bytes.ReplaceAll(text, []byte(`url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'`), nil) // a drawing of our own
		if found := forbidden.Find(text); found != nil {
			t.Errorf("%s has %q", name, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
