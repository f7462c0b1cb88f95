package reading

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// readDocument takes a text the whole way from bytes to an incident.
func readDocument(t *testing.T, file, text string, rules Rules) (*kb.Incident, []problem.Problem) {
	t.Helper()
	entry, doc := parseDocument(t, file, text)
	incident, problems := Incident(entry, doc, rules)
	lines := strings.Count(text, "\n") + 1
	for _, p := range problems {
		if p.File != file || p.Line < 0 || p.Line > lines || p.Message == "" || p.Rule == "" {
			t.Errorf("%s: a problem without its place: %+v", file, p)
		}
	}
	return incident, problems
}

func parseDocument(t *testing.T, file, text string) (content.Entry, *markdown.Doc) {
	t.Helper()
	fsys := fstest.MapFS{file: {Data: []byte(text)}}
	files, _, err := content.List(fsys, nil)
	if err != nil || len(files) != 1 {
		t.Fatalf("%s: %d files, %v", file, len(files), err)
	}
	entry := content.Read(fsys, files[0])
	for _, p := range entry.Problems {
		if p.Level == problem.Error {
			t.Fatalf("%s: %s", file, p.Message)
		}
	}
	return entry, markdown.Parse(markdown.Source{File: file, Text: entry.Body, Line: entry.BodyLine}, markdown.Options{})
}

// rulesOf lists the rules of problems, once each.
func rulesOf(problems []problem.Problem) string {
	var rules []string
	for _, p := range problems {
		if len(rules) == 0 || rules[len(rules)-1] != p.Rule.String() {
			rules = append(rules, p.Rule.String())
		}
	}
	return strings.Join(rules, " ")
}

