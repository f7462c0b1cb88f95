package vocabulary

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Names of plain words are told by the word that says what kind of thing they name:
//
//	the [reporting cluster] · our [payment API] · [stock processor lambda] failed
//	el [servicio de pagos] · l'[API de recherche]     behind a word such as "de"
//	der [Anmeldedienst] · [betalingstjenesten]         written as one word
//	the [API] returned 500 · [database] outage         a kind alone, if it failed

// mostOfKind is how many words may stand before a kind, or behind it and "de".
const mostOfKind = 3

// kindName notes the name that ends, or begins, with the word of a kind at a place.
func (r *NameReader) kindName(text string, list []nameWord, i, line int, place Traits) {
	if !list[i].is(isOrdinary) && isKindCompound(list[i].lower) {
		r.ofKind(text, list, i, i+1, line, place)
		return
	}
	if !list[i].is(isKind) {
		return
	}
	if end := endOfGenitive(list, i); end > 0 {
		r.ofKind(text, list, i, end, line, place)
		return
	}
	if i+1 < len(list) && !list[i+1].gap && !list[i+1].starts && !list[i].closes && list[i+1].is(isKind) {
		return // the processor lambda is named by its last word
	}
	if i > 0 && goesOn(text, list, i) && (r.isProper(&list[i-1]) || strings.ContainsAny(list[i-1].text, "-_")) && (componentAt(list, i) > 0 || partAt(list, i) > 0) {
		return // it was noted with the name before it
	}
	if from := startOfKind(text, list, i); from < i {
		r.ofKind(text, list, from, i+1, line, place)
		return
	}
	r.kindAlone(text, list, i, line, place)
}

// startOfKind is where the name begins that ends with a kind; the kind itself, if no
// word before it says which one is meant.
func startOfKind(text string, list []nameWord, i int) int {
	from := i
	for from > 0 && goesOn(text, list, from) && qualifies(list, from-1) {
		from--
	}
	for from < i && isVerb(text, list, from) {
		from++
	}
	if i-from > mostOfKind || from > 0 && list[from-1].is(isAnyOne) && !list[from].starts && !list[from].gap {
		return i // a statement that runs on, or one of several
	}
	return from
}

// goesOn tells whether a word belongs to the one before, which owns nothing: "the
// gateway's cache" is the cache of the gateway.
func goesOn(text string, list []nameWord, i int) bool {
	behind := text[list[i-1].to:]
	return goesOnWith(list, i) && !strings.HasPrefix(behind, "'") && !strings.HasPrefix(behind, "’")
}

// qualifies tells whether a word may say which one of a kind is meant.
func qualifies(list []nameWord, i int) bool {
	w := &list[i]
	if w.is(isKind) {
		return true
	}
	return !w.is(isOrdinary|isCommon|isArticle|isAsideWord|isAnyOne|isCalendar|isPeople|isJoin|isOutsideName|isTechnique) &&
		len(w.lower) > 1 && w.mayBeName() && !strings.ContainsAny(w.text, ".'’") &&
		!strings.HasSuffix(w.lower, "ly") && beings.at(list, i) == 0 && failures.at(list, i) == 0
}

// isVerb tells whether a word is likelier a verb than a part of a name: "restarted", and
// "using", but in "the reporting cluster", or where nothing stands before it.
func isVerb(text string, list []nameWord, i int) bool {
	w := &list[i]
	switch {
	case i > 0 && !w.gap && !w.starts && list[i-1].is(isArticle):
		return false
	case strings.HasSuffix(w.lower, "ed"):
		return true
	}
	begins := i == 0 || w.starts || w.opens || w.gap && !strings.Contains(text[list[i-1].to:w.from], ",")
	return strings.HasSuffix(w.lower, "ing") && !begins
}

// endOfGenitive is where a name ends that begins with a kind and goes on with "de"; 0
// if it does not.
func endOfGenitive(list []nameWord, i int) int {
	at := i + 1
	if at >= len(list) || list[at].gap || list[at].starts || list[i].closes || !list[at].is(isGenitive) {
		return 0
	}
	end := at + 1
	for end < len(list) && end-at <= 1 && !list[end].gap && !list[end].starts && qualifies(list, end) && !list[end].is(isKind) {
		end++
	}
	if end == at+1 {
		return 0
	}
	return end
}

// ofKind notes a name of a kind with what is said of it.
func (r *NameReader) ofKind(text string, list []nameWord, from, end, line int, place Traits) {
	said := r.before(list, from)
	r.said[end] = said
	written := prose.Line(text[list[from].from:list[end-1].to])
	r.told(text, list, end, written, line, place|said|Told|Kind)
}

// kindAlone notes a kind that no word tells from others, where it failed.
func (r *NameReader) kindAlone(text string, list []nameWord, i, line int, place Traits) {
	w := &list[i]
	if !w.is(isKindAlone) {
		return
	}
	known := i > 0 && list[i-1].is(isArticle) && !w.gap || w.starts || prose.HasUnspaced(text)
	length := failureAt(text, list, i+1, true)
	if !place.has(InTitle) && (!known || length == 0) {
		return
	}
	if length == 0 {
		r.note(w.text, w.text, line, place|Kind)
		return
	}
	words := text[w.from:list[min(i+1+length, len(list))-1].to]
	r.note(w.text, prose.Line(words), line, place|Failing|Kind)
}

// isKindCompound tells whether a word is one of a kind and what says which one:
// Anmeldedienst.
func isKindCompound(lower string) bool {
	for _, kind := range kindEndings()[lower[len(lower)-1]] {
		if which, found := strings.CutSuffix(lower, kind); found && len(which) >= shortestWhich && isNameLetters(which) {
			return true
		}
	}
	return false
}

// isOfKinds tells whether the words of a name say what kind of thing it is, and none
// which one: "proxy", "API server".
func isOfKinds(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if !kindWords()[word] && !ordinaryWords()[word] {
			return false
		}
	}
	return true
}

// shortestWhich is how many letters stand before a kind that is written with it as one
// word: an observer is no server.
const shortestWhich = 4
