package render

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// want is the whole twin of the fixture's first incident.
const wantTwin = `{"schema":2,"slug":"inc-7","id":"INC-7","url":"incidents/inc-7/","source":"incidents/2026-01-14-disk.md",
"title":"Disk full on db01","date":"2026-01-14","severity":{"text":"SEV-2","rank":2},"status":"final","services":["orders","checkout"],
"tags":["storage","Peak load"],"summary":"The orders database stopped for 24 minutes because its disk was full.",
"started":{"written":"09:40","time":"2026-01-14T09:40:00+01:00"},"detected":{"written":"10:02","time":"2026-01-14T10:02:00+01:00"},
"acknowledged":{"written":"10:05","time":"2026-01-14T10:05:00+01:00"},"mitigated":{"written":"11:20","time":"2026-01-14T11:20:00+01:00"},
"resolved":{"written":"11:26","time":"2026-01-14T11:26:00+01:00"},
"durations":{"detect":1320,"acknowledge":180,"mitigate":6000,"resolve":6360},
"timeline":[{"anchor":"t-0","written":"09:40","time":"2026-01-14T09:40:00+01:00","kind":"change","text":"deploy of orders 412","line":14},
{"anchor":"t-1","written":"10:02","time":"2026-01-14T10:02:00+01:00","kind":"detection","text":"alert: errors on checkout","line":14},
{"anchor":"t-2","written":"10:05","time":"2026-01-14T10:05:00+01:00","kind":"decision","text":"on-call acknowledges","line":14,"signal":"told"},
{"anchor":"t-3","written":"11:20","time":"2026-01-14T11:20:00+01:00","kind":"action","text":"log files moved away","line":14},
{"anchor":"t-4","written":"11:26","time":"2026-01-14T11:26:00+01:00","kind":"recovery","text":"orders work again","line":14}],
"factors":[{"factor":"unbounded-logs","title":"Unbounded logs","kind":"technical","role":"contributed","markers":["scarcity-economics"],
"note":"a note","whys":[{"question":"Why was the disk full?","text":"Logs grew.","whys":[{"text":"Nobody rotated them."}]}],"line":30},
{"factor":"no-time-for-upkeep","title":"No time for upkeep","kind":"economic","role":"lengthened","markers":["scarcity-economics"],
"note":"a note","whys":[{"question":"Why was the disk full?","text":"Logs grew.","whys":[{"text":"Nobody rotated them."}]}],"line":31},
{"title":"Only here","line":2}],
"mitigators":[{"factor":"clear-alerts","title":"The alert named the disk","line":35}],
"actions":[{"anchor":"a-0","text":"Rotate logs on every host","state":"open","state_said":true,"owner":"Platform","due":"2026-03-01",
"kind":"prevent",
"ticket":{"text":"OPS-1","url":"https://example.org/OPS-1"},"line":36},
{"anchor":"a-1","text":"Alert at 80 %","state":"done","state_said":true,"owner":"Platform",
"done":"2026-02-02","kind":"detect","ticket":{"text":"OPS-2"},"line":37},
{"anchor":"a-2","text":"Buy larger disks","state":"wontfix","state_said":true,
"reason":"disks are not the cause","line":38}],
"sections":[{"heading":"Disk full on db01","line":1},{"class":"impact","heading":"Impact","line":5},
{"class":"timeline","heading":"Timeline","line":9},{"heading":"What we saw","line":17},
{"class":"causes","heading":"Contributing factors","line":23},{"class":"lessons","heading":"What went well","line":28},
{"class":"actions","heading":"Action items","line":32},{"heading":"Links","line":40}],
"links_to":["2025-06-01-retry"],"linked_from":["2025-06-01-retry"],
"related":[{"slug":"2025-06-01-retry","reasons":["linked from here","links here","same factor: Unbounded logs","same service: Orders","same tag: storage"]}],
"impact":[{"who":"About 1,200 customers","what":"About 1,200 customers could not order.","how_long":"24 minutes","how_many":"About 1,200 customers",
"amount":{"min":9200,"max":9200,"currency":"GBP"},"text":"About 1,200 customers could not order.","line":0,"party":"customers","extent":"some"}]
}
`

func TestIncidentTwin(t *testing.T) {
	files := written(t, input(library(t)))
	want := strings.ReplaceAll(wantTwin, "\n", "") + "\n"
	got := files["incidents/inc-7/index.json"]
	if diff := cmp.Diff(fields(t, want), fields(t, got)); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	// The order of the fields is part of the contract.
	if want != got {
		t.Errorf("same values, but written otherwise:\n%s", got)
	}
}

