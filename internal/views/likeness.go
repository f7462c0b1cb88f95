package views

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Incidents are alike by their words (likeness_words.go). A rare word says more than a
// common one, ln(N/n) of N incidents of which n have it, and one of the title more than
// one of the abstract. Every incident stands in the lists of its most telling words
// only, and of a list the nearest in time are looked at, so that the work grows with
// the number of incidents.
const (
	// countedWord is what the places of a shared word must weigh together for a reason to
	// name it: plain words of two stories are no likeness, however rare they are.
	countedWord = 1
	// anchoredWord is what the places of one shared word must weigh together, so that
	// no two incidents are alike by the words of everyday.
	anchoredWord = 2

	// tellingWords is how many words of an incident count.
	tellingWords = 30
	// nearby is how many incidents of a list are looked at before and behind one.
	nearby = 20
	// alikeEnough is the least sum of what shared words weigh, and alikeWords how many
	// there must be; below, two incidents are not alike. A title that is the same
	// always counts.
	alikeEnough = 5
	alikeWords  = 2
	// countedEnough is how much of that must be said by more than plain words.
	countedEnough = 3.5
	// commonIn: a word that more than one in so many incidents have tells nothing, but
	// two incidents may always share one.
	commonIn = 4
	// mostAlike is how many incidents are found by words, and mostShared how many
	// words the reason names.
	mostAlike  = 3
	mostShared = 3
)

// likeness has the telling words of every incident.
type likeness struct {
	base *kb.Base
	// words are all words by their numbers, and rarity says of stems how rare they are.
	words  []string
	rarity []float64
	// told are the telling words of each incident, the weightiest first.
	told [][]toldWord
	// having are the incidents that have a stem, their places ascending; titles are
	// the places of those with a title.
	having [][]telling
	titles map[string][]int32
	// rooms are *sums, used again.
	rooms sync.Pool
}

// noRarity is that of stems that tell nothing, since one incident has them, or too many.
const noRarity = -1

// compareWords lists the words of all incidents.
func compareWords(v *View) *likeness {
	all, words, counts := v.kept.toldBy(v.Base.Incidents)
	l := &likeness{base: v.Base, words: words, rarity: make([]float64, len(words)), told: make([][]toldWord, len(all)), titles: map[string][]int32{}}
	for stem, n := range counts {
		l.rarity[stem] = noRarity
		if n >= 2 && int(n) <= max(2, len(all)/commonIn) {
			l.rarity[stem] = math.Log(float64(len(all)) / float64(n))
		}
	}
	var room []toldWord
	for i, list := range all {
		room = room[:0]
		for _, w := range list {
			if l.rarity[w.stem] != noRarity {
				room = append(room, w)
			}
		}
		slices.SortStableFunc(room, func(a, b toldWord) int { return cmp.Compare(l.weight(b.stem, b.place), l.weight(a.stem, a.place)) })
		l.told[i] = slices.Clone(room[:min(len(room), tellingWords)])
		title := kb.Fold(v.Base.Incidents[i].Title)
		l.titles[title] = append(l.titles[title], int32(i))
	}
	l.having = invertTold(l.told, len(words))
	return l
}

// weight is what a stem weighs at a place.
func (l *likeness) weight(stem int32, place float32) float64 { return float64(place) * l.rarity[stem] }

// telling is an incident that has a word. What its place weighs stands here once more,
// so that a list is read from one stretch of memory.
type telling struct {
	incident int32
	place    float32
	named    bool
}

// invertTold lists the incidents that have a stem, for all stems in one stretch of memory.
func invertTold(told [][]toldWord, stems int) [][]telling {
	having, counts, all := make([][]telling, stems), make([]int, stems), 0
	for _, list := range told {
		for _, w := range list {
			counts[w.stem]++
			all++
		}
	}
	room := make([]telling, all)
	for stem, n := range counts {
		having[stem], room = room[:0:n], room[n:]
	}
	for i, list := range told {
		for _, w := range list {
			having[w.stem] = append(having[w.stem], telling{int32(i), w.place, w.named})
		}
	}
	return having
}

// shares is what an incident has in common with another.
type shares struct {
	// sum is what all shared words weigh, and counted what those do that are more
	// than plain words in both.
	sum, counted float64
	words        int
	anchored     bool
}

// alike lists the incidents that are alike to the one at a place, the most alike
// first, among those that are wanted.
func (l *likeness) alike(here int32, wanted func(*kb.Incident) bool) []Related {
	var found []candidate
	l.shared(here, func(place int32, shared shares) {
		if shared.sum >= alikeEnough && shared.counted >= countedEnough && shared.anchored && shared.words >= alikeWords {
			found = append(found, candidate{place, shared.sum})
		}
	})
	same := l.titles[kb.Fold(l.base.Incidents[here].Title)]
	found = slices.DeleteFunc(found, func(c candidate) bool {
		_, is := slices.BinarySearch(same, c.place)
		return is
	})
	at, _ := slices.BinarySearch(same, here)
	for _, place := range same[max(0, at-nearby):min(len(same), at+nearby+1)] {
		if place != here {
			found = append(found, candidate{place, linkWeight})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.place, b.place))
	})
	var alike []Related
	for _, c := range found {
		incident := l.base.Incidents[c.place]
		if len(alike) == mostAlike {
			break
		}
		if !wanted(incident) {
			continue
		}
		reason := Reason{Kind: SameTitle}
		if c.weight < linkWeight {
			reason = Reason{Kind: SharedWords, Name: strings.Join(l.sharedWords(here, c.place), ", ")}
		}
		alike = append(alike, Related{incident, []Reason{reason}})
	}
	return alike
}

// sums are what an incident shares with each of the others, by their places; found
// are the places of those with which it shares anything.
type sums struct {
	shared []shares
	found  []int32
}

// shared adds up what the incident at a place shares with others near it, and calls
// visit for each of them.
func (l *likeness) shared(here int32, visit func(place int32, shared shares)) {
	all, _ := l.rooms.Get().(*sums)
	if all == nil {
		all = &sums{shared: make([]shares, len(l.told))}
	}
	for _, w := range l.told[here] {
		list := l.having[w.stem]
		at, _ := slices.BinarySearchFunc(list, here, func(t telling, place int32) int { return cmp.Compare(t.incident, place) })
		for _, t := range list[max(0, at-nearby):min(len(list), at+nearby+1)] {
			if t.incident == here {
				continue
			}
			s := &all.shared[t.incident]
			if s.sum == 0 {
				all.found = append(all.found, t.incident)
			}
			weight := math.Sqrt(l.weight(w.stem, w.place) * l.weight(w.stem, t.place))
			s.sum += weight
			s.words++
			if (w.named || t.named) && w.place == titleWord && t.place == titleWord {
				s.words++ // both titles name it: that is what they are about
			}
			if w.place*t.place >= countedWord {
				s.counted += weight
			}
			s.anchored = s.anchored || w.place*t.place >= anchoredWord
		}
	}
	for _, place := range all.found {
		visit(place, all.shared[place])
		all.shared[place] = shares{}
	}
	all.found = all.found[:0]
	l.rooms.Put(all)
}

// sharedWords are the weightiest words that two incidents share, as the one here
// writes them.
func (l *likeness) sharedWords(here, other int32) []string {
	var written []string
	for _, w := range l.told[here] {
		if len(written) < mostShared && slices.ContainsFunc(l.told[other], func(o toldWord) bool { return o.stem == w.stem && o.place*w.place >= countedWord }) {
			written = append(written, l.words[w.written])
		}
	}
	return written
}
