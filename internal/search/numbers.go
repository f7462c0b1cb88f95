package search

// The published index has millions of numbers, most of them small, so they are written
// densely, as characters of ASCII that JSON needs no escapes for. A number ends with one
// of the 57 from # to [, which says what is left of it after division by 57. Those before
// it are of the 34 from ] to ~, and write what was divided, the highest first, each digit
// one more than its place, so that no number has two forms. 0 to 56 take one character,
// up to 1,994 two. assets/search/4-index.js reads them.

const (
	firstLast, lastDigits = '#', 57
	firstMore, moreDigits = ']', 34
	// fieldsInNumber is how many fields a number that names one can tell apart.
	fieldsInNumber = 8
)

// appendNumber writes a number that is not negative.
func appendNumber(to []byte, n int) []byte {
	return append(appendHigh(to, n/lastDigits), byte(firstLast+n%lastDigits))
}

// appendHigh writes the digits before the last.
func appendHigh(to []byte, n int) []byte {
	if n == 0 {
		return to
	}
	n--
	return append(appendHigh(to, n/moreDigits), byte(firstMore+n%moreDigits))
}
