package markdown

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Images as Obsidian and Azure DevOps insert them:
//
//	![[Pasted image 20260305.png]]   ![[rate.png|400]]   ![[rate.png|The error rate]]
//	![rate](/.attachments/rate.png =500x)   ![rate](rate.png "The rate" =500x300)
//
// and as others insert what is dragged into them, with the blanks of its name:
//
//	![](Screenshot 2026-03-05 at 10.02.png)   ![](shots/Screenshot (2).png)
//
// The size is theirs to know. An embedded note, ![[note]], is a wiki link. A name alone
// is that of an image anywhere in the folder, as it is there.

// embed is the image in the syntax tree.
type embed struct {
	ast.BaseInline
	destination, alt string
	// byName is set for a name without a folder.
	byName bool
}

var kindEmbed = ast.NewNodeKind("Embed")

func (n *embed) Kind() ast.NodeKind            { return kindEmbed }
func (n *embed) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// embeds parses them.
type embeds struct{}

func (embeds) Trigger() []byte { return []byte{'!'} }

var (
	sizedImage = regexp.MustCompile(`^!\[([^\[\]]*)\]\([ \t]*([^\s()<>]+)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]+=(?:\d+%?)?x?(?:\d+%?)?[ \t]*\)`)
	blankImage = regexp.MustCompile(`^!\[([^\[\]]*)\]\([ \t]*((?:[^()<>"\n]|\([^()<>"\n]*\))+?)[ \t]*\)`)
	imageSize  = regexp.MustCompile(`^\d+(?:x\d+)?$`)
)

func (embeds) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	line = line[:min(len(line), maxWikiLink)]
	n, length := parseEmbed(line)
	if length == 0 {
		return nil
	}
	n.SetPos(segment.Start)
	block.Advance(length)
	return n
}

// parseEmbed reads an image or a note at the start of a line, and says how long it is.
func parseEmbed(line []byte) (ast.Node, int) {
	if m := sizedImage.FindSubmatch(line); m != nil {
		return &embed{destination: string(m[2]), alt: string(m[1])}, len(m[0])
	}
	if m := blankImage.FindSubmatch(line); m != nil && bytes.IndexByte(m[2], ' ') > 0 && kb.IsImageName(string(m[2])) {
		return &embed{destination: strings.ReplaceAll(string(m[2]), " ", "%20"), alt: string(m[1])}, len(m[0])
	}
	inside, ok := bytes.CutPrefix(line, []byte("![["))
	end := bytes.Index(inside, []byte("]]"))
	if !ok || end < 1 || bytes.IndexByte(inside[:end], '[') >= 0 {
		return nil, 0
	}
	link, length := parseWikiLink(string(inside[:end])), len("![[")+end+len("]]")
	if link == nil {
		return nil, 0
	}
	if !kb.IsImageName(link.target) {
		return link, length
	}
	alt := link.label
	if alt == link.target || imageSize.MatchString(alt) {
		alt = strings.TrimSuffix(path.Base(link.target), path.Ext(link.target))
	}
	return &embed{destination: (&url.URL{Path: link.target}).EscapedPath(), alt: alt, byName: !strings.Contains(link.target, "/")}, length
}

// Marks of other programs that stand alone: their tables of contents, which our
// pages have already, and what only they know how to show.
//
//	[[_TOC_]]   [TOC]   ${toc}   :::info   !!! note   {{< figure src="a.png" >}}   {% include a.html %}   %% comment %%

var contentsMark = regexp.MustCompile(`(?i)^\s*(?:\[\[_TOC_\]\]|\[_?TOC_?\]|\$\{toc\}|\{:toc\})\s*$`)

var foreignMark = regexp.MustCompile(`^\s*(:::+[ \t]*\{?[.#]?\w+|(?:!!!|\?\?\?\+?)[ \t]+\w+|\{\{[<%][^\n]*|\{%[^\n]*%\}|%%[^\n]+%%)`)

// foreign looks at a paragraph for marks of other programs, and tells whether it is
// one of their tables of contents, which is left out.
func (w *writer) foreign(n ast.Node) bool {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return false
	}
	first := lines.At(0)
	head := first.Value(w.src)
	if lines.Len() == 1 && contentsMark.Match(head) {
		w.report(first.Start, problem.ForeignMarkdown, "this mark of a table of contents is left out, since the page has one")
		return true
	}
	if m := foreignMark.FindSubmatch(head); m != nil {
		w.report(first.Start, problem.ForeignMarkdown, "“"+short(string(m[1]))+"” belongs to another program, so it is shown as text")
	}
	return false
}

// short cuts a mark for a message.
func short(mark string) string {
	const longest = 30
	if letters := []rune(mark); len(letters) > longest {
		return string(letters[:longest]) + " …"
	}
	return mark
}
