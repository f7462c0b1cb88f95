package reading

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

var update = flag.Bool("update", false, "write what was read into testdata/structure")

// wantLine stands between the Markdown of a case and what is read out of it.
const wantLine = "---- want\n"

// structureCase is a document and what must be read out of it.
type structureCase struct {
	name       string
	give, want string
}

// structureCases reads testdata/structure: one document a file.
func structureCases(t testing.TB) []structureCase {
	t.Helper()
	files, err := filepath.Glob("testdata/structure/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var cases []structureCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		give, want, _ := strings.Cut(string(text), wantLine)
		cases = append(cases, structureCase{name: file, give: give, want: want})
	}
	return cases
}

// structureRules are the rules of all cases.
var structureRules = Rules{
	Sections: map[kb.SectionClass][]string{kb.SectionTimeline: {"Logbook"}},
	Markers:  []kb.Marker{{Slug: "night-shift", Name: "Night shift"}},
	Trackers: []kb.Tracker{{Key: "#", URL: "https://tracker.example/{id}"}, {Key: "OPS", URL: "https://jira.example/browse/{key}"}},
}

// readText reads a document without front matter.
func readText(text string) *kb.Incident {
	entry := content.Entry{File: content.File{Path: "case.md"}, Body: []byte(text), BodyLine: 1}
	doc := markdown.Parse(markdown.Source{File: "case.md", Text: entry.Body, Line: 1}, markdown.Options{Trackers: structureRules.Trackers})
	incident, _ := Incident(entry, doc, structureRules)
	return incident
}

