package markdown

import (
	"bytes"
	"slices"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Limits on a body. The parser needs time that grows with the square of some
// patterns, and a table can make megabytes out of kilobytes; so one pass over
// the lines refuses such a body before it is parsed, and it is shown as raw
// text. Real postmortems stay below all limits by a factor of ten or more.

// limit is one of the limits: a problem's rule, and what is over it.
type limit struct {
	rule    problem.Rule
	message string
}

// The limits and their messages.
var (
	limitLines    = limit{problem.LimitLines, "the text has more than 50,000 lines"}
	limitDepth    = limit{problem.LimitDepth, "quotes and lists are nested more than 32 deep"}
	limitItems    = limit{problem.LimitItems, "the text has more than 100,000 list items and quotes"}
	limitColumns  = limit{problem.LimitTable, "the table has more than 128 columns"}
	limitCells    = limit{problem.LimitTable, "the tables leave more than 100,000 cells to be filled up"}
	limitBars     = limit{problem.LimitTable, `the tables have more than 5,000 rows with "\|" and code`}
	limitBrackets = limit{problem.LimitLinks, "the paragraphs have too many square brackets"}
	limitEmphasis = limit{problem.LimitEmphasis, "the paragraphs have too many asterisks and underscores"}
	limitNotes    = limit{problem.LimitFootnotes, "the text has too many footnotes"}
	limitOutput   = limit{problem.LimitOutput, "the text would become more than 64 times as long as it is written"}
)

const (
	maxLines   = 50_000
	maxDepth   = 32
	maxItems   = 100_000
	maxColumns = 128
	maxCells   = 100_000
	maxBars    = 5_000
	// maxBrackets bounds, summed over paragraphs, opening brackets times bytes,
	// since each may be searched to the paragraph's end. One unit is 2 ns.
	maxBrackets = 200_000_000
	// maxDefinitions bounds, summed over paragraphs that begin with a bracket,
	// the square of their lines. One unit is 1 ns.
	maxDefinitions = 300_000_000
	// maxEmphasis bounds, summed over paragraphs, runs of marks of emphasis times those
	// that may end some. One unit is 1 ns.
	maxEmphasis = 150_000_000
	// maxNotes bounds references to footnotes times footnotes.
	maxNotes = 30_000_000
)

// limitProblem says that a limit is passed on a line of src, counted from 1.
func limitProblem(src Source, l limit, line int) problem.Problem {
	at := problem.Place{File: src.File, Line: max(1, src.Line) + line - 1}
	return problem.New(l.rule, at, l.message+", so it is shown as it is written")
}

// overLimit returns a problem for the first limit that the body passes, or nil.
func overLimit(src Source) *problem.Problem {
	s := scan{}
	rest := src.Text
	for line := 1; len(rest) > 0; line++ {
		text := rest
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			text, rest = rest[:i], rest[i+1:]
		} else {
			rest = nil
		}
		if l := s.line(text, line); l != nil {
			p := limitProblem(src, *l, line)
			return &p
		}
	}
	return nil
}

// scan is the state of the pass over the lines.
type scan struct {
	open []container
	// items counts the containers opened.
	items int
	// paragraph is the run of lines at hand.
	paragraph             paragraph
	brackets, definitions int
	emphasis              int
	notes, references     int
	// columns is the width of the table at hand, or 0.
	columns, cells, bars int
}

// container is an open quote, or a list item whose content starts at a column.
type container struct {
	quote  bool
	column int
}

// line looks at one line and returns the limit that it passes.
func (s *scan) line(text []byte, number int) *limit {
	if number > maxLines {
		return &limitLines
	}
	content, starts := s.containers(text)
	switch {
	case len(s.open) > maxDepth:
		return &limitDepth
	case s.items > maxItems:
		return &limitItems
	}
	s.references += bytes.Count(content, []byte("[^"))
	if s.notes*s.references > maxNotes {
		return &limitNotes
	}
	content = bytes.TrimSpace(content)
	if len(content) == 0 || starts || content[0] == '#' {
		s.endParagraph()
	}
	if len(content) == 0 {
		return nil
	}
	if l := s.table(content); l != nil {
		return l
	}
	return s.addLine(content)
}

