package render

import "github.com/debrief-dev/debrief/internal/kb"

// contents lists the headings of the body that the page shows.
func contents(d *kb.Document, plan bodyPlan, rest []RestSection) []Heading {
	top, ones := 7, 0
	for _, section := range d.Sections {
		if section.Level == 1 {
			ones++
		}
	}
	shown := func(section kb.Section) bool {
		lone := section.Level == 1 && ones == 1 // a title in other words
		if section.Level == 0 || lone || section.Anchor == "" || section.Heading == "" {
			return false
		}
		for _, c := range plan.cuts {
			if section.Range.From >= c.From && section.Range.From < c.To && (c.figure == nil || !c.figure.Keep) {
				return false
			}
		}
		return true
	}
	for _, section := range d.Sections {
		if shown(section) {
			top = min(top, section.Level)
		}
	}
	var list []Heading
	underTop := false
	for _, section := range d.Sections {
		if shown(section) && section.Level <= top+1 {
			underTop = underTop || section.Level == top
			list = append(list, Heading{Text: section.Heading, Anchor: section.Anchor, Deep: underTop && section.Level > top})
		}
	}
	for _, r := range rest {
		if !r.Folded {
			list = append(list, Heading{Text: r.Heading, Anchor: r.Anchor})
		}
	}
	return list
}
