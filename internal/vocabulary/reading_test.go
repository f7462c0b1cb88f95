package vocabulary

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

// small is a vocabulary of a few factors, given as "slug: phrase".
func small(t *testing.T, lines ...string) *Vocabulary {
	t.Helper()
	bySlug := map[string]*Factor{}
	var order []string
	for _, line := range lines {
		slug, text, _ := strings.Cut(line, ": ")
		name, except := strings.CutSuffix(slug, " except")
		name, mitigator := strings.CutSuffix(name, " (mitigator)")
		name, general := strings.CutSuffix(name, " (general)")
		f := bySlug[name]
		if f == nil {
			f = &Factor{Slug: name, Title: "Title of " + name, Mitigator: mitigator, General: general, Phrases: map[string][]string{}, Except: map[string][]string{}}
			bySlug[name] = f
			order = append(order, name)
		}
		if _, err := parsePhrases(english, text); err != nil {
			t.Fatal(err)
		}
		if except {
			f.Except[english] = append(f.Except[english], text)
		} else {
			f.Phrases[english] = append(f.Phrases[english], text)
		}
	}
	var factors []Factor
	for _, slug := range order {
		factors = append(factors, *bySlug[slug])
	}
	return New(factors)
}

// TestRead reads items with small vocabularies: what is suggested, by which words,
// and what is kept away, by which reason.
func TestRead(t *testing.T) {
	tests := []struct {
		name    string
		phrases []string
		item    Item
		want    string
	}{
		{"stems", []string{"alert: missing alert"}, Item{Text: "Missing alerts"}, "alert (Missing alerts by missing alert) "},
		{"spelling", []string{"slip: =set wrong"}, Item{Text: "settings wrong"}, ""},
		{"any ending", []string{"disk: disk exhaust*"}, Item{Text: "Disk exhaustion on the host"}, "disk (Disk exhaustion by disk exhaust*) "},
		{"alternatives", []string{"disk: (disk|file system) full"}, Item{Text: "a file-system full of logs"}, "disk (file-system full by (disk|file system) full) "},
		{"class", []string{"alert: {lack} ~ {alert}"}, Item{Text: "without any useful monitoring"}, "alert (without any useful monitoring by {lack} ~ {alert}) "},
		{"gap of four", []string{"alert: no ~ watch"}, Item{Text: "no one two three four watch"}, "alert (no one two three four watch by no ~ watch) "},
		{"gap too long", []string{"alert: no ~ watch"}, Item{Text: "no one two three four five watch"}, ""},
		{"gap of one", []string{"alert: no ~1 watch"}, Item{Text: "no one two watch"}, ""},
		{"a comma counts for two", []string{"alert: no ~2 watch"}, Item{Text: "no rest, our watch"}, ""},
		{"within a sentence", []string{"alert: no ~ watch"}, Item{Text: "There was no. The watch"}, ""},
		{"a number", []string{"late: after # hours"}, Item{Text: "after 3 hours"}, "late (after 3 hours by after # hours) "},
		{"one word is too little", []string{"deploy: deploy"}, Item{Text: "The deploy was made at noon by the team as it is on most days"},
			"not deploy (deploy: too little by itself) "},
		{"one word beside a cause", []string{"deploy: deploy"}, Item{Text: "Due to the deploy that was made at noon"}, "deploy (deploy by deploy) "},
		{"one word in a brief item", []string{"deploy: deploy"}, Item{Text: "A deploy"}, "deploy (deploy by deploy) "},
		{"one strong word", []string{"typo: ! typo"}, Item{Text: "There was a typo in one of the many files that we had to change"}, "typo (typo by ! typo) "},
		{"negation before", []string{"bug: bug caused"}, Item{Text: "It was not a bug caused by us"}, "not bug (bug caused: negated by “not”) "},
		{"negation within", []string{"deploy: deploy ~ broke"}, Item{Text: "The deploy has not yet broke"}, "not deploy (deploy has not yet broke: negated by “not”) "},
		{"no lack", []string{"tests: {lack} ~3 {test}"}, Item{Text: "There was no lack of tests"}, "not tests (There was no lack of tests: negated by “no”) "},
		{"not for lack", []string{"alert: {lack} ~ {alert}"}, Item{Text: "It was not for lack of monitoring"}, "not alert (lack of monitoring: negated by “not”) "},
		{"contraction", []string{"deploy: deploy ~ broke"}, Item{Text: "The deploy hasn’t broke"}, "not deploy (deploy hasn’t broke: negated by “hasn’t”) "},
		{"except", []string{"deploy: bad deploy", "deploy except: bad deploy script"}, Item{Text: "a bad deploy script"},
			"not deploy (bad deploy: except: “bad deploy script” (bad deploy script)) "},
		{"topic of a lack", []string{"alert: {lack} ~ {alert}", "disk: disk space"}, Item{Text: "No alert for disk space"},
			"alert (No alert by {lack} ~ {alert}) not disk (disk space: it is what “No alert” is about) "},
		{"in passing", []string{"disk: disk was full"}, Item{Prose: true, Text: "We looked for a while at another host whose disk was full"},
			"not disk (disk was full: it is said in passing, and nothing else points to it) "},
		{"a cause in a story", []string{"disk: full disk"}, Item{Prose: true, Text: "Then all of the writes failed due to a full disk"}, "disk (full disk by full disk) "},
		{"what a story begins with", []string{"disk: disk was full"}, Item{Prose: true, Text: "The disk was full"}, "disk (disk was full by disk was full) "},
		{"what led on in a story", []string{"disk: full disk"}, Item{Prose: true, Text: "On that host there was a full disk, which caused writes to fail"}, "disk (full disk by full disk) "},
		{"an outcome in a story", []string{"log: missing metrics"}, Item{Prose: true, Text: "It restarted again and again, which resulted in missing metrics"},
			"not log (missing metrics: it is said in passing, and nothing else points to it) "},
		{"a lack that came of it in a story", []string{"log: - metrics"}, Item{Prose: true, Text: "It restarted again and again, which resulted in missing metrics"},
			"not log (missing metrics: it is said in passing, and nothing else points to it) "},
		{"a lack in a story", []string{"log: - metrics"}, Item{Prose: true, Text: "It restarted again and again, for which there were no metrics"}, "log (there were no metrics by - metrics) "},
		{"late behind words of cause", []string{"disk: full disk"}, Item{Text: "We went on with the list of hosts that somebody had written down until we saw that they had failed because of a full disk"},
			"disk (full disk by full disk) "},
		{"late in a sentence about the cause", []string{"disk: full disk"}, Item{Text: "The cause of the many uploads that failed on all of the hosts between noon and the evening was one full disk"},
			"disk (full disk by full disk) "},
		{"late in a sentence about something else", []string{"disk: full disk"}, Item{Text: "The host of the many uploads that failed on all of the hosts between noon and the evening was one full disk"},
			"not disk (full disk: it is said in passing, and nothing else points to it) "},
		{"words that lead on", []string{"deploy: change which caused"}, Item{Prose: true, Text: "To please some of our users we merged a change which caused it"},
			"deploy (change which caused by change which caused) "},
		{"late in a long item", []string{"disk: full disk"}, Item{Text: "We went on with the list of hosts that somebody had written down and saw on one of them a full disk that was of no use to anyone"},
			"not disk (full disk: it is said in passing, and nothing else points to it) "},
		{"no trouble", []string{"net: {lack} ~ network"}, Item{Text: "No network connectivity issues"}, "not net (No network: negated by “No”) "},
		{"about trouble", []string{"alert: {lack} ~ {alert}"}, Item{Text: "No alert for issues"}, "alert (No alert by {lack} ~ {alert}) "},
		{"beside in the same clause", []string{"alert: missing alert", "disk: disk pressure"}, Item{Text: "The missing alert hid that one host under disk pressure"},
			"alert (missing alert by missing alert) not disk (disk pressure: too little by itself) "},
		{"beside in another clause", []string{"alert: missing alert", "disk: disk pressure"}, Item{Text: "The missing alert hid that host, and disk pressure"},
			"alert (missing alert by missing alert) disk (disk pressure by disk pressure) "},
		{"beside in another sentence", []string{"alert: missing alert", "disk: disk pressure"}, Item{Text: "The missing alert hid one host. It had disk pressure"},
			"alert (missing alert by missing alert) disk (disk pressure by disk pressure) "},
		{"arrows end sentences", []string{"disk: full ~ retry"}, Item{Text: "Disk full → retry"}, ""},
		{"supposed", []string{"disk: filled the disk"}, Item{Text: "Another hour would have filled the disk"}, "not disk (filled the disk: supposed by “would”) "},
		{"supposed not", []string{"disk: full disk"}, Item{Text: "It would not stop with a full disk"}, "disk (full disk by full disk) "},
		{"particular before general", []string{"change (general): the change broke", "lock: table lock"}, Item{Text: "The change broke it, with a table lock"},
			"lock (table lock by table lock) not change (The change broke: it is general, and “Title of lock” is more particular) "},
		{"never across", []string{"ready (mitigator): rollback worked"}, Item{Text: "The rollback worked"}, ""},
		{"praise turned round", []string{"ready (mitigator): rollback worked"}, Item{Text: "We never thought that rollback worked", Role: Mitigator},
			"not ready (rollback worked: negated by “never”) "},
		{"quoted text is not the author's", []string{"disk: disk full"}, Item{Text: `The page said "your disk full of joy"`}, ""},
		{"two quoted words are", []string{"disk: disk full"}, Item{Text: `It was "disk full"`}, "disk (disk full by disk full) "},
		{"code says nothing", []string{"disk: disk full"}, Item{Text: "`disk full` was printed"}, ""},
		{"nor do addresses", []string{"disk: disk full"}, Item{Text: "See [this](disk full) and https://example.org/disk-full"}, ""},
		{"prose needs more", []string{"disk: disk ~ full"}, Item{Text: "At that time the big old noisy disk was nearly always full", Prose: true},
			"not disk (disk was nearly always full: too little by itself) "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.item.Language = english
			if tt.item.Role == "" {
				tt.item.Role = Cause
			}
			got := small(t, tt.phrases...).Read(tt.item)
			if summary(got) != tt.want {
				t.Errorf("have %q, want %q", summary(got), tt.want)
			}
			for _, s := range got.Suggestions {
				if tt.item.Text[s.Span.From:s.Span.To] != s.Words {
					t.Errorf("the words %q do not stand at %v", s.Words, s.Span)
				}
			}
		})
	}
}

