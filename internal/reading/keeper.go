package reading

import (
	"strings"
	"unique"

	"github.com/debrief-dev/debrief/internal/prose"
)

// What is read of a document are stretches of its plain text and of its source.
// A site keeps what was read of all its documents until it is written, so these
// strings are copied into one piece of memory of the exact size: the plain text
// and the source can go. Words that many documents have in common are shared.

// keeper collects the strings that are kept of one document.
type keeper struct {
	strings []*string
	size    int
	// last is the word that was shared last; the entries of a timeline have one
	// zone.
	last string
	// excerpt is where the line of source stands that was kept last, and again are
	// the places that quote the same: one line may have thousands of links.
	excerpt *string
	again   []quoted
}

// quoted is a place that has the line of source of another.
type quoted struct{ place, of *string }

// usualStrings is room for the strings of most documents.
const usualStrings = 192

// keep notes strings to be copied.
func (k *keeper) keep(list ...*string) {
	for _, s := range list {
		if *s != "" {
			k.strings = append(k.strings, s)
			k.size += len(*s)
		}
	}
}

// showHidden puts marks in the place of what cannot be seen in a name.
func showHidden(name *string) { *name = prose.Marked(*name) }

// name notes names, with such marks.
func (k *keeper) name(list ...*string) {
	for _, name := range list {
		showHidden(name)
	}
	k.keep(list...)
}

// names notes the names of a list, and drops the list's spare room.
func (k *keeper) names(list *[]string) {
	kept(list, func(name *string) { k.name(name) })
}

// sharedName shares a name that many documents have.
func (k *keeper) sharedName(name *string) {
	showHidden(name)
	k.share(name)
}

// line notes a line of source, once for all places in a row that quote it.
func (k *keeper) line(excerpt *string) {
	if k.excerpt != nil && *k.excerpt == *excerpt {
		k.again = append(k.again, quoted{excerpt, k.excerpt})
		return
	}
	k.keep(excerpt)
	k.excerpt = excerpt
}

// share replaces a word by the one copy that all documents have of it.
func (k *keeper) share(word *string) {
	if *word == "" {
		return
	}
	if *word != k.last {
		k.last = unique.Make(*word).Value()
	}
	*word = k.last
}

// finish copies what was noted.
func (k *keeper) finish() {
	var b strings.Builder
	b.Grow(k.size)
	for _, s := range k.strings {
		b.WriteString(*s)
	}
	all := b.String()
	for _, s := range k.strings {
		*s, all = all[:len(*s)], all[len(*s):]
	}
	for _, q := range k.again {
		*q.place = *q.of
	}
}

// kept drops the spare room of a list, and notes what each of it has.
func kept[T any](list *[]T, note func(*T)) {
	*list = exact(*list)
	for _, one := range each(*list) {
		note(one)
	}
}

// exact returns a list without spare room behind it.
func exact[T any](list []T) []T {
	if len(list) == cap(list) {
		return list
	}
	return append(make([]T, 0, len(list)), list...)
}
