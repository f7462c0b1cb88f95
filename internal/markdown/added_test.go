package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"

	"github.com/debrief-dev/debrief/internal/problem"
)

func TestAddText(t *testing.T) {
	tests := []struct{ give, plain, html string }{
		{"", "", ""},
		{"One line.", "One line.", "<p>One line.</p>"},
		{"**Bold**, *thin*, ~~no~~ and `a_b`", "Bold, thin, no and a_b", "<p><strong>Bold</strong>, <em>thin</em>, <del>no</del> and <code>a_b</code></p>"},
		{"two\nlines\n\nand a paragraph", "two\nlines|and a paragraph", "<p>two\nlines</p>\n<p>and a paragraph</p>"},
		{"- no item\n# no heading\n1. no number\n> no quote", "- no item\n# no heading\n1. no number\n> no quote", "<p>- no item\n# no heading\n1. no number\n&gt; no quote</p>"},
		{"first\n\n        indented", "first|indented", "<p>first</p>\n<p>indented</p>"},
		{"\tindented at once", "indented at once", "<p>indented at once</p>"},
		{"[x]: https://example.org", "[x]: https://example.org", `<p>[x]: <a href="https://example.org">https://example.org</a></p>`},
		{"a <b>b</b> <script>c</script> <!-- d -->", "a b <script>c</script>", "<p>a <strong>b</strong> &lt;script&gt;c&lt;/script&gt; </p>"},
		{"[the runbook](../x.md), [[storm]] and [[storm|it]]", "the runbook, storm and it", `<p><a href="../x.md">the runbook</a>, <a href="storm">Storm of retries</a> and <a href="storm">it</a></p>`},
		{"5 * 3 * 2 < 31 & a_b_c", "5 * 3 * 2 < 31 & a_b_c", "<p>5 * 3 * 2 &lt; 31 &amp; a_b_c</p>"},
	}
	fill := func(_ int, l *kb.Link) Target { return Target{Href: Address(l)} }
	for _, tt := range tests {
		p := New(Options{})
		doc := p.Parse(Source{File: "a.md", Text: []byte("See [the body](b.md).\n")})
		own := string(doc.Body.HTML)
		blocks := p.AddText(doc, Source{File: "a.md", Text: []byte(tt.give), Line: 3})
		for i := range doc.Body.Links {
			if doc.Body.Links[i].Target == "storm" {
				doc.Body.Links[i].Title = "Storm of retries"
			}
		}
		var words []string
		var page bytes.Buffer
		for i, b := range blocks {
			words = append(words, strings.TrimSpace(b.Text))
			if i > 0 {
				page.WriteByte('\n')
			}
			if err := WriteHTML(&page, doc.Body, b.HTML, fill); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff([]string{tt.plain, tt.html}, []string{strings.Join(words, "|"), page.String()}); diff != "" {
			t.Errorf("%q (-want +got)\n%s", tt.give, diff)
		}
		if got := string(doc.Body.HTML[:doc.Body.End()]); strings.TrimSpace(got) != strings.TrimSpace(own) || doc.Body.Links[0].Text != "the body" {
			t.Errorf("%q: the body became %q", tt.give, got)
		}
	}
}

func TestAddTextReports(t *testing.T) {
	p := New(Options{})
	doc := p.Parse(Source{File: "a.md"})
	p.AddText(doc, Source{File: "a.md", Text: []byte("fine\n[bad](javascript:alert)"), Line: 7})
	if len(doc.Problems) != 1 || doc.Problems[0].Line != 8 || doc.Problems[0].Rule != problem.LinkUnsafe {
		t.Errorf("%+v", doc.Problems)
	}
	text := bytes.Repeat([]byte("a\n"), maxLines+1)
	if blocks := p.AddText(doc, Source{File: "a.md", Text: text, Line: 7}); blocks != nil || len(doc.Problems) != 2 {
		t.Errorf("%d blocks of a text over a limit, %d problems", len(blocks), len(doc.Problems))
	}
}

func TestTitled(t *testing.T) {
	for give, want := range map[string]string{
		"no link":                     "no link",
		"[[storm]]":                   "Storm of retries",
		"[[storm#impact]]":            "Storm of retries",
		"[[storm|it]]":                "it",
		"[[nowhere]]":                 "nowhere",
		"a storm, [[storm]], a storm": "a storm, Storm of retries, a storm",
		"[[storm]] storm [[storm]]":   "Storm of retries storm Storm of retries",
		"**see [[storm]]** & `storm`": "see Storm of retries & storm",
		"[storm](storm.md) [[storm]]": "storm Storm of retries",
		"one\n\ntwo [[storm]]":        "one\n\ntwo Storm of retries",
		"[[self]]":                    "self",
		"[[st]] [[storm]]":            "Stop of st Storm of retries",
	} {
		p := New(Options{})
		doc := p.Parse(Source{File: "a.md"})
		blocks := p.AddText(doc, Source{File: "a.md", Text: []byte(give)})
		titles := map[string]string{"storm": "Storm of retries", "self": "self", "st": "Stop of st"}
		for i := range doc.Body.Links {
			doc.Body.Links[i].Title = titles[doc.Body.Links[i].Target]
		}
		text := kb.Text{HTML: kb.Range{From: blocks[0].HTML.From, To: blocks[len(blocks)-1].HTML.To}}
		for i, b := range blocks {
			if i > 0 {
				text.Plain += "\n\n"
			}
			text.Plain += b.Text
		}
		text.Plain = strings.TrimSpace(text.Plain)
		if got := Titled(doc.Body, text); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
		if TakesTitles(doc.Body) != (want != text.Plain) {
			t.Errorf("%q: titles are taken: %v", give, TakesTitles(doc.Body))
		}
	}
}

// What is left out of a text is no occurrence.
func TestTitledDrops(t *testing.T) {
	doc := Parse(Source{File: "a.md", Text: []byte("storm: see [[storm]] due:2026-01-01\n")}, Options{})
	doc.Body.Links[0].Title = "Storm of retries"
	block := doc.Blocks[0]
	text := kb.Text{Plain: "see storm", HTML: block.Inner, Drop: []kb.Range{{From: 0, To: 7}, {From: 16, To: len(block.Text)}}}
	if got := Titled(doc.Body, text); got != "see Storm of retries" {
		t.Errorf("got %q", got)
	}
}

// FuzzAddText looks for texts whose HTML shows other words than the plain text,
// and for titles that leave more behind than themselves.
func FuzzAddText(f *testing.F) {
	for i, vector := range vectors() {
		f.Add(strings.Replace(places[i%len(places)], "%s", vector, 1))
	}
	f.Add("a **b** `c` [d](e.md) [[f]] [[g|h]] f\n\n    i <b>j</b> \\*")
	p := New(Options{})
	f.Fuzz(func(t *testing.T, give string) {
		if len(give) > 2000 {
			t.Skip("long texts are for the limits' test")
		}
		doc := p.Parse(Source{File: "a.md"})
		for _, b := range p.AddText(doc, Source{File: "a.md", Text: []byte(give)}) {
			text := kb.Text{Plain: strings.TrimSpace(b.Text), HTML: b.Inner}
			if got := visible(doc.Body.HTML[b.Inner.From:b.Inner.To]); got != b.Text {
				t.Errorf("%q shows %q, and its words are %q", give, got, b.Text)
			}
			for i := range doc.Body.Links {
				doc.Body.Links[i].Title = doc.Body.Links[i].Text
			}
			if got := Titled(doc.Body, text); got != text.Plain {
				t.Errorf("%q: with titles that are the words, %q became %q", give, text.Plain, got)
			}
		}
	})
}
