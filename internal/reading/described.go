package reading

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Factor reads the description of a contributing factor.
func Factor(e content.Entry, doc *markdown.Doc, rules Rules) (*kb.Factor, []problem.Problem) {
	s := newSource(e, doc, rules)
	chosen, _ := s.readTitle()
	factor := &kb.Factor{
		Document: s.document(chosen.text), Kind: kb.FactorKind(strings.ToLower(s.text(content.KeyKind))),
		Markers: s.texts(content.KeyMarkers), Synonyms: s.texts(content.KeySynonyms),
	}
	s.showLabelLines(s.doc.Blocks)
	factor.Body.HTML = exact(factor.Body.HTML)
	compact(&factor.Document, s.problems, func(k *keeper) {
		k.sharedName((*string)(&factor.Kind))
		k.names(&factor.Markers)
		k.names(&factor.Synonyms)
	})
	return factor, s.problems
}

// Service reads the description of a service.
func Service(e content.Entry, doc *markdown.Doc, rules Rules) (*kb.Service, []problem.Problem) {
	s := newSource(e, doc, rules)
	chosen, _ := s.readTitle()
	service := &kb.Service{Document: s.document(chosen.text), Owner: s.text(content.KeyOwner), Synonyms: s.texts(content.KeySynonyms)}
	service.Again, service.Tolerated = s.outline.stepsUnder(againHeadings()), s.outline.stepsUnder(toleratedHeadings())
	links, _ := s.field(content.KeyLinks)
	for _, item := range links.Items {
		resource := kb.Resource{Label: pairText(item, content.KeyLabel), URL: pairText(item, content.KeyURL)}
		if item.Kind == content.Scalar {
			resource.URL = strings.TrimSpace(item.Text)
		}
		if !isWebAddress(resource.URL) {
			s.report(placeOf(item), problem.LinkUnsafe,
				fmt.Sprintf("%q is no web address, so the link is left out", resource.URL), "write an address that starts with https://")
			continue
		}
		resource.Label = cmp.Or(resource.Label, resource.URL)
		service.Resources = append(service.Resources, resource)
	}
	s.showLabelLines(s.doc.Blocks)
	service.Body.HTML = exact(service.Body.HTML)
	compact(&service.Document, s.problems, func(k *keeper) {
		k.name(&service.Owner)
		k.names(&service.Synonyms)
		k.texts(&service.Again)
		k.texts(&service.Tolerated)
		kept(&service.Resources, func(r *kb.Resource) {
			k.name(&r.Label)
			k.keep(&r.URL)
		})
	})
	return service, s.problems
}

// Page reads a document that is not an incident.
func Page(e content.Entry, doc *markdown.Doc, rules Rules) (*kb.Page, []problem.Problem) {
	s := newSource(e, doc, rules)
	chosen, _ := s.readTitle()
	page := &kb.Page{Document: s.document(chosen.text)}
	page.Weight, _ = strconv.Atoi(s.text(content.KeyWeight)) // content has refused what is no number
	s.showLabelLines(s.doc.Blocks)
	page.Body.HTML = exact(page.Body.HTML)
	compact(&page.Document, s.problems, func(k *keeper) { k.keep(&page.Path) })
	return page, s.problems
}

// isWebAddress tells whether an address may be linked: http, https or mailto.
func isWebAddress(address string) bool {
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "mailto:")
}
