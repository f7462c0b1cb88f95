package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestLanguagesAreComplete prints the table of keys and languages, and fails where
// a language neither fills a key nor declines it.
func TestLanguagesAreComplete(t *testing.T) {
	languages := Languages()
	written := map[string]map[string]string{}
	for _, language := range languages {
		written[language] = maps.Collect(linesOf(language))
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-32s %s\n", "key", strings.Join(languages, "  "))
	for _, key := range Keys() {
		fmt.Fprintf(&table, "%-32s", key)
		for _, language := range languages {
			phrases := split(written[language][key])
			switch {
			case len(phrases) == 0:
				t.Errorf("%s.txt: %s is missing; fill it, or decline it with a dash", language, key)
			case phrases[0] == "-" && len(phrases) > 1:
				t.Errorf("%s.txt: %s is declined and filled", language, key)
			}
			fmt.Fprintf(&table, " %*d", len(language)+1, len(In(language, key)))
		}
		table.WriteByte('\n')
	}
	t.Log("\n" + table.String())
}

func TestLanguagesHaveNoOtherKeys(t *testing.T) {
	for _, language := range Languages() {
		for key := range linesOf(language) {
			phrases := In(language, key)
			if !slices.Contains(Keys(), key) {
				t.Errorf("%s.txt: %s is no key of keys.txt", language, key)
			}
			for i, phrase := range phrases {
				if phrase != strings.ToLower(phrase) {
					t.Errorf("%s.txt: %s: %q has a capital letter", language, key, phrase)
				}
				if slices.Contains(phrases[:i], phrase) {
					t.Errorf("%s.txt: %s has %q twice", language, key, phrase)
				}
			}
		}
	}
}

// TestFilesAreWellFormed: a key stands in a file once, and says something.
func TestFilesAreWellFormed(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`^(?:#.*|[a-z0-9.-]+ = \S.*|    \S.*|)$`)
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range strings.Split(string(text), "\n") {
			if !line.MatchString(l) {
				t.Errorf("%s:%d: %q is no line of words", entry.Name(), i+1, l)
			}
		}
		known := map[string]bool{}
		for key := range linesOf(strings.TrimSuffix(entry.Name(), ".txt")) {
			if known[key] {
				t.Errorf("%s: %s stands there twice", entry.Name(), key)
			}
			known[key] = true
		}
	}
}

func TestIndex(t *testing.T) {
	months := Index[string]("month.")()
	for phrase, want := range map[string]string{"march": "3", "märz": "3", "diciembre": "12", "smarch": ""} {
		if got := months[phrase]; got != want {
			t.Errorf("month of %q: got %q, want %q", phrase, got, want)
		}
	}
}

func TestPlainLetters(t *testing.T) {
	headings := Set("section.actions")()
	for _, phrase := range []string{"nächste schritte", "naechste schritte", "plan de acción", "plan de accion", "prochaines etapes", "acoes", "naeste skridt"} {
		if !headings[phrase] {
			t.Errorf("%q heads no actions", phrase)
		}
	}
	if Set("service.be")()["e"] {
		t.Error("a word of prose lost its mark")
	}
	for plain, key := range map[string]string{"resume": "label.summary", "merge": "state.done"} {
		if Set(key)()[plain] {
			t.Errorf("%q is another word, and none of %s", plain, key)
		}
	}
}

func TestPattern(t *testing.T) {
	about := Pattern(`^(?i:{clock.about})\s*\d`)()
	for text, want := range map[string]bool{"About 10": true, "approx. 10": true, "ungefähr 10": true, "約10": true, "above 10": false} {
		if got := about.MatchString(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a pattern with a key that does not exist compiles")
		}
	}()
	Pattern(`{clock.abuot}`)()
}

// TestCallsCanBeMade: a key that does not exist panics only where a word is asked for.
func TestCallsCanBeMade(t *testing.T) {
	files := sources(t)
	made := 0
	for _, source := range files {
		file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if call, isCall := node.(*ast.CallExpr); isCall {
				made += makeCall(t, call)
			}
			return true
		})
	}
	if made < 300 {
		t.Errorf("only %d calls of this package were found", made)
	}
}

// makeCall does what a call asks of this package, as far as its arguments are written
// there: it panics where a key does not exist, or a pattern is none.
func makeCall(t *testing.T, call *ast.CallExpr) (made int) {
	function := call.Fun
	if generic, isGeneric := function.(*ast.IndexExpr); isGeneric {
		function = generic.X
	}
	of, _ := function.(*ast.SelectorExpr)
	if of == nil || !isNamed(of.X, "words") {
		return 0
	}
	for _, argument := range call.Args {
		literal, isLiteral := argument.(*ast.BasicLit)
		if !isLiteral {
			continue
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		switch of.Sel.Name {
		case "Of":
			Of(text)()
		case "Set", "SetIn":
			Set(text)()
		case "Index":
			Index[string](text)()
		case "Pattern":
			Pattern(text)()
		default:
			continue
		}
		made++
	}
	return made
}

func isNamed(x ast.Expr, name string) bool {
	id, isName := x.(*ast.Ident)
	return isName && id.Name == name
}

// TestKeysAreUsed: what no program asks for need not be translated.
func TestKeysAreUsed(t *testing.T) {
	source := strings.Join(sources(t), "\n")
	for _, key := range Keys() {
		asked := strings.Contains(source, "{"+key+"}") || strings.Contains(source, `"`+key+`"`)
		for i, c := range key {
			asked = asked || c == '.' && strings.Contains(source, `"`+key[:i+1]+`"`)
		}
		if !asked {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

// sources are the texts of all files of Go but tests and those of this package.
func sources(t *testing.T) []string {
	var texts []string
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == "../words" {
			return err
		}
		text, err := os.ReadFile(path)
		texts = append(texts, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
