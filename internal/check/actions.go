package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/internal/words"
)

// actionMissing finds causes after which nothing is to be done and nothing is
// understood better.
func actionMissing(p *page) {
	if len(p.Actions) > 0 || p.Changed.Plain != "" || p.hasSection(kb.SectionActions) || p.hasSection(kb.SectionLessons) || !p.hasSection(kb.SectionCauses) {
		return
	}
	p.report(problem.ActionMissing, p.section(kb.SectionCauses), "nothing is said of what will be different")
}

// without reports the open actions that lack something, all in one finding.
func (p *page) without(rule problem.Rule, what string, lacks func(*kb.Action) bool) {
	open, line := 0, 0
	var missing []*kb.Action
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.State != kb.ActionOpen {
			continue
		}
		open++
		if lacks(a) {
			missing = append(missing, a)
			line = cmp.Or(line, a.Text.Line)
		}
	}
	switch n := len(missing); {
	case n == 0:
	case n == 1:
		p.report(rule, p.atLine(line), fmt.Sprintf("%q has no %s", quote(missing[0]), what))
	case n == open:
		p.report(rule, p.atLine(line), fmt.Sprintf("the %d open actions have no %s", open, what))
	default:
		p.report(rule, p.atLine(line), fmt.Sprintf("%d of the %d open actions have no %s; the first is %q", n, open, what, quote(missing[0])))
	}
}

func actionOwner(p *page) {
	p.without(problem.ActionOwner, "owner", func(a *kb.Action) bool { return a.Owner == "" })
}

func actionDue(p *page) {
	p.without(problem.ActionDue, "due date", func(a *kb.Action) bool { return a.Due.IsZero() && a.Every.IsZero() })
}

// actionTicket finds actions that have an owner and no ticket: first things first.
func actionTicket(p *page) {
	if !slices.ContainsFunc(p.Actions, func(a kb.Action) bool { return a.Owner != "" }) {
		return
	}
	p.without(problem.ActionTicket, "ticket", func(a *kb.Action) bool { return a.Ticket == nil })
}

// between parts the people who own an action; apart parts any owners: those of a table are
// read with a comma between them, and a slash without spaces may belong to a name, as in
// "platform/architecture".
var (
	between = words.Pattern(`\s*(?:,|&|/|\+|\band\b|\bund\b)\s*`)
	apart   = words.Pattern(`\s+/\s+|,\s+`)
)

// actionOwners finds an action of several: "Alice and Bob", "@a, @b", "SRE / platform".
func actionOwners(p *page) {
	for i := range p.Actions {
		a := &p.Actions[i]
		if owners := countOwners(a.Owner); a.State == kb.ActionOpen && owners > 1 {
			p.report(problem.ActionOwners, p.atLine(a.Text.Line), fmt.Sprintf("%q has %d owners: %s", quote(a), owners, a.Owner))
		}
	}
}

// countOwners counts whom a text names as owners; one that names nobody for sure is one.
func countOwners(text string) int {
	parts := apart().Split(text, -1)
	if len(parts) == 1 && !isGroup(text) {
		parts = between().Split(text, -1)
		if slices.ContainsFunc(parts, func(part string) bool { return !isPerson(part) }) {
			return 1
		}
	}
	if slices.ContainsFunc(parts, func(part string) bool { return !isName(part) }) {
		return 1
	}
	return len(parts)
}

// isName tells a short name from a sentence and from a place that is left open: "n / a".
func isName(text string) bool {
	words := len(strings.Fields(text))
	return utf8.RuneCountInString(text) > 1 && 0 < words && words <= 3 && !mentions(text, "placeholder")
}

// isPerson tells a handle or a name from the words of a team.
func isPerson(text string) bool {
	text = strings.TrimSpace(text)
	if rest, found := strings.CutPrefix(text, "@"); found {
		return rest != ""
	}
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	for _, word := range words {
		if word[0] < 'A' || word[0] > 'Z' || len(word) > 1 && word == strings.ToUpper(word) {
			return false
		}
	}
	return true
}

// actionVague finds actions that ask people to try harder.
func actionVague(p *page) {
	p.eachAction(func(a *kb.Action, one *passage) bool {
		for h := range one.of("vague") {
			if one.negated(h.from) || h.from > latestVague || one.namesThing(h.from) {
				continue
			}
			p.report(problem.ActionVague, p.atLine(a.Text.Line), fmt.Sprintf("%q asks people to try harder", head(one.plain)))
			return false
		}
		return true
	})
}

