package attacktest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// The shapes of this file are texts: what a parser of Markdown, of words and of names
// must go through, and what readers of sentences take apart.

// text makes an attack of a document that one text makes again and again.
func text(name, opening, piece string) attack {
	return attack{name, func(n int) fstest.MapFS { return document("# Attack\n\n" + opening + repeated(n, piece) + "\n") }}
}

// counted makes an attack of a document of numbered pieces.
func counted(name, opening, format string) attack {
	return attack{name, func(n int) fstest.MapFS {
		return document("# Attack\n\n" + opening + numbered(n, "", func(i int) string { return strings.ReplaceAll(format, "%d", fmt.Sprint(i)) }) + "\n")
	}}
}

// nestAttacks open and rarely close.
func nestAttacks() []attack {
	all := []attack{
		{"lists ever deeper", func(n int) fstest.MapFS {
			return document("# A\n\n" + repeated(n, numbered(2000, "", func(i int) string { return strings.Repeat("  ", i%60) + "- a\n" })))
		}},
		{"quotes and lists in turn", func(n int) fstest.MapFS {
			return document("# A\n\n" + repeated(n, strings.Repeat("> - ", 45)+"a\n\n"))
		}},
		{"a table in every quote", func(n int) fstest.MapFS {
			return document("# A\n\n" + repeated(n, "> | a | b |\n> |---|---|\n> | c | d |\n\n"))
		}},
		{"a table of many columns", func(n int) fstest.MapFS {
			return document("# A\n\n" + strings.Repeat("| a ", 100) + "|\n" + strings.Repeat("|---", 100) + "|\n" + repeated(n, "| b\n"))
		}},
		{"a table of many rows", func(n int) fstest.MapFS {
			return document("# A\n\n| Time | Owner | Due |\n|---|---|---|\n" + repeated(n, "| 10:00 | b | 2026-01-01 |\n"))
		}},
		{"pipes that are no table", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "| - | ") + "\n") }},
		{"lines of delimiters", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "|---|---|\n")) }},
	}
	for _, piece := range []string{
		"*", "_", "**a", "*a ", "**a*", "_a*b", "***", "~~a", "~", "`", "``a`", "<", "<a ", "<!--", "<![CDATA[", "<?", "<br ", "<details>\n", "<details><summary>a</summary>\n\n", "</details>\n", "<b><i>", "<a name=\"x\">", "&", "&#", "&amp",
		"[", "![", "[a](", "[a](<", "[a](b \"", "[a][", "[[", "[[a|", "![[", "[^", "[^a]: ", "http://", "https://a.", "www.", "a@b.", "a@", "user:pw@host ", "\\", "\\\n", "$", "$$", "==a", "^a", ":a:", ":::", ":::note\n", "|", "{#", "# a {#b}\n", "- [ ] - [ ] ", "1. 1. ", "> [!NOTE]\n", "> [!WARNING]\n> a\n\n",
		"term\n: definition\n\n", ": a\n", "a\n: b\n: c\n", "---\n", "===\n", "a\n===\n", "\t", "\n\t", "    code\n\n", "```\n", "~~~~\n", "```yaml\na: b\n```\n", "[a]: b\n", "[a]: <b> 'c\n", "*[HTML]: x\n", "<http://a>", "<script>", "<style>", "<pre>\n", "<table><tr><td>", "<table><tr><td rowspan=100>a<td colspan=100>b\n\n", "<tr>\n\n<td>10:00<td>a\n", "<ul><li>a\n\n<li>b\n", "<h2>a</h2>\n", "<p align=center>\n", "<img src=a>",
	} {
		all = append(all, text(fmt.Sprintf("again %q", piece), "", piece))
		if len(all)%2 == 0 {
			all = append(all, text(fmt.Sprintf("again %q, in an item", piece), "- ", strings.ReplaceAll(piece, "\n", "\n  ")))
		} else {
			all = append(all, text(fmt.Sprintf("again %q, in lines", piece), "", strings.TrimRight(piece, "\n")+"\n"))
		}
	}
	return all
}

