// Package alloctest counts what a piece of work allocates, for tests that hold
// hostile input against the work that it makes: unlike the time, it is the same on
// a machine that is slow or busy. It is no part of the program.
package alloctest

import "runtime"

// Bytes is how many bytes are allocated while a function runs, by any goroutine,
// whether they are freed again or not. So nothing else may run beside it. Under the
// race detector it is more, since pools forget some of what they hold.
func Bytes(work func()) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc)
}
