package content

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
)

// source is a block of front matter, or a whole configuration file, while it is
// being decoded. It turns offsets and lines into places for problems.
type source struct {
	file string
	text string
	// first is the line of the file on which text starts, counted from 1.
	first int
	// starts holds the offset of each line of text.
	starts []int
	// The place that was asked for last, since decoders ask in order.
	lastOffset, lastLine, lastColumn int
	// The excerpt that was asked for last.
	excerptLine int
	excerpt     string
}

func newSource(file, text string, first int) *source {
	s := &source{file: file, text: text, first: first, lastLine: 1, lastColumn: 1}
	s.starts = make([]int, 1, 32)
	for i := strings.IndexByte(text, '\n'); i >= 0; {
		start := s.starts[len(s.starts)-1] + i + 1
		s.starts = append(s.starts, start)
		i = strings.IndexByte(text[start:], '\n')
	}
	return s
}

// line returns the text of line n of the block, counted from 1.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.starts) {
		return ""
	}
	start := s.starts[n-1]
	if n < len(s.starts) {
		return s.text[start : s.starts[n]-1]
	}
	return s.text[start:]
}

// place returns line and column within the block of an offset.
func (s *source) place(offset int) (line, column int) {
	offset = min(max(offset, 0), len(s.text))
	line = sort.SearchInts(s.starts, offset+1)
	from, column := s.starts[line-1], 1
	if line == s.lastLine && offset >= s.lastOffset {
		from, column = s.lastOffset, s.lastColumn
	}
	column += utf8.RuneCountInString(s.text[from:offset])
	s.lastOffset, s.lastLine, s.lastColumn = offset, line, column
	return line, column
}

// value returns a scalar at a place of the block.
func (s *source) value(line, column int) Value {
	if line != s.excerptLine {
		s.excerptLine, s.excerpt = line, short(s.line(line))
	}
	return Value{Line: s.first + line - 1, Column: column, Excerpt: s.excerpt}
}

// problem returns an error at a place of the block; a line outside of it means
// its first or its last line.
func (s *source) problem(line, column int, rule problem.Rule, message, help string) problem.Problem {
	line = min(max(line, 1), len(s.starts))
	text := s.line(line)
	column = min(max(column, 1), utf8.RuneCountInString(text)+1)
	at := problem.Place{File: s.file, Line: s.first + line - 1, Column: column, Excerpt: short(text)}
	return problem.New(rule, at, message).WithHelp(help)
}
