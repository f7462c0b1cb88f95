package markdown

import (
	"bytes"

	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Places that the author named. The element itself is not written; links to the name
// lead to the heading:
//
//	<a name="old-name"></a>
//	## New name                 [see](#old-name) leads here
//
//	Text <a id="in-text"></a>   [see](#in-text) leads to the heading above
//	<div id="old-name">         any element has such a name, and <h2>Raw</h2> that of its words

// placeName is a name while the document is written: at is where it stands in plain.
type placeName struct {
	kb.Name
	at int
}

// mostNames bounds the names of one document.
const mostNames = 1000

// namePlace takes the name of an element.
func (w *writer) namePlace(token html.Token) {
	name, ok := attribute(token, "id")
	if token.Data == "a" && !ok {
		name, _ = attribute(token, "name")
	}
	w.addName(name, len(w.plain))
}

func (w *writer) addName(name string, at int) {
	if name != "" && len(w.names) < mostNames {
		w.names = append(w.names, placeName{kb.Name{Text: name, Anchor: w.headings.last}, at})
	}
}

// nameHeading gives the names that stand right above a heading its anchor, or in it: from
// is where its text starts in plain.
func (w *writer) nameHeading(anchor string, from int) {
	w.headings.last = anchor
	for i := len(w.names) - 1; i >= w.headings.named && len(bytes.TrimSpace(w.plain[min(w.names[i].at, from):from])) == 0; i-- {
		w.names[i].Anchor = anchor
	}
}

func namesOf(places []placeName) []kb.Name {
	var names []kb.Name
	for _, place := range places {
		if place.Anchor != "" {
			names = append(names, place.Name)
		}
	}
	return names
}
