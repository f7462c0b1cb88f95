package reading

import "testing"

func TestLead(t *testing.T) {
	for _, test := range []struct{ name, give, want string }{
		{"a section of paragraphs goes whole", "## Summary\n\nOne.\n\nTwo.\n\n## Impact\n\nThree.\n", "<p>One.</p>\n<p>Two.</p>"},
		{"a list stays in the body", "## Summary\n\nOne.\n\n- Two\n", "<p>One.</p>"},
		{"a label that fills its line opens a section", "**Summary:**\n\nOne.\n\nTwo.\n", "<p>One.</p>\n<p>Two.</p>"},
		{"a paragraph that begins with a label is no paragraph of its own", "**Summary:** One.\n\nTwo.\n", ""},
		{"plain prose gives its first paragraph", "One.\n\nTwo.\n", "<p>One.</p>"},
		{"what follows another section stays there", "## Impact\n\nThree.\n\n## Summary\n\nOne.\n", ""},
		{"a comment between is not seen", "## Summary\n\n<!-- short -->\n\nOne.\n", "<p>One.</p>"},
		{"a summary of front matter stands nowhere", "---\nsummary: One.\n---\nOne.\n", ""},
		{"nothing", "", ""},
	} {
		incident, _ := readDocument(t, "a.md", test.give, Rules{})
		if got := string(incident.Body.HTML[incident.Lead.From:incident.Lead.To]); got != test.want {
			t.Errorf("%s: the lead is %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTitleHeading(t *testing.T) {
	for give, want := range map[string]bool{
		"# Queue stuck\n\ntext\n":                                   true,
		"<!-- draft -->\n\n# Queue stuck\n":                         true,
		"---\ntitle: Queue stuck\n---\n# Incident 7: Queue stuck\n": true,
		"---\ntitle: Queue stuck\n---\n# Report\n":                  false,
		"---\ntitle: Queue stuck\n---\ntext\n\n# Queue stuck\n":     false,
		"---\ntitle: Queue stuck\n---\n## Queue stuck\n":            false,
		"---\ntitle: Queue stuck\n---\n":                            false,
	} {
		incident, _ := readDocument(t, "a.md", give, Rules{})
		if got := len(incident.Sections) > 0 && incident.Sections[0].IsTitle; got != want {
			t.Errorf("%q: %t, want %t", give, got, want)
		}
	}
}
