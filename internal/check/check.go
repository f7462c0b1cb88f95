// Package check compares what the documents of a linked base say with what views
// conclude from them, and reports where the two disagree.
//
// In the pipeline it stands behind kb, like render, and reads a Base; what comes
// out are problems for the author, which join those of the other stages. It
// changes nothing and keeps nothing back: each rule is a file with a function
// that looks at one incident.
package check

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// rule looks at one incident, and says what it finds.
type rule func(i *kb.Incident, closing views.Closing) (problem.Problem, bool)

// rules are in the order of their weight: a document gets the first finding only,
// since one look at its actions mends them all.
var rules = []rule{statusOpen, wontfixReason, statusClosed}

// Base checks all incidents of a base. The problems are not sorted.
func Base(base *kb.Base) []problem.Problem {
	var problems []problem.Problem
	for _, i := range base.Incidents {
		closing := views.ClosingOf(i)
		for _, look := range rules {
			if p, found := look(i, closing); found {
				p.File = i.Source
				problems = append(problems, p)
				break
			}
		}
	}
	return problems
}

// longestQuote is how many letters of an action a message quotes.
const longestQuote = 60

// quote is the start of an action's words, cut between words.
func quote(a *kb.Action) string {
	words := prose.Line(a.Text.Head())
	letters := []rune(words)
	if len(letters) <= longestQuote {
		return words
	}
	cut := string(letters[:longestQuote])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + " …"
}
