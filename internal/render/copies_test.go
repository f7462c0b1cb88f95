package render

import (
	"html/template"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestShareLeavesOutTheAbstractOfThePage: what the page shows as it is told stands on it
// once.
func TestShareLeavesOutTheAbstractOfThePage(t *testing.T) {
	i := &kb.Incident{Document: kb.Document{Source: "one.md", Title: "One"}, Abstract: "The disk of A&B was full."}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
	s := newSite(input(base), &look{}, &urls{})
	for abstract, shown := range map[template.HTML]bool{
		"The disk of A&amp;B was full.":                 true,
		"<p>The disk of A&amp;B was full.</p>\n":        true,
		"<p>The disk of <em>A&amp;B</em> was full.</p>": false,
		"": false,
	} {
		got := s.share(i, abstract)
		if got.AbstractShown != shown || strings.Contains(got.Text, "The disk") == shown || !strings.Contains(got.Text, "One\n\n") {
			t.Errorf("%q: %+v", abstract, got)
		}
	}
}

// TestBriefListsWhatIsOpen: what is done is counted there while something is open.
func TestBriefListsWhatIsOpen(t *testing.T) {
	for state, done := range map[kb.ActionState]bool{kb.ActionOpen: false, kb.ActionDone: true} {
		i := &kb.Incident{Document: kb.Document{Source: "one.md", Title: "One"}, Actions: []kb.Action{
			{Anchor: "a-alert", Text: kb.Text{Plain: "Add an alert."}, State: kb.ActionDone},
			{Anchor: "a-page", Text: kb.Text{Plain: "Write the page."}, State: state},
		}}
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
		page := written(t, input(base))["incidents/one/brief/index.html"]
		if strings.Contains(page, "Add an alert.") != done || !strings.Contains(page, "Write the page.") {
			t.Errorf("the other action is %s:\n%s", state, page)
		}
	}
}
