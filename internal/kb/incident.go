package kb

import "time"

// Document is what an incident, a described factor or service, and a plain page
// have in common: a file, an address and a text.
type Document struct {
	// Source is the path below the content folder, with forward slashes.
	Source string
	// Slug is the last part of the address: lower-case ASCII letters, digits
	// and hyphens, unique among documents of its kind. New fills it where it
	// is empty.
	Slug string
	// WantedSlug is the address that the author asked for (front matter
	// "slug"); empty if none.
	WantedSlug string
	// ID is the author's own name for the document (front matter "id"); empty
	// if there is none. Links may use it.
	ID    string
	Title string
	// Language is that of the text, a BCP 47 tag, as the author states it; empty
	// means the site's.
	Language string
	Aliases  []Alias
	Tags     []string
	// LastModified is the author's own date of change; zero if not recorded.
	LastModified Date
	Body         Body
	Sections     []Section
	// Links to and from other documents, filled by New: each document once,
	// in order of first mention (To) or of source path (From).
	LinksTo, LinkedFrom []Ref
}

// Alias is an address at which the document used to be found.
type Alias struct {
	Path   string
	Line   int
	Column int
}

// Incident is one event and its postmortem document.
type Incident struct {
	Document
	// Date is the day on which the incident began; zero if not recorded.
	Date Date
	// NamedByKind is set where the name of the file only says what kind of document
	// it is: "postmortem.md".
	NamedByKind bool
	// TitleOrigin, DateOrigin and StatusOrigin say where the three were read.
	TitleOrigin, DateOrigin, StatusOrigin Origin
	// Severity is nil if not recorded.
	Severity *Severity
	// Status is where the document stands: draft, review, final or closed, or
	// the author's own word; empty if not recorded.
	Status string
	// Draft documents are left out unless a build asks for them.
	Draft bool
	// NearMiss is set where the author says that nothing happened, almost.
	NearMiss bool
	// Summary is the abstract: front matter, else the first paragraph of the
	// summary section, else the first paragraph of prose. Never generated.
	Summary Text
	// Abstract is the summary with all that goes on with it in its section, as
	// plain text; paragraphs and items are parted by an empty line.
	Abstract string
	// Lead is where the abstract stands in the body as paragraphs of their own
	// before anything else is told, so that a page can show them at its top in
	// place of the body; empty if it does not.
	Lead Range
	// Impact, Trigger and DetectedBy answer who was hit and how much, what set
	// it off, and who or what noticed.
	Impact, Trigger, DetectedBy Text
	// Impacts are what it did to each of those who were hit, in the order of the text.
	Impacts []Impact
	// NoticedBy is the kind of source that noticed it first; empty if the words of
	// DetectedBy and of the timeline do not tell.
	NoticedBy Noticed
	// Changed says what is different now, in the author's words.
	Changed Text
	// Authors, Facilitator and Team are roles or handles as written.
	Authors     []string
	Facilitator string
	Team        string
	// Review is the day of the meeting about the postmortem; zero if not recorded.
	Review Date
	// Services lists the affected services in the author's order.
	Services []Mention
	// Related lists documents that the author named as related or duplicate.
	Related []Mention

	// The five marks of an incident; nil where not recorded.
	Started, Detected, Acknowledged, Mitigated, Resolved *Moment
	// Durations are derived from the marks.
	Durations Durations
	// TypedDurations are the ones that the author wrote down.
	TypedDurations []TypedDuration

	Timeline   []TimelineEntry
	Factors    []Assignment
	Mitigators []Assignment
	// Suggestions are factors that the words point to and that nobody named.
	Suggestions []Suggestion
	// Deep are the ends of why-chains that read like a factor.
	Deep []DeepCause
	// SuggestedServices are services that the words point to and that nobody named.
	SuggestedServices []SuggestedService
	// Rejected are names of factors and services that the author says it is not
	// about: they are not suggested.
	Rejected []string
	// Quotes are names of programs, and what they said: code spans and words in
	// quotation marks, each once, in the order of the text.
	Quotes []Quote
	// Again is what to do if it happens again, and Tolerated which failures people live
	// with, item by item; Repair is what ended it, as the section about the recovery tells it.
	Again, Tolerated []Text
	Repair           Text
	// DocGaps are places where documentation failed.
	DocGaps []DocGap
	// Reveals are the relations between parts of the system that it states, and Implied
	// those that its sentences speak of.
	Reveals, Implied []Relation
	// Beliefs are what people took the system for.
	Beliefs []Belief
	// Questions are those that people wrote down to be answered, and Notes what was added
	// later, in the order of the text.
	Questions []Question
	Notes     []Note
	// Roles say who had a part in the incident or its meeting, as written.
	Roles []Participation
	// Stages are the parts into which the author divided the timeline.
	Stages []Stage
	// TriggerKind is the kind of what set it off; empty if its words do not tell.
	TriggerKind TriggerKind
	// Badly is what went badly, and Surprises what people did not expect, item by item.
	Badly, Surprises []Text
	// Told are the sentences that say what happened, where no cause is listed, or that
	// go on with the only one.
	Told    []Text
	Actions []Action
	// FollowUp is when people meet again about the actions; zero for the site's
	// own schedule.
	FollowUp Schedule
	Figures  []Figure
	// Unread explains each section that looked like a timeline or a list of
	// actions or causes and was not read as one.
	Unread []Unread
}

