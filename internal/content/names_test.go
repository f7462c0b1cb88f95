package content

import (
	"strings"
	"testing"
)

func TestMatches(t *testing.T) {
	tests := []struct {
		pattern, file string
		want          bool
	}{
		{"runbooks/**", "runbooks/disk.md", true},
		{"runbooks", "runbooks/a/disk.md", true},
		{"runbooks", "teams/runbooks/disk.md", false},
		{"**/runbooks", "teams/runbooks/disk.md", true},
		{"**/*.txt", "a/b/c.txt", true},
		{"**/*.txt", "a/b/c.md", false},
		{"a/**/b/**/c.md", "a/x/b/b/y/c.md", true},
		{"a/**/b/**/c.md", "a/x/c/y/c.md", false},
		{"**/a/b", "a/a/a/b", true},
		{"**", "a.md", true},
		{"*/notes.md", "a/b/notes.md", false},
		{"a/b.md/c", "a/b.md", false},
		{"", "a.md", false},
		{strings.Repeat("**/a/", 20) + "b", strings.Repeat("a/", 60) + "a.md", false},
		{strings.Repeat("**/a/", 20) + "b", strings.Repeat("a/", 60) + "b", true},
		{strings.Repeat("*a", 20) + "b", strings.Repeat("a", 200), false},
	}
	for _, test := range tests {
		if got := matches(test.pattern, test.file); got != test.want {
			t.Errorf("%q covers %q: %v, want %v", test.pattern, test.file, got, test.want)
		}
	}
}
