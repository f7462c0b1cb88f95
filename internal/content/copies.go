package content

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Copies finds files that are the same to the last byte as one before them, such as
// copies that somebody forgot. The sums are those of the files, zero for one that is
// not looked at.
func Copies(files []File, sums []Sum) []problem.Problem {
	first := map[Sum]string{}
	var problems []problem.Problem
	for i, sum := range sums {
		if sum == (Sum{}) || files[i].Size == 0 {
			continue
		}
		if other, known := first[sum]; known {
			problems = append(problems, problem.New(problem.DocumentTwice, problem.Place{File: files[i].Path},
				fmt.Sprintf("this is %s once more, to the last byte", other)))
			continue
		}
		first[sum] = files[i].Path
	}
	return problems
}
