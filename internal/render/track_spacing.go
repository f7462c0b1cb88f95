package render

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// spacing is into how many columns a line is divided for what would lie on one another,
// and how many marks stand in one before they become a crowd. The zero value divides
// nothing: every mark stands at its own place.
type spacing struct{ columns, stack int }

const (
	// trackStack is how many marks stand above one another, and markRoom the share of a
	// line that one takes on a phone.
	trackStack, markRoom = 3, .036
	// A line on which they do not fit is divided into so few columns that the disc of a
	// crowd has room in each on a phone, and its marks stand in their middle.
	crowdedColumns = 12
	// mostMarks is how many marks the lines of a table have together, some 90 kB, before
	// each is divided into tableColumns, which hold a crowd in the width of a cell, and
	// more than one mark in a column is a crowd.
	mostMarks, tableColumns = 600, 7
)

// spot is a place on a line with what stands there: an incident, or a crowd of them, the
// oldest first. Row 0 is the line itself.
type spot struct {
	incidents []*kb.Incident
	share     float64
	row       int
}

// placed are the incidents that a line shows, newest first as given, each at its place,
// from the beginning of the line on.
func placed(incidents []*kb.Incident, place func(*kb.Incident) (share float64, shown bool)) []spot {
	var spots []spot
	for n, incident := range slices.Backward(incidents) {
		if share, shown := place(incident); shown {
			spots = append(spots, spot{incidents[n : n+1 : n+1], share, 0})
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.share, b.share) })
	return spots
}

// stack lifts each spot to the lowest row where it lies on none before it. It is false
// where that takes more than trackStack rows.
func stack(spots []spot) bool {
	var free [trackStack]float64
	for n := range spots {
		s := &spots[n]
		for s.row < trackStack && free[s.row] > s.share {
			s.row++
		}
		if s.row == trackStack {
			return false
		}
		free[s.row] = s.share + markRoom
	}
	return true
}

// spacingOf is what a line of incidents needs for itself.
func spacingOf(incidents []*kb.Incident, place func(*kb.Incident) (share float64, shown bool)) spacing {
	if stack(placed(incidents, place)) {
		return spacing{}
	}
	return spacing{crowdedColumns, trackStack}
}

// spots are what a line shows of incidents, newest first.
func (sp spacing) spots(incidents []*kb.Incident, place func(*kb.Incident) (share float64, shown bool)) []spot {
	single := placed(incidents, place)
	if sp == (spacing{}) {
		stack(single)
		return single
	}
	column := func(s spot) int { return min(int(s.share*float64(sp.columns)), sp.columns-1) }
	var spots []spot
	for from := 0; from < len(single); {
		to, at := from, column(single[from])
		middle := (float64(at) + .5) / float64(sp.columns)
		var crowd []*kb.Incident
		for ; to < len(single) && column(single[to]) == at; to++ {
			crowd = append(crowd, single[to].incidents...)
		}
		if len(crowd) > sp.stack {
			spots = append(spots, spot{crowd, middle, 0})
		} else {
			for row := range crowd {
				spots = append(spots, spot{crowd[row : row+1], middle, row})
			}
		}
		from = to
	}
	return spots
}
