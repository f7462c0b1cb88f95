package search

import "context"

// reader is what the ranking and the export ask of an index. It has two makers:
// lists in memory (lists.go), and bleve on disk (bleve.go). A test holds the two
// equal.
type reader interface {
	// terms appends the terms of a field, in any order, and the number of documents that
	// have them there: several entries where several parts of the documents do.
	terms(f field, to []entry) ([]entry, error)
	// documents calls visit for every document that has a term in a field.
	documents(ctx context.Context, term string, f field, visit func(number int)) error
	// postings are where a term stands in a field, by ascending number; with
	// positions only where they are asked for. They stand in the room, until those of
	// another term are read into it.
	postings(ctx context.Context, term string, f field, positions bool, in *room) ([]posting, error)
	// sections are the texts of a document as a reader of its page sees them.
	sections(number int) ([]Section, error)
	// close releases what the reader holds.
	close() error
}

// posting is one document that has a term in a field.
type posting struct {
	number, frequency int
	// positions are ascending; nil unless asked for.
	positions []int
}

// room is where postings stand, which those of the next term use again: there are
// millions of them in a large index, and a handful of terms has most.
type room struct {
	postings  []posting
	positions []int
}
