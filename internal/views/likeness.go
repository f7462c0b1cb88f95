package views

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Incidents are alike by their words: those of the title, of what the author quotes, of
// the causes and of the abstract. A rare word says more than a common one, ln(N/n) of
// N incidents of which n have it, and one of the title more than one of the abstract.
// Every incident stands in the lists of its most telling words only, and of a list the
// nearest in time are looked at, so that the work grows with the number of incidents.
const (
	titleWord  = 3
	quotedWord = 2
	// namedWord is for what causes and the abstract write as a name, plainWord for
	// their other words.
	namedWord = 1.5
	plainWord = 0.5
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
	// abstractBytes and shortestWord bound what is read: of the abstract, and of words
	// without a digit.
	abstractBytes = 1500
	shortestWord  = 3
)

// likeness has the telling words of every incident.
type likeness struct {
	base *kb.Base
	// told are the telling words of each incident, the weightiest first.
	told [][]tellingWord
	// having are the incidents that have a word, their places ascending; titles are
	// the places of those with a title.
	having map[string][]telling
	titles map[string][]int32
	// rooms are *sums, used again.
	rooms sync.Pool
}

// tellingWord is a word of an incident: its stem, how the author writes it, what its
// place weighs, and what place and rareness do.
type tellingWord struct {
	stem, written string
	place, weight float64
}

// compareWords lists the words of all incidents.
func compareWords(v *View) *likeness {
	l := &likeness{base: v.Base, told: make([][]tellingWord, len(v.Base.Incidents)), having: map[string][]telling{}, titles: map[string][]int32{}}
	counts := map[string]int{}
	for i, incident := range v.Base.Incidents {
		l.told[i] = wordsTold(incident)
		for _, w := range l.told[i] {
			counts[w.stem]++
		}
		title := kb.Fold(incident.Title)
		l.titles[title] = append(l.titles[title], int32(i))
	}
	all := float64(len(v.Base.Incidents))
	for i, told := range l.told {
		told = slices.DeleteFunc(told, func(w tellingWord) bool {
			n := counts[w.stem]
			return n < 2 || n > max(2, len(l.told)/commonIn)
		})
		for n := range told {
			told[n].weight = told[n].place * math.Log(all/float64(counts[told[n].stem]))
		}
		slices.SortStableFunc(told, func(a, b tellingWord) int { return cmp.Compare(b.weight, a.weight) })
		l.told[i] = slices.Clone(told[:min(len(told), tellingWords)])
		for _, w := range l.told[i] {
			l.having[w.stem] = append(l.having[w.stem], telling{int32(i), w.place, w.weight})
		}
	}
	return l
}

// telling is an incident that has a word: its place, and what the word weighs in it.
// That stands here once more, so that a list is read from one stretch of memory.
type telling struct {
	incident      int32
	place, weight float64
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
			weight := math.Sqrt(w.weight * t.weight)
			s.sum += weight
			s.words++
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
		if len(written) < mostShared && slices.ContainsFunc(l.told[other], func(o tellingWord) bool { return o.stem == w.stem && o.place*w.place >= countedWord }) {
			written = append(written, w.written)
		}
	}
	return written
}

// wordsTold lists the words of an incident, each with the weight of its best place.
func wordsTold(incident *kb.Incident) []tellingWord {
	t := teller{places: map[string]int{}}
	t.add(incident.Title, titleWord, titleWord)
	for _, quote := range incident.Quotes {
		t.add(quote.Text, quotedWord, quotedWord)
	}
	for i := range incident.Factors {
		t.add(incident.Factors[i].Title.Plain, plainWord, namedWord)
	}
	t.add(prose.Cut(cmp.Or(incident.Abstract, incident.Summary.Plain), abstractBytes), plainWord, namedWord)
	return t.list
}

// teller collects the words of one incident.
type teller struct {
	list   []tellingWord
	places map[string]int
}

// add adds the words of a text: those that are written as names with a weight of
// their own.
func (t *teller) add(text string, plain, named float64) {
	starts := true
	for text != "" {
		at := strings.IndexFunc(text, prose.IsWordRune)
		if at < 0 {
			return
		}
		starts = starts || strings.ContainsAny(text[:at], ".!?:;\n")
		text = text[at:]
		end := strings.IndexFunc(text, isNoPartOfWord)
		if end < 0 {
			end = len(text)
		}
		written := strings.TrimRight(text[:end], "-_.'’")
		weight := plain
		if isWrittenAsName(written, starts) {
			weight = named
		}
		t.word(written, weight)
		starts, text = false, text[len(written):]
	}
}

func (t *teller) word(written string, weight float64) {
	lower := strings.ToLower(written)
	if !tells(lower) {
		return
	}
	stem := prose.Stem(lower)
	at, known := t.places[stem]
	if !known {
		t.places[stem] = len(t.list)
		t.list = append(t.list, tellingWord{stem: stem, written: written, place: weight})
	} else if t.list[at].place < weight {
		t.list[at].place, t.list[at].written = weight, written
	}
}

// isWrittenAsName tells whether a word has a capital, though no sentence starts with
// it, or signs and digits as programs have in their names.
func isWrittenAsName(word string, starts bool) bool {
	first := true
	for _, r := range word {
		if unicode.IsUpper(r) && !(first && starts) || r == '-' || r == '_' || unicode.IsDigit(r) {
			return true
		}
		first = false
	}
	return false
}

// isNoPartOfWord tells what parts words; "es-search" and "nginx.conf" are one.
func isNoPartOfWord(r rune) bool {
	return !prose.IsWordRune(r) && r != '-' && r != '_' && r != '.' && r != '\'' && r != '’'
}

// tells tells whether a word in small letters can say what an incident was about.
func tells(lower string) bool {
	if len(lower) < shortestWord || len(lower) > 40 || untelling[lower] || smallWords[lower] || prose.HasUnspaced(lower) && len(lower) < 6 {
		return false
	}
	digits := 0
	for _, r := range lower {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	// Years, days and counts tell nothing; 503 does.
	return digits == 0 || digits < len(lower) || len(lower) == 3 && lower[0] >= '3' && lower[0] <= '5'
}

// untelling are words that any incident has.
var untelling = words.Set("language.common", "service.outside", "service.ordinary", "service.aside", "service.article", "service.be", "service.down",
	"service.fails", "service.fault", "service.part", "service.place-kind", "service.people", "weekday", "month.*")
