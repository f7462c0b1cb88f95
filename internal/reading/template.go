package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What a template leaves behind in a document says nothing:
//
//	{{ describe the impact }}     <Name of the incident>     Describe what happened here.
//	HH:mm - event                 YYYY-MM-DD                 - TBD
//
//	## Template                   the form itself, above what was made of it
//	- **Impact:** who was hit
//
//	## The queue stalled

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

// withoutForm is a document without the form that was left above what was made of it: a
// heading that says so, up to the next one as high. The document itself stays whole.
func withoutForm(doc *markdown.Doc) *markdown.Doc {
	from := slices.IndexFunc(doc.Blocks, func(b markdown.Block) bool {
		return b.Kind == markdown.Heading && (formNames()[headingWords(b.Text)] || builtinPhrases().meaningOf(b.Text).class != kb.SectionOther)
	})
	if from < 0 || !formNames()[headingWords(doc.Blocks[from].Text)] {
		return doc
	}
	for i := from + 1; i < len(doc.Blocks); i++ {
		if b := &doc.Blocks[i]; b.Kind == markdown.Heading && b.Level <= doc.Blocks[from].Level {
			cut := *doc
			cut.Blocks = slices.Delete(slices.Clone(doc.Blocks), from, i)
			return &cut
		}
	}
	return doc
}

// formNames are what such a form is called.
var formNames = words.Made(words.Of("template.name"), func(names []string) map[string]bool {
	known := map[string]bool{}
	for _, name := range names {
		known[strings.TrimPrefix(name, "=")] = true
	}
	return known
})

// isTemplateItem tells whether an item was left over from a template.
func isTemplateItem(item markdown.Block) bool {
	head := leadOf(&item)
	return head != nil && isTemplateParagraph(head)
}

var templateTime = words.Pattern(`(?i)^[\s*_\x60\[({]*(?:[\d\p{L}]{4}-[\d\p{L}]{2}-[\d\p{L}]{2}[ T]*)?(?:{template.clock}|{template.day}|\{\{)`)

// longestTemplateTime bounds how far into a text such a time is looked for.
const longestTemplateTime = 40

// isTemplateTime tells whether a time was left over from a template: HH:mm.
func isTemplateTime(text string) bool {
	return mayBeTemplateTime(text) && templateTime().MatchString(prose.Start(text, longestTemplateTime))
}

// mayBeTemplateTime is a cheap look at the start of a text: where it is a digit, a year
// stands there, whose letters may be of any script.
func mayBeTemplateTime(text string) bool {
	if prose.LeadingDigits(text) == 0 {
		return true
	}
	const year = len("2026")
	return len(text) > year && (text[year] == '-' || strings.ContainsFunc(text[:year], isBeyondASCII))
}

// isTemplateSentence tells whether a paragraph is a sentence of the template:
// wholly in italics, or in brackets.
func isTemplateSentence(block *markdown.Block) bool {
	text := strings.TrimSpace(block.Text)
	return isInBrackets(text) || slices.ContainsFunc(block.Spans, func(span markdown.Span) bool {
		return span.Style == markdown.Emphasis && span.From == 0 && span.To >= len(strings.TrimRight(block.Text, " \n."))
	})
}

// isInBrackets tells whether brackets stand around a text, as a form has them around what
// is to be replaced.
func isInBrackets(text string) bool {
	return strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">")
}
