package render

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// page is a parsed page with what the tests ask about it.
type page struct {
	ids, hrefs, resources []string
	headings              []int
	title                 string
}

// inspect reads a page as a browser's tokenizer does and reports what no page of
// ours may have.
func inspect(t *testing.T, file, text string) page {
	t.Helper()
	var p page
	z := html.NewTokenizer(strings.NewReader(text))
	var open []string
	inTitle := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: never closed: %v", file, open)
			}
			return p
		case html.TextToken:
			if inTitle {
				p.title += string(z.Text())
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("%s: </%s> closes %v", file, name, open)
				return p
			}
			open = open[:len(open)-1]
			inTitle = inTitle && string(name) != "title"
		case html.StartTagToken:
			token := z.Token()
			p.element(t, file, token)
			inTitle = inTitle || token.Data == "title"
			if !voidElements[token.Data] {
				open = append(open, token.Data)
			}
		case html.SelfClosingTagToken:
			p.element(t, file, z.Token())
		}
	}
}

var voidElements = map[string]bool{"meta": true, "link": true, "img": true, "br": true, "hr": true, "input": true, "col": true}

// ours are the elements that pages are made of.
var ours = strings.Fields(`a article aside b blockquote body br button circle code col colgroup dd defs del details div dl dt em fieldset figcaption figure footer form g
	h1 h2 h3 h4 h5 h6 head header hr html img input kbd label legend li link main meta nav ol p path pre rect script search section small span strong sub summary
	sup svg table tbody td text textarea th thead time title tr ul use`)

func (p *page) element(t *testing.T, file string, token html.Token) {
	t.Helper()
	if !slices.Contains(ours, token.Data) {
		t.Errorf("%s: element <%s>", file, token.Data)
	}
	if len(token.Data) == 2 && token.Data[0] == 'h' && token.Data[1] >= '1' && token.Data[1] <= '6' {
		p.headings = append(p.headings, int(token.Data[1]-'0'))
	}
	seen := map[string]bool{}
	for _, a := range token.Attr {
		if seen[a.Key] {
			t.Errorf("%s: <%s> has %s twice", file, token.Data, a.Key)
		}
		seen[a.Key] = true
		switch {
		case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset":
			t.Errorf("%s: <%s %s=%q>", file, token.Data, a.Key, a.Val)
		case a.Key == "id":
			p.ids = append(p.ids, a.Val)
		case a.Key == "href" && (token.Data == "a" || token.Data == "use"):
			p.hrefs = append(p.hrefs, a.Val)
		case a.Key == "href" || a.Key == "src":
			p.resources = append(p.resources, a.Val)
		}
		if strings.Contains(a.Val, "ZgotmplZ") {
			t.Errorf("%s: a template put an unsafe value into %s", file, a.Key)
		}
	}
	if token.Data == "script" && !seen["src"] {
		t.Errorf("%s: inline script", file)
	}
}

// pagesOf inspects every HTML page of a site.
func pagesOf(t *testing.T, files map[string]string) map[string]page {
	t.Helper()
	pages := map[string]page{}
	for file, text := range files {
		if path.Ext(file) == ".html" {
			pages[file] = inspect(t, file, text)
		}
	}
	return pages
}

func TestEveryPageIsSound(t *testing.T) {
	files := written(t, input(library(t)))
	titles := map[string]string{}
	for file, p := range pagesOf(t, files) {
		slices.Sort(p.ids)
		for i := 1; i < len(p.ids); i++ {
			if p.ids[i] == p.ids[i-1] {
				t.Errorf("%s: id %q twice", file, p.ids[i])
			}
		}
		level := 0
		for i, h := range p.headings {
			if i == 0 && h != 1 || i > 0 && h == 1 || h > level+1 {
				t.Errorf("%s: headings %v", file, p.headings)
				break
			}
			level = h
		}
		if other, twice := titles[p.title]; twice {
			t.Errorf("%s and %s are both called %q", file, other, p.title)
		}
		titles[p.title] = file
	}
}

