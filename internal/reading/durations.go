package reading

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lengths of the phases, derived from the marks (experience.md §3), and those
// that an author typed, which are kept and compared:
//
//	- Time to detection: 371 minutes        **Duration:** 1 h 20 min
//	| Time to recovery | 54 hours 10 minutes |        time_to_detect: ~7 hours
//	**Time to detect:** ~days. It fell for a week     and its sentence on the next line
//	with no alert

// derive returns the lengths between the marks. A mark before its predecessor is
// a problem, and the length is left out.
func (s *source) derive(m *marks) kb.Durations {
	var d kb.Durations
	length := func(from, to markKind) *time.Duration {
		between, ok := timeBetween(m[from], m[to])
		if !ok || between < 0 {
			return nil
		}
		return &between
	}
	s.checkOrder(m)
	d.Detect = length(startedMark, detectedMark)
	d.Acknowledge = length(detectedMark, acknowledgedMark)
	d.Mitigate = length(startedMark, mitigatedMark)
	d.Resolve = length(startedMark, resolvedMark)
	return d
}

// checkOrder reports marks that come before the start, or before detection. Two
// that were recognised in the timeline are only left out: the author has not
// called them so.
func (s *source) checkOrder(m *marks) {
	for _, pair := range [][2]markKind{
		{startedMark, detectedMark}, {detectedMark, acknowledgedMark}, {startedMark, mitigatedMark}, {startedMark, resolvedMark},
	} {
		from, to := m[pair[0]], m[pair[1]]
		if from == nil || to == nil || from.derived && to.derived {
			continue
		}
		between, ok := timeBetween(from, to)
		if !ok && !from.Day.IsZero() && !to.Day.IsZero() && to.Day.Compare(from.Day) < 0 && (!from.HasClock || !to.HasClock) {
			between, ok = -1, true
		}
		if !ok || between >= 0 {
			continue
		}
		s.report(to.at, problem.TimeOrder,
			fmt.Sprintf("%s (%s) is before %s (%s)%s", pair[1], to.Written, pair[0], from.Written, readAs(to)), orderHelp(from, to))
	}
}

// readAs says in which zone a time was read that states none itself.
func readAs(m *mark) string {
	if m.Zone == "" || strings.Contains(m.Written, m.Zone) {
		return ""
	}
	return ", read in the zone " + m.Zone
}

// orderHelp proposes the next day where that would put the marks in order.
func orderHelp(from, to *mark) string {
	if !from.HasClock || !to.HasClock || from.Day != to.Day {
		return "correct the one that is wrong"
	}
	return fmt.Sprintf("if it was the next day, write %s %s", to.Day.AddDays(1), kb.ClockText(to.Clock))
}

// typedLength is a typed duration with what comparison needs.
type typedLength struct {
	kb.TypedDuration
	at place
	// unit is the smallest unit written; rough is set for "about", "~".
	unit  time.Duration
	rough bool
}

// isSetting is the name of a setting, which says how long something else takes:
// "WAIT_SECONDS=20", "WAIT_SECONDS (here 20s)".
var isSetting = words.Pattern(`^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+(?:\s*=|\s*\(|$)`)

// longestRoughLength is how many words a length has that is not given in figures:
// "most of the day".
const longestRoughLength = 5

// lengthWords are the units of lengths, and longWords say without a figure how long.
var (
	lengthWords = words.Set("length.*")
	longWords   = words.Of("check.for-long")
)

// fewestNoLength is how many words a text has at least that says something else.
const fewestNoLength = 4

// saysNoLength tells whether a text says something else than how long: "Silent failure of
// the job".
func saysNoLength(text string) bool {
	said := strings.Fields(headingWords(text))
	return len(said) >= fewestNoLength && !prose.HasDigit(text) && !containsWord(text, longWords()) &&
		!slices.ContainsFunc(said, func(word string) bool { return lengthWords()[word] })
}

// saysOnlyDay tells whether a text has no figures but those of one day: "Introduced by
// the migration on 2026-04-27".
func saysOnlyDay(text string) bool {
	m := dayInName().FindStringSubmatchIndex(text)
	if m == nil {
		return false
	}
	from, to := max(m[2], m[4]), max(m[3], m[5])
	return !prose.HasDigit(text[:from] + text[to:])
}

var phaseOfLabel = map[labelKey]string{
	durationLabel: "impact", toDetectLabel: "detect", toAcknowledge: "acknowledge", toMitigateLabel: "mitigate", toResolveLabel: "resolve",
}

var lengthKeys = []struct {
	key   content.Key
	phase string
}{
	{content.KeyDuration, "impact"}, {content.KeyTimeToDetect, "detect"}, {content.KeyTimeToAcknowledge, "acknowledge"},
	{content.KeyTimeToMitigate, "mitigate"}, {content.KeyTimeToResolve, "resolve"},
}

