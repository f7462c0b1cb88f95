package render

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// fewestTitles is how many titles must share a beginning before it tells nothing.
const fewestTitles = 3

// sharedPrefix is what the titles of all incidents begin with, up to a colon or a dash:
// it tells none of them from another. It is empty if they share nothing.
func sharedPrefix(incidents []*kb.Incident) string {
	if len(incidents) < fewestTitles {
		return ""
	}
	prefix := prose.Opening(incidents[0].Title)
	for _, i := range incidents {
		if len(i.Title) == len(prefix) || !strings.HasPrefix(i.Title, prefix) {
			return ""
		}
	}
	return prefix
}

// listTitle is the title of an incident in a list: without what only says that it is a
// postmortem, and without what all of them begin with.
func (f Frame) listTitle(incident *kb.Incident) string {
	title := incident.Title
	for _, opening := range []string{f.prefix, incident.Opening} {
		if rest, found := strings.CutPrefix(title, opening); found && opening != "" {
			return upperFirstWord(rest)
		}
	}
	return title
}

// upperFirstWord begins a title with a capital, if it begins with a word; "api-gateway"
// and "gRPC" are names, and stay.
func upperFirstWord(title string) string {
	word, _, _ := strings.Cut(title, " ")
	if strings.ContainsAny(word, "-_./`0123456789") || word != strings.ToLower(word) {
		return title
	}
	return prose.UpperFirst(title)
}
