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
	"strings"
)

// The published index is JSON: search-index.json, a file for each document, and
// where the postings are too many for one file, shards of them. Numbers of
// documents are ascending and written as differences.

// Where the index is cut, in bytes of JSON.
const (
	// largestSingle is how much search-index.json may have of terms, and
	// largestList of documents.
	largestSingle = 144 << 10
	largestList   = 128 << 10
	// shardSize is about 7 kB compressed: what a word costs to look up.
	shardSize = 14 << 10
)

// indexVersion is that of the format.
const indexVersion = 4

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
	// Either of the two is there.
	Sections []sectionEntry `json:"sections,omitempty"`
	Taken    *taken         `json:"taken,omitempty"`
}

// sectionEntry has the heading, the anchor and the text of a section: a document has a
// dozen, so that their names would weigh as much as all that stands above them.
type sectionEntry [3]string

// Export analyses documents and makes the files of the published index,
// search-index.json and those below search/. Each is handed to write as soon as it
// is made, from several goroutines at once and in any order. Their bytes depend on
// the documents alone. The first error of write, or the context, stops it.
func Export(ctx context.Context, documents []Document, options Options, write func(File) error) error {
	w := newDocumentWriter(documents, options.Twins, nameWidth(len(documents)), write)
	x, err := collect(ctx, documents, options, func(number int, t documentTexts) error { return w.add(number, t.sections, t.body) })
	if err != nil {
		return err
	}
	return x.export(ctx, w, largestSingle)
}

// EachFile is Export of the documents of an index, which were listed anew: an index that
// was opened does not have what stands in their twins.
func (x *Index) EachFile(ctx context.Context, documents []Document, write func(File) error) error {
	return x.eachFile(ctx, documents, nameWidth(len(x.documents)), largestSingle, write)
}

func (x *Index) eachFile(ctx context.Context, documents []Document, width, single int, write func(File) error) error {
	w := newDocumentWriter(documents, x.twins, width, write)
	if err := x.writeDocuments(ctx, w); err != nil {
		return err
	}
	return x.export(ctx, w, single)
}

// export writes what is left when the documents are written: the terms, into
// search-index.json where they take at most single bytes, and that file.
func (x *Index) export(ctx context.Context, w *documentWriter, single int) error {
	for w.ambiguous() {
		// Files under the shorter names stay; nothing leads to them.
		w = newDocumentWriter(w.documents, w.twins, w.width+1, w.write)
		if err := x.writeDocuments(ctx, w); err != nil {
			return err
		}
	}
	head := x.head()
	if err := w.list(&head); err != nil {
		return err
	}
	if err := x.writeTerms(ctx, &head, single, w.write); err != nil {
		return err
	}
	content, err := encode(head)
	if err != nil {
		return err
	}
	return w.write(File{Path: "search-index.json", Content: content})
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
