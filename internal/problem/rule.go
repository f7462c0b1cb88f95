package problem

import (
	"iter"
	"slices"
	"strings"
)

// Rule is what finds a problem, by its stable name. The zero value is no rule.
// Everything that is known of a rule stands in rules.txt; the rest of the program
// names rules by these constants alone, so that the compiler finds a misspelt one.
type Rule string

// The rules.
const (
	// Files: the folder and the bytes in it.
	FolderEmpty      Rule = "folder-empty"
	FileKind         Rule = "file-kind"
	FolderUnreadable Rule = "folder-unreadable"
	FileUnreadable   Rule = "file-unreadable"
	FileName         Rule = "file-name"
	FilePortable     Rule = "file-portable"
	FileBinary       Rule = "file-binary"
	FileSkipped      Rule = "file-skipped"
	TemplateSkipped  Rule = "template-skipped"
	PageGuessed      Rule = "page-guessed"
	DocumentTwice    Rule = "document-twice"
	FileSize         Rule = "file-size"
	TextSize         Rule = "text-size"
	Encoding         Rule = "encoding"
	Bytes            Rule = "bytes"

	// Keys: front matter.
	FrontMatterSyntax   Rule = "front-matter-syntax"
	FrontMatterUnclosed Rule = "front-matter-unclosed"
	FrontMatterAbsent   Rule = "front-matter-absent"
	FrontMatterRoot     Rule = "front-matter-root"
	FrontMatterAlias    Rule = "front-matter-alias"
	FrontMatterSize     Rule = "front-matter-size"
	FrontMatterDepth    Rule = "front-matter-depth"
	KeyUnknown          Rule = "key-unknown"
	KeyDuplicate        Rule = "key-duplicate"
	KeyTwice            Rule = "key-twice"
	ValueKind           Rule = "value-kind"
	ValueUnknown        Rule = "value-unknown"
	PhraseUnread        Rule = "phrase-unread"

	// Settings: debrief.yaml and a site's own look.
	ConfigName      Rule = "config-name"
	ConfigValue     Rule = "config-value"
	ReplacesNothing Rule = "replaces-nothing"

	// Content: the Markdown of a body.
	TableCells     Rule = "table-cells"
	TextInvisible  Rule = "text-invisible"
	LimitLines     Rule = "limit-lines"
	LimitDepth     Rule = "limit-depth"
	LimitItems     Rule = "limit-items"
	LimitTable     Rule = "limit-table"
	LimitLinks     Rule = "limit-links"
	LimitEmphasis  Rule = "limit-emphasis"
	LimitFootnotes Rule = "limit-footnotes"
	LimitOutput    Rule = "limit-output"
	LimitNames     Rule = "limit-names"

	// Links: what leads to another place.
	LinkDead          Rule = "link-dead"
	LinkUnresolved    Rule = "link-unresolved"
	LinkUnsafe        Rule = "link-unsafe"
	AnchorUnknown     Rule = "anchor-unknown"
	ImageMissing      Rule = "image-missing"
	ForeignMarkdown   Rule = "foreign-markdown"
	AttachmentRefused Rule = "attachment-refused"
	RelatedUnknown    Rule = "related-unknown"
	AddressTaken      Rule = "address-taken"
	AddressShared     Rule = "address-shared"
	NameShared        Rule = "name-shared"
	NameAlike         Rule = "name-alike"
	AliasUnsafe       Rule = "alias-unsafe"
	AliasTaken        Rule = "alias-taken"
	RedirectsLimit    Rule = "redirects-limit"

	// Safety: what readers must not see.
	AudienceUnused  Rule = "audience-unused"
	SecretFound     Rule = "secret-found"
	ImageTells      Rule = "image-tells"
	WaiverUnused    Rule = "waiver-unused"
	WaiverUnclear   Rule = "waiver-unclear"
	InternalHost    Rule = "internal-host"
	ImageAlt        Rule = "image-alt"
	PlaceholderLeft Rule = "placeholder-left"

	// Facts: what is said about the incident.
	TitleDisagrees      Rule = "title-disagrees"
	TitleTwice          Rule = "title-twice"
	LanguageUnclear     Rule = "language-unclear"
	SeverityUnknown     Rule = "severity-unknown"
	StatusUnknown       Rule = "status-unknown"
	DateImpossible      Rule = "date-impossible"
	DateDisagrees       Rule = "date-disagrees"
	DateOrder           Rule = "date-order"
	TimeUnreadable      Rule = "time-unreadable"
	TimeOrder           Rule = "time-order"
	ZoneUnclear         Rule = "zone-unclear"
	DurationMismatch    Rule = "duration-mismatch"
	DateAhead           Rule = "date-ahead"
	SectionsEmpty       Rule = "sections-empty"
	FactsMissing        Rule = "facts-missing"
	ImpactWho           Rule = "impact-who"
	ImpactHowLong       Rule = "impact-how-long"
	ImpactWhat          Rule = "impact-what"
	DetectionMissing    Rule = "detection-missing"
	TimelineFew         Rule = "timeline-few"
	TimelineGap         Rule = "timeline-gap"
	TimelineEarly       Rule = "timeline-early"
	TimelineOrder       Rule = "timeline-order"
	TimelineOpinion     Rule = "timeline-opinion"
	EvidenceMissing     Rule = "evidence-missing"
	NameOutsideTimeline Rule = "name-outside-timeline"
	NameAnywhere        Rule = "name-anywhere"

	// Cause: factors and mitigators.
	StatusDraft      Rule = "status-draft"
	RoleUnknown      Rule = "role-unknown"
	EntryWithoutName Rule = "entry-without-name"
	WordsGone        Rule = "words-gone"
	SingleCause      Rule = "single-cause"
	RootCause        Rule = "root-cause"
	NoMitigating     Rule = "no-mitigating"
	WhyShallow       Rule = "why-shallow"
	WhyWithoutAction Rule = "why-without-action"
	WhyTooDeep       Rule = "why-too-deep"
	HumanSense       Rule = "human-sense"
	OneParty         Rule = "one-party"
	OnlyTechnical    Rule = "only-technical"
	OneOff           Rule = "one-off"

	// Action: what is to be done.
	ActionToken      Rule = "action-token"
	EntryWithoutText Rule = "entry-without-text"
	ActionMissing    Rule = "action-missing"
	ActionOwner      Rule = "action-owner"
	ActionOwners     Rule = "action-owners"
	ActionTeam       Rule = "action-team"
	ActionDue        Rule = "action-due"
	ActionTicket     Rule = "action-ticket"
	ActionVague      Rule = "action-vague"
	ActionTooBig     Rule = "action-too-big"
	NoPreventing     Rule = "no-preventing"
	OnlyCorrective   Rule = "only-corrective"
	OnlyLong         Rule = "only-long"
	LongestPhase     Rule = "longest-phase"
	PromisedBefore   Rule = "promised-before"
	SimilarOpen      Rule = "similar-open"

	// Words: how it is said.
	BlameCounterfactual Rule = "blame-counterfactual"
	BlameNormative      Rule = "blame-normative"
	BlamePerson         Rule = "blame-person"
	BlameSelf           Rule = "blame-self"
	HumanError          Rule = "human-error"

	// Loop: whether what was promised is followed up.
	FollowUpUnclear     Rule = "follow-up-unclear"
	StatusOpen          Rule = "status-open"
	StatusClosed        Rule = "status-closed"
	WontfixReason       Rule = "wontfix-reason"
	ActionOverdue       Rule = "action-overdue"
	FollowUpMissed      Rule = "follow-up-missed"
	ReviewLate          Rule = "review-late"
	FacilitatorMissing  Rule = "facilitator-missing"
	FacilitatorInvolved Rule = "facilitator-involved"
	AbstractLength      Rule = "abstract-length"
	AbstractParts       Rule = "abstract-parts"
	LearningMissing     Rule = "learning-missing"
)

// Definition is a row of the table of rules.
type Definition struct {
	// Name is that of the rule, such as "key-unknown"; Family is the heading that it
	// stands below in the guide.
	Name, Family string
	Levels       Levels
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
func (r Rule) Waivable() bool { return r.Definition().Levels.Usual < Error }

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

// String returns the name of the rule.
func (r Rule) String() string { return string(r) }

// Definition returns the rule's row of the table.
func (r Rule) Definition() Definition { return table().rows[r] }

// RuleNamed finds a rule by its name.
func RuleNamed(name string) (Rule, bool) {
	_, known := table().rows[Rule(name)]
	return Rule(name), known
}

// Rules returns all rules, in the order of the guide.
func Rules() iter.Seq[Rule] { return slices.Values(table().order) }