// checkLinks follows every internal link of every page.
func checkLinks(t *testing.T, files map[string]string) {
	t.Helper()
	pages := pagesOf(t, files)
	for file, p := range pages {
		for _, href := range slices.Concat(p.hrefs, p.resources) {
			if strings.Contains(href, "://") || strings.HasPrefix(href, "mailto:") {
				continue
			}
			address, fragment, _ := strings.Cut(href, "#")
			address, _, _ = strings.Cut(address, "?")
			if file == "404.html" {
				address = strings.ReplaceAll(address, "../", "") // it looks for its style in the folders above
			}
			target := file
			switch {
			case strings.HasPrefix(address, "/"):
				target = strings.TrimPrefix(address, "/")
			case address != "":
				target = path.Join(path.Dir(file), address)
				if target == "." {
					target = ""
				}
				if strings.HasPrefix(target, "..") {
					t.Errorf("%s: %q leaves the site", file, href)
				}
			}
			if strings.HasSuffix(address, "/") {
				target = path.Join(target, "index.html")
			}
			if target == "" {
				target = "index.html"
			}
			if _, ok := files[target]; !ok {
				t.Errorf("%s: %q leads nowhere (%s)", file, href, target)
				continue
			}
			if fragment != "" && !slices.Contains(pages[target].ids, fragment) {
				t.Errorf("%s: %q: no such id on the page", file, href)
			}
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) { checkLinks(t, written(t, input(library(t)))) }

func TestAnEmptyFolderGivesASite(t *testing.T) {
	base, _ := kb.New(kb.Parts{Markers: kb.Markers()})
	files := written(t, Input{View: views.New(base, kb.Date{}, kb.Schedule{}), Layouts: input(base).Layouts, Assets: input(base).Assets})
	checkLinks(t, files)
	for _, file := range []string{"index.html", "incidents/index.html"} {
		if !strings.Contains(files[file], "No postmortems yet") {
			t.Errorf("%s does not say that it is empty", file)
		}
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	hostile := []string{
		`"><script>alert(1)</script>`, `'><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `</title><svg onload=alert(1)>`,
		`" onmouseover="alert(1)`, "\u202e<b>", `{{.Frame}}`, `--><iframe>`, `]]><x>`, "a\nb", `\"`, `&lt;script&gt;`,
	}
	for n, words := range hostile {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			base := hostileBase(words)
			in := input(base)
			in.Title = words
			files := written(t, in)
			checkLinks(t, files)
			for file, p := range pagesOf(t, files) {
				for _, href := range p.hrefs {
					if strings.HasPrefix(strings.ToLower(href), "javascript:") {
						t.Errorf("%s: %q", file, href)
					}
				}
				for _, id := range p.ids {
					if strings.ContainsAny(id, `<>" `) {
						t.Errorf("%s: id %q", file, id)
					}
				}
			}
		})
	}
}

// hostileBase has the words wherever an author may write some.
func hostileBase(words string) *kb.Base {
	text := kb.Text{Plain: words, Line: 1}
	m := kb.Moment{Written: words, Zone: words, Line: 1}
	incident := &kb.Incident{
		Document: kb.Document{Source: "a.md", Title: words, Tags: []string{words}},
		Severity: &kb.Severity{Text: words, Rank: 1}, Status: words, Summary: text, Impact: text, Trigger: text, DetectedBy: text, Changed: text,
		Authors: []string{words}, Facilitator: words, Team: words, Services: []kb.Mention{{Name: words}}, Started: &m, Resolved: &m,
		TypedDurations: []kb.TypedDuration{{Phase: "detect", Written: words}},
		Timeline:       []kb.TimelineEntry{{Anchor: "t-1", Moment: m, Kind: kb.EntryKind(words), Text: text}},
		Factors: []kb.Assignment{{
			Anchor: "f-1", Name: words, Title: text, Kind: kb.FactorKind(words), Role: kb.Role(words), Markers: []string{words}, Note: text,
			Whys: []kb.Why{{Question: words, Text: text}},
		}},
		Mitigators: []kb.Assignment{{Anchor: "f-2", Name: words + "2", Title: text}},
		Actions: []kb.Action{{
			Anchor: "a-1", Text: text, Owner: words, State: kb.ActionWontfix, Reason: words, Ticket: &kb.Ticket{Text: words, URL: words}, Kind: kb.ActionKind(words),
		}, {Anchor: "a-2", Text: text, State: kb.ActionOpen}},
	}
	service := &kb.Service{Document: kb.Document{Source: "services/s.md", Title: words}, Owner: words, Resources: []kb.Resource{{Label: words, URL: words}}}
	base, _ := kb.New(kb.Parts{
		Incidents: []*kb.Incident{incident}, Services: []*kb.Service{service}, Markers: kb.Markers(),
		Severities: []kb.SeverityLevel{{Name: words, Meaning: words, Rank: 1}},
	})
	return base
}

