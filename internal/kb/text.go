package kb

import "strings"

// Range is a half-open range of bytes, [From, To). The zero value is empty.
type Range struct{ From, To int }

// Empty tells whether the range holds nothing.
func (r Range) Empty() bool { return r.To <= r.From }

// Text is a piece of an author's document: its words, and where it stands in
// the document's rendered Body, so that it can be shown with its links and code.
type Text struct {
	// Plain is the text without markup, trimmed of what was understood as
	// something else (a leading time, an owner).
	Plain string
	// HTML is the range of Body.HTML that renders the text; empty for text
	// that is shown as Plain.
	HTML Range
	// Drop lists the byte ranges of the rendered range's own plain text that
	// are not part of Plain, in ascending order.
	Drop []Range
	// Line is the line in the file, counted from 1.
	Line int
}

// IsZero tells whether there is no text.
func (t Text) IsZero() bool { return t.Plain == "" && t.HTML.Empty() }

// longestHead bounds the bytes of a head that takes in what it announces.
const longestHead = 240

// Head is the first paragraph of the words: what stands below it, such as a listing
// or further items, is no part of a name. Paragraphs are parted by an empty line. One
// that ends in a colon goes on with the lines below it, as far as there is room:
// "Add alerts for: the queue; the disk".
func (t Text) Head() string {
	head, below, _ := strings.Cut(t.Plain, "\n\n")
	if said := strings.TrimRight(head, " \n"); !strings.HasSuffix(said, ":") && !strings.HasSuffix(said, "：") {
		return head
	}
	before := " "
	for line := range strings.SplitSeq(below, "\n") {
		line = strings.TrimRight(strings.TrimSpace(line), ".;,。；，")
		if line == "" {
			continue
		}
		if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, `"`) || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "{") || len(head)+len(before)+len(line) > longestHead {
			// A listing, or too much.
			break
		}
		head, before = head+before+line, "; "
	}
	return strings.TrimRight(head, ":： \n")
}

// Body is a document's text, rendered once while its syntax tree was at hand.
// Links are holes in HTML (see package markdown), filled when a page is written
// and every address is known.
type Body struct {
	HTML []byte
	// Front is where the texts of front matter begin in HTML, behind the body's
	// own; zero if there is none.
	Front int
	// Written is what the author wrote, without what no page shows.
	Written []byte
	// Packed has HTML and Written in less memory, in the place of both, until they are
	// asked for; HTMLSize is how many bytes of it are HTML (see package markdown).
	Packed   []byte
	HTMLSize int
	Links    []Link
	// Words are what the HTML says of its own where its markers ask for it (see package
	// markdown).
	Words []string
	// Names are the places that the author named, `<a name="old">`.
	Names []Name
}

// Name is a name that an author gave a place, and the anchor of the heading that
// stands right below the place, or else above it.
type Name struct{ Text, Anchor string }

// End is where the body's own HTML ends, unpacked.
func (b Body) End() int {
	if b.Front > 0 {
		return b.Front
	}
	return len(b.HTML)
}

// Shows tells whether a text stands in the body itself.
func (b Body) Shows(t Text) bool { return !t.HTML.Empty() && (b.Front == 0 || t.HTML.From < b.Front) }

// SectionClass is what a section of a postmortem is about.
type SectionClass string

// The nine classes of section, and the empty one for everything else
// (corpora.md §3).
const (
	SectionOther      SectionClass = ""
	SectionSummary    SectionClass = "summary"
	SectionImpact     SectionClass = "impact"
	SectionTimeline   SectionClass = "timeline"
	SectionDetection  SectionClass = "detection"
	SectionResolution SectionClass = "resolution"
	SectionCauses     SectionClass = "causes"
	SectionActions    SectionClass = "actions"
	SectionLessons    SectionClass = "lessons"
	SectionReferences SectionClass = "references"
)

// Section is a heading of a document, or a bold label that stands for one, and
// what follows it up to the next of its level.
type Section struct {
	Class SectionClass
	// Heading is the text as the author wrote it.
	Heading string
	// Anchor is the id of the heading on the page.
	Anchor string
	// Level is 1 to 6 as written; 0 for a bold label.
	Level int
	Line  int
	// Range is where the section, heading included, stands in Body.HTML.
	Range Range
	// Element is where the element of the heading stands in Body.HTML, or the
	// paragraph of a label that holds nothing else; empty for other labels.
	Element Range
	// IsTitle is set for a heading of level 1 that opens the document and says
	// its title, which a page shows in another place.
	IsTitle bool
	// IsTrigger is set for a heading of its own above what set the incident off.
	IsTrigger bool
}

// FigureKind says which list of an incident a Figure shows.
type FigureKind int

// The kinds of figure.
const (
	TimelineFigure FigureKind = iota
	ActionFigure
	FactorFigure
	MitigatorFigure
)

// Figure marks a stretch of Body.HTML from which a part of an incident's list
// was read whole, so that a page can show the structured list in its place.
type Figure struct {
	Kind FigureKind
	// Range is the stretch of Body.HTML.
	Range Range
	// First and Last delimit the entries, [First, Last), in the incident's list.
	First, Last int
	// Keep is set where the author's own form says more than the list (a table
	// with further columns): the page offers it "as written" as well.
	Keep bool
}
