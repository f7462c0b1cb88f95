package problem

// table says everything about every rule: its rows stand in a file a kind. A level
// or a help that depends on the place is set there (WithLevel, WithHelp).
var table = func() (all [ruleCount]Definition) {
	for rule, row := range inputRules {
		all[rule] = row
	}
	for _, rows := range []map[Rule]Definition{factRules, causeRules, actionRules, wordRules, loopRules} {
		for rule, row := range rows {
			row.Checked = true
			all[rule] = row
		}
	}
	return all
}()

// inputRules are those of whoever reads the folder.
var inputRules = map[Rule]Definition{
	FolderEmpty: {
		Name: "folder-empty", Family: Files, Levels: always(Warning),
		Help: "name the folder that holds your postmortems",
		Why:  "An empty site is rarely what was meant; often the folder is another one.",
	},
	FolderUnreadable: {
		Name: "folder-unreadable", Family: Files, Levels: always(Error),
		Help: "check the permissions of the folder",
		Why:  "All documents in it would be missing from the site, and nobody would see that.",
	},
	FileUnreadable: {
		Name: "file-unreadable", Family: Files, Levels: always(Error),
		Help: "check the permissions of the file",
		Why:  "The document would be missing from the site, and nobody would see that.",
	},
	FileName: {
		Name: "file-name", Family: Files, Levels: always(Error),
		Help: "rename the file",
		Why:  "A name that is no text cannot become an address.",
	},
	FileBinary: {
		Name: "file-binary", Family: Files, Levels: always(Error),
		Help: "save it as text in UTF-8, or give it the ending of what it is",
		Why:  "A picture or an archive that is named like a document would become a page of nonsense.",
	},
	FileSkipped: {
		Name: "file-skipped", Family: Files, Levels: always(Notice),
		Help: "put a plain file in its place",
		Why:  "Links can lead out of the folder and special files can hang a build, so neither is opened.",
	},
	TemplateSkipped: {
		Name: "template-skipped", Family: Files, Levels: always(Notice),
		Help: "if it is a document, give it a name and a title of its own",
		Why:  "A form to be copied is no incident, and would be counted as one.",
	},
	FileSize: {
		Name: "file-size", Family: Files, Levels: always(Error),
		Help: "split it, or attach long logs as files of their own",
		Why:  "A file of this size is a log and no document; one of them could stop every build.",
	},
	TextSize: {
		Name: "text-size", Family: Files, Levels: always(Error),
		Help: "split it, or attach long logs as files of their own",
		Why:  "A page of this size is hardly read by anyone, and slows down every build.",
	},
	Encoding: {
		Name: "encoding", Family: Files, Levels: always(Error),
		Help: "save it as UTF-8, which every tool can read",
		Why:  "Text in another encoding turns into wrong letters in the next tool that reads it.",
	},
	Bytes: {
		Name: "bytes", Family: Files, Levels: always(Warning),
		Help: "remove it, or save the file as UTF-8",
		Why:  "Such bytes cannot be shown; often they are letters of another encoding.",
	},

	FrontMatterSyntax: {
		Name: "front-matter-syntax", Family: Keys, Levels: always(Error),
		Help: "look at the indentation and the quotes of this line and the one above",
		Why:  "Where the keys cannot be read, dates, severity and drafts are not known.",
	},
	FrontMatterUnclosed: {
		Name: "front-matter-unclosed", Family: Keys, Levels: always(Error),
		Help: "write the closing line after the last key",
		Why:  "Without its end nobody can tell keys from text.",
	},
	FrontMatterAbsent: {
		Name: "front-matter-absent", Family: Keys, Levels: always(Notice),
		Help: "if keys were meant, write them as `key: value` lines right below it",
		Why:  "A first line of dashes usually opens keys, and here none follow.",
	},
	FrontMatterRoot: {
		Name: "front-matter-root", Family: Keys, Levels: always(Error),
		Help: "write each line as `key: value`",
		Why:  "Front matter is keys with values; a list or a text says nothing by itself.",
	},
	FrontMatterAlias: {
		Name: "front-matter-alias", Family: Keys, Levels: always(Error),
		Help: "write the value out, or put it in quotes if it is text",
		Why:  "References in YAML can make a small file grow without end, so they are not followed.",
	},
	FrontMatterSize: {
		Name: "front-matter-size", Family: Keys, Levels: always(Error),
		Help: "move long texts into the body",
		Why:  "Keys describe a document; what is longer than this is the document.",
	},
	FrontMatterDepth: {
		Name: "front-matter-depth", Family: Keys, Levels: always(Error),
		Help: "use fewer levels; no key needs more than three",
		Why:  "Deep nesting is made by machines and read by none of the keys.",
	},
	KeyUnknown: {
		Name: "key-unknown", Family: Keys, Levels: always(Warning),
		Help: `a key that starts with "x-" is never complained about`,
		Why:  "A misspelt key has no effect, and its author believes that it has.",
	},
	KeyDuplicate: {
		Name: "key-duplicate", Family: Keys, Levels: always(Error),
		Help: "keep one of them",
		Why:  "Of a key that is given twice one value would vanish.",
	},
	KeyTwice: {
		Name: "key-twice", Family: Keys, Levels: always(Warning),
		Help: "keep one of them",
		Why:  "Two keys for the same thing contradict each other, and only one can count.",
	},
	ValueKind: {
		Name: "value-kind", Family: Keys, Levels: always(Warning),
		Help: "write the value in the form that the key asks for",
		Why:  "A value of another form cannot be used, so the key has no effect.",
	},
	ValueUnknown: {
		Name: "value-unknown", Family: Keys, Levels: always(Warning),
		Help: "write one of the known values",
		Why:  "The key knows a few values only, and another one has no effect.",
	},
	PhraseUnread: {
		Name: "phrase-unread", Family: Keys, Levels: always(Warning),
		Help: "write words, (one|other), {class}, word* for any ending and ~ for words between",
		Why:  "A phrase that cannot be read recognises nothing, and its factor is suggested less often than meant.",
	},

	ConfigName: {
		Name: "config-name", Family: Settings, Levels: always(Warning),
		Help: "rename the file",
		Why:  "Settings under another name are not read, and the site looks as if there were none.",
	},
	ConfigValue: {
		Name: "config-value", Family: Settings, Levels: always(Error),
		Help: "look up the key in the README",
		Why:  "A wrong setting changes every page, so no site is built with it.",
	},
	ReplacesNothing: {
		Name: "replaces-nothing", Family: Settings, Levels: always(Warning),
		Help: "name it like the built-in file that it is meant to replace",
		Why:  "A file of your own look that replaces nothing is never used.",
	},

	TableCells: {
		Name: "table-cells", Family: Content, Levels: always(Warning),
		Help: `add a column to the heading, or write "\|" for a bar inside a cell`,
		Why:  "Cells without a heading belong to no column, so what they say is easily misread.",
	},
	TextInvisible: {
		Name: "text-invisible", Family: Content, Levels: always(Notice),
		Help: "delete it, or type the word again",
		Why:  "Letters that cannot be seen break searches and can hide what a text says.",
	},
	LimitLines: {
		Name: "limit-lines", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitDepth: {
		Name: "limit-depth", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitItems: {
		Name: "limit-items", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitTable: {
		Name: "limit-table", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitLinks: {
		Name: "limit-links", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitFootnotes: {
		Name: "limit-footnotes", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitOutput: {
		Name: "limit-output", Family: Content, Levels: always(Warning),
		Help: divideDocument, Why: tooMuch,
	},
	LimitNames: {
		Name: "limit-names", Family: Content, Levels: always(Warning),
		Help: "name what matters most, or divide the document",
		Why:  "Every name and action stands on many pages, so a list without an end makes a site without one.",
	},

	LinkDead: {
		Name: "link-dead", Family: Links, Levels: always(Notice),
		Help: "write the path of a document or an image relative to this file",
		Why:  "A reader who follows it finds nothing, when the evidence was just what they needed.",
	},
	LinkUnresolved: {
		Name: "link-unresolved", Family: Links, Levels: always(Notice),
		Help: "use the file name, the id or the title of a document of this folder",
		Why:  "The document that it names may have moved, or may be spelt in another way.",
	},
	ForeignMarkdown: {
		Name: "foreign-markdown", Family: Links, Levels: always(Notice),
		Help: "write a note as `> [!NOTE]` and an image as `![its words](file.png)`",
		Why:  "What only another program computes is read here as the characters that it is made of.",
	},
	LinkUnsafe: {
		Name: "link-unsafe", Family: Links, Levels: always(Warning),
		Help: "write the whole address, beginning with https://, or a path below the folder",
		Why:  "Addresses of other kinds can run code in the reader's browser or mean nothing there.",
	},
	AnchorUnknown: {
		Name: "anchor-unknown", Family: Links, Levels: always(Notice),
		Help: "use the words of the heading in lower case with hyphens",
		Why:  "The link leads to the top of a page, and the reader has to look for the place.",
	},
	ImageMissing: {
		Name: "image-missing", Family: Links, Levels: always(Notice),
		Help: "put the file beside the document and write its path relative to it",
		Why:  "Graphs and screenshots are evidence; without them the text has to be believed.",
	},
	AttachmentRefused: {
		Name: "attachment-refused", Family: Links, Levels: always(Notice),
		Help: "attach an image or a plain text file, or put this one elsewhere and link to its address",
		Why:  "Files that can run code in a browser, or that are huge, do not belong on the site.",
	},
	RelatedUnknown: {
		Name: "related-unknown", Family: Links, Levels: always(Warning),
		Help: "use the file name, the id or the title of the other incident",
		Why:  "Whether it has happened before is the first question, and this answer leads nowhere.",
	},
	AddressTaken: {
		Name: "address-taken", Family: Links, Levels: always(Error),
		Help: "rename one of the files, or give it an id: in its front matter",
		Why:  "One of two pages with the same address would be lost.",
	},
	AddressShared: {
		Name: "address-shared", Family: Links, Levels: always(Notice),
		Help: "rename the file, or give it an id: in its front matter",
		Why:  "An address with the folder in front changes when the file is moved.",
	},
	NameShared: {
		Name: "name-shared", Family: Links, Levels: always(Warning),
		Help: "keep the name in one of the two files",
		Why:  "What is said of one of them would be counted for the other.",
	},
	AliasUnsafe: {
		Name: "alias-unsafe", Family: Links, Levels: always(Error),
		Help: "write a path of the old site, such as /old/name/",
		Why:  "A page can stand at addresses of its own site only.",
	},
	AliasTaken: {
		Name: "alias-taken", Family: Links, Levels: always(Error),
		Help: "remove it, or give the other page an address of its own",
		Why:  "Old links would lead to a page that they never meant.",
	},
	RedirectsLimit: {
		Name: "redirects-limit", Family: Links, Levels: always(Notice),
		Help: "nothing is lost: their stub pages work on every host",
		Why:  "Some hosts drop the whole file when it has more lines.",
	},

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
		Help: "known are draft, review, final and closed",
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
		Help: "write the day of the incident as date: in the front matter, and correct the other",
		Why:  "Lists, charts and follow-ups go by the day, and the document names two.",
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

	ActionToken: {
		Name: "action-token", Family: Action, Levels: always(Warning),
		Help: "write it in one of the forms of the README",
		Why:  "An owner or a due day that cannot be read is missing on the follow-up board.",
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

// What the limits on a body have in common.
const (
	divideDocument = "divide the document, or move the machine-made part into a file beside it"
	tooMuch        = "Such a text would take minutes to read and is made by a machine, so it is shown as it is written."
)
