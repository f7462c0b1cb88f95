package reading

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestKindOfWording(t *testing.T) {
	for _, test := range []struct {
		give string
		want kb.EntryKind
	}{
		{"the first alert was triggered", kb.EntryDetection},
		{"got the first page", kb.EntryDetection},
		{"lena from platform was paged", kb.EntryDetection},
		{"we decided to roll back", kb.EntryDecision},
		{"tried a restart, which did not help", kb.EntryTried},
		{"tried a restart", ""},
		{"the runbook was out of date", kb.EntryDocGap},
		{"outage started", kb.EntrySymptom},
		{"incident is closed", kb.EntryRecovery},
		{"the status page was updated", kb.EntryCommunication},
		{"issues resolved themselves", ""},
		{"decidedly slow answers", ""},
		{"this paged nobody", ""},
		{"everything is back to normal and verified", kb.EntryRecovery},
		{"service was restored", kb.EntryRecovery},
		{"going back to normal takes a day", ""},
		{"first report of the issue by a user", kb.EntryDetection},
		{"tweet that builds are slow", kb.EntryCommunication},

		{"rolled back, did not help", kb.EntryTried},
		{"restarted db, no luck", kb.EntryTried},
		{"bas flushes cache. no effect.", kb.EntryTried},
		{"no effect", ""},
		{"the change has no effects on others", ""},
		{"customers report errors", kb.EntrySymptom},
		{"users started complaining", kb.EntrySymptom},
		{"customers are told", ""},
		{"users reported that all was back", ""},
		{"pingdom alert fires", kb.EntryDetection},
		{"the high latency alert was triggered", kb.EntryDetection},
		{"nobody knows why the alert fired", ""},
		{"no latency alert fired", ""},
		{"restarted, alert fires", ""},
		{"first user complains in the forum", kb.EntryDetection},
		{"first fix is ready", ""},
		{"calling it resolved", kb.EntryRecovery},
		{"erste filiale ruft an", kb.EntryDetection},
		{"kunden melden fehler", kb.EntrySymptom},
		{"neustart, ohne wirkung", kb.EntryTried},
		{"retour arrière, sans effet", kb.EntryTried},
		{"premières alertes", kb.EntryDetection},
		{"客户报障", kb.EntrySymptom},

		{"erster alarm ausgelöst", kb.EntryDetection},
		{"ben wurde alarmiert", kb.EntryDetection},
		{"wir haben beschlossen, zurückzurollen", kb.EntryDecision},
		{"versucht, den dienst neu zu starten, ohne erfolg", kb.EntryTried},
		{"die anleitung war veraltet", kb.EntryDocGap},
		{"nous avons décidé de revenir en arrière", kb.EntryDecision},
		{"la documentation était obsolète", kb.EntryDocGap},
		{"clientes informados por correo", kb.EntryCommunication},
		{"início do incidente", kb.EntrySymptom},
		{"det ble besluttet å rulle tilbake", kb.EntryDecision},
		{"アラートが発報", kb.EntryDetection},
		{"手順書が古かった", kb.EntryDocGap},
		{"收到告警后查看", kb.EntryDetection},
		{"尝试重启，无效", kb.EntryTried},
	} {
		if got := kindOfWording(test.give); got != test.want {
			t.Errorf("%q: got %q, want %q", test.give, got, test.want)
		}
	}
}
