package reading

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// anchors gives the entries of one list their ids on the page: from the time or
// from the words, never from the place in the list, so that a link survives
// reordering.
type anchors struct {
	prefix string
	// taken are the ids in use, and next the number to try for one that repeats.
	taken map[string]bool
	next  map[string]int
}

// ofMoment makes an id of a time, t-2026-03-01-0914, or of the words if no time
// is known.
func (a *anchors) ofMoment(m *kb.Moment, words string) string {
	var parts []string
	if !m.Day.IsZero() {
		parts = append(parts, m.Day.String())
	}
	if m.HasClock {
		minutes := int(m.Clock.Minutes())
		parts = append(parts, digits(minutes/60)+digits(minutes%60))
		if seconds := int(m.Clock.Seconds()) % 60; seconds != 0 {
			parts[len(parts)-1] += digits(seconds)
		}
	}
	if len(parts) == 0 {
		return a.ofWords(words)
	}
	return a.unique(strings.Join(parts, "-"))
}

func digits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// longestAnchor bounds the id that words make, in bytes, and longestNamed the words
// that are looked at for it: much of a text may be signs that an id leaves out.
const (
	longestAnchor = 60
	longestNamed  = 200
)

// ofWords makes an id of the first line of a text.
func (a *anchors) ofWords(words string) string {
	first, _, _ := strings.Cut(words, "\n")
	slug := kb.Slug(prose.Start(first, longestNamed))
	if len(slug) > longestAnchor {
		slug = slug[:longestAnchor]
		if cut := strings.LastIndexByte(slug, '-'); cut > longestAnchor/2 {
			slug = slug[:cut]
		}
	}
	return a.unique(strings.Trim(slug, "-"))
}

// unique adds the prefix, and a number to an id that is taken.
func (a *anchors) unique(id string) string {
	if a.taken == nil {
		a.taken, a.next = map[string]bool{}, map[string]int{}
	}
	id = cmp.Or(id, "item")
	for n := max(1, a.next[id]); ; n++ {
		candidate := a.prefix + id
		if n > 1 {
			candidate += "-" + strconv.Itoa(n)
		}
		if !a.taken[candidate] {
			a.taken[candidate] = true
			a.next[id] = n + 1
			return candidate
		}
	}
}
