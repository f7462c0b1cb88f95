package attacktest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// attack is a shape of hostile input: it makes a folder whose files hold about n
// bytes in all.
type attack struct {
	name string
	make func(n int) fstest.MapFS
}

// attacks are all shapes: front matter, names, links, code and whatever a section
// can repeat.
func attacks() []attack {
	var all []attack
	for _, group := range [][]attack{
		keyAttacks(), nameAttacks(), expansionAttacks(), codeAttacks(), folderAttacks(), sectionAttacks(),
		nestAttacks(), referenceAttacks(), letterAttacks(), headingAttacks(), sentenceAttacks(), valueAttacks(), likenessAttacks(),
		labelAttacks(), mentionAttacks(), wordAttacks(), absenceAttacks(), fenceAttacks(), commonAttacks(),
	} {
		all = append(all, group...)
	}
	return all
}

// document is a folder of one incident.
func document(text string) fstest.MapFS {
	return fstest.MapFS{"incidents/2026-03-01-attack.md": {Data: []byte(text)}}
}

// numbered joins what an item is for 0, 1, 2 and so on until n bytes are there.
func numbered(n int, separator string, item func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(item(i))
	}
	return b.String()
}

// repeated is a text again and again until n bytes are there.
func repeated(n int, text string) string { return strings.Repeat(text, n/len(text)+1) }

// keyAttacks put one long value or one long list into front matter.
func keyAttacks() []attack {
	var all []attack
	for _, key := range []string{
		"services", "factors", "tags", "markers", "related", "aliases", "actions", "mitigators", "links", "participants", "owner", "severity",
		"title", "summary", "date", "started", "timezone", "status", "duration", "x-any", "impact",
	} {
		all = append(all,
			attack{"key " + key + ", a list", func(n int) fstest.MapFS {
				return document("---\n" + key + ": [" + numbered(n, ", ", func(i int) string { return fmt.Sprint("s", i) }) + "]\n---\n\n# A\n")
			}},
			attack{"key " + key + ", one text", func(n int) fstest.MapFS {
				return document("---\n" + key + ": " + repeated(n, "a-b: 10:30 ") + "\n---\n\n# A\n")
			}},
			attack{"key " + key + ", a list of long names", func(n int) fstest.MapFS {
				return document("---\n" + key + ":\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("  - \"%s %d\"\n", strings.Repeat("name ", 20), i) }) + "---\n\n# A\n")
			}})
	}
	return append(all,
		attack{"keys unknown", func(n int) fstest.MapFS {
			return document("---\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("unknown%d: a\n", i) }) + "---\n")
		}},
		attack{"keys twice", func(n int) fstest.MapFS { return document("---\n" + repeated(n, "title: a\n") + "---\n") }},
		attack{"YAML brackets", func(n int) fstest.MapFS { return document("---\na: " + repeated(n, "[") + "\n---\n") }},
		attack{"YAML aliases", func(n int) fstest.MapFS {
			return document("---\na0: &a0 [x]\n" + numbered(n, "", func(i int) string {
				return fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i)
			}) + "---\n")
		}},
		attack{"YAML quotes", func(n int) fstest.MapFS { return document("---\na: \"" + repeated(n, `\"`) + "\"\n---\n") }},
		attack{"YAML colons", func(n int) fstest.MapFS { return document("---\n" + repeated(n, "a: b: c: ") + "\n---\n") }},
		attack{"YAML, factors with whys", func(n int) fstest.MapFS {
			return document("---\nfactors:\n" + numbered(n, "", func(i int) string {
				return fmt.Sprintf("  - factor: f%d\n    why: [because a, because b]\n    markers: [m%d]\n", i, i)
			}) + "---\n")
		}},
		attack{"TOML", func(n int) fstest.MapFS {
			return document("+++\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("[a%d.b.c]\nd = 1\n", i) }) + "+++\n")
		}},
		attack{"JSON", func(n int) fstest.MapFS {
			return document("{" + repeated(n, `"a": [[[[`) + "\n}\n")
		}},
		attack{"front matter unclosed", func(n int) fstest.MapFS { return document("---\n" + repeated(n, "a: b\n")) }},
	)
}

