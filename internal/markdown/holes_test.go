package markdown

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestWriteText(t *testing.T) {
	for _, test := range []struct {
		name, source string
		// drop is what is cut from the first paragraph's text.
		drop []string
		want string
	}{
		{"nothing", "**10:00** the [pager](a.md) rang", nil, `<strong>10:00</strong> the <a href="a.md">pager</a> rang`},
		{"a leading time", "**10:00** the `pager` rang", []string{"10:00"}, `the <code>pager</code> rang`},
		{"half an element", "**10:00 UTC** x", []string{"10:00 "}, `<strong>UTC</strong> x`},
		{"a whole link", "[10:00](a.md) - x", []string{"10:00 - "}, "x"},
		{"nested elements", "***[10:00](a.md)*** x", []string{"10:00"}, "x"},
		{"two ranges", "10:00 do & tell (owner: @ann)", []string{"10:00", "(owner: @ann)"}, "do &amp; tell"},
		{"entities count once", "&lt;a&gt; b \"c\"", []string{"<a> ", `"c`}, "b &quot;"},
		{"letters of many bytes", "été 10:00 — fin", []string{" 10:00 —"}, "été fin"},
		{"an image stays", "10:00 ![x](a.png)", []string{"10:00"}, `<img src="a.png" alt="x" width="3" height="2" loading="lazy" decoding="async">`},
		{"a break at the start", "10:00\\\nnext", []string{"10:00"}, "next"},
		{"a note's number has no link", "a[^1]\n\n[^1]: b", nil, `a<sup class="footnote">1</sup>`},
		{"a code of an emoji", "10:00 :fire: out :tada:", []string{"10:00 ", "da:"}, "🔥 out :ta"},
		{"all", "**10:00**", []string{"10:00"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := Parse(Source{Text: []byte(test.source)}, Options{})
			block := d.Blocks[0]
			text := kb.Text{HTML: block.Inner}
			for _, words := range test.drop {
				at := strings.Index(block.Text, words)
				if at < 0 {
					t.Fatalf("%q is not in %q", words, block.Text)
				}
				text.Drop = append(text.Drop, kb.Range{From: at, To: at + len(words)})
			}
			var out bytes.Buffer
			if err := WriteText(&out, d.Body, text, plainFiller); err != nil {
				t.Fatal(err)
			}
			if out.String() != test.want {
				t.Errorf("give %s\nwant %s", out.String(), test.want)
			}
		})
	}
}

