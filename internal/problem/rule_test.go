package problem

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the guide's table of rules")

// TestTable holds that everything is said about every rule, and in one form.
func TestTable(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for r := range Rules() {
		d := r.Definition()
		switch {
		case !name.MatchString(d.Name), seen[d.Name]:
			t.Errorf("rule %d has the name %q", r, d.Name)
		case d.Family == "":
			t.Errorf("%s has no family", r)
		case d.Help == "" || strings.HasSuffix(d.Help, "."):
			t.Errorf("%s: help is a phrase without a full stop, not %q", r, d.Help)
		case !regexp.MustCompile(`^[A-Z].*\.$`).MatchString(d.Why):
			t.Errorf("%s: why is a sentence, not %q", r, d.Why)
		case d.Levels.Draft > d.Levels.Usual || d.Levels.Usual > d.Levels.Closed:
			t.Errorf("%s gets milder as the document is finished: %v", r, d.Levels)
		}
		seen[d.Name] = true
	}
}

// TestEveryRuleIsUsed reads the source of the other packages, since nothing else
// tells that no rule is left over.
func TestEveryRuleIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, top := range []string{"..", "../../cmd"} {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "problem" {
						used[strings.ToLower(s.Sel.Name)] = true
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for r := range Rules() {
		if !used[strings.ReplaceAll(r.String(), "-", "")] {
			t.Errorf("nothing reports %s, or its constant has another name", r)
		}
	}
}

// TestGuide holds that the guide tells what the table says.
func TestGuide(t *testing.T) {
	const page = "../../content/guide/findings.md"
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, _, found := strings.Cut(string(have), "\n## ")
	if !found {
		t.Fatal("the guide has no heading of a family")
	}
	want := head + "\n" + guide()
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(have)); diff != "" {
		t.Errorf("the guide differs from the table; -update rewrites it:\n%s", diff)
	}
}

// guide is the table of rules as Markdown, a heading a family.
func guide() string {
	var b strings.Builder
	var family Family
	cell := strings.NewReplacer("|", `\|`, "[x]", "`[x]`", "[-]", "`[-]`").Replace
	for r := range Rules() {
		d := r.Definition()
		if d.Family != family {
			if family != "" {
				b.WriteString("\n")
			}
			family = d.Family
			fmt.Fprintf(&b, "## %s\n\n| rule | level | why | what to do |\n|---|---|---|---|\n", family)
		}
		why := d.Why
		if d.Source != "" {
			why += " " + d.Source
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", d.Name, levels(d.Levels), cell(why), cell(d.Help))
	}
	return b.String()
}

// levels says how much a rule matters, in a draft, usually and when closed.
func levels(l Levels) string {
	if l.Draft == l.Closed {
		return l.Usual.String()
	}
	return fmt.Sprintf("%s, in drafts %s, in closed ones %s", l.Usual, l.Draft, l.Closed)
}
