package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestMatching has a case for each rule of what a query finds, in order.
func TestMatching(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		query string
		want  string
	}{
		{"a word", []string{"disk full", "disk", "network"}, "full ", "a"},
		{"more of a word in less text first", []string{"disk and much else that was seen", "disk", "disk disk"}, "disk ", "c b a"},
		{"both of two words", []string{"disk", "full", "disk full"}, "disk full ", "c"},
		{"half of more words", []string{"pool timeout", "pool", "pool timeout payments", "latency"}, "pool timeout payments latency ", "c a"},
		{"some words, where none has enough", []string{"pool", "timeout"}, "pool timeout ", "a b"},
		{"a word that no document has", []string{"pool", "disk"}, "pool qqqqqq ", "a"},
		{"equal scores: the order of documents", []string{"disk", "disk", "disk"}, "disk ", "a b c"},
		{"stems", []string{"retrying", "retries", "retry", "rest"}, "retried ", "a b c"},
		{"the word itself before its stems", []string{"retries", "retry"}, "retry ", "b a"},
		{"a half typed word", []string{"timeout", "time", "tim", "item"}, "tim", "c a b"},
		{"a whole word does not go on", []string{"timeouts", "timer"}, "time ", ""},
		{"a typo: left out", []string{"database", "data"}, "databse ", "a"},
		{"a typo: one too many", []string{"database"}, "databasse ", "a"},
		{"a typo: another letter", []string{"database"}, "datebase ", "a"},
		{"a typo: neighbours exchanged", []string{"database"}, "databsae ", "a"},
		{"two typos are too many", []string{"database"}, "dtabse ", ""},
		{"no typos in short words", []string{"disk"}, "disc ", ""},
		{"no typos where the word exists", []string{"trial", "trail"}, "trail ", "b"},
		{"a phrase", []string{"too many clients", "many too clients", "too many slow clients"}, `"too many clients"`, "a"},
		{"a phrase over a stop word", []string{"out of disk", "out disk", "out some disk"}, `"out of disk"`, "a c"},
		{"a phrase does not run over blocks", []string{"too many\n\nclients", "too many clients"}, `"many clients"`, "b"},
		{"a phrase inside a compound", []string{"GitHub Actions down"}, `"github actions"`, "a"},
		{"a phrase has no stems", []string{"too many client"}, `"many clients"`, ""},
		{"a phrase of one word has none either", []string{"client", "clients"}, `"clients"`, "b"},
		{"a phrase with a word that nobody wrote", []string{"disk full"}, `"disk qqqq"`, ""},
		{"a minus", []string{"disk full", "disk test"}, "disk -test ", "a"},
		{"a minus takes stems along", []string{"disk full", "disk tests"}, "disk -test", "a"},
		{"a minus with a phrase", []string{"disk dry run", "disk run dry"}, `disk -"dry run"`, "b"},
		{"a minus with an identifier", []string{"pool-timeout", "pool timeout"}, "pool -pool-timeout", "b"},
		{"a minus alone lists the rest", []string{"disk", "network"}, "-disk", "b"},
		{"a joined identifier finds its words", []string{"pool timeout", "pool-timeout"}, "pool-timeout ", "b a"},
		{"words find a joined identifier", []string{"ERR_CONN_RESET"}, "conn reset ", "a"},
		{"a compound whole", []string{"db01 down", "db 01 down"}, "db01 ", "a"},
		{"a compound by its pieces", []string{"db 02 down"}, "db02 ", "a"},
		{"a piece of a compound", []string{"NullPointerException"}, "pointer ", "a"},
		{"accents on neither side matter", []string{"Störung", "storung"}, "STÖRUNG ", "a b"},
		{"bigrams", []string{"接続エラー", "接続", "続接"}, "接続 ", "b a"},
		{"one character", []string{"接続エラー", "障害"}, "接", "a"},
		{"stop words alone list everything", []string{"disk", "network"}, "the ", "a b"},
		{"nothing lists everything", []string{"disk", "network"}, "", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(t, bodies(t, Options{}, tt.texts...), Query{Text: tt.query})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOtherLanguagesHaveNoStems(t *testing.T) {
	x := bodies(t, Options{Language: "de"}, "retries", "retry")
	if got := found(t, x, Query{Text: "retry "}); got != "b" {
		t.Errorf("found %q, want b", got)
	}
	if got := found(t, bodies(t, Options{Language: "de"}, "was", "ist"), Query{Text: "was "}); got != "a" {
		t.Errorf("found %q, want a: stop words are English", got)
	}
}

func TestPartial(t *testing.T) {
	x := bodies(t, Options{}, "pool timeout", "pool")
	for query, want := range map[string]bool{"pool timeout ": false, "pool qqqqqq ": true, "qqqqqq ": false, "": false} {
		results, err := x.Search(t.Context(), Query{Text: query}, 10)
		if err != nil {
			t.Fatal(err)
		}
		if results.Partial != want {
			t.Errorf("%q: partial is %v, want %v", query, results.Partial, want)
		}
	}
}

func TestLimit(t *testing.T) {
	x := bodies(t, Options{}, "disk", "disk", "disk")
	for _, limit := range []int{-1, 0, 2, 9} {
		results, err := x.Search(t.Context(), Query{Text: "disk "}, limit)
		if err != nil {
			t.Fatal(err)
		}
		if want := min(max(limit, 0), 3); len(results.Hits) != want || results.Total != 3 {
			t.Errorf("limit %d: %d hits of %d, want %d of 3", limit, len(results.Hits), results.Total, want)
		}
	}
}

func TestNearest(t *testing.T) {
	x := bodies(t, Options{}, "timeout timer time timeouts", "network")
	results, err := x.Search(t.Context(), Query{Text: "timetable netzwerk "}, 10)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"time", "timeout", "timeouts", "network"}, results.Nearest); diff != "" {
		t.Error(diff)
	}
}

