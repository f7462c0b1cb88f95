package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// CaseRow is one incident on the page of a factor, a marker or a service: what
// happened there, why, what held, and what was promised. Each incident has one.
type CaseRow struct {
	Link
	Anchor, Date string
	Badge        *Badge
	Parts        []CasePart
	// Sentences tell of the incident where no part does.
	Sentences string
	// Suggested is set where the incident does not name the factor; Words are those
	// that read like it, and Text the item they stand in.
	Suggested   bool
	Words, Text string
	// Factors are the causes that it names, on pages that are not a factor's.
	Factors []Link
	Held    []CaseHeld
	// Prevent are the actions that prevent it. Others is the way to the rest, which
	// stand with the incident; its text is empty where there are none.
	Prevent []CaseAction
	Others  Link
	// Finished are those that are done or decided against, folded behind FinishedWords;
	// on the page of a factor they stand among Prevent.
	Finished      []CaseAction
	FinishedWords string
	// More counts the actions beyond mostCaseActions, which the incident has.
	More int
}

// mostCaseActions bounds the actions that a case tells: an incident stands on the page
// of each of its factors and services.
const mostCaseActions = 20

// CasePart is one part of a factor in an incident.
type CasePart struct {
	// Role says how it took part; empty if it contributed, or nobody said. Cause is how the incident
	// names it, where the page is not that of the one factor.
	Role  string
	Cause template.HTML
	Note  template.HTML
	Whys  []Why
}

// CaseHeld is what kept an incident from being worse. Href is empty where it has no
// page.
type CaseHeld struct{ Link }

// CaseAction is an action with its state.
type CaseAction struct {
	Link
	State, StateWord, Day string
}

// CaseRows are cases, the newest first; fewer of them stand open than of other lists.
type CaseRows []CaseRow

// casesOpen is how many of them stand open: three are two screens.
const casesOpen = 3

// Open are those that everybody reads.
func (c CaseRows) Open() CaseRows { return firstOrAll(c, casesOpen) }

// Folded are the others.
func (c CaseRows) Folded() CaseRows { return c[len(c.Open()):] }

// usesShown is how many incidents the page of a factor or a service tells of; the rest
// stand in a list of their own.
const usesShown = 20

// longestHeld is how many bytes a protection takes in a case.
const longestHeld = 110

// caseRows shows cases, at most usesShown. named is set where the parts are of
// several factors, so that each says its own.
func (s *site) caseRows(f Frame, cases []views.Case, named bool) (CaseRows, error) {
	rows := make(CaseRows, 0, min(len(cases), usesShown))
	for _, c := range cases[:min(len(cases), usesShown)] {
		row := s.caseRow(f, c.Incident)
		if err := s.caseParts(f, &row, c, named); err != nil {
			return nil, err
		}
		if len(c.Parts) == 0 {
			row.Sentences = twoSentences(c.Incident)
			row.Factors = s.causesNamed(f, c.Incident)
		}
		for _, a := range c.Held {
			held := CaseHeld{Link{Text: prose.Shorten(prose.Line(a.Title.Head()), longestHeld)}}
			if a.Factor != "" {
				held.Href = f.at.to(factorAddress(a.Factor))
			}
			if held.Text != "" {
				row.Held = append(row.Held, held)
			}
		}
		prevent := c.Prevent[:min(len(c.Prevent), mostCaseActions)]
		row.Prevent, row.More = s.caseActions(f, prevent), len(c.Prevent)-len(prevent)
		if len(c.Parts) == 0 {
			s.foldFinished(&row)
		}
		row.Others = s.otherActions(f, c.Others)
		rows = append(rows, row)
	}
	return rows, nil
}

// caseRow is the head of a case.
func (s *site) caseRow(f Frame, i *kb.Incident) CaseRow {
	return CaseRow{Link: f.incidentLink(i), Anchor: caseAnchor(i), Date: i.Date.String(), Badge: s.listBadge(i)}
}

