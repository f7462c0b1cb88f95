package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

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
	return strings.HasPrefix(name, searchFolder) && path.Ext(name) == ".json"
}

// Index makes the search index of a site, on as many cores as the settings say.
// It takes a while for a large site; whoever wants it closes it.
func (s *Site) Index(ctx context.Context) (*search.Index, error) {
	index, err := search.New(ctx, search.Documents(s.Base, render.Address), search.Options{Language: s.Config.Language, Workers: s.workers})
	if err != nil {
		return nil, fmt.Errorf("index the documents for the search: %w", err)
	}
	return index, nil
}

// SearchFiles makes the files that the search of a published site reads, and
// hands each to write as soon as it is made, from several goroutines at once and
// in any order. Their names depend on what they hold, so they are late pages.
func (s *Site) SearchFiles(ctx context.Context, write func(publish.Page) error) (err error) {
	index, err := s.Index(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	err = index.EachFile(ctx, func(file search.File) error {
		return write(publish.Page{Path: file.Path, Write: func(w io.Writer) error {
			_, err := w.Write(file.Content)
			return err
		}})
	})
	if err != nil {
		return fmt.Errorf("write the search index: %w", err)
	}
	return nil
}
