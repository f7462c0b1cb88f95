package problem

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrint(t *testing.T) {
	tests := []struct {
		name string
		give Problem
		want string
	}{
		{
			"a value with its place",
			Problem{
				Place: Place{File: "2026-03-01.md", Line: 7, Column: 11, Length: 6, Excerpt: "severity: sev-2x"},
				Level: Warning, Rule: SeverityUnknown,
				Message: `"sev-2x" is not on the scale`, Help: "write one of SEV-1, SEV-2",
			},
			`2026-03-01.md:7:11: warning: "sev-2x" is not on the scale [severity-unknown]
  7 | severity: sev-2x
    |           ^^^^^^
    help: write one of SEV-1, SEV-2
`,
		},
		{
			"a whole file",
			Problem{Place: Place{File: "a.md"}, Level: Error, Rule: FileUnreadable, Message: "this file cannot be read"},
			"a.md: error: this file cannot be read [file-unreadable]\n",
		},
		{
			"a whole line",
			Problem{Place: Place{File: "a.md", Line: 12, Excerpt: "text"}, Rule: Bytes, Message: "m"},
			"a.md:12: notice: m [bytes]\n  12 | text\n",
		},
		{
			"tabs, wide letters and accents keep the caret in its column",
			Problem{Place: Place{File: "a.md", Line: 1, Column: 7, Length: 2, Excerpt: "\t影響e\u0301: no"}, Rule: Bytes, Message: "m"},
			"a.md:1:7: notice: m [bytes]\n  1 |  影響e\u0301: no\n    |        ^^\n",
		},
		{
			"the end of a line",
			Problem{Place: Place{File: "a.md", Line: 1, Column: 3, Length: 9, Excerpt: "ab"}, Rule: Bytes, Message: "m"},
			"a.md:1:3: notice: m [bytes]\n  1 | ab\n    |   ^\n",
		},
		{
			"a column beyond the line has no caret",
			Problem{Place: Place{File: "a.md", Line: 1, Column: 9, Excerpt: "ab"}, Rule: Bytes, Message: "m"},
			"a.md:1:9: notice: m [bytes]\n  1 | ab\n",
		},
		{
			"a long line is cut around the place",
			Problem{Place: Place{File: "a.md", Line: 1, Column: 301, Length: 3, Excerpt: strings.Repeat(".", 300) + "bad" + strings.Repeat(".", 300)}, Rule: Bytes, Message: "m"},
			"a.md:1:301: notice: m [bytes]\n  1 | " + strings.Repeat(".", 59) + "bad" + strings.Repeat(".", 58) + "\n    | " + strings.Repeat(" ", 59) + "^^^\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := (Printer{}).Print(&b, []Problem{tt.give}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// payloads would drive a terminal or a CI system (reliability.md row 19).
var payloads = []string{
	"\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "line\n::add-mask::secret", "\r\x1b[Kgone", "\u202egnp.exe", "\u2066x\u2069",
	"\x00", "\x7f", "\b\b\b", "\xff\xfe", "\u2028", "::add-mask::secret", "\u00a0::set-output name=a::b", "##[add-mask]secret",
}

func TestPrintShowsControls(t *testing.T) {
	for _, payload := range payloads {
		var b strings.Builder
		p := Problem{Place: Place{File: payload, Line: 1, Column: 1, Excerpt: payload}, Message: payload, Help: payload, Rule: Bytes}
		if err := (Printer{}).Print(&b, []Problem{p}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) != 4 {
			t.Errorf("%q makes %d lines: %q", payload, len(lines), b.String())
		}
		for _, line := range lines {
			if strings.IndexFunc(line, hidden) >= 0 || strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
				t.Errorf("%q reaches the terminal: %q", payload, line)
			}
		}
	}
}

func TestSort(t *testing.T) {
	at := Place{File: "a.md", Line: 2, Column: 1}
	give := []Problem{
		{Place: Place{File: "b.md", Line: 1}}, {Place: Place{File: "a.md", Line: 2, Column: 2}}, {Place: at, Rule: ZoneUnclear},
		{Place: at, Rule: AliasTaken}, {Place: at, Level: Error}, {Place: Place{File: "a.md"}},
	}
	want := []Problem{give[5], give[4], give[3], give[2], give[1], give[0]}
	Sort(give)
	if diff := cmp.Diff(want, give); diff != "" {
		t.Error(diff)
	}
}

// TestThin: a line that has too much of a rule says how much more, and hides nothing of
// other rules, lines and files.
func TestThin(t *testing.T) {
	var all []Problem
	for n := range 200 {
		all = append(all, Problem{Place: Place{File: "a.md", Line: 3, Column: n + 1}, Rule: LinkDead, Message: "dead"}, Problem{Place: Place{File: "a.md"}, Rule: LinkDead, Message: "whole"})
		if n < mostOnLine {
			all = append(all, Problem{Place: Place{File: "a.md", Line: 4, Column: n + 1}, Rule: LinkDead}, Problem{Place: Place{File: "b.md", Line: 3}, Rule: LinkDead}, Problem{Place: Place{File: "a.md", Line: 3}, Rule: Bytes})
		}
	}
	Sort(all)
	before := slices.Clone(all)
	kept, said := Thin(all), ""
	for _, p := range kept {
		if p.Message != "dead" && p.Message != "whole" {
			said += p.Message
		}
	}
	if len(kept) != 200+4*mostOnLine || said != "dead (and 150 more on this line)" {
		t.Errorf("%d are kept, and they say %q", len(kept), said)
	}
	if !slices.Equal(all, before) {
		t.Error("what was given is changed")
	}
}
