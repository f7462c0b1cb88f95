package prose

import (
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	for give, want := range map[string]string{
		"": "", "  ": "", "one": "one", "one two": "one two", " one": "one", "one ": "one", "one \u00a0two\n\nthree\t": "one two three", "一\u3000二": "一 二",
	} {
		if got := Line(give); got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		give         string
		bytes        int
		words, whole string
	}{
		{"one two three", 20, "one two three", "one two three"},
		{"one two three", 9, "one two", "one two t"},
		{"one two three", 5, "one", "one t"},
		{"a longword", 6, "a long", "a long"},
		{"障害が", 7, "障害", "障害"},
		{"障害", 2, "", ""},
		{"", 0, "", ""},
	} {
		if got := Cut(tt.give, tt.bytes); got != tt.words {
			t.Errorf("words in %d bytes of %q: %q, want %q", tt.bytes, tt.give, got, tt.words)
		}
		if got := Start(tt.give, tt.bytes); got != tt.whole {
			t.Errorf("%d bytes of %q: %q, want %q", tt.bytes, tt.give, got, tt.whole)
		}
	}
}

func TestShorten(t *testing.T) {
	for give, want := range map[string]string{"": "", "one, two": "one, two", "one, two, three": "one, two …", "longlongwords": "longlongw …"} {
		if got := Shorten(give, 9); got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for give, want := range map[string]int{
		"": 0, "one": 1, "one, two\nthree": 3, "障害": 1, "障害が": 2, "서비스가 중단되었다": 2, "DNS 障害": 2, "ระบบ": 2, "サーバー": 2,
	} {
		if got := Words(give); got != want {
			t.Errorf("%q: %d, want %d", give, got, want)
		}
	}
}

func TestHasUnspaced(t *testing.T) {
	for text := range strings.SplitSeq("一 か カ ｶ ー 々 ระ ລະ ក မ x一", " ") {
		if !HasUnspaced(text) {
			t.Errorf("%q: no", text)
		}
	}
	for _, text := range []string{"", "a1", "é", "и", "한", "。", "「", "א", "ع"} {
		if HasUnspaced(text) {
			t.Errorf("%q: yes", text)
		}
	}
}

func TestOccurrence(t *testing.T) {
	for _, tt := range []struct {
		text, words  string
		before, want int
	}{
		{"the queue, the disk", "the", 0, 0},
		{"the queue, the disk", "the", 1, 11},
		{"the queue, the disk", "the", 2, -1},
		{"aaa", "aa", 1, -1},
		{"", "the", 0, -1},
	} {
		if got := Occurrence(tt.text, tt.words, tt.before); got != tt.want {
			t.Errorf("%q stands in %q after %d others at %d, want %d", tt.words, tt.text, tt.before, got, tt.want)
		}
	}
}
