package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestNames: a name is told that is one slip away from a better known one, once, where it
// was used last.
func TestNames(t *testing.T) {
	incident := func(source string, day int, services ...string) *kb.Incident {
		i := &kb.Incident{Document: kb.Document{Source: source, Title: source}, Date: kb.Date{Year: 2026, Month: 3, Day: day}}
		for n, name := range services {
			i.Services = append(i.Services, kb.Mention{Name: name, Line: n + 1})
		}
		return i
	}
	described := &kb.Service{Document: kb.Document{Source: "services/ledger-api.md", Title: "ledger-api"}}
	for name, test := range map[string]struct {
		incidents []*kb.Incident
		want      string
	}{
		"seen later":         {[]*kb.Incident{incident("a.md", 1, "session-redis"), incident("b.md", 2, "sesion-redis")}, `b.md:1 the service "sesion-redis" is spelt almost like "session-redis"`},
		"named less often":   {[]*kb.Incident{incident("a.md", 1, "sesion-redis"), incident("b.md", 2, "session-redis"), incident("c.md", 3, "session-redis")}, `a.md:1 the service "sesion-redis" is spelt almost like "session-redis"`},
		"letters swapped":    {[]*kb.Incident{incident("a.md", 1, "checkout"), incident("b.md", 2, "mail", "chekcout")}, `b.md:2 the service "chekcout" is spelt almost like "checkout"`},
		"without a hyphen":   {[]*kb.Incident{incident("a.md", 1, "irc-bot"), incident("b.md", 2, "ircbot")}, `b.md:1 the service "ircbot" is spelt almost like "irc-bot"`},
		"one has a file":     {[]*kb.Incident{incident("a.md", 1, "ledgr-api"), incident("b.md", 2, "ledgr-api")}, `b.md:1 the service "ledgr-api" is spelt almost like "ledger-api"`},
		"another alphabet":   {[]*kb.Incident{incident("a.md", 1, "платежи"), incident("b.md", 2, "платжи")}, `b.md:1 the service "платжи" is spelt almost like "платежи"`},
		"both in one":        {[]*kb.Incident{incident("a.md", 1, "order-api"), incident("b.md", 2, "orders-api", "order-api")}, ""},
		"numbered":           {[]*kb.Incident{incident("a.md", 1, "shard-0001"), incident("b.md", 2, "shard-0002")}, ""},
		"a letter by itself": {[]*kb.Incident{incident("a.md", 1, "cluster-a"), incident("b.md", 2, "cluster-b")}, ""},
		"the first letter":   {[]*kb.Incident{incident("a.md", 1, "email"), incident("b.md", 2, "mails"), incident("c.md", 3, "search"), incident("d.md", 4, "research")}, ""},
		"two letters":        {[]*kb.Incident{incident("a.md", 1, "checkout"), incident("b.md", 2, "chkout")}, ""},
		"two words":          {[]*kb.Incident{incident("a.md", 1, "order-mailer"), incident("b.md", 2, "orders-mailers")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			base, _ := kb.New(kb.Parts{Incidents: test.incidents, Services: []*kb.Service{{Document: described.Document}}})
			var got []string
			for _, p := range Names(base, nil) {
				got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Message))
			}
			if strings.Join(got, "\n") != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestNamesOfTheStarter: what the starter vocabulary has is known before anybody names it.
func TestNamesOfTheStarter(t *testing.T) {
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{{
		Document: kb.Document{Source: "a.md", Title: "A"}, Factors: []kb.Assignment{{Name: "retry-strom", Line: 3}},
	}}})
	got := Names(base, []string{"Retry storm", "retry-storm"})
	if len(got) != 1 || got[0].File != "a.md" || got[0].Line != 3 || got[0].Message != `the factor "retry-strom" is spelt almost like "Retry storm"` {
		t.Errorf("got %+v", got)
	}
}

// TestNamesOfCausesAndMitigators: the uses of a factor are in order of their days, whether
// it was a cause or kept things from being worse.
func TestNamesOfCausesAndMitigators(t *testing.T) {
	incident := func(source string, day int, cause, mitigator string) *kb.Incident {
		i := &kb.Incident{Document: kb.Document{Source: source, Title: source}, Date: kb.Date{Year: 2026, Month: 3, Day: day}}
		if cause != "" {
			i.Factors = []kb.Assignment{{Name: cause, Line: 1}}
		}
		if mitigator != "" {
			i.Mitigators = []kb.Assignment{{Name: mitigator, Line: 2}}
		}
		return i
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		incident("a.md", 1, "Slow rollback", ""), incident("b.md", 2, "Slow rolback", ""), incident("c.md", 3, "", "Slow rollback"), incident("d.md", 4, "", "Slow rolback"),
	}})
	got := Names(base, nil)
	if len(got) != 1 || got[0].File != "d.md" || got[0].Line != 2 || got[0].Message != `the factor "Slow rolback" is spelt almost like "Slow rollback"` {
		t.Errorf("got %+v", got)
	}
}
