package message

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// How much of a digest a message lists. The rest is counted.
const (
	mostPostmortems = 30
	mostLines       = 12
	mostOverdue     = 5
)

// slackWords is how long an abstract may be in a chat; a mail takes it whole.
const slackWords = 60

// Digest tells what an all-hands meeting should hear about a period: what was
// closed first, since that is what to celebrate.
func Digest(d *views.Digest, site Site, format Format) string {
	t := digestText{newWriter(format), site, format, d}
	t.heading(1, link(oneLine(site.Title+": "+d.Period.Title()), site.digest(d.Period)))
	t.paragraph(words(Summary(d)))
	t.closed()
	t.published()
	t.protected()
	t.factors()
	t.followUps()
	if thanks := Thanks(d.Thanks); thanks != "" {
		t.paragraph(words(thanks))
	}
	return t.String()
}

// Summary counts what is in a digest, in a sentence or two.
func Summary(d *views.Digest) string {
	postmortems := kb.Plural(len(d.Published), "postmortem", "postmortems")
	closed := fmt.Sprintf("%d closed", len(d.Closed))
	done := kb.Plural(len(d.Done), "follow-up", "follow-ups") + " done"
	if len(d.Closed) == 0 {
		closed = "none closed"
	}
	if len(d.Done) == 0 {
		done = "no follow-up done"
	}
	counts := kb.JoinAnd([]string{postmortems, closed, done})
	switch {
	case len(d.Published) > 0 || len(d.Closed) > 0:
	case len(d.Done) > 0:
		counts = quietWords(d.Period) + ": no postmortem and none closed, but " + done
	default:
		counts = quietWords(d.Period) + ": no postmortem, none closed and no follow-up done"
	}
	return counts + ". " + OpenWords(d)
}

func quietWords(p views.Period) string {
	if p.Kind == views.RangePeriod {
		return "Quiet time"
	}
	return "Quiet " + string(p.Kind)
}

// OpenWords say how many follow-ups were open at the end of a period, or are by
// now.
func OpenWords(d *views.Digest) string {
	open := fmt.Sprintf("%s open on %s", kb.Plural(d.StillOpenCount, "follow-up was", "follow-ups were"), d.End.Words())
	switch {
	case d.StillOpenCount == 0:
		return "No follow-up was open on " + d.End.Words() + "."
	case d.OverdueCount == 0:
		return open + ", none overdue."
	default:
		return fmt.Sprintf("%s, %d overdue.", open, d.OverdueCount)
	}
}

// FactorWords say of a factor how often it was seen in a period, and when before.
func FactorWords(f views.FactorSeen) string {
	var facts []string
	if n := len(f.Incidents); n > 1 {
		facts = append(facts, kb.Plural(n, "incident", "incidents"))
	}
	if !f.Before.IsZero() {
		facts = append(facts, "last seen "+f.Before.Words())
	}
	return strings.Join(facts, ", ")
}

// ProtectionWords say what kept an incident from being worse, with the note on
// how where there is one.
func ProtectionWords(a *kb.Assignment) string {
	text := oneLine(a.Title.Plain)
	if note := oneLine(prose.Sentences(a.Note.Plain, 40)); note != "" {
		text += ": " + note
	}
	return text
}

// digestText is a digest on its way to a text.
type digestText struct {
	*writer
	site   Site
	format Format
	*views.Digest
}

func (t digestText) closed() {
	if len(t.Closed) == 0 {
		return
	}
	t.heading(2, words("Closed, and worth a celebration"))
	var items [][]span
	for _, c := range t.Closed[:min(len(t.Closed), mostLines)] {
		item := []span{t.incidentLink(c.Incident), words(": " + ClosedWords(c.Closing) + ".")}
		if changed := oneLine(prose.Sentences(c.Incident.Changed.Plain, slackWords)); changed != "" {
			item = append(item, words(" What changed: "+changed))
		}
		items = append(items, item)
	}
	t.listed(items, len(t.Closed), "")
}

func (t digestText) published() {
	if len(t.Published) == 0 {
		return
	}
	t.heading(2, words("What we learned"))
	shown := t.Published[:min(len(t.Published), mostPostmortems)]
	for _, i := range shown {
		t.heading(3, t.incidentLink(i), words(inBrackets(incidentFacts(i))))
		abstract := views.Abstract(i)
		switch {
		case abstract == "":
			t.paragraph(words("No abstract is recorded."))
		case t.format == Slack:
			t.prose(prose.Sentences(abstract, slackWords))
		default:
			t.prose(abstract)
		}
	}
	if more := len(t.Published) - len(shown); more > 0 {
		t.paragraph(words(fmt.Sprintf("And %s.", kb.Plural(more, "more postmortem", "more postmortems"))))
	}
}

func (t digestText) protected() {
	if len(t.Protected) == 0 {
		return
	}
	t.heading(2, words("What protected us"))
	var items [][]span
	for _, p := range t.Protected[:min(len(t.Protected), mostLines)] {
		items = append(items, []span{words(ProtectionWords(p.Assignment) + " ("), t.incidentLink(p.Incident), words(")")})
	}
	t.listed(items, len(t.Protected), "")
}

func (t digestText) factors() {
	for _, group := range []struct {
		heading string
		factors []views.FactorSeen
	}{{"Factors seen again", t.ReturningFactors}, {"Factors seen for the first time", t.NewFactors}} {
		if len(group.factors) == 0 {
			continue
		}
		t.heading(2, words(group.heading))
		var items [][]span
		for _, f := range group.factors[:min(len(group.factors), mostLines)] {
			item := []span{link(oneLine(f.Factor.Title), t.site.factor(f.Factor))}
			if facts := FactorWords(f); facts != "" {
				item = append(item, words(" ("+facts+")"))
			}
			items = append(items, item)
		}
		t.listed(items, len(group.factors), "")
	}
}

// followUps lists what was done and what is overdue; the summary has said how many
// are open.
func (t digestText) followUps() {
	if len(t.Done) > 0 {
		t.heading(2, words("Follow-ups done"))
		var items [][]span
		for _, f := range t.Done[:min(len(t.Done), mostLines)] {
			items = append(items, t.action(f, ""))
		}
		t.listed(items, len(t.Done), "")
	}
	if t.OverdueCount > 0 {
		t.heading(2, words("Follow-ups overdue"))
		var items [][]span
		for _, f := range t.Overdue[:min(len(t.Overdue), mostOverdue)] {
			items = append(items, t.action(f, ", due "+f.Due.Words()))
		}
		t.listed(items, t.OverdueCount, t.site.absolute(t.site.FollowUps))
	}
}

// action is one action with the incident that it comes from; nobody is named.
func (t digestText) action(f views.FollowUp, due string) []span {
	return []span{words(oneLine(f.Action.Text.Head()) + due + " ("), t.incidentLink(f.Incident), words(")")}
}

// listed writes a list, and how many it leaves out.
func (t digestText) listed(items [][]span, all int, href string) {
	if more := all - len(items); more > 0 {
		items = append(items, []span{link(fmt.Sprintf("and %d more", more), href)})
	}
	t.list(items)
}

func (t digestText) incidentLink(i *kb.Incident) span {
	return link(oneLine(i.Title), t.site.incident(i))
}
