package problem

// linkRules are those of Markdown and of what leads from document to document.
var linkRules = map[Rule]Definition{
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
	LimitEmphasis: {
		Name: "limit-emphasis", Family: Content, Levels: always(Warning),
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
		Name: "link-dead", Family: Links, Levels: always(Warning),
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
	NameAlike: {
		Name: "name-alike", Family: Links, Levels: always(Notice),
		Help: "write the name that others use, or describe this one in a file of its own",
		Why:  "Two spellings are two pages, and neither shows how often it has happened.",
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
}

// What the limits on a body have in common.
const (
	divideDocument = "divide the document, or move the machine-made part into a file beside it"
	tooMuch        = "Such a text would take minutes to read and is made by a machine, so it is shown as it is written."
)
