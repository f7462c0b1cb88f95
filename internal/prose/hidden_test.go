package prose

import (
	"strings"
	"testing"
)

// hidden are characters that no place asks for in a word of Latin letters.
var hidden = []rune{
	0x00, 0x07, 0x1B, 0x7F, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
	0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A,
	0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0x1D173, 0xE0001, 0xE0020, 0xE0041, 0xE007F, 0xE0100, 0xE01EF,
}

func TestMarkedShowsWhatHides(t *testing.T) {
	for _, r := range hidden {
		for _, name := range []string{"check" + string(r) + "out", string(r) + "checkout", "checkout" + string(r)} {
			got := Marked(name)
			if strings.ContainsRune(got, r) || strings.Replace(got, Mark("", r), string(r), 1) != name {
				t.Errorf("U+%04X: %+q is shown as %+q", r, name, got)
			}
			if Marked(got) != got {
				t.Errorf("U+%04X: %+q has marks of its own", r, got)
			}
		}
	}
}

func TestMarkedLeavesWhatHasWorkToDo(t *testing.T) {
	for _, name := range []string{
		"", "checkout", "one\ntwo\tthree", "Größe", "決済サービス", "Ключ", "👩\u200d💻 on call", "👩🏽\u200d🚒", "❤\ufe0f", "1\ufe0f⃣", "☎︎", "می\u200cخواهم", "क्\u200dष", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "שירות\u200f",
		"Nu\u031b\u01b0\u0323\u0301c", "ᾧ\u0304", "α\u0314\u0342\u0345", "ที่นี่", "น้ำ", "क्षत्रिय", "ཧཱུྃ", "རྐྱྀ", "ကြောင့်", "בְּרֵאשִׁ֖ית", "مُحَمَّدٌ", "𝐞\u0303",
	} {
		if got := Marked(name); got != name {
			t.Errorf("%+q is shown as %+q", name, got)
		}
	}
}

func TestMarkedShowsRunsOfHiddenLetters(t *testing.T) {
	for _, tt := range []struct{ give, want string }{
		{"a\U000E0041\U000E0042", "a[U+E0041][U+E0042]"},
		{"😀\ufe01\ufe02", "😀\ufe01[U+FE02]"},
		{"😀\u200d\u200d", "😀\u200d[U+200D]"},
		{"pay\u202ecod.exe", "pay[U+202E]cod.exe"},
		{"pay" + strings.Repeat("\u0301", 200) + "!", "pay\u0301\u0301\u0301\u0301[U+0301]!"},
		{"ก" + strings.Repeat("\u0e47", 50), "ก" + strings.Repeat("\u0e47", 8) + "[U+0E47]"},
		{"x" + strings.Repeat("\u0301", 4) + "\u034f\u0301\u200d\u0301", "x" + strings.Repeat("\u0301", 4) + "[U+034F][U+0301]\u200d"},
		{"x" + strings.Repeat("\u0301\ufe0f", 50), "x" + strings.Repeat("\u0301\ufe0f", 4) + "[U+0301]" + strings.Repeat("\ufe0f", 46)},
	} {
		if got := Marked(tt.give); got != tt.want {
			t.Errorf("%+q is shown as %+q, want %+q", tt.give, got, tt.want)
		}
	}
}

// TestHiddenLooksNotFar: a mark of direction is told by the letters right before it,
// so that a long run of marks is no work for each of them.
func TestHiddenLooksNotFar(t *testing.T) {
	letters := "שלום"
	if Hidden(letters, 0x200E) || !Hidden(letters+strings.Repeat(" ", longestBefore), 0x200E) {
		t.Error("what tells is not what stands right before it")
	}
	if run := strings.Repeat("\u200e", 300_000); len(Marked(run)) != 300_000*len("[U+200E]") {
		t.Error("a run of marks is not marked")
	}
}
