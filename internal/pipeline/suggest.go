package pipeline

import (
	"io/fs"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/reading"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// Suggestions: what an incident's causes and protections read like, by the starter
// vocabulary and the folder's own factors. What an author named is left alone.

// suggestedBytes bounds how much of an item is read: short items say what they
// mean, long ones tell a story.
const suggestedBytes = 200

// suggest fills an incident's suggestions.
func suggest(known *vocabulary.Vocabulary, incident *kb.Incident) {
	if known == nil {
		return
	}
	s := suggester{known, incident}
	for i := range incident.Factors {
		s.assignment(&incident.Factors[i], vocabulary.Cause)
	}
	for i := range incident.Mitigators {
		s.assignment(&incident.Mitigators[i], vocabulary.Mitigator)
	}
	for _, text := range incident.Badly {
		s.item(text.Plain, "", text.Line, vocabulary.Cause)
	}
	if incident.Trigger.Plain != "" {
		s.item(incident.Trigger.Plain, "", incident.Trigger.Line, vocabulary.Cause)
	}
}

// suggester reads the items of one incident.
type suggester struct {
	known    *vocabulary.Vocabulary
	incident *kb.Incident
}

func (s suggester) assignment(a *kb.Assignment, role vocabulary.Role) {
	if !a.IsTitled() {
		s.item(a.Title.Plain, a.Anchor, a.Line, role)
	}
}

func (s suggester) item(text, anchor string, line int, role vocabulary.Role) {
	if len(text) > suggestedBytes {
		text = text[:suggestedBytes+strings.IndexByte(text[suggestedBytes:]+" ", ' ')]
	}
	for _, found := range s.known.Read(vocabulary.Item{Text: text, Role: role, Language: s.incident.Language}).Suggestions {
		if s.has(found.Slug, line) {
			continue
		}
		s.incident.Suggestions = append(s.incident.Suggestions, kb.Suggestion{
			Factor: found.Slug, Title: found.Title, Kind: found.Kind, Markers: found.Markers, Mitigator: role == vocabulary.Mitigator,
			Text: text, Words: found.Words, Anchor: anchor, Line: line,
		})
	}
}

// has tells whether a factor is suggested for a line already.
func (s suggester) has(slug string, line int) bool {
	for i := range s.incident.Suggestions {
		if one := &s.incident.Suggestions[i]; one.Factor == slug && one.Line == line {
			return true
		}
	}
	return false
}

// passages lists the texts of blocks that are no code.
func passages(blocks []markdown.Block, list []vocabulary.Passage) []vocabulary.Passage {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == markdown.Code {
			continue
		}
		if b.Text != "" {
			list = append(list, vocabulary.Passage{Text: b.Text, Line: b.Line})
		}
		list = passages(b.Children, list)
	}
	return list
}

// vocabularyOf knows the factors of the starter vocabulary, where the configuration
// wants it, and the folder's own; it is nil where no suggestions are wanted.
func vocabularyOf(config content.Config, own []vocabulary.Factor) *vocabulary.Vocabulary {
	if config.NoSuggestions {
		return nil
	}
	var known []vocabulary.Factor
	if !config.NoStarter {
		known = vocabulary.Starter()
	}
	return vocabulary.New(vocabulary.Merge(known, own))
}

// ownFactors reads how the folder's own factors are recognised, before anything is
// read that may suggest them. What is wrong with their phrases is said when they are
// read as documents.
func ownFactors(folder fs.FS, files []content.File) []vocabulary.Factor {
	var own []vocabulary.Factor
	for _, file := range files {
		if file.Role != content.FactorRole {
			continue
		}
		factor, _ := vocabulary.Describe(content.Read(folder, file))
		own = append(own, factor)
	}
	return own
}

// addStarter adds the described factors of the starter vocabulary that some incident
// reads like and that the folder does not describe itself.
func addStarter(parts *kb.Parts) {
	wanted := map[string]bool{}
	for _, incident := range parts.Incidents {
		for i := range incident.Suggestions {
			wanted[incident.Suggestions[i].Factor] = true
		}
	}
	for _, f := range parts.Factors {
		delete(wanted, kb.FileSlug(f.WantedSlug, f.ID, f.Source))
	}
	parser := markdown.New(markdown.Options{})
	for _, known := range vocabulary.Starter() {
		if !wanted[known.Slug] {
			continue
		}
		entry := content.Read(vocabulary.Files(), content.File{Path: known.Slug + ".md", Role: content.FactorRole})
		factor, _ := reading.Factor(entry, parse(parser, entry), reading.Rules{})
		factor.Source, factor.WantedSlug, factor.Synonyms, factor.Starter = "", known.Slug, nil, true
		parts.Factors = append(parts.Factors, factor)
	}
}
