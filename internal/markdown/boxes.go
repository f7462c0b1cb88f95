package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Boxes as the generators of documentation write them, which are shown as alerts:
//
//	!!! warning "An own title"        MkDocs: what belongs to it is indented
//	    The text.
//
//	??? note                          the same, folded; "???+" is open at first
//	    The text.
//
//	=== "Linux"                       a tab: its title and its text are shown
//	    The text.
//
//	:::warning An own title           Docusaurus, VitePress, Quarto: up to the colons
//	The text.                         of the same number; [Title] and {.kind} as well
//	:::
//
// and as short codes (box_tags.go). A name that is no kind of box, ":::columns", shows
// what is inside and nothing else.

// boxKinds are kinds of alerts by the names of boxes, besides their own names.
var boxKinds = map[string]string{
	"info": "note", "abstract": "note", "summary": "note", "tldr": "note", "todo": "note", "seealso": "note",
	"quote": "note", "cite": "note", "example": "note", "question": "note", "faq": "note", "help": "note",
	"details": "note", "secondary": "note", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"attention": "warning", "failure": "warning", "fail": "warning", "missing": "warning", "bug": "warning",
	"danger": "caution", "error": "caution",
}

// alertKindOf is the place in alertKinds of the name of an alert or a box.
func alertKindOf(name string) (kind int, ok bool) {
	name = strings.ToLower(strings.TrimPrefix(name, "callout-"))
	if known := boxKinds[name]; known != "" {
		name = known
	}
	for kind, known := range alertKinds {
		if name == known {
			return kind, true
		}
	}
	return 0, false
}

// The lines that open a box: its mark or its colons, its name, its title.
var (
	admonition = regexp.MustCompile(`^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*[ \t]*(?:"([^"\n]*)")?[ \t]*$`)
	tabBox     = regexp.MustCompile(`^===\+?!?[ \t]+"([^"\n]*)"[ \t]*$`)
	fencedBox  = regexp.MustCompile(`^(:{3,})[ \t]*(?:\{[ \t]*\.?([A-Za-z][\w-]*)[^}\n]*\}|([A-Za-z][\w-]*))[ \t]*(?:\[([^\]\n]*)\]|([^\[{\n][^\n]*?))?[ \t]*$`)
)

// box is a box in the syntax tree.
type box struct {
	ast.BaseBlock
	// kind is the place in alertKinds, if it is known; a box of no known kind shows what
	// is inside.
	kind  int
	known bool
	// titled is set where the first child is the title.
	titled bool
	// fold is "-" for one that is folded, and "+" for one that is open at first.
	fold string
	// end is the line that ends it, as boxEnd has it; empty where its text is indented.
	end string
}

var kindBox = ast.NewNodeKind("Box")

// Kind implements ast.Node.
func (*box) Kind() ast.NodeKind { return kindBox }

// Dump implements ast.Node.
func (b *box) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// boxes parses boxes.
type boxes struct{}

// Trigger implements parser.BlockParser.
func (boxes) Trigger() []byte { return []byte("!?=:{") }

// Open implements parser.BlockParser.
func (boxes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || isDeep(parent) {
		return nil, parser.NoChildren
	}
	b, title := openBox(bytes.TrimRight(line[at:], "\r\n"))
	if b == nil || b.end != "" && lastEnds(reader, pc)[b.end] <= segment.Start {
		return nil, parser.NoChildren
	}
	if title[0] < title[1] {
		p := ast.NewParagraph()
		start := segment.Start + at - segment.Padding
		p.Lines().Append(text.NewSegment(start+title[0], start+title[1]))
		b.AppendChild(b, p)
		b.titled = true
	}
	reader.Advance(len(bytes.TrimRight(line, "\r\n")))
	return b, parser.HasChildren
}

// openBox reads the line that opens a box, and from where to where in it the title
// stands; two equal places if there is none. The box is nil if the line opens none.
func openBox(line []byte) (b *box, title []int) {
	if m := admonition.FindSubmatchIndex(line); m != nil {
		return openAdmonition(line, m)
	}
	if m := tabBox.FindSubmatchIndex(line); m != nil {
		return &box{}, m[2:4]
	}
	if m := fencedBox.FindSubmatchIndex(line); m != nil {
		return openFenced(line, m)
	}
	return openTag(line)
}

// openAdmonition makes a box of a match of admonition. One of a name that nobody knows
// is a note, which shows the name if it has no other title.
func openAdmonition(line []byte, m []int) (b *box, title []int) {
	mark, name := string(line[m[2]:m[3]]), m[4:6]
	kind, known := alertKindOf(string(line[name[0]:name[1]]))
	b, title = &box{kind: kind, known: true}, m[6:8]
	if title[0] < 0 && !known {
		title = name
	}
	switch mark {
	case "???":
		b.fold = "-"
	case "???+":
		b.fold = "+"
	}
	return b, title
}

// openFenced makes a box of a match of fencedBox.
func openFenced(line []byte, m []int) (b *box, title []int) {
	nameAt, title := m[4:6], m[8:10]
	if nameAt[0] < 0 {
		nameAt = m[6:8]
	}
	if title[0] < 0 {
		title = m[10:12]
	}
	name := string(line[nameAt[0]:nameAt[1]])
	b = &box{end: string(line[m[2]:m[3]])}
	b.kind, b.known = alertKindOf(name)
	if strings.EqualFold(name, "details") {
		b.fold = "-"
	}
	return b, title
}

// deepestBox bounds how many boxes stand in each other.
const deepestBox = 16

// isDeep tells whether a node stands in as many boxes as there may be.
func isDeep(n ast.Node) bool {
	depth := 0
	for ; n != nil && depth < deepestBox; n = n.Parent() {
		if n.Kind() == kindBox {
			depth++
		}
	}
	return depth == deepestBox
}

// endsKey holds what lastEnds found while a document is parsed.
var endsKey = parser.NewContextKey()

// lastEnds is where the last line that ends a box starts, by what it is: a box that no
// such line ends is none.
func lastEnds(reader text.Reader, pc parser.Context) map[string]int {
	if found, ok := pc.Get(endsKey).(map[string]int); ok {
		return found
	}
	found, at := map[string]int{}, 0
	for line := range bytes.Lines(reader.Source()) {
		if end := boxEnd(line); end != "" {
			found[end] = at
		}
		at += len(line)
	}
	pc.Set(endsKey, found)
	return found
}

// boxEnd is what a line ends: the colons that it is, or the name of a short code; empty
// if it ends no box.
func boxEnd(line []byte) string {
	line = bytes.TrimSpace(line)
	switch {
	case len(line) < 3:
		return ""
	case line[0] == ':' && bytes.Count(line, []byte(":")) == len(line):
		return string(line)
	case line[0] == '{':
		return tagEnd(line)
	}
	return ""
}

// Continue implements parser.BlockParser.
func (boxes) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	b := node.(*box)
	switch {
	case b.end != "" && boxEnd(line) == b.end:
		end := segment.Stop - segment.Start - segment.Padding
		if bytes.HasSuffix(line, []byte("\n")) {
			end--
		}
		reader.Advance(end)
		return parser.Close
	case b.end != "" || util.IsBlank(line):
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (boxes) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (boxes) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (boxes) CanAcceptIndentedLine() bool { return false }
