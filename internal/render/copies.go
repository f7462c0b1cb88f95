package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/views"
)

// Copy is a text to be taken along into a chat or a mail.
type Copy struct {
	// ID is that of the element that holds the text.
	ID, Name, Text string
	// Bold is set where a script makes the other formats of a plain text: it is
	// how the label begins that stands in bold in them, beside the title.
	Bold string
}

// plainCopy is a text of which a script makes the other formats.
func (s *site) plainCopy(text, bold string) []Copy {
	return []Copy{{"copy-text", s.text("share.plain"), text, bold}}
}

// copies are a text in the formats that people paste.
func (s *site) copies(write func(message.Format) string) []Copy {
	return []Copy{
		{ID: "copy-slack", Name: "Slack", Text: write(message.Slack)},
		{ID: "copy-markdown", Name: "Markdown", Text: write(message.Markdown)},
		{ID: "copy-text", Name: s.text("share.plain"), Text: write(message.Plain)},
	}
}

// shareCopies tell of an incident.
func (s *site) shareCopies(incident *kb.Incident) []Copy {
	to := MessageSite(s.texts, s.in.Title, s.urls.base, s.view.AsOf)
	return s.plainCopy(message.Share(views.ShareOf(incident), to, message.Plain), message.ImpactLabel(s.texts))
}
