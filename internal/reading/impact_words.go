package reading

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What the words of an impact say, in a cell, an item or a sentence:
//
//	Some users could not log in for 54 minutes; about 432 checkouts refused.
//	----------                      ----------  ------------------
//	who, some                       how long    how many
//
// Each is taken as written, and the first of its kind counts. Numbers that name a thing
// count nothing: "player_id=12", "5 user IDs".

const (
	countedNumber = `(?:{length.about}\s*|~\s*|≈\s*)?\d[\d.,'’` + "\u00a0\u202f" + `]*(?: \d{3})*[km]?\b`
	smallUnit     = `{length.day}|{length.hour}|{length.minute}|{length.second}`
	lengthPattern = `\d+(?:[.,]\d+)?\s?(?:{length.week}|` + smallUnit + `)(?:(?:,|\s{list.and})?\s?\d+\s?(?:` + smallUnit + `))*`
)

var (
	partyOfWords  = words.Index[kb.Party]("impact.party.")
	partyEnds     = words.Made(partyOfWords, func(parties map[string]kb.Party) *phraseEnds { return endsOf(maps.Keys(parties)) })
	countedEnds   = words.Made(words.Of("impact.counted"), func(counted []string) *phraseEnds { return endsOf(slices.Values(counted)) })
	bareCount     = words.Pattern(`(?i)^` + countedNumber + `(?:\s?%)?`)
	lengthHere    = words.Pattern(`(?i)^` + lengthPattern)
	aboutBefore   = words.Pattern(`(?i)(?:{length.about}|~|≈)$`)
	clocksIn      = words.Pattern(`(?i)(?:{range.between}\s+[0-2]?\d[:.][0-5]\d\s+{list.and}|[0-2]?\d[:.][0-5]\d\s?(?:[-–—~〜]|{range.to}))\s?(?:{clock.at}\s)?[0-2]?\d[:.][0-5]\d`)
	changesFrom   = words.Pattern(`(?i)(?:{impact.changed})\P{L}+(?:{length.about}\s*)?$`)
	notLongAfter  = words.Pattern(`(?i)^\s*(?:{impact.not-long})(?:\P{L}|$)`)
	notLongBefore = words.Pattern(`(?i)(?:^|\P{L})(?:{impact.not-long})\s*$`)
	latencyNamed  = words.Pattern(`(?i)(?:^|\P{L})(?:{impact.latency})`)
	allAlone      = listOf("impact.all-alone")
	// allAnywhere are those of several words, which say so wherever they stand.
	allAnywhere = words.Made(words.Of("impact.all-alone"), func(alone []string) *phraseList {
		return newPhraseList(slices.DeleteFunc(alone, func(phrase string) bool { return !strings.Contains(phrase, " ") }))
	})
	notCounted = words.Pattern(`(?i)(?:^|\P{L})(?:{impact.not-counted})\s*$`)
	noneAtAll  = words.Set("impact.none")
	// noneAnywhere are those of more than one character: "无" begins many words.
	noneAnywhere = words.Made(words.Of("impact.none"), func(none []string) *phraseList {
		return newPhraseList(slices.DeleteFunc(none, func(phrase string) bool { return utf8.RuneCountInString(phrase) < 2 }))
	})
	allWords  = listOf("impact.all")
	someWords = listOf("impact.some")
	hitWords  = listOf("impact.hit")
	downWords = listOf("impact.down")
	foreseen  = listOf("impact.foreseen")
	notHit    = listOf("impact.not-hit")
	// versionFirst is no time of day that nothing else calls one: "from 1.26 to 1.27";
	// hourOfDay is no length: "around 1600h".
	versionFirst = words.Pattern(`^\d\.\d`)
	hourOfDay    = words.Pattern(`\b\d{4}h$`)
	// lowerEnd is the lower end of a length that is not known exactly: "15-30 minutes".
	lowerEnd   = words.Pattern(`(?:^|[\s(~≈])(\d{1,4}(?:[.,]\d{1,2})?)\s?[-–—]\s?$`)
	wholeShare = words.Pattern(`(?:^|\D)100\s?%`)
	shareOf    = words.Pattern(`(?i)\d\s?%|\d\s{impact.of}\s(?:{date.the}\s)?\d`)
)

