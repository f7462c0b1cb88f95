package content

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// show writes a value in a form for comparing.
func show(v Value) string {
	switch v.Kind {
	case Sequence:
		var items []string
		for _, item := range v.Items {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, "|") + "]"
	case Mapping:
		var pairs []string
		for _, p := range v.Pairs {
			pairs = append(pairs, p.Key+"="+show(p.Value))
		}
		return "{" + strings.Join(pairs, " ") + "}"
	default:
		return v.Text
	}
}

// TestFieldTable holds the table to its promises: the schema and the reference
// page come from it.
func TestFieldTable(t *testing.T) {
	check := func(of string, fields []Field) {
		claimed := map[string]string{}
		toggles := map[string]string{}
		for _, f := range fields {
			if f.Help == "" || f.Key.String() == "" {
				t.Errorf("%s: %q has no help", of, f.Key.String())
			}
			for _, key := range append([]string{f.Key.String()}, f.Aliases...) {
				if other, twice := claimed[fold(key)]; twice {
					t.Errorf("%s: %q means both %s and %s", of, key, other, f.Key.String())
				}
				claimed[fold(key)] = f.Key.String()
			}
			for _, s := range f.Switches {
				if other, twice := toggles[fold(s.Key)]; twice || f.Kind != BoolField {
					t.Errorf("%s: %q switches both %s and %s", of, s.Key, other, f.Key.String())
				}
				toggles[fold(s.Key)] = f.Key.String()
			}
		}
	}
	for role, table := range roleTables() {
		var fields []Field
		for _, f := range table.fields {
			fields = append(fields, *f)
			if len(f.Items) > 0 {
				check(f.Key.String(), f.Items)
			}
			if (f.Kind == ItemsField) != (len(f.Items) > 0) {
				t.Errorf("%s: items and kind disagree", f.Key.String())
			}
		}
		check(fmt.Sprint("role ", role), fields)
	}
	check("configuration", configFields())
	for _, f := range Fields() {
		if len(f.Roles) == 0 {
			t.Errorf("%s is for no role", f.Key.String())
		}
	}
}

// TestKeyLines: words that the lines of keys.txt refer by are known.
func TestKeyLines(t *testing.T) {
	for line := range strings.Lines(keyLines) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for word := range strings.FieldsSeq(value) {
			known := true
			switch key {
			case "kind":
				_, known = kindWords[word]
			case "items":
				known = keyGroups()[word] != ""
			case "for":
				known = slices.Contains(roleWords, word)
			}
			if !known {
				t.Errorf("%q names nothing", line)
			}
		}
	}
}

