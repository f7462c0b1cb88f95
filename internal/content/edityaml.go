package content

import (
	"fmt"
	"strings"
)

// Additions to YAML, and to JSON, which is read as YAML in braces:
//
//	factors:              factors: [a, b]        factors: Retry storm
//	  - a
//	  - factor: b         factors:               phrases:
//	    whys:                                      en: |
//	      - c             {"factors": ["a"]}         too many alerts

// yamlEdit is an addition to YAML; what stands in brackets is written in flow.
type yamlEdit struct {
	*matterEdit
	flow notation
}

// splice finds the place of the addition.
func (y yamlEdit) splice() (splice, error) {
	at := pairOf(y.root.Pairs, y.meansKey)
	switch {
	case at < 0:
		return y.newKey(y.root, y.Key.String(), y.Below)
	case y.Below == "":
		return y.extend(y.root.Pairs[at])
	}
	pair := y.root.Pairs[at]
	if pair.Value.Kind != Mapping {
		return splice{}, fmt.Errorf("%q in its front matter has no keys below it", pair.Key)
	}
	if below := pairOf(pair.Value.Pairs, y.meansBelow); below >= 0 {
		return y.extend(pair.Value.Pairs[below])
	}
	return y.newKey(pair.Value, y.Below, "")
}

// newKey adds a key at the end of a mapping.
func (y yamlEdit) newKey(mapping Value, key, below string) (splice, error) {
	open := y.at(mapping.Line, mapping.Column)
	if mapping.Line == 0 {
		open = 0 // there is no key yet
	}
	if strings.HasPrefix(y.inner[open:], "{") {
		value := "[" + y.flow.items(y.Items) + "]"
		if below != "" {
			value = "{" + y.flow.key(below) + y.flow.between + value + "}"
		}
		indent := ""
		if n := len(mapping.Pairs); n > 0 && mapping.Pairs[n-1].Line > mapping.Line {
			indent = y.indentOf(mapping.Pairs[n-1].Line)
		}
		return y.closed(within(y.inner, open, y.flow.key(key)+y.flow.between+value, indent))
	}
	end, indent := len(y.inner), ""
	if len(mapping.Pairs) > 0 {
		first := mapping.Pairs[0]
		indent = strings.Repeat(" ", first.Column-1)
		if mapping.Line != y.root.Line {
			end = y.blockEnd(first.Line, len(indent), false)
		}
	}
	return splice{end, end, y.lines(indent, key, below)}, nil
}

// closed refuses what is in brackets that no bracket closes.
func (y yamlEdit) closed(s splice, ok bool) (splice, error) {
	if !ok {
		return s, fmt.Errorf("no bracket closes the list of %q in its front matter", y.Key)
	}
	return s, nil
}

// lines are a key with the items below it.
func (y yamlEdit) lines(indent, key, below string) string {
	text := indent + yamlScalar(key) + ":\n"
	if below != "" {
		return text + y.lines(indent+"  ", below, "")
	}
	return text + y.itemLines(indent+"  ")
}

// itemLines are the items, each on lines of its own.
func (y yamlEdit) itemLines(indent string) string {
	var b strings.Builder
	for _, item := range y.Items {
		mark := indent + "- "
		for _, p := range item.Pairs {
			b.WriteString(mark + yamlScalar(p.Key) + ": " + yamlScalar(p.Value.Text) + "\n")
			mark = indent + "  "
		}
		if item.Kind == Scalar {
			b.WriteString(mark + yamlScalar(item.Text) + "\n")
		}
	}
	return b.String()
}

// extend adds the items to the value of a key.
func (y yamlEdit) extend(pair Pair) (splice, error) {
	v := pair.Value
	switch offset := y.at(v.Line, v.Column); {
	case v.Kind == Mapping:
		return splice{}, fmt.Errorf("%q in its front matter is a group of keys and no list", pair.Key)
	case v.Kind == Sequence && strings.HasPrefix(y.inner[offset:], "["):
		return y.closed(within(y.inner, offset, y.flow.items(y.Items), ""))
	case v.Kind == Sequence:
		indent := v.Column - 1
		end := y.blockEnd(v.Line, indent, true)
		return splice{end, end, y.itemLines(strings.Repeat(" ", indent))}, nil
	default:
		return y.scalar(pair)
	}
}

