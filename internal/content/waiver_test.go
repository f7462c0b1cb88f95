package content

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/problem"
)

func TestWaive(t *testing.T) {
	const next = "<!-- debrief-disable-next-line secret-found: made up -->\n"
	tests := []struct {
		name, text string
		// at are the lines of secrets; want is what is left, as line and rule.
		at   []int
		want []string
	}{
		{"the next line", next + "secret\nsecret\n", []int{2, 3}, []string{"3 secret-found"}},
		{"from here to there", "<!-- debrief-disable secret-found: made up -->\nsecret\n<!-- debrief-enable secret-found -->\nsecret\n", []int{2, 4}, []string{"4 secret-found"}},
		{"to the end", "secret\n<!-- debrief-disable secret-found: made up -->\n\nsecret\n", []int{1, 4}, []string{"1 secret-found"}},
		{"the file", "secret\n<!-- debrief-disable-file secret-found: made up -->\n", []int{1}, nil},
		{"front matter", "---\n# debrief-disable-next-line secret-found: made up\nx-key: secret\n---\n", []int{3}, nil},
		{"unused", next + "text\n", nil, []string{"1 waiver-unused"}},
		{"behind a key", "---\nkey: secret # debrief-disable-next-line secret-found: void\n---\n", []int{2}, []string{"2 secret-found", "2 waiver-unclear"}},
		{"a heading", "## debrief-disable-file secret-found: void\n", nil, nil},
		{"as code", "Write `<!-- debrief-disable-file secret-found: void -->` above.\n", nil, nil},
		{"another rule", "<!-- debrief-disable-file link-dead: moved -->\nsecret\n", []int{2}, []string{"2 secret-found", "1 waiver-unused"}},
		{"no reason", "<!-- debrief-disable-file secret-found -->\nsecret\n", []int{2}, []string{"2 secret-found", "1 waiver-unclear"}},
		{"no such rule", "<!-- debrief-disable-file secrets: made up -->\n", nil, []string{"1 waiver-unclear"}},
		{"an error", "<!-- debrief-disable-file file-binary: it is fine -->\n", nil, []string{"1 waiver-unclear"}},
		{"shown as code", "```\n" + next + "```\nsecret\n", []int{4}, []string{"4 secret-found"}},
		{"behind a fence", "~~~\n```\n~~~\n" + next + "secret\n", []int{5}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var problems []problem.Problem
			for _, line := range tt.at {
				problems = append(problems, problem.New(problem.SecretFound, problem.Place{File: "a.md", Line: line}, ""))
			}
			waivers, unclear := Waivers("a.md", []byte(tt.text))
			var got []string
			for _, p := range append(Waive(problems, waivers, func(problem.Rule) bool { return true }), unclear...) {
				got = append(got, fmt.Sprintf("%d %s", p.Line, p.Rule))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestErrorsAreNotWaived(t *testing.T) {
	waivers, _ := Waivers("a.md", []byte("<!-- debrief-disable-file link-dead: moved -->\n"))
	if left := Waive([]problem.Problem{problem.New(problem.LinkDead, problem.Place{File: "a.md", Line: 3}, "").WithLevel(problem.Error)}, waivers, func(problem.Rule) bool { return true }); len(left) != 2 {
		t.Errorf("left are %v, want the error and the waiver that waives nothing", left)
	}
}
