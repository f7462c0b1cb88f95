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
		digit := strings.IndexByte(digits, c)
		if digit >= lastDigits {
			high = high*moreDigits + digit - lastDigits + 1
			continue
		}
		numbers, high = append(numbers, high*lastDigits+digit), 0
	}
	return numbers
}

func TestNumbersInText(t *testing.T) {
	if !slices.IsSorted([]byte(digits)) || strings.ContainsAny(digits, "\"\\") || len(digits) != '~'-' '+1-2 {
		t.Fatalf("the digits are %q", digits)
	}
	if fieldCount > fieldsInNumber {
		t.Fatalf("%d fields", fieldCount)
	}
	numbers := []int{0, 1, 63, 64, 65, 1919, 1920, 55_743, 55_744, 1 << 24, 1<<31 - 1, 1 << 40}
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
	for n, want := range map[int]string{0: " ", 63: "a", 64: "b ", 1919: "~a", 1920: "bb "} {
		if got := string(appendNumber(nil, n)); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