// caseAnchor is where an incident stands on the page of a casebook.
func caseAnchor(i *kb.Incident) string { return "case-" + i.Slug }

func (s *site) caseParts(f Frame, row *CaseRow, c views.Case, named bool) error {
	if len(c.Parts) == 0 {
		return nil
	}
	text, err := s.rich(f.at, &c.Incident.Document, incidentAddress(c.Incident.Slug))
	if err != nil {
		return err
	}
	for _, p := range c.Parts {
		part := CasePart{Role: s.partWord(p)}
		if named {
			if part.Cause, err = text.text(p.Title); err != nil {
				return err
			}
		}
		if part.Note, err = text.text(p.Note); err != nil {
			return err
		}
		if part.Whys, err = whys(p.Whys, text); err != nil {
			return err
		}
		row.Parts = append(row.Parts, part)
	}
	return nil
}

// partWord says how a part of a factor differs from what everybody expects of one: that
// it contributed.
func (s *site) partWord(p views.CasePart) string {
	switch {
	case p.Protects:
		return s.text("role.protects")
	case p.Role == kb.RoleContributed:
		return ""
	}
	return s.texts.Word("role.", string(p.Role))
}

// causesNamed are the factors that an incident names, each once.
func (s *site) causesNamed(f Frame, i *kb.Incident) []Link {
	var links []Link
	seen := map[string]bool{}
	for n := range i.Factors {
		if factor := s.view.Factor(i.Factors[n].Factor); factor != nil && !seen[factor.Slug] {
			seen[factor.Slug] = true
			links = append(links, f.factorLink(factor))
		}
	}
	return links
}

func (s *site) caseActions(f Frame, actions []views.FollowUp) []CaseAction {
	var rows []CaseAction
	for _, a := range actions {
		row := s.actionRow(a.Incident, a.Action)
		action := CaseAction{
			Link:  f.link(prose.Shorten(prose.Line(a.Action.Text.Head()), longestSentence), actionAddress(a.Incident, a.Action)),
			State: row.State, StateWord: row.StateWord,
		}
		if !row.Closed && row.Due != "" {
			action.Day = s.text("actions.due-on", row.Due)
		}
		rows = append(rows, action)
	}
	return rows
}

// foldFinished leaves what is still to do among the actions of a case.
func (s *site) foldFinished(row *CaseRow) {
	var done, declined int
	row.Prevent = slices.DeleteFunc(row.Prevent, func(a CaseAction) bool {
		switch kb.ActionState(a.State) {
		case kb.ActionDone:
			done++
		case kb.ActionWontfix:
			declined++
		default:
			return false
		}
		row.Finished = append(row.Finished, a)
		return true
	})
	var words []string
	for _, part := range []struct {
		count int
		text  string
	}{{done, "state.done"}, {declined, "home.decided-against"}} {
		if part.count > 0 {
			words = append(words, strconv.Itoa(part.count)+" "+s.text(part.text))
		}
	}
	row.FinishedWords = strings.Join(words, ", ")
}

// otherActions leads to the first of some actions, and says how many are open.
func (s *site) otherActions(f Frame, actions []views.FollowUp) Link {
	if len(actions) == 0 {
		return Link{}
	}
	text := s.count("cases.others", len(actions))
	if open := views.CountFollowUps(actions).Said(); open > 0 {
		text += s.text("cases.others-open", open)
	}
	return f.link(text, actionAddress(actions[0].Incident, actions[0].Action))
}

// suggestedCases are the incidents that only read like a factor, as cases.
func (s *site) suggestedCases(f Frame, factor *kb.Factor) (rows CaseRows, incidents int) {
	all := views.SuggestedIn(factor)
	for _, use := range all[:min(len(all), usesShown)] {
		row := s.caseRow(f, use.Incident)
		row.Suggested, row.Words, row.Text = true, use.Suggestion.Words, use.Suggestion.Text
		rows = append(rows, row)
	}
	return rows, len(all)
}
