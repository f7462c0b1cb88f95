package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"

	"github.com/debrief-dev/debrief/internal/kb"
)

// feeds are the feeds of a site with the incidents.
func feeds(t testing.TB, baseURL string, incidents ...*kb.Incident) map[string]string {
	t.Helper()
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	return feedsOf(t, baseURL, base)
}

func feedsOf(t testing.TB, baseURL string, base *kb.Base) map[string]string {
	t.Helper()
	in := input(base)
	in.BaseURL = baseURL
	listing, _, err := Site(in)
	if err != nil {
		t.Fatal(err)
	}
	found := writeAll(t, listing.All())
	for file := range found {
		if !strings.HasSuffix(file, atomFile) && !strings.HasSuffix(file, jsonFeedFile) {
			delete(found, file)
		}
	}
	return found
}

func readAtom(t testing.TB, text string) *atom.Feed {
	t.Helper()
	parsed, err := (&atom.Parser{}).Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return parsed
}

func readJSONFeed(t testing.TB, text string) *jsonfeed.Feed {
	t.Helper()
	parsed, err := (&jsonfeed.Parser{}).Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return parsed
}

// happened is an incident of a day.
func happened(source, title string, day kb.Date) *kb.Incident {
	return &kb.Incident{Document: kb.Document{Source: source, Title: title}, Date: day}
}

var newYear = kb.Date{Year: 2026, Month: 1, Day: 1}

func TestFeedAsWritten(t *testing.T) {
	queue := happened("incidents/2026-01-01-queue.md", "Queue\nstuck", newYear)
	queue.Summary = kb.Text{Plain: "The queue\nstood still.\r\n\r\nIt went on."}
	queue.Tags, queue.Services = []string{"Peak load", "dns"}, []kb.Mention{{Name: "Orders & more"}}
	queue.Factors = []kb.Assignment{{Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}}}
	queue.LastModified = kb.Date{Year: 2026, Month: 2, Day: 3}
	got := feeds(t, "https://example.org/pm/", queue)
	wantAtom := `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <id>tag:example.org,2026:feed</id>
 <title>Postmortems</title>
 <updated>2026-02-03T00:00:00Z</updated>
 <author>
  <name>Postmortems</name>
 </author>
 <link rel="alternate" type="text/html" href="https://example.org/pm/"/>
 <link rel="self" type="application/atom+xml" href="https://example.org/pm/feed.xml"/>
 <entry>
  <id>tag:example.org,2026:incident/2026-01-01-queue</id>
  <title>Queue stuck</title>
  <link rel="alternate" type="text/html" href="https://example.org/pm/incidents/2026-01-01-queue/"/>
  <published>2026-01-01T00:00:00Z</published>
  <updated>2026-02-03T00:00:00Z</updated>
  <category term="retry-storm" scheme="tag:example.org,2026:factor" label="Retry storm"/>
  <category term="orders-more" scheme="tag:example.org,2026:service" label="Orders &amp; more"/>
  <category term="peak-load" scheme="tag:example.org,2026:tag" label="Peak load"/>
  <category term="dns" scheme="tag:example.org,2026:tag"/>
  <summary>The queue stood still.&#xA;&#xA;It went on.</summary>
 </entry>
</feed>
`
	if diff := cmp.Diff(wantAtom, got["feed.xml"]); diff != "" {
		t.Error("want -, got +", diff)
	}
	wantJSON := `{"version":"https://jsonfeed.org/version/1.1","title":"Postmortems",` +
		`"home_page_url":"https://example.org/pm/","feed_url":"https://example.org/pm/feed.json",` +
		`"language":"en","authors":[{"name":"Postmortems"}],"items":[{"id":"tag:example.org,2026:incident/2026-01-01-queue",` +
		`"url":"https://example.org/pm/incidents/2026-01-01-queue/","title":"Queue stuck","content_text":"The queue stood still.\n\nIt went on.",` +
		`"date_published":"2026-01-01T00:00:00Z","date_modified":"2026-02-03T00:00:00Z","tags":["Retry storm","Orders \u0026 more","Peak load","dns"]}]}` + "\n"
	if diff := cmp.Diff(wantJSON, got["feed.json"]); diff != "" {
		t.Error("want -, got +", diff)
	}
}

