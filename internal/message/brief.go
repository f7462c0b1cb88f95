package message

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
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
	b := briefText{newWriter(format), site, site.texts()}
	service := d.Service
	b.heading(1, site.serviceLink(service))
	b.paragraph(words(b.Text("actions.owner") + ": " + oneLine(cmp.Or(service.Owner, b.Text("not-recorded"))) + ". " + b.counts(d)))
	var resources [][]span
	for _, r := range service.Resources {
		resources = append(resources, []span{link(oneLine(r.Label), r.URL)})
	}
	b.list(resources)
	if len(onCall.Read) > 0 {
		b.heading(2, words(b.Text("brief.read")))
		b.list(b.named(onCall.Read))
	}
	for _, part := range OnCallParts(onCall) {
		b.remarks(part)
	}
	b.relations(onCall.Relations)
	b.open(d.Actions)
	b.incidents("brief.newest", service.Incidents)
	pointing := make([]*kb.Incident, len(service.Suggestions))
	for n, hit := range service.Suggestions {
		pointing[n] = hit.Incident
	}
	b.incidents("brief.pointing", pointing)
	return b.String()
}

// counts says how many incidents name the service, and how many only speak of it.
func (b briefText) counts(d views.ServiceDetail) string {
	pointing := len(d.Service.Suggestions)
	switch {
	case d.Incidents > 0 && pointing > 0:
		return b.Count("service.incidents", d.Incidents, d.LastYear) + " " + b.Text("service.more-point", pointing)
	case d.Incidents > 0:
		return b.Count("service.incidents", d.Incidents, d.LastYear)
	case pointing > 0:
		return b.Text("service.unnamed") + " " + b.Count("service.point", pointing)
	}
	return b.Text("service.no-incident")
}

// OnCallKind is what a list of what helps those on call is about: the key of its heading.
type OnCallKind string

// The lists, what helps first at their head.
const (
	Steps     OnCallKind = "oncall.steps"
	Errors    OnCallKind = "oncall.errors"
	Symptoms  OnCallKind = "oncall.symptoms"
	Repairs   OnCallKind = "oncall.repairs"
	Tried     OnCallKind = "oncall.tried"
	Gaps      OnCallKind = "oncall.gaps"
	Tolerated OnCallKind = "oncall.tolerated"
	Declined  OnCallKind = "oncall.declined"
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
	*texts.Language
}

func (b briefText) remarks(part OnCallPart) {
	b.heading(2, words(b.Text(string(part.Kind))))
	var lines [][]span
	for _, r := range part.Remarks[:min(mostRemarks, len(part.Remarks))] {
		text := oneLine(prose.Shorten(r.Text.Plain, longestRemark))
		if r.Reason != "" {
			text += ": " + oneLine(r.Reason)
		}
		source := b.source(r.Incident)
		if r.Suggested {
			source = append(source, words(" – "+b.Text("suggested")))
		}
		lines = append(lines, append([]span{words(text)}, source...))
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
	return []span{words(" ("), b.site.incidentLink(i), words(inDay(i) + ")")}
}

func inDay(i *kb.Incident) string {
	if i.Date.IsZero() {
		return ""
	}
	return ", " + i.Date.String()
}

func (b briefText) more(n int) {
	if n > 0 {
		b.paragraph(words(b.Text("more", n)))
	}
}

func (b briefText) relations(all []views.Revealed) {
	if len(all) == 0 {
		return
	}
	b.heading(2, words(b.Text("relations.title")))
	var lines [][]span
	for _, r := range all[:min(mostRemarks, len(all))] {
		text := oneLine(r.From.Name) + " → " + oneLine(r.To.Name)
		if r.Until != "" {
			text += ", " + b.Text("relations.until", oneLine(r.Until))
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
	heading := "brief.to-do"
	if views.CountFollowUps(actions).AllUnsaid() {
		heading = "brief.promised"
	}
	b.heading(2, words(b.Text(heading)))
	var lines [][]span
	for _, f := range actions[:min(mostOpen, len(actions))] {
		lines = append(lines, append(b.action(f), b.source(f.Incident)...))
	}
	b.list(lines)
	b.more(len(actions) - mostOpen)
}

// incidents lists the newest below a heading, if there are any.
func (b briefText) incidents(heading string, all []*kb.Incident) {
	if len(all) == 0 {
		return
	}
	b.heading(2, words(b.Text(heading)))
	b.list(b.named(all[:min(mostBriefed, len(all))]))
	b.more(len(all) - mostBriefed)
}

// named are incidents with their facts.
func (b briefText) named(incidents []*kb.Incident) (lines [][]span) {
	for _, i := range incidents {
		lines = append(lines, []span{b.site.incidentLink(i), words(inBrackets(incidentFacts(b.Language, i)))})
	}
	return lines
}
