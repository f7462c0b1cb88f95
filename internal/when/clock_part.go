package when

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A part of the day beside a time of day says which half of the day it is in, and some
// parts are a time themselves:
//
//	2:30 de la tarde   3 Uhr nachts   8h du soir   8 вечера   8 giờ tối:   3時（午後）
//	午後2時15分   晚上9:30   오전 2시   abends um 8:30   am Nachmittag 2:30
//	noon: text   midi : texte   正午、本文   12:00 mittags
//	12 Uhr nachts   Mitternacht: text        (of which day is not said: no time)
//	15:00 morgens                            (contradicts: roughly)
//	10:00 夜間バッチ   10:00 tối ưu          (words of the text, and no part of the day)

// part is a part of the day by the end of its key; empty for none.
type part string

// half says what the hours of a clock of twelve mean in a part of the day.
type half struct {
	// From first to last they are behind noon.
	first, last time.Duration
	// From 12 on they are just behind midnight, or of a day that is not said.
	midnight, unclear bool
	// From least to most are the hours of a clock of 24 that agree with the part.
	least, most time.Duration
}

var halves = map[part]half{
	"morning":   {midnight: true, most: 12},
	"noon":      {first: 1, last: 3, least: 10, most: 15},
	"afternoon": {first: 1, last: 11, least: 12, most: 22},
	"evening":   {first: 4, last: 11, unclear: true, least: 16, most: 24},
	"night":     {first: 6, last: 11, unclear: true, most: 24},
}

var (
	partNames   = words.Index[part]("clock.part.")
	partPhrases = phrasesOf("clock.part.morning", "clock.part.noon", "clock.part.afternoon", "clock.part.evening", "clock.part.night")
	partNouns   = words.Set("clock.part")
	noonWords   = phrasesOf("clock.noon")
	nightWords  = phrasesOf("clock.midnight")
)

// partBefore reads a part of the day before a time of day, with the blank between.
func partBefore(text string) (p part, n int) {
	n = partPhrases().word(text)
	if n == 0 {
		// Scripts without spaces apart, a blank parts it from the time: "오후2시".
		if n = partPhrases().at(text); n == 0 || !prose.HasDigit(text[n:min(len(text), n+1)]) {
			return "", 0
		}
	}
	rest := trimSpaces(strings.TrimPrefix(text[n:], ","))
	return partNames()[strings.ToLower(text[:n])], len(text) - len(rest)
}

// partBehind reads a part of the day behind a time of day, in brackets or not. A noun
// can be the beginning of what happened, unless nothing or a sign follows; adverb tells
// that it is none.
func partBehind(text string) (p part, n int, adverb bool) {
	rest := trimSpaces(strings.TrimPrefix(text, ","))
	inside := afterBracket(rest)
	n = partPhrases().word(inside)
	if n == 0 || len(inside) == len(text) && !endsUnspaced(inside[:n]) {
		return "", 0, false
	}
	phrase, rest := strings.ToLower(inside[:n]), afterClosing(inside[n:])
	if partNouns()[phrase] && rest != "" && len(rest) == len(inside[n:]) && !opensWords(rest) {
		return "", 0, false
	}
	return partNames()[phrase], len(text) - len(rest), !partNouns()[phrase]
}

// in is a time of day in a part of the day.
func (c clock) in(p part) clock {
	if p == "" || !c.Known {
		return c
	}
	const noon = 12 * time.Hour
	h, hour := halves[p], c.At/time.Hour
	switch {
	case hour == 12 && h.midnight:
		c.At -= noon
	case hour == 12 && h.unclear:
		return clock{Approximate: true}
	case hour >= max(h.first, 1) && hour <= h.last:
		c.At += noon
		c.moved = true
	}
	c.said = true
	c.Approximate = c.Approximate || c.At/time.Hour < h.least || c.At/time.Hour > h.most
	return c
}

// readNoon reads a word that is a time of day itself, where no other words can follow
// it, or where a word before it says that a time follows.
func readNoon(text string, said hint) (clock, int) {
	c, n := clock{At: 12 * time.Hour, Known: true}, noonWords().word(text)
	if n == 0 {
		c, n = clock{Approximate: true}, nightWords().word(text)
	}
	if n == 0 || said < saidAt && !closesTime(text[n:]) {
		return clock{}, 0
	}
	if partNouns()[strings.ToLower(text[:n])] {
		// "Mittag" is some time around noon.
		return clock{Approximate: true}, n
	}
	return c, n
}

// closesTime tells whether a time of day in words ends where rest begins: nothing, a
// sign or a zone stands there.
func closesTime(rest string) bool {
	inner := strings.TrimLeft(rest, " *_`)]）】」")
	if inner == "" || opensWords(inner) {
		return true
	}
	if _, n := readZone(inner); n > 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(inner)
	return isJoint(r) || r == '、' || r == '，'
}

// namesNoon tells whether a text begins with a time of day in words.
func namesNoon(text string) bool {
	rest, _, said := readOpening(text)
	_, n := readNoon(rest, said)
	return n > 0
}
