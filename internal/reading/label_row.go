package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
)

// Several labels on one line:
//
//	**Status:** Resolved | **Severity:** SEV-1 | **Started:** 10:02
//	Status: Resolved · Severity: SEV-1
//	**Date:** 2024-01-03  **Lead:** Dana
//	**Date:**2024-01-03**Lead:**Dana

// labelRows cuts lines before each label on them.
func labelRows(lines []piece) []piece {
	for i, line := range lines {
		row := labelRow(line)
		if len(row) == 1 {
			continue
		}
		rows := append(slices.Clone(lines[:i]), row...)
		for _, line := range lines[i+1:] {
			rows = append(rows, labelRow(line)...)
		}
		return rows
	}
	return lines
}

// longestRow bounds the separators of a line that are looked at.
const longestRow = 24

// labelRow cuts a line before each label on it.
func labelRow(line piece) []piece {
	words := line.words()
	if strings.Count(words, ":")+strings.Count(words, "：") < 2 {
		return []piece{line}
	}
	var cuts []int
	for i, seen := 1, 0; i < len(words) && seen < longestRow; i++ {
		size := rowSeparator(words[i:])
		if size == 0 {
			continue
		}
		seen++
		next := line
		next.from += i + size
		if _, ok := labelAtLine(next); ok {
			cuts = append(cuts, i, i+size)
		}
		i += size - 1
	}
	if len(cuts) == 0 {
		cuts = boldCuts(line)
	}
	if _, ok := labelAtLine(line); !ok || len(cuts) == 0 {
		return []piece{line}
	}
	row := make([]piece, 0, len(cuts)/2+1)
	from := line.from
	for i := 0; i < len(cuts); i += 2 {
		p := line
		p.from, p.to = from, line.from+cuts[i]
		row = append(row, p)
		from = line.from + cuts[i+1]
	}
	last := line
	last.from = from
	return append(row, last)
}

// boldCuts are the places of further bold labels, whatever stands in front of them.
func boldCuts(line piece) []int {
	words := line.words()
	var cuts []int
	line.spans(func(s markdown.Span) {
		bold := strings.TrimSpace(words[s.From:s.To])
		if s.From > 0 && isBold(s) && len(bold) <= longestLabel && (announcesList(bold) || strings.HasPrefix(words[s.To:], ":")) {
			cuts = append(cuts, s.From, s.From)
		}
	})
	return cuts
}

// rowSeparator is the length of what stands between two labels, at the start of a
// text; 0 if something else stands there.
func rowSeparator(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '|', '·', '•', '｜':
		return size
	}
	return 0
}
