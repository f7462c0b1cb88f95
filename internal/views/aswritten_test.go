package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestAsWritten(t *testing.T) {
	incident := func(causes ...string) *kb.Incident {
		i := &kb.Incident{Document: kb.Document{Source: causes[0] + ".md", Title: causes[0]}}
		for _, cause := range causes {
			i.Factors = append(i.Factors, kb.Assignment{Anchor: "f-" + cause, Title: kb.Text{Plain: cause, Line: 3}})
		}
		i.Badly = []kb.Text{{Plain: "late page", Line: 9}}
		return i
	}
	one := incident("the certificates expired, but late", "the certificate was old")
	two, three := incident("a certificate but of the mail server"), incident("an expired certificate, but known", "taken by a factor")
	three.Factors[1].Name = "Haste"
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{one, two, three}})
	v := New(base, kb.Date{}, kb.Schedule{})
	items := v.CausesAsWritten()
	if len(items) != 4 || len(v.LessonsAsWritten()) != 3 {
		t.Fatalf("items %+v", items)
	}
	recurs := Recurring(items)
	for word, want := range map[string]bool{"certificates": true, "Certificate": true, "expired": false, "the": false, "but": false, "mail": false} {
		if recurs(word) != want {
			t.Errorf("%q recurs is %v", word, !want)
		}
	}
	var norse []AsWritten
	for _, i := range base.Incidents {
		norse = append(norse, AsWritten{Incident: i, Text: "Køen som ble full var ikke overvåket"})
	}
	recurs = Recurring(norse)
	for word, want := range map[string]bool{"køen": true, "som": false, "ble": false, "ikke": false} {
		if recurs(word) != want {
			t.Errorf("%q recurs is %v", word, !want)
		}
	}
}