// referenceAttacks are what refers to something that stands elsewhere.
func referenceAttacks() []attack {
	return []attack{
		counted("definitions, all used", "", "[a%d]: http://x/%d\n\n[a%d]\n\n"),
		counted("definitions that nobody uses", "", "[a%d]: http://x/%d\n"),
		counted("definitions of one name", "", "[a]: http://x/%d\n"),
		text("uses of nothing", "", "[a][b] "),
		counted("uses of nothing, all different", "", "[a%d][b%d] "),
		counted("footnotes that nobody uses", "", "[^%d]: a\n\n"),
		counted("footnotes in footnotes", "a[^0]\n\n", "[^%d]: b[^1%d]\n\n"),
		text("a footnote again and again", "[^a]: b\n\n", "c[^a] "),
		counted("wiki links with words", "", "[[a%d|b]] [[c#d%d]] "),
		counted("wiki links to headings", "", "## H%d\n\n[[#H%d]]\n\n"),
		text("links to one document", "", "[a](2026-03-01-attack.md#x) "),
		counted("links to files that are missing", "", "[a](b/c%d.png) "),
		counted("links out of the folder", "", "[a](../../../../%d.md) "),
		counted("images that are missing", "", "![](d%d.png)\n\n"),
		counted("addresses", "", "https://a%d.example/path?x=%d "),
		counted("tickets and hashes", "", "#%d ABC-%d GH-%d "),
		{"documents that link to all others", func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			links := numbered(n/20, " ", func(i int) string { return fmt.Sprintf("[x](%d.md)", i%20) })
			for i := range 20 {
				folder[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte("# A\n\n" + links)}
			}
			return folder
		}},
		counted("stretches of a timeline that are folded", "## Timeline\n\n", "<details><summary>a%d</summary>\n\n- 10:00 a\n\n</details>\n\n"),
		counted("causes parted by words", "## Contributing factors\n\n", "a%d:\n\n- b\n- c\n\n"),
		text("one chain of whys", "## Five whys\n\n", "- because\n"),
		counted("whys in whys", "## Five whys\n\n", "- a%d\n  - b\n    - c\n      - d\n"),
		counted("people named on one line", "## Contributing factors\n\n", "@a%d "),
		{"an entry of wiki links", func(n int) fstest.MapFS {
			folder := document("# A\n\n## Timeline\n\n- 10:00 " + repeated(n, "[[b]] ") + "\n")
			folder["b.md"] = &fstest.MapFile{Data: []byte("# Title of it\n")}
			return folder
		}},
		{"related to all others", func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			for i := range 20 {
				folder[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte("---\nrelated: [" + numbered(n/20, ", ", func(j int) string { return fmt.Sprint(j % 20) }) + "]\n---\n# A\n")}
			}
			return folder
		}},
	}
}

// letterAttacks are letters that take more than one rune, or have no space.
func letterAttacks() []attack {
	var all []attack
	for _, piece := range []string{
		"漢字", "接続エラー。", "データベース", "、", "。", "ｱｲｳ", "é", "e\u0301", "\u0301", "a\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "🏳️‍🌈", "ﷺ", "ß", "İ", "ｆ", "\u202e", "\u200b", "\u00a0", "\u2028", "\ufeff", "\ufffd", "\x01", "各", "한국어 ", "ไทย", "עברית ", "العربية ", "\u200e", "\u061c", "\u200d", "\ufe0f", "\U000E0041", "ǆ", "ŉ", "\u0344", "Å", "𝔘", "１２：３０ ", "２０２６年３月１日", "午前10時", "—", "…", "“", "’s ", ":fire:", ":fire: ", ":a",
	} {
		all = append(all, text(fmt.Sprintf("letters %q", piece), "", piece))
		section := []string{"Timeline", "Action items", "Contributing factors", "Impact"}[len(all)/3%4]
		all = append(all, text(fmt.Sprintf("letters %q in %s", piece, section), "## "+section+"\n\n- ", piece))
		all = append(all, attack{fmt.Sprintf("a title of %q", piece), func(n int) fstest.MapFS { return document("# " + repeated(n, piece) + "\n\nText.\n") }})
	}
	return all
}

// headingAttacks are headings of one name, or of names that become one.
func headingAttacks() []attack {
	all := []attack{
		text("headings of one name", "", "## Timeline\n\n"), text("headings of one name and text", "", "## Impact\n\nA.\n\n"),
		text("headings of no letters", "", "## !\n\n"), text("headings of CJK", "", "## 概要\n\n"), text("empty headings", "", "##\n"),
		counted("headings that end in numbers", "", "## A %d\n\n## A\n\n"), counted("headings with ids", "", "## A {#a%d}\n\n"), text("headings with one id", "", "## A {#a}\n\n"),
		counted("headings by line", "", "A%d\n---\n\n"), text("headings by level", "", "## a\n### b\n#### c\n##### d\n###### e\n"),
		counted("headings with times", "## Timeline\n\n", "### 10:%d\n\na\n\n"), counted("headings with days", "", "## 2026-03-%d\n\na\n\n"), counted("action headings", "## Action items\n\n", "### Do %d\n\nOwner: a\n\n"),
		counted("why headings", "", "## Why %d?\n\nBecause.\n\n"), counted("root cause headings", "", "## Root cause %d: x\n\nText of it.\n\n"), text("headings that are labels", "", "### Owner\n\na\n\n### Status\n\ndone\n\n"),
		counted("names by address", "", "<a name=\"x%d\"></a>\n\n"), text("names by one address", "", "<a id=\"x\"></a>\n\n"),
	}
	return all
}

