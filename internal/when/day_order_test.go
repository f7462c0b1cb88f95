package when

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestWritesDayFirst(t *testing.T) {
	const open = "11/02/2023 "
	for _, test := range []struct {
		text, language string
		named          []kb.Date
		want           bool
	}{
		{"", "", nil, false},
		{open, "", nil, false},
		{open + "20/02/2023", "", nil, true},
		{open + "02/20/2023", "de", nil, false},
		{open, "de", nil, true},
		{open, "ru", nil, true},
		{open, "pl", nil, true},
		{open, "en", nil, false},
		{open, "en-GB", nil, true},
		{open, "ja", nil, false},
		{open, "ko-KR", nil, false},
		{open, "", []kb.Date{{Year: 2023, Month: 2}}, true},
		{open, "", []kb.Date{{}, {Year: 2023, Month: 2, Day: 11}}, true},
		{open, "de", []kb.Date{{Year: 2023, Month: 11, Day: 2}}, false},
		{open + "el servicio cayó por la noche y la cola que una", "", nil, true},
		{open + "de server was niet bereikbaar, het team werd niet gebeld van een", "", nil, true},
		{open + "сервис не был доступен, и команда на связи", "", nil, true},
		{open + "the service was down and the team of the night", "", nil, false},
		{open + "Chronologie: le serveur", "", nil, true},
		{open + "Linha do tempo: o servidor caiu", "", nil, true},
		{open + "Cronologia: il server è caduto", "", nil, true},
		{open + "Tijdlijn: de server viel uit", "", nil, true},
		{open + "Dòng thời gian: máy chủ", "", nil, true},
		{open + "Timeline: server down, errors per second", "", nil, false},
		{open + "EST, OS, DES", "", nil, false},
		{open + "サーバが停止した", "", nil, false},
	} {
		if got, _ := writesDayFirst(test.text, test.language, test.named...); got != test.want {
			t.Errorf("%q in %q, named %v: got %v, want %v", test.text, test.language, test.named, got, test.want)
		}
	}
}

func TestGuessedOrder(t *testing.T) {
	for text, want := range map[string]string{
		"11/02/2023 OOM":                         "11/02/2023",
		"11/02/2023 サーバが停止した":                    "11/02/2023",
		"11/11/2023 OOM":                         "",
		"11/02/2023 OOM, 20/02/2023":             "",
		"2023-11-02 OOM":                         "",
		"11/02/2023 the service was down and we": "11/02/2023",
		"11/02/2023 Chronologie: le serveur":     "",
	} {
		if got := (Context{}).OfDocument(text, "").Guessed(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := (Context{}).OfDocument("11/02/2023 OOM", "en").Guessed(); got != "" {
		t.Errorf("with a language: got %q", got)
	}
}
