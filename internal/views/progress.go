package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Step is one of the phases in which a postmortem is made, in their order.
type Step string

// The steps: who takes part is known; what happened and when; what led to it; the
// reasons behind that; what is to be done; and whether all of it is done.
const (
	StepTeam   Step = "team"
	StepFacts  Step = "facts"
	StepCauses Step = "causes"
	StepWhys   Step = "whys"
	StepAction Step = "action"
	StepLoop   Step = "loop"
)

// stepClass is the class of the sections in which a step is told. Where a heading names
// it and nothing was read below, nobody can say that it is not there yet.
var stepClass = map[Step]kb.SectionClass{StepFacts: kb.SectionTimeline, StepCauses: kb.SectionCauses, StepAction: kb.SectionActions}

// ProgressOf says which steps a postmortem shows, and which it does not show yet.
func ProgressOf(i *kb.Incident) (done, missing []Step) {
	closing := ClosingOf(i)
	for _, step := range []struct {
		Step
		taken bool
	}{
		{StepTeam, len(i.Authors)+len(i.Roles) > 0 || i.Facilitator != "" || i.Team != "" || hasOwner(i)},
		{StepFacts, len(i.Timeline) > 1 || i.Started != nil && (i.Mitigated != nil || i.Resolved != nil)},
		{StepCauses, len(i.Factors) > 0 || !i.Trigger.IsZero()},
		{StepWhys, hasWhys(i)},
		{StepAction, len(i.Actions) > 0},
		{StepLoop, closing.State == Closed},
	} {
		switch {
		case step.taken:
			done = append(done, step.Step)
		case step.Step == StepLoop && closing.Count.Said()+closing.NeedReason == 0:
			// Nobody says that something is left to do.
		case step.Step == StepWhys && isExplained(i):
			// A cause that is told at length may say what is behind it.
		case !slices.Contains(i.Named, stepClass[step.Step]):
			missing = append(missing, step.Step)
		}
	}
	return done, missing
}

// hasOwner tells whether somebody is named who does something about it.
func hasOwner(i *kb.Incident) bool {
	return slices.ContainsFunc(i.Actions, func(a kb.Action) bool { return a.Owner != "" })
}

// longestName is how many words a cause has at the most that is no more than its name.
const longestName = 12

// isExplained tells whether some cause is more than its name.
func isExplained(i *kb.Incident) bool {
	return slices.ContainsFunc(i.Factors, func(a kb.Assignment) bool {
		return !a.Note.IsZero() || prose.Words(a.Title.Plain) > longestName
	})
}

// hasWhys tells whether some cause says what is behind it.
func hasWhys(i *kb.Incident) bool {
	return slices.ContainsFunc(i.Factors, func(a kb.Assignment) bool { return len(a.Whys) > 0 })
}
