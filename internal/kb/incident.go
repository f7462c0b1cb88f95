package kb

import (
	"slices"
	"strings"
	"time"
)

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

// The names of the five marks of an incident, in their order.
const (
	MarkStarted      = "started"
	MarkDetected     = "detected"
	MarkAcknowledged = "acknowledged"
	MarkMitigated    = "mitigated"
	MarkResolved     = "resolved"
)

// Incident is one event and its postmortem document.
type Incident struct {
	Document
	// AsRead is the incident of which this one is a copy (see Parts.Clone), with the same
	// texts; nil where it is none, or where texts name what they link to. It stays the
	// same one as long as the file is not read again.
	AsRead *Incident
	// Date is the day on which the incident began; zero if not recorded.
	Date Date
	// NamedByKind is set where the name of the file only says what kind of document
	// it is: "postmortem.md".
	NamedByKind bool
	// Opening is how the title begins if that only says what the document is:
	// "Postmortem: "; empty if it does not.
	Opening string
	// TitleOrigin, DateOrigin and StatusOrigin say where the three were read.
	TitleOrigin, DateOrigin, StatusOrigin Origin
	// Severity is nil if not recorded.
	Severity *Severity
	// Status is where the document or its incident stands: one of Statuses, or the
	// author's own word; empty if not recorded.
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
	// ImpactInPart is set where more is written of them than was read.
	Impacts      []Impact
	ImpactInPart bool
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
	Told []Text
	// Learned are the sentences of lessons, and of how it was noticed.
	Learned []Text
	Actions []Action
	// FollowUp is when people meet again about the actions; zero for the site's
	// own schedule.
	FollowUp Schedule
	Figures  []Figure
	// Named are the classes that the words of a heading name, wherever in it and
	// whatever was read below, and Mentioned those that a sentence speaks of: nobody
	// may say that the document lacks these.
	Named, Mentioned []SectionClass
	// NamesTime is set where the text has a year, a day or a time of day, of which nobody
	// could tell that it is the incident's.
	NamesTime bool
	// NamesSeverity is set where the text names a level or speaks of one, of which nobody
	// could tell that it is the incident's.
	NamesSeverity bool
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

// The statuses that are known: where a document stands, or its incident.
const (
	StatusDraft    = "draft"
	StatusReview   = "review"
	StatusFinal    = "final"
	StatusClosed   = "closed"
	StatusOngoing  = "ongoing"
	StatusResolved = "resolved"
)

// Statuses are all of them, in that order.
var Statuses = []string{StatusDraft, StatusReview, StatusFinal, StatusClosed, StatusOngoing, StatusResolved}

// Severity is how bad an incident was, in the author's words.
type Severity struct {
	// Text is as written.
	Text string
	// Rank is 1 for the worst to 5 for a near miss; 0 if the words are not on
	// the site's scale.
	Rank int
	// Level is what the scale calls the rank; empty if it has no name for it.
	Level string
	Line  int
}

// Word is what a text says of a severity where no column announces one: the author's
// words, and of a bare number the name of its level.
func (s *Severity) Word() string {
	if s.Level != "" && strings.Trim(s.Text, "0123456789") == "" {
		return s.Level
	}
	return s.Text
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

// ServiceSlugs are those of the services that the incident names.
func (i *Incident) ServiceSlugs() []string {
	slugs := make([]string, len(i.Services))
	for n, m := range i.Services {
		slugs[n] = m.Slug
	}
	return slugs
}

// Hit tells whether the incident names a service.
func (i *Incident) Hit(service string) bool {
	return slices.ContainsFunc(i.Services, func(m Mention) bool { return m.Slug == service })
}
