package search

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The published index is JSON: search-index.json, a file for each document, and
// where the postings are too many for one file, shards of them. Numbers of
// documents are ascending and written as differences.

// Where the index is cut, in bytes of JSON.
const (
	// largestSingle is how much search-index.json may have of terms, and
	// largestList of documents.
	largestSingle = 256 << 10
	largestList   = 128 << 10
	// shardSize is about 7 kB compressed: what a word costs to look up.
	shardSize = 24 << 10
)

// indexVersion is that of the format.
const indexVersion = 1

// indexFile is search-index.json.
type indexFile struct {
	Version int `json:"version"`
	Count   int `json:"count"`
	// Incidents is how many of the documents are incidents; pages follow them.
	Incidents int      `json:"incidents"`
	Language  string   `json:"language"`
	Fields    []string `json:"fields"`
	// Weights are by field; Alphas are those of the word itself, its stem, a
	// longer word and a typo; Required is the share of the words.
	Weights  []float64 `json:"weights"`
	K1       float64   `json:"k1"`
	B        float64   `json:"b"`
	Alphas   []float64 `json:"alphas"`
	Required float64   `json:"required"`
	// StopWords are dropped from queries; none where the site is not English.
	StopWords []string `json:"stopWords"`
	// Compounds is set where words may stand at the end of others.
	Compounds bool             `json:"compounds,omitempty"`
	Average   []float64        `json:"average"`
	Lengths   map[string][]int `json:"lengths"`
	Facets    []facetEntry     `json:"facets"`
	Files     fileNames        `json:"files"`
	// Documents is absent where it would be long.
	Documents []documentEntry `json:"documents,omitempty"`
	// Either Terms or the two below are there.
	Terms  *shard       `json:"terms,omitempty"`
	Shards []shardEntry `json:"shards,omitempty"`
	// Spellings are the words of letters, by number of characters.
	Spellings map[string]string `json:"spellings,omitempty"`
	// Starts is the file of the words that one or two characters may become.
	Starts string `json:"starts,omitempty"`
}

// facetEntry is a facet and its values.
type facetEntry struct {
	Name   Facet        `json:"name"`
	Values []valueEntry `json:"values"`
}

type valueEntry struct {
	Value string `json:"value"`
	Title string `json:"title"`
	// URL is that of the value's page, if it has one.
	URL       string `json:"url,omitempty"`
	Documents []int  `json:"documents"`
	// Suggested are those of the documents that do not name the value themselves.
	Suggested []int `json:"suggested,omitempty"`
}

// fileNames are the names of the documents' files, all of one width, in one
// string.
type fileNames struct {
	Width int    `json:"width"`
	Names string `json:"names"`
}

// documentEntry is what a list of results shows of a document.
type documentEntry struct {
	Title    string         `json:"title"`
	URL      string         `json:"url"`
	Date     string         `json:"date"`
	Severity *severityEntry `json:"severity"`
	Services []string       `json:"services"`
	// Page is set for a plain page.
	Page bool `json:"page,omitempty"`
}

type severityEntry struct {
	Text string `json:"text"`
	Rank int    `json:"rank"`
}

// documentFile is the file of a document.
type documentFile struct {
	documentEntry
	Factors  []factorEntry  `json:"factors"`
	Sections []sectionEntry `json:"sections"`
}

type factorEntry struct {
	Value string `json:"value"`
	Title string `json:"title"`
}

type sectionEntry struct {
	Heading string `json:"heading"`
	Anchor  string `json:"anchor"`
	Text    string `json:"text"`
}

// EachFile makes the files of the published index, search-index.json and those
// below search/, and hands each to write as soon as it is made: from several
// goroutines at once, in any order. Their bytes depend on the documents alone.
// The first error of write, or the context, stops it.
func (x *Index) EachFile(ctx context.Context, write func(File) error) error {
	return x.eachFile(ctx, largestSingle, write)
}

// eachFile writes the terms into search-index.json where they take at most single
// bytes.
func (x *Index) eachFile(ctx context.Context, single int, write func(File) error) error {
	head := x.head()
	if err := x.writeDocuments(ctx, &head, write); err != nil {
		return err
	}
	if err := x.writeTerms(ctx, &head, single, write); err != nil {
		return err
	}
	content, err := encode(head)
	if err != nil {
		return err
	}
	return write(File{Path: "search-index.json", Content: content})
}