func TestStructure(t *testing.T) {
	for _, c := range structureCases(t) {
		t.Run(filepath.Base(c.name), func(t *testing.T) {
			incident := readText(c.give)
			got := writtenOut(incident)
			if *update {
				if err := os.WriteFile(c.name, []byte(c.give+wantLine+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
			for _, wrong := range checkProperties(incident, 1, strings.Count(c.give, "\n")+1) {
				t.Error(wrong)
			}
		})
	}
}

// writtenOut writes what was read, one piece a line, each with its line number.
func writtenOut(i *kb.Incident) string {
	var b strings.Builder
	for _, s := range i.Sections {
		if s.Class != kb.SectionOther {
			fmt.Fprintf(&b, "%d section %s: %s\n", s.Line, s.Class, s.Heading)
		}
	}
	for n := range i.Timeline {
		writeEntry(&b, &i.Timeline[n])
	}
	for n := range i.Actions {
		writeAction(&b, &i.Actions[n])
	}
	for n := range i.Factors {
		writeCause(&b, "cause", &i.Factors[n])
	}
	for n := range i.Mitigators {
		writeCause(&b, "mitigator", &i.Mitigators[n])
	}
	for _, text := range i.Again {
		fmt.Fprintf(&b, "%d again: %s\n", text.Line, plainLine(text.Plain))
	}
	for _, text := range i.Tolerated {
		fmt.Fprintf(&b, "%d tolerated: %s\n", text.Line, plainLine(text.Plain))
	}
	if !i.Repair.IsZero() {
		fmt.Fprintf(&b, "%d repair: %s\n", i.Repair.Line, plainLine(i.Repair.Plain))
	}
	for _, quote := range i.Quotes {
		if quote.Error {
			fmt.Fprintf(&b, "%d message: %s\n", quote.Line, plainLine(quote.Text))
		}
	}
	for _, gap := range i.DocGaps {
		fmt.Fprintf(&b, "%d gap %s: %s\n", gap.Text.Line, gap.Anchor, plainLine(gap.Text.Plain))
	}
	for _, r := range i.Reveals {
		fmt.Fprintf(&b, "%d reveals %s -> %s", r.From.Line, r.From.Name, r.To.Name)
		writeField(&b, "until", r.Until)
		b.WriteString("\n")
	}
	for _, q := range i.Questions {
		fmt.Fprintf(&b, "%d question answered=%v: %s\n", q.Text.Line, q.Answered, plainLine(q.Text.Plain))
	}
	for _, n := range i.Notes {
		fmt.Fprintf(&b, "%d note %s #%s: %s\n", n.Text.Line, n.Day, n.Anchor, plainLine(n.Text.Plain))
	}
	for _, r := range i.Roles {
		fmt.Fprintf(&b, "role %s: %s\n", r.Title, strings.Join(r.People, ", "))
	}
	for _, s := range i.Stages {
		fmt.Fprintf(&b, "%d stage %s %d-%d: %s\n", s.Line, s.Title, s.First, s.Last, plainLine(s.Summary.Plain))
	}
	if i.TriggerKind != "" {
		fmt.Fprintf(&b, "trigger is %s\n", i.TriggerKind)
	}
	for _, one := range i.Beliefs {
		fmt.Fprintf(&b, "%d belief %s: %s; fact: %s\n", one.Line, one.Who, one.Believed, one.Fact)
	}
	for _, f := range i.Figures {
		kind := [...]string{"timeline", "actions", "causes", "mitigators"}[f.Kind]
		keep := ""
		if f.Keep {
			keep = " keep"
		}
		fmt.Fprintf(&b, "figure %s %d-%d%s\n", kind, f.First, f.Last, keep)
	}
	for _, u := range i.Unread {
		fmt.Fprintf(&b, "%d unread %s %q: %s\n", u.Line, u.Class, u.Heading, u.Reason)
	}
	return b.String()
}

// writeField writes a name and a value, if there is one.
func writeField(b *strings.Builder, name string, value any) {
	if text := fmt.Sprint(value); text != "" {
		fmt.Fprintf(b, " %s=%s", name, text)
	}
}

func plainLine(text string) string { return strings.ReplaceAll(text, "\n", " / ") }

func writeMoment(b *strings.Builder, m *kb.Moment) {
	fmt.Fprintf(b, " [%s]", m.Written)
	writeField(b, "day", m.Day)
	if m.HasClock {
		fmt.Fprintf(b, " clock=%s", m.Day.Midnight().Add(m.Clock).Format("15:04:05"))
	}
	if m.Approximate {
		b.WriteString(" approximate")
	}
	writeField(b, "zone", m.Zone)
	if !m.Instant.IsZero() {
		writeField(b, "instant", m.Instant.UTC().Format("2006-01-02T15:04Z"))
	}
}

func writeEntry(b *strings.Builder, e *kb.TimelineEntry) {
	fmt.Fprintf(b, "%d entry %s", e.Moment.Line, e.Anchor)
	writeMoment(b, &e.Moment)
	if e.End != nil {
		b.WriteString(" to")
		writeMoment(b, e.End)
	}
	writeField(b, "kind", e.Kind)
	writeField(b, "signal", e.Signal)
	writeField(b, "for", e.WaitsFor)
	fmt.Fprintf(b, ": %s\n", plainLine(e.Text.Plain))
}

func writeAction(b *strings.Builder, a *kb.Action) {
	fmt.Fprintf(b, "%d action %s %s", a.Text.Line, a.Anchor, a.State)
	writeField(b, "owner", a.Owner)
	writeField(b, "due", a.Due)
	if a.DueSaid != "" {
		fmt.Fprintf(b, " due said %q", a.DueSaid)
	}
	writeField(b, "done", a.Done)
	writeField(b, "kind", a.Kind)
	if a.Ticket != nil {
		writeField(b, "ticket", a.Ticket.Text)
		writeField(b, "url", a.Ticket.URL)
	}
	writeField(b, "reason", a.Reason)
	writeField(b, "group", a.Group)
	fmt.Fprintf(b, ": %s\n", plainLine(a.Text.Plain))
}

func writeCause(b *strings.Builder, what string, a *kb.Assignment) {
	fmt.Fprintf(b, "%d %s %s", a.Line, what, a.Anchor)
	writeField(b, "name", a.Name)
	writeField(b, "kind", a.Kind)
	writeField(b, "role", a.Role)
	writeField(b, "markers", strings.Join(a.Markers, "+"))
	fmt.Fprintf(b, ": %s\n", plainLine(a.Title.Plain))
	if !a.Note.IsZero() {
		fmt.Fprintf(b, "  note: %s\n", plainLine(a.Note.Plain))
	}
	writeWhys(b, a.Whys, "  ")
}

func writeWhys(b *strings.Builder, whys []kb.Why, indent string) {
	for _, w := range whys {
		question := ""
		if w.Question != "" {
			question = " (" + w.Question + ")"
		}
		fmt.Fprintf(b, "%s%d why%s: %s\n", indent, w.Text.Line, question, plainLine(w.Text.Plain))
		writeWhys(b, w.Whys, indent+"  ")
	}
}
