package search

import "strings"

// compareWords orders words as JavaScript orders strings, by UTF-16 units. It
// differs from the order of bytes where a character beyond U+FFFF, which starts
// with a byte from F0 on, meets one from U+E000 on, which starts with EE or EF.
func compareWords(a, b string) int {
	order := strings.Compare(a, b)
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			continue
		}
		if a[i] >= 0xEE && b[i] >= 0xEE && (a[i] >= 0xF0) != (b[i] >= 0xF0) {
			return -order
		}
		break
	}
	return order
}
