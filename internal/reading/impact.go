package reading

import (
	"maps"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The impact: labels (impact_labels.go), tables (impact_table.go), and sentences
// that say who was hit, how many, how long, or what it cost:
//
//	## Impact
//	Some users could not log in for 54 minutes.
//
//	### Staff
//	- 311 calls before noon
//
// Without such a section, front matter or a label speaks for it; and without
// those, the sentences of the summary that say what happened to people outside, or how
// long something was down:
//
//	The upgrade caused 40min of total outage.

// readImpacts reads what an incident did to whom, and tells whether more is written of it
// than was read.
func (s *source) readImpacts(incident *kb.Incident) (found []kb.Impact, inPart bool) {
	r := &impactReader{}
	r.sections(s.outline, false)
	if len(r.found) == 0 {
		r.sections(s.outline, true)
	}
	if len(r.found) == 0 && !s.outline.has(kb.SectionImpact) {
		r.written(incident.Impact, false)
	}
	if len(r.found) == 0 && incident.Impact.IsZero() {
		incident.Impact = s.outline.labelledImpact()
	}
	switch {
	case len(r.found) > 0:
		r.found[0].NoTime = r.found[0].NoTime || r.noTime && r.found[0].HowLong == ""
	case !incident.Impact.IsZero():
		// It says what happened; to whom is told only where a line announces the list.
		what := strings.TrimSpace(oneLine(prose.Sentence(incident.Impact.Plain)))
		one := kb.Impact{What: s.outline.withImpactList(what), Text: incident.Impact, NoTime: r.noTime}
		r.complete(&one, incident.Impact.Plain)
		r.add(one)
		r.unread = r.unread || s.outline.has(kb.SectionImpact)
	case !s.outline.has(kb.SectionImpact):
		r.written(incident.Summary, true)
	}
	if len(r.found) > 0 && r.found[0].HowLong == "" && s.tellsLength(incident) {
		r.found[0].NoTime = true
	}
	return r.found, r.unread
}

// sections reads the sections of the impact: those of an account of the causes, which say
// what each of them did, or all others.
func (r *impactReader) sections(o *outline, ofCauses bool) {
	for _, s := range o.sections {
		if s.Class == kb.SectionImpact && !s.parent.within(kb.SectionImpact) && s.parent.within(kb.SectionCauses) == ofCauses {
			r.section(s)
		}
	}
}

// tellsLength tells whether words of the document may say how long it was, though no
// length was read: "for thirty days", "from 9:00 AM to 11:00 AM", "from May 3 until May 6".
func (s *source) tellsLength(incident *kb.Incident) bool {
	texts := []string{incident.Summary.Plain, incident.Impact.Plain}
	for _, key := range []labelKey{dateLabel, periodLabel} {
		texts = append(texts, s.labels[key].text.Plain)
	}
	for _, section := range s.outline.sections {
		if section.Class == kb.SectionImpact || section.Class == kb.SectionSummary {
			for _, b := range section.blocks {
				eachText(b, func(text string) { texts = append(texts, text) })
			}
		}
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		text = prose.Start(text, longestImpact)
		if unitNames().isSaid(text) || hasClock(text) && len(clockOfDay().FindAllString(text, 2)) > 1 {
			return true
		}
		_, many := dayInside(text, s.outline.dates)
		return many
	})
}

// clockOfDay is a time of day.
var clockOfDay = words.Pattern(`(?i)\b\d{1,2}:[0-5]\d(?:[ap]m)?\b`)

// unitNames are the units of time that are no single letter.
var unitNames = words.Made(words.Set("length.week", "length.day", "length.hour", "length.minute"), func(units map[string]bool) *phraseList {
	return newPhraseList(slices.DeleteFunc(slices.Sorted(maps.Keys(units)), func(unit string) bool { return len(unit) < len("min") }))
})

// has tells whether a section of the class has something in it.
func (o *outline) has(class kb.SectionClass) bool {
	return slices.ContainsFunc(o.sections, func(s *section) bool { return s.Class == class && !s.empty() })
}

// section reads a section of the impact and the sections below it.
func (r *impactReader) section(s *section) {
	if s.namesServices() {
		return
	}
	outer := r.party
	if party := partyIn(s.Heading); party != "" {
		r.party = party
	}
	if strings.TrimSpace(s.leadWords()) != "" {
		r.sentences(s.lead)
	}
	for i, b := range s.blocks {
		if i > 0 && b.Kind == markdown.List && saysSparedOnes(s.blocks[i-1].Text) {
			continue
		}
		r.block(b)
	}
	for _, child := range s.children {
		if child.label && child.Class != kb.SectionImpact {
			r.label(child)
		}
	}
	r.settle()
	for _, child := range s.children {
		if !child.label || child.Class == kb.SectionImpact {
			r.section(child)
		}
	}
	r.party = outer
}

