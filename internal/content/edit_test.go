package content

import (
	"strings"
	"testing"
)

// factorEntry is the entry that the tests add: two keys with texts.
func factorEntry(factor, words string) Value {
	return Value{Kind: Mapping, Pairs: []Pair{
		{Key: "factor", Value: Value{Text: factor, Key: "factor"}}, {Key: "words", Value: Value{Text: words, Key: "words"}},
	}}
}

const entry = "  - factor: Alert noise\n    words: too noisy\n"

// Every text before and after, with what is added between the two.
func TestAdd(t *testing.T) {
	entryToFactors := Addition{Key: KeyFactors, Items: []Value{factorEntry("Alert noise", "too noisy")}}
	for _, test := range []struct{ name, before, after string }{
		{"no front matter", "# Title\n\ntext\n", "---\nfactors:\n" + entry + "---\n\n# Title\n\ntext\n"},
		{"front matter in a fence", "```md\n---\ntitle: A\n---\ntext\n```\n", "```md\n---\ntitle: A\nfactors:\n" + entry + "---\ntext\n```\n"},
		{"a fence around a body", "```md\n# A\n```\n", "---\nfactors:\n" + entry + "---\n\n```md\n# A\n```\n"},
		{"an empty file", "", "---\nfactors:\n" + entry + "---\n"},
		{"a rule that opens nothing", "---\n\nprose\n\n---\n", "---\nfactors:\n" + entry + "---\n\n---\n\nprose\n\n---\n"},
		{"no key yet", "---\ntitle: A\n---\ntext", "---\ntitle: A\nfactors:\n" + entry + "---\ntext"},
		{"an empty block", "---\n---\ntext", "---\nfactors:\n" + entry + "---\ntext"},
		{"comments alone", "---\n# title: A\n---\ntext", "---\n# title: A\nfactors:\n" + entry + "---\ntext"},
		{"a comment at the end", "---\ntitle: A # why\n# last\n---\n", "---\ntitle: A # why\n# last\nfactors:\n" + entry + "---\n"},
		{"indented keys", "---\n  title: A\n---\n", "---\n  title: A\n  factors:\n    - factor: Alert noise\n      words: too noisy\n---\n"},
		{"a block list", "---\nfactors:\n  - Retry storm # old\n\ntitle: A\n---\n", "---\nfactors:\n  - Retry storm # old\n" + entry + "\ntitle: A\n---\n"},
		{"a list at the margin", "---\nfactors:\n- a\n- factor: b\n  whys:\n  - c\ntitle: A\n---\n",
			"---\nfactors:\n- a\n- factor: b\n  whys:\n  - c\n- factor: Alert noise\n  words: too noisy\ntitle: A\n---\n"},
		{"a list with a text of lines", "---\nfactors:\n  - factor: b\n    note: |\n      one\n\n      two\ntitle: A\n---\n",
			"---\nfactors:\n  - factor: b\n    note: |\n      one\n\n      two\n" + entry + "title: A\n---\n"},
		{"an empty flow list", "---\nfactors: []\n---\n", "---\nfactors: [{factor: Alert noise, words: too noisy}]\n---\n"},
		{"a flow list", "---\nfactors: [a, 'it''s, b' ]\n---\n", "---\nfactors: [a, 'it''s, b', {factor: Alert noise, words: too noisy} ]\n---\n"},
		{"a flow list over lines", "---\nfactors: [\n  a, # [one\n  it's, # two\n]\n---\n", "---\nfactors: [\n  a, # [one\n  it's, {factor: Alert noise, words: too noisy} # two\n]\n---\n"},
		{"nothing behind the key", "---\nfactors:\ntitle: A\n---\n", "---\nfactors:\n" + entry + "title: A\n---\n"},
		{"a comment behind the key", "---\nfactors: # none yet\ntitle: A\n---\n", "---\nfactors: # none yet\n" + entry + "title: A\n---\n"},
		{"null", "---\nfactors: ~ # none\n---\n", "---\nfactors: [{factor: Alert noise, words: too noisy}] # none\n---\n"},
		{"a lone text", "---\nfactors: Retry storm, twice\n---\n", "---\nfactors: [\"Retry storm, twice\", {factor: Alert noise, words: too noisy}]\n---\n"},
		{"another name of the key", "---\nRoot-Causes: [a]\n---\n", "---\nRoot-Causes: [a, {factor: Alert noise, words: too noisy}]\n---\n"},
		{"a list goes before a text", "---\nroot_cause: a\ncauses:\n  - b\n---\n", "---\nroot_cause: a\ncauses:\n  - b\n" + entry + "---\n"},
		{"in braces", "---\n{title: A}\n---\n", "---\n{title: A, factors: [{factor: Alert noise, words: too noisy}]}\n---\n"},
		{"lines of Windows", "---\r\ntitle: A\r\n---\r\ntext\r\n", "---\r\ntitle: A\r\nfactors:\r\n  - factor: Alert noise\r\n    words: too noisy\r\n---\r\ntext\r\n"},
		{"mixed line ends", "---\r\ntitle: A\nfactors: [a]\r\n---\ntext\r\n", "---\r\ntitle: A\nfactors: [a, {factor: Alert noise, words: too noisy}]\r\n---\ntext\r\n"},
		{"lines of old", "---\rtitle: A\r---\rtext", "---\rtitle: A\rfactors:\r  - factor: Alert noise\r    words: too noisy\r---\rtext"},
		{"a byte order mark", "\uFEFF---\ntitle: A\n---\n", "\uFEFF---\ntitle: A\nfactors:\n" + entry + "---\n"},
		{"a mark and no front matter", "\uFEFF# A\r\n", "\uFEFF---\r\nfactors:\r\n  - factor: Alert noise\r\n    words: too noisy\r\n---\r\n\r\n# A\r\n"},
		{"blank lines before", "\n\n---\ntitle: A\n---\n", "\n\n---\ntitle: A\nfactors:\n" + entry + "---\n"},
		{"dots as the end", "---\ntitle: A\n...\ntext", "---\ntitle: A\nfactors:\n" + entry + "...\ntext"},
		{"a colon without quotes", "---\ntitle: Outage: DB down\n---\n", "---\ntitle: Outage: DB down\nfactors:\n" + entry + "---\n"},
		{"dates and numbers", "---\nid: 007\ndate: 2026-09-01\nresolved: no\n---\n", "---\nid: 007\ndate: 2026-09-01\nresolved: no\nfactors:\n" + entry + "---\n"},
		{"an anchor elsewhere", "---\ntitle: &t A\ndate: 2026-09-01\n---\n", "---\ntitle: &t A\ndate: 2026-09-01\nfactors:\n" + entry + "---\n"},
		{"a text of lines at the end", "---\nsummary: |\n  one\n\n  two\n---\n", "---\nsummary: |\n  one\n\n  two\nfactors:\n" + entry + "---\n"},
		{"a control character below", "---\ntitle: A\n---\n\x1b[31mred\n", "---\ntitle: A\nfactors:\n" + entry + "---\n\x1b[31mred\n"},
		{"TOML", "+++\ntitle = \"A\" # why\n+++\n", "+++\ntitle = \"A\" # why\nfactors = [{factor = \"Alert noise\", words = \"too noisy\"}]\n+++\n"},
		{"TOML before tables", "+++\ntitle = \"A\"\n\n# mine\n[params]\nx = 1\n+++\n",
			"+++\ntitle = \"A\"\nfactors = [{factor = \"Alert noise\", words = \"too noisy\"}]\n\n# mine\n[params]\nx = 1\n+++\n"},
		{"a list of TOML", "+++\nfactors = [\n  'a', # \"one\n]\ntitle = \"A\"\n+++\n", "+++\nfactors = [\n  'a', {factor = \"Alert noise\", words = \"too noisy\"} # \"one\n]\ntitle = \"A\"\n+++\n"},
		{"a text of TOML", "+++\nfactors = \"a\" # one\n+++\n", "+++\nfactors = [\"a\", {factor = \"Alert noise\", words = \"too noisy\"}] # one\n+++\n"},
		{"tables of TOML", "+++\n[[factors]]\nfactor = \"a\"\n+++\ntext", "+++\n[[factors]]\nfactor = \"a\"\n\n[[factors]]\nfactor = \"Alert noise\"\nwords = \"too noisy\"\n+++\ntext"},
		{"JSON", "{\n  \"title\": \"A\",\n  \"id\": 7\n}\ntext", "{\n  \"title\": \"A\",\n  \"id\": 7,\n  \"factors\": [{\"factor\": \"Alert noise\", \"words\": \"too noisy\"}]\n}\ntext"},
		{"JSON in a line", "{\"factors\": [\"}\\\"\"]}\n", "{\"factors\": [\"}\\\"\", {\"factor\": \"Alert noise\", \"words\": \"too noisy\"}]}\n"},
		{"empty JSON", "{}\ntext", "{\"factors\": [{\"factor\": \"Alert noise\", \"words\": \"too noisy\"}]}\ntext"},
		{"null in JSON", "{\"factors\": null, \"id\": 1}\ntext", "{\"factors\": [{\"factor\": \"Alert noise\", \"words\": \"too noisy\"}], \"id\": 1}\ntext"},
		{"JSON between dashes", "---json\n{\"title\": \"A\"}\n---\n", "---json\n{\"title\": \"A\", \"factors\": [{\"factor\": \"Alert noise\", \"words\": \"too noisy\"}]}\n---\n"},
	} {
		after, err := Add(File{Path: "a.md"}, []byte(test.before), entryToFactors)
		if err != nil || string(after) != test.after {
			t.Errorf("%s: error %v\n got %q\nwant %q", test.name, err, after, test.after)
		}
	}
}

