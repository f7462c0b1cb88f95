package problem

import "iter"

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
	FileBinary
	FileSkipped
	TemplateSkipped
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
	KeyUnused
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
	AliasUnsafe
	AliasTaken
	RedirectsLimit

	// Safety: what readers must not see.
	AudienceUnused
	SecretFound
	ImageTells
	WaiverUnused
	WaiverUnclear

	// Facts: what is said about the incident.
	TitleDisagrees
	LanguageUnclear
	SeverityUnknown
	StatusUnknown
	DateImpossible
	DateDisagrees
	TimeUnreadable
	TimeOrder
	ZoneUnclear
	DurationMismatch

	// Cause: factors and mitigators.
	StatusDraft
	RoleUnknown
	EntryWithoutName

	// Action: what is to be done.
	ActionToken
	EntryWithoutText

	// Loop: whether what was promised is followed up.
	FollowUpUnclear
	StatusOpen
	StatusClosed
	WontfixReason

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
	Loop     Family = "Follow-through"
)

// Levels says how much a rule matters, by how far a document has come: in a draft
// or while the incident lasts, usually, and where the document says it is closed.
type Levels struct{ Draft, Usual, Closed Level }

// always is one level for every document.
func always(level Level) Levels { return Levels{level, level, level} }

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
}

// Definition returns the rule's row of the table.
func (r Rule) Definition() Definition { return table[r] }

// String returns the name of the rule.
func (r Rule) String() string { return table[r].Name }

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
