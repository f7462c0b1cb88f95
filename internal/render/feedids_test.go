package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// tagURIShape is the syntax of RFC 4151 as far as we use it.
var tagURIShape = regexp.MustCompile(`^tag:[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*,[0-9]{4}:[a-z]+/[a-z0-9-]+$`)

func TestEntryIDs(t *testing.T) {
	alias := func(paths ...string) (list []kb.Alias) {
		for _, p := range paths {
			list = append(list, kb.Alias{Path: p})
		}
		return list
	}
	for _, tt := range []struct {
		name, base, want string
		change           func(*kb.Incident)
	}{
		{"slug", "https://example.org/", "tag:example.org,2026:incident/queue", func(*kb.Incident) {}},
		{"renamed title", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) { i.Title = "Other" }},
		{"corrected date", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) { i.Date = i.Date.AddDays(-400) }},
		{"moved below its host", "https://example.org:8443/new/place/", "tag:example.org,2026:incident/queue", func(*kb.Incident) {}},
		{"http", "http://EXAMPLE.org", "tag:example.org,2026:incident/queue", func(*kb.Incident) {}},
		{"moved file", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) { i.Source = "2026/q1/queue.md" }},
		{"renamed file", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) {
			i.Source, i.Aliases = "broker.md", alias("/incidents/queue/")
		}},
		{"renamed twice", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) {
			i.Source, i.Aliases = "bus.md", alias("/old/blog.html", "queue", "/incidents/broker/")
		}},
		{"aliases of another program", "https://example.org/", "tag:example.org,2026:incident/queue", func(i *kb.Incident) {
			i.Aliases = alias("/2019/queue.html", "/blog/queue/", "/incidents/2019/x/", "/../x", "/incidents/Ä B/")
		}},
		{"id", "https://example.org/", "tag:example.org,2026:incident/inc-7", func(i *kb.Incident) { i.ID = "INC-7" }},
		{"id, moved and renamed", "https://example.org/", "tag:example.org,2026:incident/inc-7", func(i *kb.Incident) {
			i.ID, i.WantedSlug, i.Source, i.Aliases = "INC-7", "new", "x/y.md", alias("/incidents/old/")
		}},
		{"no base URL", "", "tag:debrief.invalid,2026:incident/queue", func(*kb.Incident) {}},
		{"letters", "https://bücher.example/", "tag:xn--bcher-kva.example,2026:incident/queue", func(*kb.Incident) {}},
		{"IPv4", "http://192.0.2.1/", "tag:192.0.2.1,2026:incident/queue", func(*kb.Incident) {}},
		{"IPv6", "http://[2001:db8::1]/", "tag:debrief.invalid,2026:incident/queue", func(*kb.Incident) {}},
		{"underscore", "http://a_b.example/", "tag:debrief.invalid,2026:incident/queue", func(*kb.Incident) {}},
	} {
		incident := happened("queue.md", "Queue", newYear)
		tt.change(incident)
		got := readAtom(t, feeds(t, tt.base, incident)["feed.xml"]).Entries[0].ID
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if !tagURIShape.MatchString(got) {
			t.Errorf("%s: %s is no tag URI", tt.name, got)
		}
	}
}

// TestEntryIDsAreUnique: whatever names documents claim, no two get one.
func TestEntryIDsAreUnique(t *testing.T) {
	one, two, three, four := happened("a.md", "A", newYear), happened("b.md", "B", newYear), happened("c.md", "C", newYear), happened("d.md", "D", newYear)
	two.Aliases = []kb.Alias{{Path: "/incidents/a/"}}
	three.ID, three.WantedSlug = "twin", "c"
	four.ID, four.WantedSlug = "twin", "d"
	var got []string
	for _, e := range readAtom(t, feeds(t, "", one, two, three, four)["feed.xml"]).Entries {
		got = append(got, strings.TrimPrefix(e.ID, "tag:debrief.invalid,2026:incident/"))
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, got); diff != "" {
		t.Error("want -, got +", diff)
	}
}
