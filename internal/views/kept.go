package views

import (
	"slices"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Kept is what one view leaves to the next where a base is made again and again: the
// words of incidents and of what they promise, by numbers. They follow from an incident
// alone, and most stay as they were. The zero value has nothing yet; any number of
// goroutines may use one.
type Kept struct {
	mu       sync.Mutex
	teller   teller
	told     kb.Derived[[]toldWord]
	written  dictionary // has the words of promises
	promises kb.Derived[[][]int32]
	// groups are those of all promises, whose words promised has, and used how many words
	// these are.
	promised [][]int32
	groups   [][]int
	used     int
}

// dictionary gives words numbers: the first word has 0, and each new one the next.
type dictionary struct {
	numbers map[string]int32
	words   []string
}

// mostForgotten is how many words are kept, beside as many as are in use, that no
// incident has any more.
const mostForgotten = 1000

// number is that of a word.
func (d *dictionary) number(word string) int32 {
	number, known := d.numbers[word]
	if !known {
		if d.numbers == nil {
			d.numbers = map[string]int32{}
		}
		number = int32(len(d.words))
		d.numbers[word], d.words = number, append(d.words, word)
	}
	return number
}

// holdsMuch tells whether most words are of incidents that are gone.
func (d *dictionary) holdsMuch(used int) bool { return len(d.words) > 2*used+mostForgotten }

// toldBy are the words of incidents, at the same places, the words by their numbers, and
// in how many incidents each is a stem.
func (k *Kept) toldBy(incidents []*kb.Incident) (told [][]toldWord, words []string, counts []int32) {
	k.mu.Lock()
	defer k.mu.Unlock()
	told = k.told.Of(incidents, k.teller.of)
	words = k.teller.words
	counts, used := make([]int32, len(words)), 0
	for _, list := range told {
		for _, w := range list {
			if counts[w.stem]++; counts[w.stem] == 1 {
				used++
			}
		}
	}
	if k.teller.holdsMuch(2 * used) { // a stem is written in more than one way
		k.teller, k.told = teller{}, kb.Derived[[]toldWord]{}
	}
	return told, words, counts
}

// echoes are the groups of promises that are one, out of all promises of incidents, each
// by its place in their list. The words of the promises say all of it, so the groups stay
// the same as long as those do.
func (k *Kept) echoes(incidents []*kb.Incident) [][]int {
	k.mu.Lock()
	defer k.mu.Unlock()
	promised := slices.Concat(k.promises.Of(incidents, k.promisesOf)...)
	if k.groups == nil || !slices.EqualFunc(promised, k.promised, slices.Equal) {
		numbered, words := fromFirst(promised, k.written.words)
		k.promised, k.groups, k.used = promised, joinPromises(numbered, words), len(words)
	}
	groups := k.groups
	if k.written.holdsMuch(k.used) {
		k.written, k.promises, k.promised, k.groups = dictionary{}, kb.Derived[[][]int32]{}, nil, nil
	}
	return groups
}

// fromFirst numbers the words of promises anew: the first word of all has 0, and each new
// one the next. The words stand at their numbers in written.
func fromFirst(promised [][]int32, words []string) (all [][]int32, written []string) {
	all, here := make([][]int32, len(promised)), make([]int32, len(words)) // by what is kept, from 1
	for i, kept := range promised {
		all[i] = make([]int32, len(kept))
		for n, number := range kept {
			if here[number] == 0 {
				written = append(written, words[number])
				here[number] = int32(len(written))
			}
			all[i][n] = here[number] - 1
		}
	}
	return all, written
}

// promisesOf are the words of what an incident promises, by the numbers that are kept.
func (k *Kept) promisesOf(incident *kb.Incident) [][]int32 {
	all := make([][]int32, len(incident.Actions))
	for i := range incident.Actions {
		words := promise(incident.Actions[i].Text.Plain)
		all[i] = make([]int32, len(words))
		for n, word := range words {
			all[i][n] = k.written.number(word)
		}
	}
	return all
}
