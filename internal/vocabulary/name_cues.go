package vocabulary

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/words"
)

// The words around a name that say that it is a service, or that it failed.
//
//	[restarted the] culler            what is done with services
//	[outage of] Quorum                that it failed
//	the hub [was down]
//	[the application] mail-sender     that it is one
//	[services such as] site and bot   a list of them
//	[components] that hung [(e.g.] site

func isOutside(name string) bool {
	lower := strings.ToLower(name)
	return outsideNames()[lower] || techniqueWords()[lower]
}

// isAside tells whether the words before a name say that it is only where, or with
// what, something happened.
func isAside(list []nameWord, i int) bool {
	at := i - 1
	// A word may be an article in one language and such a word in another.
	if at > 0 && list[at].is(isArticle) && !list[at].is(isAsideWord) {
		at--
	}
	return at >= 0 && !list[i].gap && list[at].is(isAsideWord)
}

// cue is what a word by itself can mean for the names around it. Those of a word are
// looked up once, since nearly all words have none.
type cue uint32

const (
	isOrdinary cue = 1 << iota
	isOutsideName
	isTechnique
	isArticle
	isAsideWord
	isCommon
	isComponent
	isPart
	isPeople
	isJoin
	isCalendar
	isKind
	isKindAlone
	isAnyOne
	isGenitive
	isPlace
	isPlaceKind
	isTopic
	isSeveral
	// The others begin a phrase, or end one.
	beginsOutside
	beginsComponent
	beginsPart
	beginsFault
	beginsState
	beginsFailure
	beginsCrash
	beginsList
	beginsExample
	beginsBeing
	endsFailure
	endsWork
	endsCall
)

// cues has the words that have any.
var cues = sync.OnceValue(func() map[string]cue {
	all := map[string]cue{}
	for means, set := range map[cue]map[string]bool{
		isOrdinary: ordinaryWords(), isOutsideName: outsideNames(), isTechnique: techniqueWords(), isArticle: articleWords(), isAsideWord: asideWords(), isCommon: commonest(),
		isComponent: componentWords(), isPart: partWords(), isPeople: peopleWords(), isJoin: joinWords(), isCalendar: calendarWords(),
		isKind: kindWords(), isKindAlone: kindsAlone(), isAnyOne: anyOneWords(), isGenitive: genitiveWords(),
		isPlace: placeWords(), isPlaceKind: placeKinds(), isTopic: topicWords(), isSeveral: severalWords(),
	} {
		for word := range set {
			all[word] |= means
		}
	}
	for _, set := range []phraseSet{outsidePhrases, components, parts, faults, states, failures, crashes, listsOf, examples, beings} {
		for word := range set.phrases() {
			all[word] |= set.cue
		}
	}
	for _, set := range []endingSet{failureOf, workOn, calledSo} {
		for word := range set.phrases() {
			all[word] |= set.cue
		}
	}
	return all
})

// is tells whether a word has one of some cues.
func (w *nameWord) is(any cue) bool { return w.cues&any != 0 }

var (
	ordinaryWords  = words.Set("service.ordinary")
	outsideNames   = words.Set("service.outside")
	providerNames  = words.Set("service.provider")
	techniqueWords = words.Set("service.technique")
	outsidePhrases = newPhraseSet(beginsOutside, words.Of("service.outside"))
	articleWords   = words.Set("service.article")
	asideWords     = words.Set("service.aside")
	commonest      = words.Set("language.common")
	componentWords = words.Set("service.component")
	partWords      = words.Set("service.part")
	components     = newPhraseSet(beginsComponent, words.Of("service.component"))
	parts          = newPhraseSet(beginsPart, words.Of("service.part"))
	faults         = newPhraseSet(beginsFault, words.Of("service.fault"))
	states         = newPhraseSet(beginsState, words.Of("service.down"))
	failures       = newPhraseSet(beginsFailure, words.Of("service.fails"))
	crashes        = newPhraseSet(beginsCrash, words.Of("service.crash"))
	failureOf      = newEndingSet(endsFailure, words.Of("service.failure"))
	workOn         = newEndingSet(endsWork, words.Of("service.work"))
	calledSo       = newEndingSet(endsCall, words.Of("service.called"))
	calledWords    = words.Set("service.called")
	listsOf        = newPhraseSet(beginsList, words.Of("service.list"))
	examples       = newPhraseSet(beginsExample, words.Of("service.example"))
	severalWords   = words.Set("service.several")
	peopleWords    = words.Set("service.people")
	joinWords      = words.Set("service.and")
	kindWords      = words.Set("service.kind")
	kindsAlone     = words.Set("service.kind-alone")
	kindEndings    = words.Made(words.Of("service.kind-ending"), byLastByte)
	anyOneWords    = words.Set("service.any")
	genitiveWords  = words.Set("service.genitive")
	placeWords     = words.Set("service.place")
	placeKinds     = words.Set("service.place-kind")
	topicWords     = words.Set("service.topic")
	everydayWords  = words.Set("service.everyday")
	knownProducts  = words.Set("service.known")
	blockWords     = words.Set("service.block")
	beings         = newPhraseSet(beginsBeing, words.Of("service.be"))
	// unspacedFailures are those of scripts without blanks, which stand right behind
	// a name.
	unspacedFailures = words.Made(words.Of("service.fails"), unspacedOf)
	calendarWords    = words.Set("weekday", "month.*")
)

