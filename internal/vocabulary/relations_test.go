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
			Relate([]*kb.Incident{incident}, described)
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
	Relate([]*kb.Incident{{Surprises: []kb.Text{{Plain: "a depends on b"}}}}, nil)
}
