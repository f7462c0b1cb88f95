package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/alloctest"
	"github.com/debrief-dev/debrief/internal/problem"
)

// read takes a text apart as the file "a.md".
func read(text string) Entry {
	folder := fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte(text)}}
	return Read(folder, File{Path: "a.md", Size: int64(len(text))})
}

// summary writes problems as "line:column level rule".
func summary(problems []problem.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Level, p.Rule))
	}
	return strings.Join(all, ", ")
}

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, text string
		title      string
		body       string
		line       int
		problems   string
		// says is a part of the first problem's message or help.
		says string
	}{
		{"none", "# Title\n\ntext", "", "# Title\n\ntext", 1, "", ""},
		{"empty file", "", "", "", 1, "", ""},
		{"yaml", "---\ntitle: A\n---\nbody\n", "A", "body\n", 4, "", ""},
		{"byte order mark", "\uFEFF---\ntitle: A\n---\nbody", "A", "body", 4, "", ""},
		{"crlf", "---\r\ntitle: A\r\n---\r\nbody\r\nmore", "A", "body\nmore", 4, "", ""},
		{"lone cr", "---\rtitle: A\r---\rbody\rmore", "A", "body\nmore", 4, "", ""},
		{"leading blank lines", "\n \n---\ntitle: A\n---\nbody", "A", "body", 6, "", ""},
		{"spaces after the fences", "--- \ntitle: A\n---\t\nbody", "A", "body", 4, "", ""},
		{"no text after it", "---\ntitle: A\n---", "A", "", 3, "", ""},
		{"dots as the end", "---\ntitle: A\n...\nbody", "A", "body", 4, "", ""},
		{"named yaml", "---yaml\ntitle: A\n---\nbody", "A", "body", 4, "", ""},
		{"indented dashes in a block", "---\nsummary: |\n  one\n  ---\n  two\ntitle: A\n---\nbody", "A", "body", 8, "", ""},
		{"rule in the body", "---\ntitle: A\n---\none\n\n---\n\ntwo", "A", "one\n\n---\n\ntwo", 4, "", ""},
		{"empty block", "---\n---\nbody", "", "body", 3, "", ""},
		{"blank block", "---\n\n---\nbody", "", "body", 4, "", ""},
		{"commented keys only", "---\n# title: A\n---\nbody", "", "body", 4, "", ""},
		{"comment alone above the title", "---\n# a comment\n---\n\n# Queue\nbody", "", "\n# Queue\nbody", 4, "", ""},
		{"comment between", "---\n# a comment\ntitle: A # more\n---\nbody", "A", "body", 5, "", ""},
		{"flow mapping", "---\n{title: A}\n---\nbody", "A", "body", 4, "", ""},
		{"null values", "---\ntitle: ~\nseverity:\nservices: null\n---\nbody", "", "body", 6, "", ""},

		{"unclosed", "---\ntitle: A\n\n# Body\n", "", "---\ntitle: A\n\n# Body\n", 1, "1:1 error front-matter-unclosed", "not closed"},
		{"unclosed with a rule far below", "---\ntitle: A\n\n# Heading\n\nsome prose\n\n---\n\nmore", "",
			"---\ntitle: A\n\n# Heading\n\nsome prose\n\n---\n\nmore", 1, "1:1 error front-matter-unclosed", "not closed"},
		{"unclosed json", "{\n  \"title\": \"A\",\n", "", "{\n  \"title\": \"A\",\n", 1, "1:1 error front-matter-unclosed", "\"}\""},
		{"rule that opens nothing", "---\n\nSome prose.\n\n---\n", "", "---\n\nSome prose.\n\n---\n", 1, "1:0 notice front-matter-absent", "shown as text"},
		{"rule at both ends with headings", "---\n# Outage\n\nWe saw errors.\n\n## Timeline\n---", "",
			"---\n# Outage\n\nWe saw errors.\n\n## Timeline\n---", 1, "1:0 notice front-matter-absent", "shown as text"},
		{"rule, blank line, label, prose", "---\n\nDate: 2024-05-01\n\n# Outage\n\nIt: was bad\nvery\n\n---\n", "",
			"---\n\nDate: 2024-05-01\n\n# Outage\n\nIt: was bad\nvery\n\n---\n", 1, "1:0 notice front-matter-absent", ""},
		{"a table of bold labels", "---\n**Date:** today\n---\nx", "", "---\n**Date:** today\n---\nx", 1, "1:0 notice front-matter-absent", ""},
		{"a list", "---\n- a\n- b\n---\nx", "", "---\n- a\n- b\n---\nx", 1, "1:0 notice front-matter-absent", ""},
		{"longer rule", "----\ntitle: A\n----\n", "", "----\ntitle: A\n----\n", 1, "", ""},
		{"indented rule", " ---\ntitle: A\n---\n", "", " ---\ntitle: A\n---\n", 1, "", ""},

		{"unquoted colon", "---\ntitle: Outage: DB down\n---\nbody", "Outage: DB down", "body", 4, "2:14 warning front-matter-syntax", `title: "Outage: DB down"`},
		{"two unquoted colons", "---\ntitle: It's out: DB down # sic\nimpact: all: of it\n---\nbody", "It's out: DB down", "body", 5,
			"2:16 warning front-matter-syntax, 3:12 warning front-matter-syntax", "read as text"},
		{"unquoted bracket", "---\ntitle: [Resolved] Checkout\n---\nbody", "[Resolved] Checkout", "body", 4, "2:19 warning front-matter-syntax", ""},
		{"unquoted colon below an open quote", "---\ntitle: a: b\nimpact: 'x\n---\nbody", "", "body", 5, "2:9 error front-matter-syntax", "colon"},
		{"key below a value", "---\ntitle: A\n  more: b\n---\nbody", "", "body", 5, "3:7 error front-matter-syntax", "indented more"},
		{"tab", "---\nservices:\n\t- a\n---\nbody", "", "body", 5, "3:1 error front-matter-syntax", "tab"},
		{"at sign", "---\nid: x\nteam: @db\n---\nbody", "", "body", 5, "3:7 warning front-matter-syntax", `"@db"`},
		{"open quote above", "---\ntitle: \"Disk\nid: x\nseverity: \"SEV-2\"\n---\nbody", "", "body", 6, "2:8 error front-matter-syntax", "not closed"},
		{"no open quote above", "---\ntitle: \"Disk\"\nid: x\nseverity: \"SEV\" 2\n---\nbody", "", "body", 6, "4:17 error front-matter-syntax", "expected"},
		{"brace in a text", "---\nid: x\nlinks: {a: https://x/{key}}\n---\nbody", "", "body", 5, "3:22 error front-matter-syntax", "a brace inside a text"},
		{"brace behind a quote", "---\nid: x\nlinks: {a: \"x\"{key}}\n---\nbody", "", "body", 5, "3:8 error front-matter-syntax", "the bracket that opens here"},
		{"open quote", "---\nid: x\nteam: 'db\n---\nbody", "", "body", 5, "3:7 error front-matter-syntax", "not closed"},
		{"no colon", "---\nid: x\nteam\nimpact: y\n---\nbody", "", "body", 6, "3:1 error front-matter-syntax", "no colon"},
		{"open bracket", "---\nid: x\ntags: [a, b\nimpact: y\n---\nbody", "", "body", 6, "3:7 error front-matter-syntax", "bracket"},
		{"escape", "---\nimpact: \"C:\\quit\"\n---\nbody", "", "body", 4, "2:12 error front-matter-syntax", "backslash"},
		{"after a wide character", "---\nimpact: 'é' x: y\n---\nbody", "", "body", 4, "2:14 error front-matter-syntax", ""},
		{"duplicate key", "---\ntitle: A\nid: x\ntitle: B\n---\nbody", "A", "body", 6, "4:1 error key-duplicate", "line 2 and line 4"},
		{"alias", "---\ntitle: A\nimpact: &x y\nteam: *x\n---\nbody", "A", "body", 6, "3:9 error front-matter-alias, 4:7 error front-matter-alias", `anchor "&x"`},
		{"unknown alias", "---\nteam: *bold*\n---\nbody", "", "body", 4, "2:7 error front-matter-alias", `"*bold*"`},
		{"merge key", "---\ntitle: A\n<<: {team: b}\n---\nbody", "A", "body", 5, "3:1 error front-matter-alias", "merge"},
		{"key that is no text", "---\ntitle: A\n? [x]\n: y\n---\nbody", "A", "body", 6, "3:3 error front-matter-syntax", "a list"},
		{"second document", "---\ntitle: A\n--- more\nid: x\n---\nbody", "", "body", 6, "3:1 error front-matter-syntax", "second"},
		{"text that is no mapping", "---\n\"title:\"\n---\nbody", "", "---\n\"title:\"\n---\nbody", 1, "1:0 notice front-matter-absent", ""},

		{"toml", "+++\ntitle = \"A\"\n[params]\nx = 1\n+++\nbody", "A", "body", 6, "", ""},
		{"toml syntax", "+++\ntitle = = 3\n+++\nbody", "", "body", 4, "2:9 error front-matter-syntax", "TOML"},
		{"toml text without quotes", "+++\ntitle = x\n+++\nbody", "", "body", 4, "2:9 error front-matter-syntax", "must be in quotes, but this value is \"x\""},
		{"json key without quotes", "{\n \"title\": \"A\",\n id: 1\n}\nbody", "A", "body", 5, "", ""},
		{"json comma at the end", "{\n \"title\": \"A\",\n}\nbody", "A", "body", 4, "", ""},
		{"json escapes", "{\"title\": \"a\\/b\\u00e9 \\ud83d\\ude00\", \"id\": \"x\"}\nbody", "a/bé 😀", "body", 2, "", ""},
		{"json with tabs", "{\n\t\"title\":\t\"A\",\n\t\"tags\":[\"b\",null]\n}\nbody", "A", "body", 5, "", ""},
		{"json without a colon", "{\n \"title\": \"A\",\n \"tags\" [\"b\"]\n}\nbody", "", "body", 5, "3:9 error front-matter-syntax", "missing before \"[\""},
		{"empty entry", "---\ntags: [a, , b]\n---\nbody", "", "body", 4, "2:11 error front-matter-syntax", "an entry is missing before this comma"},
		{"toml unclosed", "+++\ntitle = \"A\"\n", "", "+++\ntitle = \"A\"\n", 1, "1:1 error front-matter-unclosed", "\"+++\""},
		{"toml duplicate", "+++\ntitle = \"A\"\ntitle = \"B\"\n+++\nbody", "A", "body", 5, "3:1 error key-duplicate", "line 2 and line 3"},
		{"toml with a rule inside", "+++\ntitle = \"A\"\nsummary = '''\n---\n'''\n+++\nbody", "A", "body", 7, "", ""},
		{"plus signs", "+++\nnothing here\n+++\n", "", "+++\nnothing here\n+++\n", 1, "1:0 notice front-matter-absent", ""},
		{"json", "{\n \"title\": \"A\",\n \"tags\": [\"b\"]\n}\nbody", "A", "body", 5, "", ""},
		{"json on one line", "{\"title\": \"A {}\"}\nbody", "A {}", "body", 2, "", ""},
		{"json syntax", "{\n \"title\": \"A\"\n \"id\": 1\n}\nbody", "", "body", 5, "3:2 error front-matter-syntax", "a comma or a colon is missing before \"id\""},
		{"json duplicate", "{\"title\": \"A\",\n\"title\": \"B\"}\nbody", "A", "body", 3, "2:1 error key-duplicate", "line 1 and line 2"},
		{"text that starts with a brace", "{% include x %}\nbody", "", "{% include x %}\nbody", 1, "", ""},
		{"a set in braces", "{a, b} are sets\n", "", "{a, b} are sets\n", 1, "", ""},
		{"object and more on its line", "{\"a\": 1} is what it said\n", "", "{\"a\": 1} is what it said\n", 1, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := read(test.text)
			if got := e.Fields[KeyTitle].Text; got != test.title {
				t.Errorf("title = %q, want %q", got, test.title)
			}
			if string(e.Body) != test.body || e.BodyLine != test.line {
				t.Errorf("body = %q on line %d, want %q on line %d", e.Body, e.BodyLine, test.body, test.line)
			}
			if got := summary(e.Problems); got != test.problems {
				t.Errorf("problems = %q, want %q\n%v", got, test.problems, e.Problems)
			}
			if len(e.Problems) > 0 && !strings.Contains(e.Problems[0].Message+" "+e.Problems[0].Help, test.says) {
				t.Errorf("first problem = %+v, want it to say %q", e.Problems[0], test.says)
			}
		})
	}
}

