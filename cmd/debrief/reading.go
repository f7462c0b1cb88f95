package main

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// showReading writes what was read out of an incident for its author: each piece
// with its line, and each section that looked like structure and was not read,
// with the reason.
func showReading(w io.Writer, incident *kb.Incident, items []vocabulary.ItemReading) error {
	var s shower
	s.head(incident)
	s.timeline(incident)
	s.causes("Causes", incident.Factors)
	s.causes("What kept it from being worse", incident.Mitigators)
	s.readsLike(items)
	s.actions(incident)
	s.sections(incident)
	s.unread(incident)
	_, err := io.WriteString(w, s.text.String())
	return err
}

// shower collects lines, each with the line of the file in front of it.
type shower struct{ text strings.Builder }

// widestText is where a long text is cut: the document itself has the rest.
const widestText = 100

// lineMark is the number of a line; 0 stays blank.
func lineMark(number int) string {
	if number == 0 {
		return ""
	}
	return strconv.Itoa(number)
}

// line writes one line of the file.
func (s *shower) line(number int, format string, args ...any) {
	text := prose.Line(fmt.Sprintf(format, args...))
	fmt.Fprintf(&s.text, "%6s  %s\n", lineMark(number), problem.Visible(text))
}

// field writes a named value.
func (s *shower) field(number int, name, value, from string) {
	if from != "" {
		from = "   (" + from + ")"
	}
	fmt.Fprintf(&s.text, "%6s  %-13s %s%s\n", lineMark(number), name, problem.Visible(oneLine(value)), problem.Visible(from))
}

func (s *shower) heading(format string, args ...any) {
	fmt.Fprintf(&s.text, "\n%s\n", problem.Visible(fmt.Sprintf(format, args...)))
}

// oneLine is a text in one line, cut where it is long.
func oneLine(text string) string {
	return prose.Shorten(prose.Line(text), widestText)
}

func (s *shower) head(incident *kb.Incident) {
	missing := []string{}
	show := func(number int, name, value, from string) {
		if value == "" {
			missing = append(missing, name)
			return
		}
		s.field(number, name, value, from)
	}
	show(incident.TitleOrigin.Line, "title", incident.Title, incident.TitleOrigin.What)
	show(incident.DateOrigin.Line, "date", incident.Date.String(), incident.DateOrigin.What)
	severity, rank, at := "", "", 0
	if v := incident.Severity; v != nil {
		severity, rank, at = v.Text, "not on the scale", v.Line
		if v.Rank > 0 {
			rank = fmt.Sprintf("rank %d", v.Rank)
		}
	}
	show(at, "severity", severity, rank)
	show(incident.StatusOrigin.Line, "status", incident.Status, incident.StatusOrigin.What)
	var services []string
	at = 0
	for _, m := range incident.Services {
		services = append(services, m.Name)
		at = m.Line
	}
	show(at, "services", strings.Join(services, ", "), "")
	for _, m := range views.Marks(incident) {
		if m.Moment == nil {
			missing = append(missing, m.Name)
			continue
		}
		s.field(m.Moment.Line, m.Name, m.Moment.Written, certainty(m.Moment))
	}
	show(incident.Summary.Line, "summary", incident.Summary.Plain, "")
	show(incident.Impact.Line, "impact", incident.Impact.Plain, "")
	show(incident.Trigger.Line, "trigger", incident.Trigger.Plain, "")
	show(incident.DetectedBy.Line, "detected by", incident.DetectedBy.Plain, "")
	if incident.Changed.Plain != "" {
		s.field(incident.Changed.Line, "changed", incident.Changed.Plain, "")
	}
	if !incident.FollowUp.IsZero() {
		s.field(0, "follow-up", incident.FollowUp.String(), "")
	}
	for _, d := range incident.TypedDurations {
		name := "time to " + d.Phase
		if d.Phase == "impact" {
			name = "duration"
		}
		s.field(d.Line, name, d.Written, "as typed")
	}
	if len(missing) > 0 {
		s.field(0, "not recorded", strings.Join(missing, ", "), "")
	}
}

func (s *shower) timeline(incident *kb.Incident) {
	if len(incident.Timeline) == 0 {
		return
	}
	s.heading("Timeline (%s)", kb.Plural(len(incident.Timeline), "entry", "entries"))
	for i := range incident.Timeline {
		e := &incident.Timeline[i]
		when := e.Moment.Written
		if instant := e.Moment.RFC3339(); instant != "" {
			when = instant
		} else if local, ok := e.Moment.Local(); ok {
			when = local.Format("2006-01-02 15:04") + " " + e.Moment.Zone
		}
		kind := ""
		if e.Kind != "" {
			kind = "[" + e.Kind.Words() + "]"
		}
		s.line(e.Moment.Line, "%s  %s %s", strings.TrimSpace(cmp.Or(when, "no time")), kind, oneLine(e.Text.Plain))
	}
}

