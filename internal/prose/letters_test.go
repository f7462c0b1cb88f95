package prose

import "testing"

func TestLetters(t *testing.T) {
	for give, want := range map[string]struct {
		hasLetter, endsWord bool
		digits              int
	}{
		"":       {false, true, 0},
		" – !":   {false, true, 0},
		"12 h":   {true, false, 2},
		"٣ x":    {true, false, 0},
		"ünder":  {true, false, 0},
		"障害":     {true, false, 0},
		"\xff 1": {true, true, 0},
	} {
		if got := HasLetter(give); got != want.hasLetter {
			t.Errorf("%q has a letter: %v", give, got)
		}
		if got := EndsWord(give); got != want.endsWord {
			t.Errorf("%q ends a word: %v", give, got)
		}
		if got := LeadingDigits(give); got != want.digits {
			t.Errorf("%q begins with %d digits, want %d", give, got, want.digits)
		}
	}
	if set := WordSet(" a  b\na "); len(set) != 2 || !set["a"] || !set["b"] {
		t.Errorf("the words are %v", set)
	}
}

func TestFirstLetter(t *testing.T) {
	for text, want := range map[string][2]string{
		"":              {"", ""},
		"users":         {"Users", "users"},
		"Users":         {"Users", "users"},
		"äußere Kunden": {"Äußere Kunden", "äußere Kunden"},
		"Клиенты":       {"Клиенты", "клиенты"},
		"业务":            {"业务", "业务"},
		"5 orders":      {"5 orders", "5 orders"},
	} {
		if got := [2]string{UpperFirst(text), LowerFirst(text)}; got != want {
			t.Errorf("%q: have %q, want %q", text, got, want)
		}
	}
}
