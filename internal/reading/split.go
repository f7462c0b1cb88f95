package reading

import (
	"bytes"
	"maps"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// A log, several incidents in one file, is cut where each begins:
//
//	# Incident log
//
//	Our incidents, newest first.
//
//	## 2026-03-14: search is slow
//
//	## 2026-03-01: queue stuck
//
//	### Timeline
//
// The headings of one level are the incidents of a log if there are at least two
// and half of them name a day. A timeline with a heading for each day is none:
// its headings say nothing beside the day.

// Split cuts a log into one entry for each incident, with a heading of the first
// level, and one for a page with the rest of the text. A document that is no log
// comes back alone.
func Split(e content.Entry, doc *markdown.Doc) []content.Entry {
	starts := logHeadings(doc)
	if len(starts) == 0 {
		return []content.Entry{e}
	}
	lines := bytes.SplitAfter(e.Body, []byte{'\n'})
	var parts []content.Entry
	rest := make([][]byte, 0, len(lines))
	done := 0
	for _, start := range starts {
		from, to := start.line-e.BodyLine, min(start.end-e.BodyLine, len(lines))
		if from < done || from >= to || !bytes.HasPrefix(lines[from], []byte{'#'}) {
			return []content.Entry{e}
		}
		rest = append(rest, lines[done:from]...)
		parts = append(parts, logPart(e, start, lines[from:to]))
		// Blank lines in place of the part keep the lines of the rest true.
		rest = append(rest, bytes.Repeat([]byte{'\n'}, to-from))
		done = to
	}
	rest = append(rest, lines[done:]...)
	if body := bytes.Join(rest, nil); len(bytes.TrimSpace(body)) > 0 {
		page := e
		page.Role, page.Body = content.PageRole, body
		parts = append(parts, page)
	}
	return parts
}

// logHeading is a heading that begins an incident of a log.
type logHeading struct {
	line int
	// end is the first line behind the incident.
	end  int
	text string
}

// deepestLogLevel is the lowest level of headings at which a log is cut.
const deepestLogLevel = 4

// logHeadings finds the headings at which a log is cut, of the highest level that
// will do; none if the document is no log.
func logHeadings(doc *markdown.Doc) []logHeading {
	for level := 1; level <= deepestLogLevel; level++ {
		var found []logHeading
		dated := 0
		for _, b := range each(doc.Blocks) {
			if b.Kind != markdown.Heading || b.Level > level {
				continue
			}
			if n := len(found); n > 0 && found[n-1].end == 0 {
				found[n-1].end = b.Line
			}
			if b.Level == level {
				found = append(found, logHeading{line: b.Line, text: b.Text})
				if namesIncident(b.Text) {
					dated++
				}
			}
		}
		if dated >= 2 && 2*dated >= len(found) {
			if n := len(found); found[n-1].end == 0 {
				found[n-1].end = int(^uint(0) >> 1)
			}
			return found
		}
	}
	return nil
}

// namesIncident tells whether a heading has a day and words beside it.
func namesIncident(text string) bool {
	if t := splitTitle(text, 0, when.Context{}); !t.day.IsZero() {
		return t.text != prose.Line(text) || wordsBeside(text, t.written)
	}
	m := dayInName().FindString(text)
	return m != "" && wordsBeside(text, m)
}

func wordsBeside(text, day string) bool {
	return strings.IndexFunc(strings.Replace(text, day, "", 1), prose.IsWordRune) >= 0
}

// logPart is one incident of a log: its heading becomes one of the first level,
// and its address comes from the file and the heading. What the front matter says
// of the whole log holds for each, but for what tells incidents apart.
func logPart(e content.Entry, start logHeading, lines [][]byte) content.Entry {
	part := e
	part.Fields = maps.Clone(e.Fields)
	if part.Fields == nil {
		part.Fields = map[content.Key]content.Value{}
	}
	for _, key := range append([]content.Key{
		content.KeyTitle, content.KeyID, content.KeyDate, content.KeySummary, content.KeyAliases,
		content.KeyActions, content.KeyFactors, content.KeyMitigators,
	}, markKeys[:]...) {
		delete(part.Fields, key)
	}
	part.Fields[content.KeySlug] = content.Value{Text: kb.Slug(start.text), Key: content.KeySlug.String(), Line: start.line}
	part.Role = content.IncidentRole
	part.BodyLine = start.line
	part.Body = append([]byte{'#'}, bytes.TrimLeft(bytes.Join(lines, nil), "#")...)
	part.Problems = nil
	return part
}
