package vocabulary

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The words around a name that say that it is a service, or that it failed.
//
//	[restarted the] culler            what is done with services
//	[outage of] Quorum                that it failed
//	the hub [was down]
//	[the application] mail-sender     that it is one
//	[services such as] site and bot   a list of them

func isOutside(name string) bool { return outsideNames[strings.ToLower(name)] }

// isAside tells whether the words before a name say that it is only where, or with
// what, something happened.
func isAside(list []nameWord, i int) bool {
	at := i - 1
	// A word may be an article in one language and such a word in another.
	if at > 0 && articleWords[list[at].lower] && !asideWords[list[at].lower] {
		at--
	}
	return at >= 0 && !list[i].gap && asideWords[list[at].lower]
}

var (
	ordinaryWords  = words.Set("service.ordinary")
	outsideNames   = words.Set("service.outside")
	outsidePhrases = newPhraseSet(words.Of("service.outside"))
	articleWords   = words.Set("service.article")
	asideWords     = words.Set("service.aside")
	commonest      = words.Set("language.common")
	componentWords = words.Set("service.component")
	partWords      = words.Set("service.part")
	components     = newPhraseSet(words.Of("service.component"))
	parts          = newPhraseSet(words.Of("service.part"))
	faults         = newPhraseSet(words.Of("service.fault"))
	states         = newPhraseSet(words.Of("service.down"))
	failures       = newPhraseSet(words.Of("service.fails"))
	crashes        = newPhraseSet(words.Of("service.crash"))
	failureOf      = newEndingSet(words.Of("service.failure"))
	workOn         = newEndingSet(words.Of("service.work"))
	calledSo       = newEndingSet(words.Of("service.called"))
	listsOf        = newPhraseSet(words.Of("service.list"))
	peopleWords    = words.Set("service.people")
	joinWords      = words.Set("service.and")
	knownProducts  = words.Set("service.known")
	beings         = newPhraseSet(words.Of("service.be"))
	// unspacedFailures are those of scripts without blanks, which stand right behind
	// a name.
	unspacedFailures = unspacedOf(words.Of("service.fails"))
	calendarWords    = calendar()
)

func unspacedOf(phrases []string) (list []string) {
	for _, phrase := range phrases {
		if prose.HasUnspaced(phrase) {
			list = append(list, phrase)
		}
	}
	return list
}

// calendar has the names of months and days of the week.
func calendar() map[string]bool {
	all := words.Set("weekday")
	for phrase := range words.Index[string]("month.") {
		all[phrase] = true
	}
	return all
}

// phraseSet has phrases by their first word.
type phraseSet map[string][][]string

func newPhraseSet(phrases []string) phraseSet {
	set := phraseSet{}
	for _, phrase := range phrases {
		fields := strings.Fields(phrase)
		set[fields[0]] = append(set[fields[0]], fields)
	}
	return set
}

// at is how many words the longest phrase takes that stands at a place, without a
// sign between them; 0 if none does.
func (set phraseSet) at(list []nameWord, i int) int {
	if i >= len(list) || list[i].gap || list[i].opens || list[i].starts && i > 0 {
		return 0
	}
	return set.from(list, i)
}

