package sitetest

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/debrief-dev/debrief/internal/check"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// TestCorpora builds folders of real postmortems as they are: every document
// ends as an incident or a page, nothing keeps the site back, and every file
// that is written is valid UTF-8.
func TestCorpora(t *testing.T) {
	for _, folder := range corpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildOnce(t, folder)
			for _, p := range b.Problems {
				if p.Level == problem.Error {
					t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
				}
			}
			pages := 0
			b.Base.EachDocument(func(_ kb.Ref, d *kb.Document) {
				if d.Source != "" {
					pages++
				}
			})
			if pages+b.Skipped != b.Documents {
				t.Errorf("%d documents make %d pages, %d drafts", b.Documents, pages, b.Skipped)
			}
			b.isText()
		})
	}
}

// writtenTimes are times as their authors wrote them, which a page tells on asking
// where it shows the clock alone.
var writtenTimes = regexp.MustCompile(`<(?:time datetime="[^"]*"|span class="nums") title="([^"]*)"`)

// TestNoTextIsLost: every word of every real document stands on its page.
func TestNoTextIsLost(t *testing.T) {
	for _, folder := range corpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildOnce(t, folder)
			for _, incident := range b.Base.Incidents {
				shown := words(visible(t, string(b.files["incidents/"+incident.Slug+"/index.html"])))
				have := map[string]bool{}
				for _, word := range shown {
					have[word] = true
				}
				for _, time := range writtenTimes.FindAllStringSubmatch(string(b.files["incidents/"+incident.Slug+"/index.html"]), -1) {
					for _, word := range words(html.UnescapeString(time[1])) {
						have[word] = true
					}
				}
				for _, word := range words(visible(t, bodyOf(t, incident))) {
					if !have[word] {
						t.Errorf("%s: the page lacks %q", incident.Source, word)
						break
					}
				}
			}
		})
	}
}

// TestEchoesOfRealPostmortems: a team that promised the same fixes again is told
// so, and nobody else is. The promises were found by reading all of them.
func TestEchoesOfRealPostmortems(t *testing.T) {
	want := map[string][]string{
		"dfds-postmortems": {
			"3 since 2019-11-29: Implement priority-classes for critical workloads",
			"2 since 2021-02-15: Flux metrics and alerts",
			"2 since 2021-02-15: Version lock Flux",
			"2 since 2023-02-13: Add alarms for fluentd in case not enough/no log data is being sent",
		},
	}
	for _, folder := range corpora(t) {
		name := filepath.Base(folder)
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, echo := range buildOnce(t, folder).Echoes() {
				words, _, _ := strings.Cut(echo.Uses[0].Action.Text.Plain, ":")
				got = append(got, fmt.Sprintf("%d since %s: %s", echo.Incidents, echo.First, words))
			}
			if diff := cmp.Diff(want[name], got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestChecksDoNotFlood: a document gets one finding at most, and folders that know
// nothing of our rules get few warnings.
func TestChecksDoNotFlood(t *testing.T) {
	for _, folder := range corpora(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b := buildOnce(t, folder)
			found := check.Base(b.Base, nil)
			if n := problem.Count(found, problem.Warning); n > len(b.Base.Incidents)/20 {
				t.Errorf("%d warnings in %d postmortems", n, len(b.Base.Incidents))
			}
			seen := map[string]bool{}
			for _, p := range found {
				if seen[p.File] {
					t.Errorf("%s has two findings", p.File)
				}
				seen[p.File] = true
			}
		})
	}
}

// TestExampleShowsFollowThrough: the example knowledge base has a case of
// everything that the pages of follow-ups and digests show, and is clean.
func TestExampleShowsFollowThrough(t *testing.T) {
	site := exampleSite(t)
	for _, p := range site.Problems {
		t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
	}
	board := site.Board()
	quiet, changed, recurring, later, never, own := 0, 0, 0, 0, 0, 0
	saysWhatChanged := func(c *views.ClosedIncident) bool { return c.Incident.Changed.Plain != "" }
	for _, f := range board.All {
		if !f.Action.Every.IsZero() {
			recurring++
		}
	}
	for _, p := range site.Periods() {
		if d := site.Digest(p); d.Quiet {
			quiet++
		} else if slices.ContainsFunc(d.Closed, saysWhatChanged) && len(d.Thanks.Roles) > 0 {
			changed++
		}
	}
	for _, i := range site.Base.Incidents {
		for n := range i.Actions {
			if _, ok := site.Took(i, &i.Actions[n]); ok {
				later++
			}
		}
		switch {
		case i.FollowUp.Never:
			never++
		case !i.FollowUp.IsZero():
			own++
		}
	}
	shown := map[string]int{
		"overdue": len(board.Overdue), "due soon": len(board.DueSoon), "no owner": len(board.NoOwner), "no ticket": len(board.NoTicket),
		"recurring": recurring, "done": len(board.Done), "wontfix": len(board.Wontfix), "echoes": len(site.Echoes()),
		"quiet periods": quiet, "periods that tell what changed": changed, "done before a later incident": later,
		"meetings of its own": own, "no meetings": never, "on the agenda": len(site.Agenda().Items),
	}
	for what, n := range shown {
		if n == 0 {
			t.Errorf("the example shows nothing of: %s", what)
		}
	}
}

// bodyOf is a document's body with its links as text.
func bodyOf(t *testing.T, incident *kb.Incident) string {
	t.Helper()
	unpacked, err := markdown.Unpack(incident.Body)
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	all := kb.Range{To: len(unpacked.HTML)}
	noAddress := func(int, *kb.Link) markdown.Target { return markdown.Target{} }
	if err := markdown.WriteHTML(&body, unpacked, all, noAddress); err != nil {
		t.Fatal(err)
	}
	return body.String()
}

// visible is the text that a reader sees of some HTML.
func visible(t *testing.T, page string) string {
	t.Helper()
	var text strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			text.Write(tokens.Text())
			text.WriteByte(' ')
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range tokens.Token().Attr {
				if a.Key == "alt" {
					text.WriteString(a.Val + " ")
				}
			}
		}
	}
}

// words are the words and the numbers of a text, however they are spelt: "7:42"
// and "07:42" are the same time, "DONE" and "done" the same state.
func words(text string) []string {
	var list []string
	var word []rune
	end := func() {
		// One letter alone is the T or Z of a time.
		if trimmed := strings.TrimLeft(string(word), "0"); trimmed != "" && (len(word) > 1 || unicode.IsDigit(word[0])) {
			list = append(list, trimmed)
		}
		word = word[:0]
	}
	for _, r := range strings.ToLower(text) {
		isLetter, isDigit := unicode.IsLetter(r), unicode.IsDigit(r)
		if n := len(word); n > 0 && (!isLetter && !isDigit || isDigit != unicode.IsDigit(word[n-1])) {
			end()
		}
		if isLetter || isDigit {
			word = append(word, r)
		}
	}
	end()
	return list
}
