package reading

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Actions of front matter (listed.go), plain or with keys:
//
//	actions:
//	  - Alert on expiry @alice due:2026-10-01      as a line of a list
//	  - {text: Rotate the key, owner: platform, due: 2026-10-01, ticket: OPS-1}
//	  - {text: Restore a backup, every: 3 months, state: done, done: 2026-09-01}

func (s *source) mergeActions(read []kb.Action) []kb.Action {
	value, ok := s.field(content.KeyActions)
	known := map[string]int{}
	ids := anchors{prefix: "a-", taken: map[string]bool{}, next: map[string]int{}}
	for i := 0; ok && i < len(read); i++ {
		known[sameWords(read[i].Text.Plain)] = i
		ids.taken[read[i].Anchor] = true
	}
	for _, item := range itemsOf(value) {
		action := s.typedAction(item)
		if action.Text.Plain == "" {
			s.reportMissing(item, problem.EntryWithoutText, "an action needs its text")
			continue
		}
		if i, ok := known[sameWords(action.Text.Plain)]; ok {
			completeAction(&read[i], action)
			continue
		}
		action.Anchor = ids.ofWords(action.Text.Plain)
		known[sameWords(action.Text.Plain)] = len(read)
		read = append(read, action)
	}
	for i := range read {
		if read[i].State == "" {
			read[i].State, read[i].Unmarked = kb.ActionOpen, true
		}
	}
	return read
}

// typedAction reads an action of front matter. A plain text is read as a line of
// a list is. The state of an entry is empty if the author gave none.
func (s *source) typedAction(item content.Value) kb.Action {
	text, at := item, item
	if item.Kind == content.Mapping {
		text, _ = pairOf(item, content.KeyText)
		if text.Line != 0 {
			at = text
		}
	}
	words := s.typedPiece(text)
	words.line = at.Line
	line := s.outline.readActionLine(words)
	if line.refused != "" {
		s.reportToken(placeOf(at), line.refused)
	}
	action := line.action
	action.Text = words.text(line.from, line.to)
	if item.Kind != content.Mapping {
		action.Ticket = resolveTicket(action.Ticket, s.rules.Trackers)
		return action
	}
	if state, reason, ok := stateOf(pairText(item, content.KeyState)); ok {
		action.State, action.Reason = state, reason
	}
	action.Owner = cmp.Or(pairText(item, content.KeyOwner), action.Owner)
	if review, ok := pairOf(item, content.KeyReview); ok && review.Text != "" {
		if action.Review = s.outline.wholeDay(review.Text); action.Review.IsZero() {
			action.Review = s.dayIn(review)
		}
	}
	action.Worth = worthOf(pairText(item, content.KeyWorth))
	action.Reason = cmp.Or(s.typedWords(item, content.KeyReason), action.Reason)
	action.Kind = cmp.Or(actionKindOf(pairText(item, content.KeyKind)), action.Kind)
	if due, ok := pairOf(item, content.KeyDue); ok && due.Text != "" {
		action.Due = s.dayIn(due)
	}
	if done, ok := pairOf(item, content.KeyDone); ok && done.Text != "" && done.Text != "false" {
		action.State = kb.ActionDone
		if done.Text != "true" {
			action.Done = s.dayIn(done)
		}
	}
	s.typedEvery(&action, item)
	if ticket := pairText(item, content.KeyTicket); ticket != "" {
		action.Ticket = &kb.Ticket{Text: ticket}
	}
	action.Ticket = resolveTicket(action.Ticket, s.rules.Trackers)
	return action
}

// typedEvery reads how often an entry comes back, and with that what its state
// and the day on which it was done mean.
func (s *source) typedEvery(action *kb.Action, item content.Value) {
	if value, ok := pairOf(item, content.KeyEvery); ok && strings.TrimSpace(value.Text) != "" {
		every := everyOf(value.Text)
		if every.IsZero() {
			s.report(placeOf(value), problem.ActionToken, fmt.Sprintf("%q does not say how often the action comes back", value.Text),
				"write a length such as 3 months, 2w or 1y")
			return
		}
		action.Every = every
	}
	if state, _, _ := stateOf(pairText(item, content.KeyState)); state == kb.ActionOpen {
		keepOpen(action)
	}
}

// completeAction fills what the section's action leaves out.
func completeAction(action *kb.Action, from kb.Action) {
	if from.State != "" && action.State == kb.ActionOpen {
		action.State, action.Reason, action.Unmarked = from.State, from.Reason, false
	}
	action.Owner = cmp.Or(action.Owner, from.Owner)
	action.Due = cmp.Or(action.Due, from.Due)
	action.Done = cmp.Or(action.Done, from.Done)
	action.Kind = cmp.Or(action.Kind, from.Kind)
	action.Every = cmp.Or(action.Every, from.Every)
	action.Ticket = cmp.Or(action.Ticket, from.Ticket)
}
