package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

func TestBase(t *testing.T) {
	open := kb.Action{Text: kb.Text{Plain: "Alert on expiry", Line: 20}, State: kb.ActionOpen}
	done := kb.Action{Text: kb.Text{Plain: "Rotate the key", Line: 21}, State: kb.ActionDone}
	wont := kb.Action{Text: kb.Text{Plain: "Rewrite it", Line: 22}, State: kb.ActionWontfix}
	excused := kb.Action{Text: kb.Text{Plain: "Rewrite it", Line: 23}, State: kb.ActionWontfix, Reason: "it goes away"}
	long := wont
	long.Text.Plain = "Replace the whole of the importer\nby something that reads what suppliers send today"
	tests := []struct {
		name    string
		status  string
		actions []kb.Action
		want    string
	}{
		{"nothing to do", "closed", nil, ""},
		{"closed and done", "closed", []kb.Action{done, excused}, ""},
		{"open and final", "final", []kb.Action{done, open}, ""},
		{"no status", "", []kb.Action{done}, ""},
		{"a status of the incident", "resolved", []kb.Action{done}, ""},
		{"closed and one open", "closed", []kb.Action{done, open}, `warning status-open 3: the status says "closed", and 1 of its 2 actions is open`},
		{"closed and two open", "closed", []kb.Action{done, open, open}, `warning status-open 3: the status says "closed", and 2 of its 3 actions are open`},
		{"closed and no marks", "closed", []kb.Action{open, open}, `notice status-open 3: the status says "closed", and all its 2 actions are open`},
		{"closed and one action", "closed", []kb.Action{open}, `notice status-open 3: the status says "closed", and its only action is open`},
		{"final and done", "final", []kb.Action{done}, ""},
		{"draft and done", "draft", []kb.Action{done}, `notice status-closed 3: every action is closed, and the status says "draft"`},
		{"review and excused", "review", []kb.Action{excused}, `notice status-closed 3: every action is closed, and the status says "review"`},
		{"no reason", "", []kb.Action{open, wont}, `notice wontfix-reason 22: nobody says why "Rewrite it" will not be done`},
		{"no reasons", "final", []kb.Action{wont, wont, wont}, `notice wontfix-reason 22: nobody says why "Rewrite it" will not be done, nor 2 other actions`},
		{"one more", "", []kb.Action{wont, wont}, `notice wontfix-reason 22: nobody says why "Rewrite it" will not be done, nor 1 other action`},
		{"the weightiest alone", "closed", []kb.Action{done, wont, open}, `warning status-open 3: the status says "closed", and 1 of its 3 actions is open`},
		{"a long action", "", []kb.Action{long}, `notice wontfix-reason 22: nobody says why "Replace the whole of the importer by something that reads …" will not be done`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := &kb.Incident{Document: kb.Document{Source: "a.md"}, Status: tt.status, StatusOrigin: kb.Origin{Line: 3}, Actions: tt.actions}
			var got string
			for _, p := range Base(&kb.Base{Incidents: []*kb.Incident{i}}, nil) {
				got += fmt.Sprintf("%s %s %d: %s", p.Level, p.Rule, p.Line, p.Message)
				if p.File != "a.md" || p.Help == "" {
					t.Errorf("%+v", p)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestPlacesOnALine: each hit has its own place, whatever marks stand before it and
// however often its words come.
func TestPlacesOnALine(t *testing.T) {
	line := "It was @ada who saw @ada, **and** @eve [saw](https://example.org/" + strings.Repeat("a", 2000) + ") @ada *again* with @eve."
	text := "## Root cause\n\n" + line + "\nBelow it was @ada, @eve and @ada.\n"
	lines := strings.Split(text, "\n")
	next, found := 0, 0
	for _, p := range checked(t, text) {
		if p.Rule != problem.NameAnywhere {
			continue
		}
		found++
		name := strings.Trim(strings.Fields(p.Message)[0], `"`)
		if at := []rune(lines[p.Line-1])[p.Column-1:]; string(at[:len(name)]) != name || p.Line*10_000+p.Column <= next {
			t.Errorf("%s is not at %d:%d", name, p.Line, p.Column)
		}
		next = p.Line*10_000 + p.Column
	}
	if found != 8 {
		t.Errorf("%d names are found, not 8", found)
	}
}

// TestPlacesOnALongLine: the place of a hit is looked for from the one before, and no
// farther than a link is long.
func TestPlacesOnALongLine(t *testing.T) {
	found := 0
	for _, p := range checked(t, "## Root cause\n\n"+strings.Repeat("@ada and ", 2000)) {
		if p.Rule == problem.NameAnywhere {
			if p.Column != 2+9*found {
				t.Fatalf("name %d is in column %d", found, p.Column)
			}
			found++
		}
	}
	if found != 2000 {
		t.Errorf("%d names are found", found)
	}
}

// TestChain: the longest chain, the first of those that are as long, and its end.
func TestChain(t *testing.T) {
	why := func(text string, whys ...kb.Why) kb.Why { return kb.Why{Text: kb.Text{Plain: text}, Whys: whys} }
	whys := []kb.Why{why("a"), why("b", why("c", why("d")), why("e", why("f"))), why("g", why("h", why("i")))}
	if length, last := chain(whys); length != 3 || last.Text.Plain != "d" {
		t.Errorf("%d whys, and the last is %v", length, last)
	}
	if length, last := chain(nil); length != 0 || last != nil {
		t.Errorf("%d whys of none", length)
	}
}

// TestNamesBehindLabels: a line that only says who did what is no sentence about them.
func TestNamesBehindLabels(t *testing.T) {
	const head = "---\nauthors: [Ada Lovelace]\n---\n\n## Root cause\n\n"
	for line, named := range map[string]bool{
		"Author: Ada Lovelace\nThe command ran on the wrong host, and nobody saw it.": false,
		"Shift: @ada-lovelace\nThe command ran on the wrong host, and nobody saw it.": false,
		"The command ran on the wrong host, and Ada Lovelace saw it.":                 true,
		"What we know: Ada Lovelace ran the command on the wrong host.":               true,
	} {
		if found := finds(checked(t, head+line+"\n"), problem.NameOutsideTimeline) != nil; found != named {
			t.Errorf("%q names somebody: %v, want %v", line, found, named)
		}
	}
}
