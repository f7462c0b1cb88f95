package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/sync/errgroup"
)

// lateFunc is the type of Options.Late.
type lateFunc = func(context.Context, func(Page) error) error

// later makes a Late that writes the pages at once.
func later(pages ...Page) lateFunc {
	return func(_ context.Context, write func(Page) error) error {
		for _, page := range pages {
			if err := write(page); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestLatePagesArePublishedAndCounted(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	pages, late := site("one", 3), text("search/terms.json", "one")
	want := len(pages) + 1
	var calls, complete atomic.Int64
	result, err := Publish(context.Background(), destination, pages, Options{
		Workers: 1, Late: later(late), Progress: func(done, total int) {
			calls.Add(1)
			if done == want && total == want {
				complete.Add(1)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	wantSite(t, destination, append(pages, late))
	if result.Files != want || calls.Load() != int64(want) || complete.Load() != 1 {
		t.Errorf("%d files, %d reports, %d of them of all; want %d, %d, 1",
			result.Files, calls.Load(), complete.Load(), want, want)
	}
}

// TestLateRunsBeforeThePages: what it needs and what they need is not held at once.
func TestLateRunsBeforeThePages(t *testing.T) {
	var ended atomic.Bool
	page := Page{Path: "a.html", Write: func(io.Writer) error {
		if !ended.Load() {
			t.Error("a page is written while late ones are made")
		}
		return nil
	}}
	_, err := Publish(context.Background(), filepath.Join(t.TempDir(), "public"), []Page{page}, Options{
		Late: func(context.Context, func(Page) error) error { ended.Store(true); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFailingLateLeavesOldSite(t *testing.T) {
	failed := errors.New("no index")
	tests := []struct {
		name string
		late lateFunc
		want string
	}{
		{"error", func(context.Context, func(Page) error) error { return failed }, "no index"},
		{"panic", func(context.Context, func(Page) error) error { panic("broken") }, "broken"},
		{"path taken", later(text("index.html", "x")), `two pages have the path "index.html"`},
		{"path twice", later(text("late.json", "x"), text("late.json", "y")), `two pages have the path "late.json"`},
		{"folder is a page", later(text("index.html/x", "x")), `page "index.html"`},
		{"page is a folder", later(text("a/b.json", "x"), text("a", "x")), `page "a"`},
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

// TestLatePageIsWrittenAtOnce: so the memory of each is free for the next.
func TestLatePageIsWrittenAtOnce(t *testing.T) {
	calls := 0
	destination := filepath.Join(t.TempDir(), "public")
	_, err := Publish(context.Background(), destination, site("one", 1), Options{
		Late: func(_ context.Context, write func(Page) error) error {
			for i := range 3 {
				page := text(fmt.Sprintf("late/%d.json", i), "x")
				content := page.Write
				page.Write = func(w io.Writer) error { calls++; return content(w) }
				if err := write(page); err != nil {
					return err
				}
				if calls != i+1 {
					t.Errorf("%d of %d late pages are written", calls, i+1)
				}
			}
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLatePagesFromManyGoroutines: all are published, whoever writes them.
func TestLatePagesFromManyGoroutines(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	pages := site("one", 3)
	var late []Page
	for i := range 50 {
		late = append(late, text(fmt.Sprintf("late/%d.json", i), "x"))
	}
	_, err := Publish(context.Background(), destination, pages, Options{Late: func(_ context.Context, write func(Page) error) error {
		var group errgroup.Group
		for _, page := range late {
			group.Go(func() error { return write(page) })
		}
		return group.Wait()
	}})
	if err != nil {
		t.Fatal(err)
	}
	wantSite(t, destination, append(pages, late...))
}
