package markdown

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinesAreLinesOfTheFile(t *testing.T) {
	d := Parse(Source{File: "a.md", Text: []byte("# a\n\ntext [x](y:z)\n\n- b\n  [c](d)"), Line: 8}, Options{})
	if give, want := fmt.Sprint(d.Blocks[0].Line, d.Blocks[1].Line, d.Blocks[2].Line, d.Body.Links[1].Line), "8 10 12 13"; give != want {
		t.Errorf("give %s, want %s", give, want)
	}
	if p := d.Problems[0]; p.File != "a.md" || p.Line != 10 || p.Column != 6 || p.Excerpt != "text [x](y:z)" {
		t.Errorf("give %+v", p)
	}
	if l := d.Body.Links[1]; l.Column != 3 || l.Excerpt != "  [c](d)" {
		t.Errorf("give %+v", l)
	}
}

func TestUncleanText(t *testing.T) {
	for _, source := range []string{"", "\n", "a\r\nb\rc", "a\x00b", "\xff\xfe", "# \xc3\n", "\ufeffa", "a\x1bb", "`\x9b`", "```\n\x00\n```", "&#x1b;", "&#13;"} {
		check(t, source)
	}
	if d := check(t, "a\r\nb\xff\x00c\x1bd"); d.Plain != "a\nb\uFFFD\uFFFDc\uFFFDd" {
		t.Errorf("give %q", d.Plain)
	}
}

func TestRaw(t *testing.T) {
	d := Raw(Source{Text: []byte("\n# <b>\n\n- x\n"), Line: 4})
	for _, wrong := range judge(d) {
		t.Error(wrong)
	}
	if want := "\n# <b>\n\n- x"; d.Plain != want || d.Blocks[0].Text != want || d.Blocks[0].Line != 4 {
		t.Errorf("give %q, %+v", d.Plain, d.Blocks[0])
	}
}

// TestIDsCannotTakeNamesOfThePage is about scripts that look things up by name.
func TestIDsCannotTakeNamesOfThePage(t *testing.T) {
	names := strings.Fields("location body forms document currentScript __proto__ constructor children cookie main search title self top parent name s- fn- 1 ü 日本 🔥")
	var source strings.Builder
	for _, name := range names {
		fmt.Fprintf(&source, "# %s\n\n## %s\n\n[^%s]\n\n[^%s]: x\n\n", name, name, name, name)
	}
	check(t, source.String())
}

func TestAnchorsAreUnique(t *testing.T) {
	d := check(t, "# a\n# a\n# a-2\n# a\n# A!\n#\n#\n# section")
	seen := map[string]bool{}
	for _, b := range d.Blocks {
		if seen[b.Anchor] {
			t.Errorf("%q is used twice", b.Anchor)
		}
		seen[b.Anchor] = true
	}
}

// TestManyGoroutines shares a parser; run it with -race.
func TestManyGoroutines(t *testing.T) {
	p := New(Options{})
	source := Source{File: "a.md", Text: typical(), Line: 1}
	want := p.Parse(source)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				if diff := cmp.Diff(want, p.Parse(source)); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
	group.Wait()
}
