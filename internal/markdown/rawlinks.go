package markdown

import (
	"strings"

	"golang.org/x/net/html"
)

// Elements of HTML that lead somewhere:
//
//	<img src="rate.png" alt="rate">   <a href="https://example.com">there</a>
//	<iframe src="https://example.com/board"></iframe>, a link to it

func attribute(token html.Token, name string) (string, bool) {
	for _, a := range token.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func (w *writer) rawImage(token html.Token, raw []byte, pos int) {
	src, ok := attribute(token, "src")
	if !ok {
		w.prose(raw, pos, false)
		return
	}
	alt, _ := attribute(token, "alt")
	w.imageHole(pos, src, strings.ToValidUTF8(alt, "\uFFFD"))
}

func (w *writer) rawLink(token html.Token, pos int) {
	href, ok := attribute(token, "href")
	if !ok || w.inLink > 0 {
		return
	}
	number, span := w.openLink(w.classify(pos, href))
	w.tags = append(w.tags, rawTag{name: "a", span: span, link: number})
}

// player writes a link with the address as its text.
func (w *writer) player(token html.Token, pos int) {
	address, ok := attribute(token, players[token.Data])
	if !ok || strings.TrimSpace(address) == "" {
		return
	}
	if b := w.rawAround(); b != nil && len(w.plain) == b.Plain.From {
		b.Kind = Markup // its text is an address, which nobody wrote as one
	}
	w.linked(pos, address, func() { w.shown([]byte(strings.TrimSpace(address))) })
}
