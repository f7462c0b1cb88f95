package publish

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// text is a page that says one thing.
func text(path, body string) Page {
	return Page{path, func(w io.Writer) error {
		_, err := io.WriteString(w, body)
		return err
	}}
}

// site is a small site of which each file says which version it is of.
func site(version string, count int) []Page {
	pages := []Page{
		text("index.html", version),
		text("index.json", version),
		text("assets/app-"+version+".css", version),
	}
	for i := range count {
		pages = append(pages, text(fmt.Sprintf("incidents/%03d/index.html", i), version))
	}
	return pages
}

func immutable(path string) bool { return strings.HasPrefix(path, "assets/") }

func publishSite(t testing.TB, destination string, pages []Page) Result {
	t.Helper()
	result, err := Publish(context.Background(), destination, pages, Options{Immutable: immutable, Outlives: immutable})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// tree reads all that is below a folder: files with their content, links with
// their target, folders with a slash at the end.
func tree(t testing.TB, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			files[name+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			link, err := os.Readlink(path)
			files[name] = "-> " + link
			return err
		case d.Type().IsRegular():
			body, err := os.ReadFile(path)
			files[name] = string(body)
			return err
		default:
			files[name] = d.Type().String()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// wantSame fails if a folder is not what it was.
func wantSame(t testing.TB, before map[string]string, root string) {
	t.Helper()
	if diff := cmp.Diff(before, tree(t, root)); diff != "" {
		t.Errorf("%s changed (-before +after):\n%s", root, diff)
	}
}

// wantSite fails if a folder does not hold exactly the pages, the manifest, and
// the carried paths.
func wantSite(t testing.TB, folder string, pages []Page, carried ...string) {
	t.Helper()
	want := append([]string{Manifest}, carried...)
	got := tree(t, folder)
	for _, page := range pages {
		want = append(want, page.Path)
		var body strings.Builder
		if err := page.Write(&body); err != nil {
			t.Fatal(err)
		}
		if got[page.Path] != body.String() {
			t.Errorf("%s is %q, want %q", page.Path, got[page.Path], body.String())
		}
	}
	files := slices.DeleteFunc(slices.Sorted(maps.Keys(got)), func(p string) bool { return strings.HasSuffix(p, "/") })
	slices.Sort(want)
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// wantAlone fails if there is anything beside the only names in a folder.
func wantAlone(t testing.TB, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, names) {
		t.Errorf("%s holds %q, want %q", folder, got, names)
	}
}

// lay makes files, folders ("a/") and links ("-> target") below a folder.
func lay(t testing.TB, root string, layout map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(layout)) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(layout[name], "-> "); ok {
			err = os.Symlink(target, path)
		} else if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o777)
		} else {
			err = os.WriteFile(path, []byte(layout[name]), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
