//go:build !race

package browsertest

// raceDetector says whether the race detector watches this program.
const raceDetector = false
