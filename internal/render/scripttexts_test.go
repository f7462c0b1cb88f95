package render

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/texts"
)

func TestScriptsSayTexts(t *testing.T) {
	for _, test := range []struct{ script, english, german string }{
		{`f(wording("state.done"))`, `f("done")`, `f("erledigt")`},
		{`wording("pages.number", a, b)`, `wording("Page {0} of {1}", a, b)`, `wording("Seite {0} von {1}", a, b)`},
		{`wording("times", n)`, `wording({"1":"once","2":"twice","one":"{0} times","other":"{0} times"}, n)`,
			`wording({"1":"einmal","2":"zweimal","one":"{0}-mal","other":"{0}-mal"}, n)`},
		{`wordingParts("findings.more-on", a)`, `wordingParts("More on {0}", a)`, `wordingParts("Mehr zu {0}", a)`},
		{`const wording = (said) => said; wording(said)`, `const wording = (said) => said; wording(said)`, `const wording = (said) => said; wording(said)`},
	} {
		for tag, want := range map[string]string{"en": test.english, "de": test.german} {
			got, err := worded([]byte(test.script), texts.For(tag))
			if err != nil || string(got) != want {
				t.Errorf("%s: %s, error %v, want %s", tag, got, err, want)
			}
		}
	}
	if _, err := worded([]byte(`wording("no.such.text")`), texts.English()); err == nil || !strings.Contains(err.Error(), "no.such.text") {
		t.Errorf("error is %v, want one that names the key", err)
	}
}

// What a script shows or has read out is a text of the table. A literal is for
// machines if it is one word in small letters, unless it is what an element says.
func TestScriptsHaveNoWordsOfTheirOwn(t *testing.T) {
	// These are for machines, or names that are the same in every language.
	known := map[string]bool{}
	for _, name := range []string{
		"UTC", "NFC", "NFKD", "Slack", "Markdown",
		"Escape", "Enter", "Home", "End", "PageDown", "PageUp", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight",
		"al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize",
	} {
		known[name] = true
	}
	checked := 0
	err := fs.WalkDir(assets.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".js") {
			return err
		}
		source, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			return err
		}
		for _, literal := range ownWords(t, source) {
			checked++
			if !known[literal] {
				t.Errorf("%s says %q, which should be in the table of texts", name, literal)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked == 0 {
		t.Error("no literal was looked at")
	}
	for script, want := range map[string]string{
		`p.textContent = "found"`:                    "found",
		`p.setAttribute("aria-label", "found")`:      "found",
		"p.append(`${n} results`)":                   " results",
		`element("p", {}, "Nothing")`:                "Nothing",
		`say("nothing here")`:                        "nothing here",
		`throw new Error("nothing here")`:            "",
		`p.className = "found"`:                      "",
		`f(wording("search.none"))`:                  "",
		`document.querySelector("nav a, main > h2")`: "",
	} {
		if got := strings.Join(ownWords(t, []byte(script)), "|"); got != want {
			t.Errorf("%s: %q, want %q", script, got, want)
		}
	}
}

var (
	// sentence is words as people write them; selectors, addresses and formats are not.
	sentence = regexp.MustCompile(`^[\s,:;]*\(?(\p{Lu}[\p{Ll}\p{Lu}]*|\p{L}[\p{Ll}’']*( [\p{Ll}’',]+)+)([ .…:,;]|$)|^ \p{Ll}+$`)
	// forPeople is what stands before a literal that an element says.
	forPeople = []string{"textContent=", "title=", "placeholder=", "alt=", `"aria-label",`, `"aria-label":`, `Attribute("title",`, `Attribute("placeholder",`, `Attribute("alt",`}
	// forMachines is what stands before one that only machines and programmers read.
	forMachines = []string{"Error(", "querySelector(", "querySelectorAll(", "closest(", "matches(", "Error(url+", "class:", "className="}
)

// ownWords are the literals of a script that read like something for people.
func ownWords(t *testing.T, source []byte) []string {
	t.Helper()
	var words []string
	before := "" // the tokens so far, without blanks
	lexer := js.NewLexer(parse.NewInputBytes(source))
	divides := false // whether a slash divides, and begins no pattern
	for {
		kind, token := lexer.Next()
		if kind == js.ErrorToken {
			break
		}
		text := string(token)
		switch kind {
		case js.WhitespaceToken, js.LineTerminatorToken, js.CommentToken, js.CommentLineTerminatorToken:
			continue
		case js.DivToken, js.DivEqToken:
			if !divides {
				_, token = lexer.RegExp()
				text = string(token)
			}
		case js.StringToken, js.TemplateToken, js.TemplateStartToken, js.TemplateMiddleToken, js.TemplateEndToken:
			literal := strings.NewReplacer("${", "", "}", "", "`", "").Replace(strings.Trim(text, `"'`))
			behind := func(start string) bool { return strings.HasSuffix(before, start) }
			shown := slices.ContainsFunc(forPeople, behind) && strings.ContainsFunc(literal, unicode.IsLetter)
			if (shown || sentence.MatchString(literal)) && !slices.ContainsFunc(forMachines, behind) {
				words = append(words, literal)
			}
		}
		divides = js.IsIdentifierName(kind) || js.IsNumeric(kind) || kind == js.StringToken || text == ")" || text == "]" || text == "}"
		before = before[max(0, len(before)-60):] + text
	}
	return words
}

// The values of a text in a script are those of the table, and as many.
func TestScriptsFillTextsIn(t *testing.T) {
	used := map[string]bool{}
	call := regexp.MustCompile(`\bwording(?:Parts)?\("([a-z0-9.-]+)"`)
	_ = fs.WalkDir(assets.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".js") {
			source, _ := fs.ReadFile(assets.FS, name)
			for _, found := range call.FindAllSubmatch(source, -1) {
				used[string(found[1])] = true
			}
		}
		return err
	})
	if len(used) < 40 {
		t.Fatalf("scripts ask for %d texts", len(used))
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		if strings.Contains(texts.English().Placed(key), "`") {
			t.Errorf("%s has code, which a script shows as it is written", key)
		}
	}
}