// namesThing tells whether a thing that can be made stands in front of a word: "Add a
// test: always …".
func (one *passage) namesThing(before int) bool {
	for thing := range one.of("small-thing") {
		if thing.to <= before {
			return true
		}
	}
	return false
}

// latestVague is how many words may stand in front: what comes later is a reason
// or an example.
const latestVague = 5

// actionTooBig finds actions that no team decides alone: "Rewrite the importer",
// "Retry with back-off in all services".
func actionTooBig(p *page) {
	p.eachAction(func(a *kb.Action, one *passage) bool {
		for h := range one.of("too-big") {
			// What is short may stand there for much else: "a proposal to fix all of them".
			if h.from > 0 && h.to-h.from < shortestAim || one.isSmallUpTo(h.to+latestVague) {
				continue
			}
			p.report(problem.ActionTooBig, p.atLine(a.Text.Line), fmt.Sprintf("%q is more than a team can commit to", head(one.plain)))
			return false
		}
		return true
	})
}

// shortestAim is how many words say wherever they stand that an action is for
// everything: "in all services".
const shortestAim = 3

// isSmallUpTo tells whether a thing that is soon made stands in front of a token.
func (one *passage) isSmallUpTo(end int) bool {
	for small := range one.of("small-thing") {
		if small.from < end {
			return true
		}
	}
	return false
}

// eachAction visits the open actions, until a visit says that it is enough.
func (p *page) eachAction(visit func(*kb.Action, *passage) bool) {
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.State != kb.ActionOpen {
			continue
		}
		one := &passage{text: mask(a.Text.Head(), nil), plain: a.Text.Head()}
		one.tokens = tokensOf(one.text)
		one.hits = phrases().find(one.tokens)
		if !visit(a, one) {
			return
		}
	}
}

// noPreventing finds actions whose kinds are all known, and none of which would
// have kept it from happening.
func noPreventing(p *page) {
	if len(p.Actions) < 2 || !p.kindsKnown() || p.hasKind(kb.ActionPrevent) {
		return
	}
	p.report(problem.NoPreventing, p.atLine(p.Actions[0].Text.Line), fmt.Sprintf("none of the %d actions would have prevented it", len(p.Actions)))
}

func (p *page) kindsKnown() bool {
	for i := range p.Actions {
		if p.Actions[i].Kind == "" {
			return false
		}
	}
	return len(p.Actions) > 0
}

func (p *page) hasKind(kind kb.ActionKind) bool {
	for i := range p.Actions {
		if p.Actions[i].Kind == kind {
			return true
		}
	}
	return false
}

// noneIs says that no action is something: "none of the 7 actions is".
func noneIs(actions int) string {
	if actions == 1 {
		return "the only action is not"
	}
	return fmt.Sprintf("none of the %d actions is", actions)
}

// longDays is from how many days on an action is a long one.
const longDays = 90

// onlyLong finds open actions that all have a day, far away.
func onlyLong(p *page) {
	over, open := views.EndOf(p.Incident), 0
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.State != kb.ActionOpen || !a.Every.IsZero() {
			return
		}
		if over.IsZero() || a.Due.IsZero() || a.Due.DaysSince(over) < longDays {
			return
		}
		open++
	}
	if open > 0 {
		p.report(problem.OnlyLong, p.atLine(p.Actions[0].Text.Line), fmt.Sprintf("%s due within %d days", noneIs(open), longDays))
	}
}

// longestPhase finds that the actions, whose kinds are all known, are not about
// the stretch that took most of the time.
func longestPhase(p *page) {
	longest, clear := views.Longest(views.Phases(p.Incident))
	if !clear || !p.kindsKnown() {
		return
	}
	kind, to := kb.ActionRespond, "respond faster"
	if longest.To == kb.MarkDetected {
		kind, to = kb.ActionDetect, "detect it sooner"
	}
	if p.hasKind(kind) {
		return
	}
	p.report(problem.LongestPhase, p.atLine(p.Actions[0].Text.Line),
		fmt.Sprintf("most time went into %s (%s), and %s to %s", texts.English().Word("phase.", longest.Doing), kb.Length(longest.Length), noneIs(len(p.Actions)), to))
}
