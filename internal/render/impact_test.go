package render

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// TestMoneyWords: an amount is said in the words of the site's language, and in
// English as files of data say it.
func TestMoneyWords(t *testing.T) {
	german := texts.For("de")
	least, most := int64(500000), int64(800050)
	for _, c := range []struct {
		money  kb.Money
		german string
	}{
		{kb.Money{}, ""},
		{kb.Money{Min: &least, Max: &least, Currency: "GBP"}, "£5,000"},
		{kb.Money{Min: &least, Max: &least, Currency: "GBP", About: true}, "etwa £5,000"},
		{kb.Money{Min: &least, Max: &most, Currency: "EUR"}, "€5,000 bis €8,000.50"},
		{kb.Money{Min: &least, Currency: "kr"}, "mehr als 5,000 kr"},
		{kb.Money{Max: &most, Currency: "kr"}, "bis zu 8,000.50 kr"},
	} {
		if got := moneyWords(german, c.money); got != c.german {
			t.Errorf("German for %q is %q, want %q", c.money, got, c.german)
		}
		if got := moneyWords(texts.English(), c.money); got != c.money.String() {
			t.Errorf("English is %q on pages and %q in data", got, c.money)
		}
	}
}

// An impact that names no one is told in its words: a length alone says nothing of
// what lasted so long.
func TestImpactWords(t *testing.T) {
	for _, test := range []struct {
		give kb.Impact
		want string
	}{
		{kb.Impact{Who: "Customers", What: "Customers waited for 26 minutes.", HowLong: "26 minutes"}, "26 minutes"},
		{kb.Impact{Party: kb.PartyCustomers, What: "No letters came for 26 minutes.", HowLong: "26 minutes"}, "No letters came for 26 minutes."},
		{kb.Impact{Party: kb.PartyCompany, What: "It cost £20 in 26 minutes.", HowMany: "two letters", HowLong: "26 minutes"}, "two letters · 26 minutes"},
		{kb.Impact{What: "No orders for 26 minutes.", HowLong: "26 minutes"}, "No orders for 26 minutes."},
		{kb.Impact{HowLong: "26 minutes"}, "26 minutes"},
	} {
		if got := impactWords(texts.English(), &test.give); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.give, got, test.want)
		}
	}
}
