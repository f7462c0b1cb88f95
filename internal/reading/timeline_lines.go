package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// A timeline of paragraphs, or of the lines of a paragraph:
//
//	_4/21/23_                              a day for what follows
//
//	11:12 AM: a mail came in               an entry
//	~9:00 AM: the laptop was erased
//	and reset                              more of the same entry
//
//	24.01.2020 | new texts are published   an entry
//	Error fixed: 22.02.2024 14.00          an entry, its time behind a colon
//	**First report:** 10:02 A mail came    an entry, its time behind a bold label,
//	**Restarted at 10:40:** It ran         or at the end of one
//
//	11:12 AM: the mail was late since      more of the same entry: its sentence goes on,
//	March 5, 2026, two weeks ago           or a line of a server's log is quoted
//	[05/Mar/2026:11:10:07 +0000] "GET /"

// paragraph reads a paragraph of a timeline.
func (r *timelineReader) paragraph(b *markdown.Block) {
	if isTemplateLine(b.Text) || isCode(b) {
		r.breakFigure()
		return
	}
	lines := linesOf(r.doc, b)
	starts := r.starts(lines)
	switch {
	case len(starts) == 0:
		if len(lines) > 0 && r.dayLine(b) {
			return
		}
		r.breakFigure()
	case starts[0] > 0:
		// What stands above the first time is not part of it.
		r.breakFigure()
		r.linesFrom(lines, starts, true)
	case len(starts) == 1:
		r.oneParagraph(b, lines[0])
	default:
		r.linesFrom(lines, starts, true)
	}
}

// isCode tells whether all of a paragraph is code.
func isCode(b *markdown.Block) bool {
	return len(b.Spans) == 1 && b.Spans[0].Style&markdown.CodeSpan != 0 && b.Spans[0].To-b.Spans[0].From >= len(strings.TrimSpace(b.Text))
}

// oneParagraph reads a paragraph that is one entry.
func (r *timelineReader) oneParagraph(b *markdown.Block, first piece) {
	p := whole(b)
	m, own, ok := r.lineMoment(p, first)
	if !ok {
		return
	}
	r.add(m, own.of(p), b.HTML, "", false)
	r.lastInProse = true
}

// logLine is a line of a server's log, which somebody quotes below an entry.
var logLine = words.Pattern(`^\[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "`)

// starts lists the lines that start an entry, and takes over the days that stand
// alone on the lines above.
func (r *timelineReader) starts(lines []piece) []int {
	var starts []int
	for i, line := range lines {
		if line.words() == "" || i > 0 && logLine().MatchString(line.words()) {
			continue
		}
		if m, _, ok := r.lineMoment(line, line); ok && i > 0 && (goesOn(m, line.words()) || goesOnFrom(lines[i-1].words(), line.words())) {
			continue
		} else if ok && !(len(lines) == 1 && r.isDayAlone(line.words())) {
			starts = append(starts, i)
		}
	}
	return starts
}

// linesFrom reads the lines of a paragraph as entries that start at the lines
// given; figure is set if the paragraph holds nothing else.
func (r *timelineReader) linesFrom(lines []piece, starts []int, figure bool) {
	for _, i := range starts[1:] {
		// A day between the lines is not shown by the list.
		figure = figure && !r.isDayAlone(lines[i].words())
	}
	for k, i := range starts {
		to := len(lines)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		p := lines[i]
		for _, more := range lines[i+1 : to] {
			p.extend(more)
		}
		if p.html.Empty() {
			p.shown = kb.Range{}
		}
		m, own, ok := r.lineMoment(p, lines[i])
		if !ok {
			continue
		}
		if to == i+1 && r.isDayAlone(p.words()) {
			r.openDay(m)
			figure = r.zoneBehind(p.words()[m.N:]) && figure
			continue
		}
		// Entries inside one element are shown in its place together.
		stretch := kb.Range{}
		if figure && starts[0] == 0 {
			stretch = p.block.HTML
		}
		r.add(m, own.of(p), stretch, "", false)
		if figure && k+1 < len(starts) {
			r.joins = p.block.HTML.From
		}
	}
}

// line reads a single line as an entry if it starts with a time.
func (r *timelineReader) line(p piece) {
	m, own, ok := r.lineMoment(p, p)
	if !ok {
		r.breakFigure()
		return
	}
	r.add(m, own.of(p), kb.Range{}, "", false)
}

// goesOn tells whether a line that begins with a day goes on with the sentence of the
// line above it, which was only broken there: "… since⏎March 5, 2026, two weeks …".
func goesOn(m when.Reading, words string) bool {
	if m.Moment.HasClock || !m.HasDay || m.N >= len(words) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[m.N:])
	return strings.HasSuffix(strings.TrimRight(words[:m.N], " "), ",") && unicode.IsLower(first)
}

// goesOnFrom tells whether a line that begins with a number with a dot goes on with the
// sentence of the line above, which was only broken there: "… since version⏎1.52 it …".
func goesOnFrom(above, words string) bool {
	written, _ := when.Context{}.UnclearHour(words)
	if written == "" || !strings.HasPrefix(words, written) {
		return false
	}
	behind, _ := utf8.DecodeRuneInString(strings.TrimLeft(words[len(written):], " "))
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(above, " *_`)"))
	return unicode.IsLower(behind) && (unicode.IsLetter(last) || last == ',')
}