// label reads a bold label inside a section, with what stands behind or below it.
func (r *impactReader) label(s *section) {
	if s.leadWords() != "" {
		r.answer(impactAnswer{s.Heading, s.lead})
	}
	for _, b := range s.blocks {
		switch {
		case s.leadWords() != "":
			// It is answered; what stands below speaks for itself.
			r.block(b)
		case isProse(b):
			r.answer(impactAnswer{s.Heading, whole(b)})
		case b.Kind == markdown.List:
			for _, first := range leads(b) {
				r.answer(impactAnswer{s.Heading, whole(first)})
			}
		}
	}
}

func (r *impactReader) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Paragraph:
		if isProse(b) && !r.labelled(whole(b)) {
			r.sentences(whole(b))
		}
	case markdown.List:
		r.list(b)
	case markdown.Table:
		r.table(b)
	case markdown.Definitions:
		for _, d := range definitionsOf(b) {
			for _, block := range d.descriptions {
				if block.Text == "" && len(block.Children) > 0 {
					block = &block.Children[0]
				}
				r.answer(impactAnswer{d.term.Text, whole(block)})
			}
		}
	}
}

// list reads the items of a list, and those below an item that is only a label.
func (r *impactReader) list(list *markdown.Block) {
	for item, lead := range leads(list) {
		first := whole(lead)
		if saysSparedOnes(first.words()) {
			continue
		}
		if !r.labelled(first) && !answersWithYes(first.words()) && !ratesIncident(first.words()) {
			r.sentences(first)
		}
		for _, below := range each(item.Children[1:]) {
			if below.Kind == markdown.List {
				r.list(below)
			}
		}
	}
}

// sparedWords open what names those that were not hit: "Unaffected: login".
var sparedWords = words.Of("impact.spared")

// saysSparedOnes tells whether a text begins so.
func saysSparedOnes(text string) bool {
	return hasStart(headingWords(prose.Start(text, longestLabel)), sparedWords())
}

// answersWithYes tells whether a line is a question and its answer, "Can it come back: yes —
// in 14 files", which counts nothing that was hit.
func answersWithYes(line string) bool {
	colon := plainLabelEnd(line, longestAside)
	if colon == 0 {
		return false
	}
	return saysYes()[strings.ToLower(prose.FirstLetters(strings.TrimLeft(line[colon:], ":： \t*_")))]
}

// ratesIncident tells whether a line says in its label how bad the incident was, or why
// it is called so: "Severity: players were thrown out".
func ratesIncident(line string) bool {
	colon := plainLabelEnd(line, longestAside)
	return colon > 0 && hasStart(headingWords(line[:colon]), severityNames())
}

var (
	severityNames = words.Of("label.severity")
	saysYes       = words.Set("answer.yes")
)

// longestAside is how many words such a question or label has.
const longestAside = 8

// sentences reads those sentences that say something of an impact.
func (r *impactReader) sentences(p piece) {
	for from, to := range prose.EachSentence(p.words()) {
		r.sentence(p.text(from, to))
	}
}

func (r *impactReader) sentence(text kb.Text) {
	one := kb.Impact{What: oneLine(text.Plain), Text: text}
	r.complete(&one, text.Plain)
	if !saysSomething(&one) || toldOfOther(&one, text.Plain) {
		r.unread = true
		return
	}
	r.add(one)
}

// written reads a text that stands in no section of its own. Of a summary, only
// what happened to people outside counts, and for how long something was down.
func (r *impactReader) written(text kb.Text, summary bool) {
	for from, to := range prose.EachSentence(text.Plain) {
		words := strings.TrimSpace(text.Plain[from:to])
		one := kb.Impact{What: oneLine(words), Text: kb.Text{Plain: words, Line: text.Line + strings.Count(text.Plain[:from], "\n")}}
		r.complete(&one, words)
		if saysSomething(&one) && !toldOfOther(&one, words) && (!summary || toldOfPeople(&one, words) || one.HowLong != "" && downWords().isSaid(words) && !foreseen().isSaid(words)) {
			r.add(one)
		} else {
			r.unread = true
		}
	}
}

// toldOfPeople tells whether the words of an impact are of what happened to people outside.
func toldOfPeople(one *kb.Impact, words string) bool {
	return (one.Party == kb.PartyCustomers || one.Extent == kb.ExtentAll) && hitWords().isSaid(words)
}

// toldOfOther tells whether the words are of the cause, or of who did not see it, and not of
// people outside as well: "we did not notice that users could not pay".
func toldOfOther(one *kb.Impact, words string) bool {
	return notHit().isSaid(words) && !toldOfPeople(one, words)
}
