package reading

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The words of a heading, as they are compared with phrases:
//
//	## 2. Root cause(s) 🔍       root cause
//	### 一、What's next?          what s next

// numbering is the number in front of a heading.
var numbering = words.Pattern(`^\s*(?:\d{1,3}(?:\.\d{1,3})+[.)、:．）：]?|[\d０-９]{1,3}[.)、:．）：]|(?i:[ivx]{1,4})[.)]|[a-zA-Z][.)]|` +
	`{chapter.number}{1,3}[.)、．）]|{chapter.before}(?:\d+|{chapter.number}{1,3}){chapter.after})\s*`)

// longestHeading bounds the bytes of a heading whose words are looked at.
const longestHeading = 400

// headingWords reduces the text of a heading to its words: lower case, one space
// between them, without numbering, emoji, punctuation and anything in brackets.
func headingWords(text string) string {
	text = prose.Start(text, longestHeading)
	text = markdown.WithoutEmoji(text)
	if bare := withoutBrackets(text); prose.HasLetter(bare) || !prose.HasLetter(text) {
		text = bare // brackets around all of it are a mark: 【概要】
	}
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !prose.IsWordRune(r) && r != '=' })
	text = withoutNumber(text)
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		switch {
		case r == ' ':
			space = true
		case r >= 'a' && r <= 'z':
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteByte(byte(r))
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' || r == '\u200d' || r == '\ufe0f':
			// "why's" and "whys" are one; "d'action" is two words in French.
			if r == '\'' || r == '’' {
				space = space || endsElision(b.String())
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// withoutNumber is the text of a heading behind its number.
func withoutNumber(text string) string {
	if !mayBeNumbered(text) {
		return text
	}
	return numbering().ReplaceAllString(text, "")
}

// withoutBrackets has a blank in place of every pair of brackets without others inside.
func withoutBrackets(text string) string {
	if !strings.ContainsFunc(text, closesBracket) {
		return text
	}
	var b strings.Builder
	kept, opened := 0, -1
	for i, r := range text {
		switch r {
		case '(', '[', '（', '【':
			opened = i
		case ')', ']', '）', '】':
			if opened >= 0 {
				b.WriteString(text[kept:opened])
				b.WriteByte(' ')
				kept, opened = i+utf8.RuneLen(r), -1
			}
		}
	}
	b.WriteString(text[kept:])
	return b.String()
}

func closesBracket(r rune) bool { return r == ')' || r == ']' || r == '）' || r == '】' }

// mayBeNumbered is a cheap look at the start of a heading: digits, or a few
// letters, and what ends a number.
func mayBeNumbered(text string) bool {
	if rest := text[prose.LeadingDigits(text):]; len(rest) < len(text) {
		return startsWithAny(rest, numberEnds)
	}
	if strings.ContainsAny(text[:min(len(text), longestRoman+1)], ".)") {
		return true
	}
	return text != "" && text[0] >= utf8.RuneSelf && (strings.HasPrefix(text, wideStart) || startsWithAny(text, chapters()) || startsWithAny(text, scriptDigits()))
}

// wideStart is what the digits of Chinese and Japanese begin with, as wide as their
// characters: １．現象.
const wideStart = "\xef\xbc"

// longestRoman is how many letters a Roman number has.
const longestRoman = 4

var (
	numberEnds   = []string{":", ".", ")", "、", "．", "）", "："}
	chapters     = words.Of("chapter.before")
	scriptDigits = words.Of("chapter.number")
)

// endsElision tells whether an apostrophe after the text splits two words: a
// single letter stands before it ("d'action"), or a word such as "didn".
func endsElision(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return utf8.RuneCountInString(last) == 1 || elisions()[last]
}

var elisions = words.Set("elision")

// hasStart tells whether words in the form of headingWords begin with one of the
// phrases; where a script has no blanks nothing needs to follow it.
func hasStart(text string, phrases []string) bool {
	for _, phrase := range phrases {
		if text == "" || text[0] != phrase[0] {
			continue // as nearly all do
		}
		rest, found := strings.CutPrefix(text, phrase)
		if found && (rest == "" || rest[0] == ' ' || prose.IsUnspaced([]rune(phrase)[0])) {
			return true
		}
	}
	return false
}

// sameWords is what two texts must share to be one.
func sameWords(text string) string { return prose.Line(headingWords(text)) }

// shownHeading is a heading without emoji codes, unless it is nothing else.
func shownHeading(heading string) string {
	return cmp.Or(prose.Line(markdown.WithoutEmoji(heading)), heading)
}
