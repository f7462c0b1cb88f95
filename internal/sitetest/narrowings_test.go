package sitetest

import (
	"testing"
	"testing/fstest"
)

// TestNarrowings: the list of all incidents leads to parts of it, by what documents
// name, else by what their words suggest, and by nothing that all have.
func TestNarrowings(t *testing.T) {
	b := buildFolder(t, defaults(fstest.MapFS{
		"2025-03-01-queue.md":    {Data: []byte("---\nseverity: SEV-1\nservices: [checkout]\nstatus: closed\nfactors: [Full disk]\n---\n# Queue stuck\n")},
		"2026-03-02-disk.md":     {Data: []byte("---\nseverity: critical\nservices: [checkout, search]\nstatus: final\n---\n# Disk full\n\n## Action items\n\n- Alert on it\n")},
		"2026-03-03-restarts.md": {Data: []byte("---\nseverity: SEV-3\nservices: [checkout]\n---\n# Restarts\n")},
	}))
	b.contains("incidents/index.html",
		`<dt>Year</dt><dd><a href="2026/">2026 `,
		`<a href="../search/?sev=1">SEV-1 <span class="count">2</span></a> <a href="../search/?sev=3">SEV-3 `,
		`<a href="../services/search/">search `, `<a href="../factors/full-disk/">Full disk `,
		`<a href="../search/?status=closed">closed `, `<a href="../follow-ups/by-incident/">with actions to do <span class="count">1</span></a>`)
	b.lacks("incidents/2026/index.html", `class="narrow`)

	b.contains("incidents/2026/index.html", `critical`)

	// What all of a level call it is its name.
	own := buildFolder(t, defaults(fstest.MapFS{
		"2026-03-01-queue.md": {Data: []byte("---\nseverity: P2\n---\n# Queue stuck\n")},
		"2026-03-02-disk.md":  {Data: []byte("---\nseverity: p2\n---\n# Disk full\n")},
		"2026-03-03-mail.md":  {Data: []byte("---\nseverity: low\n---\n# Mail late\n")},
	}))
	own.contains("incidents/index.html", `?sev=2">P2 <span class="count">2</span></a>`, `?sev=4">low `)

	same := buildFolder(t, defaults(fstest.MapFS{
		"2026-03-01-queue.md": {Data: []byte("---\nservices: [checkout]\n---\n# Queue stuck\n")},
		"2026-03-02-disk.md":  {Data: []byte("---\nservices: [checkout]\n---\n# Disk full\n")},
	}))
	same.lacks("incidents/index.html", `class="narrow`)
}
