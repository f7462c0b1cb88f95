package render

import (
	"math"
	"strconv"
	"strings"
	"time"
)

const (
	// longPhase is the share from which on a phase leaves no room for the others,
	// and the axis is bent.
	longPhase = 0.9
	// leastPhase is how wide a phase is at least, in percent.
	leastPhase = 0.8
)

// axis says where a time stands: between knots the way is even.
type axis struct{ at, x []float64 }

func (a axis) place(at float64) float64 {
	for i := 1; i < len(a.at); i++ {
		if at <= a.at[i] {
			if a.at[i] == a.at[i-1] {
				return a.x[i]
			}
			return a.x[i-1] + (a.x[i]-a.x[i-1])*(at-a.at[i-1])/(a.at[i]-a.at[i-1])
		}
	}
	return a.x[len(a.x)-1]
}

// newAxis lays stretches side by side that follow one another, from 0 to 100. One
// that would leave the others no room is shortened, with all others, to its
// logarithm.
func newAxis(knots []float64) (a axis, bent bool) {
	a.at, a.x = knots, make([]float64, len(knots))
	whole := knots[len(knots)-1] - knots[0]
	widths, sum := make([]float64, len(knots)-1), 0.0
	for i := range widths {
		bent = bent || len(widths) > 1 && knots[i+1]-knots[i] > longPhase*whole
	}
	for i := range widths {
		widths[i] = knots[i+1] - knots[i]
		if bent {
			widths[i] = math.Log1p(widths[i] / time.Minute.Seconds())
		}
		sum += widths[i]
	}
	room := 100 - leastPhase*float64(len(widths))
	for i, width := range widths {
		a.x[i+1] = a.x[i] + leastPhase
		if sum > 0 {
			a.x[i+1] += room * width / sum
		}
	}
	return a, bent
}

// hundredths writes a percent, to a tenth of one.
func hundredths(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0") + "%"
}
