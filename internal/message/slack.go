package message

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// slack is Slack's mrkdwn. It escapes three characters only.
type slack struct{}

var slackText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// slackCalls are the words that call everybody in a channel, in some clients even
// as plain text; a space of no width parts them.
var slackCalls = strings.NewReplacer("@here", "@\u200bhere", "@channel", "@\u200bchannel", "@everyone", "@\u200beveryone")

func (slack) escape(text string) string {
	return prose.WithoutCommands(slackCalls.Replace(slackText.Replace(text)))
}

// bold leaves text alone that has the mark of bold text in it, since Slack has
// no way to write it.
func (slack) bold(inline string) string {
	if inline == "" || strings.Contains(inline, "*") {
		return inline
	}
	return "*" + inline + "*"
}

var slackURL = strings.NewReplacer("&", "&amp;", "<", "%3C", ">", "%3E", "|", "%7C", " ", "%20")

func (slack) linked(inline, href string) string {
	return "<" + slackURL.Replace(href) + "|" + strings.ReplaceAll(inline, "|", "¦") + ">"
}

// heading is bold, since there are no headings.
func (s slack) heading(_ int, inline string) string { return s.bold(inline) + "\n" }

func (slack) paragraph(inline string) string { return inline + "\n" }

func (slack) list(items []string) string { return "• " + strings.Join(items, "\n• ") + "\n" }

func (slack) between() string { return "\n" }
