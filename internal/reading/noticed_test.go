package reading

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestNoticed(t *testing.T) {
	for text, want := range map[string]kb.Noticed{
		"monitoring (orders stored per minute)":              kb.NoticedByAlert,
		"A customer wrote to us before the alert fired":      kb.NoticedByCustomer,
		"Not by an alert: two customers wrote":               kb.NoticedByCustomer,
		"no alert fired; an engineer saw it while deploying": kb.NoticedByStaff,
		"by chance, while looking at another graph":          kb.NoticedByChance,
		"a security researcher":                              kb.NoticedByPartner,
		"Feilen ble ikke oppdaget gjennom våre alarmer":      "",
		"Vi ble gjort oppmerksomme på det":                   "",
		"We saw errors, at the maximum client limit":         "",
		"It was a long night. Later an alert fired, too":     "",
		"Durch Zufall":                        kb.NoticedByChance,
		"Die Überwachung schlug an":           kb.NoticedByAlert,
		"ユーザーからの問い合わせ":                        kb.NoticedByCustomer,
		"用户反馈页面打不开":                           kb.NoticedByCustomer,
		"고객 문의로 알게 됨":                         kb.NoticedByCustomer,
		"Un client nous a appelés":            kb.NoticedByCustomer,
		"It was seen at 10:09":                "",
		"alerting was changed the day before": "",
		"":                                    "",
	} {
		if got := readNoticed(&kb.Incident{DetectedBy: kb.Text{Plain: text}}); got != want {
			t.Errorf("%q was noticed by %q, want %q", text, got, want)
		}
	}
	entries := []kb.TimelineEntry{{Text: kb.Text{Plain: "A customer orders"}}, {Kind: kb.EntryDetection, Text: kb.Text{Plain: "Alert pages on-call"}}}
	if got := readNoticed(&kb.Incident{Timeline: entries}); got != kb.NoticedByAlert {
		t.Errorf("the timeline says %q", got)
	}
}

func TestTriggerKind(t *testing.T) {
	for text, want := range map[string]kb.TriggerKind{
		"A deployment of checkout":                                       kb.TriggerCode,
		"A change of the rules at the content network":                   kb.TriggerConfig,
		"The disk of db01 was full":                                      kb.TriggerInfrastructure,
		"A document is read by the server":                               "",
		"The certificate expired":                                        kb.TriggerExpiry,
		"A certificate file was missing":                                 "",
		"Nobody knows. A node was rebooted a week before, as it happens": "",
		"Produksjonssetting av versjon 2":                                kb.TriggerCode,
	} {
		if got := readTriggerKind(&kb.Incident{Trigger: kb.Text{Plain: text}}); got != want {
			t.Errorf("%q was %q, want %q", text, got, want)
		}
	}
}
