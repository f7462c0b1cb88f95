package reading

import "testing"

func TestServicesBehindAffected(t *testing.T) {
	for _, label := range []string{"Affected", "Betroffen", "Touchés", "Afetado", "Getroffen", "Berørt", "Rammet", "Drabbat", "Затронуто", "受影响"} {
		if got := readText("# Tills are down\n\n" + label + ": till, gateway\n\nIt broke.\n").Services; len(got) != 2 {
			t.Errorf("%s: %v", label, got)
		}
	}
	for _, people := range []string{"European customers", "users of the portal"} {
		if got := readText("# Tills are down\n\nAffected: " + people + "\n\nIt broke.\n").Services; len(got) > 0 {
			t.Errorf("%q: %v", people, got)
		}
	}
}
