package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/adrg/frontmatter"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

// compiled is a schema as another's library reads it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(SchemaOf(name))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plain turns what a decoder made into what JSON can say.
func plain(value any) any {
	switch value := value.(type) {
	case map[any]any:
		object := map[string]any{}
		for key, one := range value {
			object[fmt.Sprint(key)] = plain(one)
		}
		return object
	case map[string]any:
		object := map[string]any{}
		for key, one := range value {
			object[key] = plain(one)
		}
		return object
	case []any:
		list := make([]any, len(value))
		for i, one := range value {
			list[i] = plain(one)
		}
		return list
	case nil, bool, string, int, int64, uint64, float64:
		return value
	default: // a day or a time of TOML
		return fmt.Sprint(value)
	}
}

// faults are the rules that a schema can know of.
var faults = []problem.Rule{problem.KeyUnknown, problem.ValueKind, problem.ValueUnknown}

// TestSchemaAgrees holds the schemas against the walker: every front matter of the
// project's documents, of its tests, and of real postmortems gets the same verdict
// from both. The other side decodes it with libraries of its own.
func TestSchemaAgrees(t *testing.T) {
	schemas := map[content.Role]*jsonschema.Schema{}
	for role, name := range roleNames {
		schemas[content.Role(role)] = compiled(t, name)
	}
	accepted, refused, left := 0, 0, 0
	judge := func(from, text string, role content.Role) {
		const name = "a.md"
		entry := content.Read(fstest.MapFS{name: {Data: []byte(text)}}, content.File{Path: name, Role: role, Size: int64(len(text))})
		var value any
		rest, err := frontmatter.Parse(strings.NewReader(text), &value)
		if err != nil || len(rest) == len(text) || !decoded(entry) {
			left++
			return
		}
		finds := slices.ContainsFunc(entry.Problems, func(p problem.Problem) bool { return slices.Contains(faults, p.Rule) })
		refusal := schemas[entry.Role].Validate(plain(value))
		if refusal != nil {
			refused++
		} else {
			accepted++
		}
		if finds != (refusal != nil) {
			t.Errorf("%s: %q: reading finds %v, and the schema says %v", from, head(text), entry.Problems, refusal)
		}
	}
	for _, root := range []string{"../../content", "../../../shared/corpora", "../../../shared/cases"} {
		eachDocument(t, root, judge)
	}
	for _, text := range literals(t, "../content/*_test.go", "../sitetest/*_test.go", "../reading/*_test.go", "../problem/table*.go") {
		judge("a test", text, content.IncidentRole)
	}
	for _, text := range valueShapes {
		for role := range roleNames {
			judge("shapes", "---\n"+text+"\n---\n", content.Role(role))
		}
	}
	if accepted < 100 || refused < 50 {
		t.Errorf("only %d were accepted and %d refused", accepted, refused)
	}
	t.Logf("%d accepted, %d refused, %d are no front matter that both can decode", accepted, refused, left)
}

// valueShapes are front matters of every shape that the table knows, right and wrong.
var valueShapes = []string{
	"Title: x", "linkTitle: x", "TITLE: [x]", "title: [x, y]", "title: {name: x}", "title: {nom: x}", "title: []", "title: {a: [b]}",
	"tags: a", "tags: [a, {name: b}, {c: d}]", "tags: [[a]]", "tags: {name: a}", "tags: {a: b}", "tags: [{a: b, c: d}]", "Key-Words: [a]",
	"draft: yes", "draft: 'Off'", "draft: perhaps", "draft: [true]", "published: no", "published: 2026-01-01", "unlisted: perhaps",
	"resolved: true", "resolved: 2026-01-01 10:00", "date: {date: 2026-01-01}", "date: {day: 2026-01-01}", "started: {date: 2026-01-01}",
	"weight: 3", "weight: three", "weight: '3'", "weight: [3]", "weight: [three]", "kind: human", "kind: Human", "kind: angry", "type: incident", "type: tale",
	"factors: disk", "factors: [disk, {factor: x, kind: human}]", "factors: [{factor: x, kind: angry}]", "factors: [{factor: x, hue: y}]", "factors: [{Outage: DB}]",
	"factors: [{Outage: [DB]}]", "factors: [[x]]", "factors: {factor: x}", "factors: [{factor: x, whys: [a, {text: b, whys: [c]}]}]", "factors: [{factor: x, whys: [[b]]}]",
	"actions: [{text: x, due: 2026-01-01, state: done}]", "actions: [{text: x, state: never}]", "actions: [{text: x, owner: [a, b]}]",
	"links: https://example.org", "links: [https://example.org, {label: a, url: b}]", "links: {Runbook: https://example.org}", "links: [[a]]", "links: [{a: [b]}]", "links: ['']",
	"phrases: {en: x}", "phrases: x", "phrases: [x]", "x-mine: [1]", "X-Mine: 1", "params: {a: b}", "markdownlint: true", "nonsense: 1", "severty: 1", "_: 1", "mitigator: 3",
}

