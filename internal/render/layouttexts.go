package render

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/debrief-dev/debrief/internal/texts"
)

// Layouts say their words by key: {{text "followups.none"}}. What is the same on every
// page is put in its place when the layouts are read, and costs a page nothing.

// saying is a function of layouts that says a text with a key.
type saying = func(key string, values ...any) (string, error)

// layoutFuncs are all functions of layouts, with those that say texts of a language.
func layoutFuncs(l *texts.Language) template.FuncMap {
	// known is a function of a text that there is.
	known := func(say func(key string, values []any) (string, error)) saying {
		return func(key string, values ...any) (string, error) {
			if !l.Has(key) {
				return "", fmt.Errorf("there is no text called %q", key)
			}
			return say(key, values)
		}
	}
	// piece is what a text says before the first value, or behind one.
	piece := func(key string, behind int) (string, error) {
		pieces := l.Pieces(key)
		if behind >= len(pieces) {
			return "", fmt.Errorf("the text %q has no %d values in braces", key, behind)
		}
		return pieces[behind], nil
	}
	all := maps.Clone(funcs)
	maps.Copy(all, template.FuncMap{
		// text KEY VALUES says a text: {{text "tags.title"}}.
		"text": known(func(key string, values []any) (string, error) { return l.Text(key, values...), nil }),
		// count KEY NUMBER VALUES says a text in the form for a number.
		"count": known(func(key string, values []any) (string, error) {
			if len(values) == 0 {
				return "", fmt.Errorf("the text %q needs a number", key)
			}
			n, ok := values[0].(int)
			if !ok {
				return "", fmt.Errorf("the text %q counts %v", key, values[0])
			}
			return l.Count(key, n, values[1:]...), nil
		}),
		// before, between and after KEY are around values that a layout writes itself,
		// such as a link; between KEY 2 stands behind the second of three.
		"before": known(func(key string, _ []any) (string, error) { return piece(key, 0) }),
		"between": known(func(key string, values []any) (string, error) {
			if len(values) == 0 {
				return piece(key, 1)
			}
			behind, ok := values[0].(int)
			if !ok {
				return "", fmt.Errorf("between %q has a number behind it, or nothing", key)
			}
			return piece(key, behind)
		}),
		"after": known(func(key string, _ []any) (string, error) { return piece(key, len(l.Pieces(key))-1) }),
		// day DATE writes a calendar day in words: "14 September 2026".
		"day": l.Day,
	})
	return all
}

// placeTexts puts the texts that are the same on every page where a layout says them.
func placeTexts(funcs template.FuncMap, list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	for i, node := range list.Nodes {
		var err error
		switch n := node.(type) {
		case *parse.ActionNode:
			list.Nodes[i], err = placedText(funcs, n)
		case *parse.IfNode:
			err = placeInBranches(funcs, &n.BranchNode)
		case *parse.WithNode:
			err = placeInBranches(funcs, &n.BranchNode)
		case *parse.RangeNode:
			err = placeInBranches(funcs, &n.BranchNode)
		}
		if err != nil {
			return err
		}
	}
	list.Nodes = joinedTexts(list.Nodes)
	return nil
}

func placeInBranches(funcs template.FuncMap, branch *parse.BranchNode) error {
	if err := placeTexts(funcs, branch.List); err != nil {
		return err
	}
	return placeTexts(funcs, branch.ElseList)
}

// placedText is the text that an action says, if nothing in it is the page's.
func placedText(funcs template.FuncMap, n *parse.ActionNode) (parse.Node, error) {
	if len(n.Pipe.Cmds) != 1 || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds[0].Args) < 2 {
		return n, nil
	}
	args := n.Pipe.Cmds[0].Args
	name, isName := args[0].(*parse.IdentifierNode)
	key, isKey := args[1].(*parse.StringNode)
	if !isName || !isKey {
		return n, nil
	}
	say, ok := funcs[name.Ident].(saying)
	if !ok {
		return n, nil
	}
	var values []any
	for _, arg := range args[2:] {
		number, ok := arg.(*parse.NumberNode)
		if !ok || !number.IsInt {
			return n, nil
		}
		values = append(values, int(number.Int64))
	}
	said, err := say(key.Text, values...)
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", n.Line, err)
	}
	return &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(markedUp(said))}, nil
}

// markupSigns are what HTML takes for markup.
var markupSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// markedUp is a text of the interface as HTML: what is code is marked as code.
func markedUp(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		part = markupSigns.Replace(part)
		if i%2 == 1 {
			part = "<code>" + part + "</code>"
		}
		b.WriteString(part)
	}
	return b.String()
}

// joinedTexts makes one of texts that follow each other: a page is written in pieces.
func joinedTexts(nodes []parse.Node) []parse.Node {
	var joined []parse.Node
	for _, node := range nodes {
		text, isText := node.(*parse.TextNode)
		if isText && len(joined) > 0 {
			if before, ok := joined[len(joined)-1].(*parse.TextNode); ok {
				before.Text = slices.Concat(before.Text, text.Text)
				continue
			}
		}
		joined = append(joined, node)
	}
	return joined
}
