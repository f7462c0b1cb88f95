// Package problem holds what an author must know about a document: where it
// stands, which rule found it, one sentence about it and one way to mend it.
// What is known of each rule, whoever applies it, is one table.
//
// It is the lowest package: every stage of the pipeline adds problems as data,
// and only the command prints them. A Go error is something else: it means that
// the program cannot go on.
package problem

import (
	"cmp"
	"fmt"
	"slices"
)

// Folder is the file of a problem that is about the whole folder.
const Folder = "."

// Place is where a problem stands.
type Place struct {
	// File is the path below the content folder, with forward slashes, or Folder.
	File string
	// Line and Column count from 1; Column counts runes. Zero means that the
	// problem is about the whole file (Line) or the whole line (Column).
	Line, Column int
	// Length is how many runes the caret underlines; zero means one.
	Length int
	// Excerpt is the source line, without its line ending; empty if unknown.
	Excerpt string
}

// Problem is one finding about one place in one file.
type Problem struct {
	Place
	Level Level
	// Rule is what found it.
	Rule Rule
	// Message is one sentence without a capital or a full stop. It quotes the
	// author's own words and says what was expected.
	Message string
	// Help is one way to mend it; empty if there is none to give.
	Help string
}

// New returns a problem with the level and the help that the table has for the
// rule.
func New(rule Rule, at Place, message string) Problem {
	known := rule.Definition()
	return Problem{Place: at, Rule: rule, Level: known.Levels.Usual, Message: message, Help: known.Help}
}

// WithHelp returns the problem with a help that fits the place better than the
// table's; an empty one leaves it.
func (p Problem) WithHelp(help string) Problem {
	if help != "" {
		p.Help = help
	}
	return p
}

// WithLevel returns the problem with another level than the table's.
func (p Problem) WithLevel(level Level) Problem {
	p.Level = level
	return p
}

// Sort orders problems by file, line and column, then by rule and message, so
// that a run prints the same list whatever order the files were read in.
func Sort(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		if file := cmp.Compare(a.File, b.File); file != 0 {
			return file // which says it of nearly all
		}
		return cmp.Or(
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(b.Level, a.Level),
			cmp.Compare(a.Rule.String(), b.Rule.String()),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// mostOnLine is how many problems of a rule are listed for one line. Each of them
// shows its line, and a line may be a whole document.
const mostOnLine = 50

// Thin leaves out what a line has of a rule beyond the first few, and says with the
// last of these how many more there are. Problems are in the order of Sort.
func Thin(problems []Problem) []Problem {
	seen, last, more := map[Rule]int{}, map[Rule]int{}, map[int]int{} // of one line, and of all
	kept := make([]Problem, 0, len(problems))
	for i, p := range problems {
		if i > 0 && (p.Line != problems[i-1].Line || p.File != problems[i-1].File) {
			clear(seen)
		}
		if seen[p.Rule]++; p.Line > 0 && seen[p.Rule] > mostOnLine {
			more[last[p.Rule]]++
			continue
		}
		last[p.Rule] = len(kept)
		kept = append(kept, p)
	}
	for i, n := range more {
		kept[i].Message += fmt.Sprintf(" (and %d more on this line)", n)
	}
	return kept
}

// Count returns how many of the problems have the level.
func Count(problems []Problem, level Level) int {
	n := 0
	for _, p := range problems {
		if p.Level == level {
			n++
		}
	}
	return n
}
