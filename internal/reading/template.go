package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
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

var templateTime = words.Pattern(`(?i)^[\s*_\x60\[({]*(?:[\d\p{L}]{4}-[\d\p{L}]{2}-[\d\p{L}]{2}[ T]*)?(?:{template.clock}|{template.day}|\{\{)`)

// longestTemplateTime bounds how far into a text such a time is looked for.
const longestTemplateTime = 40

// isTemplateTime tells whether a time was left over from a template: HH:mm.
func isTemplateTime(text string) bool {
	return templateTime.MatchString(prose.Start(text, longestTemplateTime))
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
