//go:build unix

package markdown

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostileUnits are pieces of code that some lexer takes long for when they come again
// and again.
var hostileUnits = strings.Fields(`a - ( (( { [ < " ' \\ $ $$ $a$ $( ${ # // /* -- : a: = @ @a | % & + ~ ? ^ . 0 1-
	a( a[ a< a:: / << <<a #{ {{ } ) :: _ a_ a.b. @@ -a --a= >> && \( a? a=" a=' #[ %a %{ \u65e5 <!-- """ => ->`)

// BenchmarkHostileCode reports for each language how long the worst code keeps a
// processor that is still highlighted, in milliseconds. It is to stay well below 300.
func BenchmarkHostileCode(b *testing.B) {
	for lang := range languages {
		b.Run(lang, func(b *testing.B) {
			highlight(lang, "a") // compiles the lexer
			var worst time.Duration
			for b.Loop() {
				for _, unit := range hostileUnits {
					for _, space := range []string{"", " "} {
						line := strings.Repeat(unit+space, (maxHighlightLine-1)/len(unit+space)) + "\n"
						size := maxHighlight * len(line) / costOfCode(lang, []byte(line))
						begin := processorTime(b)
						highlight(lang, strings.Repeat(line, size/len(line)))
						worst = max(worst, processorTime(b)-begin)
					}
				}
			}
			b.ReportMetric(float64(worst.Milliseconds()), "worst-ms")
		})
	}
}

// processorTime is what the process has used so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano())
}
