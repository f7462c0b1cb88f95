package main

import "testing"

func TestPace(t *testing.T) {
	for alive, want := range map[uint64]int{0: 3200, 4 << 20: 3200, 64 << 20: 200, 128 << 20: 100, 400 << 20: 33, 2500 << 20: 33} {
		if got := pace(alive); got != want {
			t.Errorf("with %d MB alive: %d percent, want %d", alive>>20, got, want)
		}
	}
}
