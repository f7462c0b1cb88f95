package content

import (
	"bytes"

	"github.com/debrief-dev/debrief/internal/words"
)

// A text that is Markdown in a fence, as assistants hand it over, with its front matter
// inside of the fence or above it:
//
//	```markdown
//	---
//	title: Disk full
//	---
//	# Disk full
//	…
//	```
//
// The two lines of the fence give way to blanks, so that every place stays what it is.

// wrapping is a fence of Markdown that opens a text.
var wrapping = words.Pattern("^\\s*(`{3,}|~{3,})[ \t]*(?i:md|markdown)[ \t]*\n")

// unwrapped is a text without the fence around all of it.
func unwrapped(source []byte) []byte {
	open := wrapping().FindSubmatchIndex(source)
	if open == nil {
		return source
	}
	fence := source[open[2]:open[3]]
	end := len(bytes.TrimRight(source, " \t\n"))
	last := bytes.LastIndexByte(source[:end], '\n') + 1
	if last < open[1] || !closes(bytes.TrimSpace(source[last:end]), fence) || !balanced(source[open[1]:last], fence) {
		return source
	}
	body := bytes.Clone(source)
	blank(body[open[2] : open[1]-1])
	blank(body[last:end])
	return body
}

// balanced tells whether all fences inside of a text are closed in it, the first of
// which opens one.
func balanced(inner, fence []byte) bool {
	fences := 0
	for line := range bytes.Lines(inner) {
		line = bytes.TrimSpace(line)
		if !bytes.HasPrefix(line, fence) {
			continue
		}
		if fences++; fences == 1 && len(line) == len(fence) {
			return false
		}
	}
	return fences%2 == 0
}

// closes tells whether a line ends what a fence opened.
func closes(line, fence []byte) bool {
	return len(line) >= len(fence) && len(bytes.Trim(line, string(fence[:1]))) == 0
}

func blank(line []byte) {
	for i := range line {
		line[i] = ' '
	}
}
