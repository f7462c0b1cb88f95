package vocabulary

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestRelate(t *testing.T) {
	described := []*kb.Service{
		{Document: kb.Document{Title: "Checkout", Source: "services/checkout.md"}},
		{Document: kb.Document{Title: "Orders database", Source: "services/orders-database.md"}, Synonyms: []string{"db01"}},
		{Document: kb.Document{Title: "Warehouse link", Source: "services/warehouse-link.md"}, Synonyms: []string{"stock"}},
	}
	tests := map[string]string{
		"Checkout depends on db01.": "Checkout > Orders database",
		"While the warehouse link slows down, checkout keeps connections to the orders database.": "Checkout > Orders database",
		"Nobody drew it. Every checkout node asks the stock service.":                             "Checkout > Warehouse link",
		"Checkout always asks the Warehouse link for stock":                                       "Checkout > Warehouse link",
		"Checkout waits for stock, and stock waits for db01":                                      "Checkout > Warehouse link; Warehouse link > Orders database",
		"Checkout and the orders database were slow":                                              "",
		"Checkout depends on what the newsletter says of the orders database":                     "",
		"Checkout calls checkout":                                                                 "",
		"Checkout depends on the":                                                                 "",
	}
	for sentence, want := range tests {
		incident := &kb.Incident{Surprises: []kb.Text{{Plain: sentence, Line: 3}}}
		for range 2 { // a second time changes nothing
			NewKnownNames([]*kb.Incident{incident}, described, nil).Relate([]*kb.Incident{incident})
		}
		var got []string
		for _, r := range incident.Implied {
			got = append(got, r.From.Name+" > "+r.To.Name)
			if r.Stated || r.Text.Plain == "" || r.Text.Line != 3 {
				t.Errorf("%q: %+v", sentence, r)
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: got %q, want %q", sentence, got, want)
		}
	}
	NewKnownNames(nil, nil, nil).Relate([]*kb.Incident{{Surprises: []kb.Text{{Plain: "a depends on b"}}}})
}

// TestKnownNamesAgain: what a text said is not found out again while services have the
// same names, is told of the line where the text stands now, and is found out again when
// a service has another name.
func TestKnownNamesAgain(t *testing.T) {
	described := func(titles ...string) (services []*kb.Service) {
		for _, title := range titles {
			services = append(services, &kb.Service{Document: kb.Document{Title: title}})
		}
		return services
	}
	const sentence = "Checkout depends on the orders database."
	told := func(line int, before *KnownNames, titles ...string) (*KnownNames, *kb.Incident) {
		incident := &kb.Incident{Document: kb.Document{Title: "Checkout stopped"}, Surprises: []kb.Text{{Plain: sentence, Line: line}}}
		known := NewKnownNames([]*kb.Incident{incident}, described(titles...), before)
		known.SuggestServices([]*kb.Incident{incident}, make([][]Name, 1))
		known.Relate([]*kb.Incident{incident})
		return known, incident
	}
	first, _ := told(3, nil, "Checkout", "Orders database")
	again, incident := told(7, first, "Checkout", "Orders database")
	if &first.related[sentence][0] != &again.related[sentence][0] || &first.spoken[incident.Title][0] != &again.spoken[incident.Title][0] {
		t.Error("the texts were read again")
	}
	if r := incident.Implied; len(r) != 1 || r[0].Text.Line != 7 || r[0].From.Line != 7 || r[0].To.Line != 7 || len(incident.SuggestedServices) != 1 {
		t.Errorf("%+v, %+v", r, incident.SuggestedServices)
	}
	other, incident := told(7, again, "Checkout", "Orders")
	if r := incident.Implied; len(r) != 1 || r[0].To.Name != "Orders" {
		t.Errorf("%+v", r)
	}
	if kept := first.related[sentence][0]; kept.Text.Line != 0 || kept.To.Slug != "" {
		t.Errorf("what is kept was written to: %+v", kept)
	}
	gone := NewKnownNames(nil, described("Checkout", "Orders"), other)
	if gone.Relate(nil); len(gone.related) != 0 {
		t.Error("a text that is gone is kept")
	}
}
