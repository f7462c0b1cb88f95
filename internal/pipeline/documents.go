package pipeline

import (
	"maps"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// document is one file, read: one of a factor, a service or a page, or one or
// several incidents, and with those a page for what is left of a log; nothing for
// a template and for a file that is not text.
type document struct {
	role content.Role
	// listed is the file as it was listed.
	listed content.File
	// stamp and sum tell later whether the file has changed since.
	stamp content.Stamp
	sum   content.Sum
	// fresh is set where the stamp alone cannot tell.
	fresh     bool
	incidents []*kb.Incident
	// names are what the words of each incident may call a service.
	names   [][]vocabulary.Name
	factor  *kb.Factor
	service *kb.Service
	page    *kb.Page
	// draft is set where the front matter says so.
	draft    bool
	problems []problem.Problem
	waivers  []content.Waiver
	secrets  []string
}

// documents stand in the order of their files, whatever order they were read in.
type documents []*document

// incidentSums are the sums of the documents that are incidents, and zero for others.
func (all documents) incidentSums() []content.Sum {
	sums := make([]content.Sum, len(all))
	for i, d := range all {
		if len(d.incidents) > 0 {
			sums[i] = d.sum
		}
	}
	return sums
}

// parts sorts the documents by what they are, leaving drafts out unless wanted,
// and says how many were left out. The names are those of the incidents, at the same
// places; nil where no suggestions are wanted.
func (all documents) parts(drafts bool) (parts kb.Parts, names [][]vocabulary.Name, skipped int) {
	for _, d := range all {
		if d.draft && !drafts && len(d.incidents) == 0 {
			skipped++
			continue
		}
		if d.factor != nil {
			parts.Factors = append(parts.Factors, d.factor)
		}
		if d.service != nil {
			parts.Services = append(parts.Services, d.service)
		}
		if d.page != nil {
			parts.Pages = append(parts.Pages, d.page)
		}
		for i, incident := range d.incidents {
			if incident.Draft && !drafts {
				skipped++
				continue
			}
			parts.Incidents = append(parts.Incidents, incident)
			if d.names != nil {
				names = append(names, d.names[i])
			}
		}
	}
	return parts, names, skipped
}

// forgetNames lets the names go that no other load will ask for: a site is linked in the
// room that they took.
func (all documents) forgetNames() {
	for _, d := range all {
		d.names = nil
	}
}

// targets lists the files, other than documents, to which documents refer.
func targets(parts *kb.Parts) []string {
	wanted := map[string]bool{}
	parts.EachDocument(func(_ kb.Ref, d *kb.Document) {
		for i := range d.Body.Links {
			if path, ok := d.Body.Links[i].FilePath(d.Source); ok && path != "" {
				wanted[path] = true
			}
		}
	})
	parts.EachDocument(func(_ kb.Ref, d *kb.Document) { delete(wanted, d.Source) })
	return slices.Sorted(maps.Keys(wanted))
}
