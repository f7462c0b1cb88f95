package vocabulary

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// The names of one text, from its first word to its last:
//
//	KIAM service disruption       a name, with the words behind it
//	the hub was down              a plain word, by what is said of it
//	restarted site and bot        what is said of one is said of the other

// read notes the names of a text.
func (r *NameReader) read(text string, line int, place Traits) {
	r.words = appendWords(r.words[:0], text)
	list := r.words
	r.listed = 0
	r.said = append(r.said[:0], make([]Traits, len(list)+1)...)
	for i := 0; i < len(list); {
		outside := outsidePhrases.from(list, i)
		if outside > 0 {
			r.provider(text, list, i, i+outside, line, place)
		}
		if outside > 1 {
			i += outside
			continue
		}
		if end, introduction := listedUntil(list, i); end > 0 {
			i += introduction
			r.first, r.listed = i, end
			continue
		}
		at := place
		if place.has(InAbstract|InTitle) && isAside(list, i) && !(place.has(InTitle) && (knownProducts()[list[i].lower] || r.hasKind(list, i))) {
			at = 0
		}
		i += max(1, r.name(text, list, i, line, at))
	}
}

// provider notes a house whose services others build on, where it is said to have failed,
// and not what the house runs: "GitHub outage", and no "AWS node failure".
func (r *NameReader) provider(text string, list []nameWord, from, end, line int, place Traits) {
	written := text[list[from].from:list[end-1].to]
	said := r.before(list, from) & Failing
	if !providerNames()[strings.ToLower(written)] || said == 0 && failureAt(text, list, end, false) == 0 {
		return
	}
	r.told(text, list, end, written, line, place|said|Proper)
}

// hasKind tells whether a name begins at a word behind which a kind stands.
func (r *NameReader) hasKind(list []nameWord, i int) bool {
	proper := r.properRun(list, i)
	return proper > 0 && componentAt(list, i+proper) > 0
}

// name notes the names that begin at a word, and says how many words they take.
func (r *NameReader) name(text string, list []nameWord, i, line int, place Traits) int {
	proper := r.properRun(list, i)
	if proper == 0 {
		r.plain(text, list, i, line, place)
		return 1
	}
	if isBesidePlace(list, i, proper) {
		return proper
	}
	run := list[i : i+proper]
	written := prose.Line(text[run[0].from:run[proper-1].to])
	said := r.before(list, i)
	r.said[i+proper] = said
	traits := place | said | r.traitsOf(run)
	next := i + proper
	if next < len(list) && list[next].is(isPeople) && !list[next].gap {
		traits |= OfPeople
	}
	if i < r.listed {
		traits |= Listed
	}
	kind := componentAt(list, next)
	if kind > 0 {
		longer := list[i : next+kind]
		whole := prose.Line(text[longer[0].from:longer[len(longer)-1].to])
		r.told(text, list, next+kind, whole, line, traits|Told)
		if !isOutside(written) {
			r.note(written, whole, line, traits|Told)
		}
	} else {
		n := r.told(text, list, next, written, line, traits)
		r.synonym(text, list, i, next, n)
	}
	if proper > 1 {
		for _, w := range run {
			if w.is(isTopic) {
				continue
			}
			single := place
			if r.titled && !w.simple && isShaped(w.text) {
				single |= Shaped
			}
			r.note(w.text, written, line, single)
		}
	}
	return proper
}

// traitsOf are what the letters of the words of a name show.
func (r *NameReader) traitsOf(run []nameWord) (traits Traits) {
	for _, w := range run {
		if !w.starts && !r.titled {
			traits |= Proper
		}
		if (!w.simple && isShaped(w.text) || r.code[w.text]) && (len(run) == 1 || !r.titled) {
			traits |= Shaped
		}
		if !w.simple && isCalledService(w.text) {
			traits |= Told | Shaped
		}
		if len(run) == 1 && isKindCompound(w.lower) {
			traits |= Told | Kind
		}
	}
	return traits
}

// told notes a name with what follows it: that it is a service, or that it failed.
func (r *NameReader) told(text string, list []nameWord, next int, written string, line int, traits Traits) *Name {
	end := next
	for part := partAt(list, end); part > 0; part = partAt(list, end) {
		traits |= Told
		end += part
	}
	if length := failureAt(text, list, end, false); length > 0 {
		traits |= Failing
		end += length
	} else if failsBehindBracket(text, list, end) || failsWithOthers(text, list, end) {
		traits |= Failing
	}
	words := written
	if end > next && traits.has(Failing|Told) {
		from := strings.LastIndex(text[:list[next-1].to], written)
		words = text[max(from, 0):list[min(end, len(list))-1].to]
	}
	return r.note(written, prose.Line(words), line, traits)
}

// isOfOutside tells whether a kind is that of a name of something outside: Kubernetes is
// no service of a team, and a Kubernetes cluster is.
func isOfOutside(list []nameWord, i int) bool {
	w, before := &list[i], &list[i-1]
	return !w.gap && !w.opens && !w.is(isOutsideName|isTechnique) && before.is(isOutsideName) && !before.is(isTechnique) && isHead(list, i)
}

// failureBehind is how many words behind a plain one say that it failed, with those
// between that say that it is a service; 0 if none do.
func failureBehind(text string, list []nameWord, i int) int {
	if length := failureAt(text, list, i, true); length > 0 {
		return length
	}
	part := partAt(list, i)
	if part == 0 {
		return 0
	}
	length := failureAt(text, list, i+part, true)
	if length == 0 {
		return 0
	}
	return part + length
}

// plain notes a word in small letters that is said to be down, or that stands in the
// title.
func (r *NameReader) plain(text string, list []nameWord, i, line int, place Traits) {
	r.kindName(text, list, i, line, place)
	w := &list[i]
	lower := w.lower
	if len(lower) < 3 || w.is(isCommon|isArticle|isAsideWord) || !w.mayBeName() {
		return
	}
	kind := componentAt(list, i)
	if kind == 1 && i > 0 && isOfOutside(list, i) {
		written := prose.Line(text[list[i-1].from:w.to])
		r.told(text, list, i+1, written, line, place|Told|Proper)
	}
	if kind > 1 {
		written := prose.Line(text[w.from:list[i+kind-1].to])
		r.told(text, list, i+kind, written, line, place|Plain)
		return
	}
	traits := place
	if !r.uncased {
		traits |= Plain
	}
	if r.code[w.text] {
		traits |= InCode
	}
	if said := r.before(list, i); traits.has(InCode) || kind > 0 || i > 0 && list[i-1].is(isArticle) && isHead(list, i) {
		r.said[i+1] = said
		traits |= said
	}
	if i < r.listed && isItem(list, i, i == r.first) {
		traits |= Listed
		if w.is(isKind) {
			r.note(w.text, w.text, line, traits|Kind)
			return
		}
	}
	if w.is(isOrdinary|isOutsideName|isTechnique|isPlace|isPlaceKind|isTopic) || strings.HasSuffix(lower, "ing") {
		return
	}
	length := failureBehind(text, list, i+1)
	isFailing := length > 0 && (kind > 0 || i > 0 && list[i-1].is(isArticle) || place.has(InTitle) && i == 0)
	words := w.text
	if traits.has(Worked|Failing|Listed) && i > 0 {
		words = text[list[max(0, i-3)].from:w.to]
	}
	if isFailing {
		traits |= Failing
		words = text[w.from:list[min(i+1+length, len(list))-1].to]
	}
	r.note(w.text, prose.Line(words), line, traits)
}
