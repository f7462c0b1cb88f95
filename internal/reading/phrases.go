package reading

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// phraseBook finds the meaning of a heading's words.
type phraseBook struct {
	meanings map[string]meaning
	whole    map[string]meaning
	// builtin answers for what a site's own book does not have; nil for the
	// built-in book itself.
	builtin *phraseBook
	// ideographs are the first runes of phrases in scripts without spaces.
	ideographs map[rune]bool
	// gapped are the phrases with gaps (phrase_gaps.go), by their first word.
	gapped map[string][]gappedPhrase
}

// builtinPhrases is the book without a site's own words.
var builtinPhrases = sync.OnceValue(func() *phraseBook {
	book := &phraseBook{
		meanings: map[string]meaning{}, whole: map[string]meaning{}, ideographs: map[rune]bool{}, gapped: map[string][]gappedPhrase{},
	}
	for phrase, key := range words.Index[string]("section.")() {
		book.add(phrase, meaningOfKey(key))
	}
	return book
})

// newPhraseBook makes a book of the table and a site's own headings, which win.
func newPhraseBook(own map[kb.SectionClass][]string) *phraseBook {
	if len(own) == 0 {
		return builtinPhrases()
	}
	book := &phraseBook{meanings: map[string]meaning{}, ideographs: map[rune]bool{}, builtin: builtinPhrases()}
	for class, list := range own {
		for _, phrase := range list {
			words := headingWords(phrase)
			known, _ := book.find(words)
			if known.class != class {
				known.topic = topicNone
			}
			book.add(words, meaning{class, known.topic})
		}
	}
	return book
}

func (b *phraseBook) add(phrase string, m meaning) {
	if strings.Contains(phrase, gap) {
		b.addGapped(phrase, m)
		return
	}
	to := b.meanings
	if rest, found := strings.CutPrefix(phrase, "="); found {
		phrase, to = rest, b.whole
	}
	if phrase == "" {
		return
	}
	to[phrase] = m
	if first, _ := utf8.DecodeRuneInString(phrase); prose.IsUnspaced(first) {
		b.ideographs[first] = true
	}
}

// find returns what exactly these words mean at the start of a heading.
func (b *phraseBook) find(words string) (m meaning, found bool) {
	if m, found = b.meanings[words]; !found && b.builtin != nil {
		m, found = b.builtin.meanings[words]
	}
	return m, found
}

// findWhole returns what exactly these words mean as a whole heading.
func (b *phraseBook) findWhole(words string) (m meaning, found bool) {
	if b.builtin != nil {
		b = b.builtin
	}
	m, found = b.whole[words]
	return m, found
}

// findHeading returns what a heading of exactly these words means.
func (b *phraseBook) findHeading(words string) (m meaning, found bool) {
	if m, found = b.findWhole(words); found {
		return m, true
	}
	if m, found = b.find(words); found {
		return m, true
	}
	m, rest, found := b.findGapped(words)
	return m, found && rest == ""
}

// saysMoreThanName tells whether a heading has the name of a section and more: "Detection
// stopped".
func (b *phraseBook) saysMoreThanName(text string) bool {
	_, whole := b.findHeading(headingWords(text))
	return !whole && b.meaningOf(text) != meaning{}
}

// startsPhrase tells whether a phrase without spaces starts with the rune.
func (b *phraseBook) startsPhrase(first rune) bool {
	return b.ideographs[first] || b.builtin != nil && b.builtin.ideographs[first]
}

// meaningOf returns what a heading's text says; the zero meaning if it is not in
// the book.
func (b *phraseBook) meaningOf(text string) meaning {
	words := headingWords(text)
	for range 4 {
		if m, found := b.lookUp(words); found {
			if m.class == kb.SectionActions && b.endsInTimeline(words) {
				return meaning{class: kb.SectionTimeline}
			}
			return m
		}
		first, rest, _ := strings.Cut(words, " ")
		if rest == "" || !qualifiers()[first] {
			break
		}
		words = rest
	}
	return b.ofSecond(text)
}

// partsJoined stands between two things that a heading names.
var partsJoined = words.Pattern(`(?i)\s(?:&|/|\+|{list.and})\s`)

// ofSecond is what the second of two things says that a heading names, where the first one
// says nothing: "Residual risks & follow-up actions". It is what to do, or nothing, since
// of a cause and something else most would be the other.
func (b *phraseBook) ofSecond(text string) meaning {
	text = withoutBrackets(prose.Start(text, longestHeading))
	if at := partsJoined().FindStringIndex(text); at != nil {
		if m, _ := b.lookUp(headingWords(text[at[1]:])); m.class == kb.SectionActions {
			return m
		}
	}
	return meaning{}
}

// longestTimelineName is how many words name a timeline by what it is about.
const longestTimelineName = 4

// endsInTimeline tells whether the last of a few words names a timeline: that of
// the follow-up is no list of actions.
func (b *phraseBook) endsInTimeline(words string) bool {
	cut := strings.LastIndexByte(words, ' ')
	if cut < 0 || strings.Count(words, " ") >= longestTimelineName {
		return false
	}
	m, found := b.find(words[cut+1:])
	return found && m.class == kb.SectionTimeline
}

// longestPhrase bounds the words and the ideographs that a phrase can have.
const longestPhrase = 14

// lookUp finds the longest phrase at the start of the words.
func (b *phraseBook) lookUp(words string) (meaning, bool) {
	if m, found := b.findWhole(words); found {
		return m, true
	}
	var best meaning
	found, longest := false, 0
	end := 0
	for range longestPhrase {
		next := strings.IndexByte(words[end:], ' ')
		if next < 0 {
			end = len(words)
		} else {
			end += next
		}
		if m, ok := b.find(words[:end]); ok {
			best, found, longest = m, true, end
		}
		if next < 0 {
			break
		}
		end++
	}
	if first, _ := utf8.DecodeRuneInString(words); b.startsPhrase(first) {
		n := 0
		for i := range words {
			if m, ok := b.find(words[:i]); ok && i > longest {
				best, found, longest = m, true, i
			}
			if n++; n > longestPhrase {
				break
			}
		}
	}
	if found {
		return best, true
	}
	if m, _, ok := b.findGapped(words); ok {
		return m, true
	}
	return b.lookUpEnd(words)
}

// shortestEnd is how many characters a phrase has that is looked for at the end of
// words without spaces.
const shortestEnd = 3

// lookUpEnd finds the longest phrase at the end of words without spaces, where what
// stands before it says more of it: 剩余行动项, 完整时间线.
func (b *phraseBook) lookUpEnd(words string) (meaning, bool) {
	if last, _ := utf8.DecodeLastRuneInString(words); !prose.IsUnspaced(last) || utf8.RuneCountInString(words) > longestPhrase {
		return meaning{}, false
	}
	for i := range words {
		if utf8.RuneCountInString(words[i:]) < shortestEnd {
			break
		}
		switch m, ok := b.find(words[i:]); {
		case !ok:
		case m.class == kb.SectionTimeline || m.class == kb.SectionActions || m.class == kb.SectionCauses:
			return m, true
		}
	}
	return meaning{}, false
}

// groupTopicOf returns what the name of a group in a section of actions says.
func groupTopicOf(text string) topic {
	t, _ := beginning(groupTopics(), text)
	return t
}