// nameAttacks are documents that name many things, so that pages of these grow.
func nameAttacks() []attack {
	list := func(key, prefix string, n int) string {
		return key + ": [" + numbered(n, ", ", func(i int) string { return fmt.Sprint(prefix, i) }) + "]\n"
	}
	return []attack{
		{"names of three kinds", func(n int) fstest.MapFS {
			return document("---\n" + list("services", "s", n/3) + list("factors", "f", n/3) + list("tags", "t", n/3) + "---\n\n# A\n")
		}},
		{"services in the text", func(n int) fstest.MapFS {
			return document("# A\n\n**Services:** " + numbered(n, ", ", func(i int) string { return fmt.Sprint("svc", i) }) + "\n")
		}},
		{"names in twenty documents", func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			for d := range 20 {
				folder[fmt.Sprintf("2026-03-%02d-a.md", d+1)] = &fstest.MapFile{Data: []byte("---\n" + list("services", "s", n/60) + list("factors", "f", n/60) + list("tags", "t", n/60) + "---\n\n# A\n")}
			}
			return folder
		}},
		{"factors in the text", func(n int) fstest.MapFS {
			return document("# A\n\n## Contributing factors\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("- **F%d** (technical): a\n", i) }))
		}},
		{"actions and services", func(n int) fstest.MapFS {
			return document("---\n" + list("services", "s", 120) + "---\n# A\n\n## Action items\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("- [ ] a%d\n", i) }))
		}},
		{"actions without a day", func(n int) fstest.MapFS {
			return fstest.MapFS{"a.md": {Data: []byte("# A\n\n## Action items\n\n" + repeated(n, "- [ ] a\n"))}}
		}},
		{"actions every month", func(n int) fstest.MapFS {
			return document("# A\n\n## Action items\n\n" + repeated(n, "- [ ] check the backups every month\n"))
		}},
		{"actions due, with services", func(n int) fstest.MapFS {
			return document("---\n" + list("services", "s", 120) + "---\n# A\n\n## Action items\n\n" + repeated(n, "- [ ] a @b due:2026-12-01\n"))
		}},
		{"markers", func(n int) fstest.MapFS {
			return document("---\nfactors:\n  - factor: a\n    " + list("markers", "m", n) + "---\n\n# A\n")
		}},
		{"synonyms", func(n int) fstest.MapFS {
			return fstest.MapFS{"factors/a.md": {Data: []byte("---\n" + list("synonyms", "s", n) + "---\n\n# A\n")}, "2026-03-01-b.md": {Data: []byte("# B\n")}}
		}},
		{"a service known by a long name, and documents with long titles", func(n int) fstest.MapFS {
			words := func(n int) string { return numbered(n, " ", func(i int) string { return fmt.Sprint("w", i) }) }
			folder := fstest.MapFS{"services/a.md": {Data: []byte("---\nsynonyms: [\"" + words(n/2) + "\"]\n---\n\n# A\n")}}
			for i := range n / 2000 {
				folder[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte("# B " + words(900) + "\n")}
			}
			return folder
		}},
		{"phrases", func(n int) fstest.MapFS {
			return fstest.MapFS{"factors/a.md": {Data: []byte("---\nphrases: [" + numbered(n, ", ", func(i int) string { return fmt.Sprintf("\"(a|b|c) ~ w%d*\"", i) }) + "]\n---\n\n# A\n")}, "2026-03-01-b.md": {Data: []byte("# B\n")}}
		}},
	}
}

// expansionAttacks are texts that become much longer than they are.
func expansionAttacks() []attack {
	long := func(n int) string { return strings.Repeat("a", n/2) }
	uses := func(n int, use string) string { return repeated(n/2, strings.Repeat(use+" ", 5)+"\n\n") }
	return []attack{
		{"a long link definition", func(n int) fstest.MapFS { return document("# A\n\n[a]: http://x/" + long(n) + "\n\n" + uses(n, "[a]")) }},
		{"a long link definition, in full", func(n int) fstest.MapFS {
			return document("# A\n\n[a]: http://x/" + long(n) + "\n\n" + uses(n, "[b][a]"))
		}},
		{"a long link title", func(n int) fstest.MapFS {
			return document("# A\n\n[a]: http://x/ \"" + long(n) + "\"\n\n" + uses(n, "[a]"))
		}},
		{"a long file in a definition", func(n int) fstest.MapFS { return document("# A\n\n[a]: b/" + long(n) + ".md\n\n" + uses(n, "[a]")) }},
		{"a long image definition", func(n int) fstest.MapFS {
			return document("# A\n\n[a]: http://x/" + long(n) + ".png\n\n" + uses(n, "![a]"))
		}},
		{"a long image definition, a file", func(n int) fstest.MapFS {
			return document("# A\n\n[a]: " + long(n) + ".png\n\n" + uses(n, "![a]"))
		}},
		{"links on one line", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "[a](b.md) ")) }},
		{"links outside on one line", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "[a](http://x/) ")) }},
		{"unsafe links on one line", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "[a](x:y) ")) }},
		{"wiki links on one line", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "[[a]] ")) }},
		{"wiki links, all different", func(n int) fstest.MapFS {
			return document("# A\n\n" + numbered(n, " ", func(i int) string { return fmt.Sprintf("[[a%d]]", i) }))
		}},
		{"invisible letters on one line", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "a\u202e")) }},
		{"wiki links to a long title", func(n int) fstest.MapFS {
			folder := document("# A\n\n" + uses(n, "[[b]]"))
			folder["b.md"] = &fstest.MapFile{Data: []byte("# " + long(n) + "\n")}
			return folder
		}},
		{"links to a long title", func(n int) fstest.MapFS {
			folder := document("# A\n\n" + uses(n, "[c](../b.md)"))
			folder["b.md"] = &fstest.MapFile{Data: []byte("# " + long(n) + "\n")}
			return folder
		}},
		{"links to headings", func(n int) fstest.MapFS {
			return document("# A\n\n" + numbered(n/2, "", func(i int) string { return fmt.Sprintf("## H%d\n\n", i) }) + numbered(n/2, "\n", func(i int) string { return fmt.Sprintf("[a](#h%d)", i) }))
		}},
		{"footnotes of one long text", func(n int) fstest.MapFS {
			return document("# A\n\n" + repeated(n/2, "b[^a]\n\n") + "\n[^a]: " + long(n) + "\n")
		}},
		{"footnotes of a long name", func(n int) fstest.MapFS {
			name := strings.Repeat("a", n/200)
			return document("# A\n\n" + repeated(n, "b[^"+name+"]\n\n") + "\n[^" + name + "]: a\n")
		}},
		{"footnotes, all different", func(n int) fstest.MapFS {
			return document("# A\n\n" + numbered(n, "", func(i int) string { return fmt.Sprintf("b[^%d]\n\n[^%d]: c\n\n", i, i) }))
		}},
		{"tickets", func(n int) fstest.MapFS {
			folder := document("# A\n\n" + numbered(n/2, " ", func(i int) string { return fmt.Sprint("T-", i) }) + "\n")
			folder["debrief.yaml"] = &fstest.MapFile{Data: []byte("trackers: {T: \"https://tracker.example/{key}\"}\n")}
			return folder
		}},
		{"a long title", func(n int) fstest.MapFS { return document("# " + repeated(n, "word ") + "\n\nText.\n") }},
		{"a long title in one word", func(n int) fstest.MapFS { return document("# " + long(2*n) + "\n\nText.\n") }},
		{"a long title and many actions", func(n int) fstest.MapFS {
			return document("# " + repeated(n/2, "word ") + "\n\n## Action items\n\n" + repeated(n/2, "- [ ] a due:2026-12-01\n"))
		}},
		{"a long title and many factors", func(n int) fstest.MapFS {
			return document("# " + repeated(n/2, "word ") + "\n\n## Contributing factors\n\n" + numbered(n/2, "", func(i int) string { return fmt.Sprintf("- **F%d** (technical): a\n", i) }))
		}},
		{"a long title and many services", func(n int) fstest.MapFS {
			return document("---\nservices: [" + numbered(n/2, ", ", func(i int) string { return fmt.Sprint("s", i) }) + "]\n---\n# " + repeated(n/2, "word ") + "\n")
		}},
		{"a long title and many entries", func(n int) fstest.MapFS {
			return document("# " + repeated(n/2, "word ") + "\n\n## Timeline\n\n" + repeated(n/2, "- 10:00 a\n"))
		}},
		{"a long severity", func(n int) fstest.MapFS { return document("---\nseverity: " + long(n) + "\n---\n# A\n") }},
		{"a long heading above many parts", func(n int) fstest.MapFS {
			return document("# A\n\n## Action items\n\n### " + long(n) + "\n\n" + repeated(n/2, "- [ ] a\n"))
		}},
		{"a long heading above many times", func(n int) fstest.MapFS {
			return document("# A\n\n## Timeline\n\n### 2026-03-01 " + long(n) + "\n\n" + repeated(n/2, "- 10:00 a\n"))
		}},
		{"a long table heading", func(n int) fstest.MapFS {
			return document("# A\n\n## Action items\n\n| Action | Owner | " + long(n) + " |\n|--|--|--|\n" + repeated(n/2, "| a | b | c |\n"))
		}},
		{"aliases", func(n int) fstest.MapFS {
			return document("---\naliases: [" + numbered(n, ", ", func(i int) string { return fmt.Sprintf("/old/%d/", i) }) + "]\n---\n# A\n")
		}},
		{"aliases deep", func(n int) fstest.MapFS {
			return document("---\naliases: [/" + repeated(n, "a/") + "]\n---\n# A\n")
		}},
	}
}

