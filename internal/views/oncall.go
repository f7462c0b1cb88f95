package views

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// OnCall is what helps those who are called for a service, or are about to change it:
// what its own description and its incidents say, the newest first, and after them those
// that do not name it and whose title, abstract or impact speaks of it. Every list says
// only what a document says.
type OnCall struct {
	// Read are the postmortems to read first: those that most others lead to, then the
	// worst; there are more than these.
	Read []*kb.Incident
	// Steps are what to do if it happens again.
	Steps []Remark
	// Symptoms are how it showed, and Errors the messages of programs.
	Symptoms, Errors []Remark
	// Tried are attempts that did not help, and Repairs what did.
	Tried, Repairs []Remark
	// Gaps are places where documentation failed.
	Gaps []Remark
	// Tolerated are failures that people live with, and Declined the actions that will
	// not be done, each with its reason.
	Tolerated, Declined []Remark
	// Relations are those to other parts of the system that incidents revealed.
	Relations []Revealed
}

// Empty tells whether no document says anything of it.
func (o *OnCall) Empty() bool {
	return len(o.Steps)+len(o.Symptoms)+len(o.Errors)+len(o.Tried)+len(o.Repairs)+len(o.Gaps)+len(o.Tolerated)+len(o.Declined)+len(o.Relations) == 0
}

// Remark is something that a document says.
type Remark struct {
	// Incident is the document; nil for the description of the service itself.
	Incident *kb.Incident
	Text     kb.Text
	// Anchor is its place on the page of the incident; empty for the page.
	Anchor string
	// Reason says why an action will not be done; empty for everything else.
	Reason string
	// Suggested is set where the incident does not name the service that this is told of.
	Suggested bool
}

// OnCall is what helps those who are called for a service of the base.
func (v *View) OnCall(s *kb.Service) *OnCall {
	o := &OnCall{Relations: v.relationsOf(s)}
	for _, text := range s.Again {
		o.Steps = append(o.Steps, Remark{Text: text})
	}
	for _, text := range s.Tolerated {
		o.Tolerated = append(o.Tolerated, Remark{Text: text})
	}
	for _, incident := range s.Incidents {
		o.add(incident, false)
	}
	for _, hit := range s.Suggestions {
		if hit.Service.Told {
			o.add(hit.Incident, true)
		}
	}
	o.Read = readFirst(s.Incidents)
	for _, list := range []*[]Remark{&o.Steps, &o.Symptoms, &o.Errors, &o.Tried, &o.Repairs, &o.Gaps, &o.Tolerated, &o.Declined} {
		*list = once(*list)
	}
	return o
}

// add adds what an incident says.
func (o *OnCall) add(incident *kb.Incident, suggested bool) {
	remark := func(text kb.Text, anchor string) Remark {
		return Remark{Incident: incident, Text: text, Anchor: anchor, Suggested: suggested}
	}
	for _, text := range incident.Again {
		o.Steps = append(o.Steps, remark(text, ""))
	}
	for i := range incident.Timeline {
		switch entry := &incident.Timeline[i]; entry.Kind {
		case kb.EntrySymptom:
			if saysThatItBegan(entry.Text.Plain) {
				continue
			}
			o.Symptoms = append(o.Symptoms, remark(withoutKind(entry), entry.Anchor))
		case kb.EntryTried:
			o.Tried = append(o.Tried, remark(withoutKind(entry), entry.Anchor))
		}
	}
	for _, quote := range incident.Quotes {
		if quote.Error {
			o.Errors = append(o.Errors, remark(kb.Text{Plain: quote.Text, Line: quote.Line}, ""))
		}
	}
	if !incident.Repair.IsZero() {
		o.Repairs = append(o.Repairs, remark(incident.Repair, ""))
	}
	for _, gap := range incident.DocGaps {
		o.Gaps = append(o.Gaps, remark(gap.Text, gap.Anchor))
	}
	for _, text := range incident.Tolerated {
		o.Tolerated = append(o.Tolerated, remark(text, ""))
	}
	for i := range incident.Actions {
		if a := &incident.Actions[i]; a.State == kb.ActionWontfix && a.Reason != "" {
			declined := remark(a.Text, a.Anchor)
			declined.Reason = a.Reason
			o.Declined = append(o.Declined, declined)
		}
	}
}

// beginnings are the words of entries that an outage begins.
var beginnings = words.Of("told.symptom")

// saysThatItBegan tells whether an entry says when it began, and not how it showed:
// "Start of incident. Two nodes are taken out."
func saysThatItBegan(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	return slices.ContainsFunc(beginnings(), func(beginning string) bool { return strings.HasPrefix(text, beginning) })
}

// mostRead is how many postmortems are to be read first.
const mostRead = 3

