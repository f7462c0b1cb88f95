package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// namedSections are where a name reads as blame; lists of who took part are not.
var namedSections = []kb.SectionClass{
	kb.SectionSummary, kb.SectionImpact, kb.SectionCauses, kb.SectionLessons, kb.SectionDetection, kb.SectionResolution,
}

// fewestWords is how many words a sentence has; what is shorter is a label, such
// as "Lead: Ada Lovelace".
const fewestWords = 6

// names finds the names of people: those whom the document lists, and handles.
//
//	## Root cause
//	Ada Lovelace ran the command on the wrong host; @grace stopped it.
func names(p *page) {
	known := p.people()
	for i := range p.passages {
		one := &p.passages[i]
		if one.action || len(one.tokens) < fewestWords {
			continue
		}
		for _, h := range one.named(known) {
			name := one.words(h)
			if one.isLabelled(h) || one.isEverybody(h) {
				continue
			}
			if !one.timeline && slices.Contains(namedSections, one.class) {
				p.report(problem.NameOutsideTimeline, p.at(one, h), fmt.Sprintf("%q is named outside of the timeline", name))
			}
			p.report(problem.NameAnywhere, p.at(one, h), fmt.Sprintf("%q is named", name))
		}
	}
}

// isEverybody tells whether what looks like a handle calls no one by name: @here.
func (one *passage) isEverybody(name hit) bool {
	return one.hasAt("everybody", name.from) && one.plain[max(0, one.tokens[name.from].from-1)] == '@'
}

// isLabelled tells whether a name has a label, and no sentence, to itself:
//
//	Author: Ada Lovelace
//	Alert on slow queries. Owner: @ada
func (one *passage) isLabelled(name hit) bool {
	from, to := one.tokens[name.from].from, one.tokens[name.to-1].to
	before := one.plain[max(0, from-longestLabelled):from]
	before = strings.TrimRight(before[strings.LastIndexByte(before, '\n')+1:], " @*_")
	before = before[strings.LastIndex(before, ". ")+1:]
	behind, _, _ := strings.Cut(one.plain[to:min(len(one.plain), to+longestLabelled)], "\n")
	return strings.HasSuffix(before, ":") && len(strings.Fields(before))+len(strings.Fields(behind)) < fewestWords
}

// longestLabelled is how many bytes before and behind a name are looked at.
const longestLabelled = 200

// people are the names of two words and more that the document lists, cut into
// words as they are written.
func (p *page) people() [][]string {
	var known [][]string
	add := func(name string) {
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > 3 {
			return
		}
		for _, word := range words {
			if r := []rune(word)[0]; !unicode.IsUpper(r) {
				return
			}
		}
		if !isGroup(name) {
			known = append(known, words)
		}
	}
	for _, author := range p.Authors {
		add(author)
	}
	add(p.Facilitator)
	for i := range p.Actions {
		add(p.Actions[i].Owner)
	}
	return known
}

// handle is a mention of a person, and no address or package.
var handle = words.Pattern(`(?:^|[\s(])@[A-Za-z][\w-]*\b(?:$|[^/\w@.]|\.(?:\s|$))`)

// named finds the names in a passage, each once.
func (one *passage) named(known [][]string) []hit {
	var hits []hit
	var handles [][]int
	if strings.Contains(one.text, "@") {
		handles = handle().FindAllStringIndex(one.text, -1)
	}
	i := 0
	for _, at := range handles {
		for i < len(one.tokens) && one.tokens[i].from <= at[0] {
			i++
		}
		if i == len(one.tokens) || one.tokens[i].from >= at[1] {
			continue
		}
		end := i + 1
		for end < len(one.tokens) && one.tokens[end].to <= at[1] {
			end++ // the parts of @ada-lovelace
		}
		hits = append(hits, hit{from: i, to: end})
	}
	for _, words := range known {
		for i := range one.tokens {
			if i+len(words) <= len(one.tokens) && one.spells(i, words) {
				hits = append(hits, hit{from: i, to: i + len(words)})
				break
			}
		}
	}
	return hits
}

func (one *passage) spells(at int, words []string) bool {
	for n, word := range words {
		t := one.tokens[at+n]
		if one.plain[t.from:t.to] != word && strings.TrimSuffix(strings.TrimSuffix(one.plain[t.from:t.to], "'s"), "’s") != word {
			return false
		}
	}
	return true
}
