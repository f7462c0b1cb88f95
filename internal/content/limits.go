package content

import "strconv"

// The limits of reading (reliability.md §4.1, rows 1, 2 and 9, and §4.2, row 16).
// They are checked before anything is parsed, so that no document can make a
// build slow.
const (
	// maxFile is the size of a file; a longer one is not read.
	maxFile = 16 << 20
	// maxText is the size of a text; of a longer one the page shows raw text.
	maxText = 2 << 20
	// maxFrontMatter is the size of front matter; a longer one is left out.
	maxFrontMatter = 64 << 10
	// maxDepth is how many levels deep a value may be; a deeper one is left out.
	maxDepth = 32
	// maxAttachment and maxSVG are the sizes of what is published with a document.
	maxAttachment = 50 << 20
	maxSVG        = 2 << 20
)

// tooDeep is what a decoder says of a value beyond maxDepth.
var tooDeep = "values are nested more than " + strconv.Itoa(maxDepth) + " levels deep"

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
