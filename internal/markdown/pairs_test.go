package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// A pair is a case in testdata/*.txt: a title, Markdown, and what it becomes.
//
//	=== title
//	Markdown
//	--- html | outline | problems
//	what is wanted
type pair struct {
	file, title, source string
	// form names what want holds.
	form, want string
}

func pairs(tb testing.TB) []pair {
	tb.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no pairs: %v", err)
	}
	var all []pair
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, chunk := range strings.Split("\n"+string(text), "\n=== ")[1:] {
			title, rest, _ := strings.Cut(chunk, "\n")
			sections := strings.Split("\n"+rest, "\n--- ")
			source := strings.TrimPrefix(sections[0], "\n")
			for _, section := range sections[1:] {
				form, want, _ := strings.Cut(section, "\n")
				all = append(all, pair{file, title, source, form, strings.TrimSuffix(want, "\n")})
			}
		}
	}
	return all
}

func TestPairs(t *testing.T) {
	options := Options{Trackers: []kb.Tracker{
		{Key: "#", URL: "https://tracker.example.com/{id}"},
		{Key: "PROJ", URL: "https://jira.example.com/browse/{key}"},
		{Key: "shop/web#", URL: "https://git.example.com/shop/web/{id}"},
	}}
	for _, p := range pairs(t) {
		t.Run(filepath.Base(p.file)+"/"+p.title+"/"+p.form, func(t *testing.T) {
			d := Parse(Source{File: "a.md", Text: []byte(p.source), Line: 1}, options)
			for _, wrong := range judge(d) {
				t.Error(wrong)
			}
			var give string
			switch p.form {
			case "html":
				var out bytes.Buffer
				if err := WriteHTML(&out, d.Body, kb.Range{To: len(d.Body.HTML)}, plainFiller); err != nil {
					t.Fatal(err)
				}
				give = out.String()
			case "plain":
				give = d.Plain
			case "outline":
				give = strings.TrimSuffix(outline(d.Blocks, ""), "\n")
			case "links":
				give = linkList(d)
			case "problems":
				give = problemList(d)
			default:
				t.Fatalf("no form %q", p.form)
			}
			if diff := cmp.Diff(p.want, give); diff != "" {
				t.Errorf("want -, give +\n%s\nwhole:\n%s", diff, give)
			}
		})
	}
}

// plainFiller knows every path and no wiki link.
func plainFiller(_ int, link *kb.Link) Target {
	switch link.Kind {
	case kb.ExternalLink:
		return Target{Href: Address(link), External: true}
	case kb.WikiLink:
		return Target{}
	case kb.ImageLink:
		return Target{Href: Address(link), Width: 3, Height: 2}
	}
	return Target{Href: Address(link)}
}

var kindNames = map[Kind]string{
	Paragraph: "paragraph", Heading: "heading", List: "list", Item: "item", Table: "table", Row: "row", Cell: "cell", Code: "code", Quote: "quote",
	Alert: "alert", Rule: "rule", Definitions: "definitions", Term: "term", Description: "description", Footnotes: "footnotes", Markup: "markup",
}

// outline shows blocks as lines: kind, line, text, spans.
func outline(blocks []Block, indent string) string {
	var out strings.Builder
	for _, b := range blocks {
		fmt.Fprintf(&out, "%s%d %s", indent, b.Line, kindNames[b.Kind])
		if b.Level > 0 {
			fmt.Fprintf(&out, " level=%d #%s", b.Level, b.Anchor)
		}
		if b.Ordered {
			fmt.Fprintf(&out, " number=%d", b.Number)
		}
		if b.Task != NoTask {
			fmt.Fprintf(&out, " task=%s", [...]string{"", "open", "done", "dropped"}[b.Task])
		}
		if b.Lang != "" || b.Alert != "" {
			fmt.Fprintf(&out, " %s", b.Lang+b.Alert)
		}
		if b.Header {
			out.WriteString(" header")
		}
		if b.Text != "" {
			fmt.Fprintf(&out, " %q", b.Text)
		}
		for _, s := range b.Spans {
			fmt.Fprintf(&out, " [%d:%d %s]", s.From, s.To, styleNames(s))
		}
		out.WriteString("\n" + outline(b.Children, indent+"  "))
	}
	return out.String()
}

func styleNames(s Span) string {
	for i, name := range []string{"strong", "emphasis", "code", "strike", "link", "image"} {
		if s.Style == 1<<i {
			if s.Style >= Linked {
				return fmt.Sprintf("%s %d", name, s.Link)
			}
			return name
		}
	}
	return "?"
}

func linkList(d *Doc) string {
	kinds := [...]string{"external", "relative", "wiki", "image", "unsafe"}
	var lines []string
	for _, l := range d.Body.Links {
		lines = append(lines, fmt.Sprintf("%d:%d %s %q #%q %q", l.Line, l.Column, kinds[l.Kind], l.Target, l.Fragment, l.Text))
	}
	return strings.Join(lines, "\n")
}

func problemList(d *Doc) string {
	var lines []string
	for _, p := range d.Problems {
		lines = append(lines, fmt.Sprintf("%d:%d %s %s: %s", p.Line, p.Column, p.Level, p.Rule, p.Message))
	}
	return strings.Join(lines, "\n")
}