// before is what the words before a name say of it; what they say of one name, they
// say of another that "and" joins to it.
func (r *NameReader) before(list []nameWord, i int) (traits Traits) {
	if i == 0 || list[i].gap || list[i].starts {
		return 0
	}
	if said := r.said[i-1]; said != 0 && list[i-1].is(isJoin) {
		return said
	}
	if calledSo.endsAt(list, i) {
		traits |= Told
	}
	if list[i-1].is(isArticle) {
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

// componentAt is how many words a kind of component takes at a place.
func componentAt(list []nameWord, i int) int { return components.at(list, i) }

// partAt is the same for words that say that a service stands before them.
func partAt(list []nameWord, i int) int { return parts.at(list, i) }

// failureAt is how many words at a place say that what stands before them failed.
// Strictly, only that it was down counts, since "the change failed" is no service.
func failureAt(text string, list []nameWord, i int, strictly bool) int {
	if i < len(list) && i > 0 {
		rest := strings.TrimLeft(text[list[i-1].to:], " `*”\"")
		if rest != "" && rest[0] >= utf8.RuneSelf && hasStart(rest, unspacedFailures()) {
			return 1
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

// failsWithOthers tells whether a name failed behind which others follow that have none:
// "mail-sender and some other services were down".
func failsWithOthers(text string, list []nameWord, i int) bool {
	if i >= len(list) || !list[i].is(isJoin) {
		return false
	}
	for at := i; at < min(len(list), i+mostBetween) && goesOnWith(list, at); at++ {
		if list[at].is(isSeveral) {
			return failureAt(text, list, at+1, false) > 0
		}
	}
	return false
}

// listedUntil is where a list of services ends whose introduction stands at a place,
// and how many words introduce it; both are 0 if none does.
func listedUntil(list []nameWord, i int) (end, introduction int) {
	introduction = listsOf.from(list, i)
	if introduction == 0 {
		introduction = examples.from(list, i)
		if introduction == 0 || !isOfServices(list, i) {
			return 0, 0
		}
	}
	for end = i + introduction + 1; end < len(list) && !list[end].starts && !list[end-1].closes; {
		end++
	}
	return min(end, len(list)), introduction
}

// mostBetween is how many words may stand between services and a bracket with examples of
// them: "components that were acting buggy (e.g. the cache)".
const mostBetween = 5

// isOfServices tells whether examples of services begin at a place.
func isOfServices(list []nameWord, i int) bool {
	first := i - 1
	if list[i].opens {
		first -= mostBetween
	}
	for at := i - 1; at >= max(0, first) && !list[at+1].starts && !list[at].closes; at-- {
		if list[at].is(isSeveral) {
			return true
		}
	}
	return false
}

// isHead tells whether a word is the last of its group, and so what it is about: in
// "the bot of" and "the bot was", not in "the latest bot".
func isHead(list []nameWord, i int) bool {
	if i+1 >= len(list) || !goesOnWith(list, i+1) {
		return true
	}
	return list[i+1].is(isAsideWord|isCommon) || beings.at(list, i+1) > 0 || faults.at(list, i+1) > 0 || partAt(list, i+1) > 0
}

// isItem tells whether a word is an item of a list by itself, if it may be the first.
func isItem(list []nameWord, i int, first bool) bool {
	from := i
	if from > 0 && list[from-1].is(isArticle) {
		from--
	}
	begins := first || from == 0 || list[from].gap || list[from].opens || list[from].starts || list[from-1].is(isAsideWord)
	ends := i+1 == len(list) || list[i+1].gap || list[i+1].starts || list[i].closes || list[i+1].is(isAsideWord)
	return begins && ends
}
