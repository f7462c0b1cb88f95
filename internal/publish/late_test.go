package publish

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// later makes a Late that returns the pages at once.
func later(pages ...Page) func(context.Context) ([]Page, error) {
	return func(context.Context) ([]Page, error) { return pages, nil }
}

func TestLatePagesArePublishedAndCounted(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	pages, late := site("one", 3), text("search/terms.json", "one")
	var reported int
	result, err := Publish(context.Background(), destination, pages, Options{
		Workers: 1, Late: later(late), Progress: func(done, total int) { reported = max(reported, done*100+total) },
	})
	if err != nil {
		t.Fatal(err)
	}
	wantSite(t, destination, append(pages, late))
	if want := len(pages) + 1; result.Files != want || reported != want*101 {
		t.Errorf("%d files, last progress %d of %d, want %d of each", result.Files, reported/100, reported%100, want)
	}
}

func TestLateRunsBesideThePages(t *testing.T) {
	started := make(chan struct{})
	waits := Page{Path: "waits.html", Write: func(io.Writer) error { <-started; return nil }}
	_, err := Publish(context.Background(), filepath.Join(t.TempDir(), "public"), []Page{waits}, Options{
		Workers: 1, Late: func(context.Context) ([]Page, error) { close(started); return nil, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFailingLateLeavesOldSite(t *testing.T) {
	failed := errors.New("no index")
	tests := []struct {
		name string
		late func(context.Context) ([]Page, error)
		want string
	}{
		{"error", func(context.Context) ([]Page, error) { return nil, failed }, "no index"},
		{"panic", func(context.Context) ([]Page, error) { panic("broken") }, "broken"},
		{"path taken", later(text("index.html", "x")), `two pages have the path "index.html"`},
		{"unsafe path", later(text("../x", "x")), `page "../x"`},
		{"failing page", later(Page{Path: "late.json", Write: func(io.Writer) error { return failed }}), `page "late.json": no index`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			destination := filepath.Join(dir, "public")
			publishSite(t, destination, site("one", 3))
			before := tree(t, destination)
			_, err := Publish(context.Background(), destination, site("two", 3), Options{Late: tt.late})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v, want one with %q", err, tt.want)
			}
			wantSame(t, before, destination)
			wantAlone(t, dir, "public")
		})
	}
}

func TestFailingPageEndsLate(t *testing.T) {
	failed := errors.New("no page")
	_, err := Publish(context.Background(), filepath.Join(t.TempDir(), "public"),
		[]Page{{Path: "a.html", Write: func(io.Writer) error { return failed }}},
		Options{Late: func(ctx context.Context) ([]Page, error) { <-ctx.Done(); return nil, ctx.Err() }})
	if !errors.Is(err, failed) {
		t.Errorf("error is %v, want that of the page", err)
	}
}