func TestRequired(t *testing.T) {
	for n, want := range []int{0, 1, 2, 2, 2, 3, 3, 4} {
		if got := required(n); got != want {
			t.Errorf("%d words: %d are required, want %d", n, got, want)
		}
	}
}

func TestOneTypo(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"timeout", "timeut", true}, {"timeout", "timeoutt", true}, {"timeout", "timeaut", true}, {"timeout", "tiemout", true},
		{"timeout", "imeout", true}, {"timeout", "timeou", true}, {"timeout", "timeout", false}, {"timeout", "tmeot", false},
		{"timeout", "tiemuot", false}, {"ab", "ba", true}, {"", "a", true}, {"störung", "storung", true},
	}
	for _, tt := range tests {
		if got := oneTypo([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("%s and %s: %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := oneTypo([]rune(tt.b), []rune(tt.a)); got != tt.want {
			t.Errorf("%s and %s: %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestCompareWords(t *testing.T) {
	// In the order of UTF-16 units.
	words := []string{"", "a", "aa", "b", "é", "接", "𐐷", "\ue000", "ｱ", "ｱa"}
	for i, a := range words {
		for j, b := range words {
			if got, want := compareWords(a, b), min(1, max(-1, i-j)); got != want {
				t.Errorf("%q and %q: %d, want %d", a, b, got, want)
			}
		}
	}
}

// TestAPageStandsBelowIncidents that have as many of the words: a guide to searching
// has the words of its own examples, and is no answer to who looks for them.
func TestAPageStandsBelowIncidents(t *testing.T) {
	full := incidentOf("full.md", "Orders refused", "2026-01-02", "At last the disk was full.")
	half := incidentOf("half.md", "Slow disk", "2026-02-03", "It was slow.")
	guide := incidentOf("guide.md", "Disk full", "", "Search for disk full. Disk full is found.")
	x := indexOf(t, Options{}, kb.Parts{Incidents: []*kb.Incident{full, half}, Pages: []*kb.Page{{Document: guide.Document}}})
	for query, want := range map[string]string{"disk full ": "full guide", "disk ": "half full guide"} {
		if got := found(t, x, Query{Text: query}); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}
