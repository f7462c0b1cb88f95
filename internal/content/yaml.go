package content

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/debrief-dev/debrief/internal/problem"
)

// decodeYAML reads a block of YAML without giving any scalar a type: "no" and
// "1.10" stay what they are. Anchors, aliases and merge keys are refused, so that
// no tree can grow beyond its source.
func decodeYAML(s *source) (Value, []problem.Problem) {
	if n := secondDocument(s); n > 0 {
		return Value{}, []problem.Problem{s.problem(n, 1, problem.FrontMatterSyntax,
			`a second YAML document starts here, but front matter is one document`,
			"remove the line, or the dashes at its start")}
	}
	var document yaml.Node
	loader, err := yaml.NewLoader(strings.NewReader(s.text))
	if err == nil {
		err = loader.Load(&document)
	}
	switch {
	case errors.Is(err, io.EOF):
		return Value{Kind: Mapping}, nil
	case err != nil:
		return Value{}, []problem.Problem{yamlProblem(s, err)}
	}
	d := yamlTree{source: s}
	root := d.document(&document)
	return root, d.problems
}

// secondDocument returns the line that starts another document, or 0. A closing
// line has no text after its dashes, so only those with text remain.
func secondDocument(s *source) int {
	if !strings.Contains(s.text, "--- ") && !strings.Contains(s.text, "---\t") {
		return 0
	}
	for n := 1; n <= len(s.starts); n++ {
		if line := s.line(n); strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "---\t") {
			return n
		}
	}
	return 0
}

// yamlTree converts nodes to values.
type yamlTree struct {
	*source
	problems []problem.Problem
}

func (d *yamlTree) document(n *yaml.Node) Value {
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	switch {
	case n.Kind == yaml.ScalarNode && n.Value == "":
		return Value{Kind: Mapping}
	case n.Kind == yaml.MappingNode:
		root, _ := d.convert(n, 1, false)
		return root
	}
	d.refuse(n, problem.FrontMatterRoot, "expected keys with values, but this is "+yamlKind(n), "")
	return Value{}
}

// convert returns the node as a value, and whether it can be one.
func (d *yamlTree) convert(n *yaml.Node, depth int, inList bool) (Value, bool) {
	v := d.value(n.Line, n.Column)
	switch {
	case depth > maxDepth:
		d.refuse(n, problem.FrontMatterDepth, tooDeep, "")
		return v, false
	case n.Kind == yaml.AliasNode:
		d.refuse(n, problem.FrontMatterAlias, `the alias "*`+n.Value+`" is not supported`, "")
		return v, false
	case n.Anchor != "":
		d.refuse(n, problem.FrontMatterAlias, `the anchor "&`+n.Anchor+`" is not supported`, "remove it, or put the value in quotes if it is text")
		return v, false
	}
	switch n.Kind {
	case yaml.SequenceNode:
		v.Kind = Sequence
		v.Items = make([]Value, 0, len(n.Content))
		for _, item := range n.Content {
			if child, ok := d.convert(item, depth+1, true); ok {
				v.Items = append(v.Items, child)
			}
		}
	case yaml.MappingNode:
		v.Kind = Mapping
		d.pairs(&v, n, depth)
	default:
		v.Text = yamlText(n, inList && !d.isObject())
	}
	return v, true
}

// pairs fills a mapping from its node.
func (d *yamlTree) pairs(v *Value, n *yaml.Node, depth int) {
	v.Pairs = make([]Pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind == yaml.ScalarNode && key.Value == "<<" && key.Style == 0:
			d.refuse(key, problem.FrontMatterAlias, `the merge key "<<" is not supported`, "write the keys out")
			continue
		case key.Kind != yaml.ScalarNode || key.Anchor != "":
			d.refuse(key, problem.FrontMatterSyntax, "a key must be plain text, but this is "+yamlKind(key),
				"put the value in quotes, if it was meant as text")
			continue
		}
		if child, ok := d.convert(value, depth+1, false); ok {
			at := d.value(key.Line, key.Column)
			child.Key = tidy(key.Value)
			v.Pairs = append(v.Pairs, Pair{child.Key, child, at.Line, at.Column, at.Excerpt})
		}
	}
	d.problems = append(d.problems, duplicates(d.source, v.Pairs)...)
}

// yamlText returns a scalar as typed. A null is empty text, except that the word
// in a list of YAML is a word.
func yamlText(n *yaml.Node, inList bool) string {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return strings.TrimRight(n.Value, "\n")
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return tidy(n.Value)
	}
	switch n.Value {
	case "~":
		return ""
	case "null", "Null", "NULL":
		if !inList {
			return ""
		}
	}
	return n.Value
}

// yamlKind names a node for a message.
func yamlKind(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.AliasNode:
		return "an alias"
	default:
		return `the text "` + short(n.Value) + `"`
	}
}

func (d *yamlTree) refuse(n *yaml.Node, rule problem.Rule, message, help string) {
	if len(d.problems) < mostProblems {
		d.problems = append(d.problems, d.problem(n.Line, n.Column, rule, message, help))
	}
}
