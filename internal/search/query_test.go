package search

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// understood shows a parsed query: "?" is optional, "-" excluded, "*" half
// typed, quotes a phrase, and parentheses hold the pieces of a compound.
func understood(p parsed) string {
	var parts []string
	for _, c := range p.clauses {
		parts = append(parts, shown(c))
	}
	for _, f := range p.filters {
		text := fmt.Sprintf("%s=%s", f.facet, f.typed)
		if f.excluded {
			text = "-" + text
		}
		parts = append(parts, text)
	}
	if p.cut {
		parts = append(parts, "cut")
	}
	return strings.Join(parts, " ")
}

func shown(c clause) string {
	text := c.term
	if len(c.tokens) > 0 {
		text = `"` + written(c.tokens) + `"`
	}
	switch c.kind {
	case optionalClause:
		text = "?" + text
	case excludedClause:
		text = "-" + text
	}
	if c.half {
		text += "*"
	}
	if len(c.pieces) > 0 {
		var pieces []string
		for _, piece := range c.pieces {
			pieces = append(pieces, shown(piece))
		}
		text += "(" + strings.Join(pieces, " ") + ")"
	}
	return text
}

func TestParse(t *testing.T) {
	tests := []struct{ name, give, want string }{
		{"nothing", "  ", ""},
		{"words", "pool timeout ", "pool timeout"},
		{"the last word is half typed", "pool time", "pool time*"},
		{"a short one is, too", "pool ti", "pool ti*"},
		{"nor one before punctuation", "pool timeout.", "pool timeout"},
		{"stop words vanish", "the pool is down ", "pool down"},
		{"stop words alone", "of the", ""},
		{"joined", "pool-timeout ", "?pool-timeout pool timeout"},
		{"joined, half typed", "pool-time", "?pool-time pool time*"},
		{"joined stop words", "and/or ", "and/or"},
		{"compound", "db01 ", "db01(db 01)"},
		{"compound, half typed", "PoolTime", "pooltime*(pool time*)"},
		{"address", "10.0.0.12 ", "10.0.0.12"},
		{"bigrams", "接続エラ ", "接続 続エ エラ"},
		{"one character is half typed", "接", "接*"},
		{"phrase", `"too many clients"`, `"1:too, 2:many, 3:clients"`},
		{"phrase with a stop word", `"out of disk"`, `"1:out, 3:disk"`},
		{"open phrase", `disk "too many`, `disk "1:too, 2:many"`},
		{"typographic quotes", "“too many” „clients”", `"1:too, 2:many" "1:clients"`},
		{"empty phrase", `"" disk `, "disk"},
		{"phrase of stop words", `"of the" disk `, "disk"},
		{"phrase without a blank", `disk"too many"full `, `disk "1:too, 2:many" full`},
		{"excluded", "-test disk ", "-test disk"},
		{"options of a command", "rm -rf /data ", "rm rf data"},
		{"options and values", "psql -h db01 -U app ", "psql h db01(db 01) u app"},
		{"a short value of a facet is left out", "-sev:1 disk ", "disk -sev=1"},
		{"excluded phrase", `-"dry run" disk `, `-"1:dry, 2:run" disk`},
		{"excluded identifier", "-pool-timeout", `-"1:pool-timeout, 1:pool, 2:timeout"`},
		{"options of a program are words", "--force", "force*"},
		{"a dash alone", "disk - full ", "disk full"},
		{"hyphen inside", "disk-full ", "?disk-full disk full"},
		{"filter", "service:payments disk ", "disk service=payments"},
		{"filter in quotes", `factor:"retry storm"`, "factor=retry storm"},
		{"excluded filter", "-tag:drill", "-tag=drill"},
		{"other name of a filter", "Severity:1", "sev=1"},
		{"filter without a value", "factor: disk ", "factor disk"},
		{"filter with an empty value", `factor:"" disk `, "factor disk"},
		{"no filter", "error:timeout ", "?error:timeout error timeout"},
		{"other white space", "disk\u3000full\n", "disk full"},
		{"not UTF-8", "di\xffsk ", "di sk"},
		{"too many", strings.Repeat("disk ", 40), strings.TrimSpace(strings.Repeat("disk ", 32)) + " cut"},
		{"as many as allowed", strings.Repeat("disk ", 32), strings.TrimSpace(strings.Repeat("disk ", 32))},
		{"too long", strings.Repeat("ö", 600), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, understood(parse(tt.give, true, false))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzParse looks at what holds for any query: it is never larger than allowed,
// and no clause is empty.
func FuzzParse(f *testing.F) {
	for _, give := range []string{`a -b "c d" -"e`, "factor:x -tag:\"y z\"", "db01 pool-timeout 接続エ", "sev:", `""`, "- -- -\" :"} {
		f.Add(give)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := parse(text, true, false)
		if n := len(p.clauses) + len(p.filters); n > mostClauses {
			t.Errorf("%d clauses", n)
		}
		for _, c := range p.clauses {
			if c.term == "" && len(c.tokens) == 0 {
				t.Errorf("an empty clause in %s", understood(p))
			}
		}
		for _, filter := range p.filters {
			if filter.typed == "" {
				t.Errorf("an empty filter in %s", understood(p))
			}
		}
	})
}
