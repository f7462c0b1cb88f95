package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// Actions that come back. They say so by a key, or in their words where these are
// a clause of their own: at the end of a sentence or at its start, behind a comma,
// or right behind the first word.
//
//	- [ ] Rehearse a restore every:3m          (every: 2 weeks)   | Every |
//	- [ ] Check every 3 months that the runbook is right
//	- [ ] Exercise with two teams, once a year in March
//	- [ ] Monthly: look at the quota
//
// What is part of a longer clause is not meant: "alert when a disk is not checked
// every 2 weeks", "send the monthly report". In words, a week is the shortest:
// what happens each day is the work of a machine.

var (
	recurrence = regexp.MustCompile(`(?i)\b(?:(?:every|each) ((?:\d{1,3} |other |second |two |three |four |six )?(?:days|weeks?|months?|quarters?|years?))|once (?:a|per|each|every) (week|month|quarter|year)|(weekly|monthly|quarterly|yearly|annually))\b`)
	// subordinate words open a clause that says when, or which one.
	subordinate = regexp.MustCompile(`(?i)\b(?:when|whenever|where|if|unless|because|since|that|which|who|while|until)\b`)
	// sureThat opens one that says what is to be done.
	sureThat = regexp.MustCompile(`(?i)\b(?:sure|ensure|check|verify|confirm|see) that\b`)
	// partOf are words that make what follows a part of their own clause.
	partOf = regexp.MustCompile(`(?i)\b(?:to|from|of|for|than|by|after|within|is|are|was|not|the|a|an|our|and|or|instead|in)$`)
	// narrowed is a time narrowed further, and tied a word to which even an
	// adverb belongs.
	narrowed = regexp.MustCompile(`(?i)^ (?:in|on|until|till|from|before|after)\b`)
	tied     = regexp.MustCompile(`(?i)^ (?:in|on|until|till|from|before|after|that|whether|with|by)\b`)
	clauseBy = regexp.MustCompile(`(?:[,:(–—]| -)\s*$`)
	endsHere = regexp.MustCompile(`^\s*(?:$|\n|[.,;:!?)–—]|- )`)
)

// adverbs are the adverbs that say how often.
var adverbs = map[string]string{
	"weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year",
}

// recurrenceIn reads how often an action comes back from its words; zero if they
// do not say.
func recurrenceIn(words string) kb.Interval {
	if len(words) > tailBytes {
		words = prefixRunes(words, tailBytes)
	}
	if !strings.Contains(words, "very ") && !strings.Contains(words, "ach ") && !strings.Contains(words, "nce ") && !strings.Contains(words, "ly") {
		return kb.Interval{}
	}
	at := recurrence.FindStringSubmatchIndex(words)
	if at == nil {
		return kb.Interval{}
	}
	var length string
	adverb := at[6] >= 0
	switch {
	case adverb:
		length = adverbs[strings.ToLower(words[at[6]:at[7]])]
	case at[4] >= 0:
		length = words[at[4]:at[5]]
	default:
		length = words[at[2]:at[3]]
	}
	i, ok := content.ParseInterval(strings.ToLower(length))
	if at[0] > 0 && words[at[0]-1] == '(' && endsWord(words[at[1]:]) && strings.HasPrefix(words[at[1]:], ") ") {
		// "a periodic (weekly) job": it says what kind of job.
		return kb.Interval{}
	}
	start := strings.LastIndexAny(words[:at[0]], ".;!?\n") + 1
	if !ok || i.Unit == kb.Days && i.N < 7 || !isOwnClause(words[start:at[0]], words[at[1]:], adverb) {
		return kb.Interval{}
	}
	return i
}

// everyOf reads the value of a key or a cell: "3m", "2 weeks", "every month",
// "monthly".
func everyOf(text string) kb.Interval {
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, before := range [...]string{"every ", "each ", "once a ", "once per "} {
		words = strings.TrimPrefix(words, before)
	}
	if unit := adverbs[words]; unit != "" {
		words = unit
	}
	i, _ := content.ParseInterval(words)
	return i
}

// keepOpen keeps an action open that comes back, is marked open, and has the day
// on which it was done last.
func keepOpen(a *kb.Action) {
	if !a.Every.IsZero() && !a.Done.IsZero() && a.State == kb.ActionDone {
		a.State = kb.ActionOpen
	}
}

// isOwnClause tells whether words are a clause of their own in a sentence, by
// what stands before and behind them. An adverb may as well belong to the word
// behind it.
func isOwnClause(before, after string, adverb bool) bool {
	if subordinate.MatchString(sureThat.ReplaceAllString(before, "")) || partOf.MatchString(strings.TrimSpace(before)) {
		return false
	}
	if endsHere.MatchString(after) {
		return true
	}
	starts := strings.TrimSpace(before) == "" || clauseBy.MatchString(before)
	first := !strings.Contains(strings.TrimSpace(before), " ")
	if adverb {
		return (starts || first) && tied.MatchString(after)
	}
	return starts || first || narrowed.MatchString(after)
}