// Quote is what an author quotes.
type Quote struct {
	Text string
	// Code is set for a code span.
	Code bool
	// Error is set for a message by which a program says that something failed, and for
	// what is quoted beside a symptom.
	Error bool
	Line  int
}

// Origin says where a value was read.
type Origin struct {
	// What names the place in words: "the file name", or the key or label as the
	// author spelt it. It is empty for a value that is not recorded.
	What string
	// Line is zero for what does not stand in the file.
	Line int
}

// Severity is how bad an incident was, in the author's words.
type Severity struct {
	// Text is as written.
	Text string
	// Rank is 1 for the worst to 5 for a near miss; 0 if the words are not on
	// the site's scale.
	Rank int
	Line int
}

// Noticed is the kind of source that noticed an incident first.
type Noticed string

// The sources.
const (
	NoticedByAlert    Noticed = "alert"
	NoticedByCustomer Noticed = "customer"
	NoticedByPartner  Noticed = "partner"
	NoticedByStaff    Noticed = "staff"
	NoticedByChance   Noticed = "chance"
)

// Mention is a name as an author wrote it, before and after it is resolved.
type Mention struct {
	Name string
	// Slug is filled by New: the address of the thing that the name means.
	Slug         string
	Line, Column int
}

// Durations are the lengths of the phases of an incident (experience.md §3):
// nil where one of the two marks is unknown. None is negative.
type Durations struct {
	// Detect is detected − started, Acknowledge is acknowledged − detected,
	// Mitigate is mitigated − started, Resolve is resolved − started.
	Detect, Acknowledge, Mitigate, Resolve *time.Duration
}

// TypedDuration is a length of a phase as an author typed it.
type TypedDuration struct {
	// Phase is "detect", "acknowledge", "mitigate", "resolve" or "impact".
	Phase   string
	Written string
	// Length is zero if Written could not be read as a duration.
	Length time.Duration
	Line   int
}

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

// ActionState is open, done or wontfix.
type ActionState string

// The states of an action. An action is open unless the author marked it.
const (
	ActionOpen    ActionState = "open"
	ActionDone    ActionState = "done"
	ActionWontfix ActionState = "wontfix"
)

// ActionKind is what an action is for; empty if not recorded.
type ActionKind string

// The kinds of action.
const (
	ActionPrevent ActionKind = "prevent"
	ActionDetect  ActionKind = "detect"
	ActionRespond ActionKind = "respond"
	ActionLearn   ActionKind = "learn"
	// ActionPreserve keeps what kept the incident from being worse.
	ActionPreserve ActionKind = "preserve"
)

