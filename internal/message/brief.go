package message

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// How much a brief of a service lists.
const (
	mostRemarks, mostOpen, mostBriefed = 5, 5, 5
	// longestRemark is how much of a remark is said, in bytes.
	longestRemark = 300
)

// ServiceBrief tells what to know of a service before it is changed, or when it is
// down: whose it is, what to do, what was seen and tried, what leans on what, and what
// is still to be done.
func ServiceBrief(d views.ServiceDetail, onCall *views.OnCall, site Site, format Format) string {
	b := briefText{newWriter(format), site}
	service := d.Service
	b.heading(1, link(oneLine(service.Title), site.service(service)))
	b.paragraph(words("Owner: " + oneLine(cmp.Or(service.Owner, "not recorded")) + ". " + kb.Plural(d.Incidents, "incident", "incidents") +
		fmt.Sprintf(", %d in the last twelve months.", d.LastYear)))
	var resources [][]span
	for _, r := range service.Resources {
		resources = append(resources, []span{link(oneLine(r.Label), r.URL)})
	}
	b.list(resources)
	if len(onCall.Read) > 0 {
		b.heading(2, words("Read before you touch it"))
		b.list(b.named(onCall.Read))
	}
	for _, part := range OnCallParts(onCall) {
		b.remarks(part)
	}
	b.relations(onCall.Relations)
	b.open(d.Actions)
	b.incidents(service.Incidents)
	return b.String()
}

// OnCallKind is what a list of what helps those on call is about.
type OnCallKind string

// The lists, what helps first at their head.
const (
	Steps     OnCallKind = "If it happens again"
	Errors    OnCallKind = "Messages seen"
	Symptoms  OnCallKind = "Symptoms seen"
	Repairs   OnCallKind = "What ended it"
	Tried     OnCallKind = "Tried in vain"
	Gaps      OnCallKind = "Where documentation failed"
	Tolerated OnCallKind = "Failures that we live with"
	Declined  OnCallKind = "Decided against"
)

// OnCallPart is a list of what helps those on call.
type OnCallPart struct {
	Kind    OnCallKind
	Remarks []views.Remark
}

// OnCallParts are the lists that have something.
func OnCallParts(o *views.OnCall) []OnCallPart {
	return slices.DeleteFunc([]OnCallPart{
		{Steps, o.Steps}, {Errors, o.Errors}, {Symptoms, o.Symptoms}, {Repairs, o.Repairs}, {Tried, o.Tried}, {Gaps, o.Gaps}, {Tolerated, o.Tolerated},
		{Declined, o.Declined},
	}, func(p OnCallPart) bool { return len(p.Remarks) == 0 })
}

// briefText writes the parts of a brief.
type briefText struct {
	*writer
	site Site
}

func (b briefText) remarks(part OnCallPart) {
	b.heading(2, words(string(part.Kind)))
	var lines [][]span
	for _, r := range part.Remarks[:min(mostRemarks, len(part.Remarks))] {
		text := oneLine(prose.Shorten(r.Text.Plain, longestRemark))
		if r.Reason != "" {
			text += ": " + oneLine(r.Reason)
		}
		lines = append(lines, append([]span{words(text)}, b.source(r.Incident)...))
	}
	b.list(lines)
	b.more(len(part.Remarks) - mostRemarks)
}

// source names the incident that says something; nothing for the description of the
// service.
func (b briefText) source(i *kb.Incident) []span {
	if i == nil {
		return nil
	}
	return []span{words(" ("), link(oneLine(i.Title), b.site.incident(i)), words(inDay(i) + ")")}
}

func inDay(i *kb.Incident) string {
	if i.Date.IsZero() {
		return ""
	}
	return ", " + i.Date.String()
}

func (b briefText) more(n int) {
	if n > 0 {
		b.paragraph(words(fmt.Sprintf("and %d more", n)))
	}
}

func (b briefText) relations(all []views.Revealed) {
	if len(all) == 0 {
		return
	}
	b.heading(2, words("What incidents showed to lean on what"))
	var lines [][]span
	for _, r := range all[:min(mostRemarks, len(all))] {
		text := oneLine(r.From.Name) + " → " + oneLine(r.To.Name)
		if r.Until != "" {
			text += ", hidden until " + oneLine(r.Until)
		}
		lines = append(lines, append([]span{words(text)}, b.source(r.Seen[0].Incident)...))
	}
	b.list(lines)
	b.more(len(all) - mostRemarks)
}

func (b briefText) open(actions []views.FollowUp) {
	if len(actions) == 0 {
		return
	}
	b.heading(2, words("Still to be done"))
	var lines [][]span
	for _, f := range actions[:min(mostOpen, len(actions))] {
		text := oneLine(prose.Shorten(f.Action.Text.Head(), longestRemark)) + ", " + oneLine(cmp.Or(f.Action.Owner, NoOwner))
		if !f.Due.IsZero() {
			text += ", due " + f.Due.String()
		}
		lines = append(lines, append([]span{words(text)}, b.source(f.Incident)...))
	}
	b.list(lines)
	b.more(len(actions) - mostOpen)
}

func (b briefText) incidents(all []*kb.Incident) {
	if len(all) == 0 {
		return
	}
	b.heading(2, words("Newest incidents"))
	b.list(b.named(all[:min(mostBriefed, len(all))]))
	b.more(len(all) - mostBriefed)
}

// named are incidents with their facts.
func (b briefText) named(incidents []*kb.Incident) (lines [][]span) {
	for _, i := range incidents {
		lines = append(lines, []span{link(oneLine(i.Title), b.site.incident(i)), words(inBrackets(incidentFacts(i)))})
	}
	return lines
}
