package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// What helps those on call, in a postmortem or in the description of a service: what
// to do, and which failures people live with.
//
//	## If it happens again                     ## Failures that we live with
//	1. `jobs pause charge-preorders`           One node in eight may be gone at any time.
//	2. Run the refund tool.
//
// A heading counts where it is one of these whole.

var (
	againHeadings     = words.Set("heading.again")
	toleratedHeadings = words.Set("heading.tolerated")
)

// stepsUnder are the items below the headings of a set: those of the lists with all
// that they hold, and the paragraphs that announce none.
func (o *outline) stepsUnder(headings map[string]bool) (steps []kb.Text) {
	for _, s := range o.sections {
		if headings[headingWords(s.Heading)] && !s.isTemplate() {
			steps = append(steps, o.steps(s)...)
		}
	}
	return steps
}

// steps are those of a section and of the sections below it.
func (o *outline) steps(s *section) (steps []kb.Text) {
	if lead := s.leadWords(); lead != "" {
		steps = append(steps, s.lead.all())
	}
	for _, b := range s.blocks {
		switch {
		case b.Kind == markdown.List:
			for i := range b.Children {
				if text := o.itemText(&b.Children[i], 0); text.Plain != "" && !isPlaceholder(text.Plain) {
					steps = append(steps, text)
				}
			}
		case isProse(b) && !announcesList(b.Text):
			steps = append(steps, whole(b).all())
		}
	}
	for _, child := range s.children {
		steps = append(steps, o.steps(child)...)
	}
	return steps
}

// isTemplate tells whether nothing stands below a heading but what a form left there.
func (s *section) isTemplate() bool { return s.empty() || onlyTemplate(s) }

// docsWords are the words for what tells people how to do something.
var docsWords = listOf("docs.thing")

// longestGap is how many bytes a cause has that says by its name that documentation
// failed: a longer one tells more than that.
const longestGap = 120

// readDocGaps lists the places where documentation failed: entries of the timeline
// that say so, causes that are called so, and what went badly about it.
//
//	10:47 [doc-gap] The runbook has no query for "who blocks"
//	- **Runbook out of date** (human, lengthened): it is from 2019
func readDocGaps(incident *kb.Incident) (gaps []kb.DocGap) {
	for _, entry := range each(incident.Timeline) {
		if entry.Kind == kb.EntryDocGap {
			gaps = append(gaps, kb.DocGap{Text: entry.Text, Anchor: entry.Anchor})
		}
	}
	for _, a := range each(incident.Factors) {
		name := a.Title.Head()
		if len(name) > longestGap || !docsWords().isSaid(name) || !saysDocsFail(name) {
			continue
		}
		gap := kb.DocGap{Text: a.Title, Anchor: a.Anchor}
		if !a.Note.IsZero() {
			gap.Text = kb.Text{Plain: name + ": " + a.Note.Plain, Line: a.Title.Line}
		}
		gaps = append(gaps, gap)
	}
	for _, text := range incident.Badly {
		if docsWords().isSaid(text.Plain) && !isFragment(text.Plain) && !saysSame(gaps, text.Plain) {
			gaps = append(gaps, kb.DocGap{Text: text})
		}
	}
	return gaps
}

// docsFailing are words for what is wrong with documentation, beside those for any fault.
var docsFailing = words.Of("docs.failing")

// saysDocsFail tells whether the name of a cause says that documentation failed, and does
// not only speak of it: "The documentation said 20 minutes".
func saysDocsFail(name string) bool {
	return containsWord(name, docsFailing()) || faultWords().isSaid(name)
}

// saysSame tells whether a gap has the words already: what went badly may be read as a
// cause.
func saysSame(gaps []kb.DocGap, words string) bool {
	return slices.ContainsFunc(gaps, func(g kb.DocGap) bool { return sameWords(g.Text.Plain) == sameWords(words) })
}

// readOnCall reads what helps those on call when it happens again.
func (s *source) readOnCall(incident *kb.Incident) {
	incident.Again, incident.Tolerated = s.outline.stepsUnder(againHeadings()), s.outline.stepsUnder(toleratedHeadings())
	incident.Repair = s.readRepair()
	incident.DocGaps = readDocGaps(incident)
	for _, a := range each(incident.Actions) {
		a.Documents = docsWords().isSaid(a.Text.Head())
	}
	markErrors(incident)
}

// errorWords are those of messages by which programs say that something failed.
var errorWords = words.Of("error.word")

var (
	articles     = words.Set("service.article")
	callOrScript = words.Pattern(`\w\(\w|\w\.sh\b`)
)

// markErrors marks the quotes that are messages of programs, and those of two words
// and more that stand in an entry about a symptom. What people were told is none, nor is
// what they thought, nor a message that says that nothing failed.
func markErrors(incident *kb.Incident) {
	kinds := map[int]kb.EntryKind{}
	for i := range incident.Timeline {
		kinds[incident.Timeline[i].Text.Line] = incident.Timeline[i].Kind
	}
	for _, q := range each(incident.Quotes) {
		switch kind := kinds[q.Line]; {
		case !strings.Contains(q.Text, " ") || isCommand(q.Text) || kind == kb.EntryCommunication:
		case kind == kb.EntrySymptom:
			q.Error = true
		default:
			q.Error = kind != kb.EntryTried && saysError(q)
		}
	}
}

// saysError tells whether a quote has the words of an error.
//
//	`0 errors`, "no errors"                       nothing failed
//	"the part before the error went through"      a sentence of people
func saysError(q *kb.Quote) bool {
	if !containsWord(q.Text, errorWords()) {
		return false
	}
	said := strings.ToLower(q.Text)
	hasArticle, before := false, ""
	for word := range strings.FieldsSeq(said) {
		if slices.Contains(errorWords(), word) && (before == "0" || turnedAround()[before]) {
			return false
		}
		hasArticle, before = hasArticle || articles()[word], word
	}
	return q.Code || !hasArticle || startsWithAny(said, errorWords())
}

// isCommand tells whether a quote is something to type, a piece of a program, or a state
// and the next one: it has options, a variable, a value, a call or an arrow.
func isCommand(quote string) bool {
	return strings.Contains(quote, " -") || strings.ContainsAny(quote, "|$<>=→") || strings.HasPrefix(quote, "/") || callOrScript().MatchString(quote)
}
