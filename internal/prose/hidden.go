package prose

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Characters that cannot be seen and change what is seen:
//
//	pay<U+202E>cod.exe     what follows runs backwards
//	check<U+200B>out       another word than "checkout", and looks the same
//	sev<U+E0031>-2         letters that no font shows
//	pa<200 × U+0301>y      marks that are drawn over the lines around them
//
// Some of them have work to do where they belong: joiners between letters of
// scripts that need them and between emoji, the choice of a form behind a sign,
// marks of direction in a text that runs from right to left, tags in a flag.
// There they are left alone.

// hides has the characters that hide wherever they stand (Unicode's
// Default_Ignorable_Code_Point and controls of direction, without those that
// hidesElsewhere knows; https://www.unicode.org/reports/tr36/).
var hides = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00AD, 0x00AD, 1}, {0x034F, 0x034F, 1}, {0x115F, 0x1160, 1}, {0x17B4, 0x17B5, 1}, {0x180E, 0x180E, 1},
		{0x200B, 0x200B, 1}, {0x2028, 0x202E, 1}, {0x2060, 0x206F, 1}, {0x3164, 0x3164, 1}, {0xFEFF, 0xFEFF, 1},
		{0xFFA0, 0xFFA0, 1}, {0xFFF9, 0xFFFB, 1},
	},
	R32: []unicode.Range32{
		{0x1D173, 0x1D17A, 1}, {0xE0000, 0xE001F, 1}, {0xE0080, 0xE00FF, 1}, {0xE01F0, 0xE0FFF, 1},
	},
	LatinOffset: 1,
}

// hidesElsewhere has the characters that hide but where they belong.
var hidesElsewhere = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x061C, 0x061C, 1}, {0x180B, 0x180D, 1}, {0x180F, 0x180F, 1}, {0x200C, 0x200F, 1}, {0xFE00, 0xFE0F, 1},
	},
	R32: []unicode.Range32{{0xE0020, 0xE007F, 1}, {0xE0100, 0xE01EF, 1}},
}

// MayHide tells whether a character hides itself, or does so in some places.
func MayHide(r rune) bool {
	if r < 0xA0 {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F
	}
	return unicode.In(r, hides, hidesElsewhere) || StandsOnLetter(r)
}

// What a letter may carry: marks of any script, as Greek and the signs of sounds pile
// them up, and marks of one script, of which Tibetan and Hebrew have most.
const (
	mostMarks      = 4
	mostMarksOfOne = 8
)

// StandsOnLetter tells whether a character is drawn on the one before it.
func StandsOnLetter(r rune) bool {
	return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) && !unicode.In(r, hides, hidesElsewhere)
}

// crowd is by how many marks too many a letter has with a further one, up to two; not
// above zero if there is room for it. What hides between them is none, and parts none.
func crowd(before string, r rune) int {
	most := mostMarksOfOne
	if unicode.Is(unicode.Inherited, r) {
		most = mostMarks
	}
	n := 1
	for n < most+2 {
		last, size := utf8.DecodeLastRuneInString(before)
		switch {
		case StandsOnLetter(last):
			n++
		case before == "" || !MayHide(last): // the letter
			return n - most
		}
		before = before[:len(before)-size]
	}
	return n - most
}

// longestBefore is how many bytes before a character tell whether it hides.
const longestBefore = 64

// Hidden tells whether a character hides itself behind the text before it, of which
// the last letters are looked at.
func Hidden(before string, r rune) bool {
	if !MayHide(r) {
		return false
	}
	before = before[max(0, len(before)-longestBefore):]
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case StandsOnLetter(r):
		return crowd(before, r) > 0
	case !unicode.Is(hidesElsewhere, r):
		return true
	case r >= 0xE0020 && r <= 0xE007F:
		return !strings.HasSuffix(strings.TrimRightFunc(before, isTag), "\U0001F3F4")
	case r == 0x200E || r == 0x200F || r == 0x061C:
		return !strings.ContainsFunc(before, runsBackwards)
	case r == 0x200C || r == 0x200D:
		return before == "" || !joins(last)
	default: // the choice of a form
		return before == "" || unicode.IsSpace(last) || unicode.Is(hidesElsewhere, last) || plainScript(last)
	}
}

func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }

// runsBackwards tells whether a letter is of a script from right to left.
func runsBackwards(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// joins tells whether a joiner has work to do behind a character: one of an emoji,
// or a letter of a script whose letters change their form.
func joins(r rune) bool {
	switch {
	case r == 0xFE0F || unicode.In(r, unicode.So, unicode.Sk):
		return true
	case r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && !plainScript(r) && !unicode.Is(hidesElsewhere, r)
}

// plainScript tells whether a letter is of a script whose letters have one form.
func plainScript(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) }

// Mark shows a hidden character behind the text before it by its name: "[U+202E]".
// Of marks that crowd on a letter it shows the first.
func Mark(before string, r rune) string {
	if StandsOnLetter(r) && crowd(before, r) > 1 {
		return ""
	}
	return fmt.Sprintf("[U+%04X]", r)
}

// Marked is a name with a mark in the place of each character that hides.
func Marked(name string) string {
	var b strings.Builder
	from := 0
	for i, r := range name {
		if isPlain(r) || !Hidden(name[:i], r) {
			continue
		}
		b.WriteString(name[from:i])
		b.WriteString(Mark(name[:i], r))
		from = i + utf8.RuneLen(r)
	}
	if from == 0 {
		return name
	}
	b.WriteString(name[from:])
	return b.String()
}

// isPlain tells whether a character is of printable ASCII or ends a line, as nearly all
// are: none of these hides.
func isPlain(r rune) bool { return r >= ' ' && r <= '~' || r == '\n' }