// TestAtMostTwo holds that an item that reads like everything has two suggestions.
func TestAtMostTwo(t *testing.T) {
	v := New(Starter())
	for _, text := range []string{
		"No monitoring, no tests, no documentation, no rollback plan, no backups, disk full, out of memory",
		"Lack of testing, lack of alerting and lack of training",
	} {
		if got := v.Read(Item{Text: text, Role: Cause}); len(got.Suggestions) > mostSuggestions {
			t.Errorf("%q: %s", text, summary(got))
		}
	}
}

// TestOwn holds that a team's own factor replaces a known one, keeps its phrases and
// goes before the others.
func TestOwn(t *testing.T) {
	own := []Factor{
		{Slug: "full-disk", Title: "The cellar is full", Phrases: map[string][]string{AnyLanguage: {"lantern"}}},
		{Slug: "lantern-week", Title: "Lantern week"},
	}
	v := New(Merge(Starter(), own))
	for text, want := range map[string]string{
		"The disk was full":     "The cellar is full",
		"The lantern":           "The cellar is full",
		"It was lantern week":   "Lantern week",
		"Es war Lantern-Week !": "Lantern week",
	} {
		got := v.Read(Item{Text: text, Role: Cause})
		if len(got.Suggestions) == 0 || got.Suggestions[0].Title != want {
			t.Errorf("%q: have %s, want %s", text, summary(got), want)
		}
	}
}

