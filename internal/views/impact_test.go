package views

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func pounds(least, most int64) *kb.Money { return &kb.Money{Min: &least, Max: &most, Currency: "GBP"} }

func impacts(all ...kb.Impact) change { return func(i *kb.Incident) { i.Impacts = all } }

// TestCostOf: single amounts of one currency are added, and nothing else is.
func TestCostOf(t *testing.T) {
	about := pounds(690_000, 690_000)
	about.About = true
	euros := pounds(500, 500)
	euros.Currency = "EUR"
	got := CostOf([]*kb.Incident{
		incident("a", impacts(kb.Impact{Amount: pounds(920_000, 920_000)}, kb.Impact{HowMany: "3 orders"})),
		incident("b", impacts(kb.Impact{Amount: about}, kb.Impact{Amount: pounds(100, 200)})),
		incident("c", impacts(kb.Impact{Amount: euros})),
		incident("d", impacts(kb.Impact{Who: "Customers"})),
	})
	var words []string
	for _, sum := range append(got.Sums, got.Ranges...) {
		words = append(words, sum.String())
	}
	if diff := cmp.Diff([]string{"€5", "about £16,100", "£1 to £2"}, words); diff != "" || got.Recorded != 3 || got.Of != 4 {
		t.Errorf("recorded in %d of %d:\n%s", got.Recorded, got.Of, diff)
	}
}

func TestCustomersFirst(t *testing.T) {
	i := incident("a", impacts(kb.Impact{Who: "The company", Party: kb.PartyCompany}, kb.Impact{Who: "Northgate"}, kb.Impact{Who: "Readers", Party: kb.PartyCustomers}))
	var names []string
	for _, one := range CustomersFirst(i) {
		names = append(names, one.Who)
	}
	if diff := cmp.Diff([]string{"Readers", "The company", "Northgate"}, names); diff != "" {
		t.Error(diff)
	}
	if i.Impacts[0].Who != "The company" {
		t.Error("the incident was changed")
	}
}

// TestImpactInPart claims nothing of what may stand in the words that were not read.
func TestImpactInPart(t *testing.T) {
	i := incident("a", impacts(kb.Impact{Amount: pounds(1, 1)}))
	i.ImpactInPart = true
	if lacks := ImpactLacks(i); lacks != nil {
		t.Errorf("claims that it lacks %q", lacks)
	}
}

func TestImpactLacks(t *testing.T) {
	for _, c := range []struct {
		name string
		give []kb.Impact
		want []string
	}{
		{"nothing was read", nil, nil},
		{"all is said", []kb.Impact{{Who: "Customers", What: "could not pay"}, {HowLong: "2 h"}}, nil},
		{"nobody was hit", []kb.Impact{{What: "None.", Extent: kb.ExtentNone}}, nil},
		{"a cost alone", []kb.Impact{{Amount: pounds(1, 1)}}, []string{"who", "what", "how-long"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ImpactLacks(incident("a", impacts(c.give...)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
