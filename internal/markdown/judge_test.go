package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/debrief-dev/debrief/internal/kb"
)

// The judges that every test, fuzz target and corpus run shares.

var (
	markers  = regexp.MustCompile("\x00[a-z][0-9]+\x00")
	tags     = regexp.MustCompile(`<[^>]*>`)
	entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`)
)

// visible returns the text of HTML of our own.
func visible(source []byte) string {
	return entities.Replace(tags.ReplaceAllString(markers.ReplaceAllString(string(source), ""), ""))
}

// judge reports whatever is wrong with a parsed document.
func judge(d *Doc) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if !utf8.Valid(d.Body.HTML) || !utf8.ValidString(d.Plain) {
		say("not valid UTF-8")
	}
	if got := visible(d.Body.HTML); got != d.Plain {
		say("text of the HTML is %q, plain text is %q", excerptAround(got, d.Plain), excerptAround(d.Plain, got))
	}
	var out bytes.Buffer
	if err := WriteHTML(&out, d.Body, kb.Range{To: len(d.Body.HTML)}, hostileFiller); err != nil {
		say("WriteHTML: %v", err)
	}
	wrong = append(wrong, judgeHTML(out.String())...)
	if written, read := tagsOf(out.String()), tagsOf(asBrowser(out.String())); written != read {
		say("a browser reads %q for %q", excerptAround(read, written), excerptAround(written, read))
	}
	if long, short := asBrowser(out.String()), asBrowser(string(AppendShort(nil, out.Bytes()))); !sameTree(long, short) {
		say("a browser reads %q for the short spelling of %q", excerptAround(short, long), excerptAround(long, short))
	}
	judgeBlocks(d, d.Blocks, kb.Range{To: len(d.Body.HTML)}, kb.Range{To: len(d.Plain)}, say)
	if len(wrong) > 20 {
		wrong = wrong[:20]
	}
	return wrong
}

func excerptAround(s, other string) string {
	i := 0
	for i < len(s) && i < len(other) && s[i] == other[i] {
		i++
	}
	return s[max(0, i-40):min(len(s), i+40)]
}

func judgeBlocks(d *Doc, blocks []Block, htmlRange, plainRange kb.Range, say func(string, ...any)) {
	at, plainAt := htmlRange.From, plainRange.From
	for _, b := range blocks {
		if b.HTML.From < at || b.HTML.To > htmlRange.To || b.Plain.From < plainAt || b.Plain.To > plainRange.To {
			say("block of kind %d at line %d leaves its container: HTML %v in %v, plain %v in %v", b.Kind, b.Line, b.HTML, htmlRange, b.Plain, plainRange)
			return
		}
		if b.Inner.From < b.HTML.From || b.Inner.To > b.HTML.To {
			say("inner range %v of kind %d leaves %v", b.Inner, b.Kind, b.HTML)
		}
		if b.Line < 1 {
			say("block of kind %d has line %d", b.Kind, b.Line)
		}
		at, plainAt = b.HTML.To, b.Plain.To
		text := d.Plain[b.Plain.From:b.Plain.To]
		if got := visible(d.Body.HTML[b.HTML.From:b.HTML.To]); got != text {
			say("block at line %d: HTML says %q, plain text %q", b.Line, excerptAround(got, text), excerptAround(text, got))
		}
		for _, s := range b.Spans {
			if s.From < 0 || s.To < s.From || s.To > len(b.Text) {
				say("span %v leaves the text %q", s, b.Text)
			}
			if s.Style&(Linked|Image) != 0 && s.Link >= len(d.Body.Links) {
				say("span %v has no link", s)
			}
		}
		var whole, piece bytes.Buffer
		if err := WriteHTML(&whole, d.Body, b.HTML, hostileFiller); err != nil {
			say("WriteHTML of a block: %v", err)
		}
		if err := WriteText(&piece, d.Body, kb.Text{HTML: b.Inner}, hostileFiller); err != nil {
			say("WriteText of a block: %v", err)
		}
		if b.Kind != Row && b.Kind != Cell && b.Kind != Table {
			for _, w := range judgeHTML(whole.String()) {
				say("block at line %d: %s", b.Line, w)
			}
			for _, w := range judgeHTML(piece.String()) {
				say("piece at line %d: %s", b.Line, w)
			}
		}
		judgeBlocks(d, b.Children, b.HTML, b.Plain, say)
	}
}

// asBrowser reads HTML into a tree as browsers do, mending as they do, and
// writes the tree.
func asBrowser(source string) string {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), context)
	if err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&out, n); err != nil {
			return err.Error()
		}
	}
	return out.String()
}

// sameTree tells whether two trees are the same but for white space around tags.
func sameTree(a, b string) bool {
	return aroundTags.ReplaceAllString(a, "$1") == aroundTags.ReplaceAllString(b, "$1")
}

var aroundTags = regexp.MustCompile(`\s*(<[^>]*>)\s*`)

// tagsOf returns the tags of HTML in order, with the text between them.
func tagsOf(source string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&out, "<%s>", name)
		case html.EndTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&out, "</%s>", name)
		case html.TextToken:
			out.Write(z.Text())
		}
	}
}

// allowedElements and allowedAttributes are all that may ever be written.
var allowedElements = strings.Fields(`a abbr blockquote br caption code dd del details div dl dt em h2 h3 h4 h5 h6 hr img ins
	kbd li mark ol p pre q section small span strong sub summary sup table tbody td tfoot th thead tr u ul`)

var allowedAttributes = strings.Fields(`aria-label alt class colspan decoding height href id loading open rel role rowspan scope src start tabindex width`)

var voidElements = []string{"br", "hr", "img"}

// judgeHTML reports what is not well formed or not allowed in written HTML.
func judgeHTML(source string) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if strings.Contains(source, "\x00") {
		say("a marker is left")
	}
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if !slices.Contains(allowedElements, token.Data) {
				say("element %s", token.Data)
			}
			for _, a := range token.Attr {
				judgeAttribute(token.Data, a, ids, say)
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				say("a link in a link")
			}
			if token.Data == "p" && slices.Contains(open, "p") {
				say("a paragraph in a paragraph: %v", open)
			}
			if !slices.Contains(voidElements, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				say("</%s> closes %v", token.Data, open)
				return wrong
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			say("%s", token)
		}
	}
	if len(open) > 0 {
		say("left open: %v", open)
	}
	return wrong
}

func judgeAttribute(element string, a html.Attribute, ids map[string]bool, say func(string, ...any)) {
	if !slices.Contains(allowedAttributes, a.Key) {
		say("attribute %s of %s", a.Key, element)
	}
	switch a.Key {
	case "id":
		if !strings.HasPrefix(a.Val, "s-") && !strings.HasPrefix(a.Val, "fn-") {
			say("id %q has no prefix", a.Val)
		}
		if ids[a.Val] {
			say("id %q is used twice", a.Val)
		}
		ids[a.Val] = true
	case "href", "src":
		value := strings.ToLower(strings.TrimFunc(a.Val, func(r rune) bool { return r <= ' ' }))
		scheme, _, found := strings.Cut(value, ":")
		found = found && !strings.ContainsAny(scheme, "/?#")
		if found && scheme != "http" && scheme != "https" && scheme != "mailto" {
			say("%s is %q", a.Key, a.Val)
		}
		if strings.HasPrefix(value, "//") || strings.Contains(value, `\`) || a.Key == "src" && found {
			say("%s is %q", a.Key, a.Val)
		}
	}
}

// hostileFiller echoes what the author wrote, as no caller should.
func hostileFiller(_ int, link *kb.Link) Target {
	return Target{Href: Address(link), External: link.Kind == kb.ExternalLink, Width: 3, Height: 2}
}

func check(t *testing.T, source string) *Doc {
	t.Helper()
	d := Parse(Source{File: "a.md", Text: []byte(source), Line: 1}, Options{})
	for _, w := range judge(d) {
		t.Errorf("%s\nsource: %q", w, shorten(source))
	}
	return d
}
