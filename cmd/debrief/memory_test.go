package main

import "testing"

func TestPace(t *testing.T) {
	for _, test := range []struct{ alive, taken, want int }{
		{0, 0, 3000}, {4, 0, 3000}, {60, 0, 200}, {120, 0, 100}, {400, 0, 33}, {2500, 0, 33},
		// What was taken is used again, and no more than twice what is alive.
		{400, 500, 33}, {400, 600, 50}, {400, 2000, 100}, {60, 2000, 200},
	} {
		if got := pace(uint64(test.alive)<<20, uint64(test.taken)<<20); got != test.want {
			t.Errorf("with %d MB alive and %d taken: %d percent, want %d", test.alive, test.taken, got, test.want)
		}
	}
}