// TestMarkers holds that words point to markers, and that a factor's own markers come
// with strong cues only.
func TestMarkers(t *testing.T) {
	v := New(Starter())
	got := v.Read(Item{Text: "Missing documentation after the engineer left the company", Role: Cause, Language: english})
	if len(got.Suggestions) == 0 || !strings.Contains(strings.Join(got.Suggestions[0].Markers, " "), "team-changes") {
		t.Errorf("have %+v, want the marker team-changes", got.Suggestions)
	}
}

// TestDeterminism reads the same items from many goroutines and vocabularies.
func TestDeterminism(t *testing.T) {
	items := []Item{
		{Text: "No monitoring of the queue, and no documentation", Role: Cause},
		{Text: "Rollback was quick and the alert fired early", Role: Mitigator},
		{Text: "監視が不足しており、手順書もなかった", Role: Cause},
	}
	first := New(Starter())
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			again := New(Starter())
			for _, item := range items {
				if want, got := first.Read(item), again.Read(item); !reflect.DeepEqual(want, got) {
					t.Errorf("%q: have %s, then %s", item.Text, summary(want), summary(got))
				}
			}
		})
	}
	wait.Wait()
}

// hostile are texts that are long, that repeat what phrases begin with, or that are no
// text.
var hostile = map[string]string{
	"empty":    "",
	"one word": strings.Repeat("a", 100_000),
	"cues":     strings.Repeat("no not missing ", 7000),
	"open":     strings.Repeat("no alert (", 10_000),
	"quotes":   strings.Repeat(`"no alert" `, 9000),
	"ticks":    strings.Repeat("`", 100_000),
	"links":    strings.Repeat("](", 50_000),
	"han":      strings.Repeat("监控没有", 8000),
	"no text":  strings.Repeat("\xff\xfe", 50_000),
	"marks":    strings.Repeat("e\u0301\u0301", 20_000),
	"signs":    "\u200b,.!?;:()[]{}|~*#",
}

