package reading

import (
	"slices"
	"testing"
)

// TestTold reads the sentences that may name a cause where none is listed.
func TestTold(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"a summary and a conclusion": {
			"# Full\n\n## Summary\n\nA new table filled the disk. Writes failed.\n\n## Timeline\n\n- 10:00 it broke down\n\n## Conclusion\n\nThere was no alert on free space.\n",
			[]string{"Full", "A new table filled the disk.", "Writes failed.", "There was no alert on free space."},
		},
		"labels": {
			"# Deleted\n\n- **Identified**: The workers were gone.\n\n- **Context**:\n  - The script ran against the wrong cluster\n  - 2026-02-03 10:00: the team looked\n\n- **Resolution**: Applied anew\n",
			[]string{"Deleted", "The workers were gone.", "The script ran against the wrong cluster"},
		},
		"listed causes": {
			"# Full\n\n## Summary\n\nA new table filled the disk.\n\n## Root causes\n\n- No alert on free space\n- No quota\n",
			nil,
		},
		"a cause that is a story": {
			"# Full\n\n## Root cause\n\nA bug in the job stopped it. It had been there for a year.\n\nNobody was on call.\n",
			[]string{"It had been there for a year.", "Nobody was on call."},
		},
		"what was done, and why it happened": {
			"# Full\n\n## Summary\n\nWrites failed.\n\n## Resolution\n\nWe deleted old files. It was caused by a new table.\n",
			[]string{"Full", "Writes failed.", "It was caused by a new table."},
		},
		"lessons and links": {
			"# Full\n\n## Lessons learned\n\nThe team should test more often.\n\n## References\n\nSee the other page for more.\n",
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			incident, _ := readDocument(t, "2026-02-03-it.md", test.text, Rules{})
			var got []string
			for _, text := range incident.Told {
				got = append(got, text.Plain)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
