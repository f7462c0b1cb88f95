// Package message writes what a chat or a mail should hear: the digest of a
// period, and one incident in a few lines.
//
// In the pipeline it stands between views, which conclude what there is to say,
// and those who hand it on: render puts the texts on pages to be copied, and the
// commands print them. Conclusions come in, text goes out, in one of four formats.
// It makes no sentence about an incident: abstracts and statements are the
// authors' own, whole sentences of them.
package message

import (
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Format is how a text is marked up.
type Format string

// The formats.
const (
	// Markdown is CommonMark.
	Markdown Format = "md"
	// Plain has no markup; addresses stand in brackets behind what they are for.
	Plain Format = "text"
	// Slack is Slack's mrkdwn (docs.slack.dev, "Formatting message text").
	Slack Format = "slack"
	// HTML is a fragment for a mail.
	HTML Format = "html"
)

// Formats lists all formats.
func Formats() []Format { return []Format{Markdown, Plain, Slack, HTML} }

// Site is what texts need to know of the site that they lead to.
type Site struct {
	Title string
	// BaseURL is the absolute address of the site with a slash at its end. Texts
	// have no links if it is empty, because nobody could follow them.
	BaseURL string
	// Address is where the site shows a document, and Digest where it shows a
	// period (nothing for one without a page), below the base URL.
	Address func(kb.Ref) string
	Digest  func(views.Period) string
	// Texts are those of the site's language; nil means English.
	Texts *texts.Language
	// FollowUps is where the site shows the open actions, below the base URL.
	FollowUps string
}

func (s Site) texts() *texts.Language {
	if s.Texts == nil {
		return texts.English()
	}
	return s.Texts
}

func (s Site) incident(i *kb.Incident) string {
	return s.absolute(s.Address(kb.Ref{Kind: kb.ToIncident, Slug: i.Slug}))
}

func (s Site) incidentLink(i *kb.Incident) span { return link(oneLine(i.Title), s.incident(i)) }

func (s Site) serviceLink(service *kb.Service) span {
	return link(oneLine(service.Title), s.absolute(s.Address(kb.Ref{Kind: kb.ToService, Slug: service.Slug})))
}

func (s Site) factorLink(f *kb.Factor) span {
	return link(oneLine(f.Title), s.absolute(s.Address(kb.Ref{Kind: kb.ToFactor, Slug: f.Slug})))
}

func (s Site) digest(p views.Period) string { return s.absolute(s.Digest(p)) }

func (s Site) absolute(address string) string {
	if s.BaseURL == "" || address == "" {
		return ""
	}
	return s.BaseURL + address
}

// oneLine makes one line of a text, without characters that control more than
// themselves.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) && r != '\n':
			return ' '
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1 // turns the direction of what follows
		}
		return r
	}, text)
	return prose.Line(text)
}