// containers follows the markers of quotes, items, notes and descriptions at
// the start of a line. It returns what is behind them, and whether a bullet
// starts a block.
func (s *scan) containers(text []byte) (content []byte, starts bool) {
	rule, ruleChar := ruleSuffix(text)
	level, column := 0, 0
	at := 0
	for {
		for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
			if text[at] == '\t' {
				column += 3 - column%4
			}
			column++
			at++
		}
		for level < len(s.open) && !s.open[level].quote && s.open[level].column <= column {
			level++
		}
		if at >= len(text) || at >= rule && text[at] == ruleChar {
			return text[at:], starts
		}
		length := markerLength(text[at:])
		if length == 0 {
			return text[at:], starts
		}
		quote := text[at] == '>'
		if quote && level < len(s.open) && s.open[level].quote {
			level++
		} else {
			s.open = append(s.open[:level], container{quote, column + length + 1})
			s.items++
			if text[at] == '[' {
				s.notes++
				s.references++
			}
			level++
		}
		starts = starts || length == 1 && !quote && column < 4
		at += length
		column += length
		if len(s.open) > maxDepth {
			return text[at:], starts
		}
	}
}

// markerLength returns the length of the marker that text begins with, or 0.
func markerLength(text []byte) int {
	blank := func(i int) bool { return i >= len(text) || text[i] == ' ' || text[i] == '\t' }
	switch c := text[0]; {
	case c == '>':
		return 1
	case c == '-' || c == '*' || c == '+' || c == ':':
		if blank(1) {
			return 1
		}
	case c >= '0' && c <= '9':
		i := 1
		for i < len(text) && i < 9 && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		if i < len(text) && (text[i] == '.' || text[i] == ')') && blank(i+1) {
			return i + 1
		}
	case c == '[' && len(text) > 3 && text[1] == '^':
		if i := bytes.Index(text[:min(len(text), 1000)], []byte("]:")); i > 0 {
			return i + 2
		}
	}
	return 0
}

// ruleSuffix returns where a line becomes a rule such as "* * *", if it ends
// in one: its characters are no list markers.
func ruleSuffix(text []byte) (from int, char byte) {
	count := 0
	from = len(text)
	for i, c := range slices.Backward(text) {
		if c == ' ' || c == '\t' {
			continue
		}
		if c != '-' && c != '*' || count > 0 && c != char {
			break
		}
		char, from = c, i
		count++
	}
	if count < 3 {
		return len(text), 0
	}
	return from, char
}

// table follows tables: their width, and the cells that short rows leave open.
func (s *scan) table(content []byte) *limit {
	bars := bytes.Count(content, []byte("|"))
	if s.paragraph.lines > 0 && isDelimiterRow(content) {
		s.columns = bars + 1
		if content[0] == '|' {
			s.columns--
		}
		if bars > 0 && content[len(content)-1] == '|' {
			s.columns--
		}
		if s.columns > maxColumns {
			return &limitColumns
		}
		return nil
	}
	if s.columns == 0 {
		return nil
	}
	s.cells += max(0, s.columns-max(1, bars-1))
	if bars > 0 && bytes.IndexByte(content, '`') >= 0 && bytes.Contains(content, []byte(`\|`)) {
		s.bars++
	}
	switch {
	case s.cells > maxCells:
		return &limitCells
	case s.bars > maxBars:
		return &limitBars
	}
	return nil
}

// isDelimiterRow tells whether a line has the form of "|---|:-:|".
func isDelimiterRow(content []byte) bool {
	other := false
	for _, c := range content {
		switch c {
		case '-':
		case '|', ':', ' ', '\t':
			other = true
		default:
			return false
		}
	}
	return other
}
