package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// What a template leaves behind in a document says nothing:
//
//	{{ describe the impact }}     <Name of the incident>     Describe what happened here.
//	HH:mm - event                 YYYY-MM-DD                 - TBD

// isTemplateParagraph tells whether a paragraph says nothing: an instruction of
// the template, or a placeholder.
func isTemplateParagraph(b *markdown.Block) bool {
	return isPlaceholder(b.Text) || isTemplateLine(b.Text) || isTemplateSentence(b)
}

// isTemplateLine tells whether a paragraph is an instruction in a template's
// braces.
func isTemplateLine(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), "{{")
}

// isTemplateItem tells whether an item was left over from a template.
func isTemplateItem(item markdown.Block) bool {
	return len(item.Children) > 0 && item.Children[0].Kind == markdown.Paragraph && isTemplateParagraph(&item.Children[0])
}

var templateTime = regexp.MustCompile(`(?i)^[\s*_\x60\[({]*(?:(?:\d{4}|y{4})-(?:\d\d|m{2})-(?:\d\d|d{2})[ T]*)?(?:h{1,2}[:.]m{1,2}|y{4}-m{2}-d{2}|\{\{)`)

// isTemplateTime tells whether a time was left over from a template: HH:mm.
func isTemplateTime(text string) bool {
	head := prose.Start(text, 40)
	return mayBeTemplateTime(head) && templateTime.MatchString(head)
}

// mayBeTemplateTime is a cheap look for the minutes or the month of a template,
// or for its braces.
func mayBeTemplateTime(head string) bool {
	for i := 1; i < len(head); i++ {
		switch head[i] {
		case 'm', 'M':
			if strings.IndexByte(":.-", head[i-1]) >= 0 {
				return true
			}
		case '{':
			if head[i-1] == '{' {
				return true
			}
		}
	}
	return false
}

// isTemplateSentence tells whether a paragraph is a sentence of the template:
// wholly in italics, or in brackets.
func isTemplateSentence(block *markdown.Block) bool {
	text := strings.TrimSpace(block.Text)
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") {
		return true
	}
	for _, span := range block.Spans {
		if span.Style == markdown.Emphasis && span.From == 0 && span.To >= len(strings.TrimRight(block.Text, " \n.")) {
			return true
		}
	}
	return false
}
