package prose

import (
	"strings"
	"testing"
)

func TestSentence(t *testing.T) {
	// The first sentence ends at the bar.
	for name, texts := range map[string][]string{
		"marks": {
			"One.| Two.", "Why?| Nobody knew.", "It broke!| Again.", "No end", "", "One...| Two.",
			"It broke (again!) at noon.| We fixed it.", "“It broke.”| Then what?", "(It broke.)| Then it did not.",
			"It broke.| (ref. 5)", "“Why?” he said.| “It broke.”", "停止した。|原因は不明。", "「停止した。」|次に。", "为什么？|不知道。", "A title|\n\nA paragraph.",
			"One\ntwo.| Three.", "\n\nOne.| Two.", "It ended at 10:05.| 3 hosts were left.",
		},
		"numbers and names": {
			"It cost 1.5 hours.| It ended.", "See v2.5.1 of app.js now.| Then go.", "Version 1.10 broke.| It did.",
			"We changed app.js.| Then it broke.", "It was 10.0.0.1.| Nobody knew.", "We moved to v2.5.| Then it broke.",
			"1. The disk was full.| It broke.", "It is version 2024.| It broke.", "He was told by J. R. Smith.| Then he went.",
			"So did I.| Then he went.", "It took 45 s.| Then it broke.", "It took 5 min.| Then it broke.", "It took 30 ms.| Then it broke.",
		},
		"English": {
			"The vendor, i.e. Acme, was down.| We called.", "Some, e.g. Three, broke.| Then.", "It was no. 5 of them.| Then.",
			"The answer was no.| Then.", "It was slow, i.e., down.| Then.", "Approx. 5 % failed.| Then.", "Redis vs. Postgres was the question.| Then.",
			"Hosts, disks etc.| Then.", "Hosts, disks, etc. 5 of them.| Then.", "Cf. RFC 1.| Then.", "Dr. Who came.| He left.",
			"At 3 p.m. on Monday it broke.| Then.", "It broke at 3 p.m.| Then.", "On 18 Nov. 2025 it broke.| Then.", "The U.S. Army called.| Then.",
			"It was the state of the art.| Then.", "(e.g. Redis) was down.| Then.",
		},
		"German": {
			"Ein Dienst, z.B. Redis, fiel aus.| Dann.", "Ein Dienst, z. B. Redis, fiel aus.| Dann.", "Er fiel aus, d.h. Kunden warteten.| Dann.",
			"Am 12. März fiel er aus.| Dann.", "Es waren ca. 5 Minuten.| Dann.", "Nr. 5 bzw. Nr. 6 fielen aus.| Dann.", "Platten, Netze usw.| Dann.",
		},
		"French":     {"Un service, p. ex. Redis, est tombé.| Puis.", "Un service (cf. Annexe) est tombé.| Puis.", "Redis, etc.| Puis."},
		"Spanish":    {"Un servicio, p. ej. Redis, cayó.| Luego.", "Aprox. 5 minutos.| Luego.", "Redis, etc.| Luego."},
		"Portuguese": {"Um serviço, p. ex. Redis, caiu.| Depois.", "Aprox. 5 minutos.| Depois."},
		"Norwegian":  {"En tjeneste, f.eks. Redis, falt ut.| Så.", "Bl.a. Redis falt ut p.g.a. Postgres.| Så.", "Kl. 14.30 falt den ut.| Så."},
		"Italian":    {"Un servizio, ad es. 5 nodi, è caduto.| Poi.", "Cfr. Allegato.| Poi.", "Redis ecc.| Poi."},
		"Dutch":      {"Een dienst, bijv. Redis, viel uit.| Toen.", "Hij viel uit, d.w.z. Klanten wachtten.| Toen."},
		"Swedish":    {"En tjänst, t.ex. Redis, föll.| Sedan.", "Bl.a. Redis.| Sedan."},
		"Danish":     {"En tjeneste, fx. Redis, faldt ud.| Så.", "Redis osv.| Så."},
		"Russian":    {"Сервис, т.е. Redis, упал.| Потом.", "Redis, Kafka и т.д.| Потом.", "В 2025 г. сервис упал.| Потом."},
		"Korean":     {"서비스가 중단되었다.| 복구했다."},
	} {
		for _, text := range texts {
			want, rest, _ := strings.Cut(text, "|")
			if got := Sentence(want + rest); got != want {
				t.Errorf("%s: %q: got %q", name, want+rest, got)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		give string
		most int
		want string
	}{
		{"One two three. Four five. Six.", 5, "One two three. Four five."},
		{"One two three. Four five. Six.", 4, "One two three."},
		{"One two three. Four five. Six.", 100, "One two three. Four five. Six."},
		{"One two three four five.", 2, "One two three four five."},
		{"No end", 1, "No end"},
		{"It was down, e.g. for us. We saw it.", 6, "It was down, e.g. for us."},
		{"“Why?” he said. “It broke.” Then what?", 5, "“Why?” he said. “It broke.”"},
		{"A title\n\nA paragraph of words.", 3, "A title"},
		{"One\ntwo three. Four.", 3, "One\ntwo three."},
		{"障害が発生した。すぐに復旧した。", 4, "障害が発生した。"},
		{"", 5, ""},
	}
	for _, tt := range tests {
		if got := Sentences(tt.give, tt.most); got != tt.want {
			t.Errorf("%d words of %q: %q, want %q", tt.most, tt.give, got, tt.want)
		}
	}
}

func TestLastSentence(t *testing.T) {
	for give, want := range map[string]string{
		"The disk was full. It said:": " It said:", "It said:": "It said:", "満杯だった。原因:": "原因:", "One. Two. ": " Two. ", "": "",
	} {
		if got := LastSentence(give); got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
	}
}

// FuzzSentence: sentences are stretches of the text, and all of them are all of it.
func FuzzSentence(f *testing.F) {
	f.Add("One, i.e. Two. “Three.” 四。\n\n5.")
	f.Add(" . \n\n.?!\xff\xfe. A")
	f.Fuzz(func(t *testing.T, text string) {
		for rest := text; rest != ""; {
			sentence := Sentence(rest)
			if sentence == "" || !strings.HasPrefix(rest, sentence) {
				t.Fatalf("%q: the first sentence is %q", rest, sentence)
			}
			rest = rest[len(sentence):]
		}
		if !strings.HasSuffix(text, LastSentence(text)) {
			t.Fatalf("%q: the last sentence is %q", text, LastSentence(text))
		}
	})
}
