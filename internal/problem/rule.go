package problem

import (
	"iter"
	"strings"
)

// Rule is what finds a problem. The zero value is no rule. Everything that is
// known of a rule stands in the table; the rest of the program names rules by
// these constants alone, so that the compiler finds a misspelt one.
type Rule uint16

// The rules, in the order of the guide.
const (
	_ Rule = iota

	// Files: the folder and the bytes in it.
	FolderEmpty
	FolderUnreadable
	FileUnreadable
	FileName
	FilePortable
	FileBinary
	FileSkipped
	TemplateSkipped
	PageGuessed
	DocumentTwice
	FileSize
	TextSize
	Encoding
	Bytes

	// Keys: front matter.
	FrontMatterSyntax
	FrontMatterUnclosed
	FrontMatterAbsent
	FrontMatterRoot
	FrontMatterAlias
	FrontMatterSize
	FrontMatterDepth
	KeyUnknown
	KeyDuplicate
	KeyTwice
	ValueKind
	ValueUnknown
	PhraseUnread

	// Settings: debrief.yaml and a site's own look.
	ConfigName
	ConfigValue
	ReplacesNothing

	// Content: the Markdown of a body.
	TableCells
	TextInvisible
	LimitLines
	LimitDepth
	LimitItems
	LimitTable
	LimitLinks
	LimitEmphasis
	LimitFootnotes
	LimitOutput
	LimitNames

	// Links: what leads to another place.
	LinkDead
	LinkUnresolved
	LinkUnsafe
	AnchorUnknown
	ImageMissing
	ForeignMarkdown
	AttachmentRefused
	RelatedUnknown
	AddressTaken
	AddressShared
	NameShared
	NameAlike
	AliasUnsafe
	AliasTaken
	RedirectsLimit

	// Safety: what readers must not see.
	AudienceUnused
	SecretFound
	ImageTells
	WaiverUnused
	WaiverUnclear
	InternalHost
	ImageAlt
	PlaceholderLeft

	// Facts: what is said about the incident.
	TitleDisagrees
	TitleTwice
	LanguageUnclear
	SeverityUnknown
	StatusUnknown
	DateImpossible
	DateDisagrees
	DateOrder
	TimeUnreadable
	TimeOrder
	ZoneUnclear
	DurationMismatch
	DateAhead
	SectionsEmpty
	FactsMissing
	ImpactWho
	ImpactHowLong
	ImpactWhat
	DetectionMissing
	TimelineFew
	TimelineGap
	TimelineEarly
	TimelineOrder
	TimelineOpinion
	EvidenceMissing
	NameOutsideTimeline
	NameAnywhere

	// Cause: factors and mitigators.
	StatusDraft
	RoleUnknown
	EntryWithoutName
	WordsGone
	SingleCause
	RootCause
	NoMitigating
	WhyShallow
	WhyWithoutAction
	WhyTooDeep
	HumanSense
	OneParty
	OnlyTechnical
	OneOff

	// Action: what is to be done.
	ActionToken
	EntryWithoutText
	ActionMissing
	ActionOwner
	ActionOwners
	ActionTeam
	ActionDue
	ActionTicket
	ActionVague
	ActionTooBig
	NoPreventing
	OnlyCorrective
	OnlyLong
	LongestPhase
	PromisedBefore
	SimilarOpen

	// Words: how it is said.
	BlameCounterfactual
	BlameNormative
	BlamePerson
	BlameSelf
	HumanError

	// Loop: whether what was promised is followed up.
	FollowUpUnclear
	StatusOpen
	StatusClosed
	WontfixReason
	ActionOverdue
	FollowUpMissed
	ReviewLate
	FacilitatorMissing
	FacilitatorInvolved
	AbstractLength
	AbstractParts
	LearningMissing

	ruleCount
)

// Family groups the rules of the table. Its value is the heading in the guide.
type Family string

// The families.
const (
	Files    Family = "Files and folders"
	Keys     Family = "Front matter"
	Settings Family = "Settings"
	Content  Family = "Markdown"
	Links    Family = "Links and addresses"
	Safety   Family = "Safety"
	Facts    Family = "Facts"
	Cause    Family = "Causes"
	Action   Family = "Actions"
	Words    Family = "Words"
	Loop     Family = "Follow-through"
)

// Definition is a row of the table of rules.
type Definition struct {
	// Name is the stable name of the rule, such as "key-unknown".
	Name   string
	Family Family
	Levels Levels
	// Help is one way to mend what the rule finds, unless the place knows a
	// better one; it may say what to write instead.
	Help string
	// Why says in a sentence why the rule matters.
	Why string
	// Source is who asks for it, in their own words; empty where it goes
	// without saying.
	Source string
	// Off is set for a rule that is not applied unless a site asks for it, since
	// those who thought about it disagree.
	Off bool
	// Checked is set for a rule that only check and the preview apply.
	Checked bool
	// Flags and Passes are Markdown that the rule must find something in, and
	// that it must not; both are tests, and the examples of the guide.
	Flags, Passes []string
}

// Waivable tells whether a comment can waive what the rule finds, and a site turn it
// off: not where a page would be wrong, unsafe or lost.
func (r Rule) Waivable() bool { return table[r].Levels.Usual < Error }

// HelpSentence is the help as a sentence of its own.
func (d Definition) HelpSentence() string {
	if strings.HasSuffix(d.Help, "?") {
		return d.Help
	}
	return d.Help + "."
}

// LevelWords say how much the rule matters: usually, in drafts, in closed ones.
func (d Definition) LevelWords() string {
	words := d.Levels.Usual.String()
	if d.Levels.Draft != d.Levels.Usual {
		words += ", in drafts a " + d.Levels.Draft.String()
	}
	if d.Levels.Closed != d.Levels.Usual {
		words += ", in closed documents a " + d.Levels.Closed.String()
	}
	if d.Off {
		words += "; off unless asked for"
	}
	return words
}

// Definition returns the rule's row of the table.
func (r Rule) Definition() Definition { return table[r] }

// String returns the name of the rule.
func (r Rule) String() string { return table[r].Name }

// RuleNamed finds a rule by its name.
func RuleNamed(name string) (Rule, bool) {
	for r := range Rules() {
		if table[r].Name == name {
			return r, true
		}
	}
	return 0, false
}

// Rules returns all rules, in the order of the guide.
func Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for r := Rule(1); r < ruleCount; r++ {
			if !yield(r) {
				return
			}
		}
	}
}