func fields(t *testing.T, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

func TestUnknownIsNullOrEmptyOrLeftOut(t *testing.T) {
	files := written(t, input(library(t)))
	got := files["incidents/odd/index.json"]
	want := `{"schema":2,"slug":"odd","id":null,"url":"incidents/odd/","source":"odd.md","title":"Odd words","date":null,` +
		`"severity":{"text":"apricot","rank":null},"status":null,"services":[],"tags":[],"summary":null,"started":null,"detected":null,` +
		`"acknowledged":null,"mitigated":null,"resolved":null,"durations":{},"timeline":[],"factors":[],"mitigators":[],"actions":[],` +
		`"sections":[],"links_to":[],"linked_from":[],"related":[]}` + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryJSONFileIsValid(t *testing.T) {
	files := written(t, input(library(t)))
	count := 0
	for file, text := range files {
		if strings.HasSuffix(file, ".json") {
			fields(t, text)
			count++
		}
	}
	var index struct {
		Schema    int
		Incidents []struct{ Slug string }
	}
	if err := json.Unmarshal([]byte(files["index.json"]), &index); err != nil || len(index.Incidents) != 4 || index.Schema != 2 {
		t.Errorf("index.json: %v, %+v", err, index)
	}
	if count != 14 {
		t.Errorf("%d JSON files, want 14: the index and the feed, 4 incidents, 3 factors, 2 services, 2 factors and a service that are only suggested", count)
	}
}

func TestCSVComesBackEqual(t *testing.T) {
	titles := []string{
		`=HYPERLINK("http://x")`, "+1", "-2", "@SUM(A1)", "\tTab", `with "quotes", commas; and more`, "two\nlines", "plain", "", "日本語", "'quoted", "＝1+1", "＋1", "－1", "＠SUM(A1)", "\n=1", " =1", "\u200b=1", "\ufeff@SUM(A1)", "\u00a0+1",
	}
	var incidents []*kb.Incident
	for i, title := range titles {
		incidents = append(incidents, &kb.Incident{Document: kb.Document{Source: string(rune('a'+i)) + ".md", Title: title}})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	text := written(t, input(base))["incidents.csv"]
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != len(titles)+1 {
		t.Fatalf("%v, %d rows", err, len(rows))
	}
	for i, title := range titles {
		got := rows[i+1][2]
		if got != title && got != "'"+title {
			t.Errorf("title %q came back as %q", title, got)
		}
		if start := strings.TrimLeft(got, " \u00a0\u200b\ufeff"); start != "" && strings.ContainsRune(formula, []rune(start)[0]) {
			t.Errorf("title %q is a formula", got)
		}
	}
	if !strings.HasSuffix(text, "\r\n") {
		t.Error("rows do not end in CR LF")
	}
}

func TestFilesForHosts(t *testing.T) {
	internal := written(t, input(library(t)))
	if internal["robots.txt"] != "User-agent: *\nDisallow: /\n" || internal["sitemap.xml"] != "" {
		t.Errorf("an internal site: robots.txt %q, sitemap %q", internal["robots.txt"], internal["sitemap.xml"])
	}
	if !strings.Contains(internal["index.html"], `content="noindex"`) || strings.Contains(internal["index.html"], "canonical") {
		t.Error("an internal page may be indexed")
	}
	if !strings.Contains(internal["_headers"], Policy+"; frame-ancestors 'none'") {
		t.Error("_headers has no policy")
	}
	in := input(library(t))
	in.BaseURL = "https://example.org/post mortems"
	public := written(t, in)
	var sitemap struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(public["sitemap.xml"]), &sitemap); err != nil || len(sitemap.URLs) < 20 {
		t.Errorf("sitemap: %v, %d addresses", err, len(sitemap.URLs))
	}
	for _, u := range sitemap.URLs {
		file, ok := strings.CutPrefix(u.Loc, "https://example.org/post%20mortems/")
		if !ok || public[file+"index.html"] == "" {
			t.Errorf("the sitemap names %q, which is no page", u.Loc)
		}
	}
	if !strings.Contains(public["404.html"], `href="/post%20mortems/incidents/"`) {
		t.Error("links of 404.html do not start with the path of the site")
	}
	if !strings.Contains(public["incidents/inc-7/index.html"], `<link rel="canonical" href="https://example.org/post%20mortems/incidents/inc-7/">`) {
		t.Error("no canonical link")
	}
	for _, bad := range []string{"example.org", "ftp://example.org/", "https://"} {
		in.BaseURL = bad
		if _, _, err := Site(in); err == nil {
			t.Errorf("base URL %q was taken", bad)
		}
	}
}

func TestWeight(t *testing.T) {
	files := written(t, input(library(t)))
	size := func(text string) int {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Len()
	}
	for file, text := range files {
		limit := 40_000
		switch {
		case strings.HasSuffix(file, ".css"):
			limit = 12_000
		case strings.HasSuffix(file, ".js"):
			limit = 15_000
		}
		if got := size(text); got > limit {
			t.Errorf("%s is %d bytes compressed, want at most %d", file, got, limit)
		} else if strings.HasPrefix(file, "assets/") {
			t.Logf("%s: %d bytes compressed", file, got)
		}
	}
}
