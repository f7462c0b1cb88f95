package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A collection costs as much as is alive, and one comes with each room that is
// allocated. So the room is a share of what is alive: then the work grows with the
// folder, and no faster. Go's own rule, as much as is alive, takes twice what is needed
// where much is, and runs the collector all the time while little is.
const (
	// share is how much may be allocated before the collector runs again, in percent
	// of what is alive.
	share = 33
	// leastRoom is how many megabytes may be in any case: where less is, a folder of a
	// thousand documents is collected so often that it costs more than the room does.
	leastRoom = 128
)

// paceCollector lets the collector run less often than Go's own rule where little is
// alive, and more often where much is. A rule that the user sets with GOGC or
// GOMEMLIMIT stays.
func (p program) paceCollector() {
	if p.paces() {
		afterCollection()
	}
}

func (p program) paces() bool { return p.getenv("GOGC") == "" && p.getenv("GOMEMLIMIT") == "" }

// widenRoom gives a preview twice the room until the next collection: what a save of a
// large folder allocates then fits, and the collector does not run beside it.
func (p program) widenRoom() {
	if p.paces() {
		debug.SetGCPercent(2 * pace(alive()))
	}
}

// afterCollection sets the pace of the next collection, and is called again by it.
func afterCollection() {
	debug.SetGCPercent(pace(alive()))
	sentinel := new([16]byte)
	runtime.SetFinalizer(sentinel, func(*[16]byte) { afterCollection() })
}

// alive is what was alive at the last collection.
func alive() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// leastAlive is what is alive in any case: the program's own tables.
const leastAlive = 4 << 20

const megabyte = 1 << 20

// pace is how much may be allocated in percent of what is alive.
func pace(alive uint64) int {
	return max(share, int(100*leastRoom*megabyte/max(alive, leastAlive)))
}
