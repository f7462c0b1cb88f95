package markdown

import "testing"

// TestWritten: what an author wrote is handed on as it stands, but for what no page
// shows.
func TestWritten(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"plain":                 {"# A\n\nText with `<!-- code -->` and [a link][1].\n\n[1]: https://example.com\n", "# A\n\nText with `<!-- code -->` and [a link][1].\n\n[1]: https://example.com\n"},
		"comment in a line":     {"One <!-- two --> three.\n", "One  three.\n"},
		"comment over lines":    {"One <!-- two\nthree --> four.\n", "One  four.\n"},
		"block":                 {"One.\n\n<!--\ntwo\n\nthree\n-->\n\nFour.\n", "One.\n\n\n\nFour.\n"},
		"block in a quote":      {"> One.\n>\n> <!-- two\n> three -->\n>\n> Four.\n", "> One.\n>\n> > \n>\n> Four.\n"},
		"block in a list":       {"- One.\n\n  <!-- two\n  three -->\n\n- Four.\n", "- One.\n\n    \n\n- Four.\n"},
		"between tags":          {"<details>\n<!-- two -->\n<summary>Log</summary>\n</details>\n", "<details>\n\n<summary>Log</summary>\n</details>\n"},
		"not closed":            {"One.\n\n<!-- two\n\nthree\n", "One.\n\n"},
		"in a fence":            {"```\n<!-- shown -->\n```\n", "```\n<!-- shown -->\n```\n"},
		"definition as comment": {"One.\n\n[//]: # (two)\n[comment]: <> (three)\n\nFour.\n", "One.\n\n\n\n\nFour.\n"},
		"used definition":       {"![One][p] and [Two].\n\n[P]: p.png\n[two]: https://example.com\n[three]: https://example.net\n", "![One][p] and [Two].\n\n[P]: p.png\n[two]: https://example.com\n\n"},
		"in a footnote":         {"One.[^1]\n\n[^1]: Two <!-- three --> four.\n", "One.[^1]\n\n[^1]: Two  four.\n"},
		"in an image's words":   {"![One <!-- two -->](p.png)\n", "![One ](p.png)\n"},
		"in a table":            {"| a | b |\n|---|---|\n| 1 <!-- 2 --> | 3 |\n", "| a | b |\n|---|---|\n| 1  | 3 |\n"},
	}
	for name, tt := range tests {
		got, err := Written(Parse(Source{Text: []byte(tt.source)}, Options{}).Body)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q, want %q (%v)", name, got, tt.want, err)
		}
	}
}