// TestFeedsForOthers reads every feed of the fixture with parsers of another
// make, and holds both formats of the site's against each other and the pages.
func TestFeedsForOthers(t *testing.T) {
	in := input(library(t))
	in.BaseURL = "https://example.org/pm/"
	files := written(t, in)
	count := 0
	for file, text := range files {
		folder, ok := strings.CutSuffix(file, atomFile)
		if !ok {
			continue
		}
		count++
		a := readAtom(t, text)
		self := slices.IndexFunc(a.Links, func(l *atom.Link) bool { return l.Rel == "self" })
		if self < 0 || a.Links[self].Href != in.BaseURL+file || a.Title == "" || a.ID == "" || a.UpdatedParsed == nil || len(a.Authors) != 1 {
			t.Errorf("%s: %+v", file, a)
		}
		if folder != "" {
			if files[folder+jsonFeedFile] != "" {
				t.Errorf("%s has two feeds", folder)
			}
			continue
		}
		j := readJSONFeed(t, files[jsonFeedFile])
		if a.Title != j.Title || len(a.Entries) != len(j.Items) || j.FeedURL != in.BaseURL+jsonFeedFile {
			t.Errorf("%s: %+v\n%+v", file, a, j)
		}
		for i, e := range a.Entries {
			item := j.Items[i]
			if e.ID != item.ID || e.Title != item.Title || e.Links[0].Href != item.URL || e.Published != item.DatePublished || e.Updated != item.DateModified {
				t.Errorf("%s says\n%+v, but the JSON Feed\n%+v", file, e, item)
			}
			if e.UpdatedParsed == nil || e.Content != nil || item.ContentHTML != "" || item.ContentText == "" {
				t.Errorf("%s: %+v, %+v", file, e, item)
			}
			if page, ok := strings.CutPrefix(e.Links[0].Href, in.BaseURL); !ok || files[page+"index.html"] == "" {
				t.Errorf("%s names %q, which is no page", file, e.Links[0].Href)
			}
		}
		either, err := gofeed.NewParser().ParseString(files[folder+jsonFeedFile])
		if err != nil || either.FeedType != "json" || either.FeedVersion != jsonFeedVersion {
			t.Errorf("%s: %v, %+v", folder+jsonFeedFile, err, either)
		}
	}
	if count != 6 {
		t.Errorf("%d feeds, want 6: the site, 3 factors, 2 services", count)
	}
	titles := func(file string) (list []string) {
		for _, e := range readAtom(t, files[file]).Entries {
			list = append(list, e.Title)
		}
		return list
	}
	for file, want := range map[string][]string{
		// The two incidents without any date are in none.
		"feed.xml": {"Disk full on db01", "Retry storm"}, "services/checkout/feed.xml": {"Disk full on db01"},
		// A factor's feed has what it held back as well.
		"factors/clear-alerts/feed.xml": {"Disk full on db01", "Retry storm"},
	} {
		if diff := cmp.Diff(want, titles(file)); diff != "" {
			t.Errorf("%s: want -, got +\n%s", file, diff)
		}
	}
}

func TestFeedsAreLinked(t *testing.T) {
	files := written(t, input(library(t)))
	for _, tt := range []struct{ page, want string }{
		{"index.html", `<link rel="alternate" type="application/atom+xml" title="Postmortems" href="feed.xml">`},
		{"index.html", `<link rel="alternate" type="application/feed+json" title="Postmortems" href="feed.json">`},
		{"services/orders/index.html", `<link rel="alternate" type="application/atom+xml" title="Orders – Postmortems" href="feed.xml">`},
		{"services/orders/index.html", `<a href="feed.xml">Feed of this service</a>`},
		{"services/orders/index.html", `<a href="../../feed.xml">Feed</a>`},
		{"factors/unbounded-logs/index.html", `<a href="feed.xml">Feed of this factor</a>`},
		{"404.html", `<a href="/feed.xml">Feed</a>`},
	} {
		// html/template writes "+" as a reference inside attributes.
		if !strings.Contains(strings.ReplaceAll(files[tt.page], "&#43;", "+"), tt.want) {
			t.Errorf("%s has no %s", tt.page, tt.want)
		}
	}
	if strings.Contains(files["incidents/inc-7/index.html"], "application/atom") {
		t.Error("an incident claims to have a feed")
	}
}

