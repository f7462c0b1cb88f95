package content

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// duplicates reports each key that a mapping has twice; decoders would let one of
// the values vanish.
func duplicates(s *source, pairs []Pair) []problem.Problem {
	if len(pairs) < 2 {
		return nil
	}
	var problems []problem.Problem
	seen := make(map[string]int, len(pairs))
	for _, p := range pairs {
		line, twice := seen[p.Key]
		if !twice {
			seen[p.Key] = p.Line
			continue
		}
		if len(problems) == mostProblems {
			break
		}
		found := s.problem(p.Line-s.first+1, p.Column, problem.KeyDuplicate,
			fmt.Sprintf("%q is given twice, on line %d and line %d", p.Key, line, p.Line), "")
		found.Length = len([]rune(p.Key))
		problems = append(problems, found)
	}
	return problems
}
