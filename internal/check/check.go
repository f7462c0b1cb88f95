// Package check tells authors what their documents do not say yet, where words get
// in the way of learning, and where documents disagree with what we conclude from
// them.
//
// In the pipeline it stands behind reading and kb, like render. Document looks at
// one document while its outline is at hand, View at what follows from all of them
// on a day, and Base at how far their work is; what comes out are problems for the
// author, which join those of the other stages. It changes nothing: each rule is a
// file with a function, and what is known of the rule stands in problem's table.
package check

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// rule looks at one incident, and says what it finds.
type rule func(i *kb.Incident, closing views.Closing) (problem.Problem, bool)

// rules are in the order of their weight: a document gets the first finding only,
// since one look at its actions mends them all.
var rules = []rule{statusOpen, wontfixReason, statusClosed}

// Base checks all incidents of a base. Those of which copies are told already are known
// to say what another one does. The problems are not sorted.
func Base(base *kb.Base, copies []problem.Problem) []problem.Problem {
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
	return append(problems, titleTwice(base, copies)...)
}

// documentRules look at one document by itself, in the order of the guide.
var documentRules = []func(*page){
	internalHost, imageAlt, placeholderLeft,
	sectionsEmpty, factsMissing, impactWho, impactHowLong, impactWhat, detectionMissing, timelineFew, timelineGap, timelineEarly, timelineOrder, timelineOpinion, evidenceMissing, names,
	singleCause, rootCause, noMitigating, whyShallow, whyWithoutAction, whyTooDeep, oneParty, oneOff,
	actionMissing, actionOwner, actionOwners, actionTeam, actionDue, actionTicket, actionVague, actionTooBig, noPreventing, onlyCorrective, onlyLong, longestPhase,
	blameCounterfactual, blameNormative, blamePerson, blameSelf, humanError,
	reviewLate, facilitatorMissing, facilitatorInvolved, abstractLength, abstractParts, learningMissing,
}

// Document checks one incident by itself, while its outline is at hand. The
// problems are not sorted, and those of rules that are off are among them.
func Document(entry content.Entry, doc *markdown.Doc, i *kb.Incident) []problem.Problem {
	if entry.Raw {
		return nil
	}
	p := newPage(entry, doc, i)
	for _, look := range documentRules {
		look(p)
	}
	return p.found
}

// viewRules look at one incident among all others, on the day of the view.
var viewRules = []struct {
	rule problem.Rule
	look func(*views.View, *kb.Incident) (problem.Problem, bool)
}{
	{problem.HumanSense, humanSense}, {problem.OnlyTechnical, onlyTechnical}, {problem.PromisedBefore, promisedBefore}, {problem.SimilarOpen, similarOpen},
	{problem.ActionOverdue, actionOverdue}, {problem.FollowUpMissed, followUpMissed}, {problem.DateAhead, dateAhead},
}

// View checks what follows from all documents together on a day, by the rules that
// are wanted. The problems are not sorted.
func View(v *views.View, wanted func(problem.Rule) bool) []problem.Problem {
	var problems []problem.Problem
	for _, one := range viewRules {
		if !wanted(one.rule) {
			continue
		}
		for _, i := range v.Base.Incidents {
			if p, found := one.look(v, i); found {
				p.File = i.Source
				problems = append(problems, p.WithLevel(p.Rule.Definition().Levels.At(stageOf(i))))
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