// codeAttacks are fences of each shape that makes a lexer work.
func codeAttacks() []attack {
	var all []attack
	for _, lang := range []string{"yaml", "makefile", "hcl", "proto", "java", "perl", "postgres", "sql", "html", "bash", "ruby", "json", "nginx", "http", "xml", "c++", "promql", "ini"} {
		all = append(all,
			attack{"code, " + lang + ", one line", func(n int) fstest.MapFS { return document("# A\n\n```" + lang + "\n" + repeated(n, "-") + "\n```\n") }},
			attack{"code, " + lang + ", many fences", func(n int) fstest.MapFS {
				return document("# A\n\n" + repeated(n, "```"+lang+"\n"+repeated(2000, "a: { \"b\" [c = (d 1.")+"\n```\n\n"))
			}})
	}
	return all
}

// folderAttacks are many files, or files with hostile names.
func folderAttacks() []attack {
	files := func(n int, name, text func(i int) string) fstest.MapFS {
		folder := fstest.MapFS{}
		for i, size := 0, 0; size < n; i++ {
			folder[name(i)] = &fstest.MapFile{Data: []byte(text(i))}
			size += len(name(i)) + len(text(i))
		}
		return folder
	}
	return []attack{
		{"files that collide", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return fmt.Sprintf("%d/a.md", i) }, func(int) string { return strings.Repeat("# A\n\n", 40) })
		}},
		{"files whose names fold to one", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return "a" + strings.Repeat(".", i%80+1) + strings.Repeat("_", i/80) + "x.md" }, func(int) string { return strings.Repeat("# A\n\n", 40) })
		}},
		{"files with one id", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return fmt.Sprintf("a%d.md", i) }, func(int) string { return "---\nid: X\n---\n" + strings.Repeat("# A\n\n", 40) })
		}},
		{"files that name each other", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return fmt.Sprintf("a%d.md", i) }, func(i int) string {
				return "# A\n\n" + numbered(400, " ", func(j int) string { return fmt.Sprintf("[[a%d]]", i+j+1) })
			})
		}},
		{"files with one title", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return fmt.Sprintf("factors/a%d.md", i) }, func(int) string { return "# A\n\nText\n" + strings.Repeat("more\n", 20) })
		}},
		{"damaged files", func(n int) fstest.MapFS {
			return files(n, func(i int) string { return fmt.Sprintf("a%d.md", i) }, func(int) string { return "---\na: [\n---\n" + strings.Repeat("\xff\x00\u202e", 60) })
		}},
	}
}

