package reading

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

func TestLabelLayouts(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"bold lines with empty lines between", "# T\n\n**Date:** today\n\n**Status:** done\n", "date=today@3 status=done@5"},
		{"bold lines without hard breaks", "# T\n\n**Date:** today\n**Status:** done\n**Severity**: P1\n", "date=today@3 severity=P1@5 status=done@4"},
		{"bold lines with hard breaks", "# T\n\n**Date:** today  \n**Status:** done\\\n**Severity**: P1\n", "date=today@3 severity=P1@5 status=done@4"},
		{"colon outside the bold", "**Date**: today\n", "date=today@1"},
		{"space before the colon", "**Date** : today\n", "date=today@1"},
		{"underscores", "__Date__: today\n", "date=today@1"},
		{"value in the next paragraph", "**Dato:**\n\n24.05.2022\n\n**Av:**\n\n@ann\n", "authors=@ann@7 date=24.05.2022@3"},
		{"no value at all", "**Dato:**\n\n**Av:** ann\n", "authors=ann@3"},
		{"value of two lines", "**Impact:** nobody could pay\nfor an hour\n**Status:** done\n", "impact=nobody could pay/for an hour@1 status=done@3"},
		{"value is a list", "**Impact:**\n\n- no payments\n- no login\n", "impact=no payments; no login@3"},
		{"list", "- **Date**: today\n- **Impact**: none of note\n", "date=today@1 impact=none of note@2"},
		{"list with nested values", "- **Date**\n  - today\n- **Services affected**:\n  - api\n  - web\n", "date=today@2 services=api; web@4"},
		{"loose list", "* **Date:**\n\n  today\n\n* **Status:** done\n", "date=today@3 status=done@5"},
		{"plain lines", "# T\n\nDate: today\nSeverity: P1\nSomething: else\n", "date=today@3 severity=P1@4"},
		{"plain lines with others between", "Services: api, web\nLast edited: today\nDate: today\n", "date=today@3 services=api, web@1"},
		{"ticked services", "### Affected services\n\n- [x] api\n- [ ] web\n- [X] mail\n", "services=api; mail@3"},
		{"services to tick", "### Affected services\n\n- [ ] api\n- [ ] web\n", "services=api; web@3"},
		{"headings of times", "### Start time\n\n10:00\n\n### End time\n\n11:00\n\n### Resolved\n\nat noon\n", "resolved=11:00@7 started=10:00@3"},
		{"a line of a log", "> {\"component\":\"hook\",\"level\":\"fatal\"}\n", ""},
		{"row of bold labels", "**Status:** done | **Severity:** P1 | **Lead**: ann | **Started:** 10:02 EST\n", "severity=P1@1 started=10:02 EST@1 status=done@1"},
		{"row of plain labels", "Status: done · Severity: P1\nDate: today\n", "date=today@2 severity=P1@1 status=done@1"},
		{"row without separators", "**Date:** today  **Severity:** P1\n", "date=today@1 severity=P1@1"},
		{"no row", "**Impact:** api | web were down: all | of them\n", "impact=api | web were down: all | of them@1"},
		{"quote", "> **状態**：已修复\n> **严重程度**：高\n", "severity=高@2 status=已修复@1"},
		{"quote with paragraphs", "> **日期**：2024年3月5日\n>\n> **状态**：已修复\n", "date=2024年3月5日@1 status=已修复@3"},
		{"table with a header", "| Field | Value |\n|---|---|\n| Date | today |\n| **Severity** | P1 |\n", "date=today@3 severity=P1@4"},
		{"table whose header is a label", "| Date | today |\n|---|---|\n| Severity | P1 |\n", "date=today@1 severity=P1@3"},
		{"japanese table", "| 項目 | 内容 |\n|---|---|\n| 発生日時 | 2024-03-05 10:00 |\n| 重大度 | SEV-2 |\n| 影響サービス | 検索 |\n", "services=検索@5 severity=SEV-2@4 started=2024-03-05 10:00@3"},
		{"table of something else", "| Status | Meaning |\n|---|---|\n| red | bad |\n", ""},
		{"table with labels above", "| ID | Severity | Start | Affected services |\n|---|---|---|---|\n| 7 | P1 | 10:00 | api |\n", "services=api@3 severity=P1@3 started=10:00@3"},
		{"table of several", "| Date | Severity | Status |\n|---|---|---|\n| a | b | c |\n| d | e | f |\n", ""},
		{"definitions of several", "Affected services\n: api\n: web\n\nSeverity\n: P1\n", "services=api; web@2 severity=P1@6"},
		{"a line that names a section ends a value", "Impact: many\nRoot cause: a bug\nStatus: done\n", "impact=many@1 status=done@3"},
		{"labels below the timeline", "# T\n\n## Timeline\n\n- **Severity:** P9\n\n## Impact\n\n- **Severity:** P2\n\n## Notes\n\n- **Status:** done\n", "severity=P2@9"},
		{"definitions", "Date\n: today\n\nSeverity\n: P1\n", "date=today@2 severity=P1@5"},
		{"headings", "# T\n\n## Severity\n\nP1\n\n## Status\n\ndone\n", "severity=P1@5 status=done@9"},
		{"emoji", "**:calendar: Date:** today\n\n**🔥 Severity:** P1\n", "date=today@1 severity=P1@3"},
		{"remark in the label", "**Date (UTC):** today\n", "date=today@1"},
		{"author without a colon", "**Av** Ann og Bob\n", "authors=Ann og Bob@1"},
		{"german", "**Datum:** heute\n**Schweregrad:** hoch\n**Auswirkungen:** keine\n", "date=heute@1 impact=keine@3 severity=hoch@2"},
		{"french", "**Gravité :** haute\n**Résumé :** court\n**Durée :** 3 heures\n", "duration=3 heures@3 severity=haute@1 summary=court@2"},
		{"spanish", "**Fecha:** hoy\n**Gravedad:** alta\n**Servicios afectados:** api\n", "date=hoy@1 services=api@3 severity=alta@2"},
		{"portuguese", "**Data:** hoje\n**Gravidade:** alta\n**Gatilho:** um deploy\n", "date=hoje@1 severity=alta@2 trigger=um deploy@3"},
		{"norwegian", "**Konsekvens:** ingen\n**Utløsende faktor:** en deploy\n**Påvisning:** en alarm\n", "detection=en alarm@3 impact=ingen@1 trigger=en deploy@2"},
		{"left over from the template", "**Trigger:** [What made it happen?]\n**Date:** YYYY-MM-DD\n**Status:** TBD\n", ""},
		{"first of two", "**Date:** today\n\n**Date:** tomorrow\n", "date=today@1"},
		{"unknown label ends a value", "**Impact:** none\n**Weather:** rain\nand wind\n", "impact=none@1"},
		{"label in a timeline", "# T\n\n## Timeline\n\n- Detected: 10:00\n", ""},
		{"a timeline that is marks", "# T\n\n## Timeline\n\n- **Started:** 10:00\n- **Duration:** 1 h\n- **Resolved:** 11:00\n", "duration=1 h@6 resolved=11:00@7 started=10:00@5"},
		{"a timeline with one mark", "# T\n\n## Timeline\n\n- **Deploy:** 9:50\n- **Detected:** 10:00\n", ""},
		{"owner of an action", "# T\n\n## Action items\n\n- Owner: ann\n", ""},
		{"sentence with a bold word", "**Status** was red when we looked\n", ""},
		{"plain label far down", "# T\n" + strings.Repeat("\ntext\n", 30) + "\nStatus: done\n", ""},
		{"bold label far down", "# T\n" + strings.Repeat("\ntext\n", 30) + "\n**Status:** done\n", "status=done@63"},
		{"fullwidth colon outside", "**ステータス**：完了\n", "status=完了@1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := markdown.Parse(markdown.Source{File: "a.md", Text: []byte(test.text), Line: 1}, markdown.Options{})
			found, _ := readLabels(doc, newPhraseBook(nil), nil)
			var got []string
			for key, l := range found {
				got = append(got, fmt.Sprintf("%s=%s@%d", key, strings.ReplaceAll(l.text.Plain, "\n", "/"), l.text.Line))
			}
			slices.Sort(got)
			if strings.Join(got, " ") != test.want {
				t.Errorf("got  %q\nwant %q", strings.Join(got, " "), test.want)
			}
		})
	}
}

