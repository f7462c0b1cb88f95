package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// findService finds a service by its name, its slug or another of its names. named is
// what the command line calls it by: "--service: ", or nothing.
func findService(base *kb.Base, named, name string) (*kb.Service, error) {
	if s := base.Service(name); s != nil {
		return s, nil
	}
	return nil, usageError{fmt.Sprintf("%sno document names a service %q", named, name), kb.Meant(name, kb.Slugs(base.Services), "debrief services lists them")}
}

// knownNames tells whoever wrote a name that is not known which there are: the
// first of them, if they are many; nothing if there are none.
func knownNames(names []string) string {
	const most = 8
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return "there is only " + names[0]
	case n <= most:
		return "there are " + strings.Join(names, ", ")
	default:
		return fmt.Sprintf("there are %s and %d more", strings.Join(names[:most], ", "), n-most)
	}
}

// nameMeant asks for the name that a word probably means, where key is what is compared
// of a name; without one it tells which there are.
func nameMeant(word string, names []string, key func(string) string) string {
	var keys []string
	for _, name := range names {
		keys = append(keys, key(name))
	}
	if near := kb.Nearest(kb.Fold(word), keys); near != "" {
		return fmt.Sprintf("did you mean %q?", names[slices.Index(keys, near)])
	}
	return knownNames(names)
}