// TestHostile holds that reading ends, and that spans lie within the text.
func TestHostile(t *testing.T) {
	v := New(Starter())
	for name, text := range hostile {
		for _, role := range []Role{Cause, Mitigator, "other"} {
			got := v.Read(Item{Text: text, Role: role})
			if len(got.Suggestions) > mostSuggestions || len(got.Refusals) > mostFound {
				t.Errorf("%s: %d suggestions and %d refusals", name, len(got.Suggestions), len(got.Refusals))
			}
			for _, s := range got.Suggestions {
				if s.Span.From < 0 || s.Span.To > len(text) || s.Span.From >= s.Span.To {
					t.Errorf("%s: the span %v is not in the text", name, s.Span)
				}
			}
		}
	}
}

// TestPhraseErrors says what is wrong with a phrase to its author.
func TestPhraseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":              "it has no word",
		"~ ~":           "it has no word",
		"(a|b":          "a bracket is not closed",
		"{alert":        "a brace is not closed",
		"{nothing} x":   "there is no class {nothing} in this language",
		"a* word":       `"a" is too short for an ending`,
		"(a ~ b)":       "~ cannot stand within alternatives",
		"a b c d e f g": "it has more than 6 parts",
		"- a ~ b":       "~ cannot stand behind -",
		"a ~12 b":       "~12 is not from ~1 to ~9",
		"a ~0 b":        "~0 is not from ~1 to ~9",
		"wo*rd":         `"wo*rd" has a sign in a place where it means nothing`,
	} {
		if _, err := parsePhrases(english, text); err == nil || err.Error() != want {
			t.Errorf("%q: have %v, want %s", text, err, want)
		}
	}
}

