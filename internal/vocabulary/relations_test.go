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

// TestKnownNamesAgain: what an incident said is not found out again while its file and the
// names of services stay as they were, and is not written to; with another name of a
// service it is found out again.
func TestKnownNamesAgain(t *testing.T) {
	read := kb.Parts{Incidents: []*kb.Incident{{
		Document: kb.Document{Title: "Checkout stopped"}, Surprises: []kb.Text{{Plain: "Checkout depends on the orders database.", Line: 3}},
	}}}
	told := func(before *KnownNames, titles ...string) (*KnownNames, *kb.Incident) {
		parts := read.Clone()
		for _, title := range titles {
			parts.Services = append(parts.Services, &kb.Service{Document: kb.Document{Title: title}})
		}
		known := NewKnownNames(parts.Incidents, parts.Services, before)
		known.SuggestServices(parts.Incidents, make([][]Name, 1))
		known.Relate(parts.Incidents)
		return known, parts.Incidents[0]
	}
	first, incident := told(nil, "Checkout", "Orders database")
	kb.New(kb.Parts{Incidents: []*kb.Incident{incident}}) // which writes to it
	again, incident := told(first, "Checkout", "Orders database")
	if first.related != again.related || first.spoken != again.spoken {
		t.Error("the texts are read again")
	}
	if r := incident.Implied; len(r) != 1 || r[0].Text.Line != 3 || r[0].To.Slug != "" || len(incident.SuggestedServices) != 1 || incident.SuggestedServices[0].Slug != "" {
		t.Errorf("%+v, %+v", r, incident.SuggestedServices)
	}
	if _, incident = told(again, "Checkout", "Orders"); len(incident.Implied) != 1 || incident.Implied[0].To.Name != "Orders" {
		t.Errorf("%+v", incident.Implied)
	}
}
