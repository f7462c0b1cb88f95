package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// room is how many megabytes may be allocated before the collector runs again where
// one megabyte is alive; it grows with the square root of what is. A collection costs
// as much as is alive, and one comes with each room that is allocated, so the sum of
// time and memory is least there (Kirisame and others, "Optimal heap limits for
// reducing browser memory use", 2022). Go's own rule, as much as is alive, runs the
// collector all the time while little is, and takes twice what is needed where much is.
const room = 10

// leastRoom is how many megabytes may be allocated in any case: where less is, a folder
// of a thousand documents is collected so often that it costs more than the room does.
const leastRoom = 128

// paceCollector lets the collector run less often than Go's own rule where little is
// alive, and more often where much is. A rule that the user sets with GOGC or
// GOMEMLIMIT stays.
func (p program) paceCollector() {
	if p.getenv("GOGC") == "" && p.getenv("GOMEMLIMIT") == "" {
		afterCollection()
	}
}

// afterCollection sets the pace of the next collection, and is called again by it.
func afterCollection() {
	alive := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(alive)
	debug.SetGCPercent(pace(alive[0].Value.Uint64()))
	sentinel := new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) { afterCollection() })
}

// leastAlive is what is alive in any case: the program's own tables.
const leastAlive = 4 << 20

const megabyte = 1 << 20

// pace is how much may be allocated in percent of what is alive.
func pace(alive uint64) int {
	megabytes := float64(max(alive, leastAlive)) / megabyte
	return int(100 * max(leastRoom, room*math.Sqrt(megabytes)) / megabytes)
}
