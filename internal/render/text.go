package render

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// richText writes an author's texts as HTML for one page, with every link
// leading from that page.
type richText struct {
	// document is the author's, with its body unpacked.
	document *kb.Document
	fill     markdown.Filler
}

// rich writes texts of the document whose own page is at an address.
func (s *site) rich(at place, d *kb.Document, own string) (richText, error) {
	last := s.unpacked.Load()
	if last == nil || last.of != d {
		body, err := markdown.Unpack(d.Body)
		if err != nil {
			return richText{}, fmt.Errorf("body of %s: %w", d.Source, err)
		}
		last = &unpacked{of: d, document: *d}
		last.document.Body = body
		s.unpacked.Store(last)
	}
	return richText{document: &last.document, fill: s.urls.filler(at, own)}, nil
}

// unpacked is a document with its body unpacked. The last one is kept, because the pages
// of a long list quote one document after another.
type unpacked struct {
	of       *kb.Document
	document kb.Document
}

// filler says where the links of a document lead from a page. A link without a
// target stays text. Links inside a text that is quoted on another page than
// its own lead back there.
func (u *urls) filler(at place, own string) markdown.Filler {
	return func(_ int, link *kb.Link) markdown.Target {
		switch {
		case link.Kind == kb.ExternalLink:
			return markdown.Target{Href: kb.OutsideAddress(markdown.Address(link)), External: true}
		case link.Kind == kb.UnsafeLink:
			return markdown.Target{}
		case link.To.Kind == kb.ToSelf && at.address == own:
			return markdown.Target{Href: "#" + link.To.Anchor}
		case link.To.Kind == kb.ToSelf:
			return markdown.Target{Href: at.to(own + "#" + link.To.Anchor)}
		}
		address, ok := u.of(link.To)
		if !ok {
			return markdown.Target{}
		}
		target := markdown.Target{Href: at.to(address)}
		if a := u.sizes[link.To.Slug]; a != nil && link.To.Kind == kb.ToAttachment {
			target.Width, target.Height = a.Width, a.Height
		}
		return target
	}
}

// text writes a piece of the document, without ids: the same words may stand on
// the page twice.
func (r richText) text(t kb.Text) (template.HTML, error) {
	if t.IsZero() {
		return "", nil
	}
	buffer := buffers.get()
	defer buffers.put(buffer)
	if err := markdown.WriteText(buffer, r.document.Body, t, r.fill); err != nil {
		return "", fmt.Errorf("text at %s:%d: %w", r.document.Source, t.Line, err)
	}
	return template.HTML(buffer.String()), nil
}

// prose writes a text that may have several paragraphs, such as a summary from
// front matter.
func (r richText) prose(t kb.Text) (template.HTML, error) {
	if !t.HTML.Empty() {
		return r.text(t)
	}
	var b strings.Builder
	for paragraph := range strings.SplitSeq(t.Plain, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			b.WriteString("<p>" + template.HTMLEscapeString(paragraph) + "</p>")
		}
	}
	return template.HTML(b.String()), nil
}

// body writes a stretch of the document's body.
func (r richText) body(within kb.Range) (template.HTML, error) {
	if within.Empty() {
		return "", nil
	}
	buffer := buffers.get()
	defer buffers.put(buffer)
	if err := markdown.WriteHTML(buffer, r.document.Body, within, r.fill); err != nil {
		return "", fmt.Errorf("body of %s: %w", r.document.Source, err)
	}
	return template.HTML(buffer.String()), nil
}

// firstSentence is the first sentence of a plain text, for one line under a title.
func firstSentence(text string) string {
	return prose.Shorten(prose.Sentence(prose.Line(text)), longestSentence)
}

// longestSentence is how many bytes a line under a title takes.
const longestSentence = 240

// definition is the whole text of a described factor or service.
func (s *site) definition(at place, d *kb.Document, own string) (template.HTML, error) {
	text, err := s.rich(at, d, own)
	if err != nil {
		return "", err
	}
	return text.wholeBody()
}

// raised is HTML of our own making with its headings one level higher.
func raised(html template.HTML) template.HTML {
	return template.HTML(markdown.RaiseHeadings(string(html)))
}

// wholeBody is a document's text without the heading that repeats its title.
func (r richText) wholeBody() (template.HTML, error) {
	d := r.document
	whole := kb.Range{To: len(d.Body.HTML)}
	title := titleHeading(d)
	if title == nil {
		return r.body(whole)
	}
	whole.From = title.Element.To
	second := secondTop(d)
	if second == 0 {
		return r.body(whole)
	}
	deep, err := r.body(kb.Range{From: whole.From, To: second})
	if err != nil {
		return "", err
	}
	rest, err := r.body(kb.Range{From: second, To: whole.To})
	return raised(deep) + rest, err
}
