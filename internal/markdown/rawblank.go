package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Blank lines between the tags of a table or a list, where Markdown ends a block of HTML:
//
//	<table>
//	    <tr><td>10:00</td><td>It rang</td></tr>
//
//	    <tr><td>10:20</td><td>It stopped</td></tr>
//	</table>

// rawWithBlanks parses blocks of HTML.
type rawWithBlanks struct{ parser.BlockParser }

// Continue implements parser.BlockParser.
func (p rawWithBlanks) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	next := strings.TrimLeft(lineAt(reader.Source(), segment.Stop), " \t")
	if !util.IsBlank(line) || !goesOnInside(next) {
		return p.BlockParser.Continue(node, reader, pc)
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// goesOnInside tells whether a line begins with a tag that stands in a table or a list only,
// or ends one.
func goesOnInside(line string) bool {
	if !strings.HasPrefix(line, "<") {
		return false
	}
	name, end := tagName([]byte(line))
	_, nested := nestings[name]
	return nested || end && (name == "table" || name == "ul" || name == "ol" || name == "dl")
}
