package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// singleCause finds a document that names one factor and stops there.
func singleCause(p *page) {
	if len(p.Factors) != 1 || countWhys(p.Factors[0].Whys) > 1 || p.sentencesOf(kb.SectionCauses) > 1 {
		return
	}
	p.report(problem.SingleCause, p.atLine(p.Factors[0].Line), fmt.Sprintf("only one cause is named: %q", head(p.Factors[0].Title.Head())))
}

// sentencesOf counts the sentences of the sections of a class, of each passage two at most.
func (p *page) sentencesOf(class kb.SectionClass) int {
	n := 0
	for i := range p.passages {
		if one := &p.passages[i]; one.class == class {
			n++
			if len(prose.Sentence(one.plain)) < len(one.plain) {
				n++
			}
		}
	}
	return n
}

func countWhys(whys []kb.Why) int {
	n := len(whys)
	for i := range whys {
		n += countWhys(whys[i].Whys)
	}
	return n
}

// chain is how many answers the longest chain has, and the last of them; nil if
// there is none.
func chain(whys []kb.Why) (length int, last *kb.Why) {
	for i := range whys {
		further, end := chain(whys[i].Whys)
		end = cmp.Or(end, &whys[i])
		if further+1 > length {
			length, last = further+1, end
		}
	}
	return length, last
}

// rootCause finds sentences that know of one root cause.
func rootCause(p *page) {
	for one := range p.prose {
		for h := range one.of("root-cause") {
			if _, several := one.ahead("several", h.to, longestClause); several || one.negated(h.from) {
				continue
			}
			if one.tellsWhen(h.to) {
				continue
			}
			p.report(problem.RootCause, p.at(one, h), fmt.Sprintf("%q says that there is one", one.words(h)))
			return // once is enough to make the point
		}
	}
}

// tellsWhen tells whether words say that a cause became known, or did not, and not
// what it is: "once the root cause was identified", "the root cause was not found".
func (one *passage) tellsWhen(at int) bool {
	for _, key := range []string{"found", "settled", "negation"} {
		if _, told := one.starting(key, at); told {
			return true
		}
	}
	return false
}

// noMitigating finds causes without anything that kept them from doing more harm.
func noMitigating(p *page) {
	if len(p.Factors) == 0 || len(p.Mitigators) > 0 || p.saysWhatWentWell() {
		return
	}
	p.report(problem.NoMitigating, p.section(kb.SectionCauses), "nothing says what kept it from being worse")
}

// saysWhatWentWell looks for a heading that names what helped.
func (p *page) saysWhatWentWell() bool {
	return slices.ContainsFunc(p.Sections, func(s kb.Section) bool { return s.Class == kb.SectionLessons && wellHeading(s.Heading) })
}

// whyShallow finds chains of which none goes beyond the first answer.
func whyShallow(p *page) {
	deepest, line := 0, 0
	for i := range p.Factors {
		if d, _ := chain(p.Factors[i].Whys); d > deepest {
			deepest, line = d, p.Factors[i].Line
		}
	}
	if deepest == 1 {
		p.report(problem.WhyShallow, p.atLine(line), "every chain of whys stops at its first answer")
	}
}

// deep is how many answers make a chain worth an action about its end.
const deep = 3

// whyWithoutAction finds a long chain whose last answer no action speaks of.
func whyWithoutAction(p *page) {
	if len(p.Actions) == 0 {
		return
	}
	for i := range p.Factors {
		length, last := chain(p.Factors[i].Whys)
		if length < deep || prose.HasUnspaced(last.Text.Plain) || mentions(last.Text.Plain, "unknown") {
			continue
		}
		wanted := contentWords(last.Text.Plain)
		for n := range p.Actions {
			for word := range contentWords(p.Actions[n].Text.Plain) {
				if wanted[word] {
					return
				}
			}
		}
		p.report(problem.WhyWithoutAction, p.atLine(last.Text.Line), fmt.Sprintf("no action is about the last answer: %q", head(last.Text.Head())))
		return
	}
}

// oneParty finds causes that all are about the same people.
func oneParty(p *page) {
	if len(p.Factors) < 2 {
		return
	}
	common := map[string]bool{}
	for i := range p.Factors {
		named := map[string]bool{}
		tokens := tokensOf(p.Factors[i].Title.Head())
		for _, h := range phrases().find(tokens) {
			if h.key == "party" {
				named[strings.TrimSuffix(strings.TrimSuffix(tokens[h.to-1].word, "'s"), "s")] = true
			}
		}
		for party := range common {
			if !named[party] {
				delete(common, party)
			}
		}
		if i == 0 {
			common = named
		}
	}
	if len(common) == 1 {
		for party := range common {
			p.report(problem.OneParty, p.atLine(p.Factors[0].Line), fmt.Sprintf("all %d causes are about the %s", len(p.Factors), party))
		}
	}
}

// oneOff finds sentences that say it will not happen again.
func oneOff(p *page) {
	p.unlessNegated("one-off", problem.OneOff, "%q ends the search before it began")
}
