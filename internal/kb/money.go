package kb

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Money is an amount or a range of amounts in one currency, as an author wrote it.
// It is never converted.
type Money struct {
	// Min and Max are in hundredths of the currency, and the same for one amount.
	// One of them is nil for "more than" and "up to".
	Min, Max *int64
	// Currency is the code of ISO 4217 where the words have one meaning ("GBP"), else
	// the word or the sign itself ("$", "kr").
	Currency string
	// About is set where the author does not claim to be exact.
	About bool
}

// IsOne tells whether it is one amount and no range, so that it can be added up.
func (m Money) IsOne() bool { return m.Min != nil && m.Max != nil && *m.Min == *m.Max }

// currencySigns are what people write in front of an amount in place of a code.
var currencySigns = map[string]string{"GBP": "£", "EUR": "€", "$": "$", "¥": "¥"}

// moneyForms are the forms that Say asks for, in English.
var moneyForms = map[string]string{"about": "about %s", "more-than": "more than %s", "up-to": "up to %s", "range": "%s to %s"}

// String writes it in English: "about £9,200", "£5,000 to £8,000", "up to 300 kr".
func (m Money) String() string {
	return m.Say(func(form string, amounts ...any) string { return fmt.Sprintf(moneyForms[form], amounts...) })
}

// Say writes it in the words of a language; say puts amounts into the words of a
// form: "about", "more-than" and "up-to" have one, "range" has two.
func (m Money) Say(say func(form string, amounts ...any) string) string {
	var said string
	switch {
	case m.Min == nil && m.Max == nil:
		return ""
	case m.Max == nil:
		return say("more-than", m.amount(*m.Min))
	case m.Min == nil:
		return say("up-to", m.amount(*m.Max))
	case m.IsOne():
		said = m.amount(*m.Min)
	default:
		said = say("range", m.amount(*m.Min), m.amount(*m.Max))
	}
	if m.About {
		return say("about", said)
	}
	return said
}

func (m Money) amount(hundredths int64) string {
	number := grouped(hundredths / 100)
	if rest := hundredths % 100; rest != 0 {
		number += "." + strconv.FormatInt(rest/10, 10) + strconv.FormatInt(rest%10, 10)
	}
	if sign, known := currencySigns[m.Currency]; known {
		return sign + number
	}
	return number + " " + m.Currency
}

// grouped writes a number with commas between thousands.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, d := range digits {
		if left := utf8.RuneCountInString(digits) - i; i > 0 && left%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
