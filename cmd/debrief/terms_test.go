package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// disk is the body below the front matters of these tests; its words read like a factor.
const disk = "# Disk full\n\n## Contributing factors\n\n- No monitoring of the disk\n"

// matters are ways in which people write front matter.
var matters = map[string]string{
	"none":                  disk,
	"none, blank lines":     "\n\n" + disk,
	"none, Windows":         strings.ReplaceAll(disk, "\n", "\r\n"),
	"none, old line ends":   strings.ReplaceAll(disk, "\n", "\r"),
	"none, a mark":          "\ufeff" + disk,
	"none, no end of line":  strings.TrimSuffix(disk, "\n"),
	"none, a rule":          "---\n\nSome prose.\n\n---\n\n" + disk,
	"empty":                 "---\n---\n" + disk,
	"a comment":             "---\n# nothing yet\n---\n" + disk,
	"a comment behind":      "---\ntitle: Disk full # as the page says\n# the end\n---\n" + disk,
	"quotes":                "---\ntitle: \"Disk \\\"full\\\"\"\nowner: 'it''s us'\n---\n" + disk,
	"a colon":               "---\ntitle: Outage: disk full\n---\n" + disk,
	"an anchor":             "---\ntags: &t [disk]\nowner: ops\n---\n" + disk,
	"a text of lines":       "---\nsummary: |\n  One.\n\n  Two.\n---\n" + disk,
	"a folded text":         "---\nsummary: >-\n  One\n  two.\nowner: ops\n---\n" + disk,
	"indented":              "---\n  title: Disk full\n  owner: ops\n---\n" + disk,
	"braces":                "---\n{title: Disk full, owner: ops}\n---\n" + disk,
	"Windows":               "---\r\ntitle: Disk full\r\n---\r\n" + strings.ReplaceAll(disk, "\n", "\r\n"),
	"mixed line ends":       "---\r\ntitle: Disk full\nowner: ops\r\n---\n" + disk,
	"a mark":                "\ufeff---\ntitle: Disk full\n---\n" + disk,
	"dots":                  "---\ntitle: Disk full\n...\n" + disk,
	"blanks at the fence":   "---  \ntitle: Disk full\n---  \n" + disk,
	"blank lines within":    "---\n\ntitle: Disk full\n\n---\n\n\n" + disk,
	"blanks at line ends":   "---\ntitle: Disk full   \nowner:   ops\t\n---\n" + disk,
	"Japanese":              "---\ntitle: ディスク満杯\n---\n" + disk,
	"emoji":                 "---\ntitle: \"💾 full\"\n---\n" + disk,
	"dates":                 "---\ndate: 2026-04-02\nresolved: 2026-04-02T10:00:00Z\nid: 007\n---\n" + disk,
	"a list":                "---\nfactors:\n  - Haste # since May\n\nowner: ops\n---\n" + disk,
	"a list at the margin":  "---\nfactors:\n- Haste\n- factor: Noise\n  words: loud\nowner: ops\n---\n" + disk,
	"a flow list":           "---\nfactors: [Haste, 'it''s, loud' ]\n---\n" + disk,
	"a list over lines":     "---\nfactors: [\n  Haste, # [one\n  Noise, # two\n]\n---\n" + disk,
	"nothing behind":        "---\nfactors:\nowner: ops\n---\n" + disk,
	"another key":           "---\nRoot-Causes: [Haste]\n---\n" + disk,
	"unknown keys":          "---\nlayout: post\nmenu:\n  main:\n    weight: 3\n---\n" + disk,
	"TOML":                  "+++\ntitle = \"Disk full\" # why\n+++\n" + disk,
	"TOML, Windows":         "+++\r\ntitle = \"Disk full\"\r\n+++\r\n" + strings.ReplaceAll(disk, "\n", "\r\n"),
	"TOML, tables":          "+++\ntitle = \"Disk full\"\n\n# mine\n[params]\nx = 1\n+++\n" + disk,
	"TOML, a list":          "+++\nfactors = [\n  'Haste', # \"one\n]\n+++\n" + disk,
	"JSON":                  "{\n  \"title\": \"Disk full\"\n}\n\n" + disk,
	"JSON, a list":          "{\"factors\": [\"Haste\"], \"title\": \"Disk full\"}\n\n" + disk,
	"JSON between its sign": ";;;\n{\"title\": \"Disk full\"}\n;;;\n" + disk,
}

// decide runs debrief factors on a folder, and returns what it prints.
func decide(t *testing.T, folder string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	p := program{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, now: time.Now}
	if code := p.run(t.Context(), append([]string{"factors", folder}, args...)); code != exitOK {
		t.Fatalf("%v: exit code %d: %s", args, code, &errs)
	}
	return out.String()
}

// TestDecideInEveryFrontMatter: however front matter is written, a decision is one
// insertion; all bytes around it stay, the suggestion is named or gone, and a second
// time there is nothing to decide.
func TestDecideInEveryFrontMatter(t *testing.T) {
	names := slices.Sorted(maps.Keys(matters))
	for verb, wanted := range map[string]string{"--accept": fmt.Sprintf("Monitoring gap (technical), monitoring-gap: named in %d\n", len(names)), "--reject": ""} {
		folder := t.TempDir()
		file := func(n int) string { return filepath.Join(folder, fmt.Sprintf("disk-%d.md", n)) }
		for n, name := range names {
			if err := os.WriteFile(file(n), []byte(matters[name]), 0o640); err != nil {
				t.Fatal(err)
			}
		}
		if got := decide(t, folder); !strings.Contains(got, fmt.Sprintf("Monitoring gap (technical), monitoring-gap: suggested in %d\n", len(names))) {
			t.Fatalf("before %s, it is\n%s", verb, got)
		}
		decide(t, folder, verb, "monitoring-gap")
		for n, name := range names {
			after, err := os.ReadFile(file(n))
			if err != nil {
				t.Fatal(err)
			}
			if !isInsertion(matters[name], string(after)) {
				t.Errorf("%s, %s: %q became\n%q", verb, name, matters[name], after)
			}
		}
		if got := decide(t, folder); strings.Contains(got, "monitoring-gap: suggested") || !strings.Contains(got, wanted) {
			t.Errorf("after %s, it is\n%s", verb, got)
		}
		if got := decide(t, folder, verb, "all"); got != "Nothing to change\n" {
			t.Errorf("%s once more says\n%s", verb, got)
		}
	}
}

// isInsertion tells whether a text is another with one piece put in.
func isInsertion(before, after string) bool {
	same := 0
	for same < len(before) && same < len(after) && before[same] == after[same] {
		same++
	}
	for ; same >= 0; same-- {
		if len(after) > len(before) && strings.HasSuffix(after, before[same:]) && len(after)-len(before[same:]) >= same {
			return true
		}
	}
	return false
}
