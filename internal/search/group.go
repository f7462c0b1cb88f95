package search

import (
	"unicode/utf8"
)

// How many longer words a half typed one stands for. One of fewer characters than
// shortestPrefix begins half of the dictionary, so it stands only for words of
// titles, factors and services, and for fewer.
const (
	mostPrefixes   = 24
	shortestPrefix = 3
	mostStarts     = 8
)

// weighted is a term of the dictionary and how much it counts for a clause.
type weighted struct {
	place int
	alpha float64
}

// group returns the terms that a word stands for: itself, words with its stem,
// and longer ones while it is half typed.
func (x *Index) group(d *dictionary, c clause) []weighted {
	terms := x.exact(d, c.term)
	if c.half {
		known := map[int]bool{}
		for _, t := range terms {
			known[t.place] = true
		}
		terms = appendTerms(terms, d.longer(c.term, known), ranking.prefix)
	}
	return terms
}

// longer are the words that a half typed one may become, without those that are
// known, the most frequent first.
func (d *dictionary) longer(term string, known map[int]bool) []int {
	from, to := d.withPrefix(term)
	names := isStart(term)
	var places []int
	for i := from; i < to; i++ {
		if !known[i] && (!names || d.entries[i].isName()) {
			places = append(places, i)
		}
	}
	if names {
		return d.frequent(places, mostStarts)
	}
	return d.frequent(places, mostPrefixes)
}

// isStart tells whether a half typed word is so short that it stands for words of
// names only. One character of a script without blanks is a word.
func isStart(term string) bool {
	first, _ := utf8.DecodeRuneInString(term)
	return utf8.RuneCountInString(term) < shortestPrefix && !isUnspaced(first)
}

// exact returns a word and those with its stem.
func (x *Index) exact(d *dictionary, term string) []weighted {
	var terms []weighted
	if place, ok := d.find(term); ok {
		terms = append(terms, weighted{place, 1})
	}
	if x.english {
		terms = appendTerms(terms, d.sameStem(term), ranking.sameStem)
	}
	return terms
}

func appendTerms(terms []weighted, places []int, alpha float64) []weighted {
	for _, place := range places {
		terms = append(terms, weighted{place, alpha})
	}
	return terms
}

// resolved is a clause with the terms that it stands for.
type resolved struct {
	clause
	terms []weighted
}

// resolve finds the terms of all clauses. A compound that the index does not
// have is replaced by its pieces, any other such word by those around it or
// are one typo away.
func (x *Index) resolve(d *dictionary, clauses []clause) []resolved {
	var all []resolved
	for _, c := range clauses {
		switch {
		case len(c.tokens) > 0:
			all = append(all, resolved{clause: c, terms: d.phraseTerms(c.tokens)})
		case c.kind == optionalClause, c.kind == excludedClause:
			all = append(all, resolved{clause: c, terms: x.exact(d, c.term)})
		default:
			all = append(all, x.resolveWord(d, c)...)
		}
	}
	return all
}

func (x *Index) resolveWord(d *dictionary, c clause) []resolved {
	terms := x.group(d, c)
	if len(terms) == 0 && len(c.pieces) > 0 {
		var all []resolved
		for _, piece := range c.pieces {
			all = append(all, x.resolveWord(d, piece)...)
		}
		return all
	}
	if x.compounds || len(terms) == 0 {
		terms = appendTerms(terms, d.around(c.term, terms), ranking.prefix)
	}
	if len(terms) == 0 {
		terms = appendTerms(nil, d.typos(c.term), ranking.typo)
	}
	return []resolved{{c, terms}}
}

// phraseTerms are the terms of a phrase, in its order; nil if one is unknown.
func (d *dictionary) phraseTerms(tokens []token) []weighted {
	terms := make([]weighted, len(tokens))
	for i, t := range tokens {
		place, ok := d.find(string(t.term))
		if !ok {
			return nil
		}
		terms[i] = weighted{place, 1}
	}
	return terms
}
