package problem

// readingRules are those of what is read out of documents.
var readingRules = map[Rule]Definition{
	AudienceUnused: {
		Name: "audience-unused", Family: Safety, Levels: always(Warning),
		Help: "keep the document out of the folder, or write draft: true",
		Why:  "A document that its author believes withheld, and that everyone can read, cannot be taken back.",
	},
	SecretFound: {
		Name: "secret-found", Family: Safety, Levels: always(Warning),
		Help: "take it out and make it void, for it has been read; if it is none, write <!-- debrief-disable-next-line secret-found: why --> above it",
		Why:  "Logs and commands are pasted with what they hold, and every reader of the site can use a key that stands on it.",
	},
	ImageTells: {
		Name: "image-tells", Family: Safety, Levels: always(Notice),
		Help: "nothing: the site has the picture without it; the file in the folder still says it",
		Why:  "Photographs say where, with which device and by whom they were taken, which readers need not know.",
	},
	WaiverUnused: {
		Name: "waiver-unused", Family: Safety, Levels: always(Warning),
		Help: "remove the comment",
		Why:  "A waiver that waives nothing would hide the next finding in its place.",
	},
	WaiverUnclear: {
		Name: "waiver-unclear", Family: Safety, Levels: always(Warning),
		Help: "write <!-- debrief-disable-next-line RULE: why -->",
		Why:  "What is waived without a rule and a reason cannot be judged by the next reader.",
	},

	TitleDisagrees: {
		Name: "title-disagrees", Family: Facts, Levels: always(Notice),
		Help: "make them the same, or leave out one of them",
		Why:  "People look for an incident by its title, and this one has two.",
	},
	TitleTwice: {
		Name: "title-twice", Family: Facts, Levels: always(Notice),
		Help: "say in the title what was different this time",
		Why:  "In lists, in search and in a chat nobody can tell which of them is meant.",
	},
	LanguageUnclear: {
		Name: "language-unclear", Family: Facts, Levels: always(Notice),
		Help: "examples are en, de and pt-BR",
		Why:  "Screen readers and hyphenation follow the language of a text.",
	},
	SeverityUnknown: {
		Name: "severity-unknown", Family: Facts, Levels: always(Notice),
		Help: "write one of the scale",
		Why:  "A severity that is not on the scale is neither found nor compared with others.",
	},
	StatusUnknown: {
		Name: "status-unknown", Family: Facts, Levels: always(Notice),
		Help: "known are draft, review, final and closed for a document, ongoing and resolved for an incident",
		Why:  "Only a known status says whether the work on a postmortem is over.",
	},
	StatusDraft: {
		Name: "status-draft", Family: Facts, Levels: always(Warning),
		Help: "write draft: true to keep it out of the site, or another status, such as review",
		Why:  "Other generators hold such a document back; who expects that here publishes what is not ready.",
	},
	DateImpossible: {
		Name: "date-impossible", Family: Facts, Levels: always(Warning),
		Help: "correct the date; YYYY-MM-DD is read everywhere",
		Why:  "A day that no calendar has orders nothing and counts nowhere.",
	},
	DateDisagrees: {
		Name: "date-disagrees", Family: Facts, Levels: always(Notice),
		Help: "let date: in the front matter be the day of the incident, and correct the other",
		Why:  "Lists, charts and follow-ups go by the day, and the document names two.",
	},
	DateOrder: {
		Name: "date-order", Family: Facts, Levels: always(Notice),
		Help: "write the day as YYYY-MM-DD, or say in which language the document is, as in language: en-GB",
		Why:  "Half of the world reads 5 March where the other half reads 3 May.",
	},
	TimeUnreadable: {
		Name: "time-unreadable", Family: Facts, Levels: always(Warning),
		Help: "write it as YYYY-MM-DD HH:MM, with an offset such as +02:00 if it needs one",
		Why:  "Durations come from the times; one that cannot be read leaves a gap in them.",
	},
	TimeOrder: {
		Name: "time-order", Family: Facts, Levels: always(Warning),
		Help: "correct one of the two times",
		Why:  "What ends before it begins has no length; often the day or the zone is missing.",
	},
	ZoneUnclear: {
		Name: "zone-unclear", Family: Facts, Levels: always(Notice),
		Help: "write an offset such as +02:00, or a name such as Europe/Berlin as timezone:",
		Why:  "A time with a zone of several meanings cannot be compared with that of another log.",
	},
	DurationMismatch: {
		Name: "duration-mismatch", Family: Facts, Levels: always(Notice),
		Help: "correct the length or the times; both are shown",
		Why:  "Memory is flawed: where a written length and the times differ, one of them is wrong.",
	},

	RoleUnknown: {
		Name: "role-unknown", Family: Cause, Levels: always(Warning),
		Help: "write contributed or lengthened",
		Why:  "What caused an incident and what made it longer are mended in different places.",
	},
	EntryWithoutName: {
		Name: "entry-without-name", Family: Cause, Levels: always(Warning),
		Help: "add factor: with its name",
		Why:  "A factor without a name is shared with no other incident, so it is left out.",
	},
	WordsGone: {
		Name: "words-gone", Family: Cause, Levels: always(Notice),
		Help: "write the words that stand there now, or take the entry out if it no longer holds",
		Why:  "The factor was accepted for these words. It stays named when they are rewritten, and nobody can see what it rests on.",
	},

	ActionToken: {
		Name: "action-token", Family: Action, Levels: always(Warning),
		Help: "write it in one of the forms of the README",
		Why:  "An owner or a due date that cannot be read is missing on the follow-up board.",
	},
	EntryWithoutText: {
		Name: "entry-without-text", Family: Action, Levels: always(Warning),
		Help: "add text: with what is to be done",
		Why:  "An action that does not say what is to be done cannot be done, so it is left out.",
	},

	FollowUpUnclear: {
		Name: "follow-up-unclear", Family: Loop, Levels: always(Warning),
		Help: `write "after 30 days, every month" or "never"`,
		Why:  "Without a next meeting what was promised is forgotten.",
	},
	StatusOpen: {
		Name: "status-open", Family: Loop, Levels: always(Warning),
		Help:   "mark what is done with [x] and what will not be done with [-] and a reason, or write another status",
		Why:    "A closed postmortem is looked at no more, and neither is what it left open.",
		Source: "How to conduct an effective post mortem: “it must be followed up until all tasks it outlines have either been completed or marked as ‘wontfix’”",
	},
	StatusClosed: {
		Name: "status-closed", Family: Loop, Levels: always(Notice),
		Help: "write status: closed",
		Why:  "Everything is done, and only the status keeps the postmortem on the list of open ones.",
	},
	WontfixReason: {
		Name: "wontfix-reason", Family: Loop, Levels: always(Notice),
		Help: "write the reason behind it, as in wontfix: it is replaced next month; until then the postmortem stays open",
		Why:  "Not doing something is a decision, and the next to read it need to know why.",
	},
}
