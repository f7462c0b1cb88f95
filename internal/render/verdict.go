package render

import (
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
const verdictTimes = 3

// verdict judges what was done about a factor; nil where there is nothing to judge.
func (s *site) verdict(incidents []*kb.Incident) *VerdictBox {
	v, ok := s.view.VerdictOn(incidents)
	if !ok {
		return nil
	}
	box := &VerdictBox{}
	day := func(i *kb.Incident) Link { return Link{Text: s.texts.Day(i.Date), Href: "#" + caseAnchor(i)} }
	for _, again := range v.Again[max(0, len(v.Again)-verdictTimes):] {
		box.Times = append(box.Times, VerdictTime{day(again.Incident), ageWords(s.texts, again.Incident.Date.DaysSince(again.Done)), day(again.After)})
	}
	quiet := ""
	if !v.Quiet.IsZero() {
		quiet = s.text("verdict.quiet", v.Quiet)
		if days := s.view.AsOf.DaysSince(v.Quiet); days > 0 {
			quiet = s.text("verdict.quiet-for", v.Quiet, ageWords(s.texts, days), s.view.AsOf)
		}
	}
	switch {
	case len(v.Again) > 0:
		key := "verdict.again"
		if len(v.Again) > verdictTimes {
			key = "verdict.again-latest"
		}
		box.Head, box.Rest = s.text(key, s.count("times", len(v.Again))), quiet
		if quiet == "" {
			box.Rest = s.openOfNewest(v)
		}
	case quiet != "":
		box.Head, box.Held = quiet, true
	case v.Count.Open > 0:
		box.Head = s.openOfNewest(v)
	default:
		return nil
	}
	return box
}

// openOfNewest says how far the actions of the newest incident are; empty if none is
// open, or nobody says so of any.
func (s *site) openOfNewest(v views.Verdict) string {
	if v.Count.Open == 0 || v.Count.AllUnsaid() {
		return ""
	}
	if v.Overdue > 0 {
		return s.count("verdict.open-overdue", v.Count.Said(), v.Count.Total(), v.Overdue)
	}
	return s.count("verdict.open", v.Count.Said(), v.Count.Total())
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
	t := axis.trackOf(s.texts, s.text("verdict.track"), incidents, "#cases", func(i *kb.Incident) TrackMark {
		m := TrackMark{Href: "#" + caseAnchor(i), Name: s.daySeverity(i), Suggested: pale[i]}
		if m.Suggested {
			m.Name += ", " + s.text("suggested")
		}
		return m
	})
	for _, c := range cases {
		s.markDone(t, axis, c.Incident, "#"+caseAnchor(c.Incident))
	}
	t.Ticks = axis.ticks(s.texts)
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
		Name: s.text("verdict.kept", on, i.Date),
	})
}
