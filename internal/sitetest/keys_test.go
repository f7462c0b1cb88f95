package sitetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
)

// keyFiles are where a document of each role stands.
var keyFiles = map[content.Role]string{
	content.IncidentRole: "2026-01-02-disk.md", content.PageRole: "guide/disk.md",
	content.FactorRole: "factors/disk.md", content.ServiceRole: "services/disk.md",
}

// keyValues are values for keys that not any text is good for.
var keyValues = map[content.Key]string{
	content.KeyType: "page", content.KeyLanguage: "de", content.KeyTimezone: "Asia/Tokyo", content.KeySlug: "zebra", content.KeyID: "Z-1",
	content.KeyDuration: "3 h 7 min", content.KeyTimeToDetect: "7 min", content.KeyTimeToAcknowledge: "7 min",
	content.KeyTimeToMitigate: "7 min", content.KeyTimeToResolve: "7 min", content.KeyFollowUp: "after 5 days",
	content.KeyRelated: "[2026-01-01-queue]", content.KeyAliases: "[/old/place/]", content.KeyWeight: "-1", content.KeyEvery: "3 months",
	content.KeyStatus: "closed", content.KeyLinks: "[https://example.org/zebra]",
	content.KeyLastmod: "2026-02-03", content.KeyReveals: "[disk -> queue]",
}

// keyValue is a value that a field takes and that changes something.
func keyValue(f content.Field) string {
	if value, ok := keyValues[f.Key]; ok {
		return value
	}
	if len(f.Enum) > 0 {
		return f.Enum[1]
	}
	switch f.Kind {
	case content.ListField, content.ItemsField:
		return "[Zebra]"
	case content.BoolField:
		return "true"
	case content.DateField:
		return "2026-01-05"
	case content.TimeField:
		return "2026-01-02 10:07"
	default:
		return "Zebra"
	}
}

// recognised are keys of the words by which a factor is recognised, which the
// tests of package vocabulary hold.
var recognised = []content.Key{content.KeyPhrases, content.KeyExcept, content.KeyMitigator, content.KeyGeneral, content.KeyRejected, content.KeyWords}

// siteWithKey builds a site with a document that has the key, beside an incident
// and a page that do not, and returns its pages.
func siteWithKey(t *testing.T, role content.Role, line string) (*pipeline.Site, map[string]string) {
	t.Helper()
	settings := defaults(fstest.MapFS{
		keyFiles[role]: {Data: []byte("---\nx-a: b\n" + line + "\n---\n# Disk full\n\nText of 10:00.\n\n" +
			"## Timeline\n\n- 09:00 began\n- 09:30 ended\n\n## Actions\n\n- [ ] Add a disk\n")},
		"2026-01-01-queue.md": {Data: []byte("---\nfactors: [disk]\nservices: [disk]\n---\n# Queue stuck\n\nSee [[Z-1]].\n")},
		"guide/about.md":      {Data: []byte("# About\n")},
		"debrief.yaml":        {Data: []byte("base-url: https://example.org/\n")},
	})
	site, err := pipeline.Load(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	pages := map[string]string{}
	write := func(page publish.Page) error {
		var b strings.Builder
		err := page.Write(&b)
		mu.Lock()
		defer mu.Unlock()
		pages[page.Path] = b.String()
		return err
	}
	for _, page := range site.Pages.All() {
		if !strings.HasPrefix(page.Path, "assets/") {
			err = errors.Join(err, write(page))
		}
	}
	if role == content.PageRole { // whose tags are for the search alone
		err = errors.Join(err, site.SearchFiles(t.Context(), write))
	}
	if err != nil {
		t.Fatal(err)
	}
	return site, pages
}

// TestEveryKeyIsUsed holds that a key which is accepted changes the site, or that
// its author hears that it does not.
func TestEveryKeyIsUsed(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a site for every key")
	}
	without := map[content.Role]map[string]string{}
	for role := range keyFiles {
		_, without[role] = siteWithKey(t, role, "x-c: d")
	}
	for _, f := range content.Fields() {
		if f.Kind == content.IgnoredField || slices.Contains(recognised, f.Key) {
			continue
		}
		for _, role := range f.Roles {
			t.Run(fmt.Sprintf("%s of %s", f.Key, keyFiles[role]), func(t *testing.T) {
				value := keyValue(f)
				if f.Key == content.KeyType && role == content.PageRole {
					value = "incident"
				}
				site, pages := siteWithKey(t, role, f.Key.String()+": "+value)
				changed := !maps.Equal(without[role], pages)
				if f.Unused == nil {
					if !changed {
						t.Errorf("%s changes nothing", f.Key)
					}
					return
				}
				said := slices.ContainsFunc(site.Problems, func(p problem.Problem) bool { return p.Rule == problem.AudienceUnused && p.Line == 3 })
				if changed || !said {
					t.Errorf("the site changes: %v; %s is said: %v", changed, problem.AudienceUnused, said)
				}
			})
		}
		for n, item := range f.Items {
			t.Run(fmt.Sprintf("%s of %s", item.Key, f.Key), func(t *testing.T) {
				name := fmt.Sprintf("%s: Horse", f.Items[0].Key)
				if n == 0 {
					name = "kind: " + f.Items[slices.IndexFunc(f.Items, func(i content.Field) bool { return i.Key == content.KeyKind })].Enum[0]
				}
				_, without := siteWithKey(t, content.IncidentRole, fmt.Sprintf("%s: [{%s}]", f.Key, name))
				_, with := siteWithKey(t, content.IncidentRole, fmt.Sprintf("%s: [{%s, %s: %s}]", f.Key, name, item.Key, keyValue(item)))
				if maps.Equal(without, with) {
					t.Errorf("%s of %s changes nothing", item.Key, f.Key)
				}
			})
		}
	}
}
