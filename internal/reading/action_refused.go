package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// What looks like a key of an action and has no value that can be read. It stays
// in the words of the action:
//
//	- [ ] Alert on the backlog due:2026-02-30      due:tomorrow      kind:foo      every:now

// reportToken says what was expected of a key of an action.
func (s *source) reportToken(at place, token string) {
	key, _, _ := strings.Cut(token, ":")
	expected, help := "a day of the calendar written as YYYY-MM-DD", key+":YYYY-MM-DD"
	if actionColumn(key) == everyColumn {
		expected, help = "a length such as 3m, 2w or 1y", key+":3m for every 3 months"
	}
	if actionColumn(key) == kindColumn {
		expected = fmt.Sprintf("%s, %s, %s, %s or %s", kb.ActionPrevent, kb.ActionDetect, kb.ActionRespond, kb.ActionLearn, kb.ActionPreserve)
		help = fmt.Sprintf("%s:%s, or another of these", key, kb.ActionPrevent)
	}
	s.report(at, problem.ActionToken, fmt.Sprintf("%q cannot be read; expected %s", token, expected), "write "+help)
}
