package reading

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// The words for which an entry of front matter names a factor, and where they stand:
//
//	- {factor: Alert noise, words: the pager rang too often}
//
//	## Contributing factors
//
//	- At night the pager rang too often

// wordSearch looks for the words of entries. All that a document says is one text, made
// when it is first needed, so that many entries of a long document cost little each.
type wordSearch struct {
	// causes has the words of each cause on a line, and starts where the lines begin.
	causes string
	starts []int
	// from is how far the causes have been looked through for some words: those before
	// have a name.
	from map[string]int
	// text has all words of the document, those of a block on a line.
	text func() string
}

// searchOf makes ready for entries about causes that were read.
func (s *source) searchOf(read []kb.Assignment) *wordSearch {
	search := &wordSearch{from: map[string]int{}, text: sync.OnceValue(s.bareText)}
	var causes strings.Builder
	for i := range read {
		search.starts = append(search.starts, causes.Len())
		causes.WriteString(sameWords(read[i].Title.Plain) + "\n")
	}
	search.causes = causes.String()
	return search
}

// cause finds the first cause without a name that has the words; -1 if there is none.
func (w *wordSearch) cause(read []kb.Assignment, words string) int {
	wanted := sameWords(words)
	if wanted == "" {
		return -1
	}
	for at := w.from[wanted]; ; {
		next := strings.Index(w.causes[at:], wanted)
		if next < 0 {
			w.from[wanted] = len(w.causes)
			return -1
		}
		at += next
		i, exact := slices.BinarySearch(w.starts, at)
		if !exact {
			i--
		}
		if read[i].Name == "" {
			w.from[wanted] = at
			return i
		}
		at += strings.IndexByte(w.causes[at:], '\n') + 1
	}
}

// says tells whether words stand in the document: in its text, its headings, a text of
// its front matter, or the name of its file, which may be its title.
func (w *wordSearch) says(words string) bool { return strings.Contains(w.text(), bareWords(words)) }

// bareText is what says looks at.
func (s *source) bareText() string {
	var text strings.Builder
	add := func(more string) { text.WriteString(bareWords(more) + "\n") }
	for _, key := range []content.Key{content.KeyTitle, content.KeySummary, content.KeyImpact, content.KeyTrigger} {
		add(s.text(key))
	}
	add(strings.NewReplacer("-", " ", "_", " ").Replace(kb.FileStem(s.entry.Path)))
	var lead *markdown.Block // one paragraph may lead many sections
	for _, part := range s.outline.sections {
		if part.head != nil {
			add(part.head.Text)
		}
		if part.lead.block != nil && part.lead.block != lead {
			lead = part.lead.block
			add(lead.Text)
		}
		for _, b := range part.blocks {
			eachText(b, add)
		}
	}
	return text.String()
}

// bareWords are the words of a text in small letters, with nothing between but spaces.
func bareWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !prose.IsWordRune(r) }), " ")
}

// eachText calls a function for the text of a block and of each one within it.
func eachText(b *markdown.Block, call func(text string)) {
	call(b.Text)
	for i := range b.Children {
		eachText(&b.Children[i], call)
	}
}

// reportWordsGone says that the words for which a factor was named stand in the text no
// longer.
func (s *source) reportWordsGone(item content.Value, key content.Key, words string) {
	value, _ := pairOf(item, content.KeyWords)
	s.report(placeOf(value), problem.WordsGone, fmt.Sprintf("%q, the words of an entry of %s, stand nowhere in the document", prose.Cut(words, mostWordsShown), key), "")
}

// mostWordsShown bounds the bytes of words that a message repeats.
const mostWordsShown = 80
