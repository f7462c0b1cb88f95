package markdown

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

var updateLexers = flag.Bool("update-lexers", false, "write lexers/ anew from chroma")

// TestLexersAreChromas holds the files of lexers against those of the chroma that
// go.mod names; -update-lexers writes them.
func TestLexersAreChromas(t *testing.T) {
	want := chromaLexers(t)
	if *updateLexers {
		if err := os.RemoveAll("lexers"); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir("lexers", 0o777); err != nil {
			t.Fatal(err)
		}
		for name, content := range want {
			if err := os.WriteFile(filepath.Join("lexers", name), content, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	have, err := fs.Glob(os.DirFS("lexers"), "*.xml")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(have, slices.Sorted(maps.Keys(want))) {
		t.Errorf("there are %v, and wanted %v: go test ./internal/markdown -run Chromas -update-lexers", have, slices.Sorted(maps.Keys(want)))
	}
	for name, content := range want {
		if has, err := os.ReadFile(filepath.Join("lexers", name)); err != nil || !bytes.Equal(has, content) {
			t.Errorf("%s is not chroma's (%v): go test ./internal/markdown -run Chromas -update-lexers", name, err)
		}
	}
}

// TestCodeLooksAsChromaReadsIt: with fewer lexers, the same code has the same colours.
func TestCodeLooksAsChromaReadsIt(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	codes := append(slices.Clone(snippets),
		"x := `{{range .A}}b{{end}}` + `c` // d",
		"POST /a HTTP/1.1\nHost: b\nContent-Type: application/problem+json; charset=utf-8\n\n{\"c\": [1, true]}",
		"HTTP/1.1 200\nContent-Type: text/html\n\n<p class=\"a\">b</p><style>c{d:e}</style>",
		"HTTP/1.1 200 OK\nX: y\n  folded\ncontent-type: image/none\n\nbody", "HTTP/1.1 200 OK\nContent-Type: a+b\n\nbody",
	)
	for lang, name := range languages {
		theirs, ours := lexers.GlobalLexerRegistry.Get(name), patientLexers().Get(name)
		if theirs == nil || ours == nil || theirs.Config().Name != ours.Config().Name {
			t.Errorf("%s is not the same lexer", lang)
			continue
		}
		for _, code := range codes {
			if want, got := highlightWith(theirs, code), highlightWith(ours, code); !bytes.Equal(want, got) {
				t.Errorf("%s of %q:\n got %s\nwant %s", lang, code, got, want)
			}
		}
	}
}

// goRawString is the name of the lexer for what Go has between two back quotes:
// text/template, whose texts are strings.
const goRawString = "Go Raw String"

// chromaLexers are the files that our languages need, by name. Two are made: those
// of Go, whose lexer is a program in chroma. That of HTTP is one here, too.
func chromaLexers(t *testing.T) map[string][]byte {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/alecthomas/chroma/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	embedded := os.DirFS(filepath.Join(strings.TrimSpace(string(folder)), "lexers", "embedded"))
	names, err := fs.Glob(embedded, "*.xml")
	if err != nil {
		t.Fatal(err)
	}
	all, byName := map[string][]byte{}, map[string]string{}
	for _, name := range names {
		if all[name], err = fs.ReadFile(embedded, name); err != nil {
			t.Fatal(err)
		}
		byName[chroma.MustNewXMLLexer(embedded, name).Config().Name] = name
	}
	files := map[string][]byte{}
	var add func(name string)
	add = func(name string) {
		file := byName[lexers.Get(name).Config().Name]
		if file == "" || files[file] != nil {
			return
		}
		files[file] = all[file]
		for _, other := range regexp.MustCompile(`<using(?:byname)? lexer="(.*?)"`).FindAllSubmatch(all[file], -1) {
			add(string(other[1]))
		}
	}
	for _, name := range languages {
		add(name)
	}
	files["go_raw_string.xml"] = regexp.MustCompile(`(?s)<config>.*</config>`).ReplaceAll(
		bytes.ReplaceAll(all["go_template.xml"], []byte(`<token type="Other"/>`), []byte(`<token type="LiteralString"/>`)),
		[]byte("<config>\n    <name>"+goRawString+"</name>\n  </config>"))
	files["go.xml"] = goLexer(t)
	return files
}

// goLexer is chroma's lexer of Go as a file, with its lexer of raw strings by name.
func goLexer(t *testing.T) []byte {
	lexer := lexers.Get("go").(*chroma.RegexLexer)
	changed := 0
	file, err := chroma.Marshal(chroma.MustNewLexer(lexer.Config(), func() chroma.Rules {
		rules := lexer.MustRules().Clone()
		for i, rule := range rules["root"] {
			if rule.Pattern == "(`)([^`]*)(`)" {
				rules["root"][i].Type = chroma.ByGroups(chroma.LiteralString, chroma.Using(goRawString), chroma.LiteralString)
				changed++
			}
		}
		return rules
	}))
	if err != nil || changed != 1 {
		t.Fatalf("%d raw strings, error %v", changed, err)
	}
	return append(file, '\n')
}
