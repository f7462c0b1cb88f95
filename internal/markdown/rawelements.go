package markdown

// The elements of HTML that authors write between their Markdown, and what is made of
// each (rawhtml.go), and where it may stand. What is not listed is shown as it was typed.

// rawKind says how an element is rebuilt.
type rawKind int

const (
	// shownTag is not known: its tag is shown as text.
	shownTag rawKind = iota
	// droppedTag vanishes, its content stays.
	droppedTag
	// lineTag is inline.
	lineTag
	// blockTag holds text or blocks and ends a paragraph.
	blockTag
)

// rawElement is how an element of HTML is rebuilt.
type rawElement struct {
	kind  rawKind
	name  string
	style Style
}

var rawElements = map[string]rawElement{
	"b": {lineTag, "strong", Strong}, "strong": {lineTag, "strong", Strong},
	"i": {lineTag, "em", Emphasis}, "em": {lineTag, "em", Emphasis}, "cite": {lineTag, "em", Emphasis},
	"s": {lineTag, "del", Strike}, "del": {lineTag, "del", Strike}, "strike": {lineTag, "del", Strike},
	"code": {lineTag, "code", CodeSpan}, "tt": {lineTag, "code", CodeSpan}, "samp": {lineTag, "code", CodeSpan},
	"kbd": {lineTag, "kbd", 0}, "sub": {lineTag, "sub", 0}, "sup": {lineTag, "sup", 0}, "u": {lineTag, "u", 0},
	"mark": {lineTag, "mark", 0}, "small": {lineTag, "small", 0}, "q": {lineTag, "q", 0}, "ins": {lineTag, "ins", 0},
	"p": {blockTag, "p", 0}, "h1": {blockTag, "h2", 0}, "h2": {blockTag, "h3", 0}, "h3": {blockTag, "h4", 0},
	"h4": {blockTag, "h5", 0}, "h5": {blockTag, "h6", 0}, "h6": {blockTag, "h6", 0}, "blockquote": {blockTag, "blockquote", 0},
	"ul": {blockTag, "ul", 0}, "ol": {blockTag, "ol", 0}, "li": {blockTag, "li", 0}, "pre": {blockTag, "pre", 0},
	"dl": {blockTag, "dl", 0}, "dt": {blockTag, "dt", 0}, "dd": {blockTag, "dd", 0},
	"table": {blockTag, "table", 0}, "thead": {blockTag, "thead", 0}, "tbody": {blockTag, "tbody", 0}, "tfoot": {blockTag, "tfoot", 0},
	"tr": {blockTag, "tr", 0}, "td": {blockTag, "td", 0}, "th": {blockTag, "th", 0}, "caption": {blockTag, "caption", 0},
	"details": {blockTag, "details", 0}, "summary": {blockTag, "summary", 0},
	"div": {kind: droppedTag}, "span": {kind: droppedTag}, "center": {kind: droppedTag}, "font": {kind: droppedTag},
	"section": {kind: droppedTag}, "article": {kind: droppedTag}, "figure": {kind: droppedTag}, "figcaption": {kind: droppedTag},
	"header": {kind: droppedTag}, "footer": {kind: droppedTag}, "main": {kind: droppedTag}, "aside": {kind: droppedTag},
	"nav": {kind: droppedTag}, "big": {kind: droppedTag}, "abbr": {kind: droppedTag}, "time": {kind: droppedTag},
	"colgroup": {kind: droppedTag}, "col": {kind: droppedTag}, "nobr": {kind: droppedTag}, "wbr": {kind: droppedTag},
	"picture": {kind: droppedTag}, "source": {kind: droppedTag}, "html": {kind: droppedTag}, "body": {kind: droppedTag},
}

// players are elements that load something; they become a link to it.
var players = map[string]string{
	"iframe": "src", "video": "src", "audio": "src", "embed": "src", "object": "data",
}

// nesting is where an element stands that has its place in another one.
type nesting struct {
	// closes are the elements that it ends, and opens those that it may need around it.
	closes, inside, opens string
	// orText is set where it is a paragraph elsewhere, and not left out.
	orText bool
}

var (
	rowGroup = nesting{closes: " thead tbody tfoot caption ", inside: " table "}
	cellIn   = nesting{closes: " td th ", inside: " tr ", opens: "tbody tr"}
	termIn   = nesting{closes: " dt dd ", inside: " dl ", orText: true}
	nestings = map[string]nesting{
		"thead": rowGroup, "tbody": rowGroup, "tfoot": rowGroup, "caption": rowGroup, "td": cellIn, "th": cellIn, "dt": termIn, "dd": termIn,
		"tr": {closes: " tr caption ", inside: " thead tbody tfoot ", opens: "tbody"},
		"li": {closes: " li ", inside: " ul ol ", orText: true},
	}
)
