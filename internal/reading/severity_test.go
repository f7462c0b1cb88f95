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

func TestSeverityIsToldInASentence(t *testing.T) {
	for give, want := range map[string]string{
		"# Mail\n\nMail was late. It was a Sev1 by any standard.\n":     "Sev1",
		"# Mail\n\nMail was late.\n\n- ada: declaring this a SEV-2\n":   "SEV-2",
		"# Mail\n\n事故定为P1。\n":                                           "P1",
		"# Post\n\nDas war ein P2 für uns.\n":                           "P2",
		"# Mail\n\nThis should have been declared a P1.\n":              "",
		"# Mail\n\nIt was not a Sev1.\n":                                "",
		"# Mail\n\nIt was a Sev3, then a Sev1.\n":                       "",
		"# Mail\n\nWe opened a P1 with the vendor.\n":                   "",
		"# Mail\n\nLate.\n\n## Action items\n- the fix: this is a P1\n": "",
	} {
		incident := readText(give)
		got := ""
		if incident.Severity != nil {
			got = incident.Severity.Text
		}
		if got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
		if got == "" && !incident.NamesSeverity {
			t.Errorf("%q: names no severity", give)
		}
	}
	for give, want := range map[string]bool{
		"Mail was late.\n": false, "The disk p2.1 was full, and host sp2 too.\n": true, "Host sp2 was full.\n": false, "How severe it was nobody knew.\n": true,
	} {
		if got := readText(give).NamesSeverity; got != want {
			t.Errorf("%q: %t, want %t", give, got, want)
		}
	}
}
