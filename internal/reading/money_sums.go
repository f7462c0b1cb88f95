package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The numbers of a sentence with the currency and the scale beside them:
//
//	£9,200    €1.200,50    5 000 kr    10 billion    300 USD    1,5 Mio. Euro    1億5000万円

// signs are those in front of a number or behind it, and codes what stands so in
// capital letters (ISO 4217).
var (
	signs = map[rune]string{'£': "GBP", '€': "EUR", '$': "$", '¥': "¥", '￥': "¥", '₹': "INR", '₩': "KRW", '₽': "RUB"}
	codes = map[string]bool{
		"AUD": true, "BRL": true, "CAD": true, "CHF": true, "CNY": true, "CZK": true, "DKK": true, "EUR": true, "GBP": true, "HKD": true,
		"INR": true, "JPY": true, "KRW": true, "MXN": true, "NOK": true, "NZD": true, "PLN": true, "RUB": true, "SEK": true, "SGD": true,
		"TRY": true, "USD": true, "ZAR": true,
	}
	// namedCurrencies are the currencies by their names. Dollars and crowns are of
	// several countries.
	namedCurrencies = words.Made(words.Index[string]("money.currency."), func(named map[string]string) map[string]string {
		for phrase, key := range named {
			switch key {
			case "dollar":
				named[phrase] = "$"
			case "kr":
			default:
				named[phrase] = strings.ToUpper(key)
			}
		}
		return named
	})
	moneyScales = words.Index[string]("money.scale.")
	scaleValues = map[string]int64{
		"hundred": 100, "thousand": 1_000, "ten-thousand": 10_000, "million": 1_000_000, "hundred-million": 100_000_000, "billion": 1_000_000_000,
	}
)

// sum is a number of a text that may be an amount of money.
type sum struct {
	from, to   int
	hundredths int64
	scale      int64
	currency   string
}

const (
	// mostMoney bounds an amount, in hundredths.
	mostMoney = int64(1e17)
	// mostSums bounds how many numbers of a text are looked at.
	mostSums = 60
)

// sumsIn finds the numbers of a text, with the currency and the scale beside them.
func sumsIn(text string) []sum {
	var sums []sum
	for at := 0; at < len(text) && len(sums) < mostSums; at++ {
		if !prose.IsDigit(text[at]) {
			continue
		}
		hundredths, n := numberAt(text[at:])
		one := sum{from: at, to: at + n, hundredths: hundredths, scale: 1}
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); !unicode.IsLetter(before) || prose.IsUnspaced(before) {
			one.currencyBefore(text)
			one.scaleAfter(text)
			one.currencyAfter(text)
			if one.hundredths <= mostMoney/one.scale {
				sums = append(sums, one)
			}
		} else if code := one; code.currencyBefore(text) {
			code.scaleAfter(text)
			sums = append(sums, code)
		}
		at = max(at, one.to-1)
	}
	return sums
}

// currencyBefore takes a sign or a code in front of the number.
func (s *sum) currencyBefore(text string) bool {
	before := strings.TrimRight(text[:s.from], " \u00a0\u202f")
	r, size := utf8.DecodeLastRuneInString(before)
	if currency, known := signs[r]; known {
		s.currency, s.from = currency, len(before)-size
		if country := before[:s.from]; strings.HasSuffix(country, "US") {
			s.currency, s.from = "USD", s.from-len("US")
		}
		return true
	}
	if n := len(before); n >= 3 && codes[before[n-3:]] && (n == 3 || !prose.IsWordRune(rune(before[n-4]))) {
		s.currency, s.from = before[n-3:], n-3
		return true
	}
	return false
}

// scaleAfter takes a word such as "million" behind the number.
func (s *sum) scaleAfter(text string) {
	word, skip := wordAfter(text[s.to:])
	if scale, n := gluedScale(word); n > 0 {
		s.scale = scale
		s.to += skip + n
		s.addParts(text)
		return
	}
	if scale, known := scaleValues[moneyScales()[strings.ToLower(word)]]; known {
		// "5 m" is five metres, or minutes, unless a currency is in front.
		if len(word) == 1 && s.currency == "" {
			return
		}
		s.scale = scale
		s.to += skip + len(word)
		if strings.HasPrefix(text[s.to:], ".") && len(text) > s.to+1 && text[s.to+1] == ' ' && len(word) > 1 {
			s.to++ // "1,5 Mio. Euro"
		}
	}
}

