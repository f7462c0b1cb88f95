package reading

import (
	"cmp"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
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
