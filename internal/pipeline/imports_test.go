package pipeline

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/debrief-dev/debrief"

// allowed says which of our packages each package may import. Imports point one
// way: from the command down to the problems that every stage adds to.
var allowed = map[string][]string{
	"internal/problem":    {"internal/prose"},
	"internal/kb":         {"internal/problem"},
	"internal/content":    {"internal/kb", "internal/photo", "internal/problem", "internal/prose", "internal/secret", "internal/when", "internal/words"},
	"internal/photo":      {},
	"internal/secret":     {},
	"internal/markdown":   {"internal/kb", "internal/problem", "internal/prose", "internal/texts"},
	"internal/words":      {},
	"internal/texts":      {"internal/kb"},
	"internal/prose":      {"internal/words"},
	"internal/when":       {"internal/kb", "internal/prose", "internal/words"},
	"internal/reading":    {"internal/content", "internal/kb", "internal/markdown", "internal/problem", "internal/prose", "internal/when", "internal/words"},
	"internal/vocabulary": {"internal/content", "internal/kb", "internal/problem", "internal/prose", "internal/words"},
	"internal/views":      {"internal/kb", "internal/prose", "internal/texts", "internal/words"},
	"internal/search":     {"internal/kb", "internal/markdown", "internal/prose", "internal/texts"},
	"internal/check":      {"internal/content", "internal/kb", "internal/markdown", "internal/problem", "internal/prose", "internal/texts", "internal/views", "internal/words"},
	"internal/message":    {"internal/kb", "internal/prose", "internal/texts", "internal/views"},
	"internal/adopt":      {"internal/content", "internal/kb", "internal/vocabulary"},
	"internal/data":       {"internal/adopt", "internal/content", "internal/kb", "internal/markdown", "internal/message", "internal/problem", "internal/prose", "internal/search", "internal/texts", "internal/views", "internal/vocabulary"},
	"internal/publish":    {},
	"internal/cache":      {},
	"internal/layout":     {},
	"internal/render":     {"internal/data", "internal/kb", "internal/layout", "internal/markdown", "internal/message", "internal/problem", "internal/prose", "internal/publish", "internal/texts", "internal/views"},
	"internal/pipeline": {
		"internal/cache", "internal/check", "internal/content", "internal/kb", "internal/markdown", "internal/problem", "internal/publish", "internal/reading", "internal/render",
		"internal/search", "internal/texts", "internal/vocabulary", "internal/views",
	},
	"internal/preview": {"internal/content", "internal/kb", "internal/pipeline", "internal/problem", "internal/prose", "internal/publish", "internal/render", "internal/texts", "internal/views"},
	"internal/mcp":     {"internal/content", "internal/data", "internal/kb", "internal/pipeline", "internal/problem", "internal/prose", "internal/render", "internal/search", "internal/views"},
	// alloctest, attacktest, browsertest and sitetest are for tests only.
	"internal/alloctest":   {},
	"internal/attacktest":  {},
	"internal/browsertest": {},
	"internal/sitetest":    {},
	// samebytes is a tool, and calls the program as a process.
	"internal/samebytes": {},
	"layouts":            {},
	"templates":          {},
	"assets":             {},
	"cmd/debrief": {
		"assets", "internal/adopt", "internal/pipeline", "internal/content", "internal/data", "internal/kb", "internal/mcp", "internal/message", "internal/preview", "internal/problem", "internal/prose", "internal/publish",
		"internal/reading", "internal/render", "internal/search", "internal/texts", "internal/views", "internal/vocabulary", "internal/when", "layouts", "templates",
	},
}

// thirdParty says where each library may be imported: one room each, so that
// replacing a library is work in one place. golang.org/x is Go's own.
var thirdParty = map[string]string{
	"github.com/adrg/frontmatter":     "internal/content",
	"github.com/pelletier/go-toml":    "internal/content",
	"go.yaml.in/yaml":                 "internal/content",
	"github.com/alecthomas/chroma":    "internal/markdown",
	"github.com/yuin/goldmark":        "internal/markdown",
	"github.com/klauspost/compress":   "internal/markdown",
	"github.com/blevesearch":          "internal/search",
	"github.com/spf13/cobra":          "cmd/debrief",
	"github.com/spf13/pflag":          "cmd/debrief",
	"github.com/tdewolff":             "internal/render",
	"github.com/fsnotify/fsnotify":    "internal/preview",
	"github.com/modelcontextprotocol": "internal/mcp",
	"github.com/google/go-cmp":        "tests",
	"github.com/chromedp":             "internal/browsertest",
	"github.com/rogpeppe/go-internal": "cmd/debrief",
	"github.com/mmcdole/gofeed":       "tests",
	"github.com/arran4/golang-ical":   "tests",
	"github.com/teambition/rrule-go":  "tests",
	// jsonschema holds what is written against the schemas of others, and our own.
	"github.com/santhosh-tekuri/jsonschema": "tests",
}

// TestImports holds every import of the project against the two tables.
func TestImports(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if reason := refuse(name, imported); reason != "" {
				t.Errorf("%s imports %s: %s", name, imported, reason)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// refuse says why a file may not import a package; "" if it may.
func refuse(name, imported string) string {
	folder, test := path.Dir(name), strings.HasSuffix(name, "_test.go")
	if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
		list, known := allowed[folder]
		switch {
		case !known:
			return "this folder is not in the table of packages"
		case test || slices.Contains(list, ours):
			return ""
		default:
			return "imports point one way; see the table in this test"
		}
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") || strings.HasPrefix(imported, "golang.org/x/") {
		return ""
	}
	for library, room := range thirdParty {
		if strings.HasPrefix(imported, library) {
			if room == folder || test {
				return ""
			}
			return "this library belongs to " + room
		}
	}
	return "this library is not in the table of libraries"
}

// TestModules holds that go.mod keeps what only tests need in a block of its own.
func TestModules(t *testing.T) {
	file, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	onlyTests := false
	for line := range strings.Lines(string(file)) {
		switch {
		case strings.HasPrefix(line, "// Only tests need these"):
			onlyTests = true
		case strings.HasPrefix(line, ")"):
			onlyTests = false
		}
		path, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		for library, room := range thirdParty {
			if !strings.HasPrefix(path+"/", library+"/") || strings.HasSuffix(line, "// indirect\n") {
				continue
			}
			if needed := room == "tests" || room == "internal/browsertest"; needed != onlyTests {
				t.Errorf("%s is in the wrong block of go.mod", path)
			}
		}
	}
}

func TestRefuse(t *testing.T) {
	tests := []struct {
		name, imported string
		refused        bool
	}{
		{"internal/kb/x.go", module + "/internal/problem", false},
		{"internal/kb/x.go", module + "/internal/views", true},
		{"internal/publish/x.go", module + "/internal/kb", true},
		{"internal/render/x.go", "github.com/yuin/goldmark/ast", true},
		{"internal/markdown/x.go", "github.com/yuin/goldmark/ast", false},
		{"internal/views/x_test.go", "github.com/google/go-cmp/cmp", false},
		{"internal/views/x.go", "github.com/google/go-cmp/cmp", true},
		{"internal/kb/x.go", "example.org/new", true},
		{"internal/util/x.go", module + "/internal/kb", true},
	}
	for _, tt := range tests {
		if got := refuse(tt.name, tt.imported) != ""; got != tt.refused {
			t.Errorf("%s imports %s: refused is %v, want %v", tt.name, tt.imported, got, tt.refused)
		}
	}
}
