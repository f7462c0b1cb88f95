package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A status says where a document stands (draft, review, final, closed) or, in
// many folders, where its incident stands (ongoing, resolved). Words of all
// dialects become one of these six; any other word stays as the author wrote it.

// readStatus returns the status and where it was read; empty if none is recorded.
func (s *source) readStatus() (string, kb.Origin) {
	if value, ok := s.field(content.KeyStatus); ok && !isPlaceholder(value.Text) {
		status, known := statusOf(value.Text)
		if !known {
			help := ""
			if near := kb.Nearest(strings.ToLower(status), kb.Statuses); near != "" {
				help = fmt.Sprintf("did you mean %q?", near)
			}
			s.report(placeOf(value), problem.StatusUnknown, fmt.Sprintf("the status %q is shown as written", status), help)
		}
		if status == kb.StatusDraft && !s.flag(content.KeyDraft) {
			s.report(placeOf(value), problem.StatusDraft, "the status says draft, and the document is published all the same", "")
		}
		return status, originOf(value)
	}
	if l, ok := s.labels[statusLabel]; ok {
		status, known := statusOf(l.text.Plain)
		if !known && len(l.items) > 1 {
			// A list tells how things stand; it is no word for it.
			return "", kb.Origin{}
		}
		if !known && len(strings.Fields(status)) > longestOwnStatus {
			// Nor is a sentence.
			return "", kb.Origin{}
		}
		return status, kb.Origin{What: l.origin(), Line: l.text.Line}
	}
	if value, ok := s.field(content.KeyIsResolved); ok && s.flag(content.KeyIsResolved) {
		return kb.StatusResolved, originOf(value)
	}
	return "", kb.Origin{}
}

// originOf is where a value of the front matter was read.
func originOf(value content.Value) kb.Origin {
	return kb.Origin{What: fmt.Sprintf("the key %q", value.Key), Line: value.Line}
}

// longestOwnStatus bounds the words of a status that is none of ours.
const longestOwnStatus = 6

// statusOf finds the status that words mean by the first of them, or returns the
// words themselves.
func statusOf(text string) (status string, known bool) {
	own := strings.Trim(firstLine(text), "[]*_ ")
	if status, known := beginning(statusWords(), own); known {
		return status, true
	}
	return withoutBracket(own), false
}

// withoutBracket leaves out what a further sentence or a bracket behind a status
// remarks, be it closed on the line or not: "Partly fixed (one folder is left".
func withoutBracket(status string) string {
	if first := strings.TrimRight(prose.Sentence(status), " .。"); first != "" {
		status = first
	}
	if at := strings.IndexAny(status, "(（"); at > 0 && prose.HasLetter(status[:at]) {
		return strings.TrimRight(status[:at], " ,;:–—-")
	}
	return status
}

// statusWords are the words of each status, as headingWords leaves them.
var statusWords = words.Index[string]("status.")