// sentenceAttacks are sentences as readers of prose take them apart, in one paragraph,
// in items and in paragraphs.
func sentenceAttacks() []attack {
	var all []attack
	for _, sentence := range []string{
		"On March 1, 2026 at 10:00 UTC the disk was full. ", "It lasted from 10:00 to 11:30. ", "The outage lasted 2 hours and 15 minutes. ", "Between 10:00 and 10:30 nothing worked. ", "We lost $1,200,000 and 40% of 3,000 users. ",
		"About 1,200 customers could not order. ", "The root cause was that the queue was full because the disk was slow. ", "This was caused by a deploy. ", "Because of this because of that ", "Why? Why? Why? ", "Why did it fail? Because the disk was full. ",
		"@alice will fix it by 2026-12-01. ", "Alice: do it by Friday. ", "(owner: a, due: b) ", "Owner: a; Due: b; Status: done; ", "TODO: fix it. ", "[done] fix it, ", "Fix it (#123, PROJ-4, https://x/y/1). ", "Every month check the backups. ", "check weekly and daily and every 3 days ",
		"e.g. i.e. etc. Mr. Dr. U.S. v1.2.3. ", "a.b.c.d.e. ", "\"quoted words\" ", "“quoted” ", "'a' ", "We got lucky that the alert fired. ", "The alert fired and paged on-call. ", "A customer reported it. ", "He was careless and human error. ", "You should have known, obviously, simply. ",
		"the retry storm and the thundering herd ", "could not have been avoided without ", "not no never none without lacks missing ", "2026-03-01T10:00:00+01:00 ", "01/02/2026 03:04 PM PST ", "T+1h T+2h T-5 ", "10:00:00.123 ", "10h30 10.30 Uhr 10 heures ", "yesterday at noon, tomorrow at midnight ", "three hours, forty-five minutes, a day ",
		"AKIAIOSFODNN7EXAMPL ", "password=hunter2 ", "token: ghp_aaaaaaaaaaaaaaaaaaaa ", "-----BEGIN RSA PRIVATE KEY----- ", "eyJhbGciOi.eyJzdWIi. ", "https://user:pw@host/ ", "postgres://a:b@c ", "xoxb-1-2-", "secret secret = secret: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "A1b2C3d4E5f6", "Bearer ", "api_key=\"", "deadbeef:cafebabe ",
		"the checkout-service and payments-api failed ", "service-a/service-b ", "`svc` restarted `svc` ", "Kafka, Redis, Postgres, MySQL, etcd ", "the api of the api of the ", "deploy the foo-bar-baz service ", "CamelCaseService ", "a_b_c ", "rolled back the deploy of X to Y ",
		"SEV-1 SEV2 P1 critical ", "1.1.1.1.1.1.1.1 ", "99999999999999999999 hours ", "2026-99-99 ", "$99999999999999999999999999 ", "1e999 ", "100:00 - 99:99 ", "-1 minutes ", "∞ hours ", "1,2,3,4,5,6 ", "1 000 000 000 ",
	} {
		name := fmt.Sprintf("sentence %q", sentence)
		section := []string{"Timeline", "Action items", "Contributing factors", "Impact", "Detection", "Five whys"}[len(all)%6]
		all = append(all, text(name, "", sentence))
		switch len(all) % 4 {
		case 0:
			all = append(all, text(name+" in paragraphs", "", sentence+"\n\n"))
		case 1:
			all = append(all, text(name+" without spaces in "+section, "## "+section+"\n\n", strings.ReplaceAll(sentence, " ", "")))
		case 2:
			all = append(all, text(name+" in items of "+section, "## "+section+"\n\n", "- "+sentence+"\n"))
		case 3:
			all = append(all, attack{name + " in front matter", func(n int) fstest.MapFS {
				return document("---\nsummary: >\n  " + repeated(min(n, 60_000), sentence) + "\n---\n# A\n")
			}})
		}
	}
	return all
}

