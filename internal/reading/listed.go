package reading

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Actions, factors and mitigators that stand in front matter, as texts or as
// entries with keys. They join those of the sections; the same words count once,
// and then the entry only completes what the section leaves out:
//
//	actions:                                    factors:
//	  - Alert on expiry @alice due:2026-10-01     - Retry storm
//	  - text: Rotate the key                      - factor: Team was new
//	    owner: platform                             kind: human
//	    state: done                                 whys: [nobody was on call, ...]
//	                                              - factor: Alert noise
//	                                                words: the pager rang too often
//
// The words of an entry are those of a cause in the text, which it gives its name.

// readLists fills actions, factors and mitigators of the incident.
func (s *source) readLists(incident *kb.Incident) {
	actions := readActions(s.outline, s.rules.Trackers)
	incident.Actions = s.mergeActions(actions.actions)
	incident.Figures = append(incident.Figures, actions.figures...)
	incident.Unread = append(incident.Unread, actions.unread...)
	for _, refused := range actions.refused {
		s.reportToken(s.placeInBody(refused.line, refused.token), refused.token)
	}

	causes := readCauses(s.outline, s.rules)
	incident.Told = readTold(s.outline, causes.factors)
	if len(incident.Told) > 0 && len(causes.factors) == 0 {
		incident.Told = append([]kb.Text{{Plain: incident.Title, Line: max(incident.TitleOrigin.Line, 1)}}, incident.Told...)
	}
	incident.Factors = s.mergeAssignments(causes.factors, content.KeyFactors, "f-")
	incident.Badly, incident.Surprises = causes.badly, causes.surprises
	incident.Mitigators = s.mergeAssignments(causes.mitigators, content.KeyMitigators, "m-")
	incident.Figures = append(incident.Figures, causes.figures...)
	incident.Unread = append(incident.Unread, causes.unread...)
	for _, unknown := range causes.unknownKinds {
		s.reportKind(s.placeInBody(unknown.line, unknown.token), unknown.token)
	}
}

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

