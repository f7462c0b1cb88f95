package reading

import (
	"path"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A title made of a file name:
//
//	2024-05-01-search-is-slow.md      Search is slow
//	search-is-slow/index.md           Search is slow
//	postmortem-12.md                  none

var (
	uuidName = words.Pattern(`(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$`)
	nameDay  = words.Pattern(`^((?:19|20)\d\d)[-_.]?(\d{1,2})[-_.]?(\d{1,2})(?:[-_ .]|$)`)
	// namelessName is a file name without words: numbers, hashes, and the words
	// that every postmortem could be called.
	namelessName = words.Pattern(`(?i)^(?:{file.nameless}?[-_ #]*[0-9-]*|[0-9a-f]{12,}|index|_index|readme)$`)
	// fileName is a text that is what a file is called: parts without a blank.
	fileName = words.Pattern(`^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)+$`)
	// kindName is one that says what kind of document it is, and nothing else.
	kindName = words.Pattern(`(?i)^{file.nameless}$`)
)

// readableName makes a title of a file name; empty if it has no words.
func readableName(file string) string {
	name := kb.FileStem(file)
	if kb.IsIndexName(name) {
		name = path.Base(path.Dir(file))
	}
	if uuidName().MatchString(name) {
		return ""
	}
	if m := nameDay().FindString(name); m != "" {
		name = strings.TrimLeft(name[len(m):], "-_ .")
	}
	if namelessName().MatchString(name) {
		return ""
	}
	if !strings.Contains(name, " ") {
		name = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name))
	}
	if name == "." {
		return ""
	}
	return prose.UpperFirst(name)
}

// fewestParts is how many parts a file name has that is no name of a thing.
const fewestParts = 4

// isFileName tells whether a heading is what a file is called, such as
// "2024-05-01_search-is-slow" or "REPORT_12.md".
func isFileName(heading string) bool {
	heading = strings.TrimSpace(heading)
	if !fileName().MatchString(heading) {
		return false
	}
	return kb.IsDocumentName(heading) || len(strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("-_.", r) })) >= fewestParts
}
