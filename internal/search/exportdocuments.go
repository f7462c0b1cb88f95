package search

import (
	"context"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Each document of the published index has a file with its texts, for excerpts. Its
// name is the beginning of a hash of its content, so that browsers may keep it.

// documentWriter writes the files of documents.
type documentWriter struct {
	documents []Document
	// twins is set where the texts are taken from the Markdown of the pages.
	twins bool
	// width is how many characters of its hash the name of a file has.
	width   int
	write   func(File) error
	hashes  []string
	entries []documentEntry
}

func newDocumentWriter(documents []Document, twins bool, width int, write func(File) error) *documentWriter {
	return &documentWriter{documents, twins, width, write, make([]string, len(documents)), make([]documentEntry, len(documents))}
}

// narrowest is how many characters the name of a document's file has at least.
const narrowest = 7

// nameWidth is how many characters the names of so many files have: as many as let
// two of them be the same in one site of a thousand.
func nameWidth(documents int) int {
	width := narrowest
	for names := int64(1) << (5 * narrowest); width < hashLength && int64(documents)*int64(documents)/2 > names/1000 && names < 1<<55; names <<= 5 {
		width++
	}
	return width
}

// writeDocuments writes the files of all documents.
func (x *Index) writeDocuments(ctx context.Context, w *documentWriter) error {
	return inParallel(len(x.documents), x.workers, func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		sections, err := x.reader.sections(i)
		if err != nil {
			return err
		}
		var body kb.Body
		if w.twins {
			body = w.documents[i].source.Body
		}
		return w.add(i, sections, body)
	})
}

// add writes the file of a document. Several goroutines may add, each others.
func (w *documentWriter) add(number int, sections []Section, body kb.Body) error {
	d := &w.documents[number]
	file := documentFile{documentEntry: entryOf(d), Sections: make([]sectionEntry, 0, len(sections))}
	for _, s := range sections {
		file.Sections = append(file.Sections, sectionEntry{s.Heading, s.Anchor, s.Text})
	}
	if w.twins {
		twin, err := d.twin(body)
		if err != nil {
			return err
		}
		t := takenFrom(twin, file.Sections)
		file.Sections, file.Taken = nil, &t
	}
	content, err := encode(file)
	if err != nil {
		return err
	}
	w.entries[number], w.hashes[number] = file.documentEntry, hash(content)
	return w.write(File{filePath(w.hashes[number][:w.width]), content})
}

func entryOf(d *Document) documentEntry {
	e := documentEntry{Title: d.Title, URL: d.URL, Date: d.Date.String(), Services: append([]string{}, d.Services...), Page: d.Page}
	if d.Severity != nil {
		e.Severity = &severityEntry{d.Severity.Text, d.Severity.Rank}
	}
	return e
}

// ambiguous tells whether files with different contents have one name.
func (w *documentWriter) ambiguous() bool {
	named := make(map[string]string, len(w.hashes))
	for _, hash := range w.hashes {
		if other, taken := named[hash[:w.width]]; taken && other != hash {
			return true
		}
		named[hash[:w.width]] = hash
	}
	return false
}

// list names the files in the head, and lists what stands in them where that is
// short.
func (w *documentWriter) list(head *indexFile) error {
	var names strings.Builder
	for _, hash := range w.hashes {
		names.WriteString(hash[:w.width])
	}
	head.Files = fileNames{w.width, names.String()}
	list, err := encode(w.entries)
	if err != nil {
		return err
	}
	if len(list) <= largestList {
		head.Documents = w.entries
	}
	return nil
}
