package render

import "github.com/debrief-dev/debrief/internal/message"

// Copy is a text to be taken along into a chat or a mail.
type Copy struct {
	// ID is that of the element that holds the text.
	ID, Name, Text string
}

// copies are a text in the formats that people paste.
func copies(write func(message.Format) string) []Copy {
	return []Copy{
		{"copy-slack", "Slack", write(message.Slack)},
		{"copy-markdown", "Markdown", write(message.Markdown)},
		{"copy-text", "Plain text", write(message.Plain)},
	}
}
