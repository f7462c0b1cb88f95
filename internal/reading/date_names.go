package reading

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Days and months in the names of files and folders:
//
//	2026-03-09-disk.md       20260309_disk.md       9-Mar-2026-disk.md
//	2026/03/09/disk.md       2026/27 April.md       2026-03/disk.md
//	09-03-2026-disk.md       disk-03272026.md       in the order in which the document writes days

var dayInName = words.Pattern(`(?:^|[^0-9])((?:19|20)\d\d[-_.]?\d{1,2}[-_.]?\d{1,2})(?:[^0-9]|$)|(?:^|[^0-9A-Za-z])(\d{1,2}[-_ .][A-Za-z]{3,9}[-_ .](?:19|20)\d\d)(?:[^0-9]|$)`)

// fileDay is the day in a file's name, or in the name of the folder that the file
// stands for; zero if there is none.
func fileDay(file string) kb.Date {
	for _, name := range []string{kb.FileStem(file), path.Base(path.Dir(file))} {
		if uuidName().MatchString(name) {
			break
		}
		for _, m := range dayInName().FindAllStringSubmatch(name, -1) {
			text := strings.ReplaceAll(m[1]+m[2], "_", "-")
			if day, n, _ := (when.Context{}).ReadDay(text); n == len(text) && !day.IsZero() {
				return day
			}
		}
		if !kb.IsIndexName(name) && !namelessName().MatchString(name) {
			break
		}
	}
	return dayOfFolders(file)
}

var (
	dayFolders  = words.Pattern(`(?:^|/)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/`)
	titleWord   = words.Pattern(`(?:^|\s)\p{Ll}`)
	yearFolders = words.Pattern(`(?:^|/)((?:19|20)\d\d)(?:[-_ ][^/]*)?/`)
)

// dayOfFolders is the day that folders name, 2026/03/09/disk.md, or that of a file
// in the folder of a year, 2026/27 April.md; zero if there is none.
func dayOfFolders(file string) kb.Date {
	if m := dayFolders().FindStringSubmatch(file); m != nil {
		day, _, _ := when.Context{}.ReadDay(m[1] + "-" + m[2] + "-" + m[3])
		return day
	}
	m := yearFolders().FindStringSubmatch(file)
	name := strings.ReplaceAll(strings.ReplaceAll(kb.FileStem(file), "-", " "), "_", " ")
	if m == nil || when.Year(name) > 0 {
		return kb.Date{}
	}
	// A name may be written small, where a sentence would mean something else.
	day, n, _ := when.Context{Year: prose.Number(m[1])}.ReadDay(titleWord().ReplaceAllStringFunc(name, strings.ToUpper))
	if n == 0 || !strings.ContainsFunc(name[:n], unicode.IsLetter) || strings.TrimSpace(name[n:]) != "" && name[n] != ' ' {
		return kb.Date{}
	}
	return day
}

// monthFolders are folders named by a year and a month.
var monthFolders = words.Pattern(`(?:^|/)((?:19|20)\d\d)[-_./](0?[1-9]|1[0-2])(?:[-_ ][^/]*)?/`)

// folderMonth is the month that a document's folders name, without a day; zero if
// they name none.
func folderMonth(file string) kb.Date {
	m := monthFolders().FindStringSubmatch(file)
	if m == nil {
		return kb.Date{}
	}
	return kb.Date{Year: prose.Number(m[1]), Month: time.Month(prose.Number(m[2]))}
}

// yearLastName is a day in a file name whose year stands last, in front of all else or
// without signs.
var yearLastName = words.Pattern(`(?:^(\d{1,2})([-_.])(\d{1,2})([-_.])|(?:^|[-_. ])(\d\d)(\d\d))((?:19|20)\d\d)(?:[^0-9]|$)`)

// fileDay is the day in the file's name, in the order in which the document
// writes days where the year stands last.
func (s *source) fileDay() kb.Date {
	if !s.named.IsZero() {
		return s.named
	}
	name := kb.FileStem(s.entry.Path)
	m := yearLastName().FindStringSubmatch(name)
	if m == nil || m[2] != m[4] {
		return kb.Date{}
	}
	sign := cmp.Or(strings.ReplaceAll(m[2], "_", "-"), "-")
	day, _, _ := s.outline.dates.ReadDay(m[1] + m[5] + sign + m[3] + m[6] + sign + m[7])
	return day
}

// dayInTitle is the day that stands before the words of a title, or the only one in
// them or in those of front matter.
func (s *source) dayInTitle(t title) []dateSource {
	if !t.day.IsZero() {
		return []dateSource{{day: t.day, until: s.lastDay(&kb.Moment{Written: t.written}, t.end), what: t.what, at: s.placeInBody(t.line, t.written)}}
	}
	if day, written := s.onlyDay(t.text); !day.IsZero() {
		return []dateSource{{day: day, what: t.what, at: s.placeInBody(t.line, written)}}
	}
	if value, ok := s.field(content.KeyTitle); ok {
		if day, _ := s.onlyDay(value.Text); !day.IsZero() {
			return []dateSource{{day: day, what: "the title", at: placeOf(value)}}
		}
	}
	return nil
}

// 05/03/2026 is the third of May or the fifth of March: where nothing in the document
// says which, its author is told how it was read.

// reportOrder tells how a day was read whose month and day nothing tells apart.
func (s *source) reportOrder() {
	written := s.outline.dates.Guessed()
	if written == "" {
		return
	}
	day, _, _ := s.outline.dates.ReadDay(written)
	at, found := s.placeOfDay(written)
	if day.IsZero() || !found {
		return
	}
	s.report(at, problem.DateOrder, fmt.Sprintf("%s is read as %s, with the month first, since nothing says otherwise", written, day), "")
}

// placeOfDay is where a day is first written, in the front matter or below it.
func (s *source) placeOfDay(written string) (at place, found bool) {
	for _, key := range dayKeys {
		if value, ok := s.field(key); ok && strings.Contains(value.Text, written) {
			return placeOf(value), true
		}
	}
	before, _, found := strings.Cut(string(s.entry.Body), written)
	return s.placeInBody(s.entry.BodyLine+strings.Count(before, "\n"), written), found
}

// dayKeys are the keys of front matter that hold a day.
var dayKeys = []content.Key{
	content.KeyDate, content.KeyStarted, content.KeyDetected, content.KeyAcknowledged, content.KeyMitigated, content.KeyResolved,
}

// daysOfKeys are the days of the front matter, as written, a line each.
func (s *source) daysOfKeys() string {
	var days strings.Builder
	for _, key := range dayKeys {
		if said := s.text(key); said != "" {
			days.WriteString(said + "\n")
		}
	}
	return days.String()
}