// gluedScale is the scale that a word begins with in a script without blanks, and how
// many bytes it takes: 300万円, and 5千万円, where one stands behind another.
func gluedScale(word string) (scale int64, n int) {
	scale = 1
	for scale < mostMoney/scaleValues["billion"] {
		first, size := utf8.DecodeRuneInString(word[n:])
		more, known := scaleValues[moneyScales()[word[n:n+size]]]
		if !known || !hasNoBlanks(first) {
			break
		}
		scale *= more
		n += size
	}
	return scale, n
}

// addParts adds what follows at once with a scale of its own, or none: 1億5000万円.
func (s *sum) addParts(text string) {
	for s.to < len(text) && prose.IsDigit(text[s.to]) && s.hundredths <= mostMoney/s.scale {
		hundredths, n := numberAt(text[s.to:])
		scale, part := gluedScale(prose.FirstLetters(text[s.to+n:]))
		s.hundredths, s.scale = s.hundredths*s.scale+min(hundredths, mostMoney/scale)*scale, 1
		s.to += n + part
	}
}

// currencyAfter takes a sign, a code or a name behind the number.
func (s *sum) currencyAfter(text string) {
	if s.currency != "" {
		return
	}
	rest := strings.TrimLeft(text[s.to:], " \u00a0\u202f")
	skip := len(text[s.to:]) - len(rest)
	if r, size := utf8.DecodeRuneInString(rest); signs[r] != "" {
		if next := rest[size:]; next != "" && prose.IsDigit(next[0]) {
			return // it belongs to the next number
		}
		s.currency, s.to = signs[r], s.to+skip+size
		return
	}
	word, n := wordAfter(text[s.to:])
	switch lower := strings.ToLower(word); {
	case word == "":
	case codes[word]:
		s.currency, s.to = word, s.to+n+len(word)
	case namedCurrencies()[lower] != "":
		s.currency, s.to = namedCurrencies()[lower], s.to+n+len(word)
	default:
		for phrase, currency := range namedCurrencies() {
			if first, _ := utf8.DecodeRuneInString(phrase); hasNoBlanks(first) && strings.HasPrefix(word, phrase) {
				s.currency, s.to = currency, s.to+n+len(phrase)
				return
			}
		}
	}
}

// wordAfter is the word at the start of a text, behind blanks, and how many bytes
// those are.
func wordAfter(text string) (word string, blanks int) {
	rest := strings.TrimLeft(text, " \u00a0\u202f")
	word = prose.FirstLetters(rest)
	return word, len(text) - len(rest)
}

// numberAt reads the number that a text begins with, in hundredths: groups of
// three digits may be parted by a point, a comma, an apostrophe or a blank, and two
// digits may follow a point or a comma.
func numberAt(text string) (hundredths int64, n int) {
	n = prose.LeadingDigits(text)
	if n > 15 {
		return mostMoney + 1, n
	}
	value := int64(prose.Number(text[:n]))
	var parted rune
	for n <= 18 {
		r, size := utf8.DecodeRuneInString(text[n:])
		digits := prose.LeadingDigits(text[min(len(text), n+size):])
		isGroup := digits == 3 && strings.ContainsRune(".,'’ \u00a0\u202f", r) && (parted == 0 || parted == r) && (parted != 0 || n <= 3)
		if !isGroup {
			break
		}
		parted = r
		value = value*1000 + int64(prose.Number(text[n+size:n+size+3]))
		n += size + 3
	}
	hundredths = value * 100
	r, size := utf8.DecodeRuneInString(text[n:])
	if (r == '.' || r == ',') && r != parted {
		switch rest := text[n+size:]; prose.LeadingDigits(rest) {
		case 1:
			return hundredths + 10*int64(prose.Number(rest[:1])), n + size + 1
		case 2:
			return hundredths + int64(prose.Number(rest[:2])), n + size + 2
		}
	}
	return hundredths, n
}
