package preview

import "testing"

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"content": "content", "a b.md": "'a b.md'", "it's.md": `'it'\''s.md'`, "$(x).md": "'$(x).md'", "": "''", "2026/é.md": "2026/é.md",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", word, got, want)
		}
	}
}
