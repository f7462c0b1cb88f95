package reading

import (
	"strings"
	"testing"
)

// TestKeeperCopiesWhatOverlapsOnce: strings of one text keep what they say, and take the
// room of what they have together.
func TestKeeperCopiesWhatOverlapsOnce(t *testing.T) {
	source := strings.Repeat("The disk was full. ", 50)
	other := strings.Clone("Nobody knew.")
	kept := []string{source[19:38], source[0:100], source[90:120], source[200:210], other, source[19:38], other[7:]}
	want := strings.Join(kept, "|")
	k := &keeper{}
	for i := range kept {
		k.keep(&kept[i])
	}
	k.finish()
	if got := strings.Join(kept, "|"); got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
	first, last := ^uintptr(0), uintptr(0)
	for _, s := range kept {
		first, last = min(first, address(s)), max(last, address(s)+uintptr(len(s)))
	}
	if size := last - first; size != uintptr(120+10+len(other)) {
		t.Errorf("they take %d bytes", size)
	}
}
