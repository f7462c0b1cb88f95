package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// named is a document as the command line names it: by its file, or by its address, its
// id or its title.
type named struct {
	word string
	// source is the folder of postmortems that it belongs to.
	source string
	// name is the word as the folder has it: the path below it, if it is one.
	name string
	// isFile tells that name is the path of a file that is there.
	isFile bool
}

// locate finds the folder that a word belongs to, unless it is given.
func locate(word, source string) (named, error) {
	info, err := os.Stat(word)
	isFile := err == nil && !info.IsDir()
	if source == "" {
		source = folderHere()
		if err == nil && info.IsDir() && below(source, word) == "" {
			return named{}, isFolder(word)
		}
		above, err := os.Stat(filepath.Dir(word))
		if below(source, word) == "" && (isFile || err == nil && above.IsDir() && filepath.Dir(word) != ".") {
			source = folderOf(word)
		}
	}
	inside := below(source, word)
	if isFile && inside != "" {
		return named{word, source, inside, true}, nil
	}
	if info, err := os.Stat(filepath.Join(source, word)); err == nil && !info.IsDir() && filepath.IsLocal(word) {
		return named{word, source, filepath.ToSlash(filepath.Clean(word)), true}, nil
	}
	if isFile {
		return named{}, usageError{fmt.Sprintf("%q is not in the folder %q", word, source), "name the folder that holds it with -s"}
	}
	if _, err := os.Stat(source); err != nil && kb.IsDocumentName(word) {
		return named{}, usageError{fmt.Sprintf("there is no file %q", word), cmp.Or(fileBelow(word), "check the spelling of the path")}
	}
	if inside != "" {
		return named{word, source, inside, false}, nil
	}
	return named{word, source, filepath.ToSlash(word), false}, nil
}

// incidents are those that the word means: one, or those of one file.
func (n named) incidents(base *kb.Base) ([]*kb.Incident, error) {
	found := base.FindIncidents(n.name)
	switch {
	case len(found) == 0 && n.isFile:
		return nil, usageError{fmt.Sprintf("%q is not an incident of %q", n.name, n.source), "debrief show " + quote(n.word) + " says what it is"}
	case len(found) == 0:
		return nil, n.missing("incident", kb.Slugs(base.Incidents))
	case slices.ContainsFunc(found, func(i *kb.Incident) bool { return i.Source != found[0].Source }):
		return nil, n.several("incidents", kb.Slugs(found))
	}
	return found, nil
}

// incident is the one that the word means.
func (n named) incident(base *kb.Base) (*kb.Incident, error) {
	found, err := n.incidents(base)
	if err != nil {
		return nil, err
	}
	if len(found) > 1 {
		return nil, n.several("incidents", kb.Slugs(found))
	}
	return found[0], nil
}

// file is the path of the document that the word means.
func (n named) file(base *kb.Base) (string, error) {
	if n.isFile {
		return n.name, nil
	}
	var files []string
	for _, d := range base.FindDocuments(n.name) {
		if !slices.Contains(files, d.Source) {
			files = append(files, d.Source)
		}
	}
	switch len(files) {
	case 0:
		return "", n.missing("document", kb.Slugs(base.Incidents))
	case 1:
		return files[0], nil
	default:
		return "", n.several("documents", files)
	}
}

func (n named) several(what string, names []string) error {
	return usageError{kb.Fits(n.word, what, len(names)), kb.OneOf(names)}
}

func (n named) missing(what string, slugs []string) error {
	help := kb.Meant(kb.FileSlug("", "", n.name), slugs, "")
	if info, err := os.Stat(n.word); help == "" && err == nil && info.IsDir() {
		return isFolder(n.word)
	}
	help = cmp.Or(help, "write the last part of its address, its id, its title, or the path of its file")
	return usageError{fmt.Sprintf("there is no %s %q", what, n.word), help}
}

func isFolder(word string) error {
	return usageError{fmt.Sprintf("%q is a folder", word), "name one file of it, or run debrief build " + quote(word)}
}
