package markdown

import "testing"

func TestAFenceAroundAllOfABodyIsNoCode(t *testing.T) {
	for _, test := range []struct {
		name, give string
		headings   int
	}{
		{"all of it", "```markdown\n# Disk full\n\n## Impact\n\nNone.\n```\n", 2},
		{"a fence inside", "\n```md\n# Disk full\n\n```sh\ndf\n```\n\n## Impact\n```", 2},
		{"longer than those inside", "````markdown\n# Disk full\n\n```\ndf\n```\n````\n", 1},
		{"closed by a longer one", "```md\n# Disk full\n````\n", 1},
		{"two fences", "```md\n# An example\n```\n\nText.\n\n```sh\ndf\n```\n", 0},
		{"text behind it", "```md\n# An example\n```\n\nText.\n", 0},
		{"another language", "```sh\n# df\n```\n", 0},
		{"never closed", "```md\n# An example\n", 0},
	} {
		doc := Parse(Source{File: "a.md", Text: []byte(test.give), Line: 1}, Options{})
		headings := 0
		for i := range doc.Blocks {
			if doc.Blocks[i].Kind == Heading {
				headings++
			}
		}
		if headings != test.headings {
			t.Errorf("%s: %d headings, want %d", test.name, headings, test.headings)
		}
	}
}
