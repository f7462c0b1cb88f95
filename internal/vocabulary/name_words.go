package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// The words of a text in which names are looked for, and which of them are written as
// names.

// nameWord is a word: letters, digits, and the signs that programs have in theirs.
type nameWord struct {
	// lower is the text in small letters.
	text, lower string
	// simple is set where only small letters of ASCII follow the first letter, which is
	// of ASCII, too: the form of nearly all words shows nothing.
	simple bool
	// cues are what the word by itself can mean.
	cues     cue
	from, to int
	// starts is set for the first word of a sentence or of a line.
	starts bool
	// opens and closes are set at a bracket; gap is set where a sign stands before
	// the word, so that it does not go on with the last one.
	opens, closes, gap bool
}

// mostNameWords bounds the work on a text.
const mostNameWords = 600

// appendWords cuts a text into words, in the room of an empty list. Addresses, paths
// and channels are none.
func appendWords(list []nameWord, text string) []nameWord {
	starts, gap, opens, known := true, true, false, cues()
	for at := 0; at < len(text) && len(list) < mostNameWords; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !prose.IsWordRune(r) {
			switch {
			case r == ' ':
			case r == '.' && len(list) > 0 && isAbbreviation(&list[len(list)-1], at):
			case strings.ContainsRune(".!?:;|•\n。！？：", r):
				starts, gap = starts || r != '\n' || strings.HasPrefix(text[at:], "\n\n"), gap || r != '\n'
			case r == '(' || r == '（':
				opens = true
			case r == ')' || r == '）':
				if len(list) > 0 {
					list[len(list)-1].closes = true
				}
				gap = true
			case r == '"' || r == '“' || r == '*' || r == '`' || r == '\'' || unicode.IsSpace(r):
			default:
				gap = true
			}
			at += size
			continue
		}
		end := wordEnd(text, at)
		if isAddress(text, at, end) {
			at = blankAfter(text, at)
			starts, gap, opens = false, true, false
			continue
		}
		word, simple := text[at:end], isSimple(text[at:end])
		if !simple {
			word = nameOfCompound(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"))
			simple = isSimple(word)
		}
		lower := strings.ToLower(word)
		list = append(list, nameWord{word, lower, simple, known[lower], at, at + len(word), starts, opens, false, gap && !opens})
		starts, gap, opens = false, false, false
		at = end
	}
	return list
}

func isSimple(word string) bool {
	if first := word[0] | 0x20; first < 'a' || first > 'z' {
		return false
	}
	for _, c := range []byte(word[1:]) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// nameOfCompound is the name in a word that a language joins with a hyphen to a common
// one: Kafka in "Kafka-tilkobling" and in "Kafka-based".
func nameOfCompound(word string) string {
	name, rest, joined := strings.Cut(word, "-")
	first, _ := utf8.DecodeRuneInString(name)
	if !joined || len(name) < 3 || len(rest) < 4 || !unicode.IsUpper(first) || strings.ContainsFunc(rest, func(r rune) bool { return !unicode.IsLower(r) }) {
		return word
	}
	if componentWords()[rest] || partWords()[rest] {
		return word // an ingress-controller is no ingress
	}
	return name
}

// isAbbreviation tells whether the stop at a place ends an abbreviation, such as
// "e.g.", and no sentence.
func isAbbreviation(w *nameWord, at int) bool {
	return w.to == at && len(w.text) <= 5 && strings.Contains(w.text, ".")
}

// blankAfter is where the next blank stands, or the end of the text.
func blankAfter(text string, at int) int {
	if i := strings.IndexFunc(text[at:], unicode.IsSpace); i >= 0 {
		return at + i
	}
	return len(text)
}

// wordEnd is where a word ends that begins at a place: "eks-pipeline", "chia.net",
// "full_node", "can't". Scripts without blanks stand apart from Latin letters.
func wordEnd(text string, at int) int {
	first, _ := utf8.DecodeRuneInString(text[at:])
	unspaced := prose.IsUnspaced(first)
	for i := at; i < len(text); {
		if c := text[i]; 'a' <= c && c <= 'z' && !unspaced {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case prose.IsWordRune(r):
			if prose.IsUnspaced(r) != unspaced {
				return i
			}
		case strings.ContainsRune("-_.'’", r):
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); !prose.IsWordRune(next) || prose.IsUnspaced(next) {
				return i
			}
		case r == '/' || r == '@' || r == '=' || r == '\\':
			// A path or an address goes on; isAddress tells.
			return i
		default:
			return i
		}
		i += size
	}
	return len(text)
}

