package content

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// A waiver says in a document that a finding is known, and why it is none:
//
//	<!-- debrief-disable-next-line secret-found: the key of the manual, void -->
//	<!-- debrief-disable secret-found: all keys below are made up -->
//	<!-- debrief-enable secret-found -->
//	<!-- debrief-disable-file image-missing: the pictures are in the wiki -->
//
// It stands on a line of its own, in front matter behind "#". What stands in a
// fence of code is shown and waives nothing. Errors cannot be waived: the page
// would be wrong, unsafe or lost.

// Waiver takes the findings of one rule out of some lines.
type Waiver struct {
	problem.Place
	rule string
	// from and to delimit its lines, both included.
	from, to int
}

var (
	waiverLine = words.Pattern(`^\s*(?:<!--|#)\s*debrief-(disable-next-line|disable-file|disable|enable)\b\s*([A-Za-z0-9-]*)\s*(?::\s*(.*?))?\s*(?:-->)?\s*$`)
	// waiverBehind is one that stands behind other words, and not as code.
	waiverBehind = words.Pattern("^[^`]*[^`\\s#][^`]*(?:<!--|#)\\s*debrief-(?:disable|enable)[^`]*$")
	waiverMark   = []byte("debrief-")
	fenceOfLines = words.Pattern("^ {0,3}(```|~~~)")
)

// Waivers reads the waivers of a file's text, and says which of them are unclear.
func Waivers(file string, text []byte) (waivers []Waiver, problems []problem.Problem) {
	if !bytes.Contains(text, waiverMark) {
		return nil, nil
	}
	fence, number := "", 0
	for line := range strings.Lines(string(text)) {
		number++
		if m := fenceOfLines().FindStringSubmatch(line); m != nil && (fence == "" || fence == m[1]) {
			fence = strings.TrimSuffix(m[1], fence) // the second one closes it
			continue
		}
		m := waiverLine().FindStringSubmatch(line)
		if m == nil && fence == "" && waiverBehind().MatchString(line) {
			at := problem.Place{File: file, Line: number, Excerpt: strings.TrimRight(line, "\n")}
			problems = append(problems, problem.New(problem.WaiverUnclear, at, "a waiver waives nothing behind other words").WithHelp("write it on a line of its own"))
		}
		if m == nil || fence != "" {
			continue
		}
		w := Waiver{Place: problem.Place{File: file, Line: number, Excerpt: strings.TrimRight(line, "\n")}, rule: m[2], from: number, to: math.MaxInt}
		switch m[1] {
		case "enable":
			end(waivers, w)
			continue
		case "disable-next-line":
			w.to = number + 1
		case "disable-file":
			w.from = 0
		}
		if reason := w.unclear(m[3]); reason != "" {
			unclear := problem.New(problem.WaiverUnclear, w.Place, reason)
			if _, known := problem.RuleNamed(w.rule); !known {
				unclear = unclear.WithHelp(RuleMeant(w.rule))
			}
			problems = append(problems, unclear)
			continue
		}
		waivers = append(waivers, w)
	}
	return waivers, problems
}

// end closes the open waivers of a rule, or of all rules if it names none.
func end(waivers []Waiver, at Waiver) {
	for i := range waivers {
		if w := &waivers[i]; w.to == math.MaxInt && w.from > 0 && (at.rule == "" || w.rule == at.rule) {
			w.to = at.Line
		}
	}
}

// unclear says why a waiver with a reason waives nothing; "" if it does.
func (w Waiver) unclear(reason string) string {
	rule, known := problem.RuleNamed(w.rule)
	switch {
	case !known:
		return fmt.Sprintf("no rule is called %q", w.rule)
	case !rule.Waivable():
		return fmt.Sprintf("%q is an error, which cannot be waived", w.rule)
	case reason == "":
		return fmt.Sprintf("the waiver of %q gives no reason", w.rule)
	default:
		return ""
	}
}

// Waive takes out of the problems what the waivers of all files waive, and adds the
// waivers that waive nothing, of rules that were applied.
func Waive(problems []problem.Problem, waivers []Waiver, applied func(problem.Rule) bool) []problem.Problem {
	if len(waivers) == 0 {
		return problems
	}
	byFile := map[string][]int{}
	for i := range waivers {
		byFile[waivers[i].File] = append(byFile[waivers[i].File], i)
	}
	used := make([]bool, len(waivers))
	var kept []problem.Problem
	for _, p := range problems {
		waived := false
		for _, i := range byFile[p.File] {
			if w := waivers[i]; p.Level < problem.Error && p.Rule.String() == w.rule && p.Line >= w.from && p.Line <= w.to {
				used[i], waived = true, true
			}
		}
		if !waived {
			kept = append(kept, p)
		}
	}
	for i, w := range waivers {
		if rule, _ := problem.RuleNamed(w.rule); !used[i] && applied(rule) {
			kept = append(kept, problem.New(problem.WaiverUnused, w.Place, fmt.Sprintf("there is no %q to waive here", w.rule)))
		}
	}
	return kept
}
