package reading

import (
	"cmp"
	"slices"
	"strings"
	"unique"
	"unsafe"

	"github.com/debrief-dev/debrief/internal/prose"
)

// What is read of a document are stretches of its plain text and of its source.
// A site keeps what was read of all its documents until it is written, so these
// strings are copied into one piece of memory of the exact size: the plain text
// and the source can go. Words that many documents have in common are shared.

// keeper collects the strings that are kept of one document.
type keeper struct {
	strings []*string
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

// finish copies what was noted, and once what several strings have of the same text, such
// as a paragraph and what it says of the impact.
func (k *keeper) finish() {
	slices.SortFunc(k.strings, func(one, other *string) int {
		return cmp.Or(cmp.Compare(address(*one), address(*other)), len(*other)-len(*one))
	})
	// from are their places in the copy, which has size bytes and reaches up to end so far.
	from := make([]int, len(k.strings))
	size, end := 0, uintptr(0)
	for i, s := range k.strings {
		at := address(*s)
		end = max(end, at)
		from[i] = size - int(end-at)
		if beyond := from[i] + len(*s) - size; beyond > 0 {
			size, end = size+beyond, end+uintptr(beyond)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for i, s := range k.strings {
		if copied := b.Len() - from[i]; copied < len(*s) {
			b.WriteString((*s)[copied:])
		}
	}
	all := b.String()
	for i, s := range k.strings {
		*s = all[from[i] : from[i]+len(*s)]
	}
	for _, q := range k.again {
		*q.place = *q.of
	}
}

// address is where a text lies in memory. What is alive stays in its place, so two
// addresses tell whether two strings are stretches of the same.
func address(text string) uintptr { return uintptr(unsafe.Pointer(unsafe.StringData(text))) }

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
