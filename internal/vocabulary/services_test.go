package vocabulary

import (
	"slices"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// folder makes incidents of lines "title | abstract"; code spans are in backticks.
func folder(lines ...string) (incidents []*kb.Incident, names [][]Name) {
	for _, line := range lines {
		title, abstract, _ := strings.Cut(line, " | ")
		incident := &kb.Incident{Document: kb.Document{Title: strings.ReplaceAll(title, "`", "")}, Abstract: strings.ReplaceAll(abstract, "`", "")}
		for i, code := range strings.Split(line, "`") {
			if i%2 == 1 {
				incident.Quotes = append(incident.Quotes, kb.Quote{Text: code, Code: true})
			}
		}
		incidents = append(incidents, incident)
		names = append(names, new(NameReader).Names(incident, []Passage{{Text: incident.Abstract, Line: 3}}))
	}
	return incidents, names
}

func suggestedIn(incident *kb.Incident) string {
	var names []string
	for _, s := range incident.SuggestedServices {
		names = append(names, s.Name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func TestSuggestServices(t *testing.T) {
	tests := map[string]struct {
		lines []string
		want  []string
	}{
		"what comes back and fails": {
			[]string{"Redpanda outage | All writes failed.", "Slow writes | Writes were slow because Redpanda was overloaded."},
			[]string{"Redpanda", "Redpanda"},
		},
		"code spans": {
			[]string{"Late mails | The `mail-sender` was down.", "No mails | The `mail-sender` crashed twice."},
			[]string{"mail-sender", "mail-sender"},
		},
		"a plain word that is down": {
			[]string{"No pictures | The culler was down.", "No sound | Again the culler was unavailable."},
			[]string{"culler", "culler"},
		},
		"what HTTP calls its errors": {
			[]string{"Bad gateway in the shop | The shop gave 502 Bad Gateway, and a gateway timeout at times.", "504 Gateway Timeout | Readers saw an internal server error."},
			[]string{"", ""},
		},
		"a kind that a name with a hyphen ends with": {
			[]string{"checkout-gateway was down | The checkout-gateway was down. The gateway crashed twice, and the gateway was unavailable again.", "Late mails | Mails were late."},
			[]string{"checkout-gateway", ""},
		},
		"a kind, after a name that is a part of a longer one": {
			[]string{"checkout-gateway was down | The checkout-gateway was down. The checkout-gateway cluster was down. The gateway crashed twice, and the gateway was unavailable again.", "Late mails | Mails were late."},
			[]string{"checkout-gateway cluster", ""},
		},
		"a product in small letters in the title": {
			[]string{"No logs in kibana | The kibana page was empty. We looked at Kibana and restarted kibana.", "Late mails | Mails were late."},
			[]string{"Kibana", ""},
		},
		"what is there, and only that": {
			[]string{"Late mails | Mails were late. Redis is there, as Redis was last year, and Redis stays. Redis. Redis.", "Slow pages | Pages were slow."},
			[]string{"", ""},
		},
		"a kind alone, beside a service": {
			[]string{"Redpanda outage | Redpanda was down. The proxy was down, too, and the proxy failed twice.", "Redpanda slow | Redpanda was down again. The proxy failed."},
			[]string{"Redpanda", "Redpanda"},
		},
		"a kind alone, and no service beside it": {
			[]string{"Proxy down | The proxy was down.", "Proxy slow | The proxy was unavailable again."},
			[]string{"Proxy", "Proxy"},
		},
		"a kind that titles come back to": {
			[]string{"Gateway down | The gateway was down, and Redpanda was down.", "Gateway slow | The gateway was down. Redpanda crashed."},
			[]string{"Gateway, Redpanda", "Gateway, Redpanda"},
		},
		"a product in small letters that is only in the title": {
			[]string{"slow disk under etcd | The etcd members waited, and etcd lost its leader.", "Late mails | Mails were late."},
			[]string{"etcd", ""},
		},
		"a program whose container has its name in small letters": {
			[]string{"No films | Wharfside stopped. We restarted wharfside and Wharfside served again, as wharfside does. The Wharfside server was back.", "No sound | Wharfside failed, wharfside logged it, Wharfside and wharfside. The Wharfside server was down."},
			[]string{"Wharfside", "Wharfside"},
		},
		"a word in capitals that is a plain one elsewhere": {
			[]string{"No RETRAIN | The RETRAIN failed. The retrain was repeated, and the RETRAIN failed again, as each retrain.", "Late mails | Mails were late."},
			[]string{"", ""},
		},
		"a domain before a word with a capital": {
			[]string{"Certificates late | The wharfside.example.org Challenge failed. wharfside.example.org was down.", "Again | wharfside.example.org was down."},
			[]string{"wharfside.example.org", "wharfside.example.org"},
		},
		"states and errors": {
			[]string{"Users got permission-denied | The ImagePull failed, permission-denied failed.", "Users got permission-denied again | The ImagePull failed. permission-denied was back."},
			[]string{"", ""},
		},
		"ordinary words": {
			[]string{"Deploy failed | The deployment was slow. The system was down.", "Deploy failed | The deployment was stuck. The system was down."},
			[]string{"", ""},
		},
		"ordinals, participles and what something is like": {
			[]string{"Fjernet tjenesten | Worker ble startet. Første tjenesten var nede. A planned outage and a widespread outage.", "Slettet tjenesten | Fjernet tjenesten var nede, og Første tjenesten feilet. Another planned outage, and a widespread outage."},
			[]string{"", ""},
		},
		"regions, errors, kinds of objects, tables and phrases": {
			[]string{"No mails | The `StatefulSet` in eu-west-2a was stuck with `ImagePullError`, and the `sent_mails` were down.", "Late mails | Again eu-west-2a was down with `ImagePullError` in work-in-progress, and the `StatefulSet` and `sent_mails` were stuck."},
			[]string{"", ""},
		},
		"techniques, and kinds of them": {
			[]string{"No login | The HTTP client failed and ARP was down.", "No login | The HTTP client crashed, and ARP was down again."},
			[]string{"", ""},
		},
		"where things were fetched from": {
			[]string{"No mails | Images came from docker.io while the Mailgun gateway was down.", "Slow mails | The Mailgun gateway crashed; quay.io had the image."},
			[]string{"Mailgun gateway", "Mailgun gateway"},
		},
		"a controller is not what it controls": {
			[]string{"No pages | The ingress-controller was down.", "Slow pages | The ingress-controller crashed."},
			[]string{"ingress-controller", "ingress-controller"},
		},
		"participles in a title whose words all have a capital": {
			[]string{"Missing Mail Table Causing Console Errors | A table was missing, and console errors came.", "Postmortem: Web Stack Outage | Mails were late."},
			[]string{"", ""},
		},
		"everyday words, however they are written": {
			[]string{"Deadlock outage | The Deadlock was down. Deadlock, Deadlock and Deadlock.", "Phase failed | The Phase was down."},
			[]string{"", ""},
		},
		"a kind by which an everyday word is told": {
			[]string{"Late | The phase scheduler crashed. The phase scheduler was down."},
			[]string{"phase scheduler"},
		},
		"alerts and numbers of tasks": {
			[]string{"NodeDown | NodeDown was stuck. NodeDown fired, and M10-02 was down.", "Late | M10-02 crashed, and NodeDown failed."},
			[]string{"", ""},
		},
		"a list of third parties beside what the title names": {
			[]string{"Quorum outage | Quorum was down. We spoke to services such as grain.example.org and crane.example.org. Again services such as grain.example.org and crane.example.org."},
			[]string{"Quorum"},
		},
		"a list of services of which another incident says more": {
			[]string{"Quorum outage | Quorum was down. We lost services such as Mailcrane. Again services such as Mailcrane.", "Late | The Mailcrane service crashed."},
			[]string{"Mailcrane, Quorum", "Mailcrane"},
		},
		"functions, settings and constants": {
			[]string{"No feed | A call to `setMin`, and another one to `set_max`. In `grain-config` they use `MAX_GRAIN`, `setMin` and `set_max`.", "Late | Nothing in `grain-config`."},
			[]string{"", ""},
		},
		"hosts, documents and what things are like": {
			[]string{"No feed | The `feed-worker-3` was down. Helm-based applications failed in INC-2026-003 with cross-node pods.", "Late | The feed-worker-3 service was restarted, and cross-node pods failed, as in INC-2026-003. Helm-based applications were down."},
			[]string{"", ""},
		},
		"branches and pods": {
			[]string{"No feed | The `abc-8283-mow-field` broke. We restarted `abc-8283-mow-field` and `grain-mill-7d9f8b6c54-x2x4z`.", "Late | The `grain-mill` crashed. We restarted `grain-mill`, and grain-mill again."},
			[]string{"", "grain-mill"},
		},
		"a part of the code": {
			[]string{"Buttons were too wide | The page reused the shared `GrainPicker` component, and overrode `GrainPicker`.", "Late | The GrainMill service crashed, and GrainMill was restarted."},
			[]string{"", "GrainMill"},
		},
		"a block of a cloud": {
			[]string{"Hot keys in a DynamoDB table | The orders use DynamoDB via Lambda. DynamoDB has a table, and we read the logs of Lambda.", "DynamoDB outage | DynamoDB was down. Writes to DynamoDB failed."},
			[]string{"", "DynamoDB"},
		},
		"a framework": {
			[]string{"Blank page | Flask failed to start. Flask crashed again.", "Slow pages | Traefik failed to start. Traefik crashed again."},
			[]string{"", "Traefik"},
		},
		"an endpoint of another service": {
			[]string{"Slow pages | The page calls the heavy endpoint twice. The heavy endpoint is slow, and requests to the heavy endpoint waited.", "Late | The grain portal was slow, and requests to the grain portal waited. The grain portal crashed."},
			[]string{"", "grain portal"},
		},
		"providers of the house, where they failed": {
			[]string{
				"GitHub outage blocks all deploys | GitHub was down for an hour.", "Deploys failed | We host on AWS. The pipeline runs on GitHub, and a fork of GitHub Actions.",
				"GitHub Actions outage | No build started, as GitHub Actions was down.", "AWS node failure | An AWS server and a node failed.",
			},
			[]string{"GitHub", "", "GitHub Actions", "AWS node"},
		},
		"severities, errors and verbs of titles": {
			[]string{"SEV-2 raised as the portal causes late mails | A SEV-2 was declared: SEV-2. Transport endpoint is not connected.", "Mass service failures | The Transport endpoint was down. A mass service failure of the SEV-2 kind."},
			[]string{"", ""},
		},
		"protocols and what is done to a thing, in titles": {
			[]string{"Bring-Up after iSCSI resets | The iSCSI sessions failed. iSCSI was down, and iSCSI again.", "Starved API Readiness | Readiness failed, and iSCSI was down. Readiness was down. The KEK failed."},
			[]string{"", ""},
		},
		"a provider": {
			[]string{"Errors | Some pages gave 502. An interruption to FerryCDN lasted five minutes, as FerryCDN was slow.", "More errors | Pages gave 502, made within the CDN - FerryCDN - in front of ours.", "Late | Mails were late."},
			[]string{"FerryCDN", "FerryCDN", ""},
		},
		"a provider that opens the sentence": {[]string{"Slow pages | FerryCDN is down, and pages were slow.", "Late | FerryCTN is fast, and mails were late."}, []string{"FerryCDN", ""}},
		"a region":                           {[]string{"US-EAST-1 outage | US-EAST-1 was down.", "Late | The US-EAST-1 service failed."}, []string{"", ""}},
		"said once of each": {
			[]string{"Trixie eats logs | Trixie.", "Late | We read `max-grain` and `max-grain` in `max-grain` with `max-grain` and `max-grain`."},
			[]string{"", ""},
		},
		"a domain that was down": {[]string{"Blank pages | Since noon grain.example.org was unavailable. grain.example.org crashed."}, []string{"grain.example.org"}},
		"a domain that was down with others": {
			[]string{"Errors | For five minutes, grain.example.org and some other services were returning 502.", "Late | We read grain.example.net and some other services. They were fast."},
			[]string{"grain.example.org", ""},
		},
		"tools of the reader, people and days": {
			[]string{"Nobody knew | Slack was down on Monday. Then Jira was unavailable, said Anna.", "Nobody knew | Slack was down in March. Then Jira was slow, said Anna."},
			[]string{"", ""},
		},
		"where it happened only": {
			[]string{"Quorum outage | Quorum was down.", "Quorum crash | Quorum was down.", "Wrong invoices | A customer saw it in Quorum."},
			[]string{"Quorum", "Quorum", ""},
		},
		"what is done with services": {
			[]string{"Late mails | Mails were late until we restarted the culler. The culler is slow.", "No mails | The culler crashed. A restart of the culler helped."},
			[]string{"culler", "culler"},
		},
		"an outage of what is named plainly": {
			[]string{"No pictures | An outage of the picturebox.", "Blank pages | The picturebox stopped responding."},
			[]string{"picturebox", "picturebox"},
		},
		"a list of services": {
			[]string{"Blank pages | Dependent services (e.g. Picturebox, Mailcrane and culler) were down.", "No mails | We lost services such as mailcrane and the culler."},
			[]string{"Mailcrane, culler", "Mailcrane, culler"},
		},
		"a list in a bracket, of services that are called by their kind": {
			[]string{"Late | We restarted all components that hung (e.g. site and bot).", "No mails | Services (e.g. Site, Bot, Picturebox) were slow to start."},
			[]string{"bot, site", "bot, site"},
		},
		"a name of the title with a domain of its own": {
			[]string{"Wharfside certificate expired | The certificate of wharfside.example.org was old, and wharfside showed a warning, as did harbour.", "Harbour certificate expired | The certificate of harbour.ci.example.org was old, and harbour showed a warning."},
			[]string{"Wharfside", ""},
		},
		"examples of something else": {
			[]string{"Late | We restarted all steps that hung (e.g. site and bot).", "No mails | Components were late, and so we changed things like Picturebox and the site."},
			[]string{"", ""},
		},
		"said of both": {
			[]string{"Late | A restart of `feed-mill` and `crane` helped, as `crane` was slow.", "No feed | The feed-mill service crashed."},
			[]string{"crane, feed-mill", "feed-mill"},
		},
		"behind a bracket": {
			[]string{"Late | A restart of `feed-mill` helped.", "No feed | `feed-mill` (which makes the feed) crashed."},
			[]string{"feed-mill", "feed-mill"},
		},
		"products that are services everywhere": {
			[]string{"Late | PostgreSQL was restarted.", "No feed | We lost connections to PostgreSQL."},
			[]string{"PostgreSQL", "PostgreSQL"},
		},
		"teams": {
			[]string{"Late | The Quorum team was paged, and Quorum people were slow.", "No feed | The Quorum team was paged."},
			[]string{"", ""},
		},
		"adjectives and what sentences begin with": {
			[]string{"Late | The current was slow. An outage of the other. Writes failed.", "Late | Writes were slow. The other was down. Problems with large."},
			[]string{"", ""},
		},
		"compounds": {
			[]string{"Feil | Problemer med Redpanda-tilkobling.", "Feil | Redpanda-tilkoblingen var nede."},
			[]string{"Redpanda", "Redpanda"},
		},
		"plain words and their kind, in the title or failing": {
			[]string{"Downtime: reporting cluster | Reports were late.", "No mails | The stock processor lambda crashed. Nobody saw the log viewer api or older-looking servers."},
			[]string{"reporting cluster", "stock processor lambda"},
		},
		"any one of a kind": {
			[]string{"No mails | We made a grain cluster. Another grain cluster failed, and using mail servers failed.", "Late | The bastion server and the live cluster were down once."},
			[]string{"", ""},
		},
		"a kind alone, if it failed": {
			[]string{"Blank pages | The database was down.", "Late | The API started returning 500s.", "Never | We called the API and the database."},
			[]string{"database", "API", ""},
		},
		"what something owns is its": {[]string{"Late | The Redpanda's crop cache was down."}, []string{"crop cache"}},
		"a name of a title of which the incident goes on to speak": {
			[]string{"Trixie eats logs | We looked at Trixie. Then Trixie again, and Trixie.", "Lockout of all | A Lockout and another Lockout of the lockout.", "KVM switches | The KVM, the KVM and the KVM."},
			[]string{"Trixie", "", ""},
		},
		"ordinary words in a name": {
			[]string{"Late | The Quorum Feature Flags service was down.", "Late again | The Quorum Feature Flags service crashed."},
			[]string{"Quorum Feature Flags", "Quorum Feature Flags"},
		},
		"kinds in other languages": {
			[]string{"Kein Versand | Der Anmeldedienst war nicht erreichbar.", "Sin pagos | El servicio de pagos se cayó.", "Sem login | A API de acesso caiu."},
			[]string{"Anmeldedienst", "servicio de pagos", "API de acesso"},
		},
		"places": {
			[]string{"Blackout at Havel Canal | Havel Canal failed, and Norway was down. Havel Canal, Havel Canal and South Brittany.", "Norway outage | In Norway, all of South Brittany and Havel Canal went down. South Brittany failed.", "Late | The Norway gateway was down."},
			[]string{"", "", "Norway gateway"},
		},
		"what is done and spoken of": {
			[]string{"Batch Validation Failure | The Validation failed; Validation, Validation and Pagination.", "Pagination Guide | The Pagination failed. Pagination!", "Late | The validation service was down.", "No notes | The Knowledge Shelf service was down."},
			[]string{"", "", "validation service", "Knowledge Shelf"},
		},
		"values, and a title that nothing goes on to tell": {
			[]string{"Crop stuck in FIELD_MOWED | FIELD_MOWED was stuck. FIELD_MOWED failed and Allocated was down, then FIELD_MOWED.", "Slow reads on Havelock disks | Reads were slow."},
			[]string{"", ""},
		},
		"a bare site":         {[]string{"Site down | The site was down, and the website failed.", "Late | The Quorum site was down."}, []string{"", "Quorum site"}},
		"what is short-lived": {[]string{"Late | There were transient API errors.", "Late | Again transient API errors."}, []string{"", ""}},
		"once":                {[]string{"Nobody knew | We looked at Redpanda."}, []string{""}},
		"German": {
			[]string{"Kein Versand | Der Mailkran war nicht erreichbar.", "Wieder kein Versand | Der Mailkran ist ausgefallen."},
			[]string{"Mailkran", "Mailkran"},
		},
		"Japanese": {
			[]string{"検索の障害 | OpenSearchが停止した。", "再び障害 | OpenSearchがダウンした。"},
			[]string{"OpenSearch", "OpenSearch"},
		},
	}
	for name, tt := range tests {
		incidents, names := folder(tt.lines...)
		NewKnownNames(incidents, nil, nil).SuggestServices(incidents, names)
		for i, incident := range incidents {
			if got := suggestedIn(incident); got != tt.want[i] {
				t.Errorf("%s: %q suggests %q, want %q", name, tt.lines[i], got, tt.want[i])
			}
		}
	}
}

// TestServicesOfText: what stands in the text, and not where an incident says what
// happened, is a service if more is said of it.
func TestServicesOfText(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a program of three words that failed": {"Then grain-batch-loader crashed.", "grain-batch-loader"},
		"a name of two words that failed":      {"Then Grainloader crashed.", ""},
		"called a service that failed":         {"The page said GrainLoader service outage. GrainLoader was back at noon.", "GrainLoader"},
		"called a service, and again":          {"The client asked grain-token-service for one, and grain-token-service gave it.", "grain-token-service"},
		"a compound that opens a sentence":     {"Coding-agent sessions began on the wrong branch.", ""},
		"called a service, and once":           {"The client asked grain-token-service for one.", ""},
		"named in titles, failed, and thrice":  {"Pods of Quorum were late, as Quorum has no priority; so Quorum waited.", "Quorum"},
		"named in titles, failed, and twice":   {"Pods of Quorum were late, as Quorum has no priority.", ""},
		"behind a time zone":                   {"At 12:33 UTC Site is hard down.", ""},
		"setting of a chart":                   {"The grain-sync-chart service crashed, and grain-sync-chart failed again, so we upgraded grain-sync-chart.", ""},
	}
	for name, tt := range tests {
		incidents, names := folder("Quorum outage | Quorum was down.", "Slow Quorum | Quorum crashed.", "Late | Mails were late.")
		late := incidents[2]
		names[2] = new(NameReader).Names(late, []Passage{{Text: late.Abstract, Line: 3}, {Text: tt.text, Line: 5}})
		NewKnownNames(incidents, nil, nil).SuggestServices(incidents, names)
		if got := suggestedIn(late); got != tt.want {
			t.Errorf("%s: %q suggests %q, want %q", name, tt.text, got, tt.want)
		}
	}
}

// TestTitleOfFileName: small letters of a title that was made of a file's name say
// nothing, and those that an author wrote say that a word is no name.
func TestTitleOfFileName(t *testing.T) {
	text := strings.Repeat("We moved pages to Wharfside, and so Wharfside answered. ", 5)
	for line, want := range map[int]string{0: "Wharfside", 1: ""} {
		incident := &kb.Incident{Document: kb.Document{Title: "wharfside move left half done"}, TitleOrigin: kb.Origin{Line: line}}
		incidents := []*kb.Incident{incident}
		NewKnownNames(incidents, nil, nil).SuggestServices(incidents, [][]Name{new(NameReader).Names(incident, []Passage{{Text: text, Line: 3}})})
		if got := suggestedIn(incident); got != want {
			t.Errorf("title on line %d: have %q, want %q", line, got, want)
		}
	}
}

// TestNamedServices: where an author names the services of an incident, only a name of
// its title is suggested beside them.
func TestNamedServices(t *testing.T) {
	incidents, names := folder("Redpanda outage | Redpanda was down, and so was the Quorum service.", "Redpanda and Quorum outage | The Quorum service crashed.")
	incidents[0].Services = []kb.Mention{{Name: "checkout"}}
	NewKnownNames(incidents, nil, nil).SuggestServices(incidents, names)
	if got := suggestedIn(incidents[0]); got != "Redpanda" {
		t.Errorf("beside named services it suggests %q", got)
	}
}

// TestSuggestKnownServices: described services, and those that another incident
// names, are found however plain their names are, with all their synonyms.
func TestSuggestKnownServices(t *testing.T) {
	incidents, names := folder("No results | The search index was stale, and so was es-search.", "Carts were lost | We lost carts at checkout.", "Nothing | We researched.")
	incidents[2].Services = []kb.Mention{{Name: "checkout"}}
	described := []*kb.Service{{Document: kb.Document{Title: "Search", Source: "services/search.md"}, Synonyms: []string{"es-search"}}}
	NewKnownNames(incidents, described, nil).SuggestServices(incidents, names)
	for i, want := range []string{"Search", "checkout", ""} {
		if got := suggestedIn(incidents[i]); got != want {
			t.Errorf("%q suggests %q, want %q", incidents[i].Title, got, want)
		}
	}
}

// TestStatedSynonyms: names that a document says are one are joined, and others never.
func TestStatedSynonyms(t *testing.T) {
	incidents, names := folder(
		"No feed | Feedmill (feedmill-api) was down.", "Feedmill outage | Feedmill was down.", "No feed | The `feedmill-api` was down.",
		"Feedmill-web outage | The `feedmill-web` was down.",
	)
	NewKnownNames(incidents, nil, nil).SuggestServices(incidents, names)
	if got := suggestedIn(incidents[2]); got != "Feedmill" {
		t.Errorf("the synonym suggests %q", got)
	}
	if got := suggestedIn(incidents[3]); strings.Contains(got, "Feedmill,") {
		t.Errorf("a name that nobody joined suggests %q", got)
	}
}

// TestSuggestServicesTwice: the order of incidents changes nothing of what each says.
func TestSuggestServicesTwice(t *testing.T) {
	lines := []string{"Redpanda outage | Redpanda was down.", "Quorum outage | Quorum and Redpanda were down.", "Slow | Quorum was slow."}
	first, names := folder(lines...)
	NewKnownNames(first, nil, nil).SuggestServices(first, names)
	slices.Reverse(lines)
	second, names := folder(lines...)
	NewKnownNames(second, nil, nil).SuggestServices(second, names)
	for i := range first {
		if a, b := suggestedIn(first[i]), suggestedIn(second[len(second)-1-i]); a != b {
			t.Errorf("%q suggests %q and %q", first[i].Title, a, b)
		}
	}
}
