package reading

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Real folders with values that people read closely, outside the repository. A
// cell may hold several right answers; what is counted is told at the top of the
// file with the values.
const realCorpora = "../../../shared/corpora"

// wanted is one row of the expected values.
type wanted struct {
	folder, file                            string
	title, date, severity, timeline, action string
}

// readWanted reads the tables below headings that name a folder.
func readWanted(t *testing.T) []wanted {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(realCorpora, "TRUTH.md"))
	if err != nil {
		t.Skipf("the real corpora are not here: %v", err)
	}
	var rows []wanted
	folder := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if heading, found := strings.CutPrefix(line, "## "); found {
			folder, _, _ = strings.Cut(heading, " ")
		}
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "| ---") || strings.HasPrefix(line, "| File") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, wanted{folder, cells[0], cells[1], cells[2], cells[3], cells[5], cells[6]})
	}
	return rows
}

func readReal(t *testing.T, folder, file string) *kb.Incident {
	t.Helper()
	fsys := os.DirFS(filepath.Join(realCorpora, folder))
	info, err := fs.Stat(fsys, file)
	if err != nil {
		t.Fatal(err)
	}
	entry := content.Read(fsys, content.File{Path: file, Size: info.Size()})
	doc := markdown.Parse(markdown.Source{File: file, Text: entry.Body, Line: entry.BodyLine}, markdown.Options{})
	incident, _ := Incident(entry, doc, Rules{})
	return incident
}

func TestRealDocumentsAreRead(t *testing.T) {
	good, total := map[string]int{}, map[string]int{}
	all := 0
	for _, want := range readWanted(t) {
		got := readReal(t, want.folder, want.file)
		check := func(field string, ok bool, expected string, value any) {
			total[field]++
			if ok {
				good[field]++
				all++
				return
			}
			t.Logf("%s/%s: %s: want %q, got %v", want.folder, want.file, field, expected, value)
		}
		check("title", titleAgrees(want.title, got.Title, want.file), want.title, got.Title)
		check("date", dateAgrees(want.date, got.Date.String()), want.date, got.Date)
		severity := ""
		if got.Severity != nil {
			severity = got.Severity.Text
		}
		check("severity", severityAgrees(want.severity, severity), want.severity, severity)
		check("timeline", countAgrees(want.timeline, len(got.Timeline)), want.timeline, len(got.Timeline))
		triple := actionCounts(got.Actions)
		check("actions", actionsAgree(want.action, triple), want.action, triple)
	}
	sum := 0
	for field, n := range total {
		sum += n
		share := float64(good[field]) / float64(n)
		t.Logf("%s: %d of %d", field, good[field], n)
		if share < 0.93 {
			t.Errorf("%s: %d of %d values agree; want 0.93", field, good[field], n)
		}
	}
	if share := float64(all) / float64(sum); share < 0.97 {
		t.Errorf("%d of %d values agree, %.3f; want 0.97", all, sum, share)
	}
}

var (
	notWords     = regexp.MustCompile(`[^\p{L}\p{N}]+`)
	marginalNote = regexp.MustCompile(`\(amb[^)]*\)|\(file name[^)]*\)|\(front matter[^)]*\)`)
	isoDay       = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
	inCode       = regexp.MustCompile("`[^`]*`")
	anyNumber    = regexp.MustCompile(`\d+`)
	threeNumbers = regexp.MustCompile(`(\d+) / (\d+) / (\d+)`)
)

// plainWords are the words of a text for comparison.
func plainWords(text string) string {
	text = strings.ToLower(norm.NFKC.String(text))
	return strings.TrimSpace(notWords.ReplaceAllString(text, " "))
}

// titleAgrees accepts a title with or without a date or an id in front.
func titleAgrees(want, got, file string) bool {
	if strings.HasPrefix(want, "no title") {
		name := plainWords(strings.TrimSuffix(file, filepath.Ext(file)))
		return got != "" && !strings.Contains(plainWords(got), name)
	}
	w, g := plainWords(marginalNote.ReplaceAllString(want, "")), plainWords(got)
	if w == "" || g == "" {
		return false
	}
	return (strings.Contains(w, g) || strings.Contains(g, w)) && 2*min(len(w), len(g)) >= max(len(w), len(g))
}

func dateAgrees(want, got string) bool {
	days := isoDay.FindAllString(want, -1)
	if strings.HasPrefix(want, "none") || len(days) == 0 {
		return got == ""
	}
	return slices.Contains(days, got)
}

func severityAgrees(want, got string) bool {
	if strings.HasPrefix(want, "none") {
		return got == ""
	}
	return got != "" && strings.Contains(plainWords(got), plainWords(want))
}

// countAgrees accepts the first number, or any where the note gives a choice.
func countAgrees(want string, got int) bool {
	plain := inCode.ReplaceAllString(want, "")
	for i, digits := range anyNumber.FindAllString(plain, -1) {
		if n, _ := strconv.Atoi(digits); n == got && (i == 0 || strings.Contains(plain, "amb") || strings.Contains(plain, "without")) {
			return true
		}
	}
	return false
}

// actionCounts are all actions, those done, and those with an owner.
func actionCounts(actions []kb.Action) [3]int {
	counts := [3]int{len(actions)}
	for _, action := range actions {
		if action.State == kb.ActionDone {
			counts[1]++
		}
		if action.Owner != "" {
			counts[2]++
		}
	}
	return counts
}

func actionsAgree(want string, got [3]int) bool {
	triples := threeNumbers.FindAllString(want, -1)
	if len(triples) == 0 {
		triples = []string{"0 / 0 / 0"}
	}
	for _, triple := range triples {
		if triple == fmt.Sprintf("%d / %d / %d", got[0], got[1], got[2]) {
			return true
		}
	}
	return false
}
