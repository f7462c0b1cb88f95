package reading

import (
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What all readers of labels share: the values so far, and how one is added.

// label is one labelled value.
type label struct {
	key labelKey
	// name is the label as written.
	name string
	// text is the value and its place in the body.
	text kb.Text
	// items are the entries of a value that is a list.
	items []kb.Text
	// bold is set for a label that its author made bold.
	bold bool
}

// entries are those of a value that is a list, or the value.
func (l label) entries() []kb.Text {
	if l.items == nil {
		return []kb.Text{l.text}
	}
	return l.items
}

// origin is what a message calls a value that was read of the label.
func (l label) origin() string { return fmt.Sprintf("the label %q", l.name) }

// labels are the labelled values of a document by key; the first of a key counts, but for
// services: "Service:" and, below it, "Affected services:" both do.
type labels map[labelKey]label

// labelReader collects labels block by block.
type labelReader struct {
	doc   *markdown.Doc
	book  *phraseBook
	found labels
	// pending is a label whose value must be the next block.
	pending *label
	// far is set where only bold labels count, and under is what the heading above is
	// about.
	far   bool
	under kb.SectionClass
	// above is the heading above, and below the headings above the values.
	above *markdown.Block
	below map[labelKey]*markdown.Block
}

// add keeps a value, unless it is left over from a template.
func (r *labelReader) add(l label) {
	if isPlaceholder(l.text.Plain) || r.far && r.under == kb.SectionOther && (l.key == servicesLabel || l.key == triggerLabel) {
		// Far down and below a heading that says nothing of the incident, a label
		// names the part or the trigger of something else.
		return
	}
	if r.far && r.under == kb.SectionOther && l.key == periodLabel && !namesDay(l.text.Plain) {
		// "Time: 10:05" is that of what the section tells.
		return
	}
	if r.far && l.key == summaryLabel && r.under != kb.SectionSummary && r.under != kb.SectionOther {
		// It says in short what that section tells.
		return
	}
	known, taken := r.found[l.key]
	if taken && l.key == servicesLabel && !r.far && headingWords(l.name) != headingWords(known.name) {
		known.items = slices.Concat(known.entries(), l.entries())
		r.found[l.key] = known
		return
	}
	if taken && !(l.key == detectedLabel && isReport(known.name) && !isReport(l.name)) {
		return
	}
	r.found[l.key] = l
	if r.below != nil {
		r.below[l.key] = r.above
	}
}

// namesDay tells whether a value begins with a day.
func namesDay(value string) bool {
	m, ok := when.Context{}.ReadMoment(value, 0)
	return ok && m.HasDay
}

// isReport tells whether a label speaks of a report, which comes after detection.
func isReport(name string) bool { return hasStart(headingWords(name), reportWords()) }

var reportWords = words.Of("reported")

// endsLabels tells whether labels in a section of the class speak of something
// else than the incident: a time in the timeline, the owner of an action.
func endsLabels(class kb.SectionClass) bool {
	return isOneOf(class, kb.SectionTimeline, kb.SectionActions, kb.SectionLessons, kb.SectionReferences)
}

// labelKey is what a label names.
type labelKey string

// The labels that have a meaning.
const (
	titleLabel        labelKey = "title"
	dateLabel         labelKey = "date"
	startedLabel      labelKey = "started"
	detectedLabel     labelKey = "detected"
	acknowledgedLabel labelKey = "acknowledged"
	mitigatedLabel    labelKey = "mitigated"
	resolvedLabel     labelKey = "resolved"
	periodLabel       labelKey = "period"
	zoneLabel         labelKey = "zone"
	severityLabel     labelKey = "severity"
	statusLabel       labelKey = "status"
	servicesLabel     labelKey = "services"
	durationLabel     labelKey = "duration"
	toDetectLabel     labelKey = "detect"
	toAcknowledge     labelKey = "acknowledge"
	toMitigateLabel   labelKey = "mitigate"
	toResolveLabel    labelKey = "resolve"
	toRepairLabel     labelKey = "repair"
	authorsLabel      labelKey = "authors"
	teamLabel         labelKey = "team"
	facilitatorLabel  labelKey = "facilitator"
	impactLabel       labelKey = "impact"
	triggerLabel      labelKey = "trigger"
	detectionLabel    labelKey = "detection"
	summaryLabel      labelKey = "summary"
	changedLabel      labelKey = "changed"
	tagsLabel         labelKey = "tags"
)

// labelWords finds the key of a label's words, as headingWords leaves them.
var labelWords = words.Index[labelKey]("label.")

// isField tells whether a label states a field of the incident, and is not answered with
// a sentence about what happened.
func (k labelKey) isField() bool {
	return !isOneOf(k, "", summaryLabel, impactLabel, triggerLabel, detectionLabel, changedLabel)
}