// isAddress tells whether a word is part of an address, a path or a channel.
func isAddress(text string, from, end int) bool {
	if end < len(text) && strings.IndexByte("/@=\\", text[end]) >= 0 {
		next := text[end:]
		return len(next) > 1 && next[1] > ' '
	}
	if strings.HasPrefix(text[end:], "://") {
		return true
	}
	return from > 0 && strings.IndexByte("/@#=\\~$", text[from-1]) >= 0
}

// isTitleCase tells whether a title writes its words with a capital.
func isTitleCase(title string) bool {
	upper, all := 0, 0
	for field := range strings.FieldsSeq(title) {
		r, _ := utf8.DecodeRuneInString(field)
		if unicode.IsLetter(r) && len(field) > 3 {
			all++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return all > 1 && upper*3 >= all*2
}

// isBesidePlace tells whether the words of a name name a place, by a word beside them
// that is written as a part of it: Teltow Canal, South Australia.
func isBesidePlace(list []nameWord, i, proper int) bool {
	next := i + proper
	behind := next < len(list) && goesOnWith(list, next) && list[next].is(isPlaceKind) && startsUpper(list[next].text)
	return behind || i > 0 && goesOnWith(list, i) && list[i-1].is(isPlaceKind) && startsUpper(list[i-1].text)
}

// goesOnWith tells whether no sign stands between a word and the one before.
func goesOnWith(list []nameWord, i int) bool {
	return !list[i].gap && !list[i].starts && !list[i].opens && !list[i-1].closes
}

// properRun counts the words of a name from a place on, at most three. It may begin with
// one that is none by itself: Knowledge Base.
func (r *NameReader) properRun(list []nameWord, i int) int {
	n := 0
	if list[i].is(isTopic) && startsUpper(list[i].text) && i+1 < len(list) && goesOnWith(list, i+1) && r.isProper(&list[i+1]) &&
		(!r.titled && !list[i].starts || componentAt(list, i+2) > 0) {
		n = 1
	}
	for n < 3 && i+n < len(list) {
		w := &list[i+n]
		if n > 0 && !goesOnWith(list, i+n) || !r.isProper(w) && !(n > 0 && r.isInner(list, i+n)) {
			break
		}
		if n++; !w.simple && isDomain(w.text) {
			break // it is a name by itself
		}
	}
	return n
}

// mayBeName tells whether the letters of a word could be those of a name.
func (w *nameWord) mayBeName() bool {
	return w.simple || isNameLetters(w.lower) && !isOtherName(w.text)
}

// isInner tells whether an ordinary word is a part of a name: it is written with a
// capital behind a name, where others are not, and leads to another such word or to the
// word of a kind: PostHog Feature Flags service.
func (r *NameReader) isInner(list []nameWord, i int) bool {
	if r.titled || !list[i].is(isOrdinary|isTopic) || list[i].is(isKind|isPart|isCommon) || !startsUpper(list[i].text) || i+1 == len(list) || !goesOnWith(list, i+1) {
		return false
	}
	next := &list[i+1]
	return startsUpper(next.text) && !next.is(isKind|isPart) || next.is(isPart|isComponent)
}

func startsUpper(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// isProper tells whether a word is written as a name.
func (r *NameReader) isProper(w *nameWord) bool {
	if len(w.lower) < 3 || w.is(isOrdinary|isOutsideName|isTechnique|isCalendar|isCommon|isArticle|isAsideWord|isComponent|isPlace|isPlaceKind|isTopic) || !w.mayBeName() {
		return false
	}
	if r.titled && strings.HasSuffix(w.lower, "ing") {
		return false // "Missing Table Causing Errors"
	}
	first, _ := utf8.DecodeRuneInString(w.text)
	switch {
	case w.simple:
		return isUpperASCII(w.text[0])
	case !unicode.IsLetter(first):
		return false
	}
	if isShaped(w.text) || isCalledService(w.text) || r.code[w.text] && isProgram(w.text) {
		return true
	}
	return unicode.IsUpper(first) && !strings.ContainsAny(w.text, ".'’")
}
