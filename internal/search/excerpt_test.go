package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shownExcerpt has brackets around the marks.
func shownExcerpt(e Excerpt) string {
	var b strings.Builder
	at := 0
	for _, mark := range e.Marks {
		b.WriteString(e.Text[at:mark.From] + "[" + e.Text[mark.From:mark.To] + "]")
		at = mark.To
	}
	return b.String() + e.Text[at:]
}

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("and so on it went for long ", 12)
	tests := []struct{ name, text, query, want string }{
		{"the words as written", "The Retries' storm.", "retry storm ", "The [Retries]' [storm]."},
		{"compounds and identifiers", "On db01: POOL-TIMEOUT", "db pool-timeout ", "On [db]01: [POOL-TIMEOUT]"},
		{"bigrams touch", "接続エラーが出た", "接続エラー ", "[接続エラー]が出た"},
		{"no word: the start", "The disk was full.\n\nMore.", "", "The disk was full. More."},
		{"a window in a long text", long + "the disk filled " + long, "disk ", "…for long and so on it went for long the [disk] filled and so on it went for long and so on it went for long and so on it went for long and so on it went for long and so on it went for long and so on it…"},
		{"where most of the query is", "The disk. " + long + "The disk was full.", "disk full ", "…for long and so on it went for long The [disk] was [full]."},
		{"blanks are single", "a  b\n\n```\ndisk   full\n```", "disk ", "a b [disk] full"},
		{"a word of the heading alone", "## Disk\n\nNothing here.", "disk ", "Nothing here."},
		{"characters of two units", strings.Repeat("🔥", 150) + " disk", "disk ", "…[disk]"},
		{"a phrase is one mark, its words alone are none", "disk full, disk empty", `"disk full"`, "[disk full], disk empty"},
		{"its words are where they are asked for too", "disk full, disk empty", `"disk full" disk `, "[disk full], [disk] empty"},
		{"the passage with the phrase", "The disk was not full. " + long + "Disk full!", `"disk full"`, "…for long and so on it went for long [Disk full]!"},
		{"the section with the phrase", "The disk was full.\n\n## Later\n\nA disk full alarm.", `"disk full"`, "A [disk full] alarm."},
		{"a phrase with stop words and identifiers", "The pool-timeout of db01 was hit.", `"pool-timeout the db01"`, "The [pool-timeout of db01] was hit."},
		{"no phrase runs across blocks", "Out of disk\n\nfull\n\ndisk full", `"disk full"`, "Out of disk full [disk full]"},
		{"a phrase of bigrams", "接続エラー。接続とエラー", `"接続エラー"`, "[接続エラー]。接続とエラー"},
		{"a phrase longer than the window", "It said: " + long, `"` + strings.TrimSpace(long) + `"`, "It said: and [so" + strings.Repeat(" on it went for long and so", 6) + " on it went for long]…"},
		{"a phrase in the title alone", "Nothing stands here.", `untitled "untitled"`, "Nothing stands here."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			results, err := bodies(t, Options{}, tt.text).Search(t.Context(), Query{Text: tt.query}, 1)
			if err != nil {
				t.Fatal(err)
			}
			if len(results.Hits) == 0 {
				t.Fatal("nothing found")
			}
			if diff := cmp.Diff(tt.want, shownExcerpt(results.Hits[0].Excerpt)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSectionLinks(t *testing.T) {
	x := bodies(t, Options{}, "disk full\n\n## One\n\ndisk\n\n## Two\n\ndisk full\n\n## Three\n\nnothing\n\n## Full\n\nempty\n\n## Five\n\nfull")
	results, err := x.Search(t.Context(), Query{Text: "disk full "}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := []SectionLink{{"Two", "s-two"}, {"One", "s-one"}, {"Full", "s-full"}}
	if diff := cmp.Diff(want, results.Hits[0].Sections); diff != "" {
		t.Error(diff)
	}
}
