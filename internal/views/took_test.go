package views

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDidItTake(t *testing.T) {
	b := base(t,
		incident("first", on("2025-01-01"), factors("Retry storm", "Full disk"), services("search", "till"),
			todo("done", "done:2025-02-01"), todo("late", "done:2026-06-01"), todo("open", ""), todo("no day", "done"),
			todo("before it", "done:2024-12-31"), todo("cap the retry storm", "done:2025-04-01"), todo("Full disk alert", "done:2028-02-29")),
		incident("same day", on("2025-02-01"), factors("Retry storm")),
		incident("later", on("2025-03-01"), factors("Retry storm", "Retry storm")),
		incident("latest", on("2026-03-01"), factors("Retry storm", "Full disk")),
		incident("by service", on("2026-07-01"), services("till")),
		incident("no date", factors("Retry storm")),
	)
	v := seen(b, asOf)
	tests := []struct {
		action, want, name string
		by                 TookBy
	}{
		{"done", "", "", 0},
		{"late", "", "", 0},
		{"open", "", "", 0},
		{"no day", "", "", 0},
		{"before it", "", "", 0},
		{"cap the retry storm", "latest", "Retry storm", ByFactor},
		{"Full disk alert", "", "", 0},
	}
	first := b.Incidents[len(b.Incidents)-2]
	for n, tt := range tests {
		if first.Slug != "first" || first.Actions[n].Text.Plain != tt.action {
			t.Fatalf("%s: action %d is %q", first.Slug, n, first.Actions[n].Text.Plain)
		}
		took, ok := v.Took(first, &first.Actions[n])
		if got := strings.Join(slugs(took.Later), " "); got != tt.want || ok != (tt.want != "") || ok && (took.Name != tt.name || took.By != tt.by) {
			t.Errorf("%s: %s by %q, want %s by %q", tt.action, got, took.Name, tt.want, tt.name)
		}
	}
}

// TestDidItTakeOnce: where no action names a factor, the one that was done last says
// it for the incident.
func TestDidItTakeOnce(t *testing.T) {
	b := base(t,
		incident("first", on("2025-01-01"), factors("Retry storm", "Full disk"), services("till"),
			todo("one", "done:2025-02-01"), todo("two", "done:2025-02-03"), todo("three", "done:2025-02-02"), todo("open", "")),
		incident("second", on("2025-01-01"), factors("Sleep"), services("till"), todo("one", "done:2026-02-01")),
		incident("later", on("2025-03-01"), factors("Retry storm")),
		incident("latest", on("2026-03-01"), factors("Retry storm", "Full disk"), services("till")),
	)
	v := seen(b, asOf)
	got := map[string]string{}
	for _, i := range b.Incidents {
		for n := range i.Actions {
			if took, ok := v.Took(i, &i.Actions[n]); ok {
				got[i.Slug+" "+i.Actions[n].Text.Plain] = took.Name + ": " + strings.Join(slugs(took.Later), " ")
			}
		}
	}
	want := map[string]string{"first two": "Retry storm: latest later", "second one": "till: latest"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
