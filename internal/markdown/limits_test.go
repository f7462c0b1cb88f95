package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/alloctest"
	"github.com/debrief-dev/debrief/internal/problem"
)

// TestHostilePatternsEnd parses every pattern in growing sizes: what is allocated
// and what comes out grow no faster than the text. A pattern that makes work and
// allocates nothing ends the tests by their deadline, which names it; how fast the
// others are is BenchmarkHostile's.
func TestHostilePatternsEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	sizes := []int{10_000, 20_000, 40_000, 80_000, 1 << 20}
	p := New(Options{})
	for _, pattern := range hostilePatterns {
		t.Run(pattern.name, func(t *testing.T) {
			for _, size := range sizes {
				source := Source{File: "a.md", Text: []byte(pattern.make(size))}
				var d *Doc
				if got := alloctest.Bytes(func() { d = p.Parse(source) }); got > 4096*len(source.Text)+1<<20 {
					t.Errorf("%d bytes allocate %d", len(source.Text), got)
				}
				if got := len(d.Body.HTML); got > 64*len(source.Text)+1<<20 {
					t.Errorf("%d bytes become %d", len(source.Text), got)
				}
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	p := New(Options{})
	for _, pattern := range hostilePatterns {
		b.Run(pattern.name, func(b *testing.B) {
			source := Source{Text: []byte(pattern.make(1 << 20))}
			b.SetBytes(int64(len(source.Text)))
			for b.Loop() {
				p.Parse(source)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	for _, test := range []struct {
		name, source string
		rule         problem.Rule
		line         int
	}{
		{"quotes at the limit", strings.Repeat("> ", 32) + "a", "", 0},
		{"quotes", "a\n\n" + strings.Repeat("> ", 33) + "a", problem.LimitDepth, 3},
		{"quotes without spaces", strings.Repeat(">", 33) + "a", problem.LimitDepth, 1},
		{"items on one line", strings.Repeat("1. - ", 17) + "a", problem.LimitDepth, 1},
		{"items, one deeper a line", staircase(3000, "- "), problem.LimitDepth, 33},
		{"items in a quote, one deeper a line", "> " + strings.ReplaceAll(staircase(3000, "- "), "\n", "\n> "), problem.LimitDepth, 32},
		{"many items beside each other", strings.Repeat("- a\n", 2000), "", 0},
		{"a rule is no list", strings.Repeat("- ", 200), "", 0},
		{"a rule in an item is no list", "- " + strings.Repeat("* ", 200), "", 0},
		{"notes in notes", strings.Repeat("[^a]: ", 40), problem.LimitDepth, 1},
		{"items in all", strings.Repeat("- - - a\n", 34_000), problem.LimitItems, 33_334},
		{"lines", strings.Repeat("a\n\n", 25_001), problem.LimitLines, 50_001},
		{"columns at the limit", tableOf(128, 3), "", 0},
		{"columns", tableOf(129, 3), problem.LimitTable, 2},
		{"columns without outer bars", strings.Repeat("a|", 128) + "a\n" + strings.Repeat("-|", 128) + "-\n", problem.LimitTable, 2},
		{"20 kB of 2,500 columns", tableOf(2500, 100), problem.LimitTable, 2},
		{"cells", tableOf(100, 1100), problem.LimitTable, 1013},
		{"cells of two tables", tableOf(100, 600) + "\n" + tableOf(100, 600), problem.LimitTable, 1016},
		{"full rows are not filled", tableOf(2, 2) + strings.Repeat("|a|b|\n", 20_000), "", 0},
		{"brackets", strings.Repeat("[a](b", 8000), problem.LimitLinks, 1},
		{"many paragraphs of links", strings.Repeat(strings.Repeat("[a](b) ", 20)+"\n\n", 2000), "", 0},
		{"a long list of links", strings.Repeat("- see [a](https://example.com/a/long/address) for more\n", 20_000), "", 0},
		{"definitions", strings.Repeat("[a]: b\n", 20_000), problem.LimitLinks, 5346},
		{"notes", strings.Repeat("[^a]\n\n", 8000) + strings.Repeat("[^a]: b\n\n", 8000), problem.LimitFootnotes, 21_565},
		{"empty notes", strings.Repeat("[^a]:\n", 8000), problem.LimitFootnotes, 5478},
		{"emphasis", "a\n\n" + strings.Repeat("_a*b", 20_000), problem.LimitEmphasis, 3},
		{"emphasis in a cell", "|a|\n|-|\n|" + strings.Repeat("_a*b", 20_000) + "|\n", problem.LimitEmphasis, 3},
		{"emphasis in many lines", strings.Repeat("**a** *b*\n", 20_000), problem.LimitEmphasis, 3062},
		{"tildes", "a " + strings.Repeat("~", 20_000), problem.LimitEmphasis, 1},
		{"names with underscores", strings.Repeat("the_name_of_a_thing failed\n", 20_000), "", 0},
		{"emphasis in many cells", "|a|b|\n|-|-|\n" + strings.Repeat("|**a**|*b*|\n", 20_000), "", 0},
		{"emphasis in many paragraphs", strings.Repeat("**a** and *b* and _c_\n\n", 20_000), "", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := Parse(Source{File: "a.md", Text: []byte(test.source), Line: 11}, Options{})
			if test.rule == "" {
				for _, p := range d.Problems {
					t.Errorf("unexpected: %+v", p)
				}
				return
			}
			if len(d.Problems) != 1 || d.Problems[0].Rule != test.rule || d.Problems[0].Line != test.line+10 {
				t.Fatalf("give %+v, want %s at line %d", d.Problems, test.rule, test.line+10)
			}
			if d.Plain != strings.TrimRight(test.source, "\n") {
				t.Errorf("text is lost: %q", shorten(d.Plain))
			}
			for _, wrong := range judge(d) {
				t.Error(wrong)
			}
		})
	}
}

// hostilePatterns make much work out of little text, each of about n bytes.
var hostilePatterns = []struct {
	name string
	make func(n int) string
}{
	{"quotes", func(n int) string { return strings.Repeat("> ", n/2) + "a" }},
	{"quotes and lists", func(n int) string { return strings.Repeat("> - ", n/4) + "a" }},
	{"bullets", func(n int) string { return strings.Repeat("- ", n/2) + "a" }},
	{"numbers", func(n int) string { return strings.Repeat("1. ", n/3) + "a" }},
	{"bullets, one deeper a line", func(n int) string { return staircase(n, "- ") }},
	{"quotes, one deeper a line", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(">", i) + " a\n")
		}
		return b.String()
	}},
	{"deep quotes on every line", func(n int) string { return strings.Repeat(strings.Repeat("> ", 30)+"a\n", n/62) }},
	{"deep quotes with blank lines", func(n int) string { return strings.Repeat(strings.Repeat("> ", 30)+"a\n\n", n/63) }},
	{"deep bullets, many", func(n int) string { return strings.Repeat(strings.Repeat("- ", 30)+"a\n", n/62) }},
	{"opening brackets", func(n int) string { return strings.Repeat("[", n) }},
	{"opening brackets, words", func(n int) string { return strings.Repeat("[a ", n/3) }},
	{"closing brackets", func(n int) string { return strings.Repeat("](", n/2) }},
	{"bare closing brackets", func(n int) string { return strings.Repeat("]", n) }},
	{"empty links", func(n int) string { return strings.Repeat("[](", n/3) }},
	{"unclosed links", func(n int) string { return strings.Repeat("[a](b", n/5) }},
	{"unclosed links with spaces", func(n int) string { return strings.Repeat("[a](b ", n/6) }},
	{"unclosed titles", func(n int) string { return strings.Repeat(`[a](b "`, n/7) }},
	{"unclosed images", func(n int) string { return strings.Repeat("![a](", n/5) }},
	{"nested images", func(n int) string { return strings.Repeat("![", n/3) + strings.Repeat("](", n/8) }},
	{"nested images, whole", func(n int) string { return strings.Repeat("![", n/6) + "a" + strings.Repeat("](b)", n/6) }},
	{"whole links", func(n int) string { return strings.Repeat("[a](b) ", n/7) }},
	{"brackets in pairs", func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) }},
	{"brackets one by one", func(n int) string { return strings.Repeat("[a]", n/3) }},
	{"references", func(n int) string { return strings.Repeat("[a][b] ", n/7) + "\n\n[b]: c\n" }},
	{"long label", func(n int) string { return "[" + strings.Repeat("a\n", n/2) + "]: b" }},
	{"long labels", func(n int) string { return strings.Repeat("["+strings.Repeat("a\n", 400), n/801) }},
	{"definitions", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[%d]: a\n", i)
		}
		return b.String()
	}},
	{"stars", func(n int) string { return strings.Repeat("*", n) }},
	{"stars and letters", func(n int) string { return strings.Repeat("*a ", n/3) }},
	{"stars, both kinds", func(n int) string { return strings.Repeat("*a _b ", n/6) }},
	{"stars closing", func(n int) string { return strings.Repeat("a* ", n/3) }},
	{"stars mixed", func(n int) string { return strings.Repeat("*a **a ", n/7) }},
	{"stars in runs", func(n int) string { return strings.Repeat("a***b**c*", n/9) }},
	{"nested emphasis", func(n int) string { return strings.Repeat("*a **b ", n/14) + strings.Repeat("c** d*", n/14) }},
	{"tildes", func(n int) string { return strings.Repeat("~~a ", n/4) }},
	{"backticks", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "a")
		}
		return b.String()
	}},
	{"backticks open", func(n int) string { return strings.Repeat("`a``b ", n/6) }},
	{"backslashes", func(n int) string { return strings.Repeat(`\`, n) }},
	{"entities", func(n int) string { return strings.Repeat("&amp", n/4) }},
	{"ampersands", func(n int) string { return strings.Repeat("&", n) }},
	{"autolinks open", func(n int) string { return strings.Repeat("<http:", n/6) }},
	{"tags open", func(n int) string { return strings.Repeat("<a b=", n/5) }},
	{"tags open, quoted", func(n int) string { return strings.Repeat(`<a b="`, n/6) }},
	{"comments open", func(n int) string { return "a " + strings.Repeat("<!-- ", n/5) }},
	{"declarations open", func(n int) string { return "a " + strings.Repeat("<!A <?a <![CDATA[ ", n/18) }},
	{"raw tags", func(n int) string { return strings.Repeat("<b>", n/3) }},
	{"raw tags in a block", func(n int) string { return strings.Repeat("<details>", n/9) }},
	{"raw tables", func(n int) string { return strings.Repeat("<table><td>", n/11) }},
	{"raw lists", func(n int) string { return strings.Repeat("<ul><li>", n/8) }},
	{"raw tags unmatched", func(n int) string { return "a " + strings.Repeat("<b><i></u>", n/10) }},
	{"raw quotes unmatched", func(n int) string { return strings.Repeat("<blockquote></td>", n/17) }},
	{"addresses", func(n int) string { return strings.Repeat("http://a.b ", n/11) }},
	{"addresses joined", func(n int) string { return strings.Repeat("www.", n/4) }},
	{"addresses in brackets", func(n int) string { return strings.Repeat("(http://a.b", n/11) }},
	{"mail", func(n int) string { return strings.Repeat("a@b.c", n/5) }},
	{"mail, underscores", func(n int) string { return strings.Repeat("a_", n/2) + "@b.c" }},
	{"mail, plus", func(n int) string { return strings.Repeat("a.+", n/3) }},
	{"table, many columns", func(n int) string { return tableOf(n/8, 1) }},
	{"table, columns and rows", func(n int) string { return tableOf(n/12, n/12) }},
	{"table, 100 columns of short rows", func(n int) string { return tableOf(100, n/3) }},
	{"table, long row", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c", n/2) }},
	{"table, escaped bars", func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`a\\|b`|\n", n/9) }},
	{"table, delimiters", func(n int) string { return strings.Repeat("|-|\n", n/4) }},
	{"tables, many", func(n int) string { return strings.Repeat("|a|\n|-|\n\n", n/9) }},
	{"headings alike", func(n int) string { return strings.Repeat("# a\n", n/4) }},
	{"headings empty", func(n int) string { return strings.Repeat("#\n", n/2) }},
	{"underlines", func(n int) string { return strings.Repeat("a\n-\n", n/4) }},
	{"footnotes", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^%d]\n\n[^%d]: a\n\n", i, i)
		}
		return b.String()
	}},
	{"footnotes, one used often", func(n int) string { return strings.Repeat("[^a]", n/4) + "\n\n[^a]: b\n" }},
	{"footnotes nested", func(n int) string { return strings.Repeat("[^a]: ", n/6) }},
	{"emphasis of two kinds", func(n int) string { return strings.Repeat("_a*b", n/4) }},
	{"emphasis of three kinds", func(n int) string { return strings.Repeat("*a~~b_c", n/7) }},
	{"emphasis in a cell", func(n int) string { return "|a|\n|-|\n|" + strings.Repeat("_a*b", n/4) }},
	{"footnotes, empty", func(n int) string { return strings.Repeat("[^a]:\n", n/6) }},
	{"definition lists", func(n int) string { return strings.Repeat("a\n: b\n", n/6) }},
	{"definition lists nested", func(n int) string { return "a\n" + strings.Repeat(": ", n/2) }},
	{"wiki links open", func(n int) string { return strings.Repeat("[[a", n/3) }},
	{"wiki links", func(n int) string { return strings.Repeat("[[a]] ", n/6) }},
	{"task boxes", func(n int) string { return strings.Repeat("- [ ] ", n/6) }},
	{"alerts nested", func(n int) string { return strings.Repeat("> [!NOTE] ", n/10) }},
	{"fences", func(n int) string { return strings.Repeat("```a\n", n/5) }},
	{"fences open in quotes", func(n int) string { return strings.Repeat("> ```\n\n", n/7) }},
	{"indented code", func(n int) string { return strings.Repeat("    a\n\n", n/7) }},
	{"tabs", func(n int) string { return strings.Repeat("\t", n) + "a" }},
	{"tabs in lists", func(n int) string { return strings.Repeat("-\t", n/2) + "a" }},
	{"blank lines", func(n int) string { return strings.Repeat("\n", n) }},
	{"blank lines in a list", func(n int) string { return "- a\n" + strings.Repeat("\n", n) + "- b" }},
	{"spaces", func(n int) string { return "a" + strings.Repeat(" ", n) + "b" }},
	{"one long line", func(n int) string { return strings.Repeat("a", n) }},
	{"one long paragraph", func(n int) string { return strings.Repeat("a\n", n/2) }},
	{"hard breaks", func(n int) string { return strings.Repeat("a\\\n", n/3) }},
	{"rules", func(n int) string { return strings.Repeat("***\n", n/4) }},
	{"rule, long", func(n int) string { return strings.Repeat("* ", n/2) }},
	{"link in a link", func(n int) string { return strings.Repeat("[", n/6) + "a" + strings.Repeat("](b)", n/6) }},
	{"parentheses", func(n int) string { return "[a](" + strings.Repeat("(", n) }},
	{"angle destination", func(n int) string { return strings.Repeat("[a](<b", n/6) }},
	{"invisible", func(n int) string { return strings.Repeat("\u202e", n/3) }},
	{"directions never closed", func(n int) string {
		return strings.Repeat("\u202b", n/6) + strings.Repeat("\u2069", n/6)
	}},
	{"invisible, each on a line", func(n int) string { return strings.Repeat("\u200b\n", n/4) }},
	{"unsafe links", func(n int) string { return strings.Repeat("[a](x:y)\n", n/9) }},
	{"sublists", func(n int) string { return strings.Repeat("- a\n  - b\n", n/10) }},
	{"loose items", func(n int) string { return strings.Repeat("- a\n\n", n/5) }},
	{"empty items", func(n int) string { return strings.Repeat("-\n", n/2) }},
	{"comments", func(n int) string { return strings.Repeat("<!-- a -->\n", n/11) }},
}

func staircase(n int, marker string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("  ", i) + marker + "a\n")
	}
	return b.String()
}

// tableOf makes a table whose rows have one cell, for the parser to fill up.
func tableOf(columns, rows int) string {
	columns, rows = max(1, columns), max(1, rows)
	return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|b\n", rows)
}
