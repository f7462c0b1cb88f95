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
// A name that is no kind of box, ":::columns", shows what is inside and nothing else.

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

var (
	indentedBox = regexp.MustCompile(`^(!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:([A-Za-z][\w-]*)(?:[ \t]+[A-Za-z][\w-]*)*)?[ \t]*(?:"([^"\n]*)")?[ \t]*$`)
	fencedBox   = regexp.MustCompile(`^(:{3,})[ \t]*(?:\{[ \t]*\.?([A-Za-z][\w-]*)[^}\n]*\}|([A-Za-z][\w-]*))[ \t]*(?:\[([^\]\n]*)\]|([^\[{\n][^\n]*?))?[ \t]*$`)
)

// box is a box in the syntax tree. Its title, where it has one of its own, is its
// first child.
type box struct {
	ast.BaseBlock
	// kind is the place in alertKinds; without it the box shows what is inside.
	kind   int
	known  bool
	titled bool
	// fold is "-" for one that is folded, and "+" for one that is open at first.
	fold string
	// colons is how many end it; zero where its text is indented.
	colons int
}

var kindBox = ast.NewNodeKind("Box")

// Kind implements ast.Node.
func (*box) Kind() ast.NodeKind { return kindBox }

// Dump implements ast.Node.
func (b *box) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// boxes parses boxes.
type boxes struct{}

// Trigger implements parser.BlockParser.
func (boxes) Trigger() []byte { return []byte("!?=:") }

// Open implements parser.BlockParser.
func (boxes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || isDeep(parent) {
		return nil, parser.NoChildren
	}
	bare := bytes.TrimRight(line[at:], "\r\n")
	b, from, to := openBox(bare)
	if b == nil || b.colons > 0 && lastColons(reader, pc)[b.colons] <= segment.Start {
		return nil, parser.NoChildren
	}
	if to > from {
		title := ast.NewParagraph()
		start := segment.Start + at - segment.Padding
		title.Lines().Append(text.NewSegment(start+from, start+to))
		b.AppendChild(b, title)
		b.titled = true
	}
	reader.Advance(len(bytes.TrimRight(line, "\r\n")))
	return b, parser.HasChildren
}

// openBox reads the line that opens a box, and where in it the title stands.
func openBox(line []byte) (b *box, from, to int) {
	if m := indentedBox.FindSubmatchIndex(line); m != nil {
		b = &box{}
		mark := string(line[m[2]:m[3]])
		if m[4] >= 0 {
			b.kind, b.known = alertKindOf(string(line[m[4]:m[5]]))
			// A box of any name is one.
			if from, to = m[4], m[5]; b.known {
				from, to = 0, 0
			}
			b.known = true
		}
		switch mark[0] {
		case '?':
			b.fold = "-"
			if strings.HasSuffix(mark, "+") {
				b.fold = "+"
			}
		case '=':
			if m[4] >= 0 || m[6] < 0 {
				return nil, 0, 0
			}
		}
		if mark[0] != '=' && m[4] < 0 {
			return nil, 0, 0
		}
		if m[6] >= 0 {
			from, to = m[6], m[7]
		}
		return b, from, to
	}
	m := fencedBox.FindSubmatchIndex(line)
	if m == nil {
		return nil, 0, 0
	}
	b = &box{colons: m[3] - m[2]}
	name := m[4:6]
	if name[0] < 0 {
		name = m[6:8]
	}
	b.kind, b.known = alertKindOf(string(line[name[0]:name[1]]))
	if strings.EqualFold(string(line[name[0]:name[1]]), "details") {
		b.fold = "-"
	}
	for _, title := range [][]int{m[8:10], m[10:12]} {
		if title[0] >= 0 {
			from, to = title[0], title[1]
		}
	}
	return b, from, to
}

// deepest bounds how many boxes stand in each other.
const deepest = 16

// isDeep tells whether a node stands in as many boxes as there may be.
func isDeep(n ast.Node) bool {
	depth := 0
	for ; n != nil && depth < deepest; n = n.Parent() {
		if n.Kind() == kindBox {
			depth++
		}
	}
	return depth == deepest
}

// colonsKey holds what lastColons found while a document is parsed.
var colonsKey = parser.NewContextKey()

// lastColons is where the last line that is nothing but colons starts, by their
// number: a box that no such line ends is none.
func lastColons(reader text.Reader, pc parser.Context) map[int]int {
	if found, ok := pc.Get(colonsKey).(map[int]int); ok {
		return found
	}
	found, at := map[int]int{}, 0
	for line := range bytes.Lines(reader.Source()) {
		if n := len(bytes.TrimSpace(line)); isColons(line, n) {
			found[n] = at
		}
		at += len(line)
	}
	pc.Set(colonsKey, found)
	return found
}

// isColons tells whether a line is nothing but so many colons.
func isColons(line []byte, colons int) bool {
	line = bytes.TrimSpace(line)
	return len(line) == colons && colons > 2 && bytes.Count(line, []byte(":")) == colons
}

// Continue implements parser.BlockParser.
func (boxes) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	b := node.(*box)
	switch {
	case b.colons > 0 && isColons(line, b.colons):
		end := segment.Stop - segment.Start - segment.Padding
		if bytes.HasSuffix(line, []byte("\n")) {
			end--
		}
		reader.Advance(end)
		return parser.Close
	case b.colons > 0 || util.IsBlank(line):
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

// box writes a box.
func (w *writer) box(n *box) Block {
	if !n.known {
		return w.plainBox(n)
	}
	b := w.begin(Alert, w.lineOf(n))
	b.Alert = alertKinds[n.kind]
	element, titleElement := "div", "p"
	if n.fold != "" {
		element, titleElement = "details", "summary"
	}
	w.tag("<" + element + ` class="alert ` + b.Alert + `"`)
	if n.fold == "+" {
		w.tag(" open")
	}
	w.tag(">")
	b.Inner.From = len(w.html)
	open, end := "<"+titleElement+` class="alert-title">`, "</"+titleElement+">"
	rest := n.FirstChild()
	if n.titled {
		b.Children = append(b.Children, w.textBlock(Paragraph, rest, open, end))
		rest = rest.NextSibling()
	} else {
		w.tag(open)
		w.hole(holeAlert, n.kind)
		w.tag(end)
	}
	b.Children = append(b.Children, w.from(rest)...)
	b.Inner.To = len(w.html)
	w.tag("</" + element + ">")
	w.end(&b)
	return b
}

// plainBox writes what is inside of a box, below its title.
func (w *writer) plainBox(n *box) Block {
	b := w.begin(Quote, w.lineOf(n))
	w.tag("<div>")
	b.Inner.From = len(w.html)
	rest := n.FirstChild()
	if n.titled {
		b.Children = append(b.Children, w.textBlock(Paragraph, rest, "<p><strong>", "</strong></p>"))
		rest = rest.NextSibling()
	}
	b.Children = append(b.Children, w.from(rest)...)
	b.Inner.To = len(w.html)
	w.tag("</div>")
	w.end(&b)
	return b
}
