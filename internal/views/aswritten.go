package views

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What no factor took, neither named nor suggested, stays in its authors' words.
// Words that recur over incidents point to factors that nobody named yet.

// AsWritten is an item that no factor took.
type AsWritten struct {
	Incident *kb.Incident
	// Text is the item, and Anchor its place on the page of the incident; empty for
	// the page itself.
	Text, Anchor string
}

// CausesAsWritten are causes that no factor took, the newest first.
func (v *View) CausesAsWritten() (all []AsWritten) {
	for _, incident := range v.Base.Incidents {
		taken := map[string]bool{}
		for i := range incident.Suggestions {
			if s := &incident.Suggestions[i]; !s.Mitigator {
				taken[s.Anchor] = true
			}
		}
		for i := range incident.Factors {
			if a := &incident.Factors[i]; a.Factor == "" && !taken[a.Anchor] && a.Title.Plain != "" {
				all = append(all, AsWritten{incident, a.Title.Plain, a.Anchor})
			}
		}
	}
	return all
}

// LessonsAsWritten are what went badly and no factor took, the newest first.
func (v *View) LessonsAsWritten() (all []AsWritten) {
	for _, incident := range v.Base.Incidents {
		taken := map[int]bool{}
		for i := range incident.Suggestions {
			taken[incident.Suggestions[i].Line] = true
		}
		for _, text := range incident.Badly {
			if !taken[text.Line] && text.Plain != "" {
				all = append(all, AsWritten{Incident: incident, Text: text.Plain})
			}
		}
	}
	return all
}

// recurringIn is in how many incidents a word recurs that is marked.
const recurringIn = 3

// smallInText are small words of all languages, negations among them.
var smallInText = words.Set("text.small")

// Recurring finds the words of items, of any form, that stand in three incidents or
// more. Small words do not count.
func Recurring(items []AsWritten) func(word string) bool {
	last, count := map[string]*kb.Incident{}, map[string]int{}
	for _, item := range items {
		for word := range strings.FieldsFuncSeq(item.Text, func(r rune) bool { return !prose.IsWordRune(r) }) {
			for _, stem := range promiseWords(word) {
				// Items of one incident stand together.
				if last[stem] != item.Incident {
					last[stem] = item.Incident
					count[stem]++
				}
			}
		}
	}
	return func(word string) bool {
		return slices.ContainsFunc(promiseWords(word), func(stem string) bool { return count[stem] >= recurringIn && !smallInText()[strings.ToLower(word)] })
	}
}
