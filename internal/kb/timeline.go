package kb

// EntryKind says what a timeline entry records; empty if the author did not
// mark it and its wording is not plain.
type EntryKind string

// The kinds of timeline entry.
const (
	EntryChange        EntryKind = "change"
	EntrySymptom       EntryKind = "symptom"
	EntryDetection     EntryKind = "detection"
	EntryDecision      EntryKind = "decision"
	EntryAction        EntryKind = "action"
	EntryCommunication EntryKind = "communication"
	EntryRecovery      EntryKind = "recovery"
	// EntryTried is a solution tried that failed.
	EntryTried EntryKind = "tried"
	// EntryDocGap is a place where documentation was missing or confusing.
	EntryDocGap EntryKind = "doc-gap"
	// EntryWait is a time in which people waited for others.
	EntryWait EntryKind = "wait"
)

// Signal is a step of an incident beside its five marks; empty for none.
type Signal string

// The signals, in the order in which they mostly come.
const (
	// SignalIntroduced is where the fault was made.
	SignalIntroduced Signal = "introduced"
	// SignalSymptom is the first sign of trouble, whether anyone saw it or not.
	SignalSymptom    Signal = "symptom"
	SignalCauseFound Signal = "cause-found"
	// SignalEngaged is when those who could help were there.
	SignalEngaged Signal = "engaged"
	// SignalTold is when people outside were told.
	SignalTold Signal = "told"
)

// TimelineEntry is a time and what happened.
type TimelineEntry struct {
	// Anchor is unique within the incident and stable under reordering.
	Anchor string
	Moment Moment
	// End is the end of a range of time; nil for a single moment.
	End  *Moment
	Kind EntryKind
	// Signal is set where a mark or the wording says so.
	Signal Signal
	// WaitsFor is what people waited for, in an entry about that; empty if it does
	// not say.
	WaitsFor string
	Text     Text
}
