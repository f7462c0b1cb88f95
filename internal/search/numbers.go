package search

// The published index has millions of numbers, most of them small, so they are written
// densely: as the 93 characters of ASCII that JSON needs no escapes for. The last
// character of a number is one of the first 64, and says what is left of it after
// division by 64; those before it are one of the other 29, and write what was divided,
// the highest first, each digit one more than its place, so that no number has two
// forms. 0 to 63 take one character, up to 1,919 two. assets/search/4-index.js reads
// them.

const (
	lastDigits = 64
	// moreDigits are the characters for the digits before the last.
	moreDigits = len(digits) - lastDigits
	digits     = " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`" + "abcdefghijklmnopqrstuvwxyz{|}~"
	// fieldsInNumber is how many fields a number that names one can tell apart.
	fieldsInNumber = 8
)

// appendNumber writes a number that is not negative.
func appendNumber(to []byte, n int) []byte {
	return append(appendHigh(to, n/lastDigits), digits[n%lastDigits])
}

// appendHigh writes the digits before the last.
func appendHigh(to []byte, n int) []byte {
	if n == 0 {
		return to
	}
	n--
	return append(appendHigh(to, n/moreDigits), digits[lastDigits+n%moreDigits])
}
