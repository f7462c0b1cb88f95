package search

import "testing"

// TestCompounds: a part of a compound finds it, beside the word itself
// where documents are in such a language.
func TestCompounds(t *testing.T) {
	texts := []string{
		"# a\n\nDie Datenbankverbindung war weg.", "# b\n\nKeine Verbindung.", "# c\n\nAnd the schoolteachers left.",
		"# d\n\nArbeitsspeicherverbrauch", "# e\n\nتعطل والخادم", "# f\n\nבשרתים",
	}
	tests := []struct{ name, language, query, want string }{
		{"beside the word itself", "de", "verbindung ", "b a"},
		{"only the word, where compounds are rare", "en", "verbindung ", "b"},
		{"anywhere, if there is nothing else", "en", "teachers ", "c"},
		{"not by a short ending", "de", "dung ", ""},
		{"the first part", "de", "datenbank ", "a"},
		{"a part in the middle", "de", "speicher ", "d"},
		{"a long way in", "de", "verbrauch ", "d"},
		{"behind an article", "en", "خادم ", "e"},
		{"between a preposition and a plural", "he", "שרת ", "f"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(t, bodies(t, Options{Language: tt.language}, texts...), Query{Text: tt.query}); got != tt.want {
				t.Errorf("%q finds %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}

// TestCommands: what people paste finds the document that has it.
func TestCommands(t *testing.T) {
	x := bodies(t, Options{}, "# a\n\nWe ran tar -xzf backup.tgz by hand.", "# b\n\nWe ran rm -rf /data by hand.",
		"# c\n\nWe ran java -Xmx4g -XX:+UseG1GC -jar app.jar there.", "# d\n\nThe app wrote a jar.", "# e\n\nJava was old.")
	for query, want := range map[string]string{
		"rm -rf /data ": "b", "tar -xzf backup.tgz": "a", "hand -backup ": "b", "10.20.30.41 ": "",
		"java -Xmx4g -XX:+UseG1GC -jar app.jar": "c", "java -jar": "e",
	} {
		if got := found(t, x, Query{Text: query}); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}