// Action is a follow-up task.
type Action struct {
	// Anchor comes from the words, so that a link survives reordering.
	Anchor string
	Text   Text
	State  ActionState
	// Unmarked is set where nothing says the state; the action counts as open.
	Unmarked bool
	// Reason says why it will not be done; empty unless State is wontfix.
	Reason string
	// Owner is a role, a team or a handle as written; empty if none.
	Owner string
	// Due and Done are days; zero if not recorded. Done of an open action that
	// recurs is when it was done last.
	Due, Done Date
	// Every is how often the action comes back; zero for one that is done once.
	Every Interval
	Kind  ActionKind
	// Review is when an accepted risk is looked at again; zero if nobody said.
	Review Date
	// Worth says whether those who did it found it worth it; empty if nobody said.
	Worth Worth
	// Ticket is nil if there is none.
	Ticket *Ticket
	// Documents is set where it is about what tells people how to do something.
	Documents bool
	// Group is the sub-heading under which the action stands; empty if none.
	Group string
}

// SaysNoState tells whether nobody claims that the action is open: it counts as open
// because it is not marked, and it has neither an owner nor a day.
func (a *Action) SaysNoState() bool {
	return a.State == ActionOpen && a.Unmarked && a.Owner == "" && a.Due.IsZero() && a.Every.IsZero()
}

// Worth is whether an action was worth it, looking back.
type Worth string

// The answers.
const (
	WorthYes Worth = "yes"
	WorthNo  Worth = "no"
)

// NeedsReason tells whether an action will not be done and nobody says why.
func (a *Action) NeedsReason() bool { return a.State == ActionWontfix && a.Reason == "" }

// Ticket is a work item in a tracker.
type Ticket struct {
	// Text is as written: "PROJ-12", "#12", or the text of a link.
	Text string
	// URL is absolute; empty where no tracker is configured for the key.
	URL string
}

// FactorKind is one of the four kinds of contributing factor.
type FactorKind string

// The kinds of factor; empty if not recorded.
const (
	FactorTechnical  FactorKind = "technical"
	FactorHuman      FactorKind = "human"
	FactorEconomic   FactorKind = "economic"
	FactorConceptual FactorKind = "conceptual"
)

// Role is how a factor took part in an incident.
type Role string

// The roles; empty if not recorded.
const (
	RoleContributed Role = "contributed"
	RoleLengthened  Role = "lengthened"
)

// Assignment is one factor's part in one incident: a cause, or a mitigator.
type Assignment struct {
	Anchor string
	// Factor is the slug of the factor that the author named; empty for a
	// cause of this incident alone. New fills it from Name.
	Factor string
	// Name is the factor as the author named it; empty if unnamed.
	Name string
	// Title is what to show: Name, or the author's sentence. Sentence is set for
	// one that front matter gave a name.
	Title    Text
	Sentence bool
	Kind     FactorKind
	Role     Role
	Markers  []string
	// Note says how it showed in this incident.
	Note Text
	// Whys is the chain, or tree, of answers to "why?".
	Whys []Why
	// Luck is set on a mitigator that its author calls luck.
	Luck bool
	Line int
	// Column is where the name stands if it comes from front matter.
	Column int
}

// IsTitled tells whether the title is the name and not a sentence.
func (a *Assignment) IsTitled() bool { return a.Name != "" && !a.Sentence }

// Why is one answer in a chain; its own causes hang below it.
type Why struct {
	// Question is the question as written; empty where only answers stand.
	Question string
	Text     Text
	Whys     []Why
}

// UnreadTime is the class of a value of which a time was expected.
const UnreadTime SectionClass = "time"

// Unread is a section that looked like structure and was left as prose, or a value
// that looked like a time and is none.
type Unread struct {
	// Class is that of the section, or UnreadTime.
	Class   SectionClass
	Heading string
	Line    int
	// Reason is one clause: "no paragraph starts with a time".
	Reason string
}
