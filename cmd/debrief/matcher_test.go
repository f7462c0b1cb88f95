package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestProblemMatcher holds the problem matcher of the guide against what check really
// prints: each finding is matched once, with its file, line, level and rule, and no
// other line is.
func TestProblemMatcher(t *testing.T) {
	guide, err := os.ReadFile("../../content/guide/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(guide), "```json\n{\n  \"version\": \"2.0.0\"")
	text, _, closed := strings.Cut(text, "```")
	if !found || !closed {
		t.Fatal("the guide has no tasks.json")
	}
	var tasks struct {
		Tasks []struct {
			ProblemMatcher struct {
				Pattern struct {
					Regexp                                      string
					File, Line, Column, Severity, Message, Code int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte("{\n  \"version\": \"2.0.0\""+text), &tasks); err != nil || len(tasks.Tasks) != 1 {
		t.Fatalf("%v, %d tasks", err, len(tasks.Tasks))
	}
	pattern := tasks.Tasks[0].ProblemMatcher.Pattern
	matcher := regexp.MustCompile(pattern.Regexp)

	folder := filepath.Join(t.TempDir(), "content")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	const document = "---\ntitel: x\n---\nThis was a careless change [see](https://example.org).\n\n## Action items\n\n- [ ] Be more careful: always [really]\n"
	if err := os.WriteFile(filepath.Join(folder, "2026-03-01-a b.md"), []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) string {
		var out, errs bytes.Buffer
		p := program{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, now: time.Now}
		if code := p.run(t.Context(), append([]string{"check", folder, "--notices"}, args...)); code != exitFindings {
			t.Fatalf("exit code %d: %s", code, &errs)
		}
		return out.String()
	}
	var findings struct {
		Findings []struct {
			File, Level, Rule string
			Line              int
		}
	}
	if err := json.Unmarshal([]byte(run("--format", "json")), &findings); err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, f := range findings.Findings {
		line, _ := json.Marshal(f.Line)
		want = append(want, strings.Join([]string{f.File, string(line), f.Level, f.Rule}, " "))
	}
	for line := range strings.Lines(run()) {
		if m := matcher.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil {
			got = append(got, strings.Join([]string{m[pattern.File], m[pattern.Line], m[pattern.Severity], m[pattern.Code]}, " "))
			if m[pattern.Message] == "" {
				t.Errorf("no message in %q", line)
			}
		}
	}
	if len(want) < 5 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("matched:\n%s\nfound:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
