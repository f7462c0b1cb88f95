package render

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/layouts"
)

func TestScriptsAreJoined(t *testing.T) {
	set, err := readAssets(fstest.MapFS{
		"search/2-b.js": {Data: []byte("// b\nexport { a };\n")},
		"search/1-a.js": {Data: []byte("// a\nconst a = 1\n")},
		"js/1-c.js":     {Data: []byte("// c\nf()\n")},
		"js/2-d.js":     {Data: []byte("(() => { g(\"// no comment\"); })()\n")},
		"css/1-e.css":   {Data: []byte("/* e */\na { color: red }\n")},
		"theme.js":      {Data: []byte("// t\nh()\n")},
	}, false, texts.English())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"search.js": "export const{a}=(()=>{const e=1;return{a:e}})();\n", "site.js": "(()=>{\"use strict\";f(),(()=>{g(\"// no comment\")})()})();\n", "site.css": "a{color:red}\n", "theme.js": "h();\n",
	}
	for name, content := range want {
		published, err := set.path(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range set.files {
			if file.path == published && string(file.content) != content {
				t.Errorf("%s is %q, want %q", name, file.content, content)
			}
		}
	}
	if len(set.files) != len(want) {
		t.Errorf("%d files, want %d", len(set.files), len(want))
	}
}

// Where there is no host, scripts are functions of their own, with other files in
// the place of those that fetch.
func TestScriptsWithoutHost(t *testing.T) {
	files := fstest.MapFS{
		"js/1-a.js":             {Data: []byte("const a = () => import(\"x\")\n")},
		"offline/js/1-a.js":     {Data: []byte("const a = () => add(\"x\")\n")},
		"search/1-b.js":         {Data: []byte("export { b };\n")},
		"offline/search/1-b.js": {Data: []byte("give(b)\n")},
	}
	for offline, want := range map[bool][]string{
		false: {"export const{b}=(()=>({b}))();\n", "(()=>{\"use strict\";const e=()=>import(\"x\")})();\n"},
		true:  {"(()=>{\"use strict\";give(b)})();\n", "(()=>{\"use strict\";const e=()=>add(\"x\")})();\n"},
	} {
		set, err := readAssets(files, offline, texts.English())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, file := range set.files {
			got = append(got, string(file.content))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("offline %t (-want +got):\n%s", offline, diff)
		}
	}
	// What stands in for a file that is gone would never be read.
	stand, err := fs.Glob(assets.FS, "offline/*/*.js")
	if err != nil || len(stand) == 0 {
		t.Fatalf("%v, error %v", stand, err)
	}
	for _, name := range stand {
		if _, err := fs.Stat(assets.FS, strings.TrimPrefix(name, offlineFolder)); err != nil {
			t.Error(err)
		}
	}
}

func TestBrokenScriptIsNamed(t *testing.T) {
	_, err := readAssets(fstest.MapFS{"js/1-a.js": {Data: []byte("f(\n")}}, false, texts.English())
	if err == nil || !strings.Contains(err.Error(), "js/1-a.js") {
		t.Errorf("error is %v, want one that names the file", err)
	}
}

// The most that a script may have, compressed: that of the search, which every box asks
// for, and that of the page that searches.
const mostSearchBytes, mostResultsBytes = 12_000, 4_000

// TestSearchScript: what is published are modules that can be read.
func TestSearchScript(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no Node here to read the script:", err)
	}
	for _, tag := range texts.Languages() {
		for _, name := range []string{"search.js", "results.js"} {
			target := filepath.Join(t.TempDir(), "script.mjs")
			if err := os.WriteFile(target, published(t, tag)[name], 0o644); err != nil {
				t.Fatal(err)
			}
			if output, err := exec.Command(node, "--check", target).CombinedOutput(); err != nil {
				t.Errorf("%s: %s: node: %v\n%s", tag, name, err, output)
			}
		}
	}
}

// published are the built-in assets by their plain names, in a language.
func published(t *testing.T, tag string) map[string][]byte {
	t.Helper()
	set, err := readAssets(assets.FS, false, texts.For(tag))
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string][]byte{}
	for _, file := range set.files {
		byPath[file.path] = file.content
	}
	files := map[string][]byte{}
	for name, path := range set.paths {
		files[name] = byPath[path]
	}
	return files
}

// TestStylesAndScriptsWeighLittle: what pages ask for, as a host sends it, in every
// language that they speak.
func TestStylesAndScriptsWeighLittle(t *testing.T) {
	for _, tag := range texts.Languages() {
		files := published(t, tag)
		for name, most := range map[string]int{"site.css": 12_000, "site.js": 8_000, "search.js": mostSearchBytes, "results.js": mostResultsBytes} {
			var sent bytes.Buffer
			w, err := gzip.NewWriterLevel(&sent, gzip.BestCompression)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(files[name]); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			t.Logf("%s: %s has %d bytes, %d compressed", tag, name, len(files[name]), sent.Len())
			if sent.Len() > most || sent.Len() < 1000 {
				t.Errorf("%s: %s is sent as %d bytes, want at most %d", tag, name, sent.Len(), most)
			}
		}
	}
}

// styled are the classes that styles ask for, without the numbers of some.
var styled = regexp.MustCompile(`\.([a-z][a-z-]*[a-z])(?:-\d)?`)

// TestStylesAreOfSomething: what styles are made for stands in a layout, a script, or
// what Go writes.
func TestStylesAreOfSomething(t *testing.T) {
	var written bytes.Buffer
	for root, fsys := range map[string]fs.FS{"layouts": layouts.FS, "assets": assets.FS, "markdown": os.DirFS("../markdown"), "render": os.DirFS(".")} {
		err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) == ".css" || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "testdata") {
				return err
			}
			content, err := fs.ReadFile(fsys, name)
			written.Write(content)
			return err
		})
		if err != nil {
			t.Fatal(root, err)
		}
	}
	styles, err := fs.Glob(assets.FS, "css/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatalf("styles %v, error %v", styles, err)
	}
	rule := regexp.MustCompile(`(?s)/\*.*?\*/|"[^"]*"|\{[^{}]*\}`)
	asked := 0
	for _, name := range styles {
		css, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range styled.FindAllSubmatch(rule.ReplaceAll(css, nil), -1) {
			asked++
			if !regexp.MustCompile(`\b` + string(m[1]) + `\b`).Match(written.Bytes()) {
				t.Errorf("%s styles %s, and nothing is called so", name, m[0])
			}
		}
	}
	if asked < 500 {
		t.Errorf("the styles ask for %d classes only: are they read as they are written?", asked)
	}
}
