package markdown

import (
	"bytes"
	"regexp"
)

// Boxes as short codes of generators:
//
//	{% hint style="info" %}               GitBook
//	The text.
//	{% endhint %}
//
//	{{% alert title="An own title" %}}    Hugo; {{< >}} as well
//	The text.
//	{{% /alert %}}
//
// The kind is that of a word behind the name, or the name's: {{< hint warning >}}.

var (
	tagStart = regexp.MustCompile(`^(?:\{%-?|\{\{[<%])[ \t]*([a-z]+)\b([^\n%>}]*)(?:-?%\}|[>%]\}\})[ \t]*$`)
	tagStop  = regexp.MustCompile(`^(?:\{%-?[ \t]*end([a-z]+)[ \t]*-?%\}|\{\{[<%][ \t]*/[ \t]*([a-z]+)[ \t]*[>%]\}\})$`)
	tagTitle = regexp.MustCompile(`(?:\btitle[ \t]*=[ \t]*|[ \t])"([^"\n]+)"`)
	tagWord  = regexp.MustCompile(`[A-Za-z]+`)
)

// boxTags are the names of short codes that are boxes; kinds of alerts are as well.
var boxTags = map[string]bool{"hint": true, "alert": true, "notice": true, "callout": true, "admonition": true}

// openTag reads a short code that opens a box, as openBox does.
func openTag(line []byte) (b *box, title []int) {
	if line[0] != '{' {
		return nil, nil
	}
	m := tagStart.FindSubmatchIndex(line)
	if m == nil {
		return nil, nil
	}
	name, said := string(line[m[2]:m[3]]), line[m[4]:m[5]]
	kind, known := alertKindOf(name)
	if !known && !boxTags[name] {
		return nil, nil
	}
	title = []int{0, 0}
	if at := tagTitle.FindSubmatchIndex(said); at != nil {
		title = []int{m[4] + at[2], m[4] + at[3]}
		said = bytes.Join([][]byte{said[:at[0]], said[at[1]:]}, nil)
	}
	for _, word := range tagWord.FindAll(said, -1) {
		if named, ok := alertKindOf(string(word)); ok {
			kind = named
			break
		}
	}
	return &box{kind: kind, known: true, end: name}, title
}

// tagEnd is the name of the short code that a line ends; empty if it ends none.
func tagEnd(line []byte) string {
	m := tagStop.FindSubmatch(line)
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}
