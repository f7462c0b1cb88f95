package search

import (
	"slices"
	"strings"
	"testing"
)

// numbersOf reads what appendNumber wrote.
func numbersOf(text string) []int {
	var numbers []int
	high := 0
	for _, c := range []byte(text) {
		if c >= firstMore {
			high = high*moreDigits + int(c) - firstMore + 1
			continue
		}
		numbers, high = append(numbers, high*lastDigits+int(c)-firstLast), 0
	}
	return numbers
}

func TestNumbersInText(t *testing.T) {
	if fieldCount > fieldsInNumber {
		t.Fatalf("%d fields", fieldCount)
	}
	numbers := []int{0, 1, 56, 57, 58, 1994, 1995, 67_886, 67_887, 1 << 24, 1<<31 - 1, 1 << 40}
	for n := range 5000 {
		numbers = append(numbers, n, n*n)
	}
	var text []byte
	for _, n := range numbers {
		text = appendNumber(text, n)
	}
	if got := numbersOf(string(text)); !slices.Equal(got, numbers) {
		t.Errorf("read %v", got)
	}
	if strings.ContainsAny(string(text), "\"\\") || strings.ContainsFunc(string(text), func(r rune) bool { return r < '#' || r > '~' }) {
		t.Error("a number needs escapes in JSON")
	}
	for n, want := range map[int]string{0: "#", 56: "[", 57: "]#", 1994: "~[", 1995: "]]#"} {
		if got := string(appendNumber(nil, n)); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
