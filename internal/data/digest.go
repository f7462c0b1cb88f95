package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Digest is what "debrief digest --format json" prints: what happened in a period.
type Digest struct {
	Schema int `json:"schema"`
	// Period names it: 2026-09, 2026-q3, 2026, or the two days that were asked for.
	Period string `json:"period"`
	From   string `json:"from"`
	To     string `json:"to"`
	// AsOf is the day of which the open actions are told: the last of the period,
	// or the day of the view if that is earlier.
	AsOf string `json:"as_of"`
	// Quiet is set if nothing was published, closed or done.
	Quiet bool `json:"quiet"`
	// Summary is the sentence that opens the digest.
	Summary   string             `json:"summary"`
	Published []DigestIncident   `json:"published"`
	Closed    []DigestClosed     `json:"closed"`
	Protected []DigestProtection `json:"protected"`
	New       []DigestFactor     `json:"new_factors"`
	Returning []DigestFactor     `json:"returning_factors"`
	Done      []FollowUp         `json:"done"`
	// OpenCount and OverdueCount are of all actions; the lists have the first 50.
	OpenCount int `json:"open_count"`
	// UnsaidCount counts those of OpenCount of which no document says a state.
	UnsaidCount  int        `json:"unsaid_count"`
	OverdueCount int        `json:"overdue_count"`
	Open         []FollowUp `json:"open"`
	Overdue      []FollowUp `json:"overdue"`
	// Thanks is one line for those who wrote, reviewed and followed up.
	Thanks *string `json:"thanks"`
}

// DigestIncident is an incident of the period.
type DigestIncident struct {
	IncidentName
	Severity *Severity `json:"severity"`
	// Services are slugs.
	Services []string `json:"services"`
	// Abstract is of 300 words at most, in whole sentences.
	Abstract *string `json:"abstract"`
}

// DigestClosed is a postmortem that was closed in the period.
type DigestClosed struct {
	IncidentName
	On   *string `json:"closed_on"`
	Days *int    `json:"days_to_close"`
	// Changed says what is different now.
	Changed *string `json:"changed"`
}

// DigestProtection is what kept an incident of the period from being worse.
type DigestProtection struct {
	Text     string       `json:"text"`
	Incident IncidentName `json:"incident"`
}

// DigestFactor is a factor of the period's incidents, whose slugs it has. Before is
// when it was seen last before the period; null for a new one.
type DigestFactor struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Incidents []string `json:"incidents"`
	Before    *string  `json:"last_seen_before"`
}

// Digest is the digest of a period.
func (s Site) Digest(period views.Period) Digest {
	d := s.View.Digest(period)
	return Digest{
		Schema: schema, Period: d.Period.Slug(), From: d.Period.From.String(), To: d.Period.To.String(), AsOf: d.End.String(),
		Quiet: d.Quiet, Summary: message.Summary(texts.English(), d),
		Published: each(d.Published, digestIncident), Closed: each(d.Closed, digestClosed),
		Protected: each(d.Protected, func(p views.Protection) DigestProtection {
			return DigestProtection{message.ProtectionWords(p.Assignment), nameOf(p.Incident)}
		}),
		New: each(d.NewFactors, digestFactor), Returning: each(d.ReturningFactors, digestFactor),
		Done: each(d.Done, s.followUp), OpenCount: d.StillOpenCount, UnsaidCount: d.UnsaidCount, OverdueCount: d.OverdueCount,
		Open: each(d.StillOpen, s.followUp), Overdue: each(d.Overdue, s.followUp), Thanks: known(message.Thanks(texts.English(), d.Thanks)),
	}
}

func digestIncident(i *kb.Incident) DigestIncident {
	return DigestIncident{
		IncidentName: nameOf(i), Severity: severity(i.Severity), Services: i.ServiceSlugs(),
		Abstract: known(views.Abstract(i)),
	}
}

func digestClosed(c *views.ClosedIncident) DigestClosed {
	shape := DigestClosed{IncidentName: nameOf(c.Incident), On: day(c.Closing.On), Changed: known(c.Incident.Changed.Plain)}
	if c.Closing.HasDays {
		shape.Days = &c.Closing.Days
	}
	return shape
}

func digestFactor(f views.FactorSeen) DigestFactor {
	return DigestFactor{f.Factor.Slug, f.Factor.Title, kb.Slugs(f.Incidents), day(f.Before)}
}