// TestFeedWithoutAddress: links are relative, and a reader that resolves them
// against the address of the feed finds the pages.
func TestFeedWithoutAddress(t *testing.T) {
	in := input(library(t))
	files := written(t, in)
	for file, text := range files {
		if !strings.HasSuffix(file, atomFile) {
			continue
		}
		at, err := url.Parse("https://intranet.example/any/where/" + file)
		if err != nil {
			t.Fatal(err)
		}
		links := readAtom(t, text).Links
		for _, e := range readAtom(t, text).Entries {
			links = append(links, e.Links...)
		}
		for _, link := range links {
			to, err := at.Parse(link.Href)
			if err != nil || link.Rel == "self" {
				t.Fatalf("%s: link %+v, %v", file, link, err)
			}
			if page := strings.TrimPrefix(to.Path, "/any/where/"); files[page+"index.html"] == "" {
				t.Errorf("%s: %q leads to %s, which is no page", file, link.Href, to)
			}
		}
		if !strings.Contains(text, "<id>tag:debrief.invalid,2026:") {
			t.Errorf("%s has no identifier:\n%s", file, text)
		}
	}
	if j := readJSONFeed(t, files["feed.json"]); j.FeedURL != "" || j.HomePageURL != "./" || j.Items[0].URL != "incidents/inc-7/" {
		t.Errorf("%q, %q, %q", j.FeedURL, j.HomePageURL, j.Items[0].URL)
	}
}

func TestEntryDates(t *testing.T) {
	day := func(d int) kb.Date { return newYear.AddDays(d) }
	done := action("Fix it", kb.ActionDone)
	done.Done = day(40)
	for _, tt := range []struct {
		name, published, updated string
		change                   func(*kb.Incident)
	}{
		{"date", "2026-01-01", "2026-01-01", func(*kb.Incident) {}},
		{"resolved later", "2026-01-01", "2026-01-03", func(i *kb.Incident) { i.Resolved = &kb.Moment{Day: day(2)} }},
		{"done later", "2026-01-01", "2026-02-10", func(i *kb.Incident) {
			i.Resolved, i.Actions = &kb.Moment{Day: day(2)}, []kb.Action{done, action("Other", kb.ActionOpen)}
		}},
		{"lastmod wins", "2026-01-01", "2026-01-05", func(i *kb.Incident) { i.LastModified, i.Actions = day(4), []kb.Action{done} }},
		{"leap day", "2024-02-29", "2024-02-29", func(i *kb.Incident) { i.Date = kb.Date{Year: 2024, Month: 2, Day: 29} }},
		{"resolved alone", "", "2026-01-03", func(i *kb.Incident) { i.Date, i.Resolved = kb.Date{}, &kb.Moment{Day: day(2)} }},
		{"lastmod alone", "", "2026-01-05", func(i *kb.Incident) { i.Date, i.LastModified = kb.Date{}, day(4) }},
	} {
		incident := happened("queue.md", "Queue", newYear)
		tt.change(incident)
		e := readAtom(t, feeds(t, "", incident)["feed.xml"]).Entries[0]
		want := func(day string) string {
			if day == "" {
				return ""
			}
			return day + "T00:00:00Z"
		}
		if e.Published != want(tt.published) || e.Updated != want(tt.updated) {
			t.Errorf("%s: published %q, updated %q, want %q, %q", tt.name, e.Published, e.Updated, tt.published, tt.updated)
		}
	}
}

// TestFeedWithoutEntries: a feed that has nothing yet is there and valid.
func TestFeedWithoutEntries(t *testing.T) {
	got := feeds(t, "", happened("queue.md", "Queue", kb.Date{}))
	a := readAtom(t, got["feed.xml"])
	if len(a.Entries) != 0 || a.Updated != "1970-01-01T00:00:00Z" || a.ID != "tag:debrief.invalid,2026:feed" {
		t.Errorf("%+v", a)
	}
	if !strings.Contains(got["feed.json"], `"items":[]`) {
		t.Errorf("no list of items in %s", got["feed.json"])
	}
}

