package vocabulary

import (
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestNamesKeepNoText holds that names let the text go in which they stand: a site keeps
// them of all its documents.
func TestNamesKeepNoText(t *testing.T) {
	text := strings.Clone("The service hub (aka hubble) was down, and `mail-sender` did not answer. The queue broker failed.")
	names := new(NameReader).Names(&kb.Incident{Document: kb.Document{Title: text}}, []Passage{{Text: text, Line: 3}})
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

// TestNamesOfTheNext holds that an incident reads alike whatever was read before it.
func TestNamesOfTheNext(t *testing.T) {
	first := &kb.Incident{Document: kb.Document{Title: "The queue broker failed"}, Quotes: []kb.Quote{{Text: "mail-sender", Code: true}}}
	next := &kb.Incident{Document: kb.Document{Title: "Checkout was down after the mail-sender"}}
	text := []Passage{{Text: "The broker and the Queue were restarted, and the mail-sender timed out.", Line: 3}}
	var r NameReader
	kept := r.Names(first, text)
	if got, want := r.Names(next, text), new(NameReader).Names(next, text); !reflect.DeepEqual(got, want) {
		t.Errorf("behind another incident:\n%+v\nalone:\n%+v", got, want)
	}
	if want := new(NameReader).Names(first, text); !reflect.DeepEqual(kept, want) {
		t.Errorf("the names of the first became\n%+v, not\n%+v", kept, want)
	}
}
