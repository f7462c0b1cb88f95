package search

import (
	"context"
	"encoding/binary"
	"iter"
	"slices"
)

// lists are an inverted index in memory of a stretch of the documents: for each field
// the words, and where each of them stands.
type lists [fieldCount]map[string]*list

// list is where a word stands in a field: a stream of numbers, written as varints
// whose lowest bit tells what they are.
//
//	difference·2 + 1   the next document, counted from the one before
//	difference·2       the next position in it, counted from the one before
//
// The stream begins with the positions in the first document.
type list struct {
	first, last int32
	// count is how many documents there are, and position the last one written.
	count, position int32
	stream          []byte
}

// newLists are lists without a word.
func newLists() *lists {
	l := &lists{}
	for f := range l {
		l[f] = map[string]*list{}
	}
	return l
}

// add notes a token of the last document. Documents arrive by ascending number,
// and the tokens of each by ascending position.
func (l *lists) add(number int, f field, t token) {
	words := l[f]
	entry := words[string(t.term)]
	switch {
	case entry == nil:
		entry = &list{first: int32(number), last: int32(number), count: 1}
		words[string(t.term)] = entry
	case entry.last != int32(number):
		entry.next(int32(number))
	}
	entry.stream = binary.AppendUvarint(entry.stream, uint64(t.position-int(entry.position))<<1)
	entry.position = int32(t.position)
}

// next begins another document.
func (l *list) next(number int32) {
	l.stream = binary.AppendUvarint(l.stream, uint64(number-l.last)<<1|1)
	l.last, l.position = number, 0
	l.count++
}

// each calls document where a document begins, and position for every position.
func (l *list) each(document, position func(n int)) {
	number, place := int(l.first), 0
	document(number)
	for rest := l.stream; len(rest) > 0; {
		n, size := binary.Uvarint(rest)
		rest = rest[size:]
		if n&1 == 1 {
			number, place = number+int(n>>1), 0
			document(number)
			continue
		}
		place += int(n >> 1)
		position(place)
	}
}

// listReader reads lists, each of a stretch of the documents, in their order.
type listReader struct {
	stretches []*lists
	// all are the documents, whose texts are made anew.
	all []Document
}

// entries are the lists that have a term in a field.
func (r listReader) entries(term string, f field) iter.Seq[*list] {
	return func(yield func(*list) bool) {
		for _, l := range r.stretches {
			if entry := l[f][term]; entry != nil && !yield(entry) {
				return
			}
		}
	}
}

func (r listReader) terms(f field, to []entry) ([]entry, error) {
	for _, l := range r.stretches {
		to = slices.Grow(to, len(l[f]))
		for word, entry := range l[f] {
			to = append(to, newEntry(word, f, int(entry.count)))
		}
	}
	return to, nil
}

func (r listReader) documents(ctx context.Context, term string, f field, visit func(number int)) error {
	for entry := range r.entries(term, f) {
		entry.each(visit, func(int) {})
	}
	return ctx.Err()
}

func (r listReader) postings(ctx context.Context, term string, f field, positions bool, in *room) ([]posting, error) {
	count, size := 0, 0
	for entry := range r.entries(term, f) {
		count += int(entry.count)
		size += len(entry.stream)
	}
	all, places := slices.Grow(in.postings[:0], count), in.positions[:0]
	if positions {
		places = slices.Grow(places, size)
	}
	in.postings, in.positions = all, places
	for entry := range r.entries(term, f) {
		entry.each(
			func(number int) { all = append(all, posting{number: number}) },
			func(position int) {
				p := &all[len(all)-1]
				p.frequency++
				if positions {
					places = append(places, position)
					p.positions = places[len(places)-p.frequency : len(places) : len(places)]
				}
			})
	}
	return all, ctx.Err()
}

func (r listReader) sections(number int) ([]Section, error) { return r.all[number].Sections() }

func (r listReader) close() error { return nil }
