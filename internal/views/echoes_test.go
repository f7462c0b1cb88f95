package views

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestEchoOfTwo(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"Alert on the age of the oldest message", "Alert on the age of the oldest message", true},
		{"Add an alert on the age of the oldest message", "alerting on the age of oldest messages.", true},
		{"Setup alarms for the order queue", "Create an alarm for the order queue (#12)", true},
		{"Set up alerts for the order queue @ann", "We should build alerts for the order queue https://x.example/1", true},
		{"Limit retries: the client tries for ever", "Limit retries: nobody knew", false},
		{"Limit the retries of the payment client: it tries for ever", "Limit the retries of the payment client: nobody knew", true},
		{"Limit the retries of the payment client. It tries for ever.", "Limit the retries of the payment client", true},
		{"Alert when no logs are shipped from a node", "Alert when no logs are shipped from a node to storage", true},
		{"Alert when no logs are shipped from a node", "Alert when logs are shipped from a node", false},
		{"Alert at 80 % of the disk of the database", "Alert at 90 % of the disk of the database", false},
		{"Upgrade the proxy to v2.5 on all nodes", "Upgrade the proxy to v2.6 on all nodes", false},
		{"Write a runbook for the search service", "Write a runbook for the order service", false},
		{"Remove the alert on the order queue", "Add an alert on the order queue", false},
		{"Alert when the order queue of the checkout grows", "Alert when the mail queue of the checkout grows", false},
		{"Add monitoring", "Add monitoring", false},
		{"Improve alerts", "Improve alerts", false},
		{"Rotate the key of the gateway", "Delete the key of the gateway", false},
		{"バックアップの監視を追加する", "バックアップの監視を追加する", true},
		{"バックアップの監視を追加する", "証明書の監視を追加する", false},
		{"", "", false},
		{"@ann #12", "@ann #12", false},
	}
	for _, tt := range tests {
		one := incident("one", on("2025-01-01"), todo(tt.a, ""))
		two := incident("two", on("2026-01-01"), todo(tt.b, "done"))
		v := seen(base(t, one, two), asOf)
		if got := v.Echo(&one.Actions[0]); (got != nil) != tt.same || got != v.Echo(&two.Actions[0]) {
			t.Errorf("%q and %q: %v, want %v (%q, %q)", tt.a, tt.b, got != nil, tt.same, promise(tt.a), promise(tt.b))
		}
	}
}

func TestEchoes(t *testing.T) {
	b := base(t,
		incident("c", on("2026-05-01"), todo("Alert on the age of the queue", ""), todo("Ask the vendor for a second line", "")),
		incident("a", on("2025-01-01"), todo("Add an alert on the age of the queue", "done:2025-02-01")),
		incident("b", on("2025-06-01"), todo("Alarms on the age of the queue", ""), todo("Alert on the age of the queue #7", "")),
		incident("d", todo("Alert on the age of the queue", "")),
		incident("e", on("2024-01-01"), todo("Lock the version of the proxy", ""), todo("Lock the version of the proxy", "")),
		incident("f", on("2024-02-01"), todo("Ask the vendor for a second line", "")),
	)
	v := seen(b, asOf)
	var got []string
	for _, echo := range v.Echoes() {
		var uses []string
		for _, use := range echo.Uses {
			uses = append(uses, use.Incident.Slug)
			if v.Echo(use.Action) != echo {
				t.Errorf("%s does not lead to its echo", use.Action.Text.Plain)
			}
		}
		got = append(got, fmt.Sprintf("%d since %s: %s", echo.Incidents, echo.First, strings.Join(uses, " ")))
	}
	want := []string{"4 since 2025-01-01: a b b c d", "2 since 2024-02-01: f c"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestEchoesDoNotDependOnOrder: whatever the names of the files, the groups are
// the same.
func TestEchoesDoNotDependOnOrder(t *testing.T) {
	words := strings.Fields("alert queue disk retry limit proxy cache order mail backup")
	random := rand.New(rand.NewPCG(1, 2))
	promises := make([]string, 60)
	for i := range promises {
		var picked []string
		for range 3 + random.IntN(5) {
			picked = append(picked, words[random.IntN(len(words))])
		}
		promises[i] = strings.Join(picked, " ")
	}
	groups := func(order []int) map[string]string {
		var incidents []*kb.Incident
		for at, n := range order {
			incidents = append(incidents, incident(fmt.Sprintf("i%03d", at), on(fmt.Sprintf("2025-%02d-01", 1+n%12)), todo(promises[n], fmt.Sprintf("#%d", n))))
		}
		b := base(t, incidents...)
		v := seen(b, asOf)
		found := map[string]string{}
		for _, i := range b.Incidents {
			members := map[string]bool{}
			if echo := v.Echo(&i.Actions[0]); echo != nil {
				for _, use := range echo.Uses {
					members[use.Action.Ticket.Text] = true
				}
			}
			found[i.Actions[0].Ticket.Text] = fmt.Sprint(members)
		}
		return found
	}
	want := groups(random.Perm(len(promises)))
	if diff := cmp.Diff(want, groups(random.Perm(len(promises)))); diff != "" {
		t.Errorf("-one order +another\n%s", diff)
	}
	found := 0
	for _, members := range want {
		found += count(members != "map[]")
	}
	if found < 4 {
		t.Errorf("only %d promises have an echo", found)
	}
}

// TestSameWords: the forms of a word are one, and so are words for the same thing.
func TestSameWords(t *testing.T) {
	for _, words := range []string{"alert alarms alarming", "docs documents documentation doc", "log logging"} {
		if got := promiseWords(words); len(got) != 1 {
			t.Errorf("%s: %q", words, got)
		}
	}
}

// promised makes a base in which people promise much of the same.
func promised(n int) *kb.Base {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(`alert queue disk retry limit proxy cache order mail backup runbook owner deploy release switch rollback
		latency error budget dashboard quota certificate restore replica lock index migration batch worker pool memory node`)
	var incidents []*kb.Incident
	for i := range n {
		inc := incident(fmt.Sprintf("inc-%d", i), on(fmt.Sprintf("%d-%02d-%02d", 2016+i%10, 1+i%12, 1+i%28)),
			factors(fmt.Sprintf("f%d", i%60), fmt.Sprintf("f%d", i*11%60)), services(fmt.Sprintf("s%d", i%40)))
		for a := range 4 {
			picked := make([]string, 3+random.IntN(6))
			for w := range picked {
				picked[w] = words[random.IntN(len(words))]
			}
			keys := [...]string{"", "due:2025-03-01 @a", "done:2025-02-01", "reason"}[a]
			todo(strings.Join(picked, " "), keys)(inc)
		}
		incidents = append(incidents, inc)
	}
	b, _ := kb.New(kb.Parts{Incidents: incidents})
	return b
}

func BenchmarkEchoes(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		all := promised(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				findEchoes(seen(all, asOf))
			}
		})
	}
}

// BenchmarkFollowThrough concludes all that the pages of follow-ups and digests
// show of a base.
func BenchmarkFollowThrough(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		all := promised(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				v := seen(all, asOf)
				v.Board()
				v.Agenda()
				v.Echoes()
				for _, i := range all.Incidents {
					for a := range i.Actions {
						v.Took(i, &i.Actions[a])
					}
				}
				for _, p := range v.Periods() {
					v.Digest(p)
				}
			}
		})
	}
}
