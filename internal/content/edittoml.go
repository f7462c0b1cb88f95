package content

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Additions to TOML:
//
//	factors = ["a"]      factors = "Retry storm"      [[factors]]
//	                                                  factor = "a"
//
// A new key stands before the first table, since it would belong to the table behind
// it.

// tomlSplice finds the place of the addition.
func (e *matterEdit) tomlSplice() (splice, error) {
	at := pairOf(e.root.Pairs, e.meansKey)
	list := "[" + tomlFlow.items(e.Items) + "]"
	switch {
	case at < 0 && e.Below != "":
		end := len(e.inner)
		return splice{end, end, fmt.Sprintf("[%s]\n%s = %s\n", e.Key, e.Below, list)}, nil
	case at < 0:
		before := e.beforeTables()
		return splice{before, before, fmt.Sprintf("%s = %s\n", e.Key, list)}, nil
	case e.Below == "":
		return e.tomlExtend(e.root.Pairs[at])
	}
	pair := e.root.Pairs[at]
	if below := pairOf(pair.Value.Pairs, e.meansBelow); below >= 0 {
		return e.tomlExtend(pair.Value.Pairs[below])
	}
	return splice{}, fmt.Errorf("add %q below %q in its front matter by hand first", e.Below, pair.Key)
}

// tomlExtend adds the items to the value of a key.
func (e *matterEdit) tomlExtend(pair Pair) (splice, error) {
	key := e.at(pair.Line, pair.Column)
	start := strings.TrimSpace(e.inner[:key])
	start = start[strings.LastIndexByte(start, '\n')+1:]
	value := key + strings.IndexByte(e.inner[key:]+"=", '=') + 1
	value += len(e.inner[min(value, len(e.inner)):]) - len(strings.TrimLeft(e.inner[min(value, len(e.inner)):], " \t"))
	switch {
	case pair.Value.Kind == Sequence && strings.HasSuffix(start, "[["):
		return e.tomlTables(pair.Key)
	case pair.Value.Kind == Mapping || value >= len(e.inner):
		return splice{}, fmt.Errorf("%q in its front matter is a group of keys and no list", pair.Key)
	case pair.Value.Kind == Sequence && e.inner[value] == '[':
		s, ok := within(e.inner, value, tomlFlow.items(e.Items), "")
		if !ok {
			return s, fmt.Errorf("no bracket closes the list of %q in its front matter", pair.Key)
		}
		return s, nil
	}
	items := e.Items
	if pair.Value.Text != "" {
		items = append([]Value{{Text: pair.Value.Text}}, items...)
	}
	return splice{value, textEnd(e.inner, value), "[" + tomlFlow.items(items) + "]"}, nil
}

// tomlTables adds the items as further tables of a list of tables.
func (e *matterEdit) tomlTables(key string) (splice, error) {
	var b strings.Builder
	for _, item := range e.Items {
		if item.Kind != Mapping {
			return splice{}, fmt.Errorf("%q in its front matter is a list of tables and takes no text", key)
		}
		fmt.Fprintf(&b, "\n[[%s]]\n", key)
		for _, p := range item.Pairs {
			b.WriteString(p.Key + " = " + quoted(p.Value.Text) + "\n")
		}
	}
	end := len(e.inner)
	return splice{end, end, b.String()}, nil
}

// beforeTables is the offset behind the last line before the first table that is
// neither blank nor a comment.
func (e *matterEdit) beforeTables() int {
	var parser unstable.Parser
	parser.Reset([]byte(e.inner))
	end := len(e.inner)
	for parser.NextExpression() {
		x := parser.Expression()
		if x.Kind != unstable.Table && x.Kind != unstable.ArrayTable {
			continue
		}
		key := x.Key()
		if key.Next() {
			end = strings.LastIndexByte(e.inner[:int(key.Node().Raw.Offset)], '\n') + 1
			break
		}
	}
	if end == len(e.inner) {
		return end
	}
	for end > 0 {
		start := strings.LastIndexByte(e.inner[:end-1], '\n') + 1
		if line := strings.TrimSpace(e.inner[start:end]); line != "" && line[0] != '#' {
			return end
		}
		end = start
	}
	return end
}
