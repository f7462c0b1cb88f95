package kb

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

func TestSlug(t *testing.T) {
	tests := []struct{ give, want string }{
		{"2026-03-01-cache", "2026-03-01-cache"},
		{"PM2019-009 - Kubernetes network", "pm2019-009-kubernetes-network"},
		{"User_Account_Compromise", "user-account-compromise"},
		{"API  Down!!", "api-down"},
		{"  -- leading and trailing -- ", "leading-and-trailing"},
		{"Søknad åpnet på nytt", "soknad-apnet-pa-nytt"},
		{"Café naïve Straße", "cafe-naive-strasse"},
		{"e\u0301tat", "etat"}, // decomposed, as macOS writes file names
		{"Ⅷ ﬁre", "viii-fire"},
		{"a.b", "a-b"},
		{"C++", "c"},
	}
	for _, tt := range tests {
		if got := Slug(tt.give); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.give, got, tt.want)
		}
	}
}

// shape is what an address may be made of.
var shape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// hostileNames are names that break other generators (reliability.md row 7).
var hostileNames = []string{
	"", " ", ".", "..", "../../etc/passwd", `..\..\windows`, "%2e%2e%2f", "/etc/passwd", "C:", "CON", "nul", "aux.md",
	"a/b", "a\x00b", "\u202egnp.exe", "🔥", "🔥🔥", "データベース", "数据库", "Ω", "a\nb", "-", "--", "_", "<script>",
	"javascript:alert(1)", strings.Repeat("long", 100), strings.Repeat("é", 300), "\xff\xfe", "trailing.", "trailing ",
}

func TestSlugOfHostileNames(t *testing.T) {
	seen := map[string]string{}
	for _, name := range hostileNames {
		got := Slug(name)
		if !shape.MatchString(got) || len(got) > maxSlug || reservedNames[got] {
			t.Errorf("Slug(%q) = %q is no address", name, got)
		}
		if again := Slug(got); again != got {
			t.Errorf("Slug(%q) = %q, but Slug of that is %q", name, got, again)
		}
		if other, ok := seen[got]; ok && letters(other) != letters(name) {
			t.Errorf("%q and %q share the address %q", name, other, got)
		}
		seen[got] = name
	}
}

// letters are what tells names apart.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

func FuzzSlug(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := Slug(name)
		if !shape.MatchString(got) || len(got) > maxSlug {
			t.Fatalf("Slug(%q) = %q is no address", name, got)
		}
		if again := Slug(got); again != got {
			t.Fatalf("Slug(%q) = %q, but Slug of that is %q", name, got, again)
		}
	})
}
