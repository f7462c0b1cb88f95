package vocabulary

import (
	"fmt"
	"strings"
)

// A phrase is a line of words. It matches where its parts follow one another within
// a sentence:
//
//	word        the word and its English forms: "alert" is also alerts, alerted
//	=word       only this spelling
//	word*       any ending
//	(a|b c)     either; alternatives may be several words
//	{class}     any of the class, from the file of the language in classes/
//	#           a number
//	~           up to four words between; ~2 up to two, and ~9 is the most
//	- words     that they were not there, in any way that the language says so: "- alert"
//	            is also "alerts were never set up" and "without an alert"
//
// A phrase that is a single word matches, but is too little to suggest anything by
// itself: it needs a second phrase, a cue of cause beside it, or an item of few
// words. "! word" says that the word is enough. "? some words" says that these are
// as little as a single word.
//
// Upper case, accents and hyphens do not matter. Scripts without blanks are matched
// character by character, and ~ is up to eight characters there. A comma counts as
// two words of a gap.

// phrase is one of the grammar above, parsed for a language.
type phrase struct {
	// text is the phrase as it was written.
	text string
	// parts follow one another.
	parts []part
	// strength says whether the phrase is enough for a suggestion.
	strength strength
	// lack is set for one that says that something was not there.
	lack bool
}

type strength int8

const (
	byLength strength = iota
	strong
	weak
)

// part is one place of a phrase.
type part struct {
	// alternatives are sequences of atoms, none of them empty.
	alternatives [][]atom
	// class is the name of the class that the alternatives are; "" for others.
	class string
	// gap is how many words may stand before the part.
	gap int
}

// atom matches one word.
type atom struct {
	kind atomKind
	word string
}

type atomKind int8

const (
	stemAtom atomKind = iota
	exactAtom
	prefixAtom
	numberAtom
)

// lackSign stands before what was not there in a phrase, and for it in the ways of
// saying so.
const lackSign = "- "

const (
	// defaultGap is what "~" allows, in words.
	defaultGap = 4
	// mostAlternatives and mostParts keep a phrase of an author from growing
	// without bounds.
	mostAlternatives = 2000
	mostParts        = 6
	// shortestPrefix keeps "*" from matching everything.
	shortestPrefix = 2
)

// parsePhrases reads a phrase, which is several where it speaks of a lack. The error is
// one clause for its author.
func parsePhrases(language, text string) ([]phrase, error) {
	known := classesOf(language)
	object, isLack := strings.CutPrefix(strings.TrimSpace(text), lackSign)
	if !isLack {
		read, err := parsePhrase(known, language, text)
		return []phrase{read}, err
	}
	if strings.Contains(object, "~") {
		return nil, fmt.Errorf("~ cannot stand behind %s", strings.TrimSpace(lackSign))
	}
	if len(known.lacking) == 0 {
		return nil, fmt.Errorf("nothing is known of how this language says that something was not there")
	}
	var all []phrase
	for _, way := range known.lacking {
		read, err := parsePhrase(known, language, strings.ReplaceAll(way, lackSign, "("+object+")"))
		if err != nil {
			return nil, err
		}
		read.text, read.lack = strings.TrimSpace(text), true
		all = append(all, read)
	}
	return all, nil
}

// parsePhrase reads one sequence of parts.
func parsePhrase(known classes, language, text string) (phrase, error) {
	p := phraseParser{classes: known.words, english: language == english}
	read := phrase{text: strings.TrimSpace(text)}
	rest := read.text
	if after, ok := strings.CutPrefix(rest, "!"); ok {
		read.strength, rest = strong, after
	} else if after, ok := strings.CutPrefix(rest, "?"); ok {
		read.strength, rest = weak, after
	}
	parts, err := p.parts(rest)
	if err != nil {
		return phrase{}, err
	}
	read.parts = parts
	return read, nil
}

// PhraseOf is the phrase that an author's words are; "" for words that are none. Code
// and quotations in them may be anything.
func PhraseOf(language, words string) string {
	var runs []string
	var run []string
	end := func() {
		if len(run) > 0 {
			runs = append(runs, strings.Join(run, " "))
		}
		run = nil
	}
	tokens := tokenize(words)
	for _, t := range tokens {
		if t.word == "" {
			end()
			continue
		}
		run = append(run, t.word)
	}
	end()
	if len(tokens) > mostParts {
		for i := range runs {
			runs[i] = "(" + runs[i] + ")"
		}
	}
	joined := strings.Join(runs, " ~ ")
	if _, err := parsePhrases(language, joined); err != nil {
		return ""
	}
	return joined
}