func TestFrontMatterPlaces(t *testing.T) {
	tests := []struct{ name, text string }{
		{"yaml", "---\nid: x\nteam: é\nservices: [ä, payments]\n---\n"},
		{"toml", "+++\nid = 'x'\nteam = 'é'\nservices = ['ä', 'payments']\n+++\n"},
		{"json", "{\n\"id\": \"x\",\n\"team\": \"é\",\n\"services\": [\"ä\", \"payments\"]}\n"},
	}
	for _, test := range tests {
		e := read(test.text)
		item := e.Fields[KeyServices].Items[1]
		lines := strings.Split(test.text, "\n")
		if item.Line != 4 || item.Excerpt != lines[3] {
			t.Errorf("%s: item on line %d (%q), want line 4 (%q)", test.name, item.Line, item.Excerpt, lines[3])
		}
		if rest := string([]rune(lines[3])[item.Column-1:]); !strings.Contains(rest[:9], "payments") {
			t.Errorf("%s: column %d is at %q", test.name, item.Column, rest)
		}
	}
}

func TestBombs(t *testing.T) {
	var bombs []string
	for _, n := range []int{100, 1000, 10000, 30000} {
		bombs = append(bombs,
			"---\na: "+strings.Repeat("[", n)+"\n---\n",
			"---\na: "+strings.Repeat("[", n)+strings.Repeat("]", n)+"\n---\n",
			"---\na: "+strings.Repeat("{x: ", n)+"1"+strings.Repeat("}", n)+"\n---\n",
			"---\n"+strings.Repeat("- ", n)+"x\n---\n",
			"---\na:\n "+strings.Repeat("- ", n)+"x\n---\n",
			"---\na: '"+strings.Repeat("x", n)+"'\n---\n",
			"---\na: "+strings.Repeat("&a ", n)+"\n---\n",
			"---\n"+strings.Repeat("a: b\n", n/5)+"---\n",
			"---\nb: ["+strings.Repeat("a,", n)+"]\n---\n",
			"+++\na = "+strings.Repeat("[", n)+strings.Repeat("]", n)+"\n+++\n",
			"+++\na"+strings.Repeat(".a", n)+" = 1\n+++\n",
			"+++\n["+strings.Repeat("a.", n)+"a]\n+++\n",
			"+++\n"+strings.Repeat("[[a]]\n", n/6)+"+++\n",
			"{\"a\":"+strings.Repeat("[", n)+strings.Repeat("]", n)+"}\n",
			"{\"a\":"+strings.Repeat("{\"a\":", n)+"1"+strings.Repeat("}", n)+"}\n",
		)
	}
	laughs := "---\na: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 8), c-1)
	}
	bombs = append(bombs, laughs+"---\n", "---\n"+strings.Repeat("x", 70000)+": 1\n---\n")
	for i, bomb := range bombs {
		var e Entry
		// Far above what any of them takes, so that only growth out of hand fails.
		if got := alloctest.Bytes(func() { e = read(bomb) }); got > 8192*len(bomb)+1<<20 {
			t.Errorf("bomb %d (%.30q, %d bytes) allocates %d", i, bomb, len(bomb), got)
		}
		if len(e.Problems) > 2*mostProblems+10 {
			t.Errorf("bomb %d (%.30q): %d problems", i, bomb, len(e.Problems))
		}
		if v := e.Fields[KeyServices]; len(v.Items) > 0 {
			t.Errorf("bomb %d was expanded", i)
		}
	}
	if got := summary(read("---\na: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n").Problems); !strings.Contains(got, "error front-matter-depth") {
		t.Errorf("33 levels: %s", got)
	}
	if got := summary(read("---\ntitle: " + strings.Repeat("x", 64<<10) + "\n---\nbody").Problems); got != "2:0 error front-matter-size" {
		t.Errorf("64 KiB: %s", got)
	}
}

// TestHelpKeepsAList: the help for what YAML cannot read says how each entry of a list
// stays an entry.
func TestHelpKeepsAList(t *testing.T) {
	for line, want := range map[string]string{
		"services: [@mail, @queue]":      `services: ["@mail", "@queue"]`,
		"authors: [@alice, \"Bob, B.\"]": `authors: ["@alice", "Bob, B."]`,
		"tags: [`a`, b]":                 "tags: [\"`a`\", \"b\"]",
		"facilitator: @alice":            `facilitator: "@alice"`,
	} {
		e := Read(folder("a.md", "---\n"+line+"\n---\n# A"), File{Path: "a.md", Role: IncidentRole})
		if len(e.Problems) != 1 || !strings.HasSuffix(e.Problems[0].Help, want) {
			t.Errorf("%s: %+v, want %s", line, e.Problems, want)
			continue
		}
		if mended := Read(folder("a.md", "---\n"+want+"\n---\n# A"), File{Path: "a.md", Role: IncidentRole}); len(mended.Problems) != 0 {
			t.Errorf("%s: the help gives %+v", line, mended.Problems)
		}
	}
}
