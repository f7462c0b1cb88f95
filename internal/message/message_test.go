package message

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

var update = flag.Bool("update", false, "rewrite the expected texts")

func day(month time.Month, day int) kb.Date { return kb.Date{Year: 2026, Month: month, Day: day} }

func at(clock string) *kb.Moment {
	t, err := time.Parse("2006-01-02 15:04", "2026-09-22 "+clock)
	if err != nil {
		panic(err)
	}
	return &kb.Moment{Written: clock, Day: kb.DateOf(t), HasClock: true, Instant: t}
}

// bookshop is a base with something for every part of a digest.
func bookshop() *kb.Base {
	evening := &kb.Incident{
		Document: kb.Document{Source: "2026-09-22-evening.md", Title: "The evening of the *prize* <b>"},
		Date:     day(9, 22), Severity: &kb.Severity{Text: "SEV-1"}, Services: []kb.Mention{{Name: "Storefront"}, {Name: "Search & find"}},
		Summary: kb.Text{Plain: "At 19:02 some 14,000 people asked for one page.\nIt had left the cache.\n\nFor 44 minutes `no_page` opened."},
		Impact:  kb.Text{Plain: "About 2,600 orders less than planned."},
		Started: at("19:02"), Detected: at("19:04"), Resolved: at("19:46"),
		Team:    "Search team",
		Factors: []kb.Assignment{{Name: "Cache stampede", Title: kb.Text{Plain: "Cache stampede"}}, {Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}}},
		Mitigators: []kb.Assignment{{
			Name: "Feature switch", Title: kb.Text{Plain: "Feature switch"}, Note: kb.Text{Plain: "it served the plain page."},
		}},
		Actions: []kb.Action{
			{Anchor: "a-1", Text: kb.Text{Plain: "Warm the cache before a banner"}, State: kb.ActionDone, Done: day(9, 28), Owner: "@ada"},
			{Anchor: "a-2", Text: kb.Text{Plain: "Back off in the storefront"}, State: kb.ActionOpen, Due: day(9, 25), Owner: "@ada"},
			{Anchor: "a-3", Text: kb.Text{Plain: "Rehearse a prize"}, State: kb.ActionOpen},
		},
	}
	labels := &kb.Incident{Document: kb.Document{Source: "2026-09-01-labels.md", Title: "Labels for Leeds"}, Date: day(9, 1)}
	window := &kb.Incident{
		Document: kb.Document{Source: "2026-08-20-window.md", Title: "A DROP in the wrong window"}, Date: day(8, 20),
		Summary: kb.Text{Plain: "Somebody dropped a table."}, Changed: kb.Text{Plain: "Production says PROD, in red."},
		Factors: []kb.Assignment{{Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}}},
		Actions: []kb.Action{
			{Anchor: "a-1", Text: kb.Text{Plain: "Colour the prompt"}, State: kb.ActionDone, Done: day(9, 9)},
			{Anchor: "a-2", Text: kb.Text{Plain: "Leave the vendor"}, State: kb.ActionWontfix, Reason: "the contract"},
		},
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{evening, labels, window}})
	return base
}

func site(baseURL string) Site {
	return Site{
		Title: "Bookshop postmortems", BaseURL: baseURL, FollowUps: "follow-ups/",
		Address: func(ref kb.Ref) string { return ref.Slug + "/" },
		Digest: func(p views.Period) string {
			if p.Kind == views.RangePeriod {
				return ""
			}
			return "digest/" + p.Slug() + "/"
		},
	}
}

// seen is a base seen from the 10th of October.
func seen(base *kb.Base) *views.View { return views.New(base, day(10, 10), kb.Schedule{}) }

func month(number int) views.Period {
	return views.PeriodOf(views.MonthPeriod, kb.Date{Year: 2026, Month: time.Month(number), Day: 1})
}

const home = "https://example.org/pm/"

