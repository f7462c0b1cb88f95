package sitetest

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"regexp"
	"testing"

	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
)

// TestPublishedPagesReadTheSame: a page is published in fewer bytes than the layouts
// have, and a browser makes the same of it.
func TestPublishedPagesReadTheSame(t *testing.T) {
	b := exampleSite(t)
	folder := t.TempDir()
	if _, err := pipeline.Publish(context.Background(), b.Site, folder, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	long, short := 0, 0
	for name, want := range b.files {
		got, err := fs.ReadFile(os.DirFS(folder), name)
		if err != nil {
			t.Fatal(err)
		}
		if path.Ext(name) != ".html" {
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what was rendered", name)
			}
			continue
		}
		long, short = long+len(want), short+len(got)
		if tree(t, got) != tree(t, want) {
			t.Errorf("%s is published as something else", name)
		}
	}
	if short > long-long/25 {
		t.Errorf("%d bytes of pages are published as %d", long, short)
	}
}

var aroundTags = regexp.MustCompile(`\s*(<[^>]*>)\s*`)

// tree is what a browser makes of a page, without white space around tags.
func tree(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		t.Fatal(err)
	}
	return aroundTags.ReplaceAllString(out.String(), "$1")
}