// TestNewestInFeeds: of many, in whatever order of documents, the newest stand in
// the feed, newest first; fewer in that of a service.
func TestNewestInFeeds(t *testing.T) {
	var incidents []*kb.Incident
	for n := range 3 * feedLength {
		on := newYear.AddDays(n * 37 % (3 * feedLength))
		incident := happened(fmt.Sprint("i", n, ".md"), on.String(), on)
		incident.Services = []kb.Mention{{Name: "api"}}
		incidents = append(incidents, incident)
	}
	late := happened("late.md", "2030-01-01", kb.Date{})
	late.LastModified = kb.Date{Year: 2030, Month: 1, Day: 1}
	files := feeds(t, "", append(incidents, late)...)
	if n := len(readAtom(t, files["services/api/feed.xml"]).Entries); n != partLength {
		t.Errorf("%d entries of a service, want %d", n, partLength)
	}
	entries := readAtom(t, files["feed.xml"]).Entries
	if len(entries) != feedLength || entries[0].Title != "2030-01-01" {
		t.Fatalf("%d entries, the first is %q", len(entries), entries[0].Title)
	}
	for n, e := range entries[1:] {
		if want := newYear.AddDays(3*feedLength - 1 - n).String(); e.Title != want {
			t.Errorf("entry %d is of %s, want %s", n+1, e.Title, want)
		}
	}
}

func TestHostileFeed(t *testing.T) {
	hostile := []string{
		"]]>", "<script>alert(1)</script>", "&amp; & &#0; &unknown;", "a\x00b\x07c\x1bd\x7fe", "\xff\xfe broken", "\uFFFE\uFFFF", "<!--", "<![CDATA[ x ]]>",
		`"quotes" 'and' more`, "日本語 🎉", "\u202Eright to left", "two\r\nlines", "</title></entry></feed>", "", " ",
	}
	for _, words := range hostile {
		incident := happened("queue.md", words, newYear)
		incident.Summary, incident.Tags = kb.Text{Plain: words}, []string{words, "]]>"}
		incident.Services = []kb.Mention{{Name: words}}
		incident.Factors = []kb.Assignment{{Name: words, Title: kb.Text{Plain: words}}}
		for file, text := range feeds(t, "", incident) {
			if strings.HasSuffix(file, jsonFeedFile) {
				item := readJSONFeed(t, text).Items[0]
				if !json.Valid([]byte(text)) || strings.Contains(text, "<script>") || item.Title != cleaned(words) {
					t.Errorf("%q in %s: %s", words, file, text)
				}
				continue
			}
			decoder := xml.NewDecoder(strings.NewReader(text))
			decoder.Strict = true
			for {
				if _, err := decoder.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%q in %s: %v in\n%s", words, file, err, text)
				}
			}
			a := readAtom(t, text)
			if len(a.Entries) != 1 || !strings.Contains(text, "</feed>") || strings.Contains(text, "<script>") {
				t.Errorf("%q in %s:\n%s", words, file, text)
			}
			// XML has no place for U+FFFE and U+FFFF.
			if want := strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").Replace(cleaned(words)); unescaped(t, text) != want {
				t.Errorf("%q in %s came back as %q", words, file, unescaped(t, text))
			}
		}
	}
}

// cleaned is what a title is when it comes back.
func cleaned(words string) string {
	words = strings.NewReplacer("\x00", "", "\x07", "", "\x1b", "", "\x7f", "").Replace(strings.ToValidUTF8(words, "\uFFFD\uFFFD"))
	return strings.Join(strings.Fields(words), " ")
}

// unescaped is the title of the first entry as an XML parser has it.
func unescaped(t *testing.T, text string) string {
	t.Helper()
	var f struct {
		Title string `xml:"entry>title"`
	}
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return f.Title
}

// TestFeedsKnowNoBuild: the day of which the site speaks changes no feed.
func TestFeedsKnowNoBuild(t *testing.T) {
	in := input(library(t))
	first := written(t, in)
	in.seenFrom(in.View.AsOf.AddDays(500))
	later := written(t, in)
	for file, text := range first {
		if (strings.HasSuffix(file, atomFile) || strings.HasSuffix(file, jsonFeedFile)) && later[file] != text {
			t.Errorf("%s differs on another day", file)
		}
	}
}

// TestFeedTimes: every time is the start of a day in UTC.
func TestFeedTimes(t *testing.T) {
	at, err := time.Parse(time.RFC3339, feedTime(kb.Date{Year: 33, Month: 2, Day: 9}))
	if err != nil || !at.Equal(time.Date(33, 2, 9, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%v, %v", at, err)
	}
}
