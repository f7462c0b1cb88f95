package views

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The words of an incident by which it can be alike to another: of the title, of what
// the author quotes, of the causes and of the abstract, but none that any incident has.
const (
	titleWord  = 3
	quotedWord = 2
	// namedWord is for what causes and the abstract write as a name, plainWord for
	// their other words.
	namedWord = 1.5
	plainWord = 0.5
	// abstractBytes and shortestWord bound what is read: of the abstract, and of words
	// without a digit.
	abstractBytes = 1500
	shortestWord  = 3
)

// toldWord is a word of an incident: its stem, how the author writes it, and what its
// place weighs.
type toldWord struct {
	stem, written int32
	place         float32
	// named is set where a title writes it as a name.
	named bool
}

// of lists the words of an incident, each with the weight of its best place.
func (t *teller) of(incident *kb.Incident) []toldWord {
	t.list = t.list[:0]
	t.add(incident.Title, titleWord, titleWord)
	for _, quote := range incident.Quotes {
		t.add(quote.Text, quotedWord, quotedWord)
	}
	for i := range incident.Factors {
		t.add(incident.Factors[i].Title.Plain, plainWord, namedWord)
	}
	t.add(prose.Cut(cmp.Or(incident.Abstract, incident.Summary.Plain), abstractBytes), plainWord, namedWord)
	for _, w := range t.list {
		t.places[w.stem] = 0
	}
	return slices.Clone(t.list)
}

// teller collects the words of one incident after another, in the same room. Words as
// they are written and their stems have numbers.
type teller struct {
	dictionary
	list []toldWord
	// By the number of a word: its stem, and the place in list of a stem, from 1.
	stems, places []int32
}

// noStem is that of words that tell nothing.
const noStem = -1

// add adds the words of a text: those that are written as names with a weight of
// their own.
func (t *teller) add(text string, plain, named float32) {
	starts, capitals := true, writesCapitals(text)
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
		weight, isNamed := plain, isWrittenAsName(written, starts || capitals)
		if isNamed {
			weight = named
		}
		t.word(written, weight, isNamed && plain == titleWord)
		starts, text = false, text[len(written):]
	}
}

func (t *teller) word(written string, weight float32, named bool) {
	number := t.number(written)
	stem := t.stemOf(number)
	if stem == noStem {
		return
	}
	at := t.places[stem]
	if at == 0 {
		t.list = append(t.list, toldWord{stem: stem, written: number, place: weight, named: named})
		t.places[stem] = int32(len(t.list))
		return
	}
	w := &t.list[at-1]
	w.named = w.named || named
	if w.place < weight {
		w.place, w.written = weight, number
	}
}

// stemOf is the number of the stem of a word.
func (t *teller) stemOf(number int32) int32 {
	for n := len(t.stems); n < len(t.words); n++ { // a stem that is new is a word, too
		lower, stem := strings.ToLower(t.words[n]), int32(noStem)
		if tells(lower) {
			stem = t.number(prose.Stem(lower))
		}
		t.stems, t.places = append(t.stems, stem), append(t.places, 0)
	}
	return t.stems[number]
}

// writesCapitals tells whether a text begins its words with capitals, so that one says
// nothing: "Database Full After Nightly Import".
func writesCapitals(text string) bool {
	words, capitals := 0, 0
	for word := range strings.FieldsSeq(text) {
		if utf8.RuneCountInString(word) <= shortestWord {
			continue
		}
		words++
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
			capitals++
		}
	}
	return words >= wordsOfTitleCase && capitals*4 >= words*3
}

// wordsOfTitleCase is how many words beyond small ones show that a text writes capitals.
const wordsOfTitleCase = 3

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
	if len(lower) < shortestWord || len(lower) > 40 || untelling()[lower] || smallWords()[lower] || prose.HasUnspaced(lower) && len(lower) < 6 {
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
