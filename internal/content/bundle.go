package content

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// A folder that holds one incident, whose text is the folder's index or README,
// as Hugo and its kin keep a document with its images:
//
//	2024-01-03-disk-full/index.md      the folder is named by a day
//	2024-01 disk full/README.md        or by a month and words
//	INC-42/README.md                   or by the number of an incident
//	disk-full/index.md                 or the front matter has a date or a severity
//	incidents/disk-full/index.md       or it stands in a row of such folders
//
// Every other index is a page, and so is _index.md, which lists a section.

// bundleName matches the name of a folder that is named like one incident.
var bundleName = words.Pattern(`(?i)(?:^|[^0-9])(?:19|20)\d\d[-_.]\d{1,2}[-_.]\d{1,2}(?:[^0-9]|$)` +
	`|^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[^0-9]|$)` +
	`|^(?:19|20)\d\d[-_.](?:0[1-9]|1[0-2])[-_. ]+\pL` +
	`|^(?:inc|incident|pm|pir|rca|cir|coe|sev[0-5]?|outage|post-?mortem)[-_ #]*(?:(?:19|20)\d\d[-_ ])?\d+(?:[-_ .]|$)`)

// namesBundle tells whether a file is the index of a folder named like one
// incident.
func namesBundle(file string) bool {
	return isBundleIndex(file) && bundleName().MatchString(path.Base(path.Dir(file)))
}

// isBundleIndex tells whether a file may be the text of its folder.
func isBundleIndex(file string) bool {
	stem, _, _ := strings.Cut(path.Base(file), ".")
	return strings.Contains(file, "/") && kb.IsIndexName(stem) && !strings.HasPrefix(stem, "_")
}

// bundleList matches a folder that is there for incidents, by one of the parts of its
// path.
var bundleList = words.Pattern(`(?i)(?:^|[/_-]){folder.incidents}(?:[/_-]|$)`)

// incidentsInARow makes the indexes of folders beside each other incidents, where all of
// them lie in a folder for incidents and none has a document beside it:
//
//	incidents/disk-full/index.md
//	incidents/mail-late/index.md
func incidentsInARow(files []File) {
	documents, indexes := map[string]int{}, map[string][]int{}
	for i := range files {
		dir := path.Dir(files[i].Path)
		documents[dir]++
		if f := &files[i]; f.entrance && strings.EqualFold(kb.FileStem(f.Path), "index") && bundleList().MatchString(path.Dir(dir)) {
			indexes[path.Dir(dir)] = append(indexes[path.Dir(dir)], i)
		}
	}
	for _, row := range indexes {
		alone := len(row) > 1
		for _, i := range row {
			alone = alone && documents[path.Dir(files[i].Path)] == 1
		}
		for _, i := range row {
			if alone {
				files[i].Role, files[i].entrance = IncidentRole, false
			}
		}
	}
}

// oneIncidentAFolder makes pages of all but one of the files that could be the text of
// their folder, so that no event is two incidents. An index comes before a README, and of
// two of one name the one whose ending comes first in the list of endings; the other is told.
func oneIncidentAFolder(files []File) []problem.Problem {
	texts := map[string]int{}
	isIncident := func(f File) bool { return (f.Role == IncidentRole || f.entrance) && isBundleIndex(f.Path) }
	for i, f := range files {
		if first, taken := texts[path.Dir(f.Path)]; isIncident(f) && (!taken || compareIndexes(f, files[first]) < 0) {
			texts[path.Dir(f.Path)] = i
		}
	}
	var problems []problem.Problem
	for i := range files {
		f := &files[i]
		first, taken := texts[path.Dir(f.Path)]
		if !taken || first == i || !isIncident(*f) {
			continue
		}
		if f.Role, f.entrance = PageRole, false; sameStem(f.Path, files[first].Path) {
			problems = append(problems, problem.New(problem.PageGuessed, problem.Place{File: f.Path, Line: 1},
				fmt.Sprintf("%q tells of the incident of this folder, so this is a page", files[first].Path)).
				WithHelp("keep one of them, or give it a name of its own if it tells of another incident"))
		}
	}
	return problems
}

// compareIndexes orders the files that could be the text of one folder.
func compareIndexes(a, b File) int {
	rank := func(file string) (readme, ending int) {
		stem := kb.FileStem(file)
		if strings.EqualFold(stem, "readme") {
			readme = 1
		}
		return readme, slices.Index(kb.DocumentEndings, strings.ToLower(path.Base(file)[len(stem):]))
	}
	readme, ending := rank(a.Path)
	otherReadme, otherEnding := rank(b.Path)
	return cmp.Or(cmp.Compare(readme, otherReadme), cmp.Compare(ending, otherEnding), strings.Compare(a.Path, b.Path))
}

func sameStem(a, b string) bool { return strings.EqualFold(kb.FileStem(a), kb.FileStem(b)) }

// bundleFields are the keys that only an incident has a use for.
var bundleFields = map[Key]bool{KeyDate: true, KeyStarted: true, KeyDetected: true, KeyResolved: true, KeySeverity: true}

// statesIncident tells whether front matter has one of them.
func statesIncident(pairs []Pair) bool {
	t := roleTables()[IncidentRole]
	for _, p := range pairs {
		if c, known := t.claims[fold(p.Key)]; known && c.field >= 0 && bundleFields[t.fields[c.field].Key] && p.Value.Text != "" {
			return true
		}
	}
	return false
}