func TestTitle(t *testing.T) {
	for _, test := range []struct{ name, file, text, want, rules string }{
		{"front matter", "a.md", "---\ntitle: Disk full\n---\ntext", "Disk full", ""},
		{"front matter and the same heading", "a.md", "---\ntitle: Disk full\n---\n# Disk full\n", "Disk full", ""},
		{"front matter and another heading", "a.md", "---\ntitle: Disk full\n---\n# Out of space\n", "Disk full", "title-disagrees"},
		{"day in front of the title", "a.md", "---\ntitle: 01.07.2019 - Disk full\n---\n# Disk full\n", "Disk full", ""},
		{"first heading", "a.md", "# Disk full\n## Summary\ntext", "Disk full", ""},
		{"setext heading", "a.md", "Disk full\n=========\n\ntext", "Disk full", ""},
		{"empty line before the heading", "a.md", "\n# Disk full\n", "Disk full", ""},
		{"styled heading", "a.md", "# **Disk** `db1` _full_\n", "Disk db1 full", ""},
		{"emoji code", "a.md", "# :fire: Disk full\n", "Disk full", ""},
		{"day and comma", "a.md", "# 2017-09-29, 504\n", "504", ""},
		{"day without a separator", "a.md", "# Oct 31 2021 Dust Storm\n", "Oct 31 2021 Dust Storm", ""},
		{"label of the template and a day", "a.md", "# incident date: 2019-02-20, no logs\n", "no logs", ""},
		{"only a day", "a.md", "# 2019-02-20\n", "2019-02-20", ""},
		{"id in front", "a.md", "# PM-2026-001: Disk full\n", "PM-2026-001: Disk full", ""},
		{"left over, title below", "a.md", "# ISSUE NAME\nSomebody took the password.\n\n## Timeline\n", "Somebody took the password.", ""},
		{"left over in brackets, title below", "a.md", "# [Incident title]\nDisk full\n", "Disk full", ""},
		{"left over and a file name", "2024-01-03-disk-full.md", "# Postmortem\n\n**Date:** 2024-01-03\n", "Disk full", ""},
		{"left over in front matter", "a.md", "---\ntitle: Tittel\n---\n# Disk full\n", "Disk full", ""},
		{"label", "a.md", "| Field | Value |\n|---|---|\n| Title | Disk full |\n| Date | 2024-01-03 |\n", "Disk full", ""},
		{"first heading of a lower level", "a.md", "text\n\n### Disk full\n", "Disk full", ""},
		{"only sections", "2024-01-03-disk_full.md", "## Issue summary\ntext\n\n## Other\n", "Disk full", ""},
		{"section as first heading of level 1", "disk-full.md", "# Summary\ntext\n", "Disk full", ""},
		{"second heading of level 1", "a.md", "# Disk full\n\n# Stats\n", "Disk full", ""},
		{"file name with an id", "PM2020-001 - Disk full.md", "text", "PM2020-001 - Disk full", ""},
		{"file name of the folder", "2024-01-03-disk-full/index.md", "text", "Disk full", ""},
		{"product and sentence", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", "---\nproduct: Store\ncompany: Acme\n---\nThe disk was full. It was late.", "Store: The disk was full", ""},
		{"company and empty product", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", "---\nproduct: \"\"\ncompany: Acme\n---\nThe disk was full.", "Acme: The disk was full", ""},
		{"sentence that names the company", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", "---\ncompany: Acme\n---\nThe disk of Acme was full.", "The disk of Acme was full", ""},
		{"company alone", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", "---\ncompany: Acme\n---\n", "Acme", ""},
		{"long sentence", "123.md", strings.Repeat("many words ", 30), strings.TrimSpace(strings.Repeat("many words ", 10)) + " many…", ""},
		{"nothing at all", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", "", "06ceee47-94f1-400b-bf58-7482d740d5e6.md", ""},
		{"japanese", "a.md", "# PM-1: 検索が遅い\n", "PM-1: 検索が遅い", ""},
		{"heading with a sibling is no title", "disk-full.md", "text\n\n## Log book\n\nx\n\n## Why it was\n\ny\n", "Disk full", ""},
		{"title on the level of the sections", "a.md", "## The disk was full\n\n## Summary\n\nx\n", "The disk was full", ""},
		{"heading that says nothing", "disk-full.md", "## Log\n\nx\n\n## Timeline\n\ny\n", "Disk full", ""},
		{"heading without a sibling", "disk-full.md", "## The disk was full\n\n### One\n\n## Two\n", "The disk was full", ""},
		{"sections of level 1 and an unknown one", "disk-full.md", "# Overview\n\nx\n\n# Notes to the owner\n", "Disk full", ""},
		{"left over, heading below", "a.md", "# Title:\n### Disk full\n\n# Summary\n", "Disk full", ""},
		{"image as heading", "disk-full.md", "# ![](logo.png)\n\ntext\n", "Disk full", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, problems := readDocument(t, test.file, test.text, Rules{})
			if incident.Title != test.want || rulesOf(problems) != test.rules {
				t.Errorf("title %q, want %q; problems %q, want %q", incident.Title, test.want, rulesOf(problems), test.rules)
			}
		})
	}
}

func TestDate(t *testing.T) {
	const table = "## Timeline\n\n| Time | Event |\n|---|---|\n| 2024-01-05 10:00 | a |\n| 2024-01-06 11:00 | b |\n"
	for _, test := range []struct{ name, file, text, want, rules string }{
		{"started", "a.md", "---\nstart_time: 2024-01-03T10:00:00Z\n---\ntext", "2024-01-03", ""},
		{"date", "a.md", "---\ndate: 2024-01-03\n---\ntext", "2024-01-03", ""},
		{"started before date", "a.md", "---\ndate: 2024-01-04\nstarted: 2024-01-03 10:00\n---\ntext", "2024-01-03", "date-disagrees"},
		{"one-digit hour", "a.md", "---\ndate: 2024-01-03T9:00:00-00:00\n---\ntext", "2024-01-03", ""},
		{"impossible in front matter, label next", "a.md", "---\ndate: 2024-02-31\n---\n**Date:** 2024-03-01\n", "2024-03-01", "date-impossible"},
		{"unreadable in front matter", "a.md", "---\ndate: soon\n---\ntext", "", "time-unreadable"},
		{"label", "a.md", "# T\n\n**Date:** 2024-01-03\n", "2024-01-03", ""},
		{"label, value below", "a.md", "# T\n\n**Dato:**\n\n24.05.2022\n\n**Av:**\n\nx\n", "2022-05-24", ""},
		{"label in brackets", "a.md", "# T\n\n**Dato:** [13.03.2020]\n", "2020-03-13", ""},
		{"label with a range", "a.md", "# T\n\n**Dato:** 22.02.2024 kl. 10:00 - 14:00\n", "2024-02-22", ""},
		{"label with words", "a.md", "# T\n\n- **Date of incident**: Wednesday 20th September 2023, 14:32 UTC\n", "2023-09-20", ""},
		{"plain label", "a.md", "# T\n\nDate: June 18, 2020\nStatus: done\n", "2020-06-18", ""},
		{"label and file name", "2024-01-04-a.md", "# T\n\n**Date:** 2024-01-03\n", "2024-01-03", "date-disagrees"},
		{"title in front matter", "a.md", "---\ntitle: 03.01.2024 - T\n---\ntext", "2024-01-03", ""},
		{"timeline", "a.md", "# T\n\n" + table, "2024-01-05", ""},
		{"timeline before file name", "2024-02-01-a.md", "# T\n\n" + table, "2024-01-05", "date-disagrees"},
		{"timeline before heading", "a.md", "# 2023-01-05, T\n\n" + table, "2024-01-05", "date-disagrees"},
		{"heading among the days of the timeline", "2024-01-06-a.md", "# 2024-01-06 - T\n\n" + table, "2024-01-06", ""},
		{"file name of the fullest day", "2024-01-06-a.md", "# T\n\n" + table + "| 2024-01-06 12:00 | c |\n", "2024-01-06", ""},
		{"file name of the last day alone", "2024-01-06-a.md", "# T\n\n" + table, "2024-01-05", "date-disagrees"},
		{"length that begins with a day", "a.md", "# T\n\n**Duration:** 2024-01-03, 22:00 - 23:00\n", "2024-01-03", ""},
		{"day of a tracker", "a.md", "# T\n\nDate: 05/Feb/2024\nStatus: done\n", "2024-02-05", ""},
		{"day at the end of the heading", "a.md", "# Disk full (Apr 4, 2026)\n", "2026-04-04", ""},
		{"day inside the title in front matter", "a.md", "---\ntitle: Disk full on December 18, 2023\n---\ntext", "2023-12-18", ""},
		{"two days in the heading", "a.md", "# Disk full from 2024-01-03 to 2024-01-05\n", "", ""},
		{"the day of the summary", "a.md", "# T\n\n## Summary\n\nIn the morning of Sept. 18th, 2017, a site was down.\n\nAt 18 Sept 2017 all was over.\n", "2017-09-18", ""},
		{"two days in the summary", "a.md", "# T\n\n## Summary\n\nFrom May 1, 2024 until May 3, 2024.\n", "", ""},
		{"a day without a year in the summary", "a.md", "# T\n\n## Summary\n\nIt was late on May 3.\n", "", ""},
		{"day first, as the folders say", "2026/03/a.md", "# 04-03-2026 - T\n", "2026-03-04", ""},
		{"month first, as the folders say", "2026-04/a.md", "# 04-03-2026 - T\n", "2026-04-03", ""},
		{"file name with the year last", "2026/03/04-03-2026-a.md", "text", "2026-03-04", ""},
		{"file name with the year last, day over twelve", "24-10-2024_a.md", "text", "2024-10-24", ""},
		{"label inside the timeline", "a.md", "# T\n\n**Date:** 2024-01-06\n\n" + table, "2024-01-06", ""},
		{"timeline, newest first", "a.md", "# T\n\n## Timeline\n\n- 2024-01-06 11:00 b\n- 2024-01-05 10:00 a\n", "2024-01-05", ""},
		{"damaged year and the file name", "PM2020-003 - T.md", "# T\n\n## Timeline\n\n- 20202-01-16 12:00 a\n", "2020-01-16", "date-impossible"},
		{"file name", "2024-01-03-a.md", "text", "2024-01-03", ""},
		{"file name with one digit", "2024-1-03-a.md", "text", "2024-01-03", ""},
		{"file name without hyphens", "20240103_a.md", "text", "2024-01-03", ""},
		{"file name with a month", "03-Jan-2024-a.md", "text", "2024-01-03", ""},
		{"name of the folder", "2024-01-03-a/index.md", "text", "2024-01-03", ""},
		{"file name in the range of a label", "2024-01-04-a.md", "# T\n\n**Date:** 2024-01-03 – 2024-01-05\n", "2024-01-03", ""},
		{"file name behind the range of a label", "2024-01-06-a.md", "# T\n\n**Date:** 2024-01-03 – 2024-01-05\n", "2024-01-03", "date-disagrees"},
		{"file name in a range of one month", "2024-01-04-a.md", "# T\n\n**Date:** 3.–5. Januar 2024\n", "2024-01-03", ""},
		{"file name in the range of the heading", "2024-01-04-a.md", "# Mail was late, January 3 to January 5, 2024\n", "2024-01-03", ""},
		{"file name behind the range of the heading", "2024-01-08-a.md", "# Mail was late, January 3 to January 5, 2024\n", "2024-01-03", "date-disagrees"},
		{"timeline in a range of Chinese", "a.md", "# T\n\n**日期**：2024年1月3日至5日\n\n## 时间线\n\n- 2024-01-04 10:00 中断\n- 2024-01-04 11:00 恢复\n", "2024-01-03", ""},
		{"other name of a folder", "2024-01-03/a.md", "text", "", ""},
		{"month of the folder", "2024-01/a.md", "text", "", ""},
		{"day without a year", "2024-01/04-25-a.md", "# T\n\n## Timeline\n\n- 4/25 10:00 x\n- 4/25 11:00 y\n", "2024-04-25", ""},
		{"uuid", "20240103-94f1-400b-bf58-7482d740d5e6.md", "text", "", ""},
		{"uuid is no year", "0a240103-2012-400b-bf58-7482d740d5e6.md", "# T\n\n## Timeline\n\n- June 13 10:00 a\n", "", "date-impossible"},
		{"detected on another day", "a.md", "# T\n\n**Date:** 2024-01-03\n**Detected:** 2024-01-04 10:00\n", "2024-01-03", ""},
		{"detected alone", "a.md", "# T\n\n**Detected:** 2024-01-04 10:00\n", "2024-01-04", ""},
		{"heading", "a.md", "# 2024-01-03, T\n", "2024-01-03", ""},
		{"published after the file name", "2024-11-14-a.md", "---\ntitle: T\npubDate: Nov 26 2024\n---\ntext", "2024-11-14", ""},
		{"published alone", "a.md", "---\ntitle: T\npubDate: Nov 26 2024\n---\ntext", "2024-11-26", ""},
		{"file name after the day of the heading", "2020-02-03-a.md", "# Slow, January 30\n\n## Timeline\n\n- 23:00 a\n- 01:00 b\n", "2020-01-30", "date-disagrees"},
		{"file name in another order", "2023-02-11-a.md", "# T\n\n**Date:** 11/02/2023\n", "2023-02-11", ""},
		{"another day of over twelve", "a.md", "# T\n\n**Date:** 11/02/2023\n\nfixed on 20/02/2023\n", "2023-02-11", ""},
		{"other days of both orders", "a.md", "# T\n\n**Date:** 11/02/2023\n\n20/02/2023 and 02/20/2023\n", "2023-11-02", ""},
		{"first sentence", "a.md", "# T\n\nOn July 20, 2008, at 8:40am PDT, it began.\n", "2008-07-20", ""},
		{"first sentence without a year", "a.md", "# T\n\nOn June 13, it began.\n", "", ""},
		{"a sentence that says that it began", "a.md", "# T\n\nIt began on July 20, 2008.\n", "2008-07-20", ""},
		{"a sentence about something else", "a.md", "# T\n\nWe wrote this on July 20, 2008.\n", "", ""},
		{"a day that belongs to something else of the sentence", "a.md", "# T\n\nThe relay, which was bought on July 20, 2008, was down.\n", "", ""},
		{"a day that opens the sentence", "a.md", "# T\n\nMail in Europe on July 20, 2008 was down.\n", "2008-07-20", ""},
		{"two days below the title", "a.md", "# T\n\nIt began on July 20, 2008. It happened again on July 22, 2008.\n", "", ""},
		{"a day inside of the label of a length", "a.md", "# T\n\n**Duration:** it lasted from 2024-08-10 14:30 to 2024-08-10 15:45\n", "2024-08-10", ""},
		{"labels below a label", "a.md", "# T\n\n- **Duration:**\n  - **Start time:** February 10, 2025, 09:00 (UTC)\n  - **End time:** February 10, 2025, 10:30 (UTC)\n", "2025-02-10", ""},
		{"published and fetched", "a.md", "---\ntitle: T\nsource_published_at: 2023-04-20T00:00:00Z\nsource_fetched_at: 2026-05-04T19:51:23Z\n---\ntext", "", ""},
		{"nothing", "a.md", "text", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, problems := readDocument(t, test.file, test.text, Rules{})
			if incident.Date.String() != test.want || rulesOf(problems) != test.rules {
				t.Errorf("date %q, want %q; problems %q, want %q", incident.Date, test.want, rulesOf(problems), test.rules)
			}
		})
	}
}

func TestSeverity(t *testing.T) {
	own := []kb.SeverityLevel{{Name: "Red", Rank: 1, Words: []string{"all hands"}}, {Name: "SEV-9", Rank: 2}, {Name: "minor", Rank: 3}}
	for _, test := range []struct {
		text  string
		scale []kb.SeverityLevel
		want  int
	}{
		{"SEV-1", nil, 1}, {"sev1", nil, 1}, {"Sev 2", nil, 2}, {"SEV-3（長い注記）", nil, 3}, {"S4", nil, 4}, {"P0", nil, 1}, {"P1", nil, 1},
		{"P2 Medium", nil, 2}, {"P3 - low", nil, 3}, {"1", nil, 1}, {"4", nil, 4}, {"Severity 2", nil, 2}, {"Severity: High", nil, 2},
		{"Level 3", nil, 3}, {"Critical", nil, 1}, {"critical (whole of EU)", nil, 1}, {"🔴 Critical", nil, 1}, {"high", nil, 2},
		{"Medium (only staff)", nil, 3}, {"LOW", nil, 4}, {"Major (remark)", nil, 2}, {"minor", nil, 4}, {"down", nil, 1},
		{"disrupted", nil, 2}, {"notice", nil, 4}, {"major-outage", nil, 1}, {"partial-outage", nil, 2}, {"degraded-performance", nil, 3},
		{"under-maintenance", nil, 4}, {"near miss", nil, 5}, {"near-miss", nil, 5}, {"hoch", nil, 2}, {"élevée", nil, 2}, {"crítica", nil, 1},
		{"alta", nil, 2}, {"Høy", nil, 2}, {"lav", nil, 4}, {"重大度 高", nil, 2}, {"中", nil, 3}, {"严重", nil, 2}, {"kritisch", nil, 1},
		{"purple", nil, 0}, {"sev-2x", nil, 0}, {"12", nil, 0}, {"All Hands", own, 1}, {"red: everything", own, 1}, {"sev9", own, 2}, {"Minor", own, 3}, {"high", own, 2},
	} {
		if got := (Rules{Severities: test.scale}).rank(test.text); got != test.want {
			t.Errorf("rank(%q) = %d, want %d", test.text, got, test.want)
		}
	}
	incident, problems := readDocument(t, "a.md", "# T\n\n- **Severity**: SEV-2x\n", Rules{})
	if incident.Severity == nil || incident.Severity.Text != "SEV-2x" || incident.Severity.Rank != 0 || incident.Severity.Line != 3 {
		t.Errorf("severity %+v", incident.Severity)
	}
	if len(problems) != 1 || problems[0].Rule != problem.SeverityUnknown || problems[0].Line != 3 || problems[0].Column != 17 {
		t.Errorf("problems %+v", problems)
	}
	for _, text := range []string{"---\nseverity: none\n---\nx", "---\nseverity: N/A\n---\nx", "# T\n\n**Severity:** TBD\n", "text"} {
		if incident, _ := readDocument(t, "a.md", text, Rules{}); incident.Severity != nil && incident.Severity.Text != "none" {
			t.Errorf("%q: severity %+v, want none", text, incident.Severity)
		}
	}
}

func TestServices(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"---\nservices: [api, web]\n---\n", "api|web"},
		{"---\naffected:\n  - a.example.org\n  - b.example.org\n---\n", "a.example.org|b.example.org"},
		{"---\nproduct: Object store\ncompany: Acme\n---\n", "Object store"},
		{"---\nproduct: \"\"\ncompany: Acme\n---\n", "Acme"},
		{"---\nservice: api, web\n---\n", "api|web"},
		{"---\nservices: [\"api, v2\", web]\n---\n", "api, v2|web"},
		{"# T\n\n**Affected systems:** checkout (cards, vouchers), login\n", "checkout|login"},
		{"# T\n\n- **Service Affected**: Inventory Management (writes)\n", "Inventory Management"},
		{"# T\n\n- **Servicio afectado**: Pagos\n", "Pagos"},
		{"# T\n\n**Affected services:** services across our sites were affected.\n", ""},
		{"# T\n\n**Affected system:** Collector → Store + Shop\n", "Collector|Store|Shop"},
		{"# T\n\n**影響サービス**：検索、決済（国内のみ）\n", "検索|決済"},
		{"# T\n\n**Services:**\n\n- api\n- web\n", "api|web"},
		{"# T\n\n- **Services affected**:\n  - api\n  - web\n", "api|web"},
		{"# T\n\n## Services affected\n\n| Service | How |\n|---|---|\n| api | slow |\n| web | down |\n", "api|web"},
		{"# T\n\n**Services:** api, API; api\n", "api"},
		{"# T\n\n**Affected:** everybody who tried to buy anything between nine and ten in the morning\n", ""},
		{"# T\n\n**Services:** N/A\n", ""},
		{"text", ""},
	} {
		incident, _ := readDocument(t, "a.md", test.text, Rules{})
		var names []string
		for _, service := range incident.Services {
			names = append(names, service.Name)
			if service.Line == 0 {
				t.Errorf("%q: %q has no line", test.text, service.Name)
			}
		}
		if got := strings.Join(names, "|"); got != test.want {
			t.Errorf("%q: services %q, want %q", test.text, got, test.want)
		}
	}
}

