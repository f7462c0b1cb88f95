package views

import (
	"cmp"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// SignalEntry is the first entry of a timeline with a signal; nil if there is none.
func SignalEntry(incident *kb.Incident, signal kb.Signal) *kb.TimelineEntry {
	for i := range incident.Timeline {
		if incident.Timeline[i].Signal == signal {
			return &incident.Timeline[i]
		}
	}
	return nil
}

// Delays are the stretches of time beside the phases, each nil unless both its ends
// are known well enough; none is negative.
type Delays struct {
	// Introduced is from where the fault was made to the start.
	Introduced *time.Duration
	// Unseen is from the first symptom to where it was detected, or else taken on.
	Unseen *time.Duration
	// Told is from detection, or else the start, to where people outside were told;
	// ToldFrom is the mark from which it counts.
	Told     *time.Duration
	ToldFrom string
	// Engaged is from detection to where those who could help were there.
	Engaged *time.Duration
	// Repair is from where the cause was found to where the harm ended, or else, or if
	// that was earlier, to the end.
	Repair *time.Duration
	// Waits are those for others, in the order of the timeline, one for each thing.
	Waits []Wait
}

// Wait is how long people waited for something.
type Wait struct {
	// For is as written; empty if nobody said.
	For    string
	Length time.Duration
}

// DelaysOf concludes the delays of an incident from its marks and its timeline.
func DelaysOf(incident *kb.Incident) Delays {
	at := func(signal kb.Signal) *kb.Moment {
		if entry := SignalEntry(incident, signal); entry != nil {
			return &entry.Moment
		}
		return nil
	}
	detected, noticed, over := incident.Detected, cmp.Or(incident.Detected, incident.Acknowledged), incident.Mitigated
	found := at(kb.SignalCauseFound)
	if apart(found, over) == nil {
		over = incident.Resolved
	}
	d := Delays{
		Introduced: apart(at(kb.SignalIntroduced), incident.Started),
		Unseen:     apart(at(kb.SignalSymptom), noticed),
		Told:       apart(detected, at(kb.SignalTold)), ToldFrom: kb.MarkDetected,
		Engaged: apart(detected, at(kb.SignalEngaged)),
		Repair:  apart(found, over),
		Waits:   waits(incident),
	}
	if detected == nil {
		d.Told, d.ToldFrom = apart(incident.Started, at(kb.SignalTold)), kb.MarkStarted
	}
	return d
}

// apart is the time from one moment to a later one; nil if it is not known.
func apart(from, to *kb.Moment) *time.Duration {
	if from == nil || to == nil || !from.HasClock || !to.HasClock {
		return nil
	}
	length, ok := kb.Between(from, to)
	if !ok || length < 0 {
		return nil
	}
	return &length
}

// waits sums the waits of a timeline by what was waited for. One ends where its
// entry says so, or else with the next entry.
func waits(incident *kb.Incident) []Wait {
	var all []Wait
	place := map[string]int{}
	for i := range incident.Timeline {
		entry := &incident.Timeline[i]
		if entry.Kind != kb.EntryWait {
			continue
		}
		end := entry.End
		if end == nil && i+1 < len(incident.Timeline) {
			end = &incident.Timeline[i+1].Moment
		}
		length := apart(&entry.Moment, end)
		if length == nil || *length == 0 {
			continue
		}
		n, known := place[kb.Fold(entry.WaitsFor)]
		if !known {
			n = len(all)
			place[kb.Fold(entry.WaitsFor)] = n
			all = append(all, Wait{For: entry.WaitsFor})
		}
		all[n].Length += *length
	}
	return all
}

// LeadUp tells of each entry of a timeline whether it was before the incident was
// detected; all are false where that is not known.
func LeadUp(incident *kb.Incident) []bool {
	before := make([]bool, len(incident.Timeline))
	for i := range incident.Timeline {
		length := apart(&incident.Timeline[i].Moment, incident.Detected)
		before[i] = length != nil && *length > 0
	}
	return before
}

// Remedy is whether the actions of an incident go where most of its time went.
type Remedy struct {
	// Kind is what an action would be for that shortens the longest phase.
	Kind kb.ActionKind
	// Actions counts those of the kind, and Known all whose kind is known.
	Actions, Known int
	// All is set where the kind of every action is known.
	All bool
}

// RemedyOf is false where no phase clearly took most of the time, and where the
// kind of no action is known.
func RemedyOf(incident *kb.Incident) (Remedy, bool) {
	longest, clear := Longest(Phases(incident))
	r := Remedy{Kind: kb.ActionRespond, All: true}
	if longest.To == kb.MarkDetected {
		r.Kind = kb.ActionDetect
	}
	for i := range incident.Actions {
		kind := incident.Actions[i].Kind
		r.All = r.All && kind != ""
		r.Known += count(kind != "")
		r.Actions += count(kind == r.Kind)
	}
	return r, clear && r.Known > 0
}
