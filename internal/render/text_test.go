package render

import "testing"

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
		if got := [2]string{upperFirst(text), lowerFirst(text)}; got != want {
			t.Errorf("%q: have %q, want %q", text, got, want)
		}
	}
}