func TestStatus(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"draft", "draft"}, {"WIP", "draft"}, {"In review", "review"}, {"Final", "final"}, {"published", "final"},
		{"Complete - action items in progress", "final"}, {"closed", "closed"}, {"Resolved", "resolved"}, {"Løst", "resolved"},
		{"[Løst]", "resolved"}, {"✅ 已修复", "resolved"}, {"解決済み", "resolved"}, {"Behoben", "resolved"}, {"Résolu", "resolved"},
		{"Resuelto", "resolved"}, {"Pågående", "ongoing"}, {"Investigating", "ongoing"}, {"Awaiting legal", "Awaiting legal"},
	} {
		if got, _ := statusOf(test.text); got != test.want {
			t.Errorf("statusOf(%q) = %q, want %q", test.text, got, test.want)
		}
	}
	for _, test := range []struct{ text, want string }{
		{"---\nstatus: review\n---\n**Status:** Resolved\n", "review"},
		{"---\nresolved: true\n---\ntext", "resolved"},
		{"---\nresolved: false\n---\ntext", ""},
		{"# T\n\n**Status:** Løst\n", "resolved"},
		{"text", ""},
	} {
		if incident, _ := readDocument(t, "a.md", test.text, Rules{}); incident.Status != test.want {
			t.Errorf("%q: status %q, want %q", test.text, incident.Status, test.want)
		}
	}
}

