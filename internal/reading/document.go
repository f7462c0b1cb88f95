package reading

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
)

// What documents of all kinds have.

func newSource(e content.Entry, doc *markdown.Doc, rules Rules) *source {
	doc = withoutForm(doc)
	s := &source{entry: e, doc: doc, rules: rules, outline: readSections(doc, rules), named: fileDay(e.Path)}
	home := cmp.Or(when.ZoneOf(s.text(content.KeyTimezone)).Place(), rules.Zone)
	language := cmp.Or(s.text(content.KeyLanguage), rules.Language)
	s.outline.dates = when.Context{Home: home}.OfDocument(kb.FileStem(e.Path)+"\n"+s.daysOfKeys()+doc.Plain, language, folderMonth(e.Path), s.named)
	s.mail = mailHead(doc)
	s.labels, s.several = readLabels(doc, s.outline.book, s.mail)
	s.outline.dates.Year = s.knownYear()
	return s
}

// document reads what all kinds of document have.
func (s *source) document(title string) kb.Document {
	d := kb.Document{
		Source: s.entry.Path, WantedSlug: s.text(content.KeySlug), ID: s.text(content.KeyID), Title: title, Tags: s.tags(),
		Language: s.language(),
		Body:     s.doc.Body, Sections: s.outline.output(),
	}
	s.markTitle(&d)
	for _, value := range s.list(content.KeyAliases) {
		d.Aliases = append(d.Aliases, kb.Alias{Path: strings.TrimSpace(value.Text), Line: value.Line, Column: value.Column})
	}
	if value, ok := s.field(content.KeyLastmod); ok {
		if m := s.momentAt(value.Text, s.outline.dates.WithoutYear(), placeOf(value), true); m != nil {
			d.LastModified = m.Day
		}
	}
	return d
}

// language is the tag of the text's language, if the author states one.
func (s *source) language() string {
	value, ok := s.field(content.KeyLanguage)
	if !ok {
		return ""
	}
	tag, ok := content.LanguageTag(value.Text)
	if !ok {
		s.report(placeOf(value), problem.LanguageUnclear,
			fmt.Sprintf("%q is not a language tag, so the text counts as written in the site's language", value.Text), "")
	}
	return tag
}
