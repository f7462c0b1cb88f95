package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// decodeTOML reads a block of TOML expression by expression, keeping every value
// as typed and in its place.
func decodeTOML(s *source) (Value, []problem.Problem) {
	d := tomlTree{source: s}
	root := &tomlNode{value: Value{Kind: Mapping, Line: s.first, Column: 1}}
	current := root
	var parser unstable.Parser
	parser.Reset([]byte(s.text))
	d.parser = &parser
	for parser.NextExpression() {
		e := parser.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			d.assign(current, e, 1)
		case unstable.Table, unstable.ArrayTable:
			current = d.table(root, e)
		}
	}
	if err := parser.Error(); err != nil {
		return Value{}, append(d.problems, d.syntax(err))
	}
	return root.finish(d.source, &d.problems), d.problems
}

// tomlTree converts expressions to values.
type tomlTree struct {
	*source
	parser   *unstable.Parser
	problems []problem.Problem
}

// tomlNode is a value that may still grow: a table that later lines add to.
type tomlNode struct {
	value Value
	// keys and children are the pairs of a table, in order.
	keys     []Pair
	children []*tomlNode
	// tables are the entries of an array of tables.
	tables []*tomlNode
}

// child returns the last child with the key.
func (n *tomlNode) child(key string) *tomlNode {
	for i, known := range slices.Backward(n.keys) {
		if known.Key == key {
			return n.children[i]
		}
	}
	return nil
}

// add appends a child under a key.
func (n *tomlNode) add(key Pair, child *tomlNode) *tomlNode {
	child.value.Key = key.Key
	n.keys = append(n.keys, key)
	n.children = append(n.children, child)
	return child
}

// open returns the table under the key, making it where there is none.
func (n *tomlNode) open(key Pair) *tomlNode {
	if c := n.child(key.Key); c != nil && c.value.Kind == Mapping {
		return c
	} else if c != nil && len(c.tables) > 0 {
		return c.tables[len(c.tables)-1]
	}
	return n.add(key, &tomlNode{value: Value{Kind: Mapping, Line: key.Line, Column: key.Column, Excerpt: key.Excerpt}})
}

// finish returns the node as a value that will not grow.
func (n *tomlNode) finish(s *source, problems *[]problem.Problem) Value {
	v := n.value
	for i, key := range n.keys {
		key.Value = n.children[i].finish(s, problems)
		v.Pairs = append(v.Pairs, key)
	}
	for _, table := range n.tables {
		v.Items = append(v.Items, table.finish(s, problems))
	}
	*problems = append(*problems, duplicates(s, v.Pairs)...)
	return v
}

// path returns the parts of a dotted key with their places.
func (d *tomlTree) path(it unstable.Iterator) []Pair {
	var path []Pair
	for it.Next() {
		n := it.Node()
		line, column := d.place(int(n.Raw.Offset))
		path = append(path, Pair{Key: tidy(string(n.Data)), Line: d.first + line - 1, Column: column, Excerpt: short(d.line(line))})
	}
	if len(path) > maxDepth {
		d.tooDeep(path[0].Line - d.first + 1)
		return nil
	}
	return path
}

// table opens the table that a header names.
func (d *tomlTree) table(root *tomlNode, e *unstable.Node) *tomlNode {
	path := d.path(e.Key())
	if len(path) == 0 {
		return &tomlNode{value: Value{Kind: Mapping}}
	}
	n, last := root, path[len(path)-1]
	for _, key := range path[:len(path)-1] {
		n = n.open(key)
	}
	if e.Kind == unstable.Table {
		return n.open(last)
	}
	list := n.child(last.Key)
	if list == nil || len(list.tables) == 0 {
		list = n.add(last, &tomlNode{value: Value{Kind: Sequence, Line: last.Line, Column: last.Column, Excerpt: last.Excerpt}})
	}
	table := &tomlNode{value: Value{Kind: Mapping, Line: last.Line, Column: last.Column, Excerpt: last.Excerpt}}
	list.tables = append(list.tables, table)
	return table
}

// assign adds a key and its value to a table.
func (d *tomlTree) assign(n *tomlNode, e *unstable.Node, depth int) {
	path := d.path(e.Key())
	if len(path) == 0 {
		return
	}
	for _, key := range path[:len(path)-1] {
		n = n.open(key)
		depth++
	}
	last := path[len(path)-1]
	n.add(last, d.convert(e.Value(), last, depth+1))
}

// convert returns the value of a key; containers have no place of their own and
// take that of their key.
func (d *tomlTree) convert(e *unstable.Node, key Pair, depth int) *tomlNode {
	line, column := key.Line-d.first+1, key.Column
	if e.Raw.Length > 0 {
		line, column = d.place(int(e.Raw.Offset))
	}
	n := &tomlNode{value: d.value(line, column)}
	if depth > maxDepth {
		d.tooDeep(line)
		return n
	}
	switch e.Kind {
	case unstable.Array:
		n.value.Kind = Sequence
		for it := e.Children(); it.Next(); {
			item := d.convert(it.Node(), key, depth+1)
			n.value.Items = append(n.value.Items, item.finish(d.source, &d.problems))
		}
	case unstable.InlineTable:
		n.value.Kind = Mapping
		for it := e.Children(); it.Next(); {
			d.assign(n, it.Node(), depth)
		}
	default:
		n.value.Text = tidy(strings.TrimRight(string(e.Data), "\n"))
	}
	return n
}

func (d *tomlTree) tooDeep(line int) {
	if len(d.problems) < mostProblems {
		d.problems = append(d.problems, d.problem(line, 1, problem.FrontMatterDepth,
			tooDeep, ""))
	}
}

func (d *tomlTree) syntax(err error) problem.Problem {
	line, column, found := 1, 1, ""
	var e *unstable.ParserError
	if errors.As(err, &e) && len(e.Highlight) > 0 {
		offset := int(d.parser.Range(e.Highlight).Offset)
		line, column = d.place(offset)
		found = wordAt(d.text, offset)
	}
	return d.problem(line, column, problem.FrontMatterSyntax, "the TOML cannot be read: "+tomlFault(err, found),
		"look at the quotes and the equals sign of this line")
}

// codePoint is a character as the parser writes it: U+0078 'x'.
var codePoint = words.Pattern(`U\+[0-9A-F]{4,6} ?`)

// tomlFault says what the parser says in the author's terms; word is what stands
// at the place.
func tomlFault(err error, word string) string {
	says := func(part string) bool { return strings.Contains(err.Error(), part) }
	switch {
	case says("start of value") && word != "" && strings.Trim(word, "=,:]}") == "":
		return fmt.Sprintf("expected a value, but found %q", word)
	case says("start of value") && word != "":
		return fmt.Sprintf("a text must be in quotes, but this value is %q", word)
	case says("cannot have new lines"):
		return "the quote that opens a text is not closed on its line"
	case says("array is incomplete"):
		return "the bracket that opens a list is not closed"
	case says("expected newline"):
		return "expected the end of the line after a value, but found " + shown(word)
	default:
		return prose.Line(codePoint().ReplaceAllString(err.Error(), ""))
	}
}

// shown quotes a word unless it is in quotes already.
func shown(word string) string {
	if strings.HasPrefix(word, `"`) {
		return word
	}
	return `"` + word + `"`
}

// word is a run of characters up to a mark of TOML, or such a mark.
var word = words.Pattern(`^(?:"[^"\n]*"?|[^\s,:=\[\]{}"']+|\S)`)

// wordAt returns the author's word at an offset, for a message.
func wordAt(text string, offset int) string {
	return short(word().FindString(text[max(min(offset, len(text)), 0):]))
}
