package sitetest

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// repeating has what makes names of regions the same: incidents with one title,
// several lists of actions, tables under headings with the same words, and under
// the words of a heading of ours.
const repeating = `
-- incidents/2026-01-05-disk.md --
# Disk full

Resolved: 2026-01-05 12:00 UTC

## Actions

| Disk | Size |
|------|------|
| db01 | 8 GB |

- [ ] Rotate logs

## Detection

| Alert | When  |
|-------|-------|
| disk  | 11:00 |

### Action items

- [ ] Alert at 80 %

## Detection

| Alert | When  |
|-------|-------|
| disk  | 12:00 |

### Action items

- [ ] Alert at 90 %
-- incidents/2026-02-05-disk.md --
# Disk full

Resolved: 2026-02-05 12:00 UTC

## Action items

- [ ] Buy larger disks
`

// TestRegionsAreToldApart reads every page: those who hear a page go from region
// to region by name, so no two of a page have the same one.
func TestRegionsAreToldApart(t *testing.T) {
	b := buildArchive(t, repeating)
	b.contains("incidents/2026-01-05-disk/index.html", `aria-label="Actions"`, `aria-label="Actions, list 2"`, `aria-label="Actions, list 3"`,
		`aria-label="Actions, table"`, `aria-label="Detection, table"`, `aria-label="Detection, table 2"`)
	b.contains("follow-ups/by-incident/index.html", `aria-label="Disk full, 2026-01-05"`, `aria-label="Disk full, 2026-02-05"`)
	b.regions(t)

	for _, folder := range exampleAndCorpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			buildOnce(t, folder).regions(t)
		})
	}
}

// regions fails the test for each name that two regions of a page have.
func (b *built) regions(t *testing.T) {
	t.Helper()
	for name, data := range b.files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen := map[string]bool{}
		for node := range root.Descendants() {
			if node.Type != html.ElementNode || node.Data != "section" && node.Data != "nav" {
				continue
			}
			for _, a := range node.Attr {
				if a.Key != "aria-label" {
					continue
				}
				if named := node.Data + " " + a.Val; seen[named] {
					t.Errorf("%s has two of %q", name, named)
				} else {
					seen[named] = true
				}
			}
		}
	}
}
