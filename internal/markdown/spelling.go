package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// AppendShort appends HTML in the shortest spelling that means the same: end tags go
// that the next tag implies, quotes that hold one word, and ends of lines beside a tag
// that begins a line on the page anyway.
//
//	<ul class="plain">      <ul class=plain><li>One.<li>Two.</ul>
//	<li>One.</li>
//
//	<li>Two.</li>
//	</ul>
//
// It wants what we write, in which every element ends that can. A browser makes the
// same tree of both, but for white space at the ends of elements. The minifier of our
// scripts takes five times as long, and all pages of a site go through here.
func AppendShort(to, html []byte) []byte {
	atLine := false // behind a tag that begins a line
	for {
		tag := bytes.IndexByte(html, '<')
		if tag < 0 || tag+1 == len(html) {
			return append(to, html...)
		}
		gap := html[:tag]
		html = html[tag:]
		name := bytes.TrimPrefix(html[1:min(len(html), longestName)], []byte("/"))
		name = name[:nameSize(name)]
		begins := beginsLine[string(name)]
		to = appendGap(to, gap, atLine || begins)
		atLine = begins
		var size int // of what is spelt out already
		switch next := html[1] | 0x20; {
		case html[1] == '/':
			if size = bytes.IndexByte(html, '>') + 1; size > 0 && impliedBy(html[2:size-1], html[size:]) {
				html = html[size:]
				continue
			}
		case 'a' <= next && next <= 'z':
			to, html = appendStart(to, html)
			continue
		case bytes.HasPrefix(html, []byte("<!--")):
			size = bytes.Index(html, []byte("-->")) + 1
		case html[1] == '!' || html[1] == '?':
			size = bytes.IndexByte(html, '>') + 1
		}
		size = max(size, 1)
		to, html = append(to, html[:size]...), html[size:]
	}
}

// longestName is how much of a tag says whether it begins a line.
const longestName = 16

// appendGap appends what stands between two tags: white space of several lines as
// one, or as none where a tag begins a line, and words as they are.
func appendGap(to, gap []byte, atLine bool) []byte {
	if len(gap) > 0 && gap[0] == '>' { // of a start tag
		to, gap = append(to, '>'), gap[1:]
	}
	if len(gap) > 0 && len(bytes.TrimLeft(gap, "\n")) == 0 {
		if gap = gap[:1]; atLine {
			return to
		}
	}
	return append(to, gap...)
}

// beginsLine are the elements around which white space is never seen, in no style of
// ours: a paragraph may stand in a line with the words before it, and the text of a row
// is read whole by a script.
var beginsLine = map[string]bool{
	"article": true, "aside": true, "body": true, "dd": true, "details": true, "div": true, "dl": true, "dt": true,
	"figcaption": true, "figure": true, "footer": true, "form": true, "head": true, "header": true, "html": true,
	"li": true, "link": true, "main": true, "meta": true, "nav": true, "ol": true, "script": true, "search": true,
	"section": true, "summary": true, "table": true, "tbody": true, "thead": true, "title": true, "tr": true,
	"ul": true,
}

// appendStart appends the start tag that html begins with, and gives what follows: the
// next tag, behind what an element holds that is text to its end.
func appendStart(to, html []byte) (longer, rest []byte) {
	name := html[1:min(len(html), 1+nameSize(html[1:]))]
	at, written := 1+len(name), 0
	for at < len(html) && html[at] != '>' {
		if at++; html[at-1] != '=' {
			continue
		}
		equals := at
		at += len(html[at:]) - len(bytes.TrimLeft(html[at:], spaces))
		if at == len(html) || html[at] != '"' && html[at] != '\'' {
			if size := bytes.IndexAny(html[at:], spaces+">"); size >= 0 {
				at += size
			} else {
				at = len(html)
			}
			continue
		}
		size := bytes.IndexByte(html[at+1:], html[at])
		if size < 0 {
			at = len(html)
			break
		}
		value := html[at+1 : at+1+size]
		at += size + 2
		if isWord(value) && at < len(html) && (html[at] == ' ' || html[at] == '>') {
			to = append(append(to, html[written:equals]...), value...)
			written = at
		}
	}
	if isLiteral(name) {
		if end := bytes.Index(html[at:], slices.Concat([]byte("</"), name)); end >= 0 {
			at += end
		} else {
			at = len(html)
		}
	}
	return append(to, html[written:at]...), html[at:]
}

// spaces are what HTML takes for white space.
const spaces = " \t\n\f\r"

// nameSize is how much of HTML is the name that it begins with.
func nameSize(html []byte) int {
	for i, c := range html {
		switch c {
		case ' ', '\t', '\n', '\f', '\r', '/', '>':
			return i
		}
	}
	return len(html)
}

// literal are the elements whose text is never tags, or whose lines count. Layouts of
// users may have those that ours do not.
var literal = []string{"iframe", "noembed", "noframes", "plaintext", "pre", "script", "style", "textarea", "title", "xmp"}

func isLiteral(name []byte) bool {
	return slices.ContainsFunc(literal, func(l string) bool { return len(l) == len(name) && strings.EqualFold(l, string(name)) })
}

// isWord tells whether a value means the same without its quotes.
func isWord(value []byte) bool {
	for _, c := range value {
		if c <= ' ' || c == '"' || c == '\'' || c == '=' || c == '<' || c == '>' || c == '`' {
			return false
		}
	}
	return len(value) > 0
}

// impliedBy tells whether an end tag goes without saying in front of what follows.
func impliedBy(name, next []byte) bool {
	next = bytes.TrimLeft(next, " \n")
	if len(next) < 2 || next[0] != '<' {
		return false
	}
	next = next[1:min(len(next), 2+nameSize(next[2:]))]
	return slices.Contains(implied[string(name)], string(next))
}

// implied are the tags in front of which an element ends by itself: fewer than HTML
// has. Of two end tags in a row one stays, since validators lose count, and what we do
// not write is not in it.
var implied = map[string][]string{
	"li":    {"li", "/ul", "/ol"},
	"dt":    {"dt", "dd"},
	"dd":    {"dt", "dd", "/dl", "/div"},
	"td":    {"td", "th", "/tr"},
	"th":    {"td", "th", "/tr"},
	"thead": {"tbody"},
	"tbody": {"tbody", "/table"},
	"p": {
		"div", "dl", "h2", "h3", "h4", "nav", "ol", "p", "pre", "section", "table", "ul",
		"/article", "/aside", "/blockquote", "/details", "/div", "/figure", "/footer", "/header", "/main", "/nav", "/section",
	},
}
