// Package alloctest counts what a piece of work allocates, for tests that hold
// hostile input against the work that it makes: unlike the time, it is the same on
// a machine that is slow or busy. It is no part of the program.
package alloctest

import (
	"runtime"
	"runtime/debug"
)

// ceiling is the memory from which on the collector runs again while work is counted.
const ceiling = 4 << 30

// Bytes is how many bytes are allocated while a function runs, by any goroutine,
// whether they are freed again or not. So nothing else may run beside it. The
// collector waits meanwhile, since it empties pools, whose content would be made
// once more or not by chance. Under the race detector it is more, since pools forget
// some of what they hold.
func Bytes(work func()) int {
	runtime.GC()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(ceiling))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc)
}
