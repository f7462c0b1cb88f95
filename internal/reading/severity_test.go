package reading

import "testing"

func TestSeverityGoesOnOverALineEnd(t *testing.T) {
	for give, want := range map[string]string{
		"**Severity:** ledger split, no entry lost, no\ntwice-paid invoice. It held.\n**Length:** 2 hours\n": "ledger split, no entry lost, no twice-paid invoice",
		"**Severity:** ledger split\nIt held.\n": "ledger split",
	} {
		if got := readText(give).Severity; got == nil || got.Text != want {
			t.Errorf("%q: %+v, want %q", give, got, want)
		}
	}
}
