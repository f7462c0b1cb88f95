package render

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// ProtectionsPage is what kept incidents from being worse.
type ProtectionsPage struct {
	Frame
	// Named are the factors that protected, a line of time each.
	Named *ReturningMap
	// Unkept are those that helped often and that no action keeps.
	Unkept []CountedLink
	// Keep are the actions that keep what helped, MoreKept how many are not shown.
	Keep     []KeepRow
	MoreKept int
	// Other are protections without a name, and Lucky those called luck.
	Other, Lucky WrittenList
	NearMisses   []NearMissRow
	// MoreMisses counts the near misses that are not shown.
	MoreMisses int
}

// KeepRow is an action that keeps what helped.
type KeepRow struct {
	Link
	State, StateWord, Owner string
	Incident                Link
}

// NearMissRow is a near miss, and what caught it. More says what the page of the
// incident has besides.
type NearMissRow struct {
	Link
	Date   string
	Caught []Link
	More   string
}

const (
	// caughtShown is how many protections of a near miss are listed.
	caughtShown = 4
	// protectionRows is how many named ones are drawn.
	protectionRows = 30
)

func (s *site) protectionsPage() *ProtectionsPage {
	p := &ProtectionsPage{Frame: s.frame(s.at(protectionsAddress), protectionsAddress, s.text("protections.title"))}
	p.crumbs()
	p.Description = s.text("protections.description")
	all := s.view.Protections()
	p.Named = s.protectionMap(p.Frame, all.Named)
	for _, named := range all.Named {
		if named.Unkept() {
			p.Unkept = append(p.Unkept, CountedLink{p.factorLink(named.Factor), len(named.Incidents)})
		}
	}
	for _, f := range all.Keep[:min(writtenShown, len(all.Keep))] {
		p.Keep = append(p.Keep, KeepRow{
			Link:  p.link(prose.Shorten(f.Action.Text.Head(), longestSentence), actionAddress(f.Incident, f.Action)),
			State: string(f.Action.State), StateWord: s.texts.Word("state.", string(f.Action.State)), Owner: f.Action.Owner,
			Incident: p.incidentLink(f.Incident),
		})
	}
	p.MoreKept, p.MoreMisses = len(all.Keep)-len(p.Keep), max(0, len(all.NearMisses)-writtenShown)
	p.Other, p.Lucky = guardList(p.Frame, all.Other), guardList(p.Frame, all.Lucky)
	for _, miss := range all.NearMisses[:min(writtenShown, len(all.NearMisses))] {
		row := NearMissRow{Link: p.incidentLink(miss.Incident), Date: miss.Incident.Date.String()}
		for _, a := range miss.Caught[:min(caughtShown, len(miss.Caught))] {
			// The next follows behind a semicolon.
			row.Caught = append(row.Caught, p.link(strings.TrimSuffix(guardText(a), "."), incidentAddress(miss.Incident.Slug)+"#"+causeAnchor(a)))
		}
		row.More = more(s.texts, len(miss.Caught), len(row.Caught))
		p.NearMisses = append(p.NearMisses, row)
	}
	return p
}

func guardList(f Frame, guards []views.Protection) WrittenList {
	return newWrittenList(guards, func(l *WrittenList, g views.Protection) {
		l.add(f, g.Incident, causeAnchor(g.Assignment), []WrittenPart{{Text: guardText(g.Assignment)}})
	})
}

func guardText(a *kb.Assignment) string {
	return prose.Shorten(prose.Line(a.Title.Head()), longestSentence)
}

// protectionMap draws the named protections; nil if there are none, or no incident has
// a date.
func (s *site) protectionMap(f Frame, named []views.Protector) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(named) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{
		Anchor: "named", Heading: s.text("protections.helped-title"), Ticks: axis.ticks(s.texts),
		Note: s.text("protections.mark-note"),
	}
	for _, protector := range named[:min(protectionRows, len(named))] {
		r := views.Returning{Factor: protector.Factor, Suggested: map[*kb.Incident]bool{}}
		for _, i := range protector.SuggestedIn {
			r.Suggested[i] = true
		}
		r.Incidents = s.view.Ordered(append(append(r.Incidents, protector.Incidents...), protector.SuggestedIn...))
		row := s.returningRow(f, axis, r)
		if len(protector.Keep) > 0 {
			row.Words += ", " + s.count("protections.kept-by", len(protector.Keep))
		}
		m.add(row, r)
	}
	if m.HasSuggested {
		m.Note += " " + s.text("protections.dashed-note")
	}
	return m
}