// TestWordsCanBeFound: what headings, labels and columns are called stands in the
// files of words in the form to which they are reduced.
func TestWordsCanBeFound(t *testing.T) {
	reduced := regexp.MustCompile(`^(?:section|group|label|mark|mark-alone|status|column|factor|entry|title|heading\.changed|remark|reported|qualifier|message|cause\.(?:unknown|asks|not|diagnosis)|services)(?:\.|$)|^state\.(?:done|open)$`)
	for _, key := range words.Keys() {
		if !reduced.MatchString(key) {
			continue
		}
		for _, phrase := range words.Of(key)() {
			for part := range strings.SplitSeq(strings.TrimPrefix(phrase, "="), gap) {
				if got := headingWords(part); got != part {
					t.Errorf("%s: %q can never be found: headingWords makes it %q", key, part, got)
				}
			}
		}
	}
}

// TestNoWordHasTwoLabels: nothing decides between two labels.
func TestNoWordHasTwoLabels(t *testing.T) {
	seen := map[string]string{}
	for _, key := range words.Keys() {
		if !strings.HasPrefix(key, "label.") {
			continue
		}
		for _, phrase := range words.Of(key)() {
			if other, ok := seen[phrase]; ok {
				t.Errorf("%q is a label of %s and of %s", phrase, key, other)
			}
			seen[phrase] = key
			if labelWords()[phrase] == "" {
				t.Errorf("%q of %s is no label", phrase, key)
			}
		}
	}
}