// TestKeysAreListed: what the program asks for is among what authors may write.
func TestKeysAreListed(t *testing.T) {
	source, err := os.ReadFile("key.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Key\{"([^"]+)"\}`).FindAllStringSubmatch(string(source), -1) {
		if !slices.ContainsFunc(slices.Collect(maps.Values(keyGroups())), func(lines string) bool { return strings.Contains(lines, "\n-- "+m[1]+"\n") }) && m[1] != "label" && m[1] != "url" {
			t.Errorf("no table has the key %q", m[1])
		}
	}
}

func TestKeys(t *testing.T) {
	tests := []struct {
		name, yaml, key, want string
		problems, says        string
	}{
		{"canonical", "severity: SEV-1", "severity", "SEV-1", "", ""},
		{"alias", "sev: SEV-1", "severity", "SEV-1", "", ""},
		{"case and joints", "Start-Time: x", "started", "x", "", ""},
		{"camel case", "resolvedWhen: x", "resolved", "x", "", ""},
		{"one service", "service: checkout", "services", "[checkout]", "", ""},
		{"one text with commas", "services: a, b", "services", "[a, b]", "", ""},
		{"lists under several keys", "categories: [a]\nkeywords:\n- b\ntags: c", "tags", "[a|b|c]", "", ""},
		{"empty entries", "tags: [a, '', ~, b, null]", "tags", "[a|b|null]", "", ""},
		{"empty list", "tags: []", "tags", "", "", ""},
		{"empty text", "title: ''", "title", "", "", ""},
		{"unquoted colon in an entry", "tags:\n- Outage: DB\n- b", "tags", "[Outage: DB|b]", "", ""},
		{"author with a name", "authors:\n- name: Ada\n  email: a@b", "authors", "[Ada]", "", ""},
		{"a list for a text", "severity: [sev1]", "severity", "sev1", "", ""},
		{"two for a text", "severity: [a, b]", "severity", "", "2:11 warning value-kind", "expected text"},
		{"a group for a list", "services: {a: b, c: d}", "services", "", "2:11 warning value-kind", "expected a list"},
		{"a list in a list", "tags: [a, [b]]", "tags", "[a]", "2:11 warning value-kind", "expected text"},
		{"date of docusaurus", "last_update: {author: x, date: 2024-01-02}", "lastmod", "2024-01-02", "", ""},

		{"published true", "published: true", "draft", "false", "", ""},
		{"published false", "published: false", "draft", "true", "", ""},
		{"quoted false", "draft: \"false\"", "draft", "false", "", ""},
		{"no", "draft: no", "draft", "false", "", ""},
		{"published as a date", "published: 2024-05-01", "date", "2024-05-01", "", ""},
		{"publish false", "publish: false", "draft", "true", "", ""},
		{"unlisted", "unlisted: true", "draft", "true", "", ""},
		{"draft that says nothing", "draft: maybe", "draft", "true", "2:8 warning value-kind", "true or false"},
		{"draft in a list", "draft: [yes]", "draft", "true", "2:8 warning value-kind", "counts as a draft"},
		{"draft without a value", "draft:", "draft", "", "", ""},
		{"group for a list", "services: {a: b, c: d}", "services", "", "2:11 warning value-kind", "write a list: [a, b]"},
		{"publish that says nothing", "publish: later", "draft", "true", "2:10 warning value-kind", "true or false"},
		{"resolved as a state", "resolved: true", "is_resolved", "true", "", ""},
		{"resolved as a time", "resolved: 2024-05-01", "resolved", "2024-05-01", "", ""},
		{"state and time", "resolved: true\nresolvedWhen: 2024-05-01", "resolved", "2024-05-01", "", ""},

		{"date and its fallbacks", "created: a\npublishDate: b\ndate: c", "date", "c", "", ""},
		{"fallbacks in order", "created: a\npublishDate: b", "date", "b", "", ""},
		{"two keys for one thing", "sev: a\nseverity: b", "severity", "b", "2:1 warning key-twice", `"sev" and "severity" (line 3)`},
		{"two keys that agree", "sev: a\nseverity: a", "severity", "a", "", ""},
		{"owner of an incident", "owner: db", "team", "db", "", ""},
		{"status, whose words are many, stays as typed", "state: Final", "status", "Final", "", ""},
		{"unknown kind of document", "type: incidnt", "type", "incidnt", "2:7 warning value-unknown", "incident"},
		{"product", "product: S3", "services", "[S3]", "", ""},

		{"misspelt key", "sevrity: a", "severity", "", "2:1 warning key-unknown", `did you mean "severity"?`},
		{"swapped letters", "titel: a", "title", "", "2:1 warning key-unknown", `"title"`},
		{"foreign key", "flavour_of_month: a", "title", "", "2:1 notice key-unknown", "no effect"},
		{"key of another role", "synonyms: [a]", "title", "", "2:1 notice key-unknown", "a factor"},
		{"own key", "x-anything: [a]", "title", "", "", ""},
		{"params", "params: {a: b}", "title", "", "", ""},
		{"keys of other generators", "layout: a\nnav_order: 3\nhas_children: false\nsection: issue\nsidebar_label: x\nuuid: y\nurl: z", "title", "", "", ""},

		{"factors as text", "contributing_factors:\n- a\n- b", "factors", "[a|b]", "", ""},
		{"factors with keys", "factors:\n- name: a\n  Role: Lengthened\n  why: [b, c]\n  marker: d", "factors",
			"[{factor=a role=lengthened markers=[d] whys=[b|c]}]", "", ""},
		{"a whole tree of whys", "factors:\n- factor: a\n  whys:\n  - text: b\n    whys: [c]", "factors",
			"[{factor=a whys=[{text=b whys=[c]}]}]", "", ""},
		{"factor with a colon", "factors:\n- Retry storm: clients retried", "factors", "[Retry storm: clients retried]", "", ""},
		{"unknown role", "factors: [{factor: a, role: cause}]", "factors", "[{factor=a role=cause}]", "2:29 warning value-unknown", "contributed or lengthened"},
		{"misspelt key of a factor", "factors: [{factor: a, rol: lengthened}]", "factors", "[{factor=a}]", "2:23 warning key-unknown", `"role"`},
		{"one factor", "root_cause: a", "factors", "[a]", "", ""},
		{"actions", "action_items:\n- text: a\n  assignee: b\n  due_date: 2024-01-02\n  status: wont-fix\n- c", "actions",
			"[{text=a state=wontfix owner=b due=2024-01-02}|c]", "", ""},
		{"service links", "type: service\nlinks:\n  Runbook: https://a\n  Board: https://b", "links",
			"[{label=Runbook url=https://a}|{label=Board url=https://b}]", "", ""},
		{"service links as a list", "type: service\nlinks:\n- label: R\n  url: https://a\n- https://b\n- Dash: https://c", "links",
			"[{label=R url=https://a}|{label=https://b url=https://b}|{label=Dash url=https://c}]", "", ""},
		{"owner of a service", "type: service\nowner: db", "owner", "db", "", ""},
		{"synonyms of a factor", "type: factor\nalso: a\naka: [b]\nkind: Human", "synonyms", "[a|b]", "", ""},
		{"unknown type", "type: post", "type", "post", "2:7 warning value-unknown", "incident"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := read("---\n" + test.yaml + "\n---\n")
			if got := show(e.Fields[Key{test.key}]); got != test.want {
				t.Errorf("%s = %q, want %q", test.key, got, test.want)
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

// TestValuesAsTyped holds the promise that no value changes its type in silence,
// in any of the three syntaxes.
func TestValuesAsTyped(t *testing.T) {
	plain := strings.Fields(`no No NO yes Yes YES on On ON off Off OFF y Y n N true True TRUE false False FALSE
		007 0007 010 0o17 0x10 0xFF 0b11 1e3 1E5 1.10 1.0 1. .5 -0 +1 -1.50 1_000 0_7 12e03 1e400 99999999999999999999 0.1e-7
		.inf -.inf .Inf .nan .NaN inf nan Infinity NaN
		09:40 9:40 09:40:10 1:2:3 24:00 190:20:30 2026-09-01 2026-9-1 2026-09-01T10:00:00Z 2026-09-01T10:00:00+02:00 20202-01-16
		31.06.2019 10/30/202 2001-12-14t21:59:43.10-05:00 12-31 2026-13-45 0000-00-00 2026-W36
		1.2.3 v1.10 1,000 1,5 50% $5 5€ +49 #5x a#b a:b http://a/b c: 3d 0c a'b a"b \x \u0041 x% ~x x~ ~/a nulls Null0 nil none None
		SEV-1 S1 P1 INC-0042 0-1 00 0 1 == => .. ... <x <<x -x --x ?x :x x? x! a&b a*b é ü 日本語 １ ‘x’ x—y ½ 🔥 İ ſ`)
	var values []string
	for _, v := range plain {
		if !strings.HasPrefix(v, "#") && !strings.HasSuffix(v, ":") {
			values = append(values, v)
		}
	}
	values = append(values, "2026-09-01 10:00", "2026-09-01 10:00:00 +02:00", "2026-09-01 10:00:00.000", "1 2", "a  b", "no way", "12 March 2024", "5 min", "a, b", "a - b", "9:40 pm", "x #y"[:1]+" y")
	if len(values) < 120 {
		t.Fatalf("only %d values", len(values))
	}
	for _, v := range values {
		quoted := fmt.Sprintf("%q", v)
		for _, text := range []string{
			"---\nimpact: " + v + "\nservices:\n- " + v + "\n---\n",
			"---\nimpact: '" + strings.ReplaceAll(v, "'", "''") + "'\nservices: ['" + strings.ReplaceAll(v, "'", "''") + "']\n---\n",
			"---\nimpact: |\n  " + v + "\nservices:\n- |\n  " + v + "\n---\n",
			"+++\nimpact = " + quoted + "\nservices = [" + quoted + "]\n+++\n",
			"{\"impact\": " + quoted + ", \"services\": [" + quoted + "]}\n",
		} {
			e := read(text)
			if got := e.Fields[KeyImpact].Text; got != v {
				t.Errorf("%q: impact = %q, want %q; %v", text, got, v, e.Problems)
			}
			if got := show(e.Fields[KeyServices]); got != "["+v+"]" {
				t.Errorf("%q: services = %q, want [%s]", text, got, v)
			}
		}
	}
	for _, v := range []string{"1.10", "0x10", "1e3", "2026-09-01", "07:30:00", "2026-09-01 10:00:00", "2026-09-01T10:00:00+02:00", "true", "inf", "1_000"} {
		if got := read("+++\nimpact = " + v + "\n+++\n").Fields[KeyImpact].Text; got != v {
			t.Errorf("TOML %s = %q", v, got)
		}
	}
	for _, v := range []string{"1.10", "1e3", "-0", "12345678901234567890", "true", "false"} {
		if got := read("{\"impact\": " + v + "}\n").Fields[KeyImpact].Text; got != v {
			t.Errorf("JSON %s = %q", v, got)
		}
	}
	for _, v := range []string{"~", "null", "Null", "NULL", ""} {
		if got, ok := read("---\nimpact: " + v + "\n---\n").Fields[KeyImpact]; ok {
			t.Errorf("null %q = %+v, want no field", v, got)
		}
	}
}

// TestKeyPlaces holds that a problem about a key shows the line of the key, even
// if its value stands below.
func TestKeyPlaces(t *testing.T) {
	for _, text := range []string{
		"---\nid: x\n'servces':\n- a\n---\n", "+++\nid = 'x'\n'servces' = [\n'a']\n+++\n", "{\"id\": \"x\",\n\n\"servces\":\n[\"a\"]}\n",
	} {
		p := read(text).Problems[0]
		if want := strings.Split(text, "\n")[2]; p.Line != 3 || p.Column != 1 || p.Length != 7 || p.Excerpt != want {
			t.Errorf("%q: %+v, want line 3, %q", text, p, want)
		}
	}
}