// What cannot be changed safely is refused, with a reason.
func TestAddRefuses(t *testing.T) {
	for _, test := range []struct{ name, before, says string }{
		{"the list is anchored", "---\nfactors: &f\n  - a\n---\n", "anchor"},
		{"a group", "---\nfactors:\n  factor: a\n---\n", "a group of keys"},
		{"a group of TOML", "+++\n[factors]\nfactor = \"a\"\n+++\n", "a group of keys"},
		{"a text over lines", "---\nfactors: one\n  two\n---\n", "cannot be added safely"},
		{"not closed", "---\ntitle: A\n", "not closed"},
		{"no YAML", "---\ntitle: [\n---\n", ""},
		{"no TOML", "+++\ntitle = A\n+++\n", ""},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00\n\x00", "save it as UTF-8"},
		{"a control character within", "---\ntitle: A\x01\n---\n", "characters that no text has"},
	} {
		after, err := Add(File{Path: "a.md"}, []byte(test.before), Addition{Key: KeyFactors, Items: []Value{factorEntry("A", "b")}})
		if err == nil || !strings.Contains(err.Error(), test.says) || after != nil {
			t.Errorf("%s: got %q and the error %v, want one with %q", test.name, after, err, test.says)
		}
	}
}

// Texts that could be something else are quoted, and read back as they are.
func TestAddTexts(t *testing.T) {
	odd := []string{"a: b", "- a", "#5", "yes", "a # b", "“quoted”", `back\slash "and" quotes`, "@me", "[a]", "1.10", "tab\there", "日本", "*a*", "null"}
	for _, before := range []string{"---\ntitle: A\n---\n", "---\ntags: []\n---\n", "+++\ntitle = \"A\"\n+++\n", "{\"title\": \"A\"}\n"} {
		a := Addition{Key: KeyTags}
		for _, text := range odd {
			a.Items = append(a.Items, Value{Text: text})
		}
		after, err := Add(File{Path: "a.md"}, []byte(before), a)
		if err != nil {
			t.Errorf("%q: %v", before, err)
			continue
		}
		var got []string
		for _, item := range read(string(after)).Fields[KeyTags].Items {
			got = append(got, item.Text)
		}
		if strings.Join(got, "|") != strings.Join(odd, "|") {
			t.Errorf("%q: read back\n%q, want\n%q", after, got, odd)
		}
	}
}

