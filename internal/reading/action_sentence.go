package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// An action told as a sentence: who does it in front, and until when at its end:
//
//	- Alert on full disks by 2026-04-01      - @anna adds an alert by April 1
//	- Test the restore - Bo, by 2026-05-02   - Anna will split the queue before 3 April 2026
//	- 監視を追加する 2026-04-01まで             - Piotr to review the limits by 10 April
//	- 4月1日前完成证书监控                     - A Marta vai limpar o disco até 10 de abril
//
// Words that may mean "until" as well say so only where somebody is named who acts:
//
//	- Keep the mirror until 2026-05-01       - Find the mails that came before 3 April 2026
//	- The list was closed by 2026-03-01
//
// Such a name counts only beside a day: "Monitoring will be added" has none.

var (
	deadline = words.Pattern(`(?is)^(?:.*[\s,])?({action.by})\s+([^,;()@]{3,32}(?:, ?\d{4})?)$`)
	// deadlineSigns is a day with the word behind it, in scripts without spaces.
	deadlineSigns = words.Pattern(`(?:^|\s)(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s?(?:{action.day-behind})$`)
	handleActs    = words.Pattern(`^@[\p{L}\p{N}][\p{L}\p{N}._-]{0,63} \p{L}`)
	nameActs      = words.Pattern(`^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}) ({action.promise}|{action.to}) (\p{L}.*)`)
	articleActs   = words.Pattern(`^(?i:{action.article}) (\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}) ({action.promised}) (\p{L}.*)`)

	deadlineWords = words.Set("action.deadline")
	lastsWords    = listOf("action.lasts")
	dayBehind     = listOf("action.day-behind")
	dayFront      = words.Of("action.day-front")
	dayTold       = words.Of("action.day-told")
)

// longestDeadline is how many bytes a day takes, with the word beside it.
const longestDeadline = 64

// takeDeadline takes the day until which a sentence says that it is to be done.
func (l *actionLine) takeDeadline(words string) bool {
	rest := strings.TrimRight(words[l.from:l.to], " \t\n,;.")
	tail := tailOf(rest)
	end := tail.lower[max(0, len(tail.lower)-longestDeadline):]
	if !l.action.Due.IsZero() {
		return false
	}
	if prose.HasDigit(end) && dayBehind().in(end) {
		if m := deadlineSigns().FindStringSubmatch(tail.words); m != nil && !lastsWords().in(tail.lower) {
			return l.takeDue(rest, m[0], m[1])
		}
	}
	if !byWords().isSaidIn(end) {
		return false
	}
	at := deadline().FindStringSubmatchIndex(tail.words)
	if at == nil {
		return false
	}
	said := strings.TrimSpace(prose.LastSentence(tail.words[:at[2]]))
	sure := deadlineWords()[strings.ToLower(tail.words[at[2]:at[3]])]
	if !sure && actorOf(said) == "" || lastsWords().isSaid(said) || containsWord(said, donePassive()) {
		return false
	}
	day := tail.words[at[4]:]
	if strings.HasPrefix(words[l.from+len(rest):], ".") && l.outline.wholeDay(day).IsZero() {
		day += "." // "bis 30.6."
	}
	return l.takeDue(rest, tail.words[at[2]:], day)
}

// nameDayInFront takes the day with which a sentence begins, in scripts without spaces,
// where it is to be done until then; the words of the sentence stay.
func (l *actionLine) nameDayInFront(words string) {
	text := words[l.from:l.to]
	if !l.action.Due.IsZero() || text == "" || text[0] < '0' || text[0] > '9' {
		return
	}
	day, n, _ := l.outline.dates.ReadDay(text)
	if day.IsZero() || n == 0 {
		return
	}
	behind := strings.TrimLeft(text[n:], " ")
	if startsWithAny(behind, dayFront()) && !startsWithAny(behind, dayTold()) && !lastsWords().in(behind) {
		l.action.Due = day
	}
}

// takeDue takes the end of a line as a due day, or as words that say roughly when, if it
// is one.
func (l *actionLine) takeDue(rest, end, day string) bool {
	l.action.Due = l.outline.wholeDay(day)
	if l.action.Due.IsZero() && !l.asideWords(day) {
		return false
	}
	l.to = l.from + len(strings.TrimRight(rest[:len(rest)-len(end)], " \t\n,;–—|·•-"))
	return true
}

// nameActor names as the owner of an action with a due day the one who stands behind a
// dash or in brackets before it, or who acts in its sentence; the words of the sentence stay.
func (l *actionLine) nameActor(words string) {
	if l.action.Due.IsZero() && l.action.DueSaid == "" || l.action.Owner != "" {
		return
	}
	rest := strings.TrimRight(words[l.from:l.to], " \t\n,;.")
	if _, name, end := trailingName(rest); name != "" && prose.HasLetter(rest[:end]) {
		l.action.Owner, l.to = name, l.from+end
		return
	}
	l.action.Owner = actorOf(rest)
}

// actorOf is who acts in a sentence; empty if it names nobody.
func actorOf(sentence string) string {
	if m := handleActs().FindString(sentence); m != "" {
		name, _, _ := strings.Cut(m, " ")
		return strings.TrimRight(name, "._-")
	}
	sentence = prose.Line(sentence)
	m := nameActs().FindStringSubmatch(sentence)
	if m == nil {
		m = articleActs().FindStringSubmatch(sentence)
	}
	if m == nil || !isPersonName(m[1]) || asksForAction(sentence) {
		return ""
	}
	does := headingWords(m[3])
	if !hasStart(does, actionOpens()) {
		return "" // what will be, "Grafana will show the lag", names nobody
	}
	return m[1]
}
