package views

import "sync"

// Wordings are the words of promises by the texts of the actions, which one view leaves
// to the next where a base is made again and again: they follow from the text alone, and
// most actions stay as they were. Texts that no action has any more are forgotten. Any
// number of goroutines may use them; nil keeps nothing.
type Wordings struct {
	mu    sync.Mutex
	words map[string][]string
}

// of are the words of promises, at the same places.
func (w *Wordings) of(promises []EchoUse) [][]string {
	all := make([][]string, len(promises))
	if w == nil {
		for i := range promises {
			all[i] = promise(promises[i].Action.Text.Plain)
		}
		return all
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	next := make(map[string][]string, len(promises))
	for i := range promises {
		text := promises[i].Action.Text.Plain
		words, known := w.words[text]
		if !known {
			words = promise(text)
		}
		all[i], next[text] = words, words
	}
	w.words = next
	return all
}
