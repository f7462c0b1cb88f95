package views

import (
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
	written  dictionary // of the promises
	promises kb.Derived[[][]int32]
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

// promised are the words of all promises of incidents, one after the other, each by a
// number: the first word of all is 0, and each new one the next. The words stand at
// their numbers in written.
func (k *Kept) promised(incidents []*kb.Incident) (all [][]int32, written []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	lists := k.promises.Of(incidents, k.promisesOf)
	here := make([]int32, len(k.written.words)) // by what is kept, from 1
	for _, list := range lists {
		for _, kept := range list {
			numbers := make([]int32, len(kept))
			for n, number := range kept {
				if here[number] == 0 {
					written = append(written, k.written.words[number])
					here[number] = int32(len(written))
				}
				numbers[n] = here[number] - 1
			}
			all = append(all, numbers)
		}
	}
	if k.written.holdsMuch(len(written)) {
		k.written, k.promises = dictionary{}, kb.Derived[[][]int32]{}
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
