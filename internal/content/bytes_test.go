package content

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBytes(t *testing.T) {
	long := strings.Repeat("plain text, ", 20)
	wide := func(s string, big bool) string {
		var b strings.Builder
		for _, r := range s {
			if big {
				b.WriteByte(byte(r >> 8))
			}
			b.WriteByte(byte(r))
			if !big {
				b.WriteByte(byte(r >> 8))
			}
		}
		return b.String()
	}
	tests := []struct{ name, data, body, problems, says string }{
		{"plain", "a\nb", "a\nb", "", ""},
		{"byte order mark", "\xEF\xBB\xBFa", "a", "", ""},
		{"crlf", "a\r\nb\r\n", "a\nb\n", "", ""},
		{"cr", "a\rb\r\rc", "a\nb\n\nc", "", ""},
		{"mixed ends", "a\rb\r\nc\nd", "a\nb\nc\nd", "", ""},
		{"latin-1", "one\ncaf\xe9 \xfcber", "one\ncaf\uFFFD \uFFFDber", "2:4 warning bytes", "byte 0xE9 at offset 7 is not UTF-8, the first of 2"},
		{"cut off", "a\xe2\x82", "a\uFFFD\uFFFD", "1:2 warning bytes", "0xE2 at offset 1"},
		{"overlong", "\xc0\xaf", "\uFFFD\uFFFD", "1:1 warning bytes", "0xC0 at offset 0"},
		{"surrogate", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", "1:1 warning bytes", "offset 0"},
		{"zero", "a\r\nb\x00c", "a\nb\uFFFDc", "2:2 warning bytes", "zero byte stands at offset 4"},
		{"escape", "a\x1b[31mb", "a\uFFFD[31mb", "1:2 warning bytes", "U+001B"},
		{"delete", "a\x7f", "a\uFFFD", "1:2 warning bytes", "U+007F"},
		{"c1", "a\xc2\x85b\xc2\xa0", "a\uFFFDb\u00a0", "1:2 warning bytes", "U+0085"},
		{"form feed", "a\fb\vc", "a b c", "", ""},
		{"three kinds", "\xff\x00\x07", "\uFFFD\uFFFD\uFFFD", "1:1 warning bytes, 1:2 warning bytes, 1:3 warning bytes", ""},
		{"replacement character", "a\uFFFDb", "a\uFFFDb", "", ""},
		{"utf-16 le", "\xff\xfe" + wide("é\nb", false), "é\nb", "0:0 notice encoding", "little-endian"},
		{"utf-16 be", "\xfe\xff" + wide("é\r\nb", true), "é\nb", "0:0 notice encoding", "big-endian"},
		{"utf-16 without mark", wide(long, false), long, "0:0 notice encoding", "little-endian"},
		{"utf-16 be without mark", wide(long, true), long, "0:0 notice encoding", "big-endian"},
		{"odd utf-16", "\xff\xfea\x00b", "a\uFFFD", "0:0 notice encoding, 1:2 warning bytes", ""},
		{"lone surrogate", "\xff\xfe\x00\xd8a\x00", "\uFFFDa", "0:0 notice encoding", ""},
		{"utf-32", "\xff\xfe\x00\x00a\x00\x00\x00", "", "0:0 error encoding", "UTF-32"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := read(test.data)
			if test.name == "utf-32" {
				e.Problems, e.Body = e.Problems[:1], nil
			}
			if string(e.Body) != test.body || !utf8.Valid(e.Body) {
				t.Errorf("body = %q, want %q", e.Body, test.body)
			}
			if got := summary(e.Problems); got != test.problems {
				t.Errorf("problems = %q, want %q", got, test.problems)
			}
			if len(e.Problems) > 0 && !strings.Contains(e.Problems[0].Message, test.says) {
				t.Errorf("message = %q, want it to say %q", e.Problems[0].Message, test.says)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	e := read("---\ntitle: A\n---\n" + strings.Repeat("0123456789abcde\n", maxText/16))
	if !e.Raw || e.Fields[KeyTitle].Text != "A" || len(e.Body) != maxText {
		t.Errorf("over the text limit: raw %v, title %q, %d bytes", e.Raw, e.Fields[KeyTitle].Text, len(e.Body))
	}
	if got := summary(e.Problems); got != "131074:0 error text-size" {
		t.Errorf("over the text limit: %s", got)
	}
	if e := read(strings.Repeat("x", maxText)); e.Raw || len(e.Problems) > 0 {
		t.Errorf("at the text limit: %v", e.Problems)
	}
	e = read(strings.Repeat("x", maxFile+1))
	if !e.Raw || len(e.Body) > 0 || summary(e.Problems) != "0:0 error file-size" {
		t.Errorf("over the file limit: raw %v, %d bytes, %v", e.Raw, len(e.Body), e.Problems)
	}
	for n, want := range map[int64]string{12: "12 bytes", 2048: "2 KiB", 1536: "1.5 KiB", 16 << 20: "16 MiB"} {
		if got := byteSize(n); got != want {
			t.Errorf("byteSize(%d) = %q, want %q", n, got, want)
		}
	}
}

// TestEscapes holds that an escape cannot bring in what clean took out.
func TestEscapes(t *testing.T) {
	for _, text := range []string{
		"---\nimpact: \"a\\0b\\x1b\\x85\\rc\"\n---\n", "{\"impact\": \"a\\u0000b\\u001b\\u0085\\rc\"}\n",
		"+++\nimpact = \"a\\u0000b\\u001b\\u0085\\rc\"\n+++\n",
	} {
		e := read(text)
		if got, want := e.Fields[KeyImpact].Text, "a\uFFFDb\uFFFD\uFFFD\nc"; got != want {
			t.Errorf("%q: %q, want %q; %v", text, got, want, e.Problems)
		}
	}
}

func TestIsText(t *testing.T) {
	tests := []struct {
		name, data string
		want       bool
	}{
		{"nothing", "", true},
		{"prose", strings.Repeat("The queue was full. ", 20), true},
		{"a few damaged bytes", strings.Repeat("The queue was full. ", 20) + "\x00\xff", true},
		{"Latin-1 of a language with umlauts", strings.Repeat("Die Warteschlange war \xfcberf\xfcllt. ", 20), true},
		{"a short slip", "a\x00b\xff", true},
		{"UTF-16", "#\x00 \x00A\x00" + strings.Repeat("a\x00", 40), true},
		{"a letter cut by the sample", strings.Repeat("a", textSample-1) + "é", true},
		{"PNG", "\x89PNG\r\n\x1a\n", false},
		{"PDF", "%PDF-1.7\n", false},
		{"zero bytes", strings.Repeat("abc\x00\x00\x00\x01", 20), false},
		{"noise", strings.Repeat("\xfe\x01ab\x9c", 20), false},
	}
	for _, test := range tests {
		if got := isText([]byte(test.data)); got != test.want {
			t.Errorf("%s: isText = %v, want %v", test.name, got, test.want)
		}
	}
}

func TestDraftInBrokenFrontMatter(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: 'a\ndraft: true\n---\nx":      "true",
		"---\ntitle: 'a\npublished: false\n---\nx": "true",
		"---\ntitle: 'a\ndraft: false\n---\nx":     "",
	} {
		e := Read(folder("a.md", text), File{Path: "a.md"})
		if got := e.Fields[KeyDraft].Text; got != want {
			t.Errorf("%q: draft = %q, want %q", text, got, want)
		}
	}
}
