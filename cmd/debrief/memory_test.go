package main

import "testing"

func TestPace(t *testing.T) {
	for alive, want := range map[uint64]int{0: 4000, 16 << 20: 1000, 80 << 20: 200, 160 << 20: 100, 4 << 30: 50} {
		if got := pace(alive); got != want {
			t.Errorf("with %d MB alive: %d percent, want %d", alive>>20, got, want)
		}
	}
}
