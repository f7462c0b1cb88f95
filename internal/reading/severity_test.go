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

func TestNearMissInTheTitle(t *testing.T) {
	for give, want := range map[string]bool{
		"# Near miss: the wrong table\n": true, "# 2026-03-04 Near miss - the wrong table\n": true,
		"# The wrong table (near miss)\n": true, "# Beinahe-Vorfall: die falsche Tabelle\n": true,
		"# Presque accident : la mauvaise table\n": true, "# ヒヤリハット：表の削除\n": true,
		"# Near miss: the wrong table\n\nSeverity: SEV-2\n": true,
		"# Alerts on near misses are silent\n":              false, "# Near miss alerts are silent\n": false,
	} {
		incident := readText(give)
		if incident.NearMiss != want || want && incident.Severity == nil {
			t.Errorf("%q: %v, %+v, want %v", give, incident.NearMiss, incident.Severity, want)
		}
	}
}
