package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// TestDirections: no text changes the order of the words beside it.
func TestDirections(t *testing.T) {
	for text, want := range map[string]string{
		"pay\u202egnp.exe":                     "pay[U+202E]gnp.exe",
		"a\u202db\u202cc":                      "a[U+202D]b\u202cc",
		"*a\u202e* [b\u202d](http://x/)":       "a[U+202E] b[U+202D]",
		"see \u2067שלום\u2069, all closed":     "see \u2067שלום\u2069, all closed",
		"see \u202bשלום\u202c, all closed":     "see \u202bשלום\u202c, all closed",
		"open \u2067שלום":                      "open \u2067שלום\u2069",
		"open \u202a\u2066a":                   "open \u202a\u2066a\u2069\u202c",
		"\u2066\u202bends what is in it\u2069": "\u2066\u202bends what is in it\u2069",
		"no such \u202c\u2069":                 "no such \u202c\u2069",
		"&#x202e;a":                            "[U+202E]a",
		"**a \u2068b** c":                      "a \u2068b c\u2069",
	} {
		for _, form := range []string{"%s\n", "- %s\n", "> %s\n", "## %s\n", "| a |\n|---|\n| %s |\n"} {
			doc := Parse(Source{File: "a.md", Text: fmt.Appendf(nil, form, text)}, Options{})
			if plain := doc.Plain; !strings.Contains(plain, want) {
				t.Errorf("%q becomes %q, not %q", fmt.Sprintf(form, text), plain, want)
			}
			if html := string(doc.Body.HTML); strings.ContainsAny(html, "\u202d\u202e") {
				t.Errorf("%q has letters turned around: %q", text, html)
			}
		}
	}
}

// TestMarksAreBounded: a text of nothing but such characters becomes no page of marks.
func TestMarksAreBounded(t *testing.T) {
	doc := Parse(Source{File: "a.md", Text: []byte(strings.Repeat("a\u202e", 3*mostMarked))}, Options{})
	if n := strings.Count(doc.Plain, "[U+202E]"); n != mostMarked {
		t.Errorf("%d marks, want %d", n, mostMarked)
	}
	if strings.ContainsRune(string(doc.Body.HTML), '\u202e') {
		t.Error("letters are turned around behind the last mark")
	}
}

// TestCrowdsAreLeftOut: no letter carries marks over the lines around it, however they
// are written.
func TestCrowdsAreLeftOut(t *testing.T) {
	const four = "\u0301\u0301\u0301\u0301"
	for text, want := range map[string]string{
		"pa" + strings.Repeat("\u0301", 300) + "y":         "pa" + four + "[U+0301]y",
		"pa" + strings.Repeat("&#x301;", 300) + "y":        "pa" + four + "[U+0301]y",
		"pa" + strings.Repeat("\u0301&#x301;", 300) + "y":  "pa" + four + "[U+0301]y",
		"pa" + strings.Repeat("**\u0301**\u0301", 9) + "y": "pa",
		"`pa" + strings.Repeat("\u0301", 300) + "y`":       "pa" + four + "[U+0301]y",
		"Nu\u031b\u01b0\u0323\u0301c":                      "Nu\u031b\u01b0\u0323\u0301c",
		"\u0301abc":                                        "\u0301abc",
		"e&#x301;t\u0301":                                  "e\u0301t\u0301",
	} {
		doc := Parse(Source{File: "a.md", Text: []byte(text + "\n")}, Options{})
		if !strings.Contains(doc.Plain, want) {
			t.Errorf("%+q becomes %+q, not %+q", text, doc.Plain, want)
		}
		if strings.Contains(string(doc.Body.HTML), four+"\u0301") {
			t.Errorf("%+q has a crowd: %+q", text, doc.Body.HTML)
		}
	}
}
