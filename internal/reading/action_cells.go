package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lists above a table of actions that say what its cells mean, and are none:
//
//	- Detect: find it sooner        | Action item          | Type   |
//	- Prevent: stop it              |----------------------|--------|
//	                                | Alert on the backlog | Detect |

// nearTable is how many blocks behind such a list the table stands at most, so that few
// lists look at one table.
const nearTable = 6

// explainsCells tells whether a list says what cells of a table of actions behind it mean.
func explainsCells(list *markdown.Block, behind []*markdown.Block) bool {
	behind = behind[:min(len(behind), nearTable)]
	at := slices.IndexFunc(behind, func(b *markdown.Block) bool { return b.Kind == markdown.Table })
	if at < 0 || !holdsActions(behind[at]) {
		return false
	}
	cells := map[string]bool{}
	for _, row := range behind[at].Children[1:] {
		for i := range row.Children {
			cells[headingWords(row.Children[i].Text)] = true
		}
	}
	explained := 0
	for _, item := range each(list.Children) {
		term := cellTerm().FindString(leadText(item))
		if term == "" || isTask(item) {
			return false
		}
		if cells[headingWords(term)] {
			explained++
		}
	}
	return explained > 0 && explained*2 >= len(list.Children)
}

// cellTerm is what a cell may hold, in front of what it means: "P1 - next quarter".
var cellTerm = words.Pattern(`^[^:：–—]{1,30}?(?:[:：]|\s[-–—]\s)`)

// holdsActions tells whether a block is a table of actions.
func holdsActions(table *markdown.Block) bool {
	if table.Kind != markdown.Table {
		return false
	}
	_, ok := actionTableOf(table, nil)
	return ok
}

var (
	answersYes = words.Set("done.yes")
	answersNo  = words.Set("done.no")
)

// answeredState is the state that the answer to "Done?" gives: "yes", "✓", "❌ not
// yet", or a state; empty if it says nothing.
func answeredState(text string) kb.ActionState {
	said := headingWords(text)
	switch {
	case answersYes()[said]:
		return kb.ActionDone
	case answersNo()[said]:
		return kb.ActionOpen
	}
	if state, _, ok := stateOf(text); ok {
		return state
	}
	switch {
	case strings.ContainsAny(text, "✓✔☑"):
		return kb.ActionDone
	case strings.ContainsAny(text, "✗✘❌☐⬜⏳"):
		return kb.ActionOpen
	}
	return ""
}

// stateInCell reads a state: the cell as a whole, words in brackets, or a last
// word in capitals ("n/a DONE").
func stateInCell(text string, name column) (kb.ActionState, string, bool) {
	if state, reason, ok := stateOf(text); ok {
		return state, reason, true
	}
	if inner := strings.Trim(text, "()[] "); inner != text {
		if state, reason, ok := stateOf(inner); ok {
			return state, reason, true
		}
	}
	fields := strings.Fields(text)
	last := strings.Trim(fields[len(fields)-1], "()[]*_")
	if (last == strings.ToUpper(last) || strings.HasSuffix(text, "("+last+")")) && prose.HasLetter(last) {
		if state, reason, ok := stateOf(last); ok {
			return state, reason, true
		}
	}
	if name != stateColumn {
		return "", "", false
	}
	// "Done 2024-05-01", "完了（5月1日）": the first word decides.
	state, ok := beginning(stateWords(), text)
	return state, "", ok
}
