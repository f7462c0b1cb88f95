package render

import (
	"html/template"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/views"
)

// Copy is a text to be taken along into a chat or a mail.
type Copy struct {
	// ID is that of the element that holds the text.
	ID, Name, Text string
}

// copies are a text in the formats that people paste.
func (s *site) copies(write func(message.Format) string) []Copy {
	return []Copy{
		{ID: "copy-slack", Name: "Slack", Text: write(message.Slack)},
		{ID: "copy-markdown", Name: "Markdown", Text: write(message.Markdown)},
		{ID: "copy-text", Name: s.text("share.plain"), Text: write(message.Plain)},
	}
}

// Share is what to say of an incident in a chat, in plain paragraphs of which a script
// makes the formats that people paste.
type Share struct {
	// Bold is how the label begins that stands in bold, beside the title.
	Text, Bold string
	// AbstractShown is set where the second paragraph is the abstract that the page
	// shows; Text is without it.
	AbstractShown bool
}

// share tells of an incident on a page with an abstract.
func (s *site) share(incident *kb.Incident, abstract template.HTML) *Share {
	told := views.ShareOf(incident)
	text := message.Share(told, MessageSite(s.texts, s.in.Title, s.urls.base, s.view.AsOf), message.Plain)
	shown := markdown.ParagraphWords(string(abstract))
	head, rest, _ := strings.Cut(text, "\n\n")
	if after, same := strings.CutPrefix(rest, shown+"\n\n"); same && shown != "" {
		return &Share{Text: head + "\n\n" + after, Bold: message.ImpactLabel(s.texts), AbstractShown: true}
	}
	return &Share{Text: text, Bold: message.ImpactLabel(s.texts)}
}