const (
	// longestImpact is how many bytes of a text are looked at.
	longestImpact = 1200
	// longestWho bounds the name of those who were hit, in bytes.
	longestWho = 120
	// longestParty is how many words name a kind of people.
	longestParty = 5
	// shortestImpact is the least unit of time that an impact lasts.
	shortestImpact = time.Second
)

// complete fills what the words of a text say and nothing has said yet.
func complete(one *kb.Impact, text string) {
	who := ""
	if partyEnds().mayEndIn(text) {
		who = peopleAt.first(text)
	}
	if who != "" && (!areHit(text, who) || changeWords().isSaid(who)) {
		who = ""
	}
	if one.Who == "" {
		one.Who = oneLine(who)
	}
	if one.Party == "" {
		one.Party = partyIn(one.Who)
	}
	if one.HowMany == "" {
		one.HowMany = cmp.Or(countOf(text), countOf(one.Who))
	}
	if one.HowLong == "" {
		one.HowLong = lengthOf(text)
	}
	if one.Extent == "" {
		one.Extent = extentOf(text, cmp.Or(one.Who, who), who)
	}
	if one.Amount == nil {
		one.Amount = amountOf(text)
	}
}

// changeWords say that something became more or less, and count nobody: "a 30% decrease
// in user activity".
var changeWords = listOf("impact.change")

// saysSomething tells whether words gave more than a sentence.
func saysSomething(one *kb.Impact) bool {
	return one.Who != "" || one.HowMany != "" || one.HowLong != "" || one.Amount != nil || one.Extent != ""
}

// countOf is the first count of people or things in a text, as written. An amount
// of money is none, nor a length of time, nor what was only expected.
func countOf(text string) string {
	if !prose.HasDigit(text) || !partyEnds().mayEndIn(text) && !countedEnds().mayEndIn(text) {
		return ""
	}
	for from := 0; ; {
		count := countAt.first(text[from:])
		if count == "" {
			return ""
		}
		at := from + strings.Index(text[from:], count)
		from = at + len(count)
		if length, _, _ := when.ReadLength(count); length > 0 || changeWords().isSaid(count) || isMinute(text, at) {
			continue
		}
		before := text[max(0, at-moneyBeside):at]
		if !strings.HasSuffix(before, "=") && !namesThing().MatchString(text[from:]) && !notCounted().MatchString(before) {
			return oneLine(count)
		}
	}
}

// firstAlone is the first match that is no part of longer words, nor of an amount.
func firstAlone(pattern *regexp.Regexp, text string) string {
	for from := 0; from < len(text); {
		at := pattern.FindStringIndex(text[from:])
		if at == nil {
			return ""
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+at[0]])
		if standsAlone(text, from+at[0], from+at[1]) && signs[before] == "" && before != '.' && before != ',' && !isMinute(text, from+at[0]) {
			return strings.TrimSpace(text[from+at[0] : from+at[1]])
		}
		_, size := utf8.DecodeRuneInString(text[from+at[0]:])
		from += at[0] + size
	}
	return ""
}

// isMinute tells whether a number at a place is the minutes of a time of day.
func isMinute(text string, at int) bool {
	return at > 1 && text[at-1] == ':' && prose.IsDigit(text[at-2])
}

// partyIn is the kind of people that a name speaks of: that of the longest phrase
// in it; empty if there is none.
func partyIn(name string) kb.Party {
	said := strings.Fields(headingWords(name))
	for n := min(len(said), longestParty); n > 0; n-- {
		for from := 0; from+n <= len(said); from++ {
			if party := partyOfWords()[strings.Join(said[from:from+n], " ")]; party != "" {
				return party
			}
		}
	}
	if prose.HasUnspaced(name) {
		for phrase, party := range partyOfWords() {
			if first, _ := utf8.DecodeRuneInString(phrase); hasNoBlanks(first) && strings.Contains(name, phrase) && party == kb.PartyCustomers {
				return party
			}
		}
	}
	return ""
}