// sectionAttacks repeat every piece in every form, each below a heading of the
// next class.
func sectionAttacks() []attack {
	sections := []string{"Summary", "Impact", "Timeline", "Contributing factors", "Five whys", "Action items", "Lessons", "Detection", "Other"}
	var all []attack
	for _, piece := range sectionPieces {
		for _, form := range sectionForms {
			section := sections[len(all)%len(sections)]
			all = append(all, attack{fmt.Sprintf("section %q, %s, %q", section, form.name, piece), func(n int) fstest.MapFS {
				return document("# Attack\n\n## " + section + "\n\n" + form.opening + repeated(n, form.before+piece+form.after))
			}})
		}
	}
	return all
}

// sectionForms are the forms in which a piece is repeated.
var sectionForms = []struct{ name, opening, before, after string }{
	{name: "lines", after: "\n"},
	{name: "paragraphs", after: "\n\n"},
	{name: "items", before: "- ", after: "\n"},
	{name: "one line", after: " "},
	{name: "one item", opening: "- ", after: " "},
	{name: "cells", opening: "| Time | What |\n|--|--|\n", before: "| ", after: " | b |\n"},
	{name: "headings", before: "### ", after: "\n\n"},
	{name: "bold labels", before: "**", after: ":** a\n\n"},
}

// sectionPieces are what a section repeats: what constructs begin with, end with,
// or take apart.
var sectionPieces = []string{
	"a", "word word", "10:00", "10:00 - 10:05", "2026-03-01 10:00 UTC", "10:00 a", "March 1, 2026 at 10:00 PST", "1 hour", "2 hours and 3 minutes", "SEV-1",
	"[ ] a", "[x] a (@b, due 2026-12-01)", "@a", "due:2026-12-01", "Owner: a", "Status: done", "**a**", "**a**: b", "**a** (technical): b", "Why? Because a", "Because a", "a:", "Note:",
	"[a](b)", "[a](http://x/)", "[[a]]", "http://x.y/z", "PROJ-123", "#12", "`a`", "<br>", "![a](b.png)", "a | b", "&amp;", "😀", "接続エラー", "— a", "1.", "1) a", "(a)", "(", "[", "\"", "“a”", "a.", "A. B", "§", "\\", "*", "_a_", "~~a~~", "a;", "a,",
	"$1,000", "1.5M users", "99.9%", "retry storm", "the deploy was rolled back", "root cause", "e.g. a", "U+202E", "\u202e", "2026", "01/02/2026", "T+5",
	"How did a notice a?", "how a", "a (Kim, 2026-03-05)", "a — detect — Kim", "Kim: a", "Between 10:02 and 11:40 UTC, a", "Went well:", "Impact: a",
}