// TestTexts holds the texts of a digest and of an incident against the files in
// testdata, one for each format. With -update they are rewritten.
func TestTexts(t *testing.T) {
	base := bookshop()
	digest := seen(base).Digest(month(9))
	quiet := seen(base).Digest(month(7))
	texts := map[string]string{}
	for _, format := range Formats() {
		texts["digest."+string(format)] = Digest(digest, site(home), format)
		texts["share."+string(format)] = Share(views.ShareOf(base.Incidents[0]), site(home), format)
	}
	texts["quiet.text"] = Digest(quiet, site(home), Plain)
	texts["no-address.md"] = Digest(digest, site(""), Markdown) + "\n---\n\n" + Share(views.ShareOf(base.Incidents[0]), site(""), Markdown)
	texts["bare.md"] = Share(views.ShareOf(base.Incidents[1]), site(home), Markdown)
	texts["closed.md"] = Share(views.ShareOf(base.Incidents[2]), site(home), Markdown)
	for name, got := range texts {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// A text of a digest names nobody, has no link where the site's address is not
// known, and always has its parts.
func TestDigestKeepsToItself(t *testing.T) {
	base := bookshop()
	digest := seen(base).Digest(month(9))
	for _, format := range Formats() {
		if text := Digest(digest, site(home), format); strings.Contains(text, "ada") {
			t.Errorf("%s: an owner is named:\n%s", format, text)
		}
		if text := Digest(digest, site(""), format); strings.Contains(text, "http") || strings.Contains(text, "href") {
			t.Errorf("%s: a link of nowhere:\n%s", format, text)
		}
	}
}

// Long lists are counted, not listed.
func TestLongDigest(t *testing.T) {
	var incidents []*kb.Incident
	for n := range 400 {
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: strings.Repeat("i", n+1) + ".md", Title: "Incident"}, Date: day(9, 1+n%28),
			Summary: kb.Text{Plain: strings.Repeat("It broke in a way that we had not seen before. ", 40)},
			Actions: []kb.Action{{Text: kb.Text{Plain: "Mend it"}, State: kb.ActionOpen, Due: day(9, 2)}},
		})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	text := Digest(seen(base).Digest(month(9)), site(home), Plain)
	if n := strings.Count(text, "\nIncident ("); n > mostPostmortems || len(text) > 100_000 {
		t.Errorf("%d postmortems in %d bytes", n, len(text))
	}
	for _, want := range []string{"400 postmortems", "370 more", "400 overdue"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text does not say %q", want)
		}
	}
}

// hostile are words that mean something else in one of the formats.
var hostile = []string{
	"plain words", "*bold* _thin_ **both** __all__", "# heading", "- item", "+ item", "1. one", "2) two", "1234567890. ten digits", "=====", "---", "***",
	"> quoted", "`code` ``more``", "[link](javascript:alert(1))", "![image](x.png)", "[ref]: https://example.org", "<script>alert(1)</script>", "<!-- gone -->",
	"&amp; &#60; &copy;", `back\slash \* \\`, "a | b | c", "~~struck~~ ~one~", "<https://example.org|here>", "<!channel> <@U123>", "]]>", "x]( y", "snake_case_name",
	"_lead", "trail_", "tab\tbreak\nline\r\nend", "\x1b[31mred\x00\u0007", "quote \" and ' and ”", "https://example.org/a_b?c=1&d=2", "日本語_テスト", "…", "[x] done", "a_*b*_c", "![", "\\",
	"| - | - |", "2026. A year", "*", "_", "<", "$5 and $6", ":warning: sign", "a\u00a0b", "@here now",
}

// Whatever authors write comes through Markdown and HTML as the same words, seen
// by readers of another make.
func TestHostileWordsComeThrough(t *testing.T) {
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, text := range hostile {
		want := oneLine(text)
		for _, place := range []struct {
			name  string
			write func(*writer)
		}{
			{"a paragraph", func(w *writer) { w.paragraph(words(want)) }},
			{"an item", func(w *writer) { w.list([][]span{{words(want)}}) }},
			{"a heading", func(w *writer) { w.heading(2, words(want)) }},
			{"a link", func(w *writer) { w.paragraph(link(want, home)) }},
			{"words before a link", func(w *writer) { w.paragraph(words(want), link("x", "")) }},
		} {
			md := newWriter(Markdown)
			place.write(md)
			var page bytes.Buffer
			if err := reader.Convert([]byte(md.String()), &page); err != nil {
				t.Fatal(err)
			}
			links := 0
			if place.name == "a link" {
				links = 1
			}
			got := strings.TrimSuffix(contents(t, page.String(), links), "x")
			if got != strings.TrimSuffix(want, "x") {
				t.Errorf("%s as %s in Markdown: %q became %q", text, place.name, md.String(), got)
			}
			mail := newWriter(HTML)
			place.write(mail)
			if got := strings.TrimSuffix(contents(t, mail.String(), links), "x"); got != strings.TrimSuffix(want, "x") {
				t.Errorf("%s as %s in HTML: %q became %q", text, place.name, mail.String(), got)
			}
		}
	}
}

// contents is the text of HTML that has no elements but those of the formats.
// Bare addresses may become links; others are counted.
func contents(t *testing.T, page string, links int) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for node := range root.Descendants() {
		switch node.Type {
		case html.TextNode:
			b.WriteString(node.Data)
		case html.ElementNode:
			switch {
			case node.Data == "a" && node.Attr[0].Val == home:
				links--
			case node.Data == "a" && node.FirstChild != nil && node.Attr[0].Val == node.FirstChild.Data:
			case !strings.Contains(" html head body p ul li h2 strong ", " "+node.Data+" "):
				t.Errorf("element <%s> in %s", node.Data, page)
			}
		case html.CommentNode:
			t.Errorf("a comment in %s", page)
		}
	}
	if links > 0 {
		t.Errorf("a link is gone from %s", page)
	}
	return strings.TrimSpace(b.String())
}

