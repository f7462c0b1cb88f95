package vocabulary

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/content"
)

// TestStarter reads every file of the starter vocabulary, and every class.
func TestStarter(t *testing.T) {
	entries, err := fs.ReadDir(classFiles, "classes")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, _ := fs.ReadFile(classFiles, "classes/"+entry.Name())
		if _, err := parseClasses(entry.Name()[:2], string(text)); err != nil {
			t.Errorf("%s: %v", entry.Name(), err)
		}
	}
	names, _ := fs.Glob(Files(), "*.md")
	if len(names) != 84 {
		t.Errorf("%d files, want 84", len(names))
	}
	for _, name := range names {
		entry := content.Read(Files(), content.File{Path: name, Role: content.FactorRole})
		_, problems := Describe(entry)
		text, _ := fs.ReadFile(Files(), name)
		if diff := cmp.Diff(describe(entry), readFront(name, string(text))); diff != "" {
			t.Errorf("%s: read quickly, it is another factor:\n%s", name, diff)
		}
		for _, p := range append(entry.Problems, problems...) {
			t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
		}
	}
}

// TestStarterNamesNoProducts holds that phrases speak of kinds of things: a product's
// name is a service of somebody, and no factor.
func TestStarterNamesNoProducts(t *testing.T) {
	for _, f := range Starter() {
		for language, phrases := range f.Phrases {
			for _, phrase := range phrases {
				if name := products.FindString(strings.ToLower(phrase)); name != "" {
					t.Errorf("%s (%s): %q in %s", f.Slug, language, name, phrase)
				}
			}
		}
	}
}

var products = regexp.MustCompile(`\b(aws|azure|gcp|google|github|gitlab|cloudflare|kubernetes|docker|terraform|ansible|helm|kafka|redis|postgres|mysql|mongodb|nginx|traefik|grafana|prometheus|datadog|sentry|pagerduty|slack|jira|jenkins|linux|windows)\b`)

// TestStarterTexts holds that each file says what the factor means, how to recognise it
// and what has helped, in few words, and that its links lead to other factors.
func TestStarterTexts(t *testing.T) {
	slugs := map[string]bool{}
	for _, f := range Starter() {
		slugs[f.Slug] = true
		if f.Title == "" || f.Kind == "" || len(f.Phrases[english]) == 0 {
			t.Errorf("%s: title %q, kind %q, %d English phrases", f.Slug, f.Title, f.Kind, len(f.Phrases[english]))
		}
	}
	for slug := range slugs {
		body := string(content.Read(Files(), content.File{Path: slug + ".md", Role: content.FactorRole}).Body)
		if n := len(strings.Fields(body)); n < 60 || n > 160 {
			t.Errorf("%s: %d words", slug, n)
		}
		if strings.Count(body, "\n## ") != 2 {
			t.Errorf("%s: the text has other sections than the two", slug)
		}
		for _, link := range links.FindAllStringSubmatch(body, -1) {
			if !slugs[link[1]] {
				t.Errorf("%s: there is no factor %s", slug, link[1])
			}
		}
	}
}

var links = regexp.MustCompile(`\[\[([^\]]+)\]\]`)
