package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	porterstemmer "github.com/blevesearch/go-porterstemmer"
)

// dictionary has the terms of all fields, in the order of compareWords.
type dictionary struct {
	entries []entry
	// spellings are the places of the terms that are letters only, by their
	// number of characters.
	spellings map[int][]int
}

// entry is a term.
type entry struct {
	word string
	// count is how many documents have the term in any field.
	count int
	// fields has a bit for each field that has the term.
	fields uint16
}

func newEntry(word string, f field, count int) entry { return entry{word, count, 1 << f} }

// in tells whether a field has the term.
func (e entry) in(f field) bool { return e.fields&(1<<f) != 0 }

// isName tells whether the term stands in a title, or in the name of a factor or
// a service.
func (e entry) isName() bool { return e.in(titleField) || e.in(factorsField) || e.in(servicesField) }

// newDictionary reads the dictionary of an index of so many documents.
func newDictionary(r reader, documents int) (*dictionary, error) {
	d := &dictionary{spellings: map[int][]int{}}
	var err error
	for f := range fieldCount {
		if d.entries, err = r.terms(f, d.entries); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(d.entries, func(a, b entry) int { return compareWords(a.word, b.word) })
	d.merge()
	if err := d.count(r, documents); err != nil {
		return nil, err
	}
	for i, e := range d.entries {
		if lettersOnly(e.word) {
			n := utf8.RuneCountInString(e.word)
			d.spellings[n] = append(d.spellings[n], i)
		}
	}
	return d, nil
}

// merge makes one entry of those of a term. Its documents are the sum of theirs where
// all are of one field.
func (d *dictionary) merge() {
	merged := d.entries[:0]
	for _, e := range d.entries {
		if last := len(merged) - 1; last >= 0 && merged[last].word == e.word {
			merged[last].fields |= e.fields
			merged[last].count += e.count
			continue
		}
		merged = append(merged, e)
	}
	clear(d.entries[len(merged):])
	d.entries = merged
}

// count counts the documents of the terms that stand in several fields, each
// document once.
func (d *dictionary) count(r reader, documents int) error {
	// last is the last entry for which a document was counted.
	last := make([]int, documents)
	for i := range d.entries {
		e := &d.entries[i]
		if e.fields&(e.fields-1) == 0 {
			continue
		}
		e.count = 0
		for f := range fieldCount {
			if !e.in(f) {
				continue
			}
			err := r.documents(context.Background(), e.word, f, func(number int) {
				if last[number] != i+1 {
					last[number] = i + 1
					e.count++
				}
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// find returns the place of a word, and whether it is there.
func (d *dictionary) find(word string) (int, bool) {
	return slices.BinarySearchFunc(d.entries, word, func(e entry, word string) int { return compareWords(e.word, word) })
}

// withPrefix returns the range of places whose words start with a prefix.
func (d *dictionary) withPrefix(prefix string) (from, to int) {
	from, _ = d.find(prefix)
	for to = from; to < len(d.entries) && strings.HasPrefix(d.entries[to].word, prefix); to++ {
	}
	return from, to
}

// sameStem returns the places of the other words with the stem of a word, in
// their order.
func (d *dictionary) sameStem(word string) []int {
	if !stemmed(word) {
		return nil
	}
	stem := stemOf(word)
	prefixes := []string{stem}
	switch head := stem[:len(stem)-1]; stem[len(stem)-1] {
	case 'i':
		prefixes = append(prefixes, head+"y")
	case 'e':
		prefixes = append(prefixes, head+"i")
	}
	var places []int
	for _, prefix := range prefixes {
		from, to := d.withPrefix(prefix)
		for i := from; i < to; i++ {
			if other := d.entries[i].word; other != word && stemmed(other) && stemOf(other) == stem {
				places = append(places, i)
			}
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// stemmed tells whether a word has a stem: letters from a to z, three or more.
func stemmed(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return len(word) >= 3
}

// stemOf is Porter's first stemmer (1980), the one that bleve's English has.
func stemOf(word string) string { return string(porterstemmer.StemWithoutLowerCasing([]rune(word))) }

// frequent returns at most so many places, those in most documents first.
func (d *dictionary) frequent(places []int, most int) []int {
	slices.SortStableFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.entries[b].count, d.entries[a].count), cmp.Compare(a, b))
	})
	return places[:min(most, len(places))]
}

// lettersOnly tells whether a term is all letters.
func lettersOnly(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}
