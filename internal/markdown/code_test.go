package markdown

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// snippets are pieces of code in no language and in many.
var snippets = []string{
	"if (a < b && \"c\") { return 'd' } # <e> &amp; $f /* g */ -- h\n\n+ i\n- j",
	"SELECT `a`, \"b\" FROM c WHERE d = 'e' -- f\n/* g",
	"key: {a: [1, 2.5e3], b: \"x ${y} {{ z }}\"}\n  - |\n    text\n...",
	"$ sudo rm -rf \"$(pwd)\"/* && echo ${A:-b} <<EOF\n$x\nEOF\n2>&1 | tee `date`",
	"\"\"\"unclosed", "'unclosed\n'", "/* unclosed", "<a b='c", "<script>x</script", "${${${", "((((((", "}}}}}]])>", "\\\\\\", "\n\n\n", "\t \t", "@#$%^&*~`|",
	"\u65e5\u672c\u8a9e \u00fc = \u201cx\u201d", "a", "\"", "'", "#", "//", "<", "&", "0x", "1e", ":", "=", "--", "<<E", "=~ /a/", "%{", "#{", "\"#{", "r#\"", "q(", "<?php", "?>",
	"@@ -1 +1 @@\n-a\n+b", "HTTP/1.1 200 OK\nA: b\n\n{\"c\": 1}", "GET / HTTP/1.1\n", "rate(http_requests_total{job=~\"a.*\"}[5m]) > 0.5 and on () x",
	"2026-01-02T03:04:05Z ERROR [main] x.y.Z: failed (code=-1)\n\tat x.y(Z.java:1)",
}

// TestLanguagesEndAndKeepTheCode tries every language on every snippet, also
// cut short at every byte: the lexer must end, and no character may change.
func TestLanguagesEndAndKeepTheCode(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	known := map[string]bool{}
	for _, name := range lexers.Names(true) {
		known[strings.ToLower(name)] = true
	}
	for lang, name := range languages {
		if !known[name] {
			t.Errorf("chroma has no language %q", name)
			continue
		}
		if languageClass(lang) != lang {
			t.Errorf("%q is no class", lang)
		}
		// A lexer that does not end does so with the deadline of the tests, which
		// names the test of its language.
		t.Run(lang, func(t *testing.T) {
			for _, snippet := range snippets {
				step := max(1, len(snippet)/8)
				for i := step; i <= len(snippet); i += step {
					if html := highlight(lang, snippet[:i]); html != nil && visible(html) != snippet[:i] {
						t.Fatalf("%q is changed", snippet[:i])
					}
				}
			}
		})
	}
}

func TestHighlight(t *testing.T) {
	fresh := func() *writer { return &writer{parser: &Parser{code: newHighlighter()}} }
	for _, test := range []struct {
		name, lang, code string
		want             bool
	}{
		{"known", "go", "package a", true},
		{"unknown", "klingon", "package a", false},
		{"no language", "", "package a", false},
		{"too long", "go", strings.Repeat(strings.Repeat("a", 99)+"\n", maxHighlight/100+1), false},
		{"too long for the lexer", "postgres", strings.Repeat("a\n", maxHighlight/4+1), false},
		{"too many lines", "go", strings.Repeat("\n", maxHighlightLines), false},
		{"a long line", "yaml", strings.Repeat("- ", maxHighlightLine/2+1), false},
		{"invisible", "go", "a \u202e b", false},
	} {
		if got := fresh().highlight(test.lang, []byte(test.code)) != nil; got != test.want {
			t.Errorf("%s: highlighted %v, want %v", test.name, got, test.want)
		}
	}
	h := newHighlighter()
	first, second := h.html("go", []byte("var x")), h.html("go", []byte("var x"))
	if &first[0] != &second[0] {
		t.Error("the same code is highlighted twice")
	}
}

// TestHighlightOfDocumentIsBounded: many blocks cost no more than a few.
func TestHighlightOfDocumentIsBounded(t *testing.T) {
	block := "```go\n" + strings.Repeat("var x = 1 // why\n", 100) + "```\n\n"
	for _, blocks := range []int{10, 100} {
		doc := Parse(Source{File: "a.md", Text: []byte(strings.Repeat(block, blocks))}, Options{})
		html := string(doc.Body.HTML)
		if got := strings.Count(html, "hl-c") * len("var x = 1 // why\n"); got == 0 || got > maxHighlightDocument {
			t.Errorf("of %d blocks, %d bytes are highlighted", blocks, got)
		}
		if got := strings.Count(html, "<pre"); got != blocks {
			t.Errorf("%d of %d blocks are shown", got, blocks)
		}
	}
}

// TestCacheIsBounded fills the memory more than once.
func TestCacheIsBounded(t *testing.T) {
	h := newHighlighter()
	h.size = maxCache - 10
	h.known[[32]byte{}] = nil
	h.html("go", []byte("var x int"))
	if len(h.known) != 1 || h.size > maxCache {
		t.Errorf("%d entries of %d bytes", len(h.known), h.size)
	}
}

// TestClassesAreDocumented keeps the list in the comment of code.go true.
func TestClassesAreDocumented(t *testing.T) {
	classes := strings.Fields("hl-k hl-t hl-f hl-s hl-n hl-c hl-v hl-i hl-d hl-h")
	for lang := range languages {
		for _, snippet := range snippets[:4] {
			for _, part := range strings.Split(string(highlight(lang, snippet)), `class="`)[1:] {
				class, _, _ := strings.Cut(part, `"`)
				if !slices.Contains(classes, class) {
					t.Errorf("%s: class %q", lang, class)
				}
			}
		}
	}
}

// TestLexersArePatient: whether an expression matches is no matter of how fast the
// machine is, in any language that we highlight.
func TestLexersArePatient(t *testing.T) {
	for lang, name := range languages {
		lexer, ok := patientLexers().Get(name).(*chroma.RegexLexer)
		if message, is := patientLexers().Get(name).(*httpLexer); is {
			lexer, ok = message.RegexLexer, true
		}
		if !ok || len(lexer.MustRules()[patientState]) == 0 {
			t.Errorf("%s has the lexer of chroma", lang)
		}
	}
	seen := 0
	look := chroma.MutatorFunc(func(state *chroma.LexerState) error {
		for name, list := range state.Rules {
			for _, rule := range list {
				seen++
				if limit := rule.Regexp.MatchTimeout; limit != patience {
					t.Errorf("an expression of %q is given up after %v", name, limit)
				}
			}
		}
		return nil
	})
	lexer := patient(chroma.MustNewLexer(&chroma.Config{Name: "letters"}, func() chroma.Rules {
		return chroma.Rules{"root": {{Pattern: "a", Type: chroma.Text, Mutator: look}, chroma.Include("more")}, "more": {{Pattern: "b", Type: chroma.Text}}}
	}))
	tokens, err := chroma.Tokenise(lexer, nil, "ab")
	if err != nil || len(tokens) != 2 {
		t.Errorf("the tokens are %v, %v", tokens, err)
	}
	if seen != 3 {
		t.Errorf("%d expressions were looked at, want a, and b in two states", seen)
	}
}