// TestLack: a phrase of a lack is read in every way that a language says that something
// was not there, wherever in a text, and not where the words are taken apart.
func TestLack(t *testing.T) {
	objects := map[string]string{
		english: "- {rollback}", "de": "- {backup}", "fr": "- {check}", "es": "- {review}", "pt": "- {docs}", "nb": "- {alert}", "ja": "- {timeout}", "zh": "- {limit}",
	}
	v := New([]Factor{{Slug: "lack", Title: "Lack", Phrases: map[string][]string{}}})
	for language, phrase := range objects {
		v.factors[0].Phrases[language] = []string{phrase}
	}
	for _, tt := range []struct {
		language, text string
		want           bool
	}{
		{english, "There was no way back", true},
		{english, "The release shipped without a tested rollback plan", true},
		{english, "A rollback plan was never set up", true},
		{english, "We had not written any rollback procedure", true},
		{english, "The team skipped the rollback plan", true},
		{english, "The new scheduler was merged on the last day of a long week by two people who sat in other rooms, and it had no rollback plan", true},
		{english, "The rollback plan was followed", false},
		{english, "No errors came up while the rollback plan ran", false},
		{"de", "Das Backup wurde nie eingerichtet", true},
		{"de", "Es gab keine Datensicherung der Kundendaten", true},
		{"de", "Das Backup hat uns gerettet", false},
		{"fr", "Le contrôle n'était pas en place", true},
		{"fr", "Aucun garde-fou avant la suppression", true},
		{"fr", "Le contrôle a empêché la suppression", false},
		{"es", "No se hizo revisión de código", true},
		{"es", "La revisión encontró el fallo", false},
		{"pt", "O runbook estava desatualizado", true},
		{"pt", "Runbook desatualizado", true},
		{"pt", "O runbook ajudou a equipe", false},
		{"nb", "Alarmen ble aldri satt opp", true},
		{"nb", "Alarmen gikk etter ett minutt", false},
		{"ja", "タイムアウトが設定されていなかった", true},
		{"ja", "タイムアウトで復旧した", false},
		{"zh", "没有设置内存限制", true},
		{"zh", "内存限制生效", false},
	} {
		for _, prose := range []bool{false, true} {
			got := v.Read(Item{Text: tt.text, Role: Cause, Language: tt.language, Prose: prose})
			if (len(got.Suggestions) == 1) != tt.want {
				t.Errorf("%s, prose %t: %s: have %s", tt.language, prose, tt.text, summary(got))
			}
		}
	}
}

// TestNamesHaveNoSigns: a title says what it says, whatever it begins with.
func TestNamesHaveNoSigns(t *testing.T) {
	v := New([]Factor{{Slug: "backup", Title: "- Cold backup", Synonyms: []string{"! - warm (copy"}}})
	for text, want := range map[string]int{"A cold backup was used": 1, "There was no cold backup": 0, "A warm copy was used": 1} {
		if got := v.Read(Item{Text: text, Role: Cause, Language: english}); len(got.Suggestions) != want {
			t.Errorf("%s: have %s", text, summary(got))
		}
	}
}

// TestNameOfCode: the parts of a name of code or of a file are no words of the author.
func TestNameOfCode(t *testing.T) {
	v := small(t, "backup: no backup")
	for text, want := range map[string]int{"No backup": 1, "No backup. Nothing else": 1, "No backup.restore there": 0, "no backup.sh": 0} {
		if got := v.Read(Item{Text: text, Role: Cause, Language: english}); len(got.Suggestions) != want {
			t.Errorf("%s: have %s", text, summary(got))
		}
	}
}

func FuzzParsePhrase(f *testing.F) {
	for _, seed := range []string{"{lack} ~ {alert}", "- {alert}", "-", "! (a|b c) ~2 d*", "((", "監視 ~ (不足|漏れ)", "=set #"} {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, text string) {
		if _, err := parsePhrases(english, text); err != nil {
			return
		}
		New([]Factor{{Slug: "x", Title: "X", Phrases: map[string][]string{english: {text}}}}).Read(Item{Text: text, Role: Cause, Language: english})
	})
}

