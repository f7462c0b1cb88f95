package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Impact is what an incident did to somebody, as far as a piece of its text says it.
type Impact struct {
	// Who, What, HowLong and HowMany are as written.
	Who     *string `json:"who,omitempty"`
	What    *string `json:"what,omitempty"`
	HowLong *string `json:"how_long,omitempty"`
	HowMany *string `json:"how_many,omitempty"`
	// Amount is left out where the text names none, or several and no whole.
	Amount *Money `json:"amount,omitempty"`
	// Text is the piece of text.
	Text string `json:"text"`
	Line int    `json:"line"`
	// Party is customers, company or staff; Extent all, some or none; Feature what
	// did not work, where it is named apart.
	Party   *string `json:"party,omitempty"`
	Extent  *string `json:"extent,omitempty"`
	Feature *string `json:"feature,omitempty"`
}

// Money is an amount or a range. Min is null for "up to", and Max for "more than".
type Money struct {
	Min *float64 `json:"min"`
	Max *float64 `json:"max"`
	// Currency is the code of ISO 4217, or else the word or the sign as written.
	Currency string `json:"currency"`
}

// Cost is what incidents cost, as far as their documents say it.
type Cost struct {
	// Sums are of single amounts, one for each currency; Ranges stay as they are.
	Sums   []Money `json:"sums"`
	Ranges []Money `json:"ranges"`
	// Recorded counts the incidents that name an amount, Of all.
	Recorded int `json:"recorded"`
	Of       int `json:"of"`
}

func impact(one kb.Impact) Impact {
	shape := Impact{
		Who: known(one.Who), What: known(one.What), HowLong: known(one.HowLong), HowMany: known(one.HowMany),
		Text: one.Text.Plain, Line: one.Text.Line, Party: known(string(one.Party)), Extent: known(string(one.Extent)), Feature: known(one.Feature),
	}
	if one.Amount != nil {
		amount := money(*one.Amount)
		shape.Amount = &amount
	}
	return shape
}

func money(m kb.Money) Money { return Money{units(m.Min), units(m.Max), m.Currency} }

// units turns hundredths of a currency into units.
func units(hundredths *int64) *float64 {
	if hundredths == nil {
		return nil
	}
	n := float64(*hundredths) / 100
	return &n
}

func cost(c views.Cost) Cost {
	return Cost{each(c.Sums, money), each(c.Ranges, money), c.Recorded, c.Of}
}
