package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"text/template/parse"

	"github.com/debrief-dev/debrief/internal/layout"
	"github.com/debrief-dev/debrief/internal/texts"
)

// parseTemplates reads all layouts into one set, where each is known by the name of
// its file; partials are included by name. They say the words of the interface in one
// language.
func parseTemplates(layouts fs.FS, l *texts.Language) (*template.Template, error) {
	says := layoutFuncs(l)
	set := template.New("layouts").Funcs(says).Option("missingkey=error")
	for _, pattern := range []string{"*.html", "partials/*.html"} {
		if _, err := set.ParseFS(layouts, pattern); err != nil {
			return nil, fmt.Errorf("layouts: %w", err)
		}
	}
	for _, name := range pageTemplates {
		if set.Lookup(name) == nil {
			return nil, fmt.Errorf("layouts: %s is missing", name)
		}
	}
	for _, layout := range set.Templates() {
		if layout.Tree == nil {
			continue
		}
		boundRanges(layout.Tree.Root)
		if err := placeTexts(says, layout.Tree.Root); err != nil {
			return nil, fmt.Errorf("layouts: %s: %w", layout.Name(), err)
		}
	}
	return set, nil
}

// fastLayouts runs the same layouts without the reflection of html/template. What it
// does not know is for html/template itself, with what is written there.
func fastLayouts(templates *template.Template, l *texts.Language) *layout.Set {
	return layout.New(templates, layout.Options{Funcs: layoutFuncs(l), Passing: countableName, MaxBytes: maxPage, MaxPieces: maxPieces})
}

// The limits of a layout, which only one of the site's own can pass: a mistake in it
// is an error with its line, not a build that never ends.
const (
	// maxCount is how far {{range 10}} counts.
	maxCount = 10_000
	// maxPage is the size of a page in bytes, and maxPieces how many pieces of text
	// it is made of. The largest text that is read stays far below both.
	maxPage   = 256 << 20
	maxPieces = 10_000_000
)

// countableName is what countable is called in layouts.
const countableName = "countable"

// countable passes on what a layout ranges over, unless it is too large a number.
func countable(over any) (any, error) {
	switch n := reflect.ValueOf(over); {
	case n.CanInt() && n.Int() > maxCount, n.CanUint() && n.Uint() > maxCount:
		return nil, fmt.Errorf("a layout counts to %d at most, not to %d", maxCount, over)
	}
	return over, nil
}

// boundRanges puts countable behind whatever {{range}} runs over.
func boundRanges(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, one := range n.Nodes {
			boundRanges(one)
		}
	case *parse.IfNode:
		boundBranches(&n.BranchNode)
	case *parse.WithNode:
		boundBranches(&n.BranchNode)
	case *parse.RangeNode:
		n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{
			NodeType: parse.NodeCommand, Pos: n.Pipe.Pos, Args: []parse.Node{parse.NewIdentifier(countableName).SetPos(n.Pipe.Pos)},
		})
		boundBranches(&n.BranchNode)
	}
}

func boundBranches(branch *parse.BranchNode) {
	boundRanges(branch.List)
	boundRanges(branch.ElseList)
}

// boundedPage is a page while a layout makes it.
type boundedPage struct {
	to     *bytes.Buffer
	pieces int
}

func (p *boundedPage) Write(text []byte) (int, error) {
	if p.pieces++; p.pieces > maxPieces || p.to.Len()+len(text) > maxPage {
		return 0, errEndless
	}
	return p.to.Write(text)
}

var errEndless = errors.New("the page grows without end")

// pageTemplates are the layouts that stand for a kind of page.
var pageTemplates = []string{
	"agenda.html", "brief.html", "digest.html", "factor.html", "factors.html", "followups.html", "gaps.html", "home.html", "incident.html", "incidents.html",
	"insights.html", "marker.html", "mitigators.html", "moved.html", "notfound.html", "page.html", "quality.html", "search.html", "service.html", "services.html",
	"tag.html", "tags.html",
}
