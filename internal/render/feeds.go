package render

import (
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Feeds tell of new postmortems: one for the site, as Atom (atom.go) and as JSON Feed
// (jsonfeed.go), and one for each service and each factor, as Atom beside its page. This file decides what goes into them. Nothing in a
// feed comes from the day of the build, so a build of the same documents changes
// no entry.

// feedLength is how many entries the feed of the site has, the newest, and
// partLength that of a service or a factor, which has fewer in a year.
const feedLength, partLength = 20, 10

// feed is what both formats say.
type feed struct {
	id, title string
	// address is that of the page that the feed belongs to.
	address string
	// changed is the newest change of an entry; zero if there is none.
	changed kb.Date
	entries []feedEntry
}

// feedEntry is one postmortem.
type feedEntry struct {
	id, title, address string
	// abstract is plain text, which may have paragraphs; never the whole
	// document. It may be empty.
	abstract string
	// published is the day of the incident; zero if only changed is known.
	published, changed kb.Date
	terms              []feedTerm
}

// feedTerm is a factor, a service or a tag of an entry.
type feedTerm struct{ scheme, slug, name string }

// feedMaker makes the feeds of a site, whose identifiers share a host and the
// names of documents.
type feedMaker struct {
	*site
	host  string
	names func() map[*kb.Document]string
}

// feedOf is the feed of the newest of some incidents. Those without any date are
// left out: a feed must say when an entry changed, and nothing else would be true.
func (m *feedMaker) feedOf(id, title, address string, incidents []*kb.Incident) feed {
	f := feed{id: id, title: title, address: address}
	type dated struct {
		*kb.Incident
		day, changed kb.Date
	}
	var list []dated
	for _, incident := range incidents {
		if on := changed(incident); !on.IsZero() {
			day := incident.Date
			if day.IsZero() {
				day = on
			}
			list = append(list, dated{incident, day, on})
		}
	}
	slices.SortStableFunc(list, func(a, b dated) int { return b.day.Compare(a.day) })
	length := feedLength
	if address != homeAddress {
		length = partLength
	}
	for _, d := range list[:min(len(list), length)] {
		if d.changed.Compare(f.changed) > 0 {
			f.changed = d.changed
		}
		f.entries = append(f.entries, feedEntry{
			id: m.tagURI("incident/" + m.names()[&d.Document]), title: d.Title, address: incidentAddress(d.Slug),
			abstract: views.Abstract(d.Incident), published: d.Date, changed: d.changed, terms: m.feedTerms(d.Incident),
		})
	}
	return f
}

// maxFeedTerms is how many terms an entry carries: the feed of every term repeats
// them all.
const maxFeedTerms = 20

// feedTerms are the first factors, services and tags of an incident.
func (m *feedMaker) feedTerms(incident *kb.Incident) []feedTerm {
	var terms []feedTerm
	add := func(kind, slug, name string) {
		term := feedTerm{m.tagURI(kind), slug, name}
		if len(terms) < maxFeedTerms && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	for _, list := range [][]kb.Assignment{incident.Factors, incident.Mitigators} {
		for i := range list {
			if factor := m.view.Factor(list[i].Factor); factor != nil {
				add("factor", factor.Slug, factor.Title)
			}
		}
	}
	for _, mention := range incident.Services {
		if service := m.view.Service(mention.Slug); service != nil {
			add("service", service.Slug, service.Title)
		}
	}
	for _, name := range incident.Tags {
		if tag := m.view.Base.Tag(name); tag != nil {
			add("tag", tag.Slug, name)
		}
	}
	return terms
}

// feedLine is an author's text in one line, without control characters: XML
// cannot hold them.
func feedLine(text string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	return prose.Line(visible)
}

// feedText is an author's text in paragraphs, each in one line: readers of plain
// text show line breaks as they are.
func feedText(text string) string {
	var paragraphs []string
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if paragraph = feedLine(paragraph); paragraph != "" {
			paragraphs = append(paragraphs, paragraph)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// feedTime writes the start of a day.
func feedTime(day kb.Date) string { return day.String() + "T00:00:00Z" }

// feedLink is the link from a feed to an address: absolute where the site's own
// is known, else relative to the feed's file.
func (s *site) feedLink(f *feed, address string) string {
	if s.urls.base != "" {
		return s.urls.absolute(address)
	}
	return s.at(f.address).to(address)
}

// hasFeed tells whether a factor has a feed: one that is only suggested has none.
func hasFeed(f *kb.Factor) bool { return !f.Starter || len(f.Assignments)+len(f.Mitigations) > 0 }

func (m *feedMaker) tagURI(name string) string { return "tag:" + m.host + "," + tagYear + ":" + name }