// head is search-index.json without what names other files.
func (x *Index) head() indexFile {
	head := indexFile{
		Version: indexVersion, Count: len(x.documents), Incidents: x.incidents(), Compounds: x.compounds, Language: x.language, Fields: fieldNames[:],
		Weights: ranking.weights[:], K1: ranking.k1, B: ranking.b,
		Alphas:   []float64{1, ranking.sameStem, ranking.prefix, ranking.typo},
		Required: ranking.required, StopWords: x.stopWords(), Average: x.averages[:], Lengths: map[string][]int{}, Facets: []facetEntry{},
	}
	for f := range fieldCount {
		if f.hasLength() {
			head.Lengths[fieldNames[f]] = x.lengths[f]
		}
	}
	for _, facet := range facetOrder {
		if len(x.facets[facet]) == 0 {
			continue
		}
		entry := facetEntry{Name: facet}
		for _, v := range x.facets[facet] {
			entry.Values = append(entry.Values, valueEntry{v.Value.Value, v.Title, v.URL, differences(v.documents), differences(v.suggested)})
		}
		head.Facets = append(head.Facets, entry)
	}
	return head
}

// incidents is how many of the documents are incidents, which come first.
func (x *Index) incidents() int {
	for i := range x.documents {
		if x.documents[i].Page {
			return i
		}
	}
	return len(x.documents)
}

// stopWords are those that queries do without.
func (x *Index) stopWords() []string {
	if !x.english {
		return []string{}
	}
	return slices.Sorted(maps.Keys(stopWords))
}

// differences writes ascending numbers as the first and what each adds.
func differences(numbers []int) []int {
	deltas := make([]int, len(numbers))
	last := 0
	for i, n := range numbers {
		deltas[i] = n - last
		last = n
	}
	return deltas
}

// writeDocuments writes the files of documents and names them in the head. How
// long their names are is known once all are made.
func (x *Index) writeDocuments(ctx context.Context, head *indexFile, write func(File) error) error {
	contents := make([][]byte, len(x.documents))
	hashes := make([]string, len(x.documents))
	head.Documents = make([]documentEntry, len(x.documents))
	err := inParallel(len(x.documents), x.workers, func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		file, err := x.fileOf(i)
		if err != nil {
			return err
		}
		head.Documents[i] = file.documentEntry
		contents[i], err = encode(file)
		hashes[i] = hash(contents[i])
		return err
	})
	if err != nil {
		return err
	}
	head.Files = nameFiles(hashes)
	list, err := encode(head.Documents)
	if err != nil {
		return err
	}
	if len(list) > largestList {
		head.Documents = nil
	}
	return inParallel(len(contents), x.workers, func(i int) error {
		content := contents[i]
		contents[i] = nil
		return write(File{filePath(hashes[i][:head.Files.Width]), content})
	})
}

// fileOf is the file of a document.
func (x *Index) fileOf(number int) (documentFile, error) {
	d := &x.documents[number]
	sections, err := x.reader.sections(number)
	if err != nil {
		return documentFile{}, err
	}
	file := documentFile{documentEntry: entryOf(d), Factors: []factorEntry{}, Sections: []sectionEntry{}}
	for _, f := range d.Factors {
		file.Factors = append(file.Factors, factorEntry{f.Value, f.Title})
	}
	for _, s := range sections {
		file.Sections = append(file.Sections, sectionEntry(s))
	}
	return file, nil
}

func entryOf(d *Document) documentEntry {
	e := documentEntry{Title: d.Title, URL: d.URL, Date: d.Date.String(), Services: append([]string{}, d.Services...), Page: d.Page}
	if d.Severity != nil {
		e.Severity = &severityEntry{d.Severity.Text, d.Severity.Rank}
	}
	return e
}

// narrowest is how many characters the name of a document's file has at least.
const narrowest = 7

// nameFiles takes as much of the hashes as keeps different ones apart.
func nameFiles(hashes []string) fileNames {
	different := map[string]bool{}
	for _, h := range hashes {
		different[h] = true
	}
	names := fileNames{Width: narrowest}
	for ; names.Width < hashLength; names.Width++ {
		short := map[string]bool{}
		for h := range different {
			short[h[:names.Width]] = true
		}
		if len(short) == len(different) {
			break
		}
	}
	var all strings.Builder
	for _, h := range hashes {
		all.WriteString(h[:names.Width])
	}
	names.Names = all.String()
	return names
}

func filePath(name string) string { return "search/" + name + ".json" }

// hashLength is how many characters a hash has.
const hashLength = 52

// hash is a name for a content, of letters and digits in lower case.
func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
}

// encode writes compact JSON. Letters stay as they are, because nobody puts
// these files into a page.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encode JSON: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// appendNumber appends a number of a list.
func appendNumber(to []byte, n int) []byte {
	if last := to[len(to)-1]; last != '[' {
		to = append(to, ',')
	}
	return strconv.AppendInt(to, int64(n), 10)
}
