package pipeline

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mostArrowsUp is how many of a hundred uses between two files of a package may
// run against its reading order.
const mostArrowsUp = 10

// TestFilesReadFromTheGroundUp holds the packages whose comment says in which order
// to read their files against it: every file is named, and what a file uses stands
// before it, with few exceptions.
func TestFilesReadFromTheGroundUp(t *testing.T) {
	for _, folder := range []string{"internal/reading", "internal/render"} {
		t.Run(path.Base(folder), func(t *testing.T) {
			fset, files := parseFolder(t, folder)
			order := readingOrder(files)
			uses := usesBetween(fset, files)
			var names []string
			for _, file := range files {
				names = append(names, fileOf(fset, file.Pos()))
			}
			slices.Sort(names)
			if diff := cmp.Diff(names, slices.Sorted(slices.Values(order))); diff != "" {
				t.Errorf("the package comment names other files (- is there, + is named):\n%s", diff)
			}
			var up []string
			for use := range uses {
				if slices.Index(order, use.from) < slices.Index(order, use.to) {
					up = append(up, use.from+" uses "+use.to)
				}
			}
			slices.Sort(up)
			said := fmt.Sprintf("%d of %d uses run up:\n%s", len(up), len(uses), strings.Join(up, "\n"))
			if t.Log(said); len(up)*100 > len(uses)*mostArrowsUp {
				t.Errorf("more than %d %% of the uses between files run up", mostArrowsUp)
			}
		})
	}
}

// use is one file of a package that needs another.
type use struct{ from, to string }

func parseFolder(t *testing.T, folder string) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("../../" + folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return fset, files
}

// readingOrder lists the files that the indented lines of the package comment name,
// each line behind what its group is called.
func readingOrder(files []*ast.File) []string {
	var order []string
	for _, file := range files {
		if file.Doc == nil {
			continue
		}
		for line := range strings.Lines(file.Doc.Text()) {
			if list, indented := strings.CutPrefix(line, "\t"); indented {
				order = append(order, strings.Fields(list[strings.Index(list, ":")+1:])...)
			}
		}
	}
	return order
}

// usesBetween finds which file uses a name that another one declares. What the
// package imports stays unknown, and with it what is selected from there.
func usesBetween(fset *token.FileSet, files []*ast.File) map[use]bool {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := config.Check("files", fset, files, info)
	uses := map[use]bool{}
	for name, object := range info.Uses {
		if object.Pkg() != pkg || object.Pos() == token.NoPos {
			continue
		}
		if from, to := fileOf(fset, name.Pos()), fileOf(fset, object.Pos()); from != to {
			uses[use{from, to}] = true
		}
	}
	return uses
}

func fileOf(fset *token.FileSet, pos token.Pos) string {
	return strings.TrimSuffix(filepath.Base(fset.Position(pos).Filename), ".go")
}

// noImports leaves every imported package empty.
type noImports struct{}

// Import returns a package without names.
func (noImports) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	pkg.MarkComplete()
	return pkg, nil
}
