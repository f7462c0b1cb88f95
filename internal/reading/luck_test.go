package reading

import "testing"

// TestCalledLuck: what held is luck where its heading, or what is said of it, calls it so.
func TestCalledLuck(t *testing.T) {
	incident := readText("# Mail was late\n\n## What went well\n\n" +
		"- The alert fired at once.\n" +
		"- The old copy was whole. This is the part we call luck.\n" +
		"- Luckily, nobody was on the site.\n" +
		"- Zum Glück war die Kopie ganz.\n" +
		"\n## Where we got lucky\n\n- It was a Sunday.\n")
	var got []bool
	for _, m := range incident.Mitigators {
		got = append(got, m.Luck)
	}
	for i, want := range []bool{false, true, true, true, true} {
		if i >= len(got) || got[i] != want {
			t.Fatalf("luck is %v", got)
		}
	}
}
