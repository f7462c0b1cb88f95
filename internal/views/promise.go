package views

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The words of a promise are those that say what is to be done to what: its first
// sentence, or what stands before a colon if that is enough, without small words,
// without the many words for "make one", and without endings:
//
//	Setup alerts for the queue (issue created)    alert queue
//	Add an alarm on the queue #12                 alert queue

// promise returns the words of an action once each, in no order that matters.
func promise(text string) []string {
	sentence := firstSentence(text)
	if head, _, found := strings.Cut(sentence, ": "); found {
		if words := promiseWords(head); len(words) >= fewestNear {
			return words
		}
	}
	if words := promiseWords(sentence); len(words) >= fewestWords {
		return words
	}
	return promiseWords(text)
}

// firstSentence is the first sentence of a text, at most to the end of its line.
func firstSentence(text string) string {
	text = strings.TrimSpace(text)
	line, _, _ := strings.Cut(text, "\n")
	return line[:sentenceEnd(line)]
}

func promiseWords(text string) []string {
	var words []string
	add := func(word string) {
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for field := range strings.FieldsSeq(text) {
		if isReference(strings.Trim(field, "()[]{}.,;:")) {
			continue
		}
		for word := range strings.FieldsFuncSeq(strings.ToLower(field), isBetweenWords) {
			word = strings.Trim(word, ".'’")
			if word == "" || smallWords[word] {
				continue
			}
			if isDense(word) {
				for _, pair := range pairsOf(word) {
					add(pair)
				}
				continue
			}
			if word = stem(word); !makingWords[word] {
				add(word)
			}
		}
	}
	return words
}

// reference is a handle, a number or a key of a ticket, or a day.
var reference = regexp.MustCompile(`^(?:[@#].*|[A-Z][A-Z0-9]{1,11}-\d+|\d{4}-\d{2}-\d{2})$`)

// isReference tells whether a stretch without spaces is a handle, a ticket, a day
// or an address, which may differ while the promise is the same.
func isReference(field string) bool {
	return strings.Contains(field, "://") || strings.ContainsAny(field, "@#-") && reference.MatchString(field)
}

// isBetweenWords tells whether a character parts words. A full stop inside a word
// does not: v2.5.
func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.' && r != '\'' && r != '’'
}

// isFixed tells whether a word turns a promise into another one if it is there:
// a number, or a "not".
func isFixed(word string) bool {
	return strings.ContainsAny(word, "0123456789") || word == "not" || word == "no" || word == "never" || word == "without"
}

// isDense tells whether a text is of a script that does not part words.
func isDense(text string) bool {
	for _, r := range text {
		if r >= firstDense && unicode.In(r, dense...) {
			return true
		}
	}
	return false
}

// dense are the scripts that do not part words, and firstDense the first letter of
// all of them.
var dense = []*unicode.RangeTable{unicode.Thai, unicode.Han, unicode.Hiragana, unicode.Katakana}

const firstDense = '\u0e00'

// pairsOf are the pairs of neighbouring letters of a text without spaces.
func pairsOf(text string) []string {
	letters := []rune(text)
	if len(letters) < 2 {
		return []string{text}
	}
	pairs := make([]string, 0, len(letters)-1)
	for i := range letters[1:] {
		pairs = append(pairs, string(letters[i:i+2]))
	}
	return pairs
}

// stem takes the endings off an English word that change with the sentence:
// alerts, alerting and alerted are alert. It need not give a word, only the same
// one for the same word.
func stem(word string) string {
	if strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
		word = strings.TrimRight(word[:len(word)-1], "'’")
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !hasAnySuffix(word, "ss", "us", "is") {
		word = word[:len(word)-1]
		if strings.HasSuffix(word, "ie") {
			word = word[:len(word)-2] + "y"
		}
	}
	for _, ending := range [...]string{"ing", "ed"} {
		if root, found := strings.CutSuffix(word, ending); found && len(root) >= 4 {
			word = undouble(root)
			break
		}
	}
	if len(word) > 4 {
		word = strings.TrimSuffix(word, "e")
	}
	if same := sameThing[word]; same != "" {
		return same
	}
	return word
}

// undouble takes away the letter that English doubles before an ending: logg is
// log.
func undouble(root string) string {
	n := len(root)
	if root[n-1] == root[n-2] && !strings.ContainsRune("sle", rune(root[n-1])) {
		return root[:n-1]
	}
	return root
}

func hasAnySuffix(word string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// sameThing are words, without endings, that everybody uses for one another.
var sameThing = map[string]string{
	"alarm": "alert", "logg": "log", "documentation": "document", "docs": "document", "doc": "document",
}

// makingWords say, without endings, that something new comes to be. Whether people
// add, create or set it up, the promise is the same.
var makingWords = words(`add creat mak build implement introduc setup writ put provid establish defin develop`)

// smallWords carry no promise. Negations are not among them.
var smallWords = words(`a an the and or of to in on at for from by with as is are be been was were will would should must can could may might
	we our us i it its this that these those there their them they so if when then than such some any all each every more most also
	into onto over under out up off via per about before after during between within across again still already just only even very
	set need needs have has had do does did get gets please try want wants consider look sure ensure able e.g i.e etc
	der die das den dem ein eine einen und oder für mit von zu im am auf bei wir
	le la les un une des du de et ou pour avec dans sur nous
	el los las una y o para con en por
	og eller av til på med vi et en`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