func (s *shower) causes(heading string, assignments []kb.Assignment) {
	if len(assignments) == 0 {
		return
	}
	s.heading("%s (%d)", heading, len(assignments))
	for i := range assignments {
		a := &assignments[i]
		var about []string
		if a.Factor != "" {
			about = append(about, "factor "+a.Factor)
		}
		for _, word := range append([]string{string(a.Kind), string(a.Role)}, a.Markers...) {
			if word != "" {
				about = append(about, word)
			}
		}
		suffix := ""
		if len(about) > 0 {
			suffix = " (" + strings.Join(about, ", ") + ")"
		}
		s.line(a.Line, "%s%s", oneLine(cmp.Or(a.Title.Plain, a.Name)), suffix)
		s.whys(a.Whys, 1)
	}
}

// readsLike says of each item which phrase matched, and what kept another away.
func (s *shower) readsLike(items []vocabulary.ItemReading) {
	said := false
	for _, item := range items {
		if len(item.Reading.Suggestions)+len(item.Reading.Refusals) > 0 && !said {
			said = true
			s.heading("What the words read like")
		}
		for _, found := range item.Reading.Suggestions {
			s.line(item.Line, "“%s” reads like %s, by the phrase %s", oneLine(found.Words), found.Title, oneLine(found.Phrase))
		}
		for _, refused := range item.Reading.Refusals {
			s.line(item.Line, "“%s” is not %s, by the phrase %s: %s", oneLine(refused.Words), refused.Title, oneLine(refused.Phrase), refused.Reason)
		}
	}
}

func (s *shower) whys(whys []kb.Why, depth int) {
	for i := range whys {
		fmt.Fprintf(&s.text, "%6s  %swhy: %s\n", lineMark(whys[i].Text.Line), strings.Repeat("  ", depth), problem.Visible(oneLine(whys[i].Text.Plain)))
		s.whys(whys[i].Whys, depth+1)
	}
}

func (s *shower) actions(incident *kb.Incident) {
	if len(incident.Actions) == 0 {
		return
	}
	s.heading("Actions (%d)", len(incident.Actions))
	for i := range incident.Actions {
		a := &incident.Actions[i]
		about := []string{string(a.State)}
		if a.Reason != "" {
			about = append(about, "because "+a.Reason)
		}
		if a.Owner != "" {
			about = append(about, "owner "+a.Owner)
		}
		if !a.Due.IsZero() {
			about = append(about, "due "+a.Due.String())
		} else if a.DueSaid != "" {
			about = append(about, fmt.Sprintf("due %q, which is no day", a.DueSaid))
		}
		if !a.Done.IsZero() {
			about = append(about, "done "+a.Done.String())
		}
		if !a.Every.IsZero() {
			about = append(about, a.Every.EveryWords())
		}
		if a.Kind != "" {
			about = append(about, string(a.Kind))
		}
		if a.Ticket != nil {
			about = append(about, "ticket "+a.Ticket.Text)
		}
		s.line(a.Text.Line, "%s (%s)", oneLine(a.Text.Head()), strings.Join(about, ", "))
	}
}

func (s *shower) sections(incident *kb.Incident) {
	if len(incident.Sections) == 0 {
		return
	}
	s.heading("Sections (%d)", len(incident.Sections))
	for _, section := range incident.Sections {
		s.field(section.Line, cmp.Or(string(section.Class), "-"), section.Heading, "")
	}
}

func (s *shower) unread(incident *kb.Incident) {
	if len(incident.Unread) == 0 {
		return
	}
	s.heading("Not read")
	for _, u := range incident.Unread {
		class := string(u.Class)
		if u.Class == kb.UnreadTime {
			class = "a time"
		}
		s.line(u.Line, "%q looks like %s, but %s", u.Heading, class, u.Reason)
	}
}

// certainty is the instant of a moment, or what is not known to tell it.
func certainty(m *kb.Moment) string {
	if instant := m.RFC3339(); instant != "" {
		return instant
	}
	switch {
	case !m.HasClock:
		return "no time of day is written"
	case m.Day.IsZero():
		return "no day is known"
	case m.Zone == "":
		return "no time zone is written, and debrief.yaml sets none"
	default:
		return "the instant is not certain"
	}
}
