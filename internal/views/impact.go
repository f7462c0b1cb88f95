package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// CustomersFirst are the impacts of an incident, those on customers before all
// others, else in the author's order.
func CustomersFirst(incident *kb.Incident) []*kb.Impact {
	impacts := make([]*kb.Impact, len(incident.Impacts))
	for i := range impacts {
		impacts[i] = &incident.Impacts[i]
	}
	slices.SortStableFunc(impacts, func(a, b *kb.Impact) int { return cmp.Compare(notCustomers(a), notCustomers(b)) })
	return impacts
}

func notCustomers(one *kb.Impact) int {
	if one.Party == kb.PartyCustomers {
		return 0
	}
	return 1
}

// ImpactLacks says which of the three answers the impact of an incident does not
// give: "who", "what", "how-long". It is empty where not all that is written of the impact
// was read: the answer may stand in the rest.
func ImpactLacks(incident *kb.Incident) []string {
	if len(incident.Impacts) == 0 || incident.ImpactInPart {
		return nil
	}
	d := incident.Durations
	who, what := false, false
	long := d.Mitigate != nil || d.Resolve != nil || len(incident.TypedDurations) > 0
	for i := range incident.Impacts {
		one := &incident.Impacts[i]
		// That nobody was hit is an answer to all three.
		who = who || one.Who != "" || one.Party != "" || one.Extent != ""
		what = what || one.What != "" || one.Feature != "" || one.Extent == kb.ExtentNone
		long = long || one.HowLong != "" || one.NoTime || one.Extent == kb.ExtentNone
	}
	var lacks []string
	for _, answer := range []struct {
		given bool
		words string
	}{{who, "who"}, {what, "what"}, {long, "how-long"}} {
		if !answer.given {
			lacks = append(lacks, answer.words)
		}
	}
	return lacks
}

// Cost is what incidents cost, as far as their documents say it.
type Cost struct {
	// Sums are of single amounts, one for each currency, in the order of the codes.
	Sums []kb.Money
	// Ranges are the amounts that are no single ones, as they are.
	Ranges []kb.Money
	// Recorded is in how many incidents an amount is recorded, Of how many there are.
	Recorded, Of int
}

// CostOf adds up what incidents cost. Nothing is converted, and of a range nothing is
// taken: it stays one.
func CostOf(incidents []*kb.Incident) Cost {
	cost := Cost{Of: len(incidents)}
	sums := map[string]*kb.Money{}
	for _, incident := range incidents {
		recorded := false
		for i := range incident.Impacts {
			amount := incident.Impacts[i].Amount
			if amount == nil {
				continue
			}
			recorded = true
			if !amount.IsOne() {
				cost.Ranges = append(cost.Ranges, *amount)
				continue
			}
			sum := sums[amount.Currency]
			if sum == nil {
				sum = &kb.Money{Min: new(int64), Currency: amount.Currency}
				sum.Max = sum.Min
				sums[amount.Currency] = sum
			}
			*sum.Min += *amount.Min
			sum.About = sum.About || amount.About
		}
		if recorded {
			cost.Recorded++
		}
	}
	for _, sum := range sums {
		cost.Sums = append(cost.Sums, *sum)
	}
	slices.SortFunc(cost.Sums, func(a, b kb.Money) int { return cmp.Compare(a.Currency, b.Currency) })
	return cost
}
