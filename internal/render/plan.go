package render

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
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
	if heading := titleHeading(&incident.Document, html); !heading.Empty() {
		plan.titleAnchor = incident.Sections[0].Anchor
		if written := incident.Sections[0].Heading; saysMore(written, incident.Title) {
			plan.headingAsWritten = written
		}
		plan.cuts = append(plan.cuts, cut{Range: heading})
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

// titleHeading is where a document opens with a heading that repeats its title;
// empty if it does not.
func titleHeading(d *kb.Document, html []byte) kb.Range {
	if len(d.Sections) == 0 || d.Sections[0].Level != 1 || !repeats(d.Sections[0].Heading, d.Title) {
		return kb.Range{}
	}
	heading := headingRange(html, d.Sections[0])
	if !blank(html[:heading.From]) {
		return kb.Range{}
	}
	return heading
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

// repeats tells whether a heading says what the title says.
func repeats(heading, title string) bool {
	return title != "" && strings.Contains(kb.Fold(heading), kb.Fold(title))
}

// saysMore tells whether a heading has words beside the title, not only a number
// or a day.
func saysMore(heading, title string) bool {
	before, after, _ := strings.Cut(kb.Fold(heading), kb.Fold(title))
	return strings.ContainsFunc(before+after, unicode.IsLetter)
}

func blank(html []byte) bool { return len(bytes.TrimSpace(html)) == 0 }

// headingRange is where a section's heading element stands; empty for a label.
func headingRange(html []byte, section kb.Section) kb.Range {
	if section.Level == 0 || section.Range.Empty() || section.Range.To > len(html) {
		return kb.Range{}
	}
	stretch := html[section.Range.From:section.Range.To]
	if !bytes.HasPrefix(stretch, []byte("<h")) {
		return kb.Range{}
	}
	end := bytes.Index(stretch, []byte("</h"))
	if end < 0 || end+len("</hN>") > len(stretch) {
		return kb.Range{}
	}
	return kb.Range{From: section.Range.From, To: section.Range.From + end + len("</hN>")}
}

// labelRange is where the paragraph of a section's bold label stands, if nothing
// else is in it; empty if something is. The section begins inside the paragraph.
func labelRange(html []byte, section kb.Section) kb.Range {
	if section.Range.Empty() || section.Range.To > len(html) || !bytes.HasSuffix(html[:section.Range.From], openParagraph) {
		return kb.Range{}
	}
	stretch := html[section.Range.From:section.Range.To]
	shut := []byte("</strong></p>")
	label, _, found := bytes.Cut(bytes.TrimPrefix(stretch, []byte("<strong>")), shut)
	if !found || !bytes.HasPrefix(stretch, []byte("<strong>")) || bytes.IndexByte(label, '<') >= 0 {
		return kb.Range{}
	}
	end := section.Range.From + len("<strong>") + len(label) + len(shut)
	return kb.Range{From: section.Range.From - len(openParagraph), To: end}
}

// liftSummary leaves out of the body what the page shows as its abstract: the
// paragraph that is the summary, the paragraphs that go on with it where they
// have a section of their own, and the heading of that section if nothing else
// stands below it. A paragraph that follows another section stays where the
// author put it.
func (plan *bodyPlan) liftSummary(incident *kb.Incident, html []byte) {
	at := incident.Summary.HTML
	if at.Empty() || len(incident.Summary.Drop) > 0 || at.To > len(html) {
		return
	}
	if bytes.HasSuffix(html[:at.From], openParagraph) && bytes.HasPrefix(html[at.To:], closeParagraph) {
		at = kb.Range{From: at.From - len(openParagraph), To: at.To + len(closeParagraph)}
	}
	if !bytes.HasPrefix(html[at.From:at.To], openParagraph) || !betweenBlocks(html[:at.From]) {
		return
	}
	var home kb.Section
	for _, section := range incident.Sections {
		switch {
		case section.Range.From >= at.From:
		case section.Class == kb.SectionSummary && section.Range.To >= at.To:
			home = section
		case section.Class != kb.SectionOther:
			return
		}
	}
	heading := headingRange(html, home)
	if home.Level == 0 {
		heading = labelRange(html, home)
	}
	if !heading.Empty() && heading.To <= at.From && blank(html[heading.To:at.From]) {
		at.To = paragraphsUpTo(html, at.To, min(home.Range.To, at.From+longestAbstract))
		if blank(html[at.To:home.Range.To]) {
			plan.summary = Heading{Text: home.Heading, Anchor: home.Anchor}
			plan.cuts = append(plan.cuts, cut{Range: heading})
		}
	}
	plan.lifted = at
	plan.cuts = append(plan.cuts, cut{Range: at})
}

var openParagraph, closeParagraph = []byte("<p>"), []byte("</p>")

// longestAbstract is how many bytes of HTML an abstract of 300 words takes, with
// some room for links.
const longestAbstract = 3000

// paragraphsUpTo goes on over paragraphs that follow one another, as long as
// they end before a limit.
func paragraphsUpTo(html []byte, from, limit int) int {
	for {
		next := from
		for next < limit && (html[next] == '\n' || html[next] == ' ') {
			next++
		}
		if next >= limit || !bytes.HasPrefix(html[next:], openParagraph) {
			return from
		}
		end := bytes.Index(html[next:], closeParagraph)
		if end < 0 || next+end+len(closeParagraph) > limit {
			return from
		}
		from = next + end + len(closeParagraph)
	}
}

// betweenBlocks tells whether no element is open after a stretch that ends
// between two blocks: the last tag is one that closes.
func betweenBlocks(before []byte) bool {
	before = bytes.TrimSpace(before)
	if len(before) == 0 {
		return true
	}
	tag := before[max(0, bytes.LastIndexByte(before, '<')):]
	return before[len(before)-1] == '>' && (bytes.HasPrefix(tag, []byte("</")) || bytes.Equal(tag, []byte("<hr>")))
}