// valueAttacks are values of keys and names of files.
func valueAttacks() []attack {
	var all []attack
	for _, value := range []string{
		"99999999999999999999", "-1", "1e308", "0x" + "f", "2026-02-30", "0000-00-00", "10:00:00:00", "~", "!!binary ", "&a ", "*a", "? ", "<<: ", "{a: ", "[[", "\"\\u0000", "=1+1,", "\"\"", "|\n  ", ">\n  ", "# ", "'", "@cmd ", "+1;", "a,b\"c\n  ", "</script>", "\\ud800",
	} {
		key := []string{"started", "severity", "owner", "duration", "services", "summary", "x-any"}[len(all)%7]
		all = append(all, attack{fmt.Sprintf("value of %s, %q", key, value), func(n int) fstest.MapFS {
			return document("---\n" + key + ": " + repeated(n, value) + "\n---\n\n# A\n")
		}})
	}
	folders := func(name string, path func(i int) string) attack {
		return attack{name, func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			for i := range max(2, n/400) {
				folder[path(i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("# A %d\n\n", i) + strings.Repeat("Words of it. ", 25))}
			}
			return folder
		}}
	}
	return append(all,
		folders("file names of CJK", func(i int) string { return strings.Repeat("障", i%60+1) + fmt.Sprint(i) + ".md" }),
		folders("file names that differ in case", func(i int) string { return fmt.Sprintf("%c%c%c.md", 'a'+i%26, 'A'+i/26%26, 'a'+i/676) }),
		folders("files deep", func(i int) string { return strings.Repeat("a/", 40) + fmt.Sprint(i) + ".md" }),
		folders("files in a folder each", func(i int) string { return fmt.Sprintf("%d/2026-01-01-a.md", i) }),
		folders("files of one slug", func(i int) string { return "a" + strings.Repeat("!", i%100) + strings.Repeat("?", i/100) + ".md" }),
		folders("files of one day", func(i int) string { return fmt.Sprintf("2026-03-01-%d.md", i) }),
		folders("services that are described", func(i int) string { return fmt.Sprintf("services/s%d.md", i) }),
		folders("factors that are described", func(i int) string { return fmt.Sprintf("factors/f%d.md", i) }),
		folders("READMEs", func(i int) string { return fmt.Sprintf("%d/README.md", i) }),
	)
}

// likenessAttacks are documents that are alike in everything.
func likenessAttacks() []attack {
	many := func(name, text string) attack {
		return attack{name, func(n int) fstest.MapFS {
			folder := fstest.MapFS{}
			for i, size := 0, 0; size < n; i++ {
				folder[fmt.Sprintf("2026-03-%02d-a%d.md", i%28+1, i)] = &fstest.MapFile{Data: []byte(text)}
				size += len(text)
			}
			return folder
		}}
	}
	words := func(n, of int) string {
		random := rand.New(rand.NewPCG(1, 2))
		return numbered(n, " ", func(int) string { return fmt.Sprintf("word%d", random.IntN(of)) })
	}
	list := func(prefix string, n int) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprint(prefix, i))
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	return []attack{
		many("documents of one text", "# A\n\nThe disk was full.\n"),
		many("documents of one service and action", "---\nservices: [a]\n---\n# A\n\n## Action items\n\n- [ ] Watch the disk @a due:2026-12-01\n"),
		many("documents of twenty names each", "---\nservices: "+list("s", 20)+"\nfactors: "+list("f", 20)+"\ntags: "+list("t", 20)+"\n---\n# A\n\n- [ ] a\n"),
		many("documents of many actions that are alike", "# A\n\n## Action items\n\n"+strings.Repeat("- [ ] Watch the free space of the disk\n", 20)),
		many("documents of one timeline", "# A\n\n## Timeline\n\n- 10:00 alert\n- 10:05 ack\n- 11:00 resolved\n"),
		many("documents of causes alike", "# A\n\n## Contributing factors\n\n- **Retry storm** (technical): x\n- The disk was full because nobody looked.\n"),
		{"one document of many words", func(n int) fstest.MapFS { return document("# A\n\n" + words(n, n)) }},
		{"one document of few words", func(n int) fstest.MapFS { return document("# A\n\n" + words(n, 10)) }},
		{"one long word", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "abcdefghij")) }},
		{"words with hyphens", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "ab-")) }},
		{"words with dots", func(n int) fstest.MapFS { return document("# A\n\n" + repeated(n, "ab.cd/")) }},
		{"described services and their names in the text", func(n int) fstest.MapFS {
			folder := document("# A\n\n" + numbered(n/2, " ", func(i int) string { return fmt.Sprintf("svc%d failed.", i%100) }))
			for i := range n / 400 {
				folder[fmt.Sprintf("services/svc%d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\nsynonyms: [name of %d, other %d]\n---\n# Svc %d\n", i, i, i) + strings.Repeat("Text. ", 20))}
			}
			return folder
		}},
		{"described factors and their phrases in the text", func(n int) fstest.MapFS {
			folder := document("# A\n\n## Contributing factors\n\n" + numbered(n/2, "", func(i int) string { return fmt.Sprintf("- the w%d was x%d\n", i%100, i%7) }))
			for i := range n / 400 {
				folder[fmt.Sprintf("factors/f%d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\nphrases: [\"w%d ~ x%d\", \"(w%d|y) z*\"]\n---\n# F %d\n", i, i%7, i, i) + strings.Repeat("Text. ", 20))}
			}
			return folder
		}},
	}
}