// ownWords are the words of a piece that are an entry's own: those from a byte to
// another, without the stretch that was read as its time.
type ownWords struct {
	from, to int
	time     kb.Range
}

// of is the text of these words of a piece.
func (o ownWords) of(p piece) kb.Text {
	t := p.sentence(o.from, o.to)
	if o.time.Empty() {
		return t
	}
	words := p.words()
	from, to := trimRange(words, o.from, o.to)
	t.Plain = oneLine(words[from:o.time.From] + words[o.time.To:to])
	if !p.html.Empty() {
		at := p.from - p.shown.From
		t.Drop = slices.Concat(dropAround(at+from, at+to, p.shown.To-p.shown.From), []kb.Range{{From: at + o.time.From, To: at + o.time.To}})
		slices.SortFunc(t.Drop, func(a, b kb.Range) int { return a.From - b.From })
	}
	return t
}

// lineMoment reads the moment of a line, and which words of p, which starts with that
// line, are the entry's own.
func (r *timelineReader) lineMoment(p, line piece) (m when.Reading, own ownWords, ok bool) {
	words := line.words()
	all := ownWords{to: len(p.words())}
	if isTemplateTime(words) {
		return m, own, false
	}
	if m, ok = r.ctx.ReadMoment(words, line.line); ok {
		all.from = m.N
		return m, all, true
	}
	if len(words) > longestLabel*2 || hasStart(headingWords(words), lengthLabels()) {
		return m, own, false
	}
	if cut := timeBehindColon().FindStringIndex(words); cut != nil {
		// Behind other words a number with a dot is a number.
		if m, ok = r.ctx.Among(nil).ReadMoment(words[cut[1]:], line.line); ok && strings.TrimSpace(words[cut[1]+m.N:]) == "" && (m.Moment.HasClock || m.HasDay) {
			if len(p.words()) > len(words) {
				return m, all, true
			}
			return m, ownWords{to: cut[0]}, true
		}
		if ok && m.HasDay && m.Moment.HasClock {
			all.time = sparedAt(words, cut[1], m.N)
			return m, all, true
		}
	}
	if m, all.time, ok = r.labelMoment(line); ok {
		return m, all, true
	}
	if at := timeAtEnd(words); at > 0 {
		m, ok = r.ctx.ReadMoment(words[at:], line.line)
		return m, ownWords{to: at}, ok
	}
	return m, own, false
}

// lengthLabels open a line that says how long something took: "Durée totale : 1h30".
var lengthLabels = words.Of("label.duration")

// labelMoment reads the moment in a bold label that opens a line, or right behind it,
// and where it stands, if the words can do without it.
func (r *timelineReader) labelMoment(line piece) (m when.Reading, at kb.Range, ok bool) {
	words := line.words()
	end := line.boldFrom(leading(words))
	if end == 0 || end > longestLabel {
		return m, at, false
	}
	label := strings.TrimRight(words[:end], " :：()[]（）")
	for cut := strings.LastIndexAny(label, " (（["); cut > 0; cut = strings.LastIndexAny(label[:cut], " (（[") {
		inside := strings.TrimLeft(label[cut:], " (（[")
		if m, ok = r.ctx.ReadMoment(inside, line.line); ok && m.Moment.HasClock && strings.TrimSpace(inside[m.N:]) == "" {
			return m, bracketedAt(words[:end], label), true
		}
	}
	if announcesList(words[:end]) || strings.HasPrefix(words[end:], ":") {
		behind := strings.TrimLeft(words[end:], ": ：")
		if m, ok = r.ctx.ReadMoment(behind, line.line); ok && m.Moment.HasClock {
			return m, sparedAt(words, len(words)-len(behind), m.N), true
		}
	}
	return m, at, false
}

// sparedAt is where a time of n bytes stands behind a label, if what follows can stand
// there without it.
func sparedAt(words string, from, n int) kb.Range {
	if !beginsSentence(words[from+n:]) {
		return kb.Range{}
	}
	return kb.Range{From: from, To: from + n}
}

// bracketedAt is where the brackets at the end of a label stand, if all that was cut
// off behind their words is the closing one.
func bracketedAt(label, inside string) kb.Range {
	open := strings.LastIndexAny(inside, "([")
	rest := strings.TrimRight(label[len(inside):], ": ")
	if open <= 0 || rest != ")" && rest != "]" {
		return kb.Range{}
	}
	return kb.Range{From: len(strings.TrimRight(inside[:open], " ")), To: len(inside) + len(rest)}
}

// beginsSentence tells whether words can stand right behind a label: they begin with
// a large letter, one of a script without such letters, or a bracket.
func beginsSentence(text string) bool {
	text = strings.TrimLeft(text, " \t")
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && (unicode.IsUpper(first) || unicode.Is(unicode.Lo, first) || first == '(' || first == '（')
}
