package vocabulary

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// The parser of the grammar that grammar.go describes. It reads from left to right, and
// words that are plain without making tokens of them, since they are nearly all.

type phraseParser struct {
	classes map[string][][]atom
	english bool
}

// parts reads the places of a phrase, from left to right.
func (p phraseParser) parts(text string) ([]part, error) {
	var parts []part
	gap := 0
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if text[0] == '~' {
			var err error
			if gap, text, err = gapOf(text[1:]); err != nil {
				return nil, err
			}
			continue
		}
		read, rest, err := p.place(text)
		if err != nil {
			return nil, err
		}
		if len(parts) > 0 {
			read.gap = gap
		}
		parts = append(parts, read)
		gap, text = 0, rest
	}
	switch {
	case len(parts) == 0:
		return nil, fmt.Errorf("it has no word")
	case len(parts) > mostParts:
		return nil, fmt.Errorf("it has more than %d parts", mostParts)
	}
	return parts, nil
}

// gapOf reads what stands behind "~".
func gapOf(text string) (gap int, rest string, err error) {
	digits := prose.LeadingDigits(text)
	if digits == 0 {
		return defaultGap, text, nil
	}
	if digits > 1 || text[0] == '0' {
		return 0, "", fmt.Errorf("~%s is not from ~1 to ~9", text[:digits])
	}
	return int(text[0] - '0'), text[1:], nil
}

// place reads one group, class or word.
func (p phraseParser) place(text string) (read part, rest string, err error) {
	switch text[0] {
	case '(':
		inner, rest, ok := bracketed(text)
		if !ok {
			return part{}, "", fmt.Errorf("a bracket is not closed")
		}
		read.alternatives, err = p.alternatives(inner)
		return read, rest, err
	case '{':
		name, rest, ok := strings.Cut(text[1:], "}")
		if !ok {
			return part{}, "", fmt.Errorf("a brace is not closed")
		}
		class, known := p.classes[name]
		if !known {
			return part{}, "", fmt.Errorf("there is no class {%s} in this language", name)
		}
		return part{alternatives: class, class: name}, rest, nil
	}
	end := strings.IndexAny(text, " \t~({")
	if end < 0 {
		end = len(text)
	}
	atoms, err := p.words(text[:end])
	return part{alternatives: [][]atom{atoms}}, text[end:], err
}

// alternatives reads "a|b c|{class}".
func (p phraseParser) alternatives(text string) ([][]atom, error) {
	pieces := splitOutside(text)
	all := make([][]atom, 0, len(pieces))
	for _, alternative := range pieces {
		if !strings.ContainsAny(alternative, "(){}~") {
			sequence, err := p.words(alternative)
			if err != nil {
				return nil, err
			}
			all = append(all, sequence)
			continue
		}
		parts, err := p.parts(alternative)
		if err != nil {
			return nil, err
		}
		sequences := [][]atom{nil}
		for _, part := range parts {
			if part.gap > 0 {
				return nil, fmt.Errorf("~ cannot stand within alternatives")
			}
			sequences = product(sequences, part.alternatives)
			if len(sequences)+len(all) > mostAlternatives {
				return nil, fmt.Errorf("it has more than %d alternatives", mostAlternatives)
			}
		}
		all = append(all, sequences...)
	}
	return all, nil
}

// words reads words that follow one another, with nothing among them that stands for
// several.
func (p phraseParser) words(text string) ([]atom, error) {
	sequence := make([]atom, 0, strings.Count(text, " ")+1)
	for word := range strings.FieldsSeq(text) {
		if a, ok := p.plain(word); ok {
			sequence = append(sequence, a)
			continue
		}
		atoms, err := p.word(word)
		if err != nil {
			return nil, err
		}
		sequence = append(sequence, atoms...)
	}
	if len(sequence) == 0 {
		return nil, fmt.Errorf("it has no word")
	}
	return sequence, nil
}

// plain reads a word that is one token and folded already, which most are.
func (p phraseParser) plain(text string) (a atom, ok bool) {
	word, exact := strings.CutPrefix(text, "=")
	word, prefix := strings.CutSuffix(word, "*")
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return atom{}, false
		}
	}
	if len(word) < shortestPrefix || word == "cannot" || contracted[word] || strings.HasPrefix(word, "http") {
		return atom{}, false
	}
	switch {
	case prefix:
		return atom{prefixAtom, word}, true
	case exact || !p.english:
		return atom{exactAtom, word}, true
	}
	return atom{stemAtom, prose.Stem(word)}, true
}

func product(heads, tails [][]atom) [][]atom {
	all := make([][]atom, 0, len(heads)*len(tails))
	for _, head := range heads {
		for _, tail := range tails {
			all = append(all, append(append([]atom{}, head...), tail...))
		}
	}
	return all
}

// bracketed cuts "(…)" with the brackets within it.
func bracketed(text string) (inner, rest string, ok bool) {
	depth := 0
	for i, r := range text {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[1:i], text[i+1:], true
			}
		}
	}
	return "", "", false
}

// splitOutside splits at the bars that stand in no brackets.
func splitOutside(text string) (pieces []string) {
	pieces = make([]string, 0, strings.Count(text, "|")+1)
	depth, from := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == '|' && depth == 0:
			pieces = append(pieces, text[from:i])
			from = i + 1
		}
	}
	return append(pieces, text[from:])
}

// word reads one word, which is several atoms if it has hyphens or characters of a
// script without blanks.
func (p phraseParser) word(text string) ([]atom, error) {
	if text == "#" {
		return []atom{{kind: numberAtom}}, nil
	}
	kind := stemAtom
	if !p.english {
		kind = exactAtom
	}
	text, exact := strings.CutPrefix(text, "=")
	if exact {
		kind = exactAtom
	}
	text, prefix := strings.CutSuffix(text, "*")
	if strings.IndexFunc(text, isOperator) >= 0 {
		return nil, fmt.Errorf("%q has a sign in a place where it means nothing", text)
	}
	var atoms []atom
	for _, t := range tokenize(text) {
		a := atom{kind, t.word}
		if kind == stemAtom {
			a.word = prose.Stem(t.word)
		}
		atoms = append(atoms, a)
	}
	if len(atoms) == 0 {
		return nil, fmt.Errorf("%q is no word", text)
	}
	if prefix {
		last := &atoms[len(atoms)-1]
		last.kind, last.word = prefixAtom, lastWord(text)
		if len(last.word) < shortestPrefix {
			return nil, fmt.Errorf("%q is too short for an ending", text)
		}
	}
	return atoms, nil
}

func isOperator(r rune) bool { return strings.ContainsRune("(){}|*#=!?", r) }

// lastWord is the folded last token of a text.
func lastWord(text string) string {
	tokens := tokenize(text)
	return tokens[len(tokens)-1].word
}
