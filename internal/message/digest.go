package message

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
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
	t.heading(1, link(oneLine(site.Title+": "+d.Period.Title(site.texts())), site.digest(d.Period)))
	t.paragraph(words(Summary(site.texts(), d)))
	t.closed()
	t.published()
	t.protected()
	t.factors()
	t.followUps()
	if thanks := Thanks(site.texts(), d.Thanks); thanks != "" {
		t.paragraph(words(thanks))
	}
	return t.String()
}

// Summary counts what is in a digest, in a sentence or two.
func Summary(l *texts.Language, d *views.Digest) string {
	postmortems := l.Count("postmortems", len(d.Published))
	closed := l.Text("digest.closed-count", len(d.Closed))
	done := l.Count("digest.done-count", len(d.Done))
	switch {
	case len(d.Closed) == 0 && d.ClosedUndated > 0:
		closed = l.Count("digest.closed-undated", d.ClosedUndated)
	case len(d.Closed) == 0:
		closed = l.Text("digest.none-closed")
	}
	switch {
	case len(d.Done) == 0 && d.UndatedCount > 0:
		done = l.Count("digest.undated-count", d.UndatedCount)
	case len(d.Done) == 0:
		done = l.Text("digest.none-done")
	}
	counts := l.List([]string{postmortems, closed, done})
	switch {
	case len(d.Published) > 0 || len(d.Closed) > 0:
	case len(d.Done) > 0:
		counts = l.Text("digest.only-done", quietWords(l, d.Period), done)
	default:
		counts = l.Text("digest.nothing", quietWords(l, d.Period))
	}
	counts += ". "
	if d.MarkedClosed > 0 {
		counts += l.Count("digest.marked-closed", d.MarkedClosed) + " "
	}
	return counts + StillOpenWords(l, d)
}

// NoAbstract says that an incident has no abstract, or none yet where it is not over.
func NoAbstract(l *texts.Language, i *kb.Incident) string {
	if i.Status == kb.StatusOngoing {
		return l.Text("digest.no-abstract-yet")
	}
	return l.Text("digest.no-abstract")
}

func quietWords(l *texts.Language, p views.Period) string {
	if p.Kind == views.RangePeriod {
		return l.Text("digest.quiet-time")
	}
	return l.Text("digest.quiet-" + string(p.Kind))
}

// StillOpenWords say how many follow-ups were open at the end of a period, or are by
// now. None is called on time that has no due date, and none open without a state.
func StillOpenWords(l *texts.Language, d *views.Digest) string {
	open := l.Count("digest.open", d.StillOpenCount-d.UnsaidCount, d.End)
	switch {
	case d.StillOpenCount == 0:
		return l.Text("digest.none-open", d.End)
	case d.StillOpenCount == d.UnsaidCount:
		return l.Count("digest.all-unsaid", d.UnsaidCount)
	case d.OverdueCount > 0:
		open = l.Text("digest.some-overdue", open, d.OverdueCount)
	case d.DueCount > 0:
		open = l.Text("digest.none-overdue", open)
	default:
		open += "."
	}
	if d.UnsaidCount > 0 {
		open += " " + l.Count("digest.unsaid", d.UnsaidCount)
	}
	return open
}

// FactorWords say of a factor how often it was seen in a period, and when before.
func FactorWords(l *texts.Language, f views.FactorSeen) string {
	var facts []string
	if n := len(f.Incidents); n > 1 {
		facts = append(facts, l.Count("incidents", n))
	}
	if !f.Before.IsZero() {
		facts = append(facts, l.Text("digest.last-seen", f.Before))
	}
	return strings.Join(facts, ", ")
}

// ProtectionWords say what kept an incident from being worse, with the note on
// how where there is one.
func ProtectionWords(a *kb.Assignment) string {
	title, note := oneLine(a.Title.Plain), oneLine(prose.Sentences(a.Note.Plain, 40))
	switch {
	case note == "":
		return title
	case strings.HasPrefix(note, title): // which is the first sentence of one without a name
		return note
	default:
		return title + ": " + note
	}
}

