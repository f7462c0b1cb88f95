package render

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// spacing is into how many columns a line is divided for what would lie on one another,
// and how many marks stand in one before they become a crowd.
type spacing struct{ columns, stack int }

const (
	// A line has trackColumns and stacks of trackStack. One that has a crowd is divided
	// anew, into so few columns that the disc of a crowd fits into each on a phone, and
	// its marks stand in their middle.
	trackColumns, crowdedColumns, trackStack = 44, 16, 3
	// mostMarks is how many marks the lines of a table have together, some 90 kB, before
	// each is divided into tableColumns, which hold a crowd in the width of a cell, and
	// more than one mark in a column is a crowd.
	mostMarks, tableColumns = 600, 7
)

// spacingOf is what a line of incidents needs for itself.
func spacingOf(incidents []*kb.Incident, place func(*kb.Incident) (share float64, shown bool)) spacing {
	sp := spacing{trackColumns, trackStack}
	for _, column := range sp.divide(incidents, place) {
		if len(column) > sp.stack {
			return spacing{crowdedColumns, trackStack}
		}
	}
	return sp
}

// marks counts what a column shows: each incident, or one crowd.
func (sp spacing) marks(column []*kb.Incident) int {
	if len(column) > sp.stack {
		return 1
	}
	return len(column)
}

// divide puts incidents, newest first, into columns, in each the oldest first.
func (sp spacing) divide(incidents []*kb.Incident, place func(*kb.Incident) (share float64, shown bool)) map[int][]*kb.Incident {
	columns := map[int][]*kb.Incident{}
	for _, incident := range slices.Backward(incidents) {
		if share, shown := place(incident); shown {
			at := min(int(share*float64(sp.columns)), sp.columns-1)
			columns[at] = append(columns[at], incident)
		}
	}
	return columns
}
