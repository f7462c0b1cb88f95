package content

import "strconv"

// Limit is a size beyond which a file is not read as usual. Limits are checked
// before anything is parsed, so that no document can make a build slow.
type Limit struct {
	// Rule is the rule of the problem that names a file over the limit.
	Rule string
	// What is the thing that is limited, as messages call it.
	What string
	// Max is the largest size that is allowed, in Unit.
	Max  int
	Unit string
	// Effect says what happens beyond it.
	Effect string
}

// The limits of reading (reliability.md §4.1, rows 1, 2 and 9, and §4.2, row 16).
var (
	fileLimit = Limit{"file-size", "file", 16 << 20, "bytes",
		"the file is not read"}
	textLimit = Limit{"text-size", "text", 2 << 20, "bytes",
		"the page shows the raw text"}
	frontMatterLimit = Limit{"front-matter-size", "front matter", 64 << 10, "bytes",
		"the front matter is left out"}
	depthLimit = Limit{"front-matter-depth", "front matter", 32, "levels",
		"the value is left out"}
	attachmentLimit = Limit{"attachment-size", "attachment", 50 << 20, "bytes",
		"the attachment is not published"}
	svgLimit = Limit{"attachment-size", "SVG image", 2 << 20, "bytes",
		"the attachment is not published"}
)

// Limits returns all limits, for the reference page.
func Limits() []Limit {
	return []Limit{fileLimit, textLimit, frontMatterLimit, depthLimit, attachmentLimit, svgLimit}
}

// Size writes the limit for a message: "2 MiB", "32 levels".
func (l Limit) Size() string {
	if l.Unit != "bytes" {
		return strconv.Itoa(l.Max) + " " + l.Unit
	}
	return byteSize(int64(l.Max))
}

// byteSize writes a number of bytes in the largest unit that keeps it above 1.
func byteSize(n int64) string {
	switch {
	case n >= 1<<20:
		return decimal(n, 1<<20) + " MiB"
	case n >= 1<<10:
		return decimal(n, 1<<10) + " KiB"
	default:
		return strconv.Itoa(int(n)) + " bytes"
	}
}

// decimal writes n/unit with one decimal place, or none where it is zero.
func decimal(n, unit int64) string {
	tenths := (n*10 + unit/2) / unit
	if tenths%10 == 0 {
		return strconv.Itoa(int(tenths / 10))
	}
	return strconv.Itoa(int(tenths/10)) + "." + strconv.Itoa(int(tenths%10))
}
