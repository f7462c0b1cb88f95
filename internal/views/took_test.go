package views

import (
	"strings"
	"testing"
)

func TestDidItTake(t *testing.T) {
	b := base(t,
		incident("first", on("2025-01-01"), factors("Retry storm", "Full disk"), services("search", "till"),
			todo("done", "done:2025-02-01"), todo("late", "done:2026-06-01"), todo("open", ""), todo("no day", "done"),
			todo("before it", "done:2024-12-31"), todo("leap", "done:2028-02-29")),
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
		{"done", "latest later", "Retry storm", ByFactor},
		{"late", "by-service", "till", ByService},
		{"open", "", "", 0},
		{"no day", "", "", 0},
		{"before it", "", "", 0},
		{"leap", "", "", 0},
	}
	first := b.Incidents[len(b.Incidents)-2]
	for n, tt := range tests {
		if first.Slug != "first" || first.Actions[n].Text.Plain != tt.action {
			t.Fatalf("%s: action %d is %q", first.Slug, n, first.Actions[n].Text.Plain)
		}
		took, ok := v.Took(first, &first.Actions[n])
		if got := strings.Join(slugs(took.Later), " "); got != tt.want || ok != (tt.want != "") || ok && (took.Name != tt.name || took.By != tt.by || took.Slug == "") {
			t.Errorf("%s: %s by %q, want %s by %q", tt.action, got, took.Name, tt.want, tt.name)
		}
	}
}
