package render

import (
	"html/template"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// CauseList is contributing factors, or what kept things from being worse, as
// cards.
type CauseList struct {
	Mitigating bool
	Cards      []Cause
}

// Cause is one factor's part in an incident.
type Cause struct {
	Anchor string
	// Question is what Title answers; empty for most.
	Question string
	Title    template.HTML
	// Named is set where Title is a name and not a sentence.
	Named bool
	// Kind and Role are words; empty if not recorded.
	Kind, Role string
	Markers    []Link
	Note       template.HTML
	Whys       []Why
	// Factor leads to the factor's page and says where else it was seen; nil
	// for a cause of this incident alone.
	Factor *Link
	// Suggested are the factors that the words read like.
	Suggested []Suggested
}

// About is the kind and the role in words.
func (c Cause) About() string {
	if c.Kind != "" && c.Role != "" {
		return c.Kind + ", " + c.Role
	}
	return c.Kind + c.Role
}

// Why is one answer in a chain; its own causes hang below it.
type Why struct {
	Question string
	Text     template.HTML
	Whys     []Why
}

// causeList makes the cards of some assignments of an incident.
func (s *site) causeList(f Frame, incident *kb.Incident, entries []int, mitigating bool, text richText) (*CauseList, error) {
	assignments := incident.Factors
	if mitigating {
		assignments = incident.Mitigators
	}
	list := &CauseList{Mitigating: mitigating, Cards: make([]Cause, 0, len(entries))}
	for _, i := range entries {
		card, err := s.cause(f, &assignments[i], mitigating, text)
		if err != nil {
			return nil, err
		}
		card.Suggested = suggested(f, incident, assignments[i].Anchor, mitigating)
		list.Cards = append(list.Cards, card)
	}
	return list, nil
}

func (s *site) cause(f Frame, a *kb.Assignment, mitigating bool, text richText) (card Cause, err error) {
	card = Cause{
		Anchor: causeAnchor(a), Named: a.IsTitled(), Kind: s.texts.Word("factor-kind.", string(a.Kind)), Role: s.texts.Word("role.", string(a.Role)),
		Markers: s.markerLinks(f, a.Markers),
	}
	title := a.Title
	if title.IsZero() {
		title = kb.Text{Plain: a.Name}
	}
	if card.Title, err = text.text(title); err != nil {
		return card, err
	}
	if a.Asked {
		card.Question = a.Note.Plain
	} else if card.Note, err = text.text(a.Note); err != nil {
		return card, err
	}
	if card.Whys, err = whys(a.Whys, text); err != nil {
		return card, err
	}
	if a.Factor != "" {
		contributed, mitigated := s.view.Spread(a.Factor)
		key, others := "causes.seen", contributed-1
		if mitigating {
			key, others = "causes.helped", mitigated-1
		}
		words := s.count(key, max(0, others))
		if known := s.view.Factor(a.Factor); a.Name != "" && !a.IsTitled() && known != nil {
			words = known.Title + ": " + prose.LowerFirst(words)
		}
		link := f.link(words, factorAddress(a.Factor))
		card.Factor = &link
	}
	return card, nil
}

// whys writes a tree of answers; links and code in them are kept.
func whys(tree []kb.Why, text richText) ([]Why, error) {
	var shown []Why
	for _, w := range tree {
		html, err := text.text(w.Text)
		if err != nil {
			return nil, err
		}
		below, err := whys(w.Whys, text)
		if err != nil {
			return nil, err
		}
		shown = append(shown, Why{Question: w.Question, Text: html, Whys: below})
	}
	return shown, nil
}

// causeAnchor is the id of a cause on the page of its incident.
func causeAnchor(a *kb.Assignment) string {
	if a.Anchor == "" || strings.HasPrefix(a.Anchor, "f-") {
		return a.Anchor
	}
	return "f-" + a.Anchor
}
