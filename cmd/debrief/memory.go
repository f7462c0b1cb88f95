package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// room is how many bytes may be allocated before the collector runs again, and
// leastPace how many in any case, in percent of what is alive. Go's own rule, as much
// as is alive, runs it all the time while little is, and takes twice what is needed
// where much is.
const (
	room      = 160 << 20
	leastPace = 50
)

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

// pace is how much may be allocated in percent of what is alive.
func pace(alive uint64) int { return max(leastPace, int(room*100/max(alive, leastAlive))) }
