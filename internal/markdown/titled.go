package markdown

import (
	"html"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// takesTitle tells whether a link shows the title of the document that it means:
// a wiki link without a label, [[retry-storm]] or [[retry-storm#impact]].
func takesTitle(link *kb.Link) bool {
	return link.Kind == kb.WikiLink && link.Title != "" && (link.Text == link.Target || link.Text == Address(link))
}

// TakesTitles tells whether any link of a body does.
func TakesTitles(body kb.Body) bool {
	for i := range body.Links {
		if takesTitle(&body.Links[i]) && body.Links[i].Title != body.Links[i].Text {
			return true
		}
	}
	return false
}

// Titled is the words of a text with the title of a document in the place of each
// wiki link without a label, as WriteText shows it. The body is unpacked, and its
// links are resolved.
func Titled(body kb.Body, text kb.Text) string {
	if text.HTML.Empty() || text.HTML.To > len(body.HTML) {
		return text.Plain
	}
	var titled, since strings.Builder // since is what the body shows after the last title
	rest := text.Plain
	var link *kb.Link
	for _, p := range cut(split(body.HTML[text.HTML.From:text.HTML.To]), text.Drop) {
		switch {
		case p.kind == holePart && p.hole == holeLink && p.number < len(body.Links):
			if link = &body.Links[p.number]; !takesTitle(link) {
				link = nil
			}
		case p.kind == holePart && p.hole == holeLinkEnd:
			link = nil
		case p.kind == textPart && !p.gone:
			visible := html.UnescapeString(string(p.html))
			if link == nil || visible != link.Text {
				since.WriteString(visible)
				continue
			}
			if at := prose.Occurrence(rest, visible, strings.Count(since.String(), visible)); at >= 0 {
				titled.WriteString(rest[:at])
				titled.WriteString(link.Title)
				rest = rest[at+len(visible):]
			}
			since.Reset()
		}
	}
	return titled.String() + rest
}
