package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/cache"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/search"
)

// searchIndex is the file of a site with which a search begins, and searchFolder
// has the others that a search may need.
const (
	searchIndex  = "search-index.json"
	searchFolder = "search/"
)

// IsSearchFile tells whether a path is one of those that SearchFiles may make.
func IsSearchFile(name string) bool { return name == searchIndex || isSearchPart(name) }

// isSearchPart tells whether a path is a file of the search with a hash of its
// content in its name.
func isSearchPart(name string) bool {
	extension := path.Ext(name)
	return strings.HasPrefix(name, searchFolder) && (extension == ".json" || extension == scriptExtension)
}

const scriptExtension = ".js"

// asScript is a file of the search for pages that are opened from a disk and may
// not fetch: a script that hands it over (assets/offline/js/5-engine.js).
func asScript(file search.File) search.File {
	return search.File{
		Path:    strings.TrimSuffix(file.Path, path.Ext(file.Path)) + scriptExtension,
		Content: slices.Concat([]byte(`document.currentScript.dispatchEvent(new CustomEvent("arrive",{detail:`), file.Content, []byte("}));\n")),
	}
}

// Searchable is the search index of a folder, and what is to be said of the folder.
// Whoever has one closes it.
type Searchable struct {
	*search.Index
	Folder FolderSummary
}

// FolderSummary says how many documents were read, and how many errors they have.
type FolderSummary struct {
	Documents int `json:"documents"`
	Errors    int `json:"errors"`
}

// OpenSearch opens the search index of a folder. It is made if the folder or the
// program is another one than before, and kept in the cache on disk; where nothing
// can be kept, it is made in memory.
func OpenSearch(ctx context.Context, settings Settings) (*Searchable, error) {
	before, err := fingerprintOf(settings)
	if err != nil {
		return nil, err
	}
	if found := openKept(settings, before); found != nil {
		return found, nil
	}
	site, err := Load(ctx, settings)
	if err != nil {
		return nil, err
	}
	// What cannot be kept costs time and nothing else.
	if err := site.keepIndex(ctx); err == nil {
		if found := openKept(settings, site.fingerprint); found != nil {
			return found, nil
		}
	}
	index, err := site.Index(ctx)
	if err != nil {
		return nil, err
	}
	return &Searchable{index, site.Summary()}, nil
}

// Summary is what a command says of the folder.
func (s *Site) Summary() FolderSummary {
	return FolderSummary{Documents: s.Documents, Errors: problem.Count(s.Problems, problem.Error)}
}

// What stands in a folder of the cache: the index, and the summary beside it.
const (
	keptIndex   = "index"
	keptSummary = "summary.json"
)

// name is what an index is called in the cache; empty if it may not be kept.
func (f fingerprint) name() string {
	if f == (fingerprint{}) {
		return ""
	}
	return cache.Name("search", f)
}

// openKept opens the index that was kept; nil if there is none. One that cannot be
// opened is removed, so that the next one takes its place.
func openKept(settings Settings, made fingerprint) *Searchable {
	kept := cache.New(settings.Cache)
	folder := kept.Find(made.name())
	if made.name() == "" || folder == "" {
		return nil
	}
	index, err := search.Open(filepath.Join(folder, keptIndex), settings.searchOptions(""))
	if err != nil {
		_ = kept.Remove(made.name()) // it is in nobody's way
		return nil
	}
	found := &Searchable{Index: index}
	summary, err := os.ReadFile(filepath.Join(folder, keptSummary))
	if err == nil {
		err = json.Unmarshal(summary, &found.Folder)
	}
	if err != nil {
		_ = errors.Join(index.Close(), kept.Remove(made.name())) // as above
		return nil
	}
	return found
}

// keepIndex puts the index of a site into the cache.
func (s *Site) keepIndex(ctx context.Context) error {
	if s.fingerprint.name() == "" {
		return errors.New("a document could not be read")
	}
	_, err := cache.New(s.settings.Cache).Keep(s.fingerprint.name(), func(folder string) error {
		if err := search.Write(ctx, filepath.Join(folder, keptIndex), s.searched(), s.searchOptions()); err != nil {
			return err
		}
		summary, err := json.Marshal(s.Summary())
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, keptSummary), summary, 0o600)
	})
	return err
}

func (s *Site) searched() []search.Document { return search.Documents(s.Base, render.Address) }

func (s *Site) searchOptions() search.Options { return s.settings.searchOptions(s.Config.Language) }

// searchOptions are those of an index; one that is opened knows its language.
func (s Settings) searchOptions(language string) search.Options {
	return search.Options{Language: language, Workers: s.workers(), Twins: !s.Offline}
}

// Index makes the search index of a site in memory. Whoever has it closes it.
func (s *Site) Index(ctx context.Context) (*search.Index, error) {
	index, err := search.New(ctx, s.searched(), s.searchOptions())
	if err != nil {
		return nil, fmt.Errorf("index the documents for the search: %w", err)
	}
	return index, nil
}

// SearchFiles makes the files that the search of a published site reads, and
// hands each to write as soon as it is made, from several goroutines at once and
// in any order. Their names depend on what they hold, so they are late pages. They
// are read from the index in the cache, if it has that of these documents.
func (s *Site) SearchFiles(ctx context.Context, write func(publish.Page) error) (err error) {
	each := func(file search.File) error {
		if s.settings.Offline {
			file = asScript(file)
		}
		return write(publish.Page{Path: file.Path, Write: func(w io.Writer) error {
			_, err := w.Write(file.Content)
			return err
		}})
	}
	if kept := openKept(s.settings, s.fingerprint); kept != nil {
		defer func() { err = errors.Join(err, kept.Close()) }()
		err = kept.EachFile(ctx, s.searched(), each)
	} else {
		err = search.Export(ctx, s.searched(), s.searchOptions(), each)
	}
	if err != nil {
		return fmt.Errorf("write the search index: %w", err)
	}
	return nil
}