func TestIsPlaceholder(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, " - ": true, "TBD": true, "N/A": true, "?": true, "[What happened?]": true, "[A sentence of five words or more]": true,
		"YYYY-MM-DD": true, "<who>": true, "{{ date }}": true, "未定": true, "[ ]": true,
		"[Løst]": false, "[13.03.2020]": false, "(all of the EU, for an hour)": false, "nobody could pay (for an hour at the most)": false,
		"SEV-1": false, "[a](b) and [c]": false,
	} {
		if got := isPlaceholder(text); got != want {
			t.Errorf("isPlaceholder(%q) = %t", text, got)
		}
	}
}

// TestShownLabelLines: pages show labels a line each, and nothing else so.
func TestShownLabelLines(t *testing.T) {
	for text, want := range map[string]int{
		"Severity: High\nAuthor: Kim\nServices: search":        2,
		"**Impact**: 2 hrs\n**Note:** kept":                    1,
		"日期：4月1日\n严重级别：高":                                      1,
		"Start time: 10:00\nSites affected: two\nPriority: 1":  2,
		"> Severity: High\n> Author: Kim":                      1,
		"- Severity: High\n  Author: Kim":                      1,
		"From: a@example.org\nSubject: Slow\nDate: 3 May 2026": 2,
		"Severity: High\nas it was late":                       0,
		"Severity: High":                                       0,
		"It was late: the disk\nwas full: all of it":           0,
		"Then: nothing\nLater: nothing":                        0,
	} {
		incident, _ := readDocument(t, "a.md", "# T\n\n"+text+"\n", Rules{})
		if got := strings.Count(string(incident.Body.HTML), "\r"); got != want {
			t.Errorf("%q shows %d breaks, want %d: %q", text, got, want, incident.Body.HTML)
		}
	}
}
