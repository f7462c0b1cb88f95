package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// atomFeed is a feed in the Atom format (RFC 4287). A link without the site's
// address is relative; a reader resolves it against the address of the feed
// (RFC 3986 §5.1.3).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Link       atomLink       `xml:"link"`
	Published  string         `xml:"published,omitempty"`
	Updated    string         `xml:"updated"`
	Categories []atomCategory `xml:"category"`
	// Summary is no content: the document has more.
	Summary string `xml:"summary,omitempty"`
}

// atomCategory is a factor, a service or a tag. Label is empty where Term says it.
type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr,omitempty"`
}

const (
	atomType = "application/atom+xml"
	htmlType = "text/html"
)

func (s *site) atomWriter(make func() feed) func(io.Writer) error {
	return func(w io.Writer) error {
		f := make()
		buffer := buffers.get()
		defer buffers.put(buffer)
		buffer.WriteString(xml.Header)
		encoder := xml.NewEncoder(buffer)
		encoder.Indent("", " ")
		if err := encoder.Encode(s.atom(&f)); err != nil {
			return fmt.Errorf("feed of /%s: %w", f.address, err)
		}
		buffer.WriteByte('\n')
		_, err := emptyElements.WriteString(w, buffer.String())
		return err
	}
}

// emptyElements spells elements without content as one tag, which encoding/xml does not.
var emptyElements = strings.NewReplacer("></link>", "/>", "></category>", "/>")

// atom writes a feed as Atom. Its author is the site: a postmortem is nobody's.
func (s *site) atom(f *feed) *atomFeed {
	a := &atomFeed{
		Lang: s.in.Language, ID: f.id, Title: feedLine(f.title), Author: feedLine(s.in.Title), Updated: atomUpdated(f.changed),
		Links: []atomLink{{"alternate", htmlType, s.feedLink(f, f.address)}},
	}
	if s.urls.base != "" {
		a.Links = append(a.Links, atomLink{"self", atomType, s.urls.absolute(f.address + atomFile)})
	}
	for i := range f.entries {
		e := &f.entries[i]
		entry := atomEntry{
			ID: e.id, Title: feedLine(e.title), Link: atomLink{"alternate", htmlType, s.feedLink(f, e.address)},
			Updated: feedTime(e.changed), Summary: feedText(e.abstract),
		}
		if !e.published.IsZero() {
			entry.Published = feedTime(e.published)
		}
		for _, term := range e.terms {
			category := atomCategory{term.slug, term.scheme, feedLine(term.name)}
			if category.Label == category.Term {
				category.Label = ""
			}
			entry.Categories = append(entry.Categories, category)
		}
		a.Entries = append(a.Entries, entry)
	}
	return a
}

// atomUpdated is the change of a feed. It must be there; of a feed without
// entries it is the first day of 1970, which is the same in every build.
func atomUpdated(day kb.Date) string {
	if day.IsZero() {
		day = kb.Date{Year: 1970, Month: 1, Day: 1}
	}
	return feedTime(day)
}
