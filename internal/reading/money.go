package reading

import (
	"cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Amounts of money in a sentence, each with its currency, never converted:
//
//	about £9,200    €1.200,50    5 000–8 000 kr    $4–10 billion    more than 300 USD
//
// The price of one thing is no amount, "at £6.29 on average", "a £5 voucher each", nor is
// what nobody lost: "a budget of £500".
// Of several amounts, the one that is called the whole counts, or else none.

var (
	moneyAbout   = words.Pattern(`(?i)(?:^|\P{L})(?:{money.about}|{clock.about}|~|≈)\s*$`)
	moneyAtLeast = words.Pattern(`(?i)(?:^|\P{L})(?:{money.at-least}|>)\s*$`)
	moneyAtMost  = words.Pattern(`(?i)(?:^|\P{L})(?:{money.at-most}|<)\s*$`)
	notLost      = words.Pattern(`(?i)(?:^|\P{L}){money.not-lost}\s*(?:{length.about}\s*)?$`)
	unitBefore   = words.Pattern(`(?i)(?:^|\P{L}){money.unit-before}\s*$`)
	unitAfter    = words.Pattern(`(?i)^\s*(?:/|(?:{money.unit-after})(?:\P{L}|$))`)
	totalBefore  = words.Pattern(`(?i)(?:^|\P{L}){money.total}\s*:?\s*$`)
	totalAfter   = words.Pattern(`(?i)^\s*{money.total}(?:\P{L}|$)`)
	rangeJoin    = words.Pattern(`(?i)^\s*(?:[-–—~〜]|{range.to})\s*$`)
	betweenEnds  = words.Pattern(`(?i)(?:^|\P{L}){range.between}\s*$`)
	rangeAnd     = words.Pattern(`(?i)^\s*{list.and}\s*$`)
)

// moneyBeside is how many bytes beside an amount say what it is.
const moneyBeside = 40

// amountOf is the amount of money that a text names; nil if it names none, or
// several and no whole.
func amountOf(text string) *kb.Money {
	var found []kb.Money
	sums := sumsIn(text)
	for i := 0; i < len(sums); i++ {
		one, from := sums[i], sums[i].from
		low := one
		if i+1 < len(sums) && joinsRange(text, one, sums[i+1]) {
			i++
			one = sums[i]
			low = shared(low, one)
			one = shared(one, low)
		}
		if one.currency == "" {
			continue
		}
		before, after := text[max(0, from-moneyBeside):from], prose.Start(text[one.to:], moneyBeside)
		if unitBefore().MatchString(before) || notLost().MatchString(before) || unitAfter().MatchString(after) {
			continue
		}
		m := moneyOf(low, one, before)
		if totalBefore().MatchString(before) || totalAfter().MatchString(after) {
			return &m
		}
		found = append(found, m)
	}
	if len(found) != 1 {
		return nil
	}
	return &found[0]
}

func moneyOf(low, high sum, before string) kb.Money {
	least, most := low.hundredths*low.scale, high.hundredths*high.scale
	m := kb.Money{Min: &least, Max: &most, Currency: high.currency, About: moneyAbout().MatchString(before)}
	switch {
	case moneyAtLeast().MatchString(before):
		m.Max = nil
	case moneyAtMost().MatchString(before):
		m.Min = nil
	}
	return m
}

// joinsRange tells whether two numbers are the ends of a range.
func joinsRange(text string, low, high sum) bool {
	if low.currency == "" && high.currency == "" || low.currency != "" && high.currency != "" && low.currency != high.currency {
		return false
	}
	low, high = shared(low, high), shared(high, low)
	if low.hundredths*low.scale >= high.hundredths*high.scale {
		return false
	}
	between := text[low.to:high.from]
	return rangeJoin().MatchString(between) ||
		rangeAnd().MatchString(between) && betweenEnds().MatchString(text[max(0, low.from-moneyBeside):low.from])
}

// shared gives one end of a range the currency and the scale of the other, where
// it has none: "$4–10 billion".
func shared(one, other sum) sum {
	one.currency = cmp.Or(one.currency, other.currency)
	if one.scale == 1 && one.from < other.from {
		one.scale = other.scale
	}
	return one
}