// TestNoCommands: what is written into the log of a workflow is no command there, and
// in Markdown it is read as it was written.
func TestNoCommands(t *testing.T) {
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, text := range []string{"::add-mask::secret", "::set-output name=a::b", "so ::error file=a::b", "##[add-mask]secret", "a ##[error]b", "::1 is an address"} {
		for _, format := range []Format{Plain, Markdown, Slack} {
			w := newWriter(format)
			w.heading(1, words(text))
			w.prose(text + "\n\n" + text)
			w.list([][]span{{words(text)}, {strong(text)}, {link(text, home)}})
			for line := range strings.Lines(w.String()) {
				if begin := strings.TrimSpace(line); strings.HasPrefix(begin, "::") && begin != "::1 is an address" || strings.Contains(line, "##[") {
					t.Errorf("%s: %q is a command", format, line)
				}
			}
		}
		w := newWriter(Markdown)
		w.paragraph(words(text))
		var page bytes.Buffer
		if err := reader.Convert([]byte(w.String()), &page); err != nil {
			t.Fatal(err)
		}
		if got := contents(t, page.String(), 0); got != text {
			t.Errorf("%q reads %q", text, got)
		}
	}
}

var slackMarkup = regexp.MustCompile(`<https://example\.org/pm/[^|<>]*\|[^<>|]*>`)

// In Slack nobody is called and nothing leads anywhere but to the site.
func TestHostileWordsInSlack(t *testing.T) {
	unescape := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "\u200b", "")
	for _, text := range hostile {
		want := oneLine(text)
		w := newWriter(Slack)
		w.paragraph(words(want), link(want, home+"a|b>c/"), strong(want))
		got := strings.TrimSuffix(w.String(), "\n")
		rest := slackMarkup.ReplaceAllString(got, "")
		if len(slackMarkup.FindAllString(got, -1)) != 1 || strings.ContainsAny(rest, "<>") {
			t.Errorf("%q became %q", text, got)
		}
		for _, call := range []string{"@here", "@channel", "@everyone"} {
			if strings.Contains(got, call) {
				t.Errorf("%q calls %s", got, call)
			}
		}
		if start, _, _ := strings.Cut(got, "<http"); unescape.Replace(start) != want {
			t.Errorf("%q reads %q", text, unescape.Replace(start))
		}
	}
}

// FuzzMarkdown looks for words that do not come through.
func FuzzMarkdown(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
	f.Fuzz(func(t *testing.T, text string) {
		want := oneLine(strings.ToValidUTF8(text, ""))
		if want == "" || strings.Contains(want, "://") || strings.Contains(strings.ToLower(want), "www.") || strings.Contains(want, "@") {
			t.Skip() // bare addresses become links, which is well
		}
		w := newWriter(Markdown)
		w.paragraph(words(want))
		var page bytes.Buffer
		if err := reader.Convert([]byte(w.String()), &page); err != nil {
			t.Fatal(err)
		}
		if got := contents(t, page.String(), 0); got != strings.TrimSpace(want) {
			t.Errorf("%q became %q", w.String(), got)
		}
	})
}

// TestSummaryOfUndated: what is done on a day that nobody wrote is done all the same.
func TestSummaryOfUndated(t *testing.T) {
	done := kb.Action{Text: kb.Text{Plain: "Mail the caterer"}, State: kb.ActionDone}
	for _, c := range []struct {
		name    string
		actions []kb.Action
		want    string
	}{
		{"none", nil, "1 postmortem, none closed and no follow-up done."},
		{"one", []kb.Action{done, {State: kb.ActionOpen}}, "1 postmortem, none closed and 1 follow-up done (no day written). 1 is marked as closed, but has actions that are not."},
		{"two", []kb.Action{done, done, {State: kb.ActionOpen}}, "1 postmortem, none closed and 2 follow-ups done (no days written). 1 is marked as closed, but has actions that are not."},
		{"all", []kb.Action{done}, "1 postmortem, 1 closed (no day written) and 1 follow-up done (no day written)."},
	} {
		t.Run(c.name, func(t *testing.T) {
			incident := &kb.Incident{Document: kb.Document{Source: "a.md", Title: "A"}, Status: kb.StatusClosed, Date: day(9, 1), Actions: c.actions}
			base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
			september := views.RangeOf(day(9, 1), day(9, 30))
			if got := Summary(texts.English(), views.New(base, day(9, 30), kb.Schedule{}).Digest(september)); !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
