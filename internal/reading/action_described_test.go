package reading

import (
	"strings"
	"testing"
)

// TestDescribed leaves out a list of which no item says what is to be done, where nearly
// all other items of the document do.
func TestDescribed(t *testing.T) {
	asking := "- Add an alert on the backlog\n- Fix the bound of the queue\n- Update the order of steps\n- Improve the log\n"
	for _, c := range []struct {
		name, give string
		want       int
	}{
		{"parts of something", asking + "\n### What must stay\n\n- The inbox\n- A calm look\n", 4},
		{"rules", asking + "\n### When to rebuild\n\n- The second day: a new desk\n- Two tries failed: a new desk\n", 4},
		{"one item says what is to be done", asking + "\n### Mail\n\n- The inbox\n- Keep the outbox\n", 6},
		{"behind a label", asking + "\n### Mail\n\n- Inbox: bound it\n- Outbox: keep it\n", 6},
		{"what was done", asking + "\n### Mail\n\n- Inbox was bounded\n- Moved the outbox\n", 6},
		{"with boxes", asking + "\n### Mail\n\n- [ ] Inbox size\n- [ ] Outbox size\n", 6},
		{"with a ticket", asking + "\n### Mail\n\n- Inbox size (OPS-12)\n- Outbox size\n", 6},
		{"a single item", asking + "\n### Mail\n\n- Inbox size\n", 5},
		{"most items are such", "- Add an alert on the backlog\n- Inbox size\n- Outbox size\n\n### Mail\n\n- Letter size\n- Stamp size\n", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Action items\n\n"+c.give, Rules{})
			if len(incident.Actions) != c.want {
				var got []string
				for _, a := range incident.Actions {
					got = append(got, a.Text.Plain)
				}
				t.Errorf("%d actions, want %d:\n%s", len(incident.Actions), c.want, strings.Join(got, "\n"))
			}
		})
	}
}
