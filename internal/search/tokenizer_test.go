package search

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// written shows tokens as "position:term", a comma between two.
func written(tokens []token) string {
	var parts []string
	for _, t := range tokens {
		parts = append(parts, fmt.Sprintf("%d:%s", t.position, t.term))
	}
	return strings.Join(parts, ", ")
}

func TestTokenize(t *testing.T) {
	tests := []struct{ name, give, want string }{
		{"words", "Disk full, again", "1:disk, 2:full, 3:again"},
		{"stop words keep their place", "out of the disk", "1:out, 4:disk"},
		{"words that turn a meaning stay", "not up", "1:not, 2:up"},
		{"possessive", "Redis's queue", "1:redis, 2:queue"},
		{"typographic possessive", "Redis’s queue", "1:redis, 2:queue"},
		{"apostrophe", "don't", "1:dont"},
		{"apostrophe at the end", "users' data", "1:users, 2:data"},
		{"quotes are no apostrophes", "'down'", "1:down"},
		{"number and apostrophe", "90's", "1:90, 2:s"},
		{"accents", "Ärger in Łódź", "1:arger, 3:lodz"},
		{"sharp s", "Straße", "1:strasse"},
		{"dotted capital I", "İstanbul", "1:istanbul"},
		{"final sigma", "ΟΔΟΣ", "1:οδοσ"},
		{"full width", "ＡＰＩ", "1:api"},
		{"ligature", "ﬁle", "1:file"},
		{"mathematical letters", "𝐃𝐍𝐒", "1:dns"},
		{"soft hyphen and marks of direction", "data\u00adbase \u200eab\u200f", "1:database, 2:ab"},
		{"a blank of no width parts", "re\u200bmain", "1:re, 2:main"},
		{"digits of other scripts", "٥٤٣٢ ۴۰۴ १२३ ๕๐๓ ১.২", "1:5432, 2:404, 3:123, 4:503, 5:1.2"},
		{"decomposed", "u\u0308ber", "1:uber"},
		{"compound of letters and numbers", "db01 down", "1:db01, 1:db, 1:01, 2:down"},
		{"compound with a single letter", "E1234", "1:e1234, 1:1234"},
		{"camel case", "NullPointerException", "1:nullpointerexception, 1:null, 1:pointer, 1:exception"},
		{"upper run", "HTTPServer", "1:httpserver, 1:http, 1:server"},
		{"all upper", "ERROR", "1:error"},
		{"first upper", "Error", "1:error"},
		{"piece that is a stop word", "toString", "1:tostring, 1:string"},
		{"compound with a possessive", "GitHub's", "1:github, 1:git, 1:hub"},
		{"accented camel case", "überLastÄrger", "1:uberlastarger, 1:uber, 1:last, 1:arger"},
		{"joined", "pool-timeout", "1:pool-timeout, 1:pool, 2:timeout"},
		{"snake case", "ERR_CONN_RESET", "1:err_conn_reset, 1:err, 2:conn, 3:reset"},
		{"region", "us-east-1", "1:us-east-1, 1:us, 2:east, 3:1"},
		{"host", "db01.example.com", "1:db01.example.com, 1:db01, 1:db, 1:01, 2:example, 3:com"},
		{"mail", "ops@example.com", "1:ops@example.com, 1:ops, 2:example, 3:com"},
		{"two separators do not join", "a--b std::map", "2:b, 3:std, 4:map"},
		{"seven words are no identifier", "g/h/j/k/l/m/n", "1:g, 2:h, 3:j, 4:k, 5:l, 6:m, 7:n"},
		{"address of numbers", "10.0.0.12 down", "1:10.0.0.12, 2:down"},
		{"version", "1.10.2", "1:1.10.2"},
		{"version with a letter", "v1.10.2", "1:v1.10.2, 1:v1, 2:1.10.2"},
		{"time", "10:05", "1:10, 2:05"},
		{"date", "2024-05-01", "1:2024, 2:05, 3:01"},
		{"address and port", "10.0.0.12:80", "1:10.0.0.12, 2:80"},
		{"end of a sentence", "It fell over. Then", "2:fell, 3:over"},
		{"path", "/var/log/syslog", "1:var/log/syslog, 1:var, 2:log, 3:syslog"},
		{"bigrams", "接続エラー", "1:接続, 2:続エ, 3:エラ, 4:ラー"},
		{"one character", "第 回", "1:第, 2:回"},
		{"scripts mixed", "第1回DNS障害", "1:第, 2:1, 3:回, 4:dns, 5:障害"},
		{"half width kana", "ﾃﾞｰﾀ", "1:デー, 2:ータ"},
		{"hangul", "서버 장애", "1:서버, 2:장애"},
		{"decomposed hangul", "서버", "1:서버"},
		{"iteration mark", "時々", "1:時々"},
		{"joined with other scripts", "東京-1", "1:東京-1, 1:東京, 2:1"},
		{"other scripts", "сбой сети", "1:сбои, 2:сети"},
		{"arabic", "تعطل", "1:تعطل"},
		{"devanagari keeps its marks", "त्रुटि", "1:त्रुटि"},
		{"version behind a name", "nginx/1.25.4", "1:nginx/1.25.4, 1:nginx, 2:1.25.4"},
		{"version before a name", "postgres:16.3-alpine", "1:postgres:16.3-alpine, 1:postgres, 2:16.3, 3:alpine"},
		{"version of a candidate", "3.11.0rc1 up", "1:3.11.0rc1, 1:3.11.0, 2:0rc1, 2:rc, 3:up"},
		{"two versions", "1.2a3.4", "1:1.2a3.4, 1:1.2, 2:2a3, 3:3.4"},
		{"address in a long path", "http/10.2.3.4/a/b/c/d/e", "1:http, 2:10.2.3.4, 4:b, 5:c, 6:d, 7:e"},
		{"address in a script without blanks", "在10.0.0.1上", "1:在10.0.0.1上, 1:在, 2:10, 3:10.0.0.1, 4:1, 5:上"},
		{"numbers of a list of contents are no version", "1.2.3.4.5.6.7", "1:1, 2:2, 3:3, 4:4, 5:5, 6:6, 7:7"},
		{"thai", "ระบบล่ม", "1:ระ, 2:ะบ, 3:บบ, 4:บล, 5:ล่, 6:่ม"},
		{"thai keeps its vowel am", "ทำ", "1:ทำ"},
		{"hebrew without points", "תִּקּוּן", "1:תקון"},
		{"arabic without vowel signs", "كِتَابُ أحمد إلى", "1:كتاب, 2:احمد, 3:الي"},
		{"arabic without its stroke", "خـــادم", "1:خادم"},
		{"persian letters", "کی", "1:كي"},
		{"emoji", "🔥 disk 🔥", "1:disk"},
		{"blocks are apart", "disk\nfull", "1:disk, 9:full"},
		{"too long", strings.Repeat("a", 65) + " b", "2:b"},
		{"as long as allowed", strings.Repeat("a", 64), "1:" + strings.Repeat("a", 64)},
		{"hexadecimal dump", strings.Repeat("a1", 40), ""},
		{"not UTF-8", "di\xffsk", "1:di, 2:sk"},
		{"nothing", " - . ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, written(tokenize([]byte(tt.give), true))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTokenizeOtherLanguages(t *testing.T) {
	if got, want := written(tokenize([]byte("was ist in der DB"), false)), "1:was, 2:ist, 3:in, 4:der, 5:db"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestTokenRanges holds each token against the text that it covers.
func TestTokenRanges(t *testing.T) {
	tests := []struct {
		give string
		want []string
	}{
		{"Redis's pool-timeout", []string{"Redis's", "pool-timeout", "pool", "timeout"}},
		{"HTTPServer db01", []string{"HTTPServer", "HTTP", "Server", "db01", "db", "01"}},
		{"接続エ", []string{"接続", "続エ"}},
		{"ﾃﾞｰﾀ", []string{"ﾃﾞｰﾀ", "ﾃﾞｰﾀ"}},
		{"第1回", []string{"第", "1", "回"}},
	}
	for _, tt := range tests {
		var got []string
		for _, token := range tokenize([]byte(tt.give), true) {
			got = append(got, tt.give[token.start:token.end])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.give, diff)
		}
	}
}

func TestIsEnglish(t *testing.T) {
	for _, language := range []string{"", "en", "EN-us", "en_GB", "English"} {
		if !isEnglish(language) {
			t.Errorf("%q is English", language)
		}
	}
	for _, language := range []string{"de", "ja-JP", "enm"} {
		if isEnglish(language) {
			t.Errorf("%q is not English", language)
		}
	}
}

// FuzzTokenize looks at what holds for any text: terms are not empty, short and
// folded; ranges lie inside the text; positions never go back.
func FuzzTokenize(f *testing.F) {
	for _, give := range []string{"Redis's pool-timeout", "接続エラー 10.0.0.12", "ÄäßİΣ ﾃﾞｰﾀ", "a'b’c \xff", "東'京", "db01's"} {
		f.Add(give)
	}
	f.Fuzz(func(t *testing.T, text string) {
		position := 0
		for _, token := range tokenize([]byte(text), true) {
			if len(token.term) == 0 || utf8.RuneCount(token.term) > maxTerm {
				t.Errorf("the term %q has no length allowed", token.term)
			}
			if token.start < 0 || token.start >= token.end || token.end > len(text) {
				t.Errorf("%q stands at %d to %d of %d bytes", token.term, token.start, token.end, len(text))
			}
			if token.position < position {
				t.Errorf("%q stands at %d, after %d", token.term, token.position, position)
			}
			position = token.position
			if again := fold(string(token.term)); again != string(token.term) {
				t.Errorf("%q folds to %q", token.term, again)
			}
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	for _, text := range []struct{ name, piece string }{
		{"english", "The connection pool of payments-db ran out of connections at 10:05, so checkout failed with E1234.\n"},
		{"log", "2024-05-01T10:05:00Z ERROR c.e.PoolTimeoutException conn=10.0.0.12:5432 retries=3\n"},
		{"japanese", "決済サーバーの接続プールが枯渇し、チェックアウトが失敗した。\n"},
	} {
		b.Run(text.name, func(b *testing.B) {
			give := []byte(strings.Repeat(text.piece, 100))
			b.SetBytes(int64(len(give)))
			b.ReportAllocs()
			for range b.N {
				tokenize(give, true)
			}
		})
	}
}
