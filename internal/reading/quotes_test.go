package reading

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/markdown"
)

func TestReadQuotes(t *testing.T) {
	for give, want := range map[string]string{
		"The `es-search` said \"no space left\", and `es-search` fell over.": "`es-search` no space left",
		"- It said “out of memory”\n- and 「容量不足」":                            "out of memory 容量不足",
		"An open \" quote and `x`":                                           "",
		"```\n`code` in a \"listing\"\n```":                                  "",
		"`" + strings.Repeat("long ", 20) + "`":                              "",
	} {
		doc := markdown.New(markdown.Options{}).Parse(markdown.Source{File: "a.md", Text: []byte(give), Line: 1})
		var got []string
		for _, quote := range readQuotes(doc) {
			if quote.Code {
				quote.Text = "`" + quote.Text + "`"
			}
			got = append(got, quote.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", give, strings.Join(got, " "), want)
		}
	}
}
