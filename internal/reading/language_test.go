package reading

import "testing"

func TestLanguage(t *testing.T) {
	for _, test := range []struct{ name, text, want, rule string }{
		{"none", "# T\n", "", ""},
		{"language", "---\nlanguage: de\n---\n", "de", ""},
		{"with a region", "---\nlang: pt-BR\n---\n", "pt-BR", ""},
		{"with an underscore", "---\nlocale: zh_CN\n---\n", "zh-CN", ""},
		{"in small letters", "---\nlanguage: pt-br\n---\n", "pt-BR", ""},
		{"of three letters", "---\nlanguage: deu\n---\n", "de", ""},
		{"no language", "---\nlanguage: xx\n---\n", "", "language-unclear"},
		{"no tag", "---\nlanguage: in English\n---\n", "", "language-unclear"},
	} {
		t.Run(test.name, func(t *testing.T) {
			incident, problems := readDocument(t, "a.md", test.text, Rules{})
			if incident.Language != test.want {
				t.Errorf("the language is %q, want %q", incident.Language, test.want)
			}
			rule := ""
			for _, p := range problems {
				rule = p.Rule.String()
			}
			if rule != test.rule {
				t.Errorf("the problem is %q, want %q", rule, test.rule)
			}
		})
	}
}
