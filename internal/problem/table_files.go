package problem

// fileRules are those of files, of front matter and of settings.
var fileRules = map[Rule]Definition{
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
	FilePortable: {
		Name: "file-portable", Family: Files, Levels: always(Warning),
		Help: "rename it, so that everybody can have the folder",
		Why:  "Folders are shared: where a system cannot hold a name, a checkout ends there, or the document is missing from what that system reads.",
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
	PageGuessed: {
		Name: "page-guessed", Family: Files, Levels: always(Notice),
		Help: "if it tells of an incident, give it a day, or type: incident in its front matter",
		Why:  "A text about how incidents are handled is none, and a second README or index in the folder of one tells of the same: it would be counted as one.",
	},
	DocumentTwice: {
		Name: "document-twice", Family: Files, Levels: always(Warning),
		Help: "keep one of them; aliases: in its front matter keeps the address of the other one",
		Why:  "Everything in it is counted twice: the incident, its causes and its actions.",
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
		Help: "rename the file, or name the folder that it is in",
		Why:  "Settings under another name or in another folder are not read, and the site looks as if there were none.",
	},
	ConfigValue: {
		Name: "config-value", Family: Settings, Levels: always(Error),
		Help: "debrief schema config has all keys and what they take; the guide has examples",
		Why:  "A wrong setting changes every page, so no site is built with it.",
	},
	ReplacesNothing: {
		Name: "replaces-nothing", Family: Settings, Levels: always(Warning),
		Help: "name it like the built-in file that it is meant to replace",
		Why:  "A file of your own look that replaces nothing is never used.",
	},
}
