package attacktest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// The shapes of this file are what readers of an incident look at twice: labels and
// the lines below them, words that an entry of front matter refers to, absences, fences
// around a whole body, and what documents have in common.

// labelAttacks are lines that look like labels, or like headings.
func labelAttacks() []attack {
	return []attack{
		text("labels parted by middle dots", "", "**Date** · today · **Owner** · a · "),
		text("lines of labels with middle dots", "", "**Date** · today\n"),
		counted("bold labels that nobody knows, with dots", "", "**L%d** · a | **M%d** — "),
		text("labels without values", "", "Date: Owner: Impact: "),
		counted("root causes by line", "Date: today\nImpact: a\n", "Root cause: the disk %d was full\n"),
		counted("root causes by paragraph", "Date: today\n\nImpact: a\n\n", "Root cause: the disk %d was full\n\n"),
		counted("root causes by item", "- Date: today\n- Impact: a\n", "- Root cause: the disk %d was full\n"),
		counted("triggers and root causes by line", "Date: today\nImpact: a\n", "Trigger: a deploy %d\nRoot cause: b\n"),
		counted("plain labels above lists", "", "Action items:\n\n1. Do %d\n\n"),
		counted("plain labels above tables", "", "Root causes:\n\n| A | B |\n|---|---|\n| c | %d |\n\n"),
		{"lines for headings, in a document without", func(n int) fstest.MapFS {
			return fstest.MapFS{"2026-03-01-a.md": {Data: []byte(numbered(n, "", func(i int) string { return fmt.Sprintf("What happened?\n\nThe disk %d.\n\nLessons learned\n\n", i) }))}}
		}},
		{"first lines for titles, in a document without headings", func(n int) fstest.MapFS {
			return fstest.MapFS{"2026-03-01-a.md": {Data: []byte(repeated(n, "Disk full of ") + "\n\nText.\n")}}
		}},
		counted("updates of a status page, by line", "# A\n\n", "Resolved - All %d is well.\nMar 3, 16:20 UTC\nInvestigating - It is not.\nMar 3, 14:05 UTC\n"),
		counted("updates of a status page, by paragraph", "# A\n\n", "**Resolved** - All %d is well.\nMar 3, 16:20 UTC\n\n**Investigating**\n\n"),
		counted("a chat with names above, by paragraph", "## Timeline\n\n", "anna %d\nanna  10:02 AM\nit is down\n\n"),
		text("a fence of times", "## Timeline\n\n```\n", "[10:02] anna: it is down\n"),
		counted("names of sections with numbers", "# A\n\n", "1. Root cause\nThe disk %d was full.\n\n"),
		counted("written bullets with bold, by line", "", "• **a%d** b\n"),
		text("keys in a chain", "## Action items\n\n- Do", " · Owner: a"),
		text("keys in brackets in a chain", "## Action items\n\n- Do", " [owner: a]"),
		text("handles in a chain", "## Action items\n\n- Do", " @a"),
		text("times with a slash", "## Timeline\n\n", "14:00 / 14:30 UTC "),
		text("open ranges", "## Timeline\n\n- ", "between 14 and "),
		text("promises in clauses", "## Lessons learned\n\n- we will a\n- ", "though a, "),
		text("subjects of passives", "## Action items\n\n- ", "a was "),
		{"lists that explain the cells of one table", func(n int) fstest.MapFS {
			lists := numbered(n/2, "", func(i int) string { return fmt.Sprintf("- Detect: a%d\n\nb\n\n", i) })
			return document("# A\n\n## Action items\n\n" + lists + "| Action | Type |\n|---|---|\n" + numbered(n/2, "", func(i int) string { return fmt.Sprintf("| a%d | Detect |\n", i) }))
		}},
		counted("days above paragraphs", "## Timeline\n\n", "**March 1, 2026**\n\na%d\n\n"),
		counted("wide times in a line", "## Timeline\n\n", "１４：３０ a%d、"),
		{"written bullets above one that cannot be cut out", func(n int) fstest.MapFS {
			return document("# A\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("• a%d\n\n", i) }) + "**•** b\n")
		}},
		counted("tables of whys", "", "| Why | Answer |\n|---|---|\n| Why %d? | Because it was full. |\n\n"),
		counted("a table of whys", "## Five whys\n\n| Why | Answer |\n|---|---|\n", "| Why %d? | Because it was full. |\n"),
		counted("causes named by a lead-in", "", "Most likely contributing factors:\n\n- the disk %d was full\n\n"),
		counted("causes named by one lead-in", "Most likely contributing factors:\n\n", "- the disk %d was full\n"),
		counted("code below what was wrong", "## Root cause\n\n", "The limit %d was wrong:\n\n```\na = %d\n```\n\n"),
		counted("causes counted in a paragraph", "## Root cause\n\n", "Firstly, the *limit* %d was wrong. Secondly, nobody was told. "),
		counted("reasons behind what was seen", "## Root cause\n\n", "What was seen %d:\n\nThis was caused by a full disk.\n\n"),
		text("short codes as boxes", "", "{% hint style=\"info\" %}\na\n{% endhint %}\n"),
		counted("headings that nobody knows", "", "## Qwx %d\n\nA.\n\n"),
		text("an impact spared", "## Impact\n\n", "- No data was lost, only mail was down, but not for us.\n"),
	}
}

// mentionAttacks are texts that speak of much, and in which nothing is read.
func mentionAttacks() []attack {
	var all []attack
	for _, piece := range []string{"rootcause", "because", "1 March, ", "March 1\n", "1/2 ", "1/2\n", "3月1日", "2026-", "10:0", "10:02\n", "TBD — ", "TBD — \n", "[what happened?]\n"} {
		all = append(all, text(fmt.Sprintf("mention %q", piece), "", piece))
	}
	return all
}

// wordAttacks are entries of front matter that refer to words of the text.
func wordAttacks() []attack {
	entries := func(n int, key, entry string) string {
		return "---\n" + key + ":\n" + numbered(n, "", func(i int) string { return "  - " + strings.ReplaceAll(entry, "%d", fmt.Sprint(i)) + "\n" }) + "---\n\n# A\n\n"
	}
	causes := func(n int) string {
		return "## Contributing factors\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("- disk %d was full\n", i) })
	}
	of := func(name, key, entry string, body func(n int) string) attack {
		return attack{name, func(n int) fstest.MapFS { return document(entries(n/2, key, entry) + body(n/2)) }}
	}
	return []attack{
		of("factors by words that are gone", "factors", "{factor: F%d, words: gone %d}", causes),
		of("factors by words of causes", "factors", "{factor: F%d, words: disk %d was}", causes),
		of("factors by the same word", "factors", "{factor: F%d, words: disk}", causes),
		of("factors by words of one paragraph", "factors", "{factor: F%d, words: w%d}", func(n int) string {
			return numbered(n, " ", func(i int) string { return fmt.Sprint("w", i) }) + "\n"
		}),
		of("factors by words of the heads of many sections", "factors", "{factor: F%d, words: head %d}", func(n int) string {
			return numbered(n, "", func(i int) string { return fmt.Sprintf("## Head %d\n\na\n\n", i) })
		}),
		of("mitigators by words that are gone", "mitigators", "{factor: F%d, words: gone %d}", causes),
		of("actions of front matter, and of the text", "actions", "{text: Do %d, owner: a}", func(n int) string {
			return "## Action items\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("- [ ] Do %d\n", i) })
		}),
	}
}

// absenceAttacks are things that were not there, in factors and in texts.
func absenceAttacks() []attack {
	factor := func(phrases string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\nphrases:\n" + phrases + "---\n\n# F\n")}
	}
	objects := func(n int) string {
		return numbered(n, "", func(i int) string { return fmt.Sprintf("  - \"- w%d\"\n", i) })
	}
	sentence := func(n int) string { return numbered(n, ", ", func(i int) string { return fmt.Sprint("w", i) }) }
	of := func(name string, phrases, body func(n int) string) attack {
		return attack{name, func(n int) fstest.MapFS {
			folder := document("# A\n\n## Contributing factors\n\n" + body(n/2) + "\n")
			folder["factors/f.md"] = factor(phrases(n / 2))
			return folder
		}}
	}
	one := func(n int) string {
		return "  - \"- (" + numbered(n, "|", func(i int) string { return fmt.Sprint("w", i) }) + ")\"\n"
	}
	return []attack{
		of("absences, and all their objects in one sentence", objects, func(n int) string { return "- There was no " + sentence(n) }),
		of("absences, and an item for each", objects, func(n int) string {
			return numbered(n, "", func(i int) string { return fmt.Sprintf("- w%d was missing and there was no w%d\n", i, i) })
		}),
		of("an absence of one of many", one, func(n int) string { return "- There was no " + sentence(n) }),
		of("an absence of one of many, again and again", one, func(n int) string { return repeated(n, "- no w1 without w2 lacked w3\n") }),
		of("an absence said without end", objects, func(n int) string { return "- " + repeated(n, "no w1 no without w2 missing ") }),
		of("an absence in brackets", func(n int) string { return "  - \"- " + strings.Repeat("(a|b) ", n/6) + "\"\n" }, sentence),
		of("an absence in nested brackets", func(n int) string {
			return "  - \"- " + strings.Repeat("(", n/2) + "a" + strings.Repeat(")", n/2) + "\"\n"
		}, sentence),
	}
}

// fenceAttacks are bodies in a fence of Markdown, or nearly so.
func fenceAttacks() []attack {
	body := func(name, opening, piece, end string) attack {
		return attack{name, func(n int) fstest.MapFS { return document(opening + repeated(n, piece) + end) }}
	}
	return []attack{
		body("a fence around fences", "```markdown\n# A\n\n", "```yaml\na: b\n```\n\n", "```\n"),
		body("fences of Markdown in one another", "", "```markdown\n", strings.Repeat("```\n", 100)),
		body("fences of Markdown that are closed as often", "```markdown\n# A\n", "```md\n```\n", "```\n"),
		{"fences ever longer", func(n int) fstest.MapFS {
			return document("```markdown\n# A\n" + numbered(n, "", func(i int) string { return strings.Repeat("`", i%300+3) + "\n" }) + "```\n")
		}},
		{"one long fence of Markdown", func(n int) fstest.MapFS {
			return document(strings.Repeat("`", n/3) + "markdown\n# A\n" + strings.Repeat("~", n/3) + "\n" + strings.Repeat("`", n/3) + "\n")
		}},
		{"blanks before a fence of Markdown", func(n int) fstest.MapFS { return document(repeated(n, " \n") + "```markdown\n# A\n```\n") }},
	}
}

// commonAttacks are documents that have something in common, or a word of their own
// where others share one.
func commonAttacks() []attack {
	many := func(name string, text func(i int) string) attack {
		return attack{name, func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			for i, size := 0, 0; size < n; i++ {
				one := text(i)
				folder[fmt.Sprintf("%d/%d-%02d-%02d-a%d.md", i%3, 2005+i%20, i%12+1, i%28+1, i)] = &fstest.MapFile{Data: []byte(one)}
				size += len(one)
			}
			return folder
		}}
	}
	return []attack{
		many("titles twice", func(i int) string { return "# The disk was full\n\n" + fmt.Sprint(i) + "\n" }),
		many("two titles, again and again", func(i int) string { return fmt.Sprintf("# The disk %c was full\n", 'a'+i%2) }),
		many("a long title twice", func(int) string { return "# " + strings.Repeat("the disk was full ", 100) + "\n" }),
		many("copies of a long document", func(int) string { return "# A\n\n" + strings.Repeat("The disk was full. ", 100) + "\n" }),
		many("copies of front matter", func(int) string { return "---\ntitle: A\nservices: [a, b]\n---\n" }),
		many("titles that begin alike", func(i int) string { return fmt.Sprintf("# Postmortem: disk %d\n", i) }),
		many("severities of their own", func(i int) string { return fmt.Sprintf("---\nseverity: \"Very bad <%d>\"\n---\n# A%d\n", i, i) }),
		many("severities in other words", func(i int) string {
			return fmt.Sprintf("---\nseverity: %s\n---\n# A%d\n", []string{"P0", "P1", "SEV-1", "critical", "1"}[i%5], i)
		}),
		many("crowds of one service each day", func(i int) string { return fmt.Sprintf("---\nservices: [a, s%d]\n---\n# A%d\n", i%9, i) }),
		many("documents of one overdue action", func(i int) string { return fmt.Sprintf("# A%d\n\n- [ ] Do %d @a due:2025-01-01\n", i, i) }),
		many("documents of one factor with words", func(i int) string {
			return fmt.Sprintf("---\nfactors: [{factor: Full disk, words: disk}]\n---\n# A%d\n\nThe disk was full.\n", i)
		}),
	}
}
