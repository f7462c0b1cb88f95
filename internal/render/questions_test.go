package render

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// TestQuestions asks the three questions where the author tells kinds of actions apart:
// only there nobody answered the one that has no answer.
func TestQuestions(t *testing.T) {
	action := func(kind kb.ActionKind) kb.Action {
		return kb.Action{Anchor: "a-1", Kind: kind, Text: kb.Text{Plain: "Rotate the logs"}}
	}
	for _, test := range []struct {
		name    string
		give    []kb.Action
		answers []int
	}{
		{"no kind", []kb.Action{action("")}, nil},
		{"one kind, from a heading above all of them", []kb.Action{action(kb.ActionPrevent), action(kb.ActionPrevent), action("")}, nil},
		{"a kind that answers none beside it", []kb.Action{action(kb.ActionPrevent), action(kb.ActionLearn)}, nil},
		{"two kinds", []kb.Action{action(kb.ActionPrevent), action(kb.ActionDetect)}, []int{0, 1, 1}},
	} {
		asked := questions(texts.English(), &kb.Incident{Actions: test.give})
		if len(asked) != len(test.answers) {
			t.Errorf("%s: %d questions, want %d", test.name, len(asked), len(test.answers))
			continue
		}
		for n, question := range asked {
			if len(question.Answers) != test.answers[n] {
				t.Errorf("%s: %q has %d answers, want %d", test.name, question.Words, len(question.Answers), test.answers[n])
			}
		}
	}
}