func TestTheListOfPagesIsTheSameEveryTime(t *testing.T) {
	names := func() []string {
		listing, _, err := Site(input(library(t)))
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, p := range listing.All() {
			list = append(list, p.Path)
		}
		return list
	}
	first, files := names(), written(t, input(library(t)))
	for range 3 {
		if again := names(); !slices.Equal(first, again) {
			t.Fatalf("got %v, then %v", first, again)
		}
		for file, text := range written(t, input(library(t))) {
			if files[file] != text {
				t.Fatalf("%s differs between two runs", file)
			}
		}
	}
}

// numerous is a base of so many incidents of one service and one factor, each with an
// open action.
func numerous(n int) *kb.Base {
	var incidents []*kb.Incident
	for i := range n {
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%04d.md", i), Title: fmt.Sprint("Incident ", i), Tags: []string{"all"}},
			Date:     kb.Date{Year: 2025, Month: 1, Day: 1}.AddDays(i % 300), Services: []kb.Mention{{Name: "api"}},
			Factors: []kb.Assignment{{Name: "Load", Title: kb.Text{Plain: "Load"}}}, Actions: []kb.Action{action("one", kb.ActionOpen)},
		})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	return base
}

func TestLongListsGoOnOnFurtherPages(t *testing.T) {
	const all = mostListPages*perPage + 30
	files := written(t, input(numerous(all)))
	checkLinks(t, files)
	for _, list := range []string{yearAddress(2025), tagAddress("all")} {
		rows := 0
		for n := 1; n <= all/perPage+1; n++ {
			rows += strings.Count(files[numbered(list, n)+"index.html"], `<a class="title"`)
		}
		if rows != all {
			t.Errorf("the pages of %s list %d incidents, want %d", list, rows, all)
		}
	}
	// What the search finds, too, ends, and says so on its last page.
	for list, search := range map[string]string{
		allOf(serviceAddress("api")): "../../../../../search/?service=api", allOf(factorAddress("load")): "../../../../../search/?factor=load", incidentsAddress: "../../../search/",
	} {
		last := files[numbered(list, mostListPages)+"index.html"]
		if rows := strings.Count(last, `<a class="title"`); rows != perPage || !strings.Contains(last, `Older ones that are not listed here: 30; <a href="`+search) {
			t.Errorf("the last page of %s has %d rows and does not say what is left out:\n%s", list, rows, last)
		}
		if files[numbered(list, mostListPages+1)+"index.html"] != "" || strings.Contains(files[list+"index.html"], "not listed here") {
			t.Errorf("%s goes on, or ends on its first page", list)
		}
	}
}

// TestListsSayWhatIsNotOver: an unfinished document and an incident that goes on carry
// their status in lists, what is over does not.
func TestListsSayWhatIsNotOver(t *testing.T) {
	for status, want := range map[string]bool{"draft": true, "review": true, "ongoing": true, "final": false, "closed": false, "resolved": false} {
		incident := &kb.Incident{Document: kb.Document{Source: "a.md", Title: "A"}, Date: kb.Date{Year: 2026, Month: 1, Day: 5}, Status: status}
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
		page := written(t, input(base))["incidents/index.html"]
		if got := strings.Contains(page, `<span class="meta">`+status+"</span>"); got != want {
			t.Errorf("%s: shown is %t, want %t", status, got, want)
		}
	}
}

// TestHomeLeadsToIndexes asks that the first page leads to a guide, and not to its chapters.
func TestHomeLeadsToIndexes(t *testing.T) {
	var pages []*kb.Page
	for _, source := range []string{"guide/README.md", "guide/search.md", "guide/more/deep.md", "pages/severity.md"} {
		pages = append(pages, &kb.Page{Document: parsed(source, "Title of "+source, "Text.\n")})
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{{Document: parsed("one.md", "One", "Text.\n")}}, Pages: pages})
	home := written(t, input(base))["index.html"]
	for source, want := range map[string]bool{"guide/README.md": true, "guide/search.md": false, "guide/more/deep.md": false, "pages/severity.md": true} {
		if strings.Contains(home, "Title of "+source) != want {
			t.Errorf("the first page leads to %s: %v", source, !want)
		}
	}
}

// TestLaddersFold shows six ladders, and no fold for a single one more.
func TestLaddersFold(t *testing.T) {
	for rows, open := range map[int]int{3: 3, 7: 7, 8: 6, 15: 6} {
		c := &LadderChart{Rows: make([]LadderRow, rows)}
		if len(c.Open()) != open || len(c.Open())+len(c.Folded()) != rows {
			t.Errorf("of %d rows %d are open and %d folded", rows, len(c.Open()), len(c.Folded()))
		}
	}
}
