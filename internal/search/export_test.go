package search

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
)

// What the tests of the browser's side see of this one.

// Files are the files of the index, sorted by path.
func (x *Index) Files(ctx context.Context) ([]File, error) { return x.files(ctx, largestSingle) }

// FilesWithin are the files with shards as soon as the terms take more than
// single bytes, and the Markdown of the pages.
func (x *Index) FilesWithin(single int) ([]File, error) {
	x.twins = true
	files, err := x.files(context.Background(), single)
	for i := range x.documents {
		twin, failed := x.documents[i].twin(x.documents[i].source.Body)
		files = append(files, File{x.documents[i].URL + "index.md", []byte("---\ntitle: \"---\"\n---\n\n" + twin)})
		err = errors.Join(err, failed)
	}
	return files, err
}

func (x *Index) files(ctx context.Context, single int) ([]File, error) {
	var files []File
	var mu sync.Mutex
	err := x.eachFile(ctx, x.documents, nameWidth(len(x.documents)), single, func(file File) error {
		mu.Lock()
		defer mu.Unlock()
		files = append(files, file)
		return nil
	})
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, err
}

// TokenRange is a token and the bytes that it covers.
type TokenRange struct {
	Term               string
	From, To, Position int
}

// Tokens cuts a text as the index does.
func Tokens(text string, english bool) []TokenRange {
	var all []TokenRange
	for _, t := range tokenize([]byte(text), english) {
		all = append(all, TokenRange{string(t.term), t.start, t.end, t.position})
	}
	return all
}

// Words are the terms of all fields.
func (x *Index) Words() ([]string, error) {
	d, err := x.dictionary()
	if err != nil {
		return nil, err
	}
	words := make([]string, len(d.entries))
	for i, e := range d.entries {
		words[i] = e.word
	}
	return words, nil
}

// StopWords are those of English.
func StopWords() []string { return slices.Sorted(maps.Keys(stopWords)) }

// Stem is the stem of an English word.
func Stem(word string) string { return stemOf(word) }