// scalar adds the items where a text stands, or nothing.
func (y yamlEdit) scalar(pair Pair) (splice, error) {
	from := y.valueStart(pair)
	to := y.scalarEnd(from)
	key := y.indentOf(pair.Line)
	switch written := y.inner[from:to]; {
	case written == "" && !y.isObject():
		end := y.lineEndAfter(from)
		return splice{end, end, y.itemLines(key + "  ")}, nil
	case strings.HasPrefix(written, "|") && y.Below != "":
		first := pair.Line + 1
		for first-y.first < len(y.starts) && strings.TrimSpace(y.line(first-y.first+1)) == "" {
			first++
		}
		indent := y.indentOf(first)
		end := y.blockEnd(first, len(indent), false)
		y.asText = true
		var text strings.Builder
		for _, item := range y.Items {
			text.WriteString(indent + item.Text + "\n")
		}
		return splice{end, end, text.String()}, nil
	}
	items := y.Items
	if pair.Value.Text != "" {
		items = append([]Value{{Text: pair.Value.Text}}, items...)
	}
	return splice{from, to, "[" + y.flow.items(items) + "]"}, nil
}

// valueStart is where the value of a key starts, or would if there were one.
func (y yamlEdit) valueStart(pair Pair) int {
	at := y.at(pair.Line, pair.Column)
	if at < len(y.inner) && (y.inner[at] == '"' || y.inner[at] == '\'') {
		at = textEnd(y.inner, at)
	}
	at += strings.IndexByte(y.inner[at:]+":", ':') + 1
	for at < len(y.inner) && (y.inner[at] == ' ' || y.inner[at] == '\t') {
		at++
	}
	return min(at, len(y.inner))
}

// scalarEnd is where a text ends that starts at an offset and stands on one line.
func (y yamlEdit) scalarEnd(from int) int {
	rest, _, _ := strings.Cut(y.inner[from:], "\n")
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		return textEnd(y.inner, from)
	}
	if y.isObject() {
		if end := strings.IndexAny(rest, ",]}"); end >= 0 {
			rest = rest[:end]
		}
	}
	if strings.HasPrefix(rest, "#") {
		return from
	}
	if comment := strings.Index(rest, " #"); comment >= 0 {
		rest = rest[:comment]
	}
	return from + len(strings.TrimRight(rest, " \t"))
}

// at is the offset of a place of the file.
func (e *matterEdit) at(line, column int) int {
	n := line - e.first + 1
	switch {
	case n < 1:
		return 0
	case n > len(e.starts):
		return len(e.inner)
	}
	return min(e.starts[n-1]+columnOffset(e.line(n), column), len(e.inner))
}

// indentOf are the blanks at the start of a line of the file.
func (e *matterEdit) indentOf(line int) string {
	text := e.line(line - e.first + 1)
	return text[:len(text)-len(strings.TrimLeft(text, " "))]
}

// lineEndAfter is the offset behind the line end that follows an offset.
func (e *matterEdit) lineEndAfter(offset int) int {
	if end := strings.IndexByte(e.inner[offset:], '\n'); end >= 0 {
		return offset + end + 1
	}
	return len(e.inner)
}

// blockEnd is the offset behind the last line of a block that starts on a line of the
// file and whose lines have an indent; in a list, those with just that indent start
// with a dash.
func (e *matterEdit) blockEnd(line, indent int, list bool) int {
	last := line - e.first + 1
	for n := last + 1; n <= len(e.starts); n++ {
		text := e.line(n)
		content := strings.TrimLeft(text, " ")
		blanks := len(text) - len(content)
		if strings.TrimSpace(content) == "" {
			continue
		}
		if blanks < indent || blanks == indent && list && content != "-" && !strings.HasPrefix(content, "- ") {
			break
		}
		last = n
	}
	if last >= len(e.starts) {
		return len(e.inner)
	}
	return e.starts[last]
}
