package vocabulary

import (
	"strings"
	"testing"
	"unsafe"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestNamesKeepNoText holds that names let the text go in which they stand: a site keeps
// them of all its documents.
func TestNamesKeepNoText(t *testing.T) {
	text := strings.Clone("The service hub (aka hubble) was down, and `mail-sender` did not answer. The queue broker failed.")
	names := Names(&kb.Incident{Document: kb.Document{Title: text}}, []Passage{{Text: text, Line: 3}})
	if len(names) == 0 {
		t.Fatal("no names were read")
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	for i := range names {
		for _, kept := range []string{names[i].Text, names[i].Words, names[i].folded, names[i].Same} {
			at := uintptr(unsafe.Pointer(unsafe.StringData(kept)))
			if kept != "" && at >= from && at < from+uintptr(len(text)) {
				t.Errorf("the name %q keeps the text by %q", names[i].Text, kept)
			}
		}
	}
}
