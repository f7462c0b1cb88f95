package content

import (
	"bytes"
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzRead takes any bytes apart: no panic, a body of valid UTF-8 that stands in
// the file where BodyLine says, and problems at places inside of the file.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "---\ntitle: A\n---\nbody", "---\na: [b, {c: d}]\nb: &x y\n...\n", "+++\na = [1, {b = 2}]\n[c.d]\ne = '''\nf'''\n+++\n",
		"{\"a\": [1, {\"b\": null}]}\nx", "\xff\xfea\x00", "---\r\ntitle: A: b\r\n---\r", "---\n\ttitle\n---", "---\nfactors:\n- factor: a\n  whys: [b]\n---\n",
		"---\ntitle: '\n---\n", ";;;\n{\"a\":1}\n;;;\n", "---\na: |\n ---\n---\n", "---toml\na=1\n---\n", "---\nlinks: {a: b}\ntype: service\n---\n",
		"+++\n[[a]]\nb=1\n[[a]]\nb=2\na.b=3\n+++\n", "---\na: \"\\u00e9\\x\"\n---\n", "# [Title] YYYY\n", "---\n? - a\n: b\n---\n", "---\n%YAML 1.1\n--- x\n---\n",
		"---\na: b: c # d\ne: @f\ng: [h] i: j\n---\nx", "---\na: 'b\nc: d: e\n---\n", "0\n\xfa\x00\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e := read(string(data))
		if e.Binary {
			// Nothing of it was read.
			return
		}
		if !utf8.Valid(e.Body) || bytes.ContainsAny(e.Body, "\r\x00") {
			t.Fatalf("body %q", e.Body)
		}
		text, _ := clean("a.md", data)
		lines := 1 + bytes.Count(text, []byte{'\n'})
		if e.BodyLine < 1 || e.BodyLine > lines || !bytes.HasSuffix(text, e.Body) {
			t.Fatalf("body on line %d of %d", e.BodyLine, lines)
		}
		if want := 1 + bytes.Count(text[:len(text)-len(e.Body)], []byte{'\n'}); e.BodyLine != want {
			t.Fatalf("body on line %d, want %d", e.BodyLine, want)
		}
		for _, p := range e.Problems {
			if p.Line < 0 || p.Line > lines || p.Column < 0 || p.Message == "" || p.Rule == "" {
				t.Fatalf("problem %+v in %d lines", p, lines)
			}
			if p.Line == 0 {
				continue
			}
			line := bytes.Split(text, []byte{'\n'})[p.Line-1]
			if p.Column > utf8.RuneCount(line)+1 {
				t.Fatalf("problem %+v in line %q", p, line)
			}
		}
	})
}

// FuzzAdd adds to whatever bytes: they are refused, or say the addition and keep the
// rest.
func FuzzAdd(f *testing.F) {
	for _, text := range []string{
		"---\nfactors:\n  - a # b\n---\nx", "---\r\n{factors: [a, {b: 'c'}]}\r\n---\r\n", "+++\nfactors = ['''a''']\n[x]\n+++\n",
		"{\"factors\": null}\n", "---\nfactors: |\n  a\n---\n", "---\nfactors: &a\n- *a\n---\n", "---\nfactors: \"\n  a\"\n---\n", "---\n? factors\n: a\n---\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		after, err := Add(File{Path: "a.md"}, data, Addition{Key: KeyFactors, Items: []Value{{Text: "Alert noise"}}})
		if err != nil {
			return
		}
		e := read(string(after))
		said := slices.ContainsFunc(e.Fields[KeyFactors].Items, func(v Value) bool { return v.Text == "Alert noise" })
		if said || e.Binary || e.Raw || e.Role != IncidentRole {
			return
		}
		t.Errorf("%q does not say it: %q", data, after)
	})
}
