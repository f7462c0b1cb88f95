package search

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// put gives the sections again, as the browser does.
func (t taken) put(twin string) []sectionEntry {
	text, own := utf16.Encode([]rune(twin)), utf16.Encode([]rune(t.Own))
	var all []uint16
	numbers := numbersOf(t.Pieces)
	for i := 0; i < len(numbers); i += 3 {
		all, own = append(all, own[:numbers[i]]...), own[numbers[i]:]
		text = text[numbers[i+1]:]
		all, text = append(all, text[:numbers[i+2]]...), text[numbers[i+2]:]
	}
	left := strings.Split(string(utf16.Decode(append(all, own...))), "\n")
	sections := []sectionEntry{}
	for _, count := range numbersOf(t.Lines) {
		sections = append(sections, sectionEntry{left[0], left[1], strings.Join(left[2:2+count], "\n")})
		left = left[2+count:]
	}
	return sections
}

func TestTaken(t *testing.T) {
	tests := map[string]struct{ twin, text, own string }{
		"the same":         {"The queue stopped.\n", "The queue stopped.", "\n\n"},
		"marks":            {"- **14:02** The `checkout` queue stopped.\n", "14:02 The checkout queue stopped.", "\n\n14:02 The "},
		"other characters": {"Der _größte_ Speicher 🔥🔥 ist **voll** gelaufen.\n", "Der größte Speicher 🔥🔥 ist voll gelaufen.", "\n\nDer voll "},
		"half a character": {"接続エラ🔥で決済\n", "接続エラ🧨で決済", "\n\n🧨で決済\n"},
		"nothing there":    {"", "The queue stopped.", "\n\nThe queue stopped.\n"},
		"by chance, far":   {strings.Repeat("x ", 400) + "queue a\nThe queue stopped.\n", "The queue. queue b", "\n\nThe queue. queue b\n"},
		"lines":            {"```\nfirst line\n\nthird line\n```\n", "first line\n\nthird line", "\n"},
		"too far":          {strings.Repeat("x", farthestPiece) + "The queue stopped.", "The queue stopped.", "\n\nThe queue stopped.\n"},
	}
	for name, tt := range tests {
		sections := []sectionEntry{{"", "", tt.text}}
		got := takenFrom(tt.twin, sections)
		if got.Own != tt.own {
			t.Errorf("%s: own is %q, want %q", name, got.Own, tt.own)
		}
		if diff := cmp.Diff(sections, got.put(tt.twin)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestTakenAnyhow: whatever a twin says, the texts come back as they were.
func TestTakenAnyhow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"queue ", "stopped", "\n", "**", "🔥", "größte ", "接続エラー", "\n\n", "`a`", " ", "the queue stopped at noon ", "\r\n"}
	write := func() string {
		var text strings.Builder
		for range random.IntN(60) {
			text.WriteString(words[random.IntN(len(words))])
		}
		return text.String()
	}
	for range 2000 {
		twin := write()
		sections := []sectionEntry{{"", "", write()}, {"queue stopped", "s-queue", ""}, {"größte", "", write()}}
		if diff := cmp.Diff(sections, takenFrom(twin, sections).put(twin)); diff != "" {
			t.Fatalf("from %q: %s", twin, diff)
		}
	}
}
