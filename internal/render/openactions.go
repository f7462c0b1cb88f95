package render

import "github.com/debrief-dev/debrief/internal/views"

// OpenActions are the open actions that the page of a factor or a service lists.
type OpenActions struct {
	// Note says of what they are; empty where the page says it.
	Note string
	List *ActionList
	// More counts those that are not listed; All leads to them.
	More int
	All  Link
	// Calendar leads to their due dates; empty if there is none.
	Calendar string
}

// actionsShown is how many open actions a page lists.
const actionsShown = 25

// openActions makes the rows of open actions of several incidents; nil if there
// is none.
func (s *site) openActions(f Frame, open []views.FollowUp) (*OpenActions, error) {
	if len(open) == 0 {
		return nil, nil
	}
	shown := open[:min(actionsShown, len(open))]
	section := &OpenActions{List: &ActionList{Label: "Open actions"}, More: len(open) - len(shown)}
	q := quoter{site: s, frame: f}
	for _, o := range shown {
		// These pages do not say of which day they speak, so neither ages nor days
		// that are left.
		row, err := q.row(views.FollowUp{Incident: o.Incident, Action: o.Action, Age: -1})
		if err != nil {
			return nil, err
		}
		row.DueWords = ""
		section.List.add(row)
	}
	return section, nil
}
