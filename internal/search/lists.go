package search

import (
	"context"
	"encoding/binary"
	"slices"
)

// lists are an inverted index in memory: for each field the words, and where each
// of them stands.
type lists struct {
	fields [fieldCount]map[string]*list
	// texts are those of a document, made anew.
	texts func(number int) (documentTexts, error)
}

// list is where a word stands in a field: a stream of numbers, written as varints
// whose lowest bit tells what they are.
//
//	difference·2 + 1   the next document, counted from the one before
//	difference·2       the next position in it, counted from the one before
//
// The stream begins with the positions in the first document.
type list struct {
	first, last int
	// count is how many documents there are, and position the last one written.
	count, position int
	stream          []byte
}

// newLists are lists without a word.
func newLists() *lists {
	l := &lists{}
	for f := range l.fields {
		l.fields[f] = map[string]*list{}
	}
	return l
}

// add notes a token of the last document. Documents arrive by ascending number,
// and the tokens of each by ascending position.
func (l *lists) add(number int, f field, t token) {
	words := l.fields[f]
	entry := words[string(t.term)]
	switch {
	case entry == nil:
		entry = &list{first: number, last: number, count: 1}
		words[string(t.term)] = entry
	case entry.last != number:
		entry.next(number)
	}
	entry.stream = binary.AppendUvarint(entry.stream, uint64(t.position-entry.position)<<1)
	entry.position = t.position
}

// next begins another document.
func (l *list) next(number int) {
	l.stream = binary.AppendUvarint(l.stream, uint64(number-l.last)<<1|1)
	l.last, l.position = number, 0
	l.count++
}

// join appends lists of documents with higher numbers, which are empty afterwards, so
// that no place is kept twice for long.
func (l *lists) join(others *lists) {
	for f, words := range others.fields {
		for word, other := range words {
			entry := l.fields[f][word]
			if entry == nil {
				l.fields[f][word] = other
				continue
			}
			stream := make([]byte, 0, len(entry.stream)+binary.MaxVarintLen32+len(other.stream))
			entry.stream = append(stream, entry.stream...)
			entry.next(other.first)
			entry.stream = append(entry.stream, other.stream...)
			entry.last, entry.position = other.last, other.position
			entry.count += other.count - 1
			other.stream = nil
		}
		others.fields[f] = nil
	}
}

// each calls document where a document begins, and position for every position.
func (l *list) each(document, position func(n int)) {
	number, place := l.first, 0
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

func (l *lists) eachTerm(f field, visit func(word string, count int)) error {
	for word, entry := range l.fields[f] {
		visit(word, entry.count)
	}
	return nil
}

func (l *lists) documents(ctx context.Context, term string, f field, visit func(number int)) error {
	if entry := l.fields[f][term]; entry != nil {
		entry.each(visit, func(int) {})
	}
	return ctx.Err()
}

func (l *lists) postings(ctx context.Context, term string, f field, positions bool, in *room) ([]posting, error) {
	entry := l.fields[f][term]
	if entry == nil {
		return nil, ctx.Err()
	}
	all, places := slices.Grow(in.postings[:0], entry.count), in.positions[:0]
	if positions {
		places = slices.Grow(places, len(entry.stream))
	}
	in.postings, in.positions = all, places
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
	return all, ctx.Err()
}

func (l *lists) sections(number int) ([]Section, error) {
	t, err := l.texts(number)
	return t.sections, err
}

func (l *lists) close() error { return nil }