// Phrases stand a key deeper, as lines of a text or as a list.
func TestAddBelow(t *testing.T) {
	phrase := Addition{Key: KeyPhrases, Below: "en", Items: []Value{{Text: "alert noise too high"}, {Text: "it's loud"}}}
	for _, test := range []struct{ name, before, after string }{
		{"no key yet", "---\ntitle: A\n---\n", "---\ntitle: A\nphrases:\n  en:\n    - alert noise too high\n    - \"it's loud\"\n---\n"},
		{"another language", "---\nphrases:\n  de: |\n    zu laut\ntitle: A\n---\n",
			"---\nphrases:\n  de: |\n    zu laut\n  en:\n    - alert noise too high\n    - \"it's loud\"\ntitle: A\n---\n"},
		{"lines", "---\nphrases:\n  en: |\n    one ~ two\n    three\n\n  de: vier\n---\n",
			"---\nphrases:\n  en: |\n    one ~ two\n    three\n    alert noise too high\n    it's loud\n\n  de: vier\n---\n"},
		{"a list", "---\nphrases:\n  en: [one]\n---\n", "---\nphrases:\n  en: [one, alert noise too high, \"it's loud\"]\n---\n"},
		{"one text", "---\nphrases:\n  en: one ~ two\n---\n", "---\nphrases:\n  en: [\"one ~ two\", alert noise too high, \"it's loud\"]\n---\n"},
		{"TOML", "+++\ntitle = \"A\"\n+++\n", "+++\ntitle = \"A\"\n[phrases]\nen = [\"alert noise too high\", \"it's loud\"]\n+++\n"},
		{"JSON", "{\"title\": \"A\"}\n", "{\"title\": \"A\", \"phrases\": {\"en\": [\"alert noise too high\", \"it's loud\"]}}\n"},
	} {
		after, err := Add(File{Path: "factors/a.md", Role: FactorRole}, []byte(test.before), phrase)
		if err != nil || string(after) != test.after {
			t.Errorf("%s: error %v\n got %q\nwant %q", test.name, err, after, test.after)
		}
	}
}