func (set phraseSet) from(list []nameWord, i int) int {
	longest := 0
	for _, phrase := range set[list[i].lower] {
		if len(phrase) > longest && matchesPhrase(list[i:], phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

// endingSet has phrases by their last word.
type endingSet map[string][][]string

func newEndingSet(phrases []string) endingSet {
	set := endingSet{}
	for _, phrase := range phrases {
		fields := strings.Fields(phrase)
		last := fields[len(fields)-1]
		set[last] = append(set[last], fields)
	}
	return set
}

// endsAt tells whether one of the phrases stands right before a place.
func (set endingSet) endsAt(list []nameWord, i int) bool {
	if i == 0 {
		return false
	}
	for _, phrase := range set[list[i-1].lower] {
		if len(phrase) <= i && matchesPhrase(list[i-len(phrase):], phrase) {
			return true
		}
	}
	return false
}

// before is what the words before a name say of it; what they say of one name, they
// say of another that "and" joins to it.
func (r *nameReader) before(list []nameWord, i int) (traits Traits) {
	if i == 0 || list[i].gap || list[i].starts {
		return 0
	}
	if said := r.said[i-1]; said != 0 && joinWords[list[i-1].lower] {
		return said
	}
	if calledSo.endsAt(list, i) {
		traits |= Told
	}
	if articleWords[list[i-1].lower] {
		i--
	}
	if failureOf.endsAt(list, i) {
		traits |= Failing
	}
	if workOn.endsAt(list, i) {
		traits |= Worked
	}
	return traits
}

func matchesPhrase(list []nameWord, phrase []string) bool {
	if len(phrase) > len(list) {
		return false
	}
	for n, word := range phrase {
		switch {
		case n > 0 && list[n].gap:
			return false
		case word == "#" && prose.LeadingDigits(list[n].text) > 0:
		case list[n].lower != word:
			return false
		}
	}
	return true
}

// componentAt is how many words a kind of component takes at a place.
func componentAt(list []nameWord, i int) int { return components.at(list, i) }

// partAt is the same for words that say that a service stands before them.
func partAt(list []nameWord, i int) int { return parts.at(list, i) }

// failureAt is how many words at a place say that what stands before them failed.
// Strictly, only that it was down counts, since "the change failed" is no service.
func failureAt(text string, list []nameWord, i int, strictly bool) int {
	if i < len(list) && i > 0 {
		rest := strings.TrimLeft(text[list[i-1].to:], " `*”\"")
		for _, phrase := range unspacedFailures {
			if strings.HasPrefix(rest, phrase) {
				return 1
			}
		}
	}
	if n := faults.at(list, i); n > 0 {
		return n
	}
	if n := beings.at(list, i); n > 0 {
		for skipped := range 2 {
			if i+n+skipped < len(list) {
				if state := states.at(list, i+n+skipped); state > 0 {
					return n + skipped + state
				}
			}
		}
	}
	if n := crashes.at(list, i); n > 0 {
		return n
	}
	if n := failures.at(list, i); n > 0 && !strictly {
		return n
	}
	return 0
}

// longestBracket is how many words a bracket has behind which a sentence goes on.
const longestBracket = 8

// failsBehindBracket tells whether a name failed behind which a bracket stands:
// "mail-sender (the service that sends mails) crashed".
func failsBehindBracket(text string, list []nameWord, i int) bool {
	if i >= len(list) || !list[i].opens {
		return false
	}
	for end := i; end < min(len(list)-1, i+longestBracket); end++ {
		if list[end].closes {
			behind := slices.Clone(list[end+1 : min(len(list), end+1+longestBracket)])
			behind[0].gap = false
			return failureAt(text, behind, 0, false) > 0
		}
	}
	return false
}

// listedUntil is where a list of services ends whose introduction stands at a place,
// and how many words introduce it; both are 0 if none does.
func listedUntil(list []nameWord, i int) (end, introduction int) {
	introduction = listsOf.from(list, i)
	if introduction == 0 {
		return 0, 0
	}
	for end = i + introduction + 1; end < len(list) && !list[end].starts && !list[end-1].closes; {
		end++
	}
	return min(end, len(list)), introduction
}

// isHead tells whether a word is the last of its group, and so what it is about: in
// "the bot of" and "the bot was", not in "the latest bot".
func isHead(list []nameWord, i int) bool {
	if i+1 >= len(list) || list[i+1].gap || list[i+1].starts || list[i+1].opens || list[i].closes {
		return true
	}
	next := list[i+1].lower
	return asideWords[next] || commonest[next] || beings.at(list, i+1) > 0 || faults.at(list, i+1) > 0 || partAt(list, i+1) > 0
}

// isItem tells whether a word is an item of a list by itself.
func isItem(list []nameWord, i int) bool {
	from := i
	if from > 0 && articleWords[list[from-1].lower] {
		from--
	}
	begins := from == 0 || list[from].gap || list[from].opens || list[from].starts || asideWords[list[from-1].lower]
	ends := i+1 == len(list) || list[i+1].gap || list[i+1].starts || list[i].closes || asideWords[list[i+1].lower]
	return begins && ends
}
