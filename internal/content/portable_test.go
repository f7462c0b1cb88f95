package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/problem"
)

func TestListPortable(t *testing.T) {
	tests := []struct {
		name string
		want string // part of the message; empty for none
	}{
		{"con.md", `keeps the name "con"`}, {"incidents/AUX.tar.md", `keeps the name "AUX"`}, {"Com1.md", `keeps the name "Com1"`},
		{"nul/a.md", `keeps the name "nul"`}, {"LPT¹.md", `keeps the name "LPT¹"`}, {"prn .md", `keeps the name "prn "`},
		{"ends./a.md", `at the end of "ends."`}, {"ends /b.md", `at the end of "ends "`},
		{"2026-03-01T10:00.md", `takes no ":"`}, {"why?.md", `takes no "?"`}, {`a\b.md`, `takes no "\\"`}, {"a|b/c.md", `takes no "|"`},
		{"Queue.md", ""}, {"console.md", ""}, {"com10.md", ""}, {"auxiliary/con-fusion.md", ""}, {"a..b.md", ""}, {".con.md", ""},
		{"Büro (2).md", ""}, {"日本語.md", ""}, {"a & b's #1 + 50%.md", ""},
	}
	for _, test := range tests {
		_, problems, err := List(fstest.MapFS{test.name: &fstest.MapFile{Data: []byte("# x")}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range problems {
			if one.Rule == problem.FilePortable {
				got = append(got, one.Message)
			}
		}
		if test.want == "" && len(got) > 0 || test.want != "" && (len(got) != 1 || !strings.Contains(got[0], test.want)) {
			t.Errorf("%q: %q, want one with %q", test.name, got, test.want)
		}
	}
}

// A folder with such a name is told of once, and of names that differ in capitals the
// second.
func TestListPortableOnce(t *testing.T) {
	all := fstest.MapFS{}
	for _, name := range []string{"aux/a.md", "aux/b.md", "Queue.md", "queue.md"} {
		all[name] = &fstest.MapFile{Data: []byte("# x")}
	}
	_, problems, err := List(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, one := range problems {
		files = append(files, one.File)
	}
	if got := strings.Join(files, " "); got != "aux/a.md queue.md" {
		t.Errorf("found in %q: %v", got, problems)
	}
}
