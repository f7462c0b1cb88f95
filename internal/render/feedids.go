package render

import (
	"strings"

	"golang.org/x/net/idna"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Identifiers of feeds and entries are tag URIs (RFC 4151):
//
//	tag:example.org,2026:incident/2026-03-05-queue
//
// The host is that of the base URL, without its port and path: a site that moves
// on its host keeps them. The year is the same for ever and says nothing. The
// name is the document's id; else the first address of Debrief's own among its
// aliases; else its slug. So a title may change at any time; a document with an
// id may be renamed and moved; and one without keeps its identifier if its former
// address is among its aliases, the oldest first. What they do not survive is
// another host, or an id or a name that changes with no alias for the old one.

// unknownHost stands in identifiers of a site without a base URL; no site can
// have it (RFC 2606).
const unknownHost = "debrief.invalid"

// tagYear is a year in which the host was the site's, and part of each
// identifier: to change it is to make all entries new.
const tagYear = "2026"

// feedHost is the host in identifiers, in the letters that they may have.
func feedHost(urls *urls) string {
	if urls.base == "" {
		return unknownHost
	}
	host, err := idna.Lookup.ToASCII(urls.host)
	if err != nil || host == "" {
		// An address such as [::1] is no name that an identifier can have.
		return unknownHost
	}
	return host
}

// feedNames names every document in identifiers.
func feedNames(base *kb.Base) map[*kb.Document]string {
	names := map[*kb.Document]string{}
	documents := map[kb.RefKind][]*kb.Document{}
	base.EachDocument(func(ref kb.Ref, d *kb.Document) { documents[ref.Kind] = append(documents[ref.Kind], d) })
	nameDocuments(names, documents[kb.ToIncident], incidentAddress)
	nameDocuments(names, documents[kb.ToFactor], factorAddress)
	nameDocuments(names, documents[kb.ToService], serviceAddress)
	return names
}

// nameDocuments names documents of one kind. Two that want one name, or a
// document that wants what is another's slug, keep their own slug, which nobody
// shares.
func nameDocuments(names map[*kb.Document]string, documents []*kb.Document, addressOf func(slug string) string) {
	wanted := make([]string, len(documents))
	claims := make(map[string]int, len(documents))
	for i, d := range documents {
		wanted[i] = lastingName(d, addressOf)
		claims[wanted[i]]++
		if wanted[i] != d.Slug {
			claims[d.Slug]++
		}
	}
	for i, d := range documents {
		names[d] = wanted[i]
		if claims[wanted[i]] > 1 {
			names[d] = d.Slug
		}
	}
}

// lastingName is the name that a document keeps longest.
func lastingName(d *kb.Document, addressOf func(slug string) string) string {
	if d.ID != "" {
		return kb.Slug(d.ID)
	}
	for _, alias := range d.Aliases {
		former, reason := aliasAddress(alias.Path, addressOf(d.Slug))
		if reason != "" {
			continue
		}
		parts := strings.Split(former, "/")
		if len(parts) == 3 && kb.Slug(parts[1]) == parts[1] && addressOf(parts[1]) == former {
			return parts[1]
		}
	}
	return d.Slug
}