// TestWriteTextDropsAnything cuts every stretch out of a text with everything
// in it: what is left are the other words, well formed.
func TestWriteTextDropsAnything(t *testing.T) {
	source := "a **b *c* `d <e>`** [f **g**](h) é&amp;[[i|j]]\\\nk ~~l~~ m"
	d := Parse(Source{Text: []byte(source)}, Options{})
	block := d.Blocks[0]
	for from := 0; from <= len(block.Text); from++ {
		for to := from; to <= len(block.Text); to++ {
			kept := block.Text[:from] + block.Text[to:]
			if strings.ToValidUTF8(kept, "") != kept {
				continue
			}
			var out bytes.Buffer
			if err := WriteText(&out, d.Body, kb.Text{HTML: block.Inner, Drop: []kb.Range{{From: from, To: to}}}, plainFiller); err != nil {
				t.Fatal(err)
			}
			if give, want := words(visible(out.Bytes())), words(kept); give != want {
				t.Errorf("without %d to %d: give %q, want %q", from, to, give, want)
			}
			for _, wrong := range judgeHTML(out.String()) {
				t.Errorf("without %d to %d: %s in %s", from, to, wrong, out.String())
			}
		}
	}
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestWriteTextOfFrontMatter(t *testing.T) {
	var out bytes.Buffer
	if err := WriteText(&out, kb.Body{}, kb.Text{Plain: `a <b> & "c"`}, nil); err != nil {
		t.Fatal(err)
	}
	if want := "a &lt;b&gt; &amp; &quot;c&quot;"; out.String() != want {
		t.Errorf("give %s, want %s", out.String(), want)
	}
}

// TestWriteHTMLOfSections cuts a document with a details element across its
// sections: every piece is well formed.
func TestWriteHTMLOfSections(t *testing.T) {
	d := check(t, "## a\n\n<details>\n<summary>s</summary>\n\n## b\n\ntext\n\n</details>\n\n## c")
	var starts []int
	for _, b := range d.Blocks {
		if b.Kind == Heading {
			starts = append(starts, b.HTML.From)
		}
	}
	if len(starts) != 3 {
		t.Fatalf("want three headings, got %d", len(starts))
	}
	starts = append(starts, len(d.Body.HTML))
	for i := range starts[1:] {
		var out bytes.Buffer
		if err := WriteHTML(&out, d.Body, kb.Range{From: starts[i], To: starts[i+1]}, nil); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range judgeHTML(out.String()) {
			t.Errorf("%s in %s", wrong, out.String())
		}
	}
}

func TestFillersAreNotTrusted(t *testing.T) {
	d := Parse(Source{Text: []byte("[a](b) ![c](d)")}, Options{})
	for _, href := range []string{"javascript:alert(1)", "//evil.example", `\\evil.example`, "data:text/html,x", "java\nscript:x"} {
		var out bytes.Buffer
		if err := WriteHTML(&out, d.Body, kb.Range{To: len(d.Body.HTML)}, func(int, *kb.Link) Target { return Target{Href: href} }); err != nil {
			t.Fatal(err)
		}
		if want := `<p><span class="unlinked">a</span> <span class="unlinked">c</span></p>`; out.String() != want {
			t.Errorf("%q: give %s", href, out.String())
		}
	}
}

func TestWriteErrors(t *testing.T) {
	d := Parse(Source{Text: []byte("a")}, Options{})
	for _, within := range []kb.Range{{From: -1, To: 2}, {From: 0, To: 1000}, {From: 3, To: 1}} {
		if err := WriteHTML(&bytes.Buffer{}, d.Body, within, nil); err == nil {
			t.Errorf("range %v is no error", within)
		}
	}
	if err := WriteText(&bytes.Buffer{}, d.Body, kb.Text{HTML: kb.Range{From: 1, To: 99}}, nil); err == nil {
		t.Error("a range outside the body is no error")
	}
	if err := WriteHTML(fullDisk{}, d.Body, kb.Range{To: 3}, nil); !errors.Is(err, errFull) {
		t.Errorf("the writer's error is lost: %v", err)
	}
	broken := kb.Body{HTML: []byte("a\x00b")}
	if err := WriteHTML(&bytes.Buffer{}, broken, kb.Range{To: 3}, nil); err == nil {
		t.Error("a broken marker is no error")
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// A wiki link without a label shows the title of the document that it means.
func TestWikiLinksShowTitles(t *testing.T) {
	d := Parse(Source{Text: []byte("See [[queue]], [[queue|the <queue>]], [[gone]] and `[[queue]]`.\n"), Line: 1}, Options{})
	for i := range d.Body.Links {
		if d.Body.Links[i].Target == "queue" {
			d.Body.Links[i].Title = "Queue <stuck>"
		}
	}
	fill := func(_ int, link *kb.Link) Target {
		if link.Title == "" {
			return Target{}
		}
		return Target{Href: "../" + link.Target + "/"}
	}
	want := `See <a href="../queue/">Queue &lt;stuck&gt;</a>, <a href="../queue/">the &lt;queue&gt;</a>, <span class="unlinked">gone</span> and <code>[[queue]]</code>.`
	var whole, piece strings.Builder
	if err := WriteHTML(&whole, d.Body, d.Blocks[0].Inner, fill); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&piece, d.Body, kb.Text{HTML: d.Blocks[0].Inner}, fill); err != nil {
		t.Fatal(err)
	}
	if whole.String() != want || piece.String() != want {
		t.Errorf("got\n%s\n%s\nwant\n%s", whole.String(), piece.String(), want)
	}
}
