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
	"slices"
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
			t.Errorf("a rule has the name %q", d.Name)
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

// TestRulesAreListed: a constant that no row has would have no help, and be mild.
func TestRulesAreListed(t *testing.T) {
	source, err := os.ReadFile("rule.go")
	if err != nil {
		t.Fatal(err)
	}
	constants := regexp.MustCompile(`Rule = "([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(constants) != len(slices.Collect(Rules())) {
		t.Errorf("%d constants, and %d rows", len(constants), len(slices.Collect(Rules())))
	}
	for _, m := range constants {
		if _, known := RuleNamed(m[1]); !known {
			t.Errorf("rules.txt has no rule %q", m[1])
		}
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
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "problem" {
						used[strings.ToLower(n.Sel.Name)] = true
					}
				case *ast.CallExpr: // by this package itself
					if x, ok := n.Fun.(*ast.Ident); ok && x.Name == "New" && strings.HasPrefix(path, "../problem/") {
						used[strings.ToLower(fmt.Sprint(n.Args[0]))] = true
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

// guide is the table of rules as Markdown: a heading a family, and one a rule.
func guide() string {
	var b strings.Builder
	var family string
	for r := range Rules() {
		d := r.Definition()
		if d.Family != family {
			if family != "" {
				b.WriteString("\n")
			}
			family = d.Family
			fmt.Fprintf(&b, "## %s\n", family)
		}
		fmt.Fprintf(&b, "\n### %s\n\n*%s.* %s\n", d.Name, capital(d.LevelWords()), plainly.Replace(d.Why))
		if d.Source != "" {
			fmt.Fprintf(&b, "\n%s.\n", plainly.Replace(d.Source))
		}
		fmt.Fprintf(&b, "\nWhat to do: %s\n", plainly.Replace(d.HelpSentence()))
		example(&b, "Finds something in", d.Flags)
		example(&b, "Finds nothing in", d.Passes)
	}
	return b.String()
}

// plainly keeps what looks like Markdown or HTML as it is written.
var plainly = strings.NewReplacer("[x]", "`[x]`", "[-]", "`[-]`", "<!--", "`<!--", "-->", "-->`", "![error rate, 0 to 40 % at 10:02](rate.png)", "`![error rate, 0 to 40 % at 10:02](rate.png)`")

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// example shows the first of several texts.
func example(b *strings.Builder, title string, texts []string) {
	if len(texts) > 0 {
		fmt.Fprintf(b, "\n%s:\n\n```markdown\n%s\n```\n", title, strings.TrimSpace(texts[0]))
	}
}
