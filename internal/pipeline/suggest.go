package pipeline

import (
	"io/fs"
	"reflect"
	"strconv"
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
const suggestedBytes = 300

// suggest fills an incident's suggestions.
func suggest(known *vocabulary.Vocabulary, incident *kb.Incident) {
	if known == nil {
		return
	}
	items := itemsOf(incident)
	readings := readingsOf(known, items)
	told := suggested{}
	for i, item := range items {
		for _, found := range readings[i].Suggestions {
			if told.has(found.Slug, item) {
				continue
			}
			told.add(found.Slug, item)
			incident.Suggestions = append(incident.Suggestions, kb.Suggestion{
				Factor: found.Slug, Title: found.Title, Kind: found.Kind, Markers: found.Markers, Mitigator: item.Role == vocabulary.Mitigator,
				Text: item.Text, Words: found.Words, Language: found.Language, Anchor: item.anchor, Line: item.line,
			})
		}
	}
	for i := range incident.Factors {
		a := &incident.Factors[i]
		suggestDeep(known, incident, a.Anchor, a.Whys)
	}
}

// suggestAgain suggests in the incidents of a document what is known now. Those of which
// it says the same stay the same ones, and what follows from them. It is false where a
// panic, which is told when the file is read, left it undone.
func (d *document) suggestAgain(known *vocabulary.Vocabulary) (done bool) {
	defer func() { done = recover() == nil }()
	for n, before := range d.incidents {
		again := *before
		again.Suggestions, again.Deep = nil, nil
		suggest(known, &again)
		if !reflect.DeepEqual(again.Suggestions, before.Suggestions) || !reflect.DeepEqual(again.Deep, before.Deep) {
			d.incidents[n] = &again
		}
	}
	return true
}

// suggestDeep fills what the ends of a why-chain read like.
func suggestDeep(known *vocabulary.Vocabulary, incident *kb.Incident, anchor string, whys []kb.Why) {
	for i := range whys {
		why := &whys[i]
		if len(why.Whys) > 0 {
			suggestDeep(known, incident, anchor, why.Whys)
			continue
		}
		text := why.Text.Plain
		if len(text) > suggestedBytes {
			continue
		}
		for _, found := range known.Read(vocabulary.Item{Text: text, Role: vocabulary.Cause, Language: incident.Language}).Suggestions {
			incident.Deep = append(incident.Deep, kb.DeepCause{Factor: found.Slug, Title: found.Title, Text: text, Anchor: anchor})
		}
	}
}

// explain says of each item of an incident what it reads like, and why.
func explain(known *vocabulary.Vocabulary, items []readItem) (all []vocabulary.ItemReading) {
	if known == nil {
		return nil
	}
	readings := readingsOf(known, items)
	for i, item := range items {
		all = append(all, vocabulary.ItemReading{Item: item.Item, Line: item.line, Reading: readings[i]})
	}
	return all
}

// readingsOf reads the items of an incident, beside one another.
func readingsOf(known *vocabulary.Vocabulary, items []readItem) []vocabulary.Reading {
	list := make([]vocabulary.Item, len(items))
	for i := range items {
		list[i] = items[i].Item
	}
	return known.ReadAll(list)
}

// readItem is an item of an incident and its place: anchor is that of the assignment
// whose words it has.
type readItem struct {
	vocabulary.Item
	anchor string
	line   int
}

// itemsOf are the items of an incident that are read for factors: what the author
// lists, and where causes are told as a story, its sentences; of lessons and of how it was
// noticed, those that say that something was not there.
func itemsOf(incident *kb.Incident) []readItem {
	l := itemList{language: incident.Language}
	l.assignments(incident.Factors, vocabulary.Cause)
	l.assignments(incident.Mitigators, vocabulary.Mitigator)
	for _, text := range incident.Badly {
		l.add(text.Plain, "", text.Line, vocabulary.Cause, false)
	}
	if incident.Trigger.Plain != "" {
		l.add(incident.Trigger.Plain, "", incident.Trigger.Line, vocabulary.Cause, false)
	}
	listed := len(l.items)
	for _, text := range incident.Told {
		l.add(text.Plain, "", text.Line, vocabulary.Cause, true)
	}
	for i := range l.items[listed:] {
		l.items[listed+i].Aside = len(incident.Factors) > 1
	}
	for _, text := range incident.Learned {
		l.add(text.Plain, "", text.Line, vocabulary.Cause, true)
		l.items[len(l.items)-1].Aside = true
	}
	return l.items
}

// itemList collects the items of an incident.
type itemList struct {
	language string
	items    []readItem
}

func (l *itemList) add(text, anchor string, line int, role vocabulary.Role, told bool) {
	if len(text) > suggestedBytes {
		text = text[:suggestedBytes+strings.IndexByte(text[suggestedBytes:]+" ", ' ')]
	}
	l.items = append(l.items, readItem{vocabulary.Item{Text: text, Role: role, Language: l.language, Prose: told}, anchor, line})
}

// assignments adds the causes or protections that name no factor, with their whys.
func (l *itemList) assignments(list []kb.Assignment, role vocabulary.Role) {
	for i := range list {
		if a := &list[i]; !a.IsTitled() {
			l.add(a.Title.Plain, a.Anchor, a.Line, role, false)
			l.answers(a.Whys, a.Anchor, role)
		}
	}
}

// answers adds what a why-chain says: each step of it is a cause of the one before.
func (l *itemList) answers(whys []kb.Why, anchor string, role vocabulary.Role) {
	for i := range whys {
		if why := &whys[i]; why.Text.Plain != "" {
			l.add(why.Text.Plain, anchor, why.Text.Line, role, false)
			l.answers(why.Whys, anchor, role)
		}
	}
}

// suggested are the factors that are suggested already, and for which lines and causes.
type suggested map[suggestedFor]bool

// suggestedFor is a factor alone, or with the one or the other.
type suggestedFor struct{ factor, place string }

func onLine(item readItem) string { return "line " + strconv.Itoa(item.line) }

// has tells whether a factor is suggested for the line or the cause of an item. A story
// comes back to what it is about: of its sentences the first counts.
func (s suggested) has(factor string, item readItem) bool {
	return item.Prose && s[suggestedFor{factor, ""}] || s[suggestedFor{factor, onLine(item)}] ||
		item.anchor != "" && s[suggestedFor{factor, item.anchor}]
}

func (s suggested) add(factor string, item readItem) {
	for _, place := range []string{"", onLine(item), item.anchor} {
		s[suggestedFor{factor, place}] = true
	}
}

// suggestServices fills what the words of incidents say of services. What their texts
// said is kept for the next load, if there is one.
func (l *Loader) suggestServices(parts kb.Parts, names [][]vocabulary.Name) {
	services := vocabulary.NewKnownNames(parts.Incidents, parts.Services, l.services)
	services.SuggestServices(parts.Incidents, names)
	services.Relate(parts.Incidents)
	if !l.once {
		l.services = services
	}
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

// addStarter adds the described factors of the starter vocabulary that some incident names
// or reads like and that the folder does not describe itself, unless the configuration does
// without them. Those that were read before are kept in described, by slug.
func addStarter(parts *kb.Parts, config content.Config, described map[string]*kb.Factor) {
	if config.NoStarter {
		return
	}
	readLike, written, named := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, incident := range parts.Incidents {
		for i := range incident.Suggestions {
			readLike[incident.Suggestions[i].Factor] = true
		}
		for _, list := range [][]kb.Assignment{incident.Factors, incident.Mitigators} {
			for i := range list {
				if name := list[i].Name; name != "" {
					written[name] = true
				}
			}
		}
	}
	for name := range written {
		named[kb.Fold(name)] = true
	}
	for _, f := range parts.Factors {
		slug := kb.FileSlug(f.WantedSlug, f.ID, f.Source)
		delete(readLike, slug)
		for _, name := range append([]string{slug, f.Title}, f.Synonyms...) {
			delete(named, kb.Fold(name))
		}
	}
	parser := markdown.New(markdown.Options{})
	for _, known := range vocabulary.Starter() {
		if !readLike[known.Slug] && !named[kb.Fold(known.Slug)] && !named[kb.Fold(known.Title)] {
			continue
		}
		if described[known.Slug] == nil {
			entry := content.Read(vocabulary.Files(), content.File{Path: known.Slug + ".md", Role: content.FactorRole})
			factor, _ := reading.Factor(entry, parse(parser, entry), reading.Rules{})
			factor.Source, factor.WantedSlug, factor.Synonyms, factor.Starter, factor.Language = "", known.Slug, nil, true, vocabulary.StarterLanguage
			described[known.Slug] = factor
		}
		parts.Factors = append(parts.Factors, described[known.Slug])
	}
}

// starterTitles are the names of the starter vocabulary, where the configuration wants it.
func starterTitles(config content.Config) []string {
	if config.NoStarter {
		return nil
	}
	var names []string
	for _, known := range vocabulary.Starter() {
		names = append(names, known.Title, known.Slug)
	}
	return names
}