// readFirst are the postmortems that most documents lead to, the worst of those first;
// none where there are too few to choose from, or nothing tells them apart.
func readFirst(incidents []*kb.Incident) []*kb.Incident {
	if len(incidents) <= mostRead {
		return nil
	}
	first := slices.Clone(incidents)
	slices.SortStableFunc(first, func(a, b *kb.Incident) int {
		return cmp.Or(cmp.Compare(len(b.LinkedFrom), len(a.LinkedFrom)), cmp.Compare(badness(b), badness(a)))
	})
	if len(first[0].LinkedFrom) == 0 {
		return nil
	}
	return first[:mostRead]
}

// badness grows with severity; 0 if it is not recorded.
func badness(i *kb.Incident) int {
	const mildest = 6
	if i.Severity == nil || i.Severity.Rank == 0 {
		return 0
	}
	return mildest - i.Severity.Rank
}

// once keeps the first remark of those with the same words.
func once(list []Remark) []Remark {
	said := map[string]bool{}
	return slices.DeleteFunc(list, func(r Remark) bool {
		words := kb.Fold(r.Text.Plain)
		again := said[words]
		said[words] = true
		return again
	})
}

// Revealed is a relation between parts of the system, and the incidents that showed
// it, newest first.
type Revealed struct {
	// From leans on To. A slug is empty where no service has the name.
	From, To kb.Mention
	// Until is the time until which nobody knew, as written; empty if nobody says it.
	Until string
	// Stated is set where an author states the relation; else a sentence speaks of it.
	Stated bool
	// Seen are the incidents with what each says.
	Seen []Remark
}

// Relations are all that incidents revealed, those that were seen most first.
func (v *View) Relations() []Revealed { return v.revealed.of(v, findRevealed) }

func findRevealed(v *View) []Revealed {
	type ends struct{ from, to string }
	place := map[ends]int{}
	var all []Revealed
	for _, incident := range v.Base.Incidents {
		for _, list := range [][]kb.Relation{incident.Reveals, incident.Implied} {
			for i := range list {
				r := &list[i]
				key := ends{cmp.Or(r.From.Slug, kb.Fold(r.From.Name)), cmp.Or(r.To.Slug, kb.Fold(r.To.Name))}
				n, known := place[key]
				if !known {
					n = len(all)
					place[key] = n
					all = append(all, Revealed{From: r.From, To: r.To})
				}
				one := &all[n]
				one.Until, one.Stated = cmp.Or(one.Until, r.Until), one.Stated || r.Stated
				if last := len(one.Seen) - 1; last < 0 || one.Seen[last].Incident != incident {
					one.Seen = append(one.Seen, Remark{Incident: incident, Text: r.Text})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Revealed) int { return cmp.Compare(len(b.Seen), len(a.Seen)) })
	return all
}

// relationsOf are the relations of a service.
func (v *View) relationsOf(s *kb.Service) (own []Revealed) {
	for _, r := range v.Relations() {
		if r.From.Slug == s.Slug || r.To.Slug == s.Slug {
			own = append(own, r)
		}
	}
	return own
}

// Gap is a place where documentation failed, and what was promised about
// documentation after it.
type Gap struct {
	Remark
	Actions []*kb.Action
}

// Gaps are the documentation gaps of all incidents, newest first: Open are those about
// whose documentation something is still to be done, or nothing was promised, and
// Mended those after which all of it is done.
type Gaps struct{ Open, Mended []Gap }

// Gaps lists where documentation failed.
func (v *View) Gaps() *Gaps { return v.gaps.of(v, findGaps) }

func findGaps(v *View) *Gaps {
	gaps := &Gaps{}
	for _, incident := range v.Base.Incidents {
		var actions []*kb.Action
		mended := false
		for i := range incident.Actions {
			if a := &incident.Actions[i]; a.Documents {
				mended = (mended || len(actions) == 0) && a.State == kb.ActionDone
				actions = append(actions, a)
			}
		}
		for _, gap := range incident.DocGaps {
			list := &gaps.Open
			if mended {
				list = &gaps.Mended
			}
			*list = append(*list, Gap{Remark{Incident: incident, Text: gap.Text, Anchor: gap.Anchor}, actions})
		}
	}
	return gaps
}

// BeliefTable is what people took the system for in an incident.
type BeliefTable struct {
	Incident *kb.Incident
	Beliefs  []kb.Belief
}

// Beliefs are the tables of all incidents that have one, newest first.
func (v *View) Beliefs() (tables []BeliefTable) {
	for _, incident := range v.Base.Incidents {
		if len(incident.Beliefs) > 0 {
			tables = append(tables, BeliefTable{incident, incident.Beliefs})
		}
	}
	return tables
}
