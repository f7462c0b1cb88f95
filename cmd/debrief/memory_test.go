package main

import (
	"runtime/debug"
	"testing"
)

func TestPace(t *testing.T) {
	for alive, want := range map[uint64]int{0: 3200, 4 << 20: 3200, 64 << 20: 200, 128 << 20: 100, 400 << 20: 33, 2500 << 20: 33} {
		if got := pace(alive); got != want {
			t.Errorf("with %d MB alive: %d percent, want %d", alive>>20, got, want)
		}
	}
}

// TestWidenRoom gives twice the room, unless the user has a rule.
func TestWidenRoom(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	for rule, want := range map[string]int{"": 2 * pace(alive()), "100": 100} {
		p := program{getenv: func(name string) string { return map[string]string{"GOGC": rule}[name] }}
		p.widenRoom()
		if got := debug.SetGCPercent(100); got != want {
			t.Errorf("GOGC=%s: %d percent, want %d", rule, got, want)
		}
	}
}
