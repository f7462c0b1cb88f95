package kb

import "testing"

func TestSeverityWord(t *testing.T) {
	for _, c := range []struct {
		severity Severity
		want     string
	}{
		{Severity{Text: "2", Rank: 2, Level: "SEV-2"}, "SEV-2"},
		{Severity{Text: "P1", Rank: 2, Level: "SEV-2"}, "P1"},
		{Severity{Text: "12"}, "12"},
	} {
		if got := c.severity.Word(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.severity, got, c.want)
		}
	}
}
