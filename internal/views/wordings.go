package views

import (
	"slices"
	"sync"
)

// Wordings are the words of promises by the texts of the actions, which one view leaves
// to the next where a base is made again and again: they follow from the text alone, and
// most actions stay as they were. Texts that no action has any more are forgotten. Any
// number of goroutines may use them; nil keeps nothing.
type Wordings struct {
	mu sync.Mutex
	// words are the numbers of each text's words, and written the words themselves.
	words   map[string][]int32
	numbers map[string]int32
	written []string
}

// mostForgotten is how many words are kept that no promise has any more.
const mostForgotten = 1000

// of are the words of promises, at the same places, each by a number: the first word
// is 0, and each new one the next. The words stand at their numbers in written.
func (w *Wordings) of(promises []EchoUse) (all [][]int32, written []string) {
	all = make([][]int32, len(promises))
	if w == nil {
		var once Wordings
		for i := range promises {
			all[i] = once.number(promise(promises[i].Action.Text.Plain))
		}
		return all, once.written
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	next := make(map[string][]int32, len(promises))
	here := slices.Repeat([]int32{0}, len(w.written)) // by what is kept, from 1
	for i := range promises {
		text := promises[i].Action.Text.Plain
		kept, known := w.words[text]
		if !known {
			kept = w.number(promise(text))
			here = append(here, slices.Repeat([]int32{0}, len(w.written)-len(here))...)
		}
		next[text] = kept
		all[i] = make([]int32, len(kept))
		for n, number := range kept {
			if here[number] == 0 {
				written = append(written, w.written[number])
				here[number] = int32(len(written))
			}
			all[i][n] = here[number] - 1
		}
	}
	w.words = next
	if len(w.written) > len(written)+mostForgotten {
		w.words, w.numbers, w.written = nil, nil, nil
	}
	return all, written
}

// number gives words the numbers by which they are kept.
func (w *Wordings) number(words []string) []int32 {
	if w.numbers == nil {
		w.numbers = map[string]int32{}
	}
	numbers := make([]int32, len(words))
	for i, word := range words {
		number, known := w.numbers[word]
		if !known {
			number = int32(len(w.written))
			w.numbers[word], w.written = number, append(w.written, word)
		}
		numbers[i] = number
	}
	return numbers
}