// digestText is a digest on its way to a text.
type digestText struct {
	*writer
	site   Site
	format Format
	*views.Digest
}

func (t digestText) text(key string, values ...any) string {
	return t.site.texts().Text(key, values...)
}

func (t digestText) closed() {
	if len(t.Closed) == 0 {
		return
	}
	t.heading(2, words(t.text("digest.closed")))
	var items [][]span
	for _, c := range t.Closed[:min(len(t.Closed), mostLines)] {
		item := []span{t.site.incidentLink(c.Incident), words(": " + ClosedWords(t.site.texts(), c.Closing) + ".")}
		if changed := oneLine(prose.Sentences(c.Incident.Changed.Plain, slackWords)); changed != "" {
			item = append(item, words(" "+t.text("celebration.changed")+" "+changed))
		}
		items = append(items, item)
	}
	t.listed(items, len(t.Closed), "")
}

func (t digestText) published() {
	if len(t.Published) == 0 {
		return
	}
	t.heading(2, words(t.text("digest.learned")))
	shown := t.Published[:min(len(t.Published), mostPostmortems)]
	for _, i := range shown {
		t.heading(3, t.site.incidentLink(i), words(inBrackets(incidentFacts(t.site.texts(), i))))
		abstract := views.Abstract(i)
		switch {
		case abstract == "":
			t.paragraph(words(NoAbstract(t.site.texts(), i)))
		case t.format == Slack:
			t.prose(prose.Sentences(abstract, slackWords))
		default:
			t.prose(abstract)
		}
	}
	if more := len(t.Published) - len(shown); more > 0 {
		t.paragraph(words(t.site.texts().Count("digest.more-postmortems", more)))
	}
}

func (t digestText) protected() {
	if len(t.Protected) == 0 {
		return
	}
	t.heading(2, words(t.text("digest.protected")))
	var items [][]span
	for _, p := range t.Protected[:min(len(t.Protected), mostLines)] {
		items = append(items, []span{words(ProtectionWords(p.Assignment) + " ("), t.site.incidentLink(p.Incident), words(")")})
	}
	t.listed(items, len(t.Protected), "")
}

func (t digestText) factors() {
	for _, group := range []struct {
		key     string
		factors []views.FactorSeen
	}{{"digest.returning", t.ReturningFactors}, {"digest.new", t.NewFactors}} {
		if len(group.factors) == 0 {
			continue
		}
		t.heading(2, words(t.text(group.key)))
		var items [][]span
		for _, f := range group.factors[:min(len(group.factors), mostLines)] {
			item := []span{t.site.factorLink(f.Factor)}
			if facts := FactorWords(t.site.texts(), f); facts != "" {
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
		t.heading(2, words(t.text("digest.done")))
		var items [][]span
		for _, f := range t.Done[:min(len(t.Done), mostLines)] {
			items = append(items, t.action(f, ""))
		}
		t.listed(items, len(t.Done), "")
	}
	if t.OverdueCount > 0 {
		t.heading(2, words(t.text("digest.overdue")))
		var items [][]span
		for _, f := range t.Overdue[:min(len(t.Overdue), mostOverdue)] {
			items = append(items, t.action(f, ", "+t.text("actions.due-on", f.Due)))
		}
		t.listed(items, t.OverdueCount, t.site.absolute(t.site.FollowUps))
	}
}

// action is one action with the incident that it comes from; nobody is named.
func (t digestText) action(f views.FollowUp, due string) []span {
	return []span{words(oneLine(f.Action.Text.Head()) + due + " ("), t.site.incidentLink(f.Incident), words(")")}
}

// listed writes a list, and how many it leaves out.
func (t digestText) listed(items [][]span, all int, href string) {
	if more := all - len(items); more > 0 {
		items = append(items, []span{link(t.text("more", more), href)})
	}
	t.list(items)
}