// TestLanguageOfDocument: an item of few words is read in the language of those beside it,
// and one in Latin letters in English where those beside it have others.
func TestLanguageOfDocument(t *testing.T) {
	tests := []struct{ text, beside, want, language string }{
		{"Loggmonitorering fungerer.", "Det traff kun et subsett av brukerne, som ikke kunne søke", "alert-fired-early", "nb"},
		{"Loggmonitorering fungerer.", "It was only a subset of our users that could not search", "", ""},
		{"Monitoring caught it early", "Det traff kun et subsett av brukerne, og det var flaks for oss", "alert-fired-early", "en"},
		{"Monitoring caught it early", "影響は一部のユーザーに限られた", "alert-fired-early", "en"},
	}
	v := New(Starter())
	for _, tt := range tests {
		readings := v.ReadAll([]Item{{Text: tt.text, Role: Mitigator}, {Text: tt.beside, Role: Mitigator}})
		var slug, language string
		if found := readings[0].Suggestions; len(found) > 0 {
			slug, language = found[0].Slug, found[0].Language
		}
		if slug != tt.want || language != tt.language {
			t.Errorf("%q beside %q reads like %q in %q, want %q in %q", tt.text, tt.beside, slug, language, tt.want, tt.language)
		}
	}
}

// languageOfText is the language that the words of a text tell.
func languageOfText(text string) string { return languageOf("", tokenize(text), english) }

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The disk was full and we did not know":            "en",
		"Vi mangler varsling på feil som ble funnet":       "nb",
		"Die Platte war voll und wir wurden nicht gerufen": "de",
		"Le disque est plein et nous ne savions pas":       "fr",
		"El disco se llenó y no había alertas":             "es",
		"O disco encheu e não havia alertas na equipe":     "pt",
		"監視がなかった":                                          "ja", "缺少监控": "zh",
	} {
		if got := languageOfText(text); got != want {
			t.Errorf("%q: have %s, want %s", text, got, want)
		}
	}
}

// BenchmarkDocument reads what a document usually has: a dozen items.
func BenchmarkDocument(b *testing.B) {
	v := New(Starter())
	items := []Item{
		{Text: "No monitoring of network subnet capacity let a known limitation become an acute problem.", Role: Cause},
		{Text: "It took quite some time before we noticed this error. The mails seem to get marked as spam and arrive hours later.", Role: Cause},
		{Text: "The configuration of the load balancer was invalid, and nothing stopped it from being applied.", Role: Cause},
		{Text: "We were alerted to the outage before it affected users, and rolled back quickly.", Role: Mitigator},
	}
	b.ReportAllocs()
	for b.Loop() {
		for range 3 {
			for _, item := range items {
				v.Read(item)
			}
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	v := New(Starter())
	for name, text := range hostile {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				v.Read(Item{Text: text, Role: Cause})
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	factors := Starter()
	for b.Loop() {
		New(factors).Read(Item{Text: "No alert", Role: Cause, Language: english})
	}
}

// TestReadAll: what two items of a document read like is meant, wherever they say it.
func TestReadAll(t *testing.T) {
	v := small(t, "disk: disk was full")
	passing := Item{Prose: true, Text: "We looked for a while at another host whose disk was full"}
	again := Item{Prose: true, Text: "Nobody had thought for a moment that the disk was full there"}
	for name, tt := range map[string]struct {
		items []Item
		want  int
	}{
		"once": {[]Item{passing}, 0}, "the same words twice": {[]Item{passing, passing}, 0}, "in two items": {[]Item{passing, again}, 2},
	} {
		count := 0
		for _, reading := range v.ReadAll(tt.items) {
			count += len(reading.Suggestions)
		}
		if count != tt.want {
			t.Errorf("%s: %d items have a suggestion, want %d", name, count, tt.want)
		}
	}
}