func TestMarksAndDurations(t *testing.T) {
	for _, test := range []struct {
		name, text string
		marks      string // started detected acknowledged mitigated resolved
		durations  string // detect acknowledge mitigate resolve
		rules      string
	}{
		{"front matter", "---\nstarted: 2024-01-03 10:00\ndetected: 2024-01-03 10:05\nacknowledged: 2024-01-03 10:07\nmitigated: 2024-01-03 11:00\nresolved: 2024-01-03 12:30\n---\n",
			"10:00 10:05 10:07 11:00 12:30", "5m0s 2m0s 1h0m0s 2h30m0s", ""},
		{"offsets", "---\nstarted: 2024-01-03T10:00:00+02:00\nresolved: 2024-01-03T10:00:00Z\n---\n", "10:00 - - - 10:00", "- - - 2h0m0s", ""},
		{"times of the day of the date", "---\ndate: 2024-01-03\nstarted: 10:00\nresolved: 12:00\n---\n", "10:00 - - - 12:00", "- - - 2h0m0s", ""},
		{"date with a time and an end", "---\ndate: 2024-01-03T10:00:00Z\nresolvedWhen: 2024-01-03T10:18:57Z\n---\n", "10:00 - - - 10:18:57", "- - - 18m57s", ""},
		{"date with a time alone", "---\ndate: 2024-01-03T10:00:00Z\n---\n", "- - - - -", "- - - -", ""},
		{"labels", "# T\n\n**Started:** 2024-01-03 10:00\n\n**Detected:** 10:05\n\n**Resolved:** 11:00 UTC\n", "10:00 10:05 - - 11:00", "5m0s - - -", ""},
		{"period", "# T\n\n**Dato:** 22.02.2024 kl. 10:00 - 14:00\n", "10:00 - - - 14:00", "- - - 4h0m0s", ""},
		{"period over midnight", "# T\n\n**影響期間**：2024-02-22 23:00〜01:00 JST\n", "23:00 - - - 01:00", "- - - 2h0m0s", ""},
		{"a label that is no time", "# T\n\n**Detection:** an alert\n\n**Resolved:** yes\n", "- - - - -", "- - - -", ""},
		{"timeline", "# T\n\n## Timeline\n\n- 2024-01-03 10:00 OUTAGE BEGINS: disks fill\n- 10:05 Alert\n- 10:20 Incident declared by ann\n- 11:00 Outage mitigated\n- 12:00 Outage ends\n- 12:30 Incident resolved\n",
			"10:00 - 10:20 11:00 12:30", "- - 1h0m0s 2h30m0s", ""},
		{"timeline, mark in the last clause", "# T\n\n## Timeline\n\n- 2024-01-03 10:12 First ticket. **OUTAGE DETECTED**\n- 12:10 Backlog drained, incident resolved\n- 12:20 nobody said: resolved it\n", "- 10:12 - - 12:10", "- - - -", ""},
		{"timeline, declared resolved", "# T\n\n## Timeline\n\n- 2024-01-03 10:12 Incident declared through the status page\n- 12:10 Incident declared resolved\n", "- - 10:12 - 12:10", "- - - -", ""},
		{"timeline in norwegian", "# T\n\n## Tidslinje\n\n- 22.02.2024 10.00 Feil introdusert\n- 13.00 Feil oppdaget\n- 14.00 Feil rettet\n", "10:00 13:00 - - 14:00", "3h0m0s - - 4h0m0s", ""},
		{"unclear wording", "# T\n\n## Timeline\n\n- 2024-01-03 10:00 The outage of last week begins to look alike\n- 12:00 We think that it is resolved\n", "- - - - -", "- - - -", ""},
		{"approximate", "# T\n\n**Started:** ~10:00\n\n**Resolved:** 11:00\n", "10:00 - - - 11:00", "- - - -", ""},
		{"end before start", "---\nstarted: 2024-01-03 09:40\nresolved: 2024-01-03 08:12\n---\n", "09:40 - - - 08:12", "- - - -", "time-order"},
		{"end on an earlier day", "---\nstarted: 2024-01-03\nresolved: 2024-01-02\n---\n", "2024-01-03 - - - 2024-01-02", "- - - -", "time-order"},
		{"days alone", "---\nstarted: 2024-01-03\nresolved: 2024-01-04\n---\n", "2024-01-03 - - - 2024-01-04", "- - - -", ""},
		{"skipped hour", "---\ntimezone: Europe/Berlin\nstarted: 2024-03-31 02:30\nresolved: 2024-03-31 03:30\n---\n", "02:30 - - - 03:30", "- - - -", "zone-unclear"},
		{"unclear zone", "---\ntimezone: CST\nstarted: 2024-01-03 10:00\nresolved: 2024-01-03 11:00\n---\n", "10:00 - - - 11:00", "- - - 1h0m0s", "zone-unclear"},
		{"zones that cannot be compared", "---\nstarted: 2024-01-03 10:00 IST\nresolved: 2024-01-03 11:00 UTC\n---\n", "10:00 - - - 11:00", "- - - -", "zone-unclear"},
		{"over a change of the clock", "---\ntimezone: Europe/Berlin\nstarted: 2024-03-31 01:00\nresolved: 2024-03-31 04:00\n---\n", "01:00 - - - 04:00", "- - - 2h0m0s", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, problems := readDocument(t, "a.md", test.text, Rules{})
			var marks, lengths []string
			for _, m := range []*kb.Moment{incident.Started, incident.Detected, incident.Acknowledged, incident.Mitigated, incident.Resolved} {
				switch {
				case m == nil:
					marks = append(marks, "-")
				case m.HasClock:
					marks = append(marks, kb.ClockText(m.Clock))
				default:
					marks = append(marks, m.Day.String())
				}
			}
			d := incident.Durations
			for _, length := range []*time.Duration{d.Detect, d.Acknowledge, d.Mitigate, d.Resolve} {
				if length == nil {
					lengths = append(lengths, "-")
				} else {
					lengths = append(lengths, length.String())
				}
			}
			if got := strings.Join(marks, " "); got != test.marks {
				t.Errorf("marks %q, want %q", got, test.marks)
			}
			if got := strings.Join(lengths, " "); got != test.durations {
				t.Errorf("durations %q, want %q", got, test.durations)
			}
			if got := rulesOf(problems); got != test.rules {
				t.Errorf("problems %q, want %q", got, test.rules)
			}
		})
	}
}

