package content

import (
	"strings"
	"testing"
)

func TestAFenceAroundAllOfATextIsNoCode(t *testing.T) {
	for _, test := range []struct {
		name, give string
		wrapped    bool
	}{
		{"all of it", "```markdown\n# Disk full\n\n## Impact\n\nNone.\n```\n", true},
		{"a fence inside", "\n```md\n# Disk full\n\n```sh\ndf\n```\n\n## Impact\n```", true},
		{"longer than those inside", "````markdown\n# Disk full\n\n```\ndf\n```\n````\n", true},
		{"closed by a longer one", "```md\n# Disk full\n````\n", true},
		{"below front matter", "---\ntitle: Disk full\n---\n```md\n# Disk full\n```\n", true},
		{"two fences", "```md\n# An example\n```\n\nText.\n\n```sh\ndf\n```\n", false},
		{"text behind it", "```md\n# An example\n```\n\nText.\n", false},
		{"another language", "```sh\n# df\n```\n", false},
		{"never closed", "```md\n# An example\n", false},
	} {
		m := split("a.md", []byte(test.give))
		if wrapped := !strings.HasPrefix(strings.TrimSpace(string(m.body)), "```"); wrapped != test.wrapped {
			t.Errorf("%s: the body is %q", test.name, m.body)
		}
	}
}

func TestFrontMatterInsideOfAFenceIsRead(t *testing.T) {
	text := "```markdown\n---\ntitle: Disk full\n---\n\n# Disk full\n\n---\n\nText.\n```\n"
	m := split("a.md", []byte(text))
	if len(m.root.Pairs) != 1 || m.root.Pairs[0].Value.Text != "Disk full" || m.root.Pairs[0].Value.Line != 3 {
		t.Errorf("the front matter is %+v", m.root)
	}
	if body := strings.TrimSpace(string(m.body)); body != "# Disk full\n\n---\n\nText." || m.bodyLine != 5 {
		t.Errorf("the body, from line %d, is %q", m.bodyLine, body)
	}
	// An example of a page with front matter stays one.
	m = split("a.md", []byte("```md\n---\ntitle: An example\n---\n```\n\nText.\n"))
	if len(m.root.Pairs) != 0 {
		t.Errorf("the front matter of an example is read: %+v", m.root)
	}
}
