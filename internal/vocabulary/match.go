package vocabulary

import (
	"math/bits"
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// hit is a place that matches from one token up to another.
type hit struct {
	place, end int32
}

// found is a phrase that matches.
type found struct {
	phrase *compiled
	// from and to are tokens, to exclusive, and marks are those that the parts took.
	from, to int
	marks    tokenSet
	// words counts those that the parts took, two characters of a script without
	// blanks as one; skipped counts those that the gaps took.
	words, skipped int
}

// tokenSet is a set of tokens of one item.
type tokenSet [(mostTokens + 63) / 64]uint64

func (s *tokenSet) add(from, to int) {
	for i := from; i < to; i++ {
		s[i/64] |= 1 << (i % 64)
	}
}

func (s *tokenSet) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// shared counts the tokens that two sets have in common.
func (s *tokenSet) shared(other *tokenSet) (n int) {
	for i := range s {
		n += bits.OnesCount64(s[i] & other[i])
	}
	return n
}

// mostFound bounds what is kept of a text that repeats itself.
const mostFound = 256

// passage is an item while it is read.
type passage struct {
	tokens []token
	hits   []hit
	// starts says where in hits those of a token begin, behind those of the items
	// before; it has one more entry.
	starts []int
	// present are the places that match anywhere, a bit each.
	present []uint64
}

// room is where the items of a document are read; those of the next are read in it again.
type room struct {
	tokens []token
	hits   []hit
	starts []int
	// atoms are those of each token of one item.
	atoms [][]int32
	// known has the atoms of words that were read before.
	known map[*matcher]map[string][]int32
}

// mostKnown is of how many words of a language the atoms are kept, and longestKnown how
// many bytes these have.
const (
	mostKnown    = 1 << 13
	longestKnown = 32
)

// mostHits is how many hits a room is kept for.
const mostHits = 1 << 16

// scan finds where which places match.
func (m *matcher) scan(tokens []token, in *room) passage {
	known := in.known[m]
	if known == nil || len(known) > mostKnown {
		known = map[string][]int32{}
		in.known[m] = known
	}
	in.atoms = in.atoms[:0]
	for i := range tokens {
		atoms, ok := known[tokens[i].word]
		if !ok {
			atoms = m.atomsOf(tokens[i].word)
		}
		if !ok && len(tokens[i].word) <= longestKnown {
			known[strings.Clone(tokens[i].word)] = atoms
		}
		in.atoms = append(in.atoms, atoms)
	}
	p := passage{tokens: tokens, present: make([]uint64, len(m.places)/64+1)}
	first := len(in.starts)
	for i := range tokens {
		in.starts = append(in.starts, len(in.hits))
		m.walk(0, i, &p, in)
	}
	in.starts = append(in.starts, len(in.hits))
	p.hits, p.starts = in.hits, in.starts[first:]
	return p
}

// walk notes the places that match from one token up to another, and goes on behind it.
func (m *matcher) walk(at int32, i int, p *passage, in *room) {
	for _, place := range m.nodes[at].places {
		in.hits = append(in.hits, hit{place, int32(i)})
		p.present[place/64] |= 1 << (place % 64)
	}
	if i == len(p.tokens) || i > 0 && at != 0 && p.tokens[i].sentence != p.tokens[i-1].sentence {
		return
	}
	for _, atom := range in.atoms[i] {
		if next := m.from(at, atom); next != 0 {
			m.walk(next, i+1, p, in)
		}
	}
}

// atomsOf lists the atoms that a word matches.
func (m *matcher) atomsOf(word string) (atoms []int32) {
	if word == "" {
		return nil
	}
	if id, ok := m.exact[word]; ok {
		atoms = append(atoms, id)
	}
	if m.english {
		if id, ok := m.stems[prose.Stem(word)]; ok {
			atoms = append(atoms, id)
		}
	}
	if len(word) >= shortestPrefix {
		for _, p := range m.prefixes[word[:shortestPrefix]] {
			if strings.HasPrefix(word, p.prefix) {
				atoms = append(atoms, p.atom)
			}
		}
	}
	if m.number != 0 && word[0] >= '0' && word[0] <= '9' {
		atoms = append(atoms, m.number)
	}
	return atoms
}

// at returns the hits that start at a token.
func (p *passage) at(i int) []hit { return p.hits[p.starts[i]:p.starts[i+1]] }

// has tells whether a place matches at a token.
func (p *passage) has(i int, place int32) bool {
	if i < 0 || i >= len(p.tokens) || place == noPlace {
		return false
	}
	for _, h := range p.at(i) {
		if h.place == place {
			return true
		}
	}
	return false
}

// find lists the phrases that match, in the order of the text.
func (m *matcher) find(p *passage) (all []found) {
	for i := range p.tokens {
		for _, h := range p.at(i) {
			if int(h.place) >= len(m.first) {
				continue
			}
			for _, index := range m.first[h.place] {
				phrase := &m.phrases[index]
				if !p.mayMatch(phrase) {
					continue
				}
				f := found{phrase: phrase, from: i}
				if p.follow(&f, phrase.parts[1:], int(h.end)) && len(all) < mostFound {
					f.marks.add(i, int(h.end))
					f.words = p.saying(&f)
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// mayMatch tells whether the second part of a phrase matches anywhere, which most do
// not.
func (p *passage) mayMatch(phrase *compiled) bool {
	if len(phrase.parts) < 2 {
		return true
	}
	return p.matches(phrase.parts[1].place)
}

// matches tells whether a place matches anywhere.
func (p *passage) matches(place int32) bool { return p.present[place/64]&(1<<(place%64)) != 0 }

// saying counts the words that a phrase took.
func (p *passage) saying(f *found) int {
	halves := 0
	for i := f.from; i < f.to; i++ {
		switch {
		case !f.marks.has(i):
		case isUnspacedToken(p.tokens[i]):
			halves++
		default:
			halves += 2
		}
	}
	return (halves + 1) / 2
}

// follow looks for the parts after a token, the nearest first.
func (p *passage) follow(f *found, parts []placed, end int) bool {
	if len(parts) == 0 {
		f.to = end
		return true
	}
	before := &p.tokens[end-1]
	for i := end; i < len(p.tokens); i++ {
		t := &p.tokens[i]
		gap := t.place - before.place - 1
		if t.sentence != before.sentence || i > end && gap > parts[0].gap {
			break
		}
		for _, h := range p.at(i) {
			if h.place == parts[0].place && p.follow(f, parts[1:], int(h.end)) {
				f.marks.add(i, int(h.end))
				f.skipped += gap
				return true
			}
		}
	}
	return false
}
