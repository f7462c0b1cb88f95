package reading

import (
	"maps"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Actions that come back. They say so by a key, or in their words where these are
// a clause of their own: at the end of a sentence or at its start, behind a comma,
// or right behind the first word.
//
//	- [ ] Rehearse a restore every:3m          (every: 2 weeks)   | Every |
//	- [ ] Check every 3 months that the runbook is right
//	- [ ] Exercise with two teams, once a year in March
//	- [ ] Monthly: look at the quota
//	- [ ] Alle drei Monate das Zurückspielen üben
//
// What is part of a longer clause is not meant: "alert when a disk is not checked
// every 2 weeks", "send the monthly report". In words, a week is the shortest:
// what happens each day is the work of a machine.

// recurrence has the words of one language about what comes back.
type recurrence struct {
	// phrase finds how often; a loose adverb in a group of its own.
	phrase *regexp.Regexp
	// starts has one of the words that a phrase needs, in lower case.
	starts []string
	// clause words open a clause that says when, or which one; sureThat opens one
	// that says what is to be done.
	clause, sureThat []string
	// partOf words make what follows a part of their own clause.
	partOf map[string]bool
	// narrowed is a time narrowed further, tied a word to which even an adverb
	// belongs, and verb one that ends the clause.
	narrowed, tied, verb map[string]bool
	// belongs ties the phrase to the noun behind it.
	belongs []string
}

// looseGroup is the group of the loose adverb in recurrence.phrase.
const looseGroup = 2

// recurrences are those of all languages.
var recurrences = sync.OnceValue(func() []recurrence {
	const length = `(?:\d{1,3} ?|{number.*} ?)?{interval.unit.*}`
	var all []recurrence
	for _, language := range words.Languages() {
		r := recurrence{
			phrase: words.PatternIn(language, `(?i)({recur.every} ?`+length+`|`+length+` ?{recur.behind}|{recur.adverb.*})|({recur.loose.*})`),
			clause: words.In(language, "recur.clause"), sureThat: words.In(language, "recur.sure-that"),
			partOf: words.SetIn(language, "recur.part-of"), narrowed: words.SetIn(language, "recur.narrowed"),
			tied: words.SetIn(language, "recur.tied"), verb: words.SetIn(language, "recur.verb"),
			belongs: words.In(language, "recur.belongs"),
		}
		for _, key := range words.Keys() {
			if key == "recur.every" || key == "recur.behind" || strings.HasPrefix(key, "recur.adverb.") || strings.HasPrefix(key, "recur.loose.") {
				r.starts = append(r.starts, words.In(language, key)...)
			}
		}
		all = append(all, r)
	}
	return all
})

// recurrenceStarts are the starts of all languages, and a bit for each language that
// has one.
var recurrenceStarts = sync.OnceValues(func() (*phraseList, map[string]uint64) {
	spoken := map[string]uint64{}
	for i, r := range recurrences() {
		for _, start := range r.starts {
			spoken[start] |= 1 << i
		}
	}
	return newPhraseList(slices.Collect(maps.Keys(spoken))), spoken
})

// longestClause bounds how far into a text its recurrence is looked for.
const longestClause = 400

// shortestOfWords is the shortest interval in days that words mean.
const shortestOfWords = 7

// recurrenceIn reads how often an action comes back from its words; zero if they
// do not say.
func recurrenceIn(text string) kb.Interval {
	text = prose.Start(text, longestClause)
	lower := strings.ToLower(text)
	starts, spoken := recurrenceStarts()
	languages := uint64(0)
	for from, to := range starts.all(lower) {
		if mayStandAlone(lower, from, to) {
			languages |= spoken[lower[from:to]]
		}
	}
	for ; languages != 0; languages &= languages - 1 {
		if interval, found := recurrences()[bits.TrailingZeros64(languages)].in(text); found {
			return interval
		}
	}
	return kb.Interval{}
}

// mayStandAlone tells whether a stretch of a text is no part of a longer word, where its
// script has blanks: Polish "co" begins many English ones. A number may touch it.
func mayStandAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	behind, _ := utf8.DecodeRuneInString(text[to:])
	return hasNoBlanks(first) || !unicode.IsLetter(before) && !unicode.IsLetter(behind)
}

// in reads the first recurrence in the words of one language.
func (r *recurrence) in(text string) (kb.Interval, bool) {
	for _, at := range r.phrase.FindAllStringSubmatchIndex(text, -1) {
		if !standsAlone(text, at[0], at[1]) {
			continue
		}
		interval, ok := when.ParseEvery(text[at[0]:at[1]])
		if !ok || interval.Unit == kb.Days && interval.N < shortestOfWords {
			return kb.Interval{}, false
		}
		if strings.HasSuffix(text[:at[0]], "(") && strings.HasPrefix(text[at[1]:], ") ") {
			// "a periodic (weekly) job": it says what kind of job.
			return kb.Interval{}, false
		}
		start := strings.LastIndexAny(text[:at[0]], ".;!?\n") + 1
		return interval, r.isOwnClause(text[start:at[0]], text[at[1]:], at[2*looseGroup] >= 0)
	}
	return kb.Interval{}, false
}

// everyOf reads the value of a key or a cell: "3m", "2 weeks", "every month",
// "monthly".
func everyOf(text string) kb.Interval {
	every, _ := when.ParseEvery(text)
	return every
}

// keepOpen keeps an action open that comes back, is marked open, and has the day
// on which it was done last.
func keepOpen(a *kb.Action) {
	if !a.Every.IsZero() && !a.Done.IsZero() && a.State == kb.ActionDone {
		a.State = kb.ActionOpen
	}
}

var (
	clauseBy = words.Pattern(`(?:[,:(–—、，：（]| -)\s*$`)
	endsHere = words.Pattern(`^\s*(?:$|\n|[.,;:!?)–—。、，；：！？）]|- )`)
)

// isOwnClause tells whether words are a clause of their own in a sentence, by
// what stands before and behind them. A loose adverb may as well belong to the
// word behind it.
func (r *recurrence) isOwnClause(before, after string, loose bool) bool {
	said := strings.ToLower(before)
	for _, opening := range r.sureThat {
		said = strings.ReplaceAll(said, opening, "")
	}
	before = strings.TrimSpace(before)
	if containsWord(said, r.clause) || r.partOf[lastWord(before)] || startsWithAny(after, r.belongs) {
		return false
	}
	next, rest := nextWord(after)
	if endsHere().MatchString(after) || r.verb[next] && endsHere().MatchString(rest) {
		return true
	}
	first := !strings.Contains(before, " ") || clauseBy().MatchString(before)
	if loose {
		return first && (r.narrowed[next] || r.tied[next])
	}
	return first || r.narrowed[next]
}

// lastWord is the word that a text ends with, in lower case; empty if it ends with
// something else.
func lastWord(text string) string {
	return strings.ToLower(text[len(strings.TrimRightFunc(text, unicode.IsLetter)):])
}

// nextWord is the word that follows behind a blank, in lower case, and what follows
// it.
func nextWord(text string) (word, rest string) {
	text, found := strings.CutPrefix(text, " ")
	if !found {
		return "", text
	}
	rest = strings.TrimLeftFunc(text, unicode.IsLetter)
	return strings.ToLower(text[:len(text)-len(rest)]), rest
}
