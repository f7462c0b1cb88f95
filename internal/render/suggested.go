package render

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Suggested is a factor that the words of an incident point to, with the words.
type Suggested struct {
	Link
	Words string
	// Text is the item that has the words.
	Text string
}

// suggested are the suggestions of an incident for the item with an anchor.
func suggested(f Frame, incident *kb.Incident, anchor string, mitigating bool) []Suggested {
	var list []Suggested
	for i := range incident.Suggestions {
		if s := &incident.Suggestions[i]; s.Anchor == anchor && s.Mitigator == mitigating {
			list = append(list, Suggested{f.link(s.Title, factorAddress(s.Factor)), s.Words, s.Text})
		}
	}
	return list
}

// suggestedServices are the services that the words of an incident point to.
func suggestedServices(f Frame, incident *kb.Incident) []Suggested {
	var list []Suggested
	for _, s := range incident.SuggestedServices {
		list = append(list, Suggested{f.link(s.Name, serviceAddress(s.Slug)), s.Words, s.Words})
	}
	return list
}

// suggestedHits lists the incidents whose words point to a service, and how many
// there are.
func (s *site) suggestedHits(f Frame, service *kb.Service) (rows []CaseRow, incidents int) {
	all := service.Suggestions
	for _, hit := range all[:min(len(all), usesShown)] {
		row := s.caseRow(f, hit.Incident)
		row.Suggested, row.Words, row.Text = true, hit.Service.Words, twoSentences(hit.Incident)
		rows = append(rows, row)
	}
	return rows, len(all)
}

// WrittenList are causes, lessons or protections without a name, in their authors'
// words, by incident.
type WrittenList struct {
	Heading, Anchor, About string
	// Groups stand open, and Folded are the older ones.
	Groups, Folded []WrittenGroup
	// Older counts the folded items, and More those that are not listed.
	Older, More int
	listed      int
}

// WrittenGroup is an incident and its items, each leading to its place.
type WrittenGroup struct {
	Link
	Date  string
	Items []Written
}

// Written is such an item.
type Written struct {
	Href  string
	Parts []WrittenPart
}

// WrittenPart is a stretch of an item; one that recurs in other incidents is marked.
type WrittenPart struct {
	Text   string
	Marked bool
}

// writtenShown is how many items of a kind a page lists, and writtenOpen how many of
// them stand open.
const writtenShown, writtenOpen = 60, 12

// newWrittenList lists the first of some items, each of which add puts into the list.
func newWrittenList[T any](items []T, add func(*WrittenList, T)) (list WrittenList) {
	shown := items[:min(len(items), writtenShown)]
	for _, item := range shown {
		add(&list, item)
	}
	list.More = len(items) - len(shown)
	return list
}

// add lists one more item, which stands at an anchor of its incident.
func (l *WrittenList) add(f Frame, incident *kb.Incident, anchor string, parts []WrittenPart) {
	l.listed++
	link := f.incidentLink(incident)
	groups := &l.Groups
	if l.Folded != nil || l.listed > writtenOpen && l.Groups[len(l.Groups)-1].Href != link.Href {
		groups = &l.Folded
		l.Older++
	}
	if n := len(*groups); n == 0 || (*groups)[n-1].Href != link.Href {
		*groups = append(*groups, WrittenGroup{Link: link, Date: incident.Date.String()})
	}
	if anchor != "" {
		link.Href += "#" + anchor
	}
	last := &(*groups)[len(*groups)-1]
	last.Items = append(last.Items, Written{link.Href, parts})
}

// asWritten lists causes, protections and lessons that no factor took, the newest
// first; a list without items is left out.
func (s *site) asWritten(f Frame) (lists []WrittenList) {
	for _, kind := range []struct {
		heading, anchor, about string
		items                  []views.AsWritten
	}{
		{s.text("factors.causes-as-written"), "as-written", s.text("factors.causes-about"), s.view.CausesAsWritten()},
		{s.text("factors.lessons-as-written"), "lessons-as-written", s.text("factors.lessons-about"), s.view.LessonsAsWritten()},
	} {
		if len(kind.items) == 0 {
			continue
		}
		recurs := views.Recurring(kind.items)
		list := newWrittenList(kind.items, func(l *WrittenList, item views.AsWritten) {
			anchor := causeAnchor(&kb.Assignment{Anchor: item.Anchor})
			l.add(f, item.Incident, anchor, markedParts(prose.Shorten(item.Text, longestSentence), recurs))
		})
		list.Heading, list.Anchor, list.About = kind.heading, kind.anchor, kind.about
		lists = append(lists, list)
	}
	return lists
}

// markedParts cuts a text at the words that are marked.
func markedParts(text string, marked func(string) bool) (parts []WrittenPart) {
	plain := 0
	for at := 0; at < len(text); {
		if r, size := utf8.DecodeRuneInString(text[at:]); !prose.IsWordRune(r) {
			at += size
			continue
		}
		end := at + strings.IndexFunc(text[at:]+" ", func(r rune) bool { return !prose.IsWordRune(r) })
		if marked(text[at:end]) {
			if plain < at {
				parts = append(parts, WrittenPart{Text: text[plain:at]})
			}
			parts = append(parts, WrittenPart{text[at:end], true})
			plain = end
		}
		at = end
	}
	if plain < len(text) {
		parts = append(parts, WrittenPart{Text: text[plain:]})
	}
	return parts
}
