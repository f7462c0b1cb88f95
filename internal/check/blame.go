package check

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// blameCounterfactual finds what people should have done, and what they are said
// to have left out:
//
//	the engineer should have checked · we failed to notice · should have been tested
func blameCounterfactual(p *page) {
	for one := range p.prose {
		for h := range one.of("person") {
			if said, found := one.hindsight(h); found {
				p.counterfactual(one, said)
			}
			if said, found := one.starting("omission", h.to); found && !one.negated(h.from) && !one.maybeThings(h) {
				p.counterfactual(one, hit{from: h.from, to: said.to})
			}
		}
		for h := range one.of("should-be") {
			if done, found := one.ahead("checked", h.to, longestAdverbs); found {
				p.counterfactual(one, hit{from: h.from, to: done.to})
			}
		}
		for h := range one.of("wish") {
			if who, found := one.starting("person", h.to); found && one.beginsSentence(h.from) && !one.maybeThings(who) && !one.tokens[min(who.to, len(one.tokens)-1)].gap {
				p.counterfactual(one, hit{from: h.from, to: who.to})
			}
		}
	}
}

// maybeThings tells whether a word for people stands for things as often: "they
// refused to deploy" is said of gates that held.
func (one *passage) maybeThings(person hit) bool {
	return one.hasAt("or-thing", person.from)
}

// longestAdverbs is how many words may part "should have been" from what was not
// done: more carefully.
const longestAdverbs = 4

// hindsight is what a person should have done: "the engineer should have".
func (one *passage) hindsight(person hit) (hit, bool) {
	said, found := one.starting("hindsight", person.to)
	if !found || !one.isEnglishHindsight(said) && !one.endsWithDuty(said.to) {
		return hit{}, false
	}
	if one.isEnglishHindsight(said) && !one.tellsDeed(said.to) {
		return hit{}, false
	}
	return hit{from: person.from, to: said.to}, true
}

// tellsDeed tells whether what follows "should have" is what somebody should have done:
// not "we should have four", "rows should have keys", "caught what they should have",
// nor what a program lets people do, as in "they should not have been able to", nor
// "what we should not have been", where the deed is that of the words in front.
func (one *passage) tellsDeed(at int) bool {
	if at >= len(one.tokens) || one.tokens[at].gap {
		return false
	}
	if _, owns := one.starting("owning", at); owns {
		return false
	}
	word := one.tokens[at].word
	if word == "been" && (at+1 == len(one.tokens) || one.tokens[at+1].gap) {
		return false
	}
	return !isNumber(word) && (!strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ways"))
}

func isNumber(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// beginsSentence tells whether a word is the first of its sentence.
func (one *passage) beginsSentence(at int) bool {
	return at == 0 || strings.ContainsAny(one.text[one.tokens[at-1].to:one.tokens[at].from], ".!?:")
}

func (p *page) counterfactual(one *passage, h hit) {
	words := one.words(h)
	if one.tokens[h.from].word == "i" {
		return // blameSelf has it
	}
	p.report(problem.BlameCounterfactual, p.at(one, h), fmt.Sprintf("%q tells of what did not happen", words))
}

// isEnglishHindsight tells "should have", after which any verb may follow, from
// "hätte", which needs one of duty at the end of its clause.
func (one *passage) isEnglishHindsight(h hit) bool {
	return one.tokens[h.from].word[0] < 0x80 && one.tokens[h.from].word[:1] != "h"
}

// longestClause bounds the words from "hätten" to "müssen".
const longestClause = 12

// endsWithDuty looks for the verb of duty at the end of a clause.
func (one *passage) endsWithDuty(at int) bool {
	for i := at; i < len(one.tokens) && i < at+longestClause; i++ {
		if i > at && one.tokens[i].gap {
			return false
		}
		if w := one.tokens[i].word; w == "müssen" || w == "sollen" {
			return true
		}
	}
	return false
}

// unlessNegated reports the phrases of a key in prose, where they are known in the
// language of the document. The message takes their words.
func (p *page) unlessNegated(key string, rule problem.Rule, message string) {
	if !p.knows(key) {
		return
	}
	for one := range p.prose {
		for h := range one.of(key) {
			if !one.negated(h.from) {
				p.report(rule, p.at(one, h), fmt.Sprintf(message, one.words(h)))
			}
		}
	}
}

// blameNormative finds words that judge: a careless change, negligent.
func blameNormative(p *page) {
	p.unlessNegated("judging", problem.BlameNormative, "%q judges, and does not explain")
}

// blamePerson finds a person to whom it is put down:
//
//	the developer made a mistake · the engineer's fault · the fault of the operators
func blamePerson(p *page) {
	for one := range p.prose {
		for h := range one.of("person") {
			if isSelf(one.tokens[h.from].word) || one.negated(h.from) {
				continue
			}
			if said, found := one.starting("mistaken", h.to); found {
				p.person(one, hit{from: h.from, to: said.to})
			}
		}
		for h := range one.of("fault") {
			of, found := one.starting("fault-of", h.to)
			if !found || one.negated(h.from) {
				continue
			}
			who, found := one.starting("person", of.to)
			if !found && of.to+1 <= len(one.tokens) {
				who, found = one.starting("person", of.to-1) // "der Betrieb" begins with the article
			}
			if found && who.to > of.to && !isSelf(one.tokens[who.from].word) {
				p.person(one, hit{from: h.from, to: who.to})
			}
		}
	}
}

func isSelf(word string) bool { return word == "we" || word == "wir" }

func (p *page) person(one *passage, h hit) {
	p.report(problem.BlamePerson, p.at(one, h), fmt.Sprintf("%q puts it down to a person", one.words(h)))
}

// blameSelf finds blame of oneself.
func blameSelf(p *page) {
	p.unlessNegated("self", problem.BlameSelf, "%q is hard on yourself, and does not explain")
}

// humanError finds human error as a cause, and not what is done against it.
func humanError(p *page) {
	for one := range p.prose {
		for h := range one.of("human-error") {
			if !one.negated(h.from) && !one.behind("prevention", h.from) {
				p.report(problem.HumanError, p.at(one, h), fmt.Sprintf("%q is where the question begins", one.words(h)))
			}
		}
	}
}
