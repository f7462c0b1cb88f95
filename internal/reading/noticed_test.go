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
		if got := saidNoticed(&kb.Incident{DetectedBy: kb.Text{Plain: text}}); got != want {
			t.Errorf("%q was noticed by %q, want %q", text, got, want)
		}
	}
	entries := []kb.TimelineEntry{{Text: kb.Text{Plain: "A customer orders"}}, {Kind: kb.EntryDetection, Text: kb.Text{Plain: "Alert pages on-call"}}}
	if got := saidNoticed(&kb.Incident{Timeline: entries}); got != kb.NoticedByAlert {
		t.Errorf("the timeline says %q", got)
	}
}

// TestNoticedInDocuments: what labels, entries and sentences tell counts where the author
// says nothing about it.
func TestNoticedInDocuments(t *testing.T) {
	for text, want := range map[string]kb.Noticed{
		"| | |\n|---|---|\n| **Start** | 06:00 BST |\n| **Detected** | 08:25 BST by a customer |": kb.NoticedByCustomer,
		"**Detected:** 08:25 BST": "",
		"The alert was off, so we heard about it from customers and not from it.":     kb.NoticedByCustomer,
		"We never heard about it from customers.":                                     "",
		"We heard about it from the weekly report.":                                   "",
		"## Timeline\n\n- 10:00 Prober alert: no results\n- 10:20 deploy reverted":    kb.NoticedByAlert,
		"## Timeline\n\n- 10:00 release\n- 10:20 customers complain\n- 10:30 fixed":   kb.NoticedByCustomer,
		"## Timeline\n\n- 10:00 release\n- 10:30 our provider reports a repair":       "",
		"## Timeline\n\n- 10:00 Resolved\n- 10:30 customers report all is well":       "",
		"## Ablauf\n\n- 8.05 Uhr: erste Filiale ruft an\n- 9.30 Uhr: Ursache bekannt": kb.NoticedByStaff,
		"## Chronologie\n\n18h30 : version 4\n18h38 : premières alertes":              kb.NoticedByAlert,
		"## Timeline\n\n- 10:00 Monitoring: all is well\n- 10:30 over":                "",
		"## Timeline\n\n- 10:00 Kim reported a suspicious user\n- 10:30 over":         "",
		"## Timeline\n\n- 10:00 release\n- 10:30 first complaints from users":         kb.NoticedByCustomer,
		"Wir erfuhren es von Kunden.":                                                 kb.NoticedByCustomer,
		"## Actions\n\n- Ask why we heard of it from customers":                       "",
	} {
		incident, _ := readDocument(t, "a.md", "# T\n\n2026-05-03\n\n"+text+"\n", Rules{})
		if got := incident.NoticedBy; got != want {
			t.Errorf("%q was noticed by %q, want %q", text, got, want)
		}
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
