package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
)

// A hole is a marker in Body.HTML for what is known only when a page is written.
// It is NUL, a letter, a decimal number, NUL; NUL never occurs in text.
const (
	holeLink     = 'a' // a link; the number is its index
	holeLinkEnd  = 'z'
	holeImage    = 'i' // an image; the number is its index among the links
	holeFootnote = 'f' // the number of a footnote
	holeAlert    = 't' // the title of an alert without one; an index of Body.Words
	holeFold     = 'd' // a details element that runs across blocks; 1 if open
	holeFoldEnd  = 'e'
	holeEmoji    = 'm' // the code of an emoji follows
)

// Target is where a link leads from the page at hand.
type Target struct {
	// Href is the address; empty shows the link's text, or an image's
	// alternative text, without a link.
	Href string
	// External marks an address outside the site. An image with one is shown
	// as a link.
	External bool
	// Width and Height are an image's size in pixels; zero if not known.
	Width, Height int
}

// Filler returns the target of a body's link; index is its place in Body.Links.
type Filler func(index int, link *kb.Link) Target

// Address puts an external link together again.
func Address(link *kb.Link) string {
	if link.Fragment == "" {
		return link.Target
	}
	return link.Target + "#" + link.Fragment
}

// WriteHTML writes the stretch of a body's HTML and fills its holes. The stretch
// must be made of whole blocks, or be the inside of one; then the output is well
// formed. A range that does not fit the body is an error.
func WriteHTML(w io.Writer, body kb.Body, within kb.Range, fill Filler) error {
	if within.From < 0 || within.To > len(body.HTML) || within.From > within.To {
		return fmt.Errorf("range %d to %d is outside a body of %d bytes", within.From, within.To, len(body.HTML))
	}
	f := filling{body: body, fill: fill, out: make([]byte, 0, (within.To-within.From)/8*9)}
	for rest := body.HTML[within.From:within.To]; len(rest) > 0; {
		i := bytes.IndexByte(rest, 0)
		if i < 0 {
			f.text(rest)
			break
		}
		f.text(rest[:i])
		kind, number, length := readHole(rest[i:])
		if length == 0 {
			return fmt.Errorf("broken marker in a body at byte %d", len(body.HTML)-len(rest)+i)
		}
		f.hole(kind, number)
		rest = rest[i+length:]
	}
	f.close()
	_, err := w.Write(f.out)
	return err
}

// readHole returns the parts of the marker that text begins with, and the
// marker's length, or a length of 0.
func readHole(text []byte) (kind byte, number, length int) {
	end := bytes.IndexByte(text[1:], 0)
	if end < 2 {
		return 0, 0, 0
	}
	number, err := strconv.Atoi(string(text[2 : 1+end]))
	if err != nil {
		return 0, 0, 0
	}
	return text[1], number, end + 2
}

// filling is the state of writing one stretch.
type filling struct {
	body kb.Body
	fill Filler
	out  []byte
	// piece is set for text that is shown a second time, by WriteText: it gets
	// no links to footnotes.
	piece bool
	// link closes the link at hand; titled is set while a title stands in the
	// place of its text; folds are the open details elements.
	link   string
	titled bool
	folds  int
	// emoji is set where the code of an emoji comes next.
	emoji bool
}

func (f *filling) hole(kind byte, number int) {
	switch kind {
	case holeLink:
		f.openLink(number)
	case holeLinkEnd:
		f.out = append(f.out, f.link...)
		f.link, f.titled = "", false
	case holeImage:
		f.image(number)
	case holeFootnote:
		n := strconv.Itoa(number)
		if f.piece || f.link != "" {
			f.add(`<sup class="footnote">`, n, "</sup>")
		} else {
			f.add(`<sup class="footnote"><a href="#fn-`, n, `" role="doc-noteref">`, n, "</a></sup>")
		}
	case holeAlert:
		if number >= 0 && number < len(f.body.Words) {
			f.add(f.body.Words[number])
		}
	case holeFold:
		f.folds++
		if number == 1 {
			f.add("<details open>")
		} else {
			f.add("<details>")
		}
	case holeFoldEnd:
		// The start may be outside of the stretch.
		if f.folds > 0 {
			f.folds--
			f.add("</details>")
		}
	case holeEmoji:
		f.emoji = true
	}
}

// close ends what the stretch left open.
func (f *filling) close() {
	f.add(f.link)
	for ; f.folds > 0; f.folds-- {
		f.add("</details>")
	}
}

func (f *filling) add(parts ...string) {
	for _, part := range parts {
		f.out = append(f.out, part...)
	}
}

func (f *filling) attribute(name, value string) {
	f.add(" ", name, `="`)
	f.out = appendAttribute(f.out, value)
	f.out = append(f.out, '"')
}

// target asks where a link leads. Whatever the answer, an address that is not
// allowed is never written.
func (f *filling) target(number int) (*kb.Link, Target) {
	if number < 0 || number >= len(f.body.Links) {
		return &kb.Link{}, Target{}
	}
	link := &f.body.Links[number]
	if link.Kind == kb.UnsafeLink || f.fill == nil {
		return link, Target{}
	}
	target := f.fill(number, link)
	if linkKind(target.Href) == kb.UnsafeLink {
		target.Href = ""
	}
	return link, target
}

func (f *filling) openLink(number int) {
	link, target := f.target(number)
	if target.Href == "" {
		f.add(`<span class="unlinked">`)
		f.link = "</span>"
		return
	}
	f.anchor(target)
	f.link = "</a>"
	if takesTitle(link) {
		f.out, f.titled = appendAttribute(f.out, link.Title), true
	}
}

// text writes what stands between holes, but for the text of a wiki link without
// a label, whose place the title of the document has taken. The code of an emoji
// becomes its character, unless a part of it was cut off.
func (f *filling) text(html []byte) {
	length, character := 0, ""
	if f.emoji {
		length, character = emojiAt(html)
	}
	if !f.titled {
		f.add(character)
		f.out = appendShown(f.out, html[length:])
	}
	f.emoji = false
}

func (f *filling) anchor(target Target) {
	f.add("<a")
	f.attribute("href", target.Href)
	if target.External {
		f.add(` rel="noreferrer"`)
	}
	f.add(">")
}

// image writes an image of the site, a link to one elsewhere, or the words for
// one that is not there.
func (f *filling) image(number int) {
	link, target := f.target(number)
	words := link.Text
	elsewhere := target.External || linkKind(target.Href) == kb.ExternalLink
	if target.Href != "" && !elsewhere {
		f.add("<img")
		f.attribute("src", target.Href)
		f.attribute("alt", words)
		if target.Width > 0 && target.Height > 0 {
			f.add(` width="`, strconv.Itoa(target.Width), `" height="`, strconv.Itoa(target.Height), `"`)
		}
		f.add(` loading="lazy" decoding="async">`)
		return
	}
	words = cmp.Or(words, link.Target)
	end := "</span>"
	if target.Href == "" || f.link != "" {
		f.add(`<span class="unlinked">`)
	} else {
		f.anchor(Target{Href: target.Href, External: true})
		end = "</a>"
	}
	f.out = appendAttribute(f.out, words)
	f.add(end)
}