func TestMarkOf(t *testing.T) {
	for text, want := range map[string]string{
		"OUTAGE BEGINS: disks fill": "started", "Problem starts": "started", "Störung beginnt": "started", "障害発生、調査を開始": "started",
		"Outage detected by a probe": "detected", "Detected": "detected", "Feil oppdaget": "detected", "検知": "detected",
		"Incident declared through the page": "acknowledged", "On-call acknowledged": "acknowledged", "Alert acknowledged": "acknowledged",
		"OUTAGE MITIGATED, traffic moved": "mitigated", "Mitigated.": "mitigated",
		"Incident declared resolved, but we look on": "resolved", "Outage ends": "resolved", "Incident closed.": "resolved", "Resolved": "resolved", "Confirmed resolved.": "resolved",
		"Störung behoben": "resolved", "Incident résolu": "resolved", "復旧完了": "resolved", "Outage resolved, agents are back": "resolved",
		"Resolved the name of the host": "", "Started to look": "", "Fixed a typo": "", "We declared an incident": "", "Detected 3 more": "", "Confirmed resolved hosts": "",
		"The outage begins to spread": "", "End of shift": "", "": "",
	} {
		got := ""
		if kind, ok := markOf(text); ok {
			got = kind.String()
		}
		if got != want {
			t.Errorf("markOf(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTimeOrderNamesThePlace(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	_, problems := readDocument(t, "a.md", "---\ntitle: T\nstarted: 2024-01-03 09:40\nresolved: 2024-01-03 08:12\n---\n", Rules{Zone: berlin})
	if len(problems) != 1 {
		t.Fatalf("problems %+v", problems)
	}
	got, want := problems[0], problem.Problem{
		Place: problem.Place{File: "a.md", Line: 4, Column: 11, Length: 16, Excerpt: "resolved: 2024-01-03 08:12"},
		Level: problem.Warning, Rule: problem.TimeOrder,
		Message: "resolved (2024-01-03 08:12) is before started (2024-01-03 09:40), read in the zone Europe/Berlin",
		Help:    "if it was the next day, write 2024-01-04 08:12",
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTypedDurations(t *testing.T) {
	const head = "---\nstarted: 2024-01-03 10:00\ndetected: 2024-01-03 10:30\nresolved: 2024-01-03 12:00\n---\n# T\n\n"
	for _, test := range []struct{ name, text, want, rules string }{
		{"list", "# T\n\n## Stats\n\n- Category: Self-service\n- Time to detection: 371 minutes\n- Time to recovery: 54 hours 10 minutes\n", "detect 6h11m0s, resolve 54h10m0s", ""},
		{"placeholder", "# T\n\n# Stats\n\n- Time to detection: ?\n- Time to recovery: TBD\n", "", ""},
		{"table", "# T\n\n| Field | Value |\n|---|---|\n| Duration | 2 hours |\n| TTD | 5 min |\n", "impact 2h0m0s, detect 5m0s", ""},
		{"front matter first", "---\nttr: 1 h\n---\n- Time to recovery: 2 h\n", "resolve 1h0m0s", ""},
		{"unreadable", "# T\n\n**Duration:** the whole night\n", "impact 0s", ""},
		{"agrees", head + "- Time to detect: 30 minutes\n- Time to resolve: 2 hours\n", "detect 30m0s, resolve 2h0m0s", ""},
		{"agrees as far as it is exact", head + "**Duration:** about 2 hours\n", "impact 2h0m0s", ""},
		{"repaired before resolved", "- Time to repair: 1h 55m\n- Time to resolve: 2h 33m\n", "resolve 2h33m0s, mitigate 1h55m0s", ""},
		{"repaired", "- Time to repair: 1h 55m\n", "resolve 1h55m0s", ""},
		{"definitions", "Duration\n: 3h 45m\n", "impact 3h45m0s", ""},
		{"labels above", "| ID | Severity | Duration |\n|---|---|---|\n| 7 | P1 | 45 min |\n", "impact 45m0s", ""},
		{"disagrees", head + "- Time to detect: 55 minutes\n", "detect 55m0s", "duration-mismatch"},
		{"japanese", "# T\n\n**検知までの時間**：5分\n", "detect 5m0s", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, problems := readDocument(t, "a.md", test.text, Rules{})
			var lengths []string
			for _, typed := range incident.TypedDurations {
				lengths = append(lengths, typed.Phase+" "+typed.Length.String())
				if typed.Line == 0 || typed.Written == "" {
					t.Errorf("%+v has no place", typed)
				}
			}
			if got := strings.Join(lengths, ", "); got != test.want || rulesOf(problems) != test.rules {
				t.Errorf("lengths %q, want %q; problems %q, want %q", got, test.want, rulesOf(problems), test.rules)
			}
		})
	}
}

func TestTypedDurationOnSeveralLines(t *testing.T) {
	const text = "# T\n\n- **Time to detect**: ~2 days. Mail was late for a week with no\n  alert that anybody read; it was noticed by chance.\n" +
		"- **Duration**: 3 hours\n  Mail was late.\n- **Time to repair**: ~5 days. It was slow\n  until the move.\n"
	incident, _ := readDocument(t, "a.md", text, Rules{})
	var written []string
	for _, typed := range incident.TypedDurations {
		written = append(written, typed.Written)
	}
	const want = "~2 days. Mail was late for a week with no alert that anybody read; it was noticed by chance|3 hours|~5 days. It was slow until the move"
	if got := strings.Join(written, "|"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSummary(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"front matter", "---\nsummary: Short.\n---\n# T\n\nText.\n", "Short."},
		{"label", "# T\n\n**Summary:** Short.\n\nText.\n", "Short."},
		{"label, value below", "# T\n\n**Sammendrag:** \n\n\nDisken ble full (igjen)\nog alt stanset (for alle)\n", "Disken ble full (igjen)\nog alt stanset (for alle)"},
		{"label of another section", "# T\n\n## Impact\n\nNo mail.\n\n**Context:** ten letters a minute.\n", ""},
		{"section", "# T\n\nIntro.\n\n## Summary\n\nShort.\n\nLonger.\n", "Short."},
		{"section after an instruction", "# T\n\n## Summary\n\n*Write what happened here*\n\nShort.\n", "Short."},
		{"section with a label", "# T\n\n## Summary\n\n**Versions affected**: 1.7\n\nShort.\n", "Short."},
		{"first paragraph", "# T\n\n**Date:** 2024-01-03\n\nText.\n\nMore.\n", "Text."},
		{"not a bare address", "# T\n\nhttps://example.org/x\n\nText.\n", "Text."},
		{"not a placeholder", "# T\n\n[What happened?]\n\nText.\n", "Text."},
		{"below the title in front matter", "---\ntitle: T\n---\nText.\n\n## Detection\n\nMore.\n", "Text."},
		{"no heading", "Text.\n\nMore.\n", "Text."},
		{"not below a section", "# T\n\n## Detection\n\nThe pager rang.\n", ""},
		{"not below a section without class", "# T\n\n## Our shop\n\nWe sell books.\n", ""},
		{"not below one of several first headings", "---\ntitle: T\n---\n# Our shop\n\nWe sell books.\n\n# Story\n\nMore.\n", ""},
		{"not below a label that begins a section", "# T\n\n**Detection:**\n\nThe pager rang.\n", ""},
		{"not what announces a list", "# T\n\nThe fix had two steps:\n\n- one\n\nText.\n", ""},
		{"without the sentence that announces code", "# T\n\n**Summary:**\n\nThe disk was full. It said:\n\n```\nx\n```\n\nMore.\n", "The disk was full."},
		{"the first of several messages", "[Final message]\n\nIt works again.\n\n[Initial message]\n\nIt is down.\n\nMore.\n", "It is down."},
		{"the first message, in order", "[OPEN]\nIt is down.\n\n[Update]\nWe look.\n", "It is down."},
		{"the oldest message", "[Update]\nIt works.\n\n[edit]\nIt is down.\n", "It is down."},
		{"the only message", "[Final message]\nIt works again.\n", "It works again."},
		{"no message", "[Final message]\n\n[Initial message]\n", ""},
		{"behind the mark of a table of contents", "# T\n\n[TOC]\n\nText.\n", "Text."},
		{"not a term", "# T\n\n## Summary\n\n**Type:** A card was misused.\n\n**Parties:**\nOwner of the card: who lost it.\n\nSupport team: those who answer calls.\n", "A card was misused."},
		{"not a day", "# T\n\n## Summary\n\nMonday, Nov. 13, 2017\n\nShort.\n", "Short."},
		{"not a field", "# T\n\n## Summary\n\n**Date:** 2024-01-03\n**Duration:** 13+ hours\n**Impact:** Nothing was sent.\n", "Nothing was sent."},
		{"not a remark", "# T\n\n## Summary\n\nTwo things broke:\n\n1. one\n2. two\n\n**Note:** Seen before.\n", "Two things broke: one; two"},
		{"not the title", "# ISSUE NAME\nDisk full\n\n## Timeline\n", ""},
		{"not a timeline", "# T\n\n## Timeline\n\n10:00 text\n", ""},
		{"nothing", "# T\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, _ := readDocument(t, "a.md", test.text, Rules{})
			if incident.Summary.Plain != test.want {
				t.Errorf("summary %q, want %q", incident.Summary.Plain, test.want)
			}
		})
	}
}

func TestAnnouncedItemsAreCut(t *testing.T) {
	incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Action items\n\nAdd alerts for:\n\n"+strings.Repeat("- the queue of the relay\n", 100), Rules{})
	if len(incident.Actions) != 1 || len(incident.Actions[0].Text.Plain) > longestAnnounced+len("…") {
		t.Errorf("got %d actions, the first %+v", len(incident.Actions), incident.Actions)
	}
}
