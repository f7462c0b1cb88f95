package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// ActionList is the structured form of a list of follow-up actions. The Has
// fields say which columns have something in them.
type ActionList struct {
	// Label names the table for those who hear it; empty means "Actions".
	Label                       string
	HasOwner, HasDue, HasTicket bool
	// StateAsIcon is set where the words of states would only repeat one another, and
	// HeadKnown where nobody has to read the names of the columns.
	StateAsIcon, HeadKnown bool
	Rows                   []ActionRow
}

// ActionRow is a follow-up action.
type ActionRow struct {
	Anchor string
	// State names the icon: open, done, wontfix or overdue; StateWord is what
	// it means.
	State, StateWord string
	// Closed is set if nobody has to do anything any more.
	Closed bool
	Text   template.HTML
	// Kind says what the action is for; Every how it comes back; Reason why it
	// will not be done. NeedsReason is set where nobody wrote one.
	Kind, Every, Reason string
	NeedsReason         bool
	// Review is the day on which an accepted risk is looked at again, and Worth says
	// whether it was worth it; empty if nobody said.
	Review, Worth string
	// NewTicket leads to a form of the tracker that is filled in; empty for none.
	NewTicket string
	Owner     string
	// Due and Done are days as YYYY-MM-DD; empty if not recorded. Of an action
	// that comes back they are the next and the last time. DueSaid are the words
	// that stand in place of a due day.
	Due, Done, DueSaid string
	// DueWords say how far away Due is, and Age how long ago Since was: the day
	// from which the action waits. Empty where a list does not show them.
	DueWords, Age, Since string
	// Unsaid is set where no document says a state: then nobody claims that the
	// action was open all the while.
	Unsaid bool
	Ticket *Link
	// Incident leads to where the action comes from, on other pages than the
	// incident's own; At does so where a heading names the incident.
	Incident *Link
	At       string
	// Echo and Took are nil where there is nothing to say.
	Echo *EchoNote
	Took *TookNote
}

// actionList makes the rows of some actions of the incident of a page.
func (s *site) actionList(f Frame, incident *kb.Incident, entries []int, text richText) (*ActionList, error) {
	list := &ActionList{Rows: make([]ActionRow, 0, len(entries))}
	for _, i := range entries {
		a := &incident.Actions[i]
		html, err := text.text(a.Text)
		if err != nil {
			return nil, err
		}
		row := s.actionRow(incident, a)
		row.Text, row.Echo, row.Took = html, echoNote(f, s.view.Echo(a), a), s.tookNote(f, incident, a)
		list.add(row)
	}
	list.StateAsIcon = !slices.ContainsFunc(list.Rows, func(row ActionRow) bool { return !row.Unsaid })
	list.HeadKnown = list.StateAsIcon && list.onlyWords()
	return list, nil
}

// numbered gives a list its name as the next of a page, and returns how many
// there are now; nil is no list.
func (list *ActionList) numbered(l *texts.Language, before int) int {
	if list == nil {
		return before
	}
	if before > 0 {
		list.Label = l.Text("actions.list", before+1)
	}
	return before + 1
}

func (list *ActionList) add(row ActionRow) {
	list.HasOwner = list.HasOwner || row.Owner != ""
	list.HasDue = list.HasDue || row.Due != "" || row.Done != "" || row.DueSaid != ""
	list.HasTicket = list.HasTicket || row.Ticket != nil || row.NewTicket != ""
	list.Rows = append(list.Rows, row)
}

// onlyWords tells whether nothing of its actions has a column beside their words.
func (list *ActionList) onlyWords() bool { return !list.HasOwner && !list.HasDue && !list.HasTicket }

// OnlyDone tells whether the days of a list are those on which its actions were done,
// and nothing was due on a day.
func (list *ActionList) OnlyDone() bool {
	done := false
	for i := range list.Rows {
		if list.Rows[i].Due != "" || list.Rows[i].DueSaid != "" {
			return false
		}
		done = done || list.Rows[i].Done != ""
	}
	return done
}

// newTicket is the address of a tracker's form for an action, filled in; empty where
// the site has none.
func (s *site) newTicket(incident *kb.Incident, a *kb.Action) string {
	if s.in.NewTicket == "" {
		return ""
	}
	text := s.text("actions.from-title", incident.Title) + ": " + s.urls.absolute(actionAddress(incident, a))
	return kb.OutsideAddress(strings.NewReplacer("{title}", url.QueryEscape(oneLine(a.Text.Head())), "{text}", url.QueryEscape(text)).Replace(s.in.NewTicket))
}

// hasDueDay tells whether a day is written by which an open action is to be done,
// or done again. Of other actions that come back nobody said a day.
func hasDueDay(a *kb.Action) bool { return !a.Due.IsZero() || !a.Every.IsZero() && !a.Done.IsZero() }

func (s *site) actionRow(incident *kb.Incident, a *kb.Action) ActionRow {
	row := ActionRow{
		Anchor: a.Anchor, State: "open", StateWord: s.text("state.open"), Kind: s.texts.Word("kind.", string(a.Kind)), Every: everyWords(s.texts, a.Every),
		Reason: a.Reason, NeedsReason: a.NeedsReason(), Owner: a.Owner, Due: a.Due.String(), DueSaid: a.DueSaid, Done: a.Done.String(),
		Review: a.Review.String(), Worth: s.texts.Word("worth.", string(a.Worth)), Unsaid: a.SaysNoState(),
	}
	switch {
	case a.State == kb.ActionDone:
		row.State, row.StateWord, row.Closed = "done", s.text("state.done"), true
	case s.view.ToReview(a):
		row.State, row.StateWord, row.Closed = "overdue", s.text("state.look-again"), true
	case a.State == kb.ActionWontfix:
		row.State, row.StateWord, row.Closed = "wontfix", s.text("state.wontfix"), true
	case s.view.Overdue(a):
		row.State, row.StateWord = "overdue", s.text("state.overdue")
	case a.SaysNoState():
		row.StateWord = s.text("state.not-marked")
	}
	if r, ok := s.view.Recurrence(incident, a); ok && !r.Stopped && hasDueDay(a) {
		row.Due = r.First.String()
	}
	if a.Ticket == nil && a.State == kb.ActionOpen {
		row.NewTicket = s.newTicket(incident, a)
	}
	if a.Ticket != nil {
		row.Ticket = &Link{Text: a.Ticket.Text, Href: kb.OutsideAddress(a.Ticket.URL)}
	}
	return row
}
