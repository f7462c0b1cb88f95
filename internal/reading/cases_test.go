package reading

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestCases reads documents of which each was read wrongly once: an example of a
// kind, with what it says as a whole.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			give, want, _ := strings.Cut(string(text), wantLine)
			incident, _ := readDocument(t, name+".md", give, Rules{})
			got := headOf(incident) + writtenOut(incident)
			if *update {
				if err := os.WriteFile(file, []byte(give+wantLine+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

// headOf writes what stands at the head of an incident's page, as far as it is
// known.
func headOf(i *kb.Incident) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, plainLine(value))
		}
	}
	line("title", i.Title)
	line("date", i.Date.String())
	if i.Severity != nil {
		line("severity", fmt.Sprintf("%s (%d)", i.Severity.Text, i.Severity.Rank))
	}
	line("status", i.Status)
	for _, mark := range []struct {
		name string
		*kb.Moment
	}{{"started", i.Started}, {"detected", i.Detected}, {"acknowledged", i.Acknowledged}, {"mitigated", i.Mitigated}, {"resolved", i.Resolved}} {
		if mark.Moment != nil {
			line(mark.name, mark.Written)
		}
	}
	var services []string
	for _, s := range i.Services {
		services = append(services, s.Name)
	}
	line("services", strings.Join(services, ", "))
	line("tags", strings.Join(i.Tags, ", "))
	line("abstract", i.Abstract)
	line("impact", i.Impact.Plain)
	return b.String()
}
