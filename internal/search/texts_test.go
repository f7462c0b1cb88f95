package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// documentOf is the document of an incident that stands alone.
func documentOf(t *testing.T, incident *kb.Incident) *Document {
	t.Helper()
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
	documents := Documents(base, func(kb.Ref) string { return "a/" })
	return &documents[0]
}

func TestTexts(t *testing.T) {
	incident := incidentOf("a.md", "Disk full", "2024-01-02", `# Disk full

It was full.

Before the **headings**.

## Timeline

- 10:00 Alert on `+"`db01`"+`

### Retry storm

Clients retried.

`+"```\nERROR  no space\n\nat write\n```\n")
	at := func(words string) kb.Range {
		from := strings.Index(string(incident.Body.HTML), words)
		return kb.Range{From: from, To: from + len(words)}
	}
	incident.Summary = kb.Text{Plain: "It was full.", HTML: at("It was full.")}
	incident.Impact = kb.Text{Plain: "Nobody could\npay."}
	incident.Factors = []kb.Assignment{{Title: kb.Text{Plain: "Clients retried.", HTML: at("Clients retried.")}}}
	incident.Tags = []string{"storage"}
	got, err := documentOf(t, incident).texts()
	if err != nil {
		t.Fatal(err)
	}
	want := documentTexts{
		body: incident.Body,
		fields: [fieldCount]string{
			titleField: "Disk full", factorsField: "Clients retried.", tagsField: "storage", headingsField: "Timeline\nRetry storm",
			abstractField: "It was full.", bodyField: "Nobody could pay.\nBefore the headings.\n10:00 Alert on db01\n",
			codeField: "ERROR  no space\n\nat write\n",
		},
		sections: []Section{
			{"", "", "It was full.\nNobody could pay.\nBefore the headings."},
			{"Timeline", "s-timeline", "10:00 Alert on db01"},
			{"Retry storm", "s-retry-storm", "Clients retried.\nERROR  no space\n\nat write"},
		},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(documentTexts{})); diff != "" {
		t.Error(diff)
	}
}

func TestTextsOfHeadings(t *testing.T) {
	tests := []struct {
		name, title, give string
		sections          []Section
		headings          string
	}{
		{"a title that says more", "Disk full", "# Incident 7: Disk full\n\nText.", []Section{{"", "", "Text."}}, "Incident 7: Disk full"},
		{"another first heading", "Disk full", "# Report\n\nText.", []Section{{}, {"Report", "s-report", "Text."}}, "Report"},
		{"a heading without text", "T", "## One\n\n## Two\n\nText.", []Section{{}, {"One", "s-one", ""}, {"Two", "s-two", "Text."}}, "One\nTwo"},
		{"the title again", "Disk full", "# Disk full\n\nText.\n\n# Disk full\n\nMore.", []Section{{"", "", "Text."}, {"Disk full", "s-disk-full-1", "More."}}, ""},
		{"no text", "T", "", []Section{{}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := documentOf(t, incidentOf("a.md", tt.title, "", tt.give)).texts()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.sections, got.sections); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.headings, got.fields[headingsField]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextsOfBrokenBody(t *testing.T) {
	incident := incidentOf("a.md", "T", "", "Text.")
	incident.Body = kb.Body{Packed: []byte("broken")}
	d := documentOf(t, incident)
	if _, err := d.Sections(); err == nil || !strings.Contains(err.Error(), "a.md") {
		t.Errorf("the error is %v, want one that names a.md", err)
	}
	if _, err := New(t.Context(), []Document{*d}, Options{}); err == nil {
		t.Error("an index of a broken document has no error")
	}
}

func TestCaps(t *testing.T) {
	words := strings.Repeat("word ", maxProse/4)
	incident := incidentOf("a.md", "T", "", words+"\n\n```\n"+strings.Repeat("code\n", maxCode/4)+"```\n")
	got, err := documentOf(t, incident).texts()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.fields[bodyField]); n > maxProse || n < maxProse-10 {
		t.Errorf("%d bytes of prose", n)
	}
	if n := len(got.fields[codeField]); n > maxCode || n < maxCode-10 {
		t.Errorf("%d bytes of code", n)
	}
	size := 0
	for _, section := range got.sections {
		size += len(section.Text)
	}
	if size > maxSections || size < maxSections-10 {
		t.Errorf("%d bytes of sections", size)
	}
}

func TestFewTerms(t *testing.T) {
	if got := written(fewTerms(tokenize([]byte("a1b c d c e d"), false), 3)); got != "1:a1b, 2:c, 3:d, 4:c, 6:d" {
		t.Errorf("got %s", got)
	}
}
