package vocabulary

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A labelled item says what a careful reader sees in an item of a real document.
// The files are tab-separated: folder, file, line, role, labels, text.
type labelled struct {
	folder, role, text string
	labels             []string
}

// readLabelled reads the items of a file of labels, whole where the folders beside
// it hold the document.
func readLabelled(t *testing.T, name string) (items []labelled) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skipf("no labelled items beside the checkout: %v", err)
	}
	s := bufio.NewScanner(bytes.NewReader(data))
	for first := true; s.Scan(); first = false {
		fields := strings.Split(s.Text(), "\t")
		if first || len(fields) < 6 || fields[3] == "document" {
			continue
		}
		item := labelled{folder: fields[0], role: fields[3], text: fields[5]}
		for label := range strings.SplitSeq(fields[4], ",") {
			if label = strings.TrimSpace(label); label != "none" {
				item.labels = append(item.labels, label)
			}
		}
		line, _ := strconv.Atoi(fields[2])
		if whole := itemAt(filepath.Join(filepath.Dir(name), fields[0], fields[1]), line); len(whole) > len(item.text) {
			item.text = whole
		}
		items = append(items, item)
	}
	return items
}

var listMark = regexp.MustCompile(`^\s*(?:[-*+]|\d+[.)])\s+`)

// itemAt returns the list item or paragraph that starts on a line of a file.
func itemAt(name string, line int) string {
	data, err := os.ReadFile(name)
	lines := strings.Split(string(data), "\n")
	if err != nil || line < 1 || line > len(lines) {
		return ""
	}
	text := listMark.ReplaceAllString(lines[line-1], "")
	for _, next := range lines[line:] {
		if strings.TrimSpace(next) == "" || listMark.MatchString(next) || strings.HasPrefix(next, "#") {
			break
		}
		text += "\n" + strings.TrimSpace(next)
	}
	return text
}

type tally struct{ right, given, wanted int }

func (s tally) precision() float64 { return float64(s.right) / float64(max(1, s.given)) }
func (s tally) recall() float64    { return float64(s.right) / float64(max(1, s.wanted)) }

// score compares what a vocabulary suggests for items with their labels.
func score(t *testing.T, v *Vocabulary, items []labelled) map[string]tally {
	language := map[string]string{}
	for _, item := range items {
		language[item.folder] += item.text + "\n"
	}
	tallies := map[string]tally{}
	for _, item := range items {
		var got, why []string
		for _, s := range v.Read(Item{Text: item.text, Role: Role(item.role), Language: languageOfText(language[item.folder])}).Suggestions {
			got = append(got, s.Slug)
			if !slices.Contains(item.labels, s.Slug) {
				why = append(why, fmt.Sprintf("%s %.2f %q by %.60s", s.Slug, s.Score, s.Words, s.Phrase))
			}
		}
		right := 0
		for _, slug := range got {
			if slices.Contains(item.labels, slug) {
				right++
			}
		}
		for _, key := range []string{item.role, item.role + " " + item.folder} {
			s := tallies[key]
			s.right, s.given, s.wanted = s.right+right, s.given+len(got), s.wanted+len(item.labels)
			tallies[key] = s
		}
		if right < len(got) || right < len(item.labels) {
			t.Logf("%s: have %v, want %v | %.110q %v", item.role, got, item.labels, item.text, why)
		}
	}
	return tallies
}

// TestCorpora holds the starter vocabulary against real documents: those beside the
// checkout, or the file of labels that DEBRIEF_LABELS names.
func TestCorpora(t *testing.T) {
	name := cmp.Or(os.Getenv("DEBRIEF_LABELS"), "../../../shared/corpora/FACTORS.tsv")
	tallies := score(t, New(Starter()), readLabelled(t, name))
	for _, key := range slices.Sorted(maps.Keys(tallies)) {
		s := tallies[key]
		t.Logf("%-40s precision %.2f (%d/%d) recall %.2f (%d/%d)", key, s.precision(), s.right, s.given, s.recall(), s.right, s.wanted)
	}
	if os.Getenv("DEBRIEF_LABELS") != "" {
		return
	}
	for role, least := range map[Role][2]float64{Cause: {0.88, 0.65}, Mitigator: {0.85, 0.50}} {
		if s := tallies[string(role)]; s.precision() < least[0] || s.recall() < least[1] {
			t.Errorf("%s: precision %.2f, want %.2f; recall %.2f, want %.2f", role, s.precision(), least[0], s.recall(), least[1])
		}
	}
}
