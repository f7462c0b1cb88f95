package prose

import (
	"strings"
	"testing"
)

func TestWithoutCommands(t *testing.T) {
	for give, want := range map[string]string{
		"::error::x":               `:\:error::x`,
		"  ::set-output name=a::b": `  :\:set-output name=a::b`,
		"a\n\u00a0::add-mask::b":   "a\n\u00a0:\\:add-mask::b",
		"a\u2028::add-mask::b":     "a\u2028:\\:add-mask::b",
		"a ##[add-mask]b":          `a #\#[add-mask]b`,
		"###[error]##[group]":      `##\#[error]#\#[group]`,
		"::1 and std::vector, a::": "::1 and std::vector, a::",
		"## [link] and #[x]":       "## [link] and #[x]",
		"::::error::x":             "::::error::x",
	} {
		got := WithoutCommands(give)
		if got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
		for line := range strings.FieldsFuncSeq(got, func(r rune) bool { return r == '\n' || r == '\r' }) {
			if strings.Contains(line, "##[") || strings.HasPrefix(strings.TrimSpace(line), "::error") {
				t.Errorf("%q: still a command: %q", give, line)
			}
		}
	}
}
