package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/alloctest"
	"github.com/debrief-dev/debrief/internal/problem"
)

// TestMask covers every secret of a file, whole and cut off, and no other file's text.
func TestMask(t *testing.T) {
	const one, longer = "ghp_0123abcd", "ghp_0123abcd99"
	say := func(file, text string) problem.Problem {
		return problem.New(problem.KeyUnknown, problem.Place{File: file, Excerpt: text}, text)
	}
	problems := []problem.Problem{say("a.md", one+" and "+longer+"."), say("b.md", one), say("a.md", "token: ghp_0123ab…"), say("a.md", "token: ghp_…")}
	Mask(problems, "a.md", []string{one, longer, one})
	for i, want := range []string{"ghp… and ghp….", one, "token: ghp…", "token: ghp_…"} {
		if problems[i].Message != want || problems[i].Excerpt != want {
			t.Errorf("%q is shown as %q, want %q", problems[i].Excerpt, problems[i].Message, want)
		}
	}
}

// TestMaskGrowsWithTheText: twice as many secrets and findings cost twice as much.
func TestMaskGrowsWithTheText(t *testing.T) {
	cost := func(n int) int {
		var secrets []string
		var problems []problem.Problem
		for i := range n {
			secrets = append(secrets, fmt.Sprintf("secret-%06d", i))
			text := strings.Repeat("word ", 20) + secrets[i]
			problems = append(problems, problem.New(problem.SecretFound, problem.Place{File: "a.md", Excerpt: text}, text))
		}
		return alloctest.Bytes(func() { Mask(problems, "a.md", secrets) })
	}
	if small, large := cost(1000), cost(4000); large > 5*small {
		t.Errorf("1,000 secrets allocate %d bytes, and 4,000 allocate %d", small, large)
	}
}

// TestSecretsInPath finds keys that files and folders are named with, and shows none.
func TestSecretsInPath(t *testing.T) {
	const aws, github = "AKIAZ7Q2MPL5XW3RT6VK", "ghp_a8Kd02LmQzX7vR4tY1bN6cP3sW9eJ5fHgU0i"
	for file, want := range map[string]int{
		aws + ".md": 1, "2026-03-01-" + aws + ".md": 1, github + "/disk-full.md": 1, aws + "/" + github + ".md": 2, "a/" + aws + "/b.md": 1,
		"incidents/2026-03-01-disk-full.md": 0, "AKIA.md": 0, "postmortem-of-AKIAMARKET.md": 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4.md": 0,
	} {
		entry := Read(fstest.MapFS{file: {Data: []byte("# A\n")}}, File{Path: file})
		found := 0
		for _, p := range entry.Problems {
			if p.Rule == problem.SecretFound {
				found++
				if strings.Contains(p.Message+p.Help+p.Excerpt, aws) || strings.Contains(p.Message+p.Help+p.Excerpt, github) {
					t.Errorf("%s: %s %s", file, p.Message, p.Help)
				}
			}
		}
		if found != want || len(entry.Secrets) != want {
			t.Errorf("%s: %d findings and %d secrets, want %d: %v", file, found, len(entry.Secrets), want, entry.Problems)
		}
	}
}