// itemsOf are the entries of a list, or the one value that stands for a list.
func itemsOf(value content.Value) []content.Value {
	switch {
	case value.Kind == content.Sequence:
		return value.Items
	case value.Kind == content.Mapping, strings.TrimSpace(value.Text) != "":
		return []content.Value{value}
	}
	return nil
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
	set(&action.Owner, pairText(item, content.KeyOwner))
	if review, ok := pairOf(item, content.KeyReview); ok && review.Text != "" {
		if action.Review = s.outline.reviewDay(review.Text); action.Review.IsZero() {
			action.Review = s.dayIn(review)
		}
	}
	action.Worth = worthOf(pairText(item, content.KeyWorth))
	set(&action.Reason, s.typedWords(item, content.KeyReason))
	if kind := actionKindOf(pairText(item, content.KeyKind)); kind != "" {
		action.Kind = kind
	}
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

func set(to *string, text string) {
	if text != "" {
		*to = text
	}
}

// completeAction fills what the section's action leaves out.
func completeAction(action *kb.Action, from kb.Action) {
	if from.State != "" && action.State == kb.ActionOpen {
		action.State, action.Reason, action.Unmarked = from.State, from.Reason, false
	}
	if action.Owner == "" {
		action.Owner = from.Owner
	}
	if action.Due.IsZero() {
		action.Due = from.Due
	}
	if action.Done.IsZero() {
		action.Done = from.Done
	}
	if action.Kind == "" {
		action.Kind = from.Kind
	}
	if action.Every.IsZero() {
		action.Every = from.Every
	}
	if action.Ticket == nil {
		action.Ticket = from.Ticket
	}
}

// mergeAssignments adds the factors or mitigators of front matter to those of
// the sections.
func (s *source) mergeAssignments(read []kb.Assignment, key content.Key, prefix string) []kb.Assignment {
	value, ok := s.field(key)
	if !ok {
		return read
	}
	known, named := map[string]int{}, map[string]int{}
	ids := anchors{prefix: prefix, taken: map[string]bool{}, next: map[string]int{}}
	for i := range read {
		known[sameWords(read[i].Title.Plain)] = i
		named[bareName(read[i].Name)] = i
		ids.taken[read[i].Anchor] = true
	}
	delete(named, "")
	for _, item := range itemsOf(value) {
		a := s.typedAssignment(item)
		if a.Name == "" {
			s.reportMissing(item, problem.EntryWithoutName, "an entry of "+key.String()+" needs the name of the factor")
			continue
		}
		i, ok := named[bareName(a.Name)]
		if !ok {
			// The words of a cause that has no name yet: C++ is not C#.
			i, ok = known[sameWords(a.Name)]
			ok = ok && read[i].Name == ""
		}
		if words := s.typedWords(item, content.KeyWords); !ok && words != "" {
			if i = withWords(read, words); i < 0 && a.Note.IsZero() {
				a.Note = kb.Text{Plain: words, Line: a.Line}
			}
			if ok = i >= 0; ok {
				read[i].Sentence = true
			}
		}
		if ok {
			completeAssignment(&read[i], a)
			named[bareName(read[i].Name)] = i
			continue
		}
		a.Anchor = ids.ofWords(a.Name)
		named[bareName(a.Name)] = len(read)
		read = append(read, a)
	}
	return read
}

// bareName is a name as names are compared, without what ends a sentence.
func bareName(name string) string { return kb.Fold(strings.Trim(name, " .,:;!?")) }

// withWords finds the first cause without a name that has the words; -1 if there is
// none.
func withWords(read []kb.Assignment, words string) int {
	return slices.IndexFunc(read, func(a kb.Assignment) bool {
		return a.Name == "" && strings.Contains(sameWords(a.Title.Plain), sameWords(words))
	})
}

// reportMissing says that an entry with keys lacks the one that makes it one.
func (s *source) reportMissing(item content.Value, rule problem.Rule, message string) {
	if item.Kind == content.Mapping {
		s.report(placeOf(item), rule, message+", so it is left out", "")
	}
}

// typedAssignment reads a factor of front matter, which names it.
func (s *source) typedAssignment(item content.Value) kb.Assignment {
	name := item
	if item.Kind == content.Mapping {
		name, _ = pairOf(item, content.KeyFactor)
	}
	a := kb.Assignment{Name: strings.TrimSpace(name.Text), Line: name.Line, Column: name.Column}
	a.Name = strings.TrimSuffix(strings.TrimPrefix(a.Name, "[["), "]]")
	a.Title = kb.Text{Plain: a.Name, Line: a.Line}
	if item.Kind != content.Mapping {
		return a
	}
	a.Kind = kb.FactorKind(strings.ToLower(pairText(item, content.KeyKind)))
	a.Role = kb.Role(strings.ToLower(pairText(item, content.KeyRole)))
	if a.Role != "" && a.Role != kb.RoleContributed && a.Role != kb.RoleLengthened {
		role, _ := pairOf(item, content.KeyRole)
		s.report(placeOf(role), problem.RoleUnknown,
			fmt.Sprintf("%q is no role of a factor; expected contributed or lengthened", role.Text), "")
		a.Role = ""
	}
	if note, ok := pairOf(item, content.KeyNote); ok {
		a.Note = s.typed(note)
	}
	markers, _ := pairOf(item, content.KeyMarkers)
	for _, marker := range itemsOf(markers) {
		a.Markers = append(a.Markers, strings.TrimSpace(marker.Text))
	}
	whys, _ := pairOf(item, content.KeyWhys)
	a.Whys = s.typedWhys(whys)
	return a
}

// typedWhys reads a chain of answers: in a list each one is the cause of the one
// before it.
func (s *source) typedWhys(value content.Value) []kb.Why {
	var whys []kb.Why
	for _, item := range itemsOf(value) {
		why := kb.Why{Text: s.typed(item)}
		if item.Kind == content.Mapping {
			text, _ := pairOf(item, content.KeyText)
			below, _ := pairOf(item, content.KeyWhys)
			why = kb.Why{Question: s.typedWords(item, content.KeyQuestion), Text: s.typed(text), Whys: s.typedWhys(below)}
		}
		whys = append(whys, why)
	}
	for i := len(whys) - 2; i >= 0; i-- {
		whys[i].Whys = append(whys[i].Whys, whys[i+1])
	}
	return whys[:min(1, len(whys))]
}

func completeAssignment(a *kb.Assignment, from kb.Assignment) {
	if a.Name == "" {
		a.Name, a.Column = from.Name, from.Column
	}
	if a.Kind == "" {
		a.Kind = from.Kind
	}
	if a.Role == "" {
		a.Role = from.Role
	}
	if a.Note.IsZero() {
		a.Note = from.Note
		a.Asked = from.Asked
	}
	if len(a.Whys) == 0 {
		a.Whys = from.Whys
	}
	if len(a.Markers) == 0 {
		a.Markers = from.Markers
	}
}
