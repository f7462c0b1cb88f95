package search

import "github.com/debrief-dev/debrief/internal/kb"

// kept is what an index on disk knows of its documents as a whole, beside the terms
// and the texts that bleve has.
type kept struct {
	// Language is that of the site.
	Language string `json:"language"`
	// Values are those of all documents, each once.
	Values    []Value        `json:"values"`
	Documents []keptDocument `json:"documents"`
	// Lengths are by field and document.
	Lengths [fieldCount][]int `json:"lengths"`
}

// keptDocument is a document as it is listed.
type keptDocument struct {
	URL      string    `json:"url"`
	Title    string    `json:"title"`
	File     string    `json:"file"`
	Page     bool      `json:"page,omitempty"`
	Date     kb.Date   `json:"date"`
	Severity *Severity `json:"severity,omitempty"`
	Services []string  `json:"services,omitempty"`
	Language string    `json:"language,omitempty"`
	// Values are places in the list of all.
	Values []int `json:"values,omitempty"`
}

func newKept(x *Index) kept {
	k := kept{Language: x.language, Lengths: x.lengths, Documents: make([]keptDocument, len(x.documents))}
	places := map[Value]int{}
	for i := range x.documents {
		d := &x.documents[i]
		k.Documents[i] = keptDocument{d.URL, d.Title, d.File, d.Page, d.Date, d.Severity, d.Services, d.Language, nil}
		for _, value := range d.Values {
			place, known := places[value]
			if !known {
				place = len(k.Values)
				places[value] = place
				k.Values = append(k.Values, value)
			}
			k.Documents[i].Values = append(k.Documents[i].Values, place)
		}
	}
	return k
}

// index is an index of the documents, without a reader.
func (k kept) index(options Options) *Index {
	documents := make([]Document, len(k.Documents))
	for i, d := range k.Documents {
		documents[i] = Document{
			URL: d.URL, Title: d.Title, File: d.File, Page: d.Page, Date: d.Date, Severity: d.Severity, Services: d.Services, Language: d.Language,
		}
		for _, place := range d.Values {
			documents[i].Values = append(documents[i].Values, k.Values[place])
		}
	}
	options.Language = k.Language
	x := newIndex(documents, options)
	x.lengths = k.Lengths
	x.average()
	return x
}
