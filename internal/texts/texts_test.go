package texts

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Every language has the keys of English, with the same values in them, and every
// form that its numbers ask for.
func TestEveryLanguageIsWhole(t *testing.T) {
	for tag, l := range builtin() {
		for key, e := range English().entries {
			own := l.entries[key]
			if own == nil {
				t.Errorf("%s lacks %s", tag, key)
				continue
			}
			if own.counted != e.counted {
				t.Errorf("%s has other forms for %s", tag, key)
			}
			if want, got := valueNames(e.forms[plural.Other]), valueNames(own.forms[plural.Other]); !slices.Equal(want, got) {
				t.Errorf("%s fills %v into %s, English %v", tag, got, key, want)
			}
			for n := 0; own.counted && n < 200; n++ {
				if form := plural.Cardinal.MatchPlural(l.plural, n, 0, 0, 0, 0); own.forms[form] == nil {
					t.Errorf("%s has no form of %s for %d", tag, key, n)
					break
				}
			}
		}
		for key := range l.entries {
			if English().entries[key] == nil {
				t.Errorf("%s has %s, which English lacks", tag, key)
			}
		}
	}
}

// A key stands once in a file, and has either forms or one text.
func TestEveryKeyStandsOnce(t *testing.T) {
	for _, tag := range Languages() {
		source, err := files.ReadFile(tag + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		lines, keys := map[string]bool{}, map[string]bool{}
		for line := range strings.Lines(string(source)) {
			name, _, found := strings.Cut(line, "=")
			if name = strings.TrimSpace(name); !found || line[0] == ' ' || line[0] == '#' {
				continue
			}
			key, form := formOf(name)
			if counted, known := keys[key]; lines[name] || known && counted != (form != "") {
				t.Errorf("%s has %s twice", tag, name)
			}
			lines[name], keys[key] = true, form != ""
		}
	}
}

// valueNames are the names of what a phrase is filled with, without the number.
func valueNames(p phrase) []string {
	names := map[string]bool{}
	for _, part := range p {
		if part.value >= 0 && part.text != "n" {
			names[part.text] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// Every text is asked for: by its key in a layout, a script or Go, or by the beginning
// of its key, which ends at a dot.
func TestEveryTextIsUsed(t *testing.T) {
	asked := map[string]bool{}
	literal := regexp.MustCompile("\"([a-z][a-z0-9.-]*)\"")
	for _, pattern := range []string{"../../layouts/*.html", "../../layouts/partials/*.html", "../../assets/*/*.js", "../*/*.go", "../../cmd/debrief/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range literal.FindAllSubmatch(source, -1) {
				asked[string(found[1])] = true
			}
		}
	}
	for key := range English().entries {
		dot := strings.LastIndex(key, ".")
		dash := strings.LastIndex(key, "-")
		if !asked[key] && !asked[key[:dot+1]] && !asked[key[:dash+1]] {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

// A text is words: neither markup, nor a quote that would end an attribute.
func TestTextsAreWords(t *testing.T) {
	code := regexp.MustCompile("`[^`]*`")
	for tag, l := range builtin() {
		for key, e := range l.entries {
			for _, form := range append(e.forms[:], slices.Collect(maps.Values(e.exact))...) {
				if bare := code.ReplaceAllString(form.String(), ""); strings.ContainsAny(bare, "<>&\"`") {
					t.Errorf("%s: %s has %q", tag, key, bare)
				}
			}
		}
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{"de": "de", "DE-at": "de", "de_CH": "de", "en-GB": "en", "xx": "en", "": "en", "d": "en"} {
		if got := For(tag).Tag(); got != want {
			t.Errorf("%q: %s, want %s", tag, got, want)
		}
	}
}

func TestTexts(t *testing.T) {
	german := For("de")
	day := kb.Date{Year: 2026, Month: 9, Day: 14}
	for _, test := range []struct{ got, want string }{
		{English().Text("day", 14, "September", 2026), "14 September 2026"},
		{German(t).Day(day), "14. September 2026"},
		{English().Day(kb.Date{}), ""},
		{English().Month(0), ""},
		{English().Count("incidents", 1), "1 incident"},
		{German(t).Count("incidents", 0), "0 Vorfälle"},
		{English().Count("times", 2), "twice"},
		{English().Count("row.open", 3, 1), "1 of 3 actions open"},
		{English().List([]string{"a", "b", "c"}), "a, b and c"},
		{german.List([]string{"a"}), "a"},
		{english, "en"},
		{strings.Join(English().Pieces("pages.shown"), "|"), "| to | of |"},
		{German(t).Word("state.", "done"), "erledigt"},
		{German(t).Word("state.", "unheard of"), "unheard of"},
		{German(t).Word("state.", ""), ""},
		{German(t).Text("agenda.last", day), "Die letzte war am 14. September 2026."},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

// German is a language that there is, whatever else there may be.
func German(t *testing.T) *Language {
	t.Helper()
	if For("de") == English() {
		t.Fatal("there is no German")
	}
	return For("de")
}
