package render

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// bodyPlan says which stretches of a body are left out or replaced.
type bodyPlan struct {
	// titleAnchor is the id of the title that is left out, and summary the
	// heading of the section that is the abstract.
	titleAnchor string
	// headingAsWritten is the title's heading, where it says more than the title.
	headingAsWritten string
	summary          Heading
	// lifted is the summary, where it stands above the body and not in it.
	lifted kb.Range
	cuts   []cut
	// promoted is where headings stop to be one level too deep: the next
	// heading of the first level after a title that is left out. Zero if the
	// levels are right as they are.
	promoted int
}

// cut is a stretch with a figure in its place, or nothing.
type cut struct {
	kb.Range
	figure *kb.Figure
}

// planBody plans the body of an incident, whose HTML is unpacked.
func planBody(incident *kb.Incident, html []byte) bodyPlan {
	var plan bodyPlan
	if title := titleHeading(&incident.Document); title != nil {
		plan.titleAnchor = title.Anchor
		if saysMore(title.Heading, incident.Title) {
			plan.headingAsWritten = title.Heading
		}
		plan.cuts = append(plan.cuts, cut{Range: title.Element})
		if plan.promoted = secondTop(&incident.Document); plan.promoted > 0 {
			plan.cuts = append(plan.cuts, cut{Range: kb.Range{From: plan.promoted, To: plan.promoted}})
		}
	}
	plan.liftSummary(incident, html)
	for _, figure := range joined(incident.Figures, html) {
		plan.cuts = append(plan.cuts, cut{figure.Range, &figure})
	}
	slices.SortStableFunc(plan.cuts, func(a, b cut) int { return cmp.Compare(a.From, b.From) })
	return plan
}

// titleHeading is the heading that says the title of the document; nil if there
// is none.
func titleHeading(d *kb.Document) *kb.Section {
	if len(d.Sections) == 0 || !d.Sections[0].IsTitle {
		return nil
	}
	return &d.Sections[0]
}

// secondTop is where the second heading of the first level stands; 0 if there is
// none. The headings between the two are shown one level below the first.
func secondTop(d *kb.Document) int {
	for _, section := range d.Sections[1:] {
		if section.Level == 1 {
			return section.Range.From
		}
	}
	return 0
}

// joined makes one figure of those that follow one another in the text and in
// the list, such as a timeline of paragraphs.
func joined(figures []kb.Figure, html []byte) []kb.Figure {
	sorted := slices.DeleteFunc(slices.Clone(figures), func(f kb.Figure) bool { return f.Range.Empty() || f.Range.To > len(html) })
	slices.SortStableFunc(sorted, func(a, b kb.Figure) int { return cmp.Compare(a.Range.From, b.Range.From) })
	var list []kb.Figure
	for _, f := range sorted {
		if n := len(list); n > 0 {
			last := &list[n-1]
			if last.Kind == f.Kind && last.Last == f.First && last.Range.To <= f.Range.From && blank(html[last.Range.To:f.Range.From]) {
				last.Range.To, last.Last, last.Keep = f.Range.To, f.Last, last.Keep || f.Keep
				continue
			}
		}
		list = append(list, f)
	}
	return list
}

// saysMore tells whether a heading has words beside the title, not only a number
// or a day.
func saysMore(heading, title string) bool {
	before, after, _ := strings.Cut(kb.Fold(heading), kb.Fold(title))
	return strings.ContainsFunc(before+after, unicode.IsLetter)
}

func blank(html []byte) bool { return len(bytes.TrimSpace(html)) == 0 }

// liftSummary leaves out of the body what the page shows as its abstract, and the
// heading of its section if nothing else stands below it but the line that ends it.
func (plan *bodyPlan) liftSummary(incident *kb.Incident, html []byte) {
	if incident.Lead.Empty() {
		return
	}
	plan.lifted = incident.Lead
	plan.cuts = append(plan.cuts, cut{Range: plan.lifted})
	for _, section := range incident.Sections {
		rest := kb.Range{From: plan.lifted.To, To: section.Range.To}
		// A line end parts the heading from the abstract.
		if section.Class == kb.SectionSummary && section.Element.To+1 == plan.lifted.From && rest.From <= rest.To && rest.To <= len(html) && markdown.OnlyBreaks(html[rest.From:rest.To]) {
			plan.summary = Heading{Text: section.Heading, Anchor: section.Anchor}
			plan.cuts = append(plan.cuts, cut{Range: section.Element})
			if !rest.Empty() {
				plan.cuts = append(plan.cuts, cut{Range: rest})
			}
		}
	}
}
