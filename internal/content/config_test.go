package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

func readConfig(t *testing.T, text string) (Config, []problem.Problem) {
	t.Helper()
	c, problems, err := ReadConfig(folder("debrief.yaml", text), "debrief.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c, problems
}

func TestConfig(t *testing.T) {
	c, problems := readConfig(t, `---
title: Postmortems
base-url: https://example.org/postmortems
time_zone: Europe/Berlin
language: pt-BR
severities:
  - {name: SEV-1, meaning: Everything is down, words: [critical, p1]}
  - SEV-2
sections:
  timeline: [Chronology, What happened when]
  Actions: Next
trackers:
  PROJ: https://tracker.example/browse/{key}
  "#": https://example.org/issues/{id}
markers:
  - {name: Vendor change, meaning: A supplier changed., synonyms: vendor}
pages: [runbooks/**, "*.txt"]
edit-url: "https://example.org/edit/main/{path}"
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if c.TimeZone == nil || c.TimeZone.String() != "Europe/Berlin" {
		t.Errorf("time zone %v", c.TimeZone)
	}
	c.TimeZone = nil
	want := Config{
		Title: "Postmortems", BaseURL: "https://example.org/postmortems/", Language: "pt-BR",
		Severities: []kb.SeverityLevel{
			{Name: "SEV-1", Meaning: "Everything is down", Words: []string{"critical", "p1"}, Rank: 1},
			{Name: "SEV-2", Rank: 2},
		},
		Sections: map[kb.SectionClass][]string{
			kb.SectionTimeline: {"Chronology", "What happened when"}, kb.SectionActions: {"Next"},
		},
		Trackers: []kb.Tracker{
			{Key: "PROJ", URL: "https://tracker.example/browse/{key}"}, {Key: "#", URL: "https://example.org/issues/{id}"},
		},
		Markers: []kb.Marker{{Name: "Vendor change", Meaning: "A supplier changed.", Synonyms: []string{"vendor"}}},
		Pages:   []string{"runbooks/**", "*.txt"},
		EditURL: "https://example.org/edit/main/{path}",
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
}

func TestConfigProblems(t *testing.T) {
	tests := []struct{ name, text, problems, says string }{
		{"empty", "", "", ""},
		{"comments", "# title: x\n", "", ""},
		{"six levels", "severities: [a, b, c, d, e, f]", "", ""},
		{"unknown zone", "title: x\ntime-zone: Europe/Berln", "2:12 error config-value", "IANA"},
		{"the zone of the machine", "time-zone: Local", "1:12 error config-value", "IANA"},
		{"scheme", "base-url: javascript:alert(1)", "1:11 error config-value", "https://"},
		{"no host", "base-url: https:///x", "1:11 error config-value", "https://"},
		{"relative", "base-url: /x/", "1:11 error config-value", "https://"},
		{"query", "base-url: https://a/?b", "1:11 error config-value", "query"},
		{"password", "base-url: https://u:p@a/", "1:11 error config-value", "password"},
		{"class", "sections: {timelin: [x]}", "1:12 error config-value", `"timeline"`},
		{"class far off", "sections: {qwertyuiop: [x]}", "1:12 error config-value", "known classes are summary"},
		{"class with a group", "sections:\n  timeline: {a: b, c: d}", "2:13 error value-kind", "a list"},
		{"key", "tilte: x", "1:1 error key-unknown", `"title"`},
		{"key far off", "plugins: [x]", "1:1 error key-unknown", "known keys are title"},
		{"own keys", "x-anything: 1", "1:1 error key-unknown", "known keys"},
		{"key of an entry", "severities: [{name: a, mening: b}]", "1:24 error key-unknown", `"meaning"`},
		{"no name", "markers: [{meaning: b}]", "1:11 error config-value", "no name"},
		{"a word twice", "severities:\n- {name: a, words: [x]}\n- {name: b, words: [x]}", "3:21 error config-value", `severity "a"`},
		{"list of one for text", "title: [a]", "1:8 error value-kind", "expected text"},
		{"number for a list", "pages: 3", "1:8 error value-kind", "write a list: [a, b]"},
		{"text for entries", "severities: foo", "1:13 error value-kind", "expected a list"},
		{"group for entries", "markers: {a: b}", "1:10 error value-kind", "expected a list"},
		{"a foreign key in an entry", "markers: [{a: b}]", "1:12 error key-unknown", "known keys are name"},
		{"a marker twice", "markers:\n- name: A b\n- a-b", "3:3 error config-value", `"a-b" is listed twice`},
		{"a heading in two classes", "sections:\n  timeline: [Log]\n  actions: [log]", "3:13 error config-value", `already means the class "timeline"`},
		{"edit with a foreign place", "edit-url: 'https://a/{foo}/{path}'", "1:11 error config-value", `"{foo}"`},
		{"list for text", "title: [a, b]", "1:8 error value-kind", "expected text"},
		{"text for pairs", "trackers: PROJ", "1:11 error value-kind", "keys with values"},
		{"tracker without a place", "trackers: {PROJ: https://a/}", "1:18 error config-value", "{id} or {key}"},
		{"tracker scheme", "trackers: {PROJ: 'javascript:{id}'}", "1:18 error config-value", "https://"},
		{"tracker key", "trackers: {'A B': 'https://a/{id}'}", "1:12 error config-value", "PROJ"},
		{"edit without a place", "edit-url: https://a/", "1:11 error config-value", "{path}"},
		{"glob", "pages: ['[a']", "1:9 error config-value", "glob"},
		{"language", "language: german language", "1:11 error config-value", "pt-BR"},
		{"duplicate", "title: a\ntitle: b", "2:1 error key-duplicate", "line 1 and line 2"},
		{"syntax", "title: a: b\npages: [x]", "1:9 error front-matter-syntax", `"a: b"`},
		{"syntax below the start of a document", "---\ntitle: a: b", "2:9 error front-matter-syntax", ""},
		{"a list", "- a", "1:1 error front-matter-root", "expected keys"},
		{"alias", "title: &a x\nlanguage: *a", "1:8 error front-matter-alias, 2:11 error front-matter-alias", ""},
		{"several", "tilte: x\nbase-url: ftp://a\npages: x", "1:1 error key-unknown, 2:11 error config-value", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := readConfig(t, test.text)
			problem.Sort(problems)
			if got := summary(problems); got != test.problems {
				t.Errorf("problems = %q, want %q\n%v", got, test.problems, problems)
			}
			if len(problems) > 0 && !strings.Contains(problems[0].Message+" "+problems[0].Help, test.says) {
				t.Errorf("first problem = %+v, want it to say %q", problems[0], test.says)
			}
		})
	}
	if c, _ := readConfig(t, "tilte: x\nlanguage: de"); c.Language != "de" {
		t.Error("what is right beside a mistake is lost")
	}
}

func TestConfigFile(t *testing.T) {
	c, problems, err := ReadConfig(fstest.MapFS{}, "debrief.yaml")
	if err != nil || len(problems) > 0 || cmp.Diff(Config{}, c) != "" {
		t.Errorf("no file: %+v %v %v", c, problems, err)
	}
	if _, _, err := ReadConfig(folder("debrief.yaml/x", ""), "debrief.yaml"); err == nil {
		t.Error("a folder was read as the configuration")
	}
}

// TestEveryConfigKeyIsUsed holds that each key of the table changes the settings.
func TestEveryConfigKeyIsUsed(t *testing.T) {
	values := map[Key]string{
		KeyTitle: "T", keyBaseURL: "https://example.org/", keyTimeZone: "Asia/Tokyo", KeyLanguage: "de", keySeverities: "[SEV-1]",
		keySections: "{timeline: [What came]}", keyTrackers: "{PROJ: 'https://example.org/{key}'}", KeyMarkers: "[Vendor change]",
		keyPages: "[x/**]", keySplit: "heading", keyFollowUp: "never", keySuggest: "off", keyVocabulary: "none", keyEditURL: "'https://example.org/{path}'",
		keyRules: "{action-due: off}",
	}
	for _, f := range configFields() {
		c, problems := readConfig(t, f.Key.String()+": "+values[f.Key]+"\n")
		if cmp.Equal(c, Config{}, cmp.Comparer(func(a, b *time.Location) bool { return a == b })) || len(problems) > 0 {
			t.Errorf("%s: %s changes nothing; %v", f.Key, values[f.Key], problems)
		}
	}
}
