package render

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// VerdictBox says in words of days whether what was done about a factor has held so
// far.
type VerdictBox struct {
	// Held is set where it was not seen since: a reason to celebrate.
	Held bool
	// Head is the verdict itself.
	Head string
	// Times are the days on which it was seen again; they lead to the cases below.
	Times []VerdictTime
	// Rest says how far the actions of the newest incident are; empty where that
	// goes without saying.
	Rest string
}

// VerdictTime is a day on which a factor was seen again, how long after the actions of
// an earlier incident were done, and that incident.
type VerdictTime struct {
	Day   Link
	Later string
	After Link
}

// verdictTimes is how many times a verdict tells of: the latest.
const verdictTimes = 6

// verdict judges what was done about a factor; nil where there is nothing to judge.
func (s *site) verdict(incidents []*kb.Incident) *VerdictBox {
	v, ok := s.view.VerdictOn(incidents)
	if !ok {
		return nil
	}
	box := &VerdictBox{}
	day := func(i *kb.Incident) Link { return Link{Text: i.Date.Words(), Href: "#" + caseAnchor(i)} }
	for _, again := range v.Again[max(0, len(v.Again)-verdictTimes):] {
		box.Times = append(box.Times, VerdictTime{day(again.Incident), ageWords(again.Incident.Date.DaysSince(again.Done)), day(again.After)})
	}
	quiet := ""
	if !v.Quiet.IsZero() {
		quiet = fmt.Sprintf("Not seen since the actions of the newest were done, on %s", v.Quiet.Words())
		if days := s.view.AsOf.DaysSince(v.Quiet); days > 0 {
			quiet += ", " + ageWords(days) + " before " + s.view.AsOf.Words()
		}
		quiet += "."
	}
	switch {
	case len(v.Again) > 0:
		box.Head, box.Rest = "Seen again after its actions were done, "+times(len(v.Again))+":", quiet
		if quiet == "" {
			box.Rest = openOfNewest(v)
		}
	case quiet != "":
		box.Head, box.Held = quiet, true
	case v.Count.Open > 0:
		box.Head = openOfNewest(v)
	default:
		return nil
	}
	return box
}

// openOfNewest says how far the actions of the newest incident are; empty if none is
// open.
func openOfNewest(v views.Verdict) string {
	if v.Count.Open == 0 {
		return ""
	}
	verb := "are"
	if v.Count.Open == 1 {
		verb = "is"
	}
	words := fmt.Sprintf("Of the actions of the newest, %d of %d %s open", v.Count.Open, v.Count.Total(), verb)
	if v.Overdue > 0 {
		words += fmt.Sprintf(" and %d overdue", v.Overdue)
	}
	return words + "."
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return fmt.Sprintf("%d times", n)
	}
}

// factorTrack draws the cases of a factor, with a tick on the day on which the
// actions of each were done. It names days, and leads to the cases below.
func (s *site) factorTrack(cases []views.Case, suggested []*kb.Incident) *Track {
	incidents := make([]*kb.Incident, 0, len(cases)+len(suggested))
	for _, c := range cases {
		incidents = append(incidents, c.Incident)
	}
	pale := map[*kb.Incident]bool{}
	for _, i := range suggested {
		pale[i] = true
	}
	incidents = s.view.Ordered(append(incidents, suggested...))
	axis, ok := newTimeAxis(incidents, s.view.AsOf)
	if !ok {
		return nil
	}
	t := axis.trackOf("When it was seen", incidents, "#cases", func(i *kb.Incident) TrackMark {
		m := TrackMark{Href: "#" + caseAnchor(i), Name: i.Date.Words(), Suggested: pale[i]}
		if badge := s.badge(i); badge != nil {
			m.Name += ", " + badge.Word
		}
		if m.Suggested {
			m.Name += ", suggested"
		}
		return m
	})
	for _, c := range cases {
		s.markDone(t, axis, c.Incident, "#"+caseAnchor(c.Incident))
	}
	t.Ticks = axis.ticks()
	return t
}

// markDone marks the day on which the actions of an incident were done, if it is known.
func (s *site) markDone(t *Track, axis timeAxis, i *kb.Incident, href string) {
	on := s.view.DoneOn(i)
	if on.IsZero() || on.Compare(axis.from) < 0 || i.Date.IsZero() {
		return
	}
	t.Marks = append(t.Marks, TrackMark{
		X: across(axis.share(on)), Y: t.Middle, Shape: "kept", Href: href,
		Name: fmt.Sprintf("%s: the actions of %s are done", on.Words(), i.Date.Words()),
	})
}