// decoded tells whether the whole of a front matter was understood.
func decoded(entry content.Entry) bool {
	return !slices.ContainsFunc(entry.Problems, func(p problem.Problem) bool {
		return p.Rule.Definition().Family != "Safety" && !slices.Contains(faults, p.Rule) && p.Rule != problem.KeyTwice && p.Rule != problem.TextInvisible
	})
}

func head(text string) string { return text[:min(len(text), 200)] }

// eachDocument visits the documents below a folder, which may be absent.
func eachDocument(t *testing.T, root string, judge func(from, text string, role content.Role)) {
	t.Helper()
	if _, err := os.Stat(root); err != nil {
		t.Logf("%s is not there, and is not looked at", root)
		return
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		text, err := os.ReadFile(path)
		role := content.IncidentRole
		switch filepath.Base(filepath.Dir(path)) {
		case "factors":
			role = content.FactorRole
		case "services":
			role = content.ServiceRole
		}
		judge(path, string(text), role)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// literals are the texts with front matter in Go files.
func literals(t *testing.T, patterns ...string) []string {
	t.Helper()
	var texts []string
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %d files", pattern, err, len(files))
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if literal, is := n.(*ast.BasicLit); is && literal.Kind == token.STRING {
					if text, err := strconv.Unquote(literal.Value); err == nil && (strings.HasPrefix(text, "---\n") || strings.HasPrefix(text, "+++\n")) {
						texts = append(texts, text)
					}
				}
				return true
			})
		}
	}
	return texts
}

// TestSchemaOfConfig holds the schema of debrief.yaml against its reader.
func TestSchemaOfConfig(t *testing.T) {
	schema := compiled(t, "config")
	example, err := os.ReadFile("../../content/debrief.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for text, right := range map[string]bool{
		string(example): true, "title: x": true, "": true, "title: [x]": false, "titel: x": false, "x-mine: 1": false, "title: 3": true,
		"severities: [SEV-1, {name: SEV-2, words: [a]}]": true, "severities: SEV-1": false, "severities: [{meaning: x}]": false, "severities: [{name: x, hue: y}]": false,
		"pages: a/**": true, "pages: 3": false, "pages: [a, b]": true, "pages: {a: b}": false,
		"split: heading": true, "split: page": false, "suggest: off": true, "suggest: 'off'": true, "suggest: sometimes": false,
		"rules: {action-due: off}": true, "rules: {action-due: loud}": false, "rules: {action-dew: off}": false, "rules: {file-name: off}": false, "rules: off": false,
		"sections: {timeline: [Chronology], Impact: x}": true, "sections: {colour: x}": false,
		"trackers: {PROJ: 'https://example.org/{key}'}": true, "trackers: {PROJ: example}": false, "trackers: {'a b': 'https://example.org/{key}'}": false,
	} {
		_, problems, err := content.ReadConfig(fstest.MapFS{"debrief.yaml": {Data: []byte(text)}}, "debrief.yaml")
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		refusal := schema.Validate(plain(value))
		if reads := problem.Count(problems, problem.Error) == 0; reads != right || (refusal == nil) != right {
			t.Errorf("%q: reading finds %v, and the schema says %v", head(text), problems, refusal)
		}
	}
}