// typedLengths reads the lengths that the author typed, anywhere in the
// document, each phase once.
func (s *source) typedLengths() []typedLength {
	var found []typedLength
	known := map[string]bool{}
	add := func(phase, written string, at place) {
		length, unit, rough := when.ReadLength(written)
		if length == 0 && prose.Words(written) > longestRoughLength && !prose.HasDigit(written) {
			// It says that there was none: "Not deployed to production".
			return
		}
		if length == 0 && prose.Words(written) > longestRoughLength && saysOnlyDay(written) || saysNoLength(written) {
			return
		}
		if length == 0 && (isSetting().MatchString(written) || isPlaceholder(withoutBracket(written)) || opensWithPlaceholder(written)) {
			return
		}
		known[phase] = true
		found = append(found, typedLength{
			TypedDuration: kb.TypedDuration{Phase: phase, Written: written, Length: length, Line: at.line},
			at:            at, unit: unit, rough: rough,
		})
	}
	for _, l := range lengthKeys {
		if value, ok := s.field(l.key); ok && !isPlaceholder(firstLine(value.Text)) {
			add(l.phase, firstLine(value.Text), placeOf(value))
		}
	}
	// "Time to repair" is that to the end, unless "time to resolve" stands beside it.
	var repair *kb.Text
	blocks := s.doc.Blocks
	if s.several {
		blocks = nil // each label is that of one of several incidents
	}
	eachLabel(s.doc, blocks, func(key labelKey, text kb.Text) {
		written := wrappedSentence(text.Plain)
		if key == toRepairLabel && repair == nil && !isPlaceholder(written) {
			repair = &text
		}
		if phase := phaseOfLabel[key]; phase != "" && !known[phase] && !isPlaceholder(written) {
			add(phase, written, s.placeInBody(text.Line, firstLine(text.Plain)))
		}
	})
	if repair != nil {
		phase := "resolve"
		if known[phase] {
			phase = "mitigate"
		}
		if !known[phase] {
			add(phase, wrappedSentence(repair.Plain), s.placeInBody(repair.Line, firstLine(repair.Plain)))
		}
	}
	return found
}

// wrappedSentence is the first line of a text, with what its sentence goes on with in
// small letters on the next ones: "~days. It fell for a week with no⏎alert".
func wrappedSentence(text string) string {
	lines := strings.Split(text, "\n")
	end := 1
	for end < len(lines) && !strings.HasSuffix(strings.TrimSpace(lines[end-1]), ".") {
		if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(lines[end])); !unicode.IsLower(first) {
			break
		}
		end++
	}
	if end == 1 {
		return firstLine(text)
	}
	return strings.TrimSuffix(prose.Sentences(oneLine(strings.Join(lines[:end], "\n")), longestWrapped), ".")
}

// longestWrapped bounds the words of a length that goes on on the next line.
const longestWrapped = 30

// eachLabel visits the labels with a value on their line, in paragraphs, lists
// and tables of two columns, wherever they stand. The value of one in a paragraph
// reaches to the next.
func eachLabel(doc *markdown.Doc, blocks []markdown.Block, visit func(labelKey, kb.Text)) {
	for _, block := range each(blocks) {
		switch block.Kind {
		case markdown.Paragraph:
			if !hasColon(block.Text) {
				continue
			}
			rows := labelRows(linesOf(doc, block))
			for i, line := range rows {
				l, ok := labelAtLine(line)
				if !ok || l.key == "" {
					continue
				}
				last := line
				for _, next := range rows[i+1:] {
					if _, label := labelAtLine(next); label {
						break
					}
					last = next
				}
				visit(l.key, textFrom(l.value, last))
			}
		case markdown.Row:
			if l := rowLabel(block); l.key != "" {
				visit(l.key, l.text)
			}
		case markdown.Definitions:
			for _, l := range definedLabels(block) {
				visit(l.key, l.entries()[0])
			}
		case markdown.Table:
			if cells := labelledCells(block); cells != nil {
				for _, cell := range cells {
					visit(cell.key, cell.text)
				}
				continue
			}
			eachLabel(doc, block.Children, visit)
		case markdown.List, markdown.Item, markdown.Quote:
			eachLabel(doc, block.Children, visit)
		}
	}
}

// compareLengths gives a notice of each typed length that the marks contradict.
// A length is as exact as its smallest unit.
func (s *source) compareLengths(typed []typedLength, d kb.Durations) {
	for _, t := range typed {
		derived := map[string][]*time.Duration{
			"detect": {d.Detect}, "acknowledge": {d.Acknowledge}, "mitigate": {d.Mitigate}, "resolve": {d.Resolve},
			"impact": {d.Mitigate, d.Resolve},
		}[t.Phase]
		var nearest *time.Duration
		for _, one := range derived {
			if one != nil && (nearest == nil || (*one-t.Length).Abs() < (*nearest-t.Length).Abs()) {
				nearest = one
			}
		}
		if t.Length == 0 || nearest == nil {
			continue
		}
		slack := t.unit
		if t.rough {
			slack = max(slack, t.Length/4)
		}
		if (*nearest - t.Length).Abs() <= slack {
			continue
		}
		s.report(t.at, problem.DurationMismatch,
			fmt.Sprintf("%q is written, but the times make it %s", t.Written, kb.ExactLength(*nearest)), "")
	}
}
