package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// room is how many bytes may be allocated before the collector runs again, where
// less than that is alive. Go's own rule, as much as is alive, runs it all the time
// while little is.
const room = 128 << 20

// paceCollector lets the collector run as Go's own rule has it where much is alive,
// and less often where little is: the memory in use is at most what is alive and the
// larger of that and room. A rule that the user sets with GOGC or GOMEMLIMIT stays.
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

// pace is how much may be allocated in percent of what is alive.
func pace(alive uint64) int { return max(100, int(room*100/max(alive, leastAlive))) }
