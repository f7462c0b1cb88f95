package kb

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"title", "severity", "services", "date", "started"}
	for word, want := range map[string]string{
		"titel": "title", "tilte": "title", "sevrity": "severity", "servces": "services", "dat": "date", "dtae": "date",
		"startd": "started", "zzz": "", "a": "", "flavourofmonth": "", "xyzzyx": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	for _, d := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "acb", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"é", "e", 1}} {
		if got := distance(d.a, d.b, 9); got != d.want {
			t.Errorf("distance(%q, %q) = %d, want %d", d.a, d.b, got, d.want)
		}
	}
}
