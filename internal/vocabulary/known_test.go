package vocabulary

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// FuzzKnownNames: to look at the first letters of a text spares no known name that
// stands there.
func FuzzKnownNames(f *testing.F) {
	for _, seed := range []string{"The payment-gateway's queue", "Payment Gateway, R&D and café", "cafe\u0301 noir", "api/v2 é2e K8s", "12 db-1, db 1", "支払い 支払いサービス"} {
		f.Add(seed)
	}
	var described []*kb.Service
	for _, title := range []string{"Payment gateway", "R&D", "Café noir", "api/v2", "K8s", "db 1", "支払い", "e2e", "2-phase"} {
		described = append(described, &kb.Service{Document: kb.Document{Title: title}})
	}
	known := NewKnownNames(nil, described, nil)
	f.Fuzz(func(t *testing.T, text string) {
		all := appendWords(nil, text)
		for i := range all {
			want := 0
			for n := min(known.longest, len(all)-i); n > 0 && want == 0; n-- {
				if _, ok := known.services[kb.Fold(text[all[i].from:all[i+n-1].to])]; ok {
					want = n
				}
			}
			if _, got := known.at(text, all[i:]); got != want {
				t.Errorf("%q: %d words at %q, want %d", text, got, all[i].text, want)
			}
		}
	})
}
