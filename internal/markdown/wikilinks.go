package markdown

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Wiki links:
//
//	[[retry-storm]]   [[retry-storm|the storm]]   [[retry-storm#impact]]   [[a\|b]] in a table
//
// "[[1]](#references)" is an ordinary link whose text is "[1]".

// wikiLink is the link in the syntax tree.
type wikiLink struct {
	ast.BaseInline
	target, fragment, label string
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (n *wikiLink) Kind() ast.NodeKind            { return kindWikiLink }
func (n *wikiLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// wikiLinks parses wiki links.
type wikiLinks struct{}

func (wikiLinks) Trigger() []byte { return []byte{'['} }

// maxWikiLink is how many bytes a wiki link may have; it is in one line.
const maxWikiLink = 500

func (wikiLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 5 || line[1] != '[' {
		return nil
	}
	window := line[2:min(len(line), maxWikiLink)]
	end := bytes.Index(window, []byte("]]"))
	if end < 1 || bytes.IndexByte(window[:end], '[') >= 0 {
		return nil
	}
	if after := window[end+2:]; len(after) > 0 && (after[0] == '(' || after[0] == '[') {
		return nil
	}
	n := parseWikiLink(string(window[:end]))
	if n == nil {
		return nil
	}
	n.SetPos(segment.Start)
	block.Advance(2 + end + 2)
	return n
}

// parseWikiLink takes the inside of a wiki link apart.
func parseWikiLink(inside string) *wikiLink {
	target, label, found := strings.Cut(inside, "|")
	target = strings.TrimSuffix(target, `\`)
	if !found {
		label = target
	}
	n := &wikiLink{label: strings.TrimSpace(label)}
	n.target, n.fragment, _ = strings.Cut(strings.TrimSpace(target), "#")
	n.target, n.fragment = strings.TrimSpace(n.target), strings.TrimSpace(n.fragment)
	if n.target == "" && n.fragment == "" {
		return nil
	}
	n.label = cmp.Or(n.label, n.target)
	return n
}

func (w *writer) wikiLink(n *wikiLink) {
	if w.inLink > 0 || hasControlOrBackslash(n.target+n.fragment) {
		w.shown([]byte(n.label))
		return
	}
	link := kb.Link{Kind: kb.WikiLink, Target: n.target, Fragment: n.fragment, Excerpt: w.excerpt(n.Pos())}
	link.Line, link.Column = w.position(n.Pos())
	number, span := w.openLink(link)
	w.shown([]byte(n.label))
	w.closeLink(number, span)
}
