package search

import (
	"context"
	"slices"
)

// matched is what a clause finds.
type matched struct {
	resolved
	// weight is how rare the clause is: its idf.
	weight float64
	// has tells for each document whether the clause finds it, and wtf what it
	// weighs there. Both are nil if it finds nothing.
	has []bool
	wtf []float64
}

// match looks a clause up in the index.
func (x *Index) match(ctx context.Context, d *dictionary, c resolved) (matched, error) {
	m := matched{resolved: c}
	if len(c.terms) == 0 {
		m.weight = idf(len(x.documents), 0)
		return m, nil
	}
	m.has, m.wtf = make([]bool, len(x.documents)), make([]float64, len(x.documents))
	if len(c.tokens) > 0 {
		return m, x.matchPhrase(ctx, d, &m)
	}
	var in room
	for _, t := range c.terms {
		e := d.entries[t.place]
		for f := range fieldCount {
			if !e.in(f) {
				continue
			}
			list, err := x.reader.postings(ctx, e.word, f, false, &in)
			if err != nil {
				return m, err
			}
			for _, p := range list {
				m.has[p.number] = true
				m.wtf[p.number] += x.weigh(t.alpha, f, p.number, p.frequency)
			}
		}
	}
	m.weight = idf(len(x.documents), count(m.has))
	return m, nil
}

// matchPhrase looks for the tokens of a phrase at their places in one field.
func (x *Index) matchPhrase(ctx context.Context, d *dictionary, m *matched) error {
	for _, t := range m.terms {
		m.weight += idf(len(x.documents), d.entries[t.place].count)
	}
	for f := range fieldCount {
		if slices.ContainsFunc(m.terms, func(t weighted) bool { return !d.entries[t.place].in(f) }) {
			continue
		}
		starts, err := x.starts(ctx, d, m, f)
		if err != nil {
			return err
		}
		for number, places := range starts {
			if len(places) > 0 {
				m.has[number] = true
				m.wtf[number] += x.weigh(1, f, number, len(places))
			}
		}
	}
	return nil
}

// starts are the positions at which a phrase starts in a field, by document.
func (x *Index) starts(ctx context.Context, d *dictionary, m *matched, f field) (map[int][]int, error) {
	var starts map[int][]int
	var in room
	for i, t := range m.terms {
		list, err := x.reader.postings(ctx, d.entries[t.place].word, f, true, &in)
		if err != nil {
			return nil, err
		}
		offset := m.tokens[i].position - m.tokens[0].position
		left := make(map[int][]int, len(list))
		for _, p := range list {
			places := make([]int, 0, len(p.positions))
			for _, position := range p.positions {
				start := position - offset
				if _, had := slices.BinarySearch(starts[p.number], start); i == 0 || had {
					places = append(places, start)
				}
			}
			if len(places) > 0 {
				left[p.number] = places
			}
		}
		starts = left
	}
	return starts, nil
}

func count(has []bool) int {
	n := 0
	for _, h := range has {
		if h {
			n++
		}
	}
	return n
}

// finds tells whether a clause finds a document.
func (m *matched) finds(number int) bool { return m.has != nil && m.has[number] }

// answer is the state of answering one query.
type answer struct {
	clauses []matched
	ticks   ticks
	// words is how many required words there are, and enough how many of them a
	// document must have.
	words, enough int
	partial       bool
	// found has for each document how many of the required words it has, or
	// rejected.
	found []int
}

// rejected marks a document that a phrase, a minus or a filter turns away
// whatever words it has.
const rejected = -1

// absent are the words that no document has, nor any that stands for them.
func (a *answer) absent() []string {
	var words []string
	for i := range a.clauses {
		if c := &a.clauses[i]; c.kind == wordClause && len(c.terms) == 0 && !slices.Contains(words, c.term) {
			words = append(words, c.term)
		}
	}
	return words
}

// findWords counts the required words of every document that no phrase and no
// minus turns away.
func (a *answer) findWords(documents int) {
	a.found = make([]int, documents)
	for number := range a.found {
		a.found[number] = a.wordsIn(number)
	}
}

func (a *answer) wordsIn(number int) int {
	n := 0
	for i := range a.clauses {
		c := &a.clauses[i]
		switch finds := c.finds(number); c.kind {
		case wordClause:
			if finds {
				n++
			}
		case phraseClause:
			if !finds {
				return rejected
			}
		case excludedClause:
			if finds {
				return rejected
			}
		}
	}
	return n
}

// settle decides how many words are enough: fewer than wanted, where no document
// that the filters let through has as many.
func (a *answer) settle() {
	for i := range a.clauses {
		if a.clauses[i].kind == wordClause {
			a.words++
		}
	}
	a.enough = required(a.words)
	best := 0
	for number, n := range a.found {
		if n > best && a.ticks.missed(number) == 0 {
			best = n
		}
	}
	if best >= 1 && best < a.enough {
		a.enough, a.partial = best, true
	}
}

// hits are the numbers of the documents that are found, ascending.
func (a *answer) hits() []int {
	var numbers []int
	for number, n := range a.found {
		if n >= a.enough && a.ticks.missed(number) == 0 {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// score ranks a document that was found.
func (a *answer) score(number int) int {
	sum := 0.0
	for i := range a.clauses {
		if c := &a.clauses[i]; c.kind != excludedClause && c.finds(number) {
			sum += saturate(c.weight, c.wtf[number])
		}
	}
	return rounded(coordinate(sum, a.found[number], a.words))
}
