package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// The same promise is found by its words alone (see promise): two promises are one
// if they have the same words, or if one has all words of the other and little
// besides. A word in the place of another makes another promise: people promise
// the same for one system after the other.

// EchoUse is one promise in one postmortem.
type EchoUse struct {
	Incident *kb.Incident
	Action   *kb.Action
}

// Echo is the same promise in several postmortems.
type Echo struct {
	// Uses are the promises, the oldest incident first and undated ones last;
	// they come from at least two incidents.
	Uses []EchoUse
	// First is the date of the first of them; zero if none has one.
	First kb.Date
	// Incidents is in how many postmortems it was promised.
	Incidents int
}

// echoes are those of a base, in order and by action.
type echoes struct {
	all []*Echo
	of  map[*kb.Action]*Echo
}

// Echoes lists the promises that several postmortems make: those of most
// postmortems first, then the oldest.
func (v *View) Echoes() []*Echo { return v.echoes.of(v, findEchoes).all }

// Echo is the same promise in other postmortems; nil if there is none.
func (v *View) Echo(a *kb.Action) *Echo { return v.echoes.of(v, findEchoes).of[a] }

const (
	// fewestWords is how many words two equal promises need: "add monitoring" is
	// said of everything. More are needed where one has words besides.
	fewestWords, fewestNear = 3, 4
	// mostLooks bounds how many promises with a word in common are compared with
	// one, so that the work grows with the number of promises. Where more have
	// it, the word says little.
	mostLooks = 200
)

func findEchoes(v *View) *echoes {
	var promises []EchoUse
	for _, i := range v.Base.Incidents {
		for n := range i.Actions {
			promises = append(promises, EchoUse{i, &i.Actions[n]})
		}
	}
	e := &echoes{of: map[*kb.Action]*Echo{}}
	for _, group := range v.kept.echoes(v.Base.Incidents) {
		echo := &Echo{}
		for _, place := range group {
			echo.Uses = append(echo.Uses, promises[place])
		}
		slices.SortStableFunc(echo.Uses, func(a, b EchoUse) int {
			return cmp.Or(a.Incident.Date.CompareLast(b.Incident.Date), cmp.Compare(a.Incident.Source, b.Incident.Source), cmp.Compare(a.Incident.Slug, b.Incident.Slug))
		})
		for n, use := range echo.Uses {
			if n == 0 || use.Incident != echo.Uses[n-1].Incident {
				echo.Incidents++
			}
		}
		if echo.Incidents < 2 {
			continue
		}
		echo.First = echo.Uses[0].Incident.Date
		e.all = append(e.all, echo)
		for _, use := range echo.Uses {
			e.of[use.Action] = echo
		}
	}
	slices.SortStableFunc(e.all, func(a, b *Echo) int {
		return cmp.Or(cmp.Compare(b.Incidents, a.Incidents), a.First.CompareLast(b.First), cmp.Compare(a.Uses[0].Incident.Slug, b.Uses[0].Incident.Slug))
	})
	return e
}

// joinPromises lists the groups of promises that are one, each by its place, if there
// are several. The words of promises have numbers, at which they are written.
func joinPromises(promised [][]int32, written []string) [][]int {
	f := echoFinder{isFixed: make([]bool, len(written)), place: make(map[string]int, len(promised)), sets: make([]promiseSet, 0, len(promised))}
	for number, word := range written {
		f.isFixed[number] = isFixed(word)
	}
	for place, words := range promised {
		f.add(place, words)
	}
	f.joinNear()
	return f.groups()
}

// echoFinder collects promises by the numbers of their words.
type echoFinder struct {
	isFixed []bool         // by the number of a word
	place   map[string]int // in sets, by the numbers of the words
	sets    []promiseSet
	key     []byte // room for one
}

// promiseSet is one set of words and the promises that have it.
type promiseSet struct {
	// words are ascending, and after joinNear the rarest first.
	words []int32
	// fixed are those that must be the same in promises that are one.
	fixed []int32
	// places are those of the promises.
	places []int
	// group leads to the set with which this one was joined; the first of a group
	// leads to itself.
	group int
}

func (f *echoFinder) add(place int, words []int32) {
	if len(words) < fewestWords {
		return
	}
	slices.Sort(words)
	f.key = f.key[:0]
	for _, n := range words {
		f.key = append(f.key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	at, known := f.place[string(f.key)]
	if !known {
		at = len(f.sets)
		set := promiseSet{words: words, group: at}
		for _, n := range words {
			if f.isFixed[n] {
				set.fixed = append(set.fixed, n)
			}
		}
		f.place[string(f.key)], f.sets = at, append(f.sets, set)
	}
	f.sets[at].places = append(f.sets[at].places, place)
}

// joinNear joins the sets of which one holds the other and little besides. The
// rarest word of the shorter set is among the few rarest of the longer one, and
// so each set is looked for by that word alone.
func (f *echoFinder) joinNear() {
	frequency := make([]int32, len(f.isFixed))
	for i := range f.sets {
		for _, word := range f.sets[i].words {
			frequency[word]++
		}
	}
	byRarest := make([][]int, len(f.isFixed))
	for i := range f.sets {
		words := f.sets[i].words
		slices.SortFunc(words, func(a, b int32) int { return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b)) })
		if len(words) >= fewestNear {
			byRarest[words[0]] = append(byRarest[words[0]], i)
		}
	}
	for i := range f.sets {
		long := f.sets[i].words
		for _, word := range long[:max(0, len(long)-fewestHeld(len(long))+1)] {
			looks := byRarest[word]
			for _, other := range looks[:min(len(looks), mostLooks)] {
				if other != i && f.holds(i, other) {
					f.join(i, other)
				}
			}
		}
	}
}

// fewestHeld is how many words of a promise a shorter one must have to be near:
// three of four.
func fewestHeld(words int) int { return max(fewestNear, (3*words+3)/4) }

// holds tells whether a set has all words of a shorter one and little besides.
func (f *echoFinder) holds(long, short int) bool {
	a, b := &f.sets[long], &f.sets[short]
	if len(b.words) >= len(a.words) || len(b.words) < fewestHeld(len(a.words)) || !slices.Equal(a.fixed, b.fixed) {
		return false
	}
	for _, word := range b.words {
		if !slices.Contains(a.words, word) {
			return false
		}
	}
	return true
}

// join makes one group of the groups of two sets.
func (f *echoFinder) join(a, b int) {
	a, b = f.first(a), f.first(b)
	f.sets[max(a, b)].group = min(a, b)
}

// first is the first set of a group.
func (f *echoFinder) first(at int) int {
	for f.sets[at].group != at {
		f.sets[at].group = f.sets[f.sets[at].group].group
		at = f.sets[at].group
	}
	return at
}

// groups are the places of promises of each group that has several.
func (f *echoFinder) groups() [][]int {
	groups := [][]int{}
	of := make([]int, len(f.sets)) // where the group of a first set stands, from 1
	sizes := make([]int, len(f.sets))
	for i := range f.sets {
		sizes[f.first(i)] += len(f.sets[i].places)
	}
	for i := range f.sets {
		first := f.first(i)
		if sizes[first] < 2 {
			continue
		}
		if of[first] == 0 {
			groups = append(groups, make([]int, 0, sizes[first]))
			of[first] = len(groups)
		}
		groups[of[first]-1] = append(groups[of[first]-1], f.sets[i].places...)
	}
	return groups
}
