package reading

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// likeLetters match a letter without regard to case and are no other case of it: the
// long s, the sign of kelvin, the dotted and the dotless i.
const likeLetters = "\u017f\u212aİı"

// What the looks spare, as one expression.
var (
	paged           = words.Pattern(`^[\p{L} .'@-]{0,40}?({said.paged})`)
	noticedAnywhere = words.Pattern(`(?i)(?:{noticed.*})`)
	lengthAnywhere  = words.Pattern(`(?i)(?:{length.about}\s*|~\s*|≈\s*)?` + lengthPattern)
)

// FuzzLooks: what spares an expression its work never refuses what the expression
// takes.
func FuzzLooks(f *testing.F) {
	if testing.Short() {
		f.Skip("one goroutine, and long: for a whole run")
	}
	for _, c := range structureCases(f) {
		for line := range strings.Lines(c.give) {
			f.Add(line)
		}
	}
	for _, seed := range []string{"((a) (b", "a) [b】 c", "due May 1 (x", "x; due May 1, 2026", "@ann by Friday", "@ann (by Friday) @bob", "However, it was", "1.2 Impact", "iv) Impact", "第3章 影響", "제3장 영향", "12、影响", "Why? No", "왜?", "（a）", "【b】", "2nd why: no", "lena was paged", "das team wurde alarmiert", "担当者が呼び出された", "All users", "Some of our customers", "about 500 users", "ca. 5% of clients", "the company", "6-9hours old", "5kusers", "allusers", "5%users", "about 1 000 of the paying customers, and 5 users", "all of the support staff users", "some internal teams", "users and customers", "3.5k users. 20% of all customers", "allerdings Kunden", "ſome users", "about ~ 5 hours, 3 min", "thereabout  5h", "1.2.5 hours", "at least 12:30-13:45", "≈ 7 weeks", "12 12min", "noticed by a customer", "recustomer saw it", "ca.\n\n5 Tage und 3 Stunden", "1,5 Mio. Kunden", "DONE: x", " [TODO] – x", "Done — x", "wontfix: x", "✅ x", "(done) x", "20YY-MM-DD hh:mm", "2026-03-01 HH:MM", "14:02", "by 3 May", "done on: 2 May", "DUE: Friday", "Note 2: x", "100 % of them", "1 of the 5", "No new tasks.", "pas  de nouvelles tâches", "不要 対応なし", "Новых задач не требуется", "조치가 없습니다", "Cause 2 (a): x", "  Ursache B. x", "原因1：x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := withoutBrackets(text), bracketed().ReplaceAllString(text, " "); got != want {
			t.Errorf("%q has no brackets as %q, want %q", text, got, want)
		}
		if start := strings.TrimSpace(text); numbering().MatchString(start) && !mayBeNumbered(start) {
			t.Errorf("no look for the number of %q", start)
		}
		at := paged().FindStringSubmatchIndex(text)
		if got, want := saysPaged(text), at != nil && standsAlone(text, at[2], at[3]); got != want {
			t.Errorf("%q says that somebody was paged: %v, want %v", text, got, want)
		}
		if lacking().MatchString(text) && !documents().in(text) {
			t.Errorf("no look for the documents of %q", text)
		}
		if lower := strings.ToLower(text); noNamedAction().MatchString(lower) && !startsWithAny(lower, openingNo()) || namesAbsent().MatchString(lower) && !mayNameAbsent(lower) {
			t.Errorf("no look for what says that there is nothing to do in %q", text)
		}
		if boldMark().MatchString(text) && !mayBeMarked(text) {
			t.Errorf("no look for the mark of %q", text)
		}
		for _, at := range []wordPattern{peopleAt.whole, countAt.whole} {
			if first, _ := utf8.DecodeRuneInString(text); unicode.IsLetter(first) && at.pattern().MatchString(text) && !at.mayBegin(lowerASCII(text)) {
				t.Errorf("no look for who or how many at the start of %q", text)
			}
		}
		for _, things := range []namedThings{peopleAt, countAt} {
			if got, want := things.first(text), things.whole.first(text); got != want {
				t.Errorf("%q are hit in %q, want %q", got, text, want)
			}
		}
		var got []int
		for start, end := range noticedWords.all(text) {
			got = []int{start, end}
			break
		}
		if want := noticedAnywhere().FindStringIndex(text); !slices.Equal(got, want) {
			t.Errorf("%v has notice of %q, not %v", want, text, got)
		}
		if got, want := lengthAt(text), lengthAnywhere().FindStringIndex(text); !slices.Equal(got, want) {
			t.Errorf("%v has a length of %q, not %v", want, text, got)
		}
		for _, mark := range startMarks() {
			if mark.pattern.MatchString(text) && !markStarts().mayOpen(text) {
				t.Errorf("no look for the state at the start of %q", text)
			}
		}
		for starts, opens := range map[*phraseStarts]*regexp.Regexp{whyStarts(): whyWord(), becauseStarts(): becauseWord(), answerStarts(): answerWord()} {
			if opens.MatchString(text) && !starts.mayOpen(text) {
				t.Errorf("no look for a step of a chain at the start of %q", text)
			}
		}
		if end := lineEnd(text); nameAtEnd().MatchString(end) && !mayEndInName(end) {
			t.Errorf("no look for the name at the end of %q", text)
		}
		if clockOfDay().MatchString(text) && !hasClock(text) {
			t.Errorf("no look for the time of day in %q", text)
		}
		if countedCause().MatchString(text) && !countedStarts().mayOpen(text) {
			t.Errorf("no look for the count at the start of %q", text)
		}
		for _, at := range []wordPattern{doneOn, byDay, dueBefore, countedNote, turnOpens, furtherOpens, thisIsBecause} {
			if got, want := at.opening(text), at.pattern().FindString(text); got != want {
				t.Errorf("%q opens %q, not %q", want, text, got)
			}
		}
		if start := prose.Start(text, longestTemplateTime); templateTime().MatchString(start) && !mayBeTemplateTime(text) {
			t.Errorf("no look for the time of a template in %q", text)
		}
		if wholeShare().MatchString(text) && !strings.Contains(text, "%") || shareOf().MatchString(text) && !prose.HasDigit(text) {
			t.Errorf("no look for the share in %q", text)
		}
		if clocksIn().MatchString(text) && !hasClock(text) {
			t.Errorf("no look for clocks in %q", text)
		}
		if strings.ContainsAny(text, likeLetters) {
			return
		}
		if tail := tailOf(text); tail.words != "" {
			for i := range actionTails {
				// That of dashes asks for more than its expression does.
				if look := &actionTails[i]; look.pattern() != dashedAside() && look.pattern().MatchString(tail.reach(look)) && !look.may(tail.last, tail.lower) {
					t.Errorf("no look for %v at the end of %q", look.pattern(), text)
				}
			}
		}
		lower := strings.ToLower(text)
		for i := range recurrences() {
			if r := &recurrences()[i]; r.phrase.MatchString(text) && !containsAny(lower, r.starts) {
				t.Errorf("no look for what comes back in %q", text)
			}
		}
		if whyQuestion().MatchString(text) && !asks(text) {
			t.Errorf("no look for the question of %q", text)
		}
	})
}
