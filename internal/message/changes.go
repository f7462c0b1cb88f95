package message

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Changes tells those who read a proposed change what it brings: incidents, factors
// that return, and what is promised. Nobody is named.
func Changes(c views.Changes, site Site, format Format) string {
	t := changesText{newWriter(format), site}
	t.heading(2, words(t.text("changes.title", oneLine(site.Title))))
	if c.IsEmpty() {
		t.paragraph(words(t.text("changes.none")))
		return t.String()
	}
	t.incidents(c.Incidents)
	t.factors(t.text("changes.returning"), c.Returning)
	t.factors(t.text("digest.new"), c.New)
	t.actions(t.text("changes.promised"), c.Promised)
	t.again(c.Again)
	t.actions(t.text("actions.done"), c.Done)
	return t.String()
}

// changesText are changes on their way to a text.
type changesText struct {
	*writer
	site Site
}

func (t changesText) text(key string, values ...any) string {
	return t.site.texts().Text(key, values...)
}

func (t changesText) incidents(list []*kb.Incident) {
	var items [][]span
	for _, i := range list[:min(len(list), mostLines)] {
		item := []span{t.site.incidentLink(i), words(inBrackets(incidentFacts(t.site.texts(), i)))}
		if first := oneLine(prose.Sentences(views.Abstract(i), slackWords)); first != "" {
			item = append(item, words(": "+first))
		}
		items = append(items, item)
	}
	t.section(t.text("changes.incidents"), items, len(list))
}

func (t changesText) factors(heading string, list []views.FactorChange) {
	var items [][]span
	for _, f := range list[:min(len(list), mostLines)] {
		item := []span{t.site.factorLink(f.Factor)}
		if f.Before > 0 {
			facts := t.site.texts().Count("changes.earlier", f.Before)
			if !f.LastSeen.IsZero() {
				facts += ", " + t.text("last-on", f.LastSeen.String())
			}
			item = append(item, words(" ("+facts+")"))
		}
		for n, i := range f.Incidents[:min(len(f.Incidents), mostNamed)] {
			item = append(item, words(map[bool]string{true: ": ", false: ", "}[n == 0]), t.site.incidentLink(i))
		}
		items = append(items, item)
	}
	t.section(heading, items, len(list))
}

func (t changesText) actions(heading string, list []views.FollowUp) {
	var items [][]span
	for _, f := range list[:min(len(list), mostLines)] {
		due := t.text("changes.no-day")
		if !f.Due.IsZero() {
			due = t.text("actions.due-on", f.Due.String())
		}
		if f.Action.State != kb.ActionOpen {
			due = t.site.texts().Word("state.", string(f.Action.State))
		}
		items = append(items, []span{words(oneLine(f.Action.Text.Head()) + " (" + due + "; "), t.site.incidentLink(f.Incident), words(")")})
	}
	t.section(heading, items, len(list))
}

func (t changesText) again(list []views.PromisedAgain) {
	var items [][]span
	for _, a := range list[:min(len(list), mostLines)] {
		item := []span{words(oneLine(a.Action.Text.Head()) + ", " + t.text("changes.promised-in") + " ")}
		for n, i := range a.Earlier[:min(len(a.Earlier), mostNamed)] {
			if n > 0 {
				item = append(item, words(", "))
			}
			item = append(item, t.site.incidentLink(i))
		}
		items = append(items, item)
	}
	t.section(t.text("changes.again"), items, len(list))
}

// mostNamed is how many incidents a line names.
const mostNamed = 3

// section writes a heading and a list below it, if there is anything.
func (t changesText) section(heading string, items [][]span, all int) {
	if len(items) == 0 {
		return
	}
	t.heading(3, words(heading))
	if more := all - len(items); more > 0 {
		items = append(items, []span{words(t.text("more", more))})
	}
	t.list(items)
}
