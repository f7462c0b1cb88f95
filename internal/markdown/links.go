package markdown

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Links:
//
//	[the runbook](../runbooks/disk.md#full)   [ref][1]   <https://example.com>   www.example.com
//
// The HTML gets a hole; what the link means is found later, by package kb.

func (w *writer) link(n *ast.Link) {
	w.refer(n.Reference)
	if !w.mayAddress(n.Destination) {
		w.inlines(n.FirstChild(), nil)
		return
	}
	w.linked(n.Pos(), unescape(n.Destination), func() { w.inlines(n.FirstChild(), nil) })
}

// mayAddress counts an address, and tells whether those of the document are still
// within their limit. Once they are not, the document is shown as it is written.
func (w *writer) mayAddress(destination []byte) bool {
	w.addresses += len(destination)
	return !w.overAddresses()
}

// overAddresses tells whether the addresses are longer than a text with ordinary
// links has them: each is written there, and few are used more than a few times.
func (w *writer) overAddresses() bool { return w.addresses > 4*len(w.src)+64<<10 }

func (w *writer) autoLink(n *ast.AutoLink) {
	address := string(n.URL(w.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !hasPrefixFold(address, "mailto:") {
		address = "mailto:" + address
	}
	w.linked(n.Pos(), address, func() { w.shown(n.Label(w.src)) })
}

// linked writes a link around what write writes. A link inside a link is only
// its text, as HTML knows no such thing.
func (w *writer) linked(pos int, destination string, write func()) {
	if w.inLink > 0 {
		write()
		return
	}
	number, span := w.openLink(w.classify(pos, destination))
	write()
	w.closeLink(number, span)
}

func (w *writer) openLink(link kb.Link) (number, span int) {
	number = w.addLink(link)
	span = w.openSpan(Linked, number)
	w.labels[number].From = len(w.plain)
	w.hole(holeLink, number)
	w.inLink++
	return number, span
}

func (w *writer) closeLink(number, span int) {
	w.inLink--
	w.labels[number].To = len(w.plain)
	w.closeSpan(span)
	w.hole(holeLinkEnd, 0)
}

// classify makes a link from a destination whose escapes are resolved.
func (w *writer) classify(pos int, destination string) kb.Link {
	destination = strings.TrimSpace(destination)
	link := kb.Link{Kind: linkKind(destination)}
	link.Target, link.Fragment, _ = strings.Cut(destination, "#")
	if pos >= 0 {
		link.Line, link.Column = w.position(pos)
	}
	if link.Kind == kb.RelativeLink {
		link = decodeRelative(link)
	}
	if link.Kind == kb.RelativeLink && pos >= 0 {
		link.Excerpt = w.excerpt(pos)
	}
	if link.Kind == kb.UnsafeLink {
		w.report(max(0, pos), problem.LinkUnsafe,
			fmt.Sprintf("the address %q is shown as text: http, https, mailto or a path was expected", shorten(destination)))
	}
	return link
}

// decodeRelative resolves percent signs, which must not bring in what would
// have been refused without them.
func decodeRelative(link kb.Link) kb.Link {
	target, err := url.PathUnescape(link.Target)
	if err != nil {
		target = link.Target
	}
	if hasControlOrBackslash(target) {
		link.Kind = kb.UnsafeLink
		return link
	}
	link.Target = target
	if fragment, err := url.PathUnescape(link.Fragment); err == nil && !hasControlOrBackslash(fragment) {
		link.Fragment = fragment
	}
	return link
}

// linkKind sorts a destination: an allow-list of schemes, paths, and nothing
// else. Browsers ignore tabs and line ends and take "\" for "/" in an address,
// so these are never allowed.
func linkKind(destination string) kb.LinkKind {
	if hasControlOrBackslash(destination) || strings.HasPrefix(destination, "//") {
		return kb.UnsafeLink
	}
	colon := strings.IndexByte(destination, ':')
	if colon < 0 || strings.ContainsAny(destination[:colon], "/?#") {
		return kb.RelativeLink
	}
	rest := destination[colon+1:]
	switch strings.ToLower(destination[:colon]) {
	case "http", "https":
		if len(rest) > 2 && strings.HasPrefix(rest, "//") && rest[2] != '/' {
			return kb.ExternalLink
		}
	case "mailto":
		if rest != "" {
			return kb.ExternalLink
		}
	}
	return kb.UnsafeLink
}

func hasControlOrBackslash(s string) bool {
	for i, r := range s {
		if r < 0x20 || r == '\\' || prose.Hidden(s[:i], r) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// shorten keeps a message readable.
func shorten(s string) string {
	const most = 80
	for i := range s {
		if i > most {
			return s[:i] + "…"
		}
	}
	return s
}
