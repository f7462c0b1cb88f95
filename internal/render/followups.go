package render

import (
	"cmp"
	"fmt"
	"iter"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// board is the lists of follow-ups before they are divided into pages.
type board struct {
	*views.Board
	// states are the lists by what became of an action, groups those of what is
	// open by something else than its day, and gaps those of what nobody wrote.
	states, groups, gaps []*followUpList
	// services says on which page of the list by service one begins.
	services map[string]string
}

// followUpList is a list of the board.
type followUpList struct {
	address string
	// chip is the short name in the board's navigation, intro a sentence about
	// what is listed, and empty what the page says if nothing is.
	chip, heading, intro, empty string
	groups                      []followUpSet
	// shared is set where the groups share the rows that the list may have, so that
	// each has some.
	shared bool
	// count is the number of actions, and together how many of them stand in the
	// row of another; parts divides the rows into pages.
	count, together int
	parts           [][]groupPart
}

// shown counts the actions on the pages of a list.
func (l *followUpList) shown() int {
	n := 0
	for _, page := range l.parts {
		for _, part := range page {
			n += len(part.shown)
		}
	}
	return n
}

// followUpSet is rows that stand under one heading.
type followUpSet struct {
	// heading is empty for a list without groups. One of the next three is set if
	// the group is that of an incident, a service or an owner.
	heading, anchor string
	incident        *views.IncidentFollowUps
	service         *views.ServiceFollowUps
	owner           *views.OwnerFollowUps
	rows            []views.FollowUp
}

// groupPart is the rows of a group that stand on one page.
type groupPart struct {
	*followUpSet
	shown []views.FollowUp
	// continued is set where the group began on an earlier page.
	continued bool
}

func makeBoard(view *views.View) *board {
	v, day := view.Board(), view.AsOf.Words()
	b := &board{Board: v, services: map[string]string{}}
	b.states = []*followUpList{{
		address: followUpsAddress, chip: "Open", heading: "Follow-ups", groups: []followUpSet{{rows: view.Promised(v.All)}},
		count: len(v.All), intro: openSentence(v), empty: "No actions yet. Write a list under the heading “Action items”; each line becomes one.",
	}, {
		address: overdueAddress, chip: "Overdue", heading: "Overdue follow-ups", groups: []followUpSet{{rows: v.Overdue}},
		intro: "Open actions that were due before " + day + ", and accepted risks that were to be looked at again.", empty: "Nothing is overdue.",
	}, {
		address: dueSoonAddress, chip: "Due in 30 days", heading: "Follow-ups due in 30 days", groups: []followUpSet{{rows: v.DueSoon}},
		intro: "Open actions that are due within 30 days of " + day + ".", empty: "Nothing is due in the next 30 days.",
	}, {
		address: doneAddress, chip: "Done", heading: "Follow-ups that are done", groups: []followUpSet{{rows: v.Done}},
		intro: doneSentence(v), empty: "Nothing is done yet.",
	}, {
		address: wontfixAddress, chip: "Won’t do", heading: "Follow-ups that will not be done", groups: []followUpSet{{rows: v.Wontfix}},
		intro: "What was decided against, and why.", empty: "Nothing was decided against.",
	}}
	b.groups = []*followUpList{{
		address: byOwnerAddress, chip: "owner", heading: "Follow-ups by owner", groups: ownerSets(v), shared: true,
		intro: "What each has taken on, in the order of the alphabet. Nobody is compared with anybody.", empty: "Nothing is open.",
	}, {
		address: byIncidentAddress, chip: "incident", heading: "Follow-ups by incident", groups: incidentSets(v),
		intro: "Open actions under the postmortems that they come from, the longest-waiting first.", empty: "Nothing is open.",
	}, {
		address: byServiceAddress, chip: "service", heading: "Follow-ups by service", groups: serviceSets(v), shared: true,
		intro: "Open actions under the services that the incidents hit; one that hit several stands under each.", empty: "Nothing is open.",
	}}
	b.gaps = []*followUpList{{
		address: noOwnerAddress, chip: "without an owner", heading: "Follow-ups without an owner", groups: []followUpSet{{rows: v.NoOwner}},
		intro: "Open actions that nobody has taken on yet.", empty: "Every open action has an owner.",
	}, {
		address: noTicketAddress, chip: "without a ticket", heading: "Follow-ups without a ticket", groups: []followUpSet{{rows: v.NoTicket}},
		intro: "Open actions that no tracker knows of.", empty: "Every open action has a ticket.",
	}}
	for list := range b.lists() {
		rows := 0
		for i := range list.groups {
			rows += len(list.groups[i].rows)
		}
		list.together = list.count - rows
		if list.count == 0 {
			list.count, list.together = rows, 0
		}
		list.parts = divide(list.groups, perPage)
		if !list.shared {
			list.parts = list.parts[:min(mostListPages, len(list.parts))]
		}
		for number, parts := range list.parts {
			for _, part := range parts {
				if part.service != nil && !part.continued {
					b.services[part.service.Service.Slug] = numbered(list.address, number+1) + "#" + part.anchor
				}
			}
		}
	}
	if len(v.Done)+len(v.Wontfix) > 0 {
		b.states[0].empty = "Nothing is open."
	}
	return b
}

// lists are all lists of the board.
func (b *board) lists() iter.Seq[*followUpList] {
	return func(yield func(*followUpList) bool) {
		for _, lists := range [][]*followUpList{b.states, b.groups, b.gaps} {
			for _, list := range lists {
				if !yield(list) {
					return
				}
			}
		}
	}
}

// openSentence counts what is open, and of how much of it nobody says by when;
// empty if nothing is.
func openSentence(v *views.Board) string {
	all, noDay := len(v.All), 0
	for i := range v.All {
		if v.All[i].Due.IsZero() {
			noDay++
		}
	}
	verb := "are"
	if all == 1 {
		verb = "is"
	}
	words := fmt.Sprintf("%s of %s %s open.", kb.Plural(all, "action", "actions"), kb.Plural(len(v.ByIncident), "postmortem", "postmortems"), verb)
	switch {
	case all == 0:
		return ""
	case noDay == 0:
		return words
	case all == 1:
		return words + " It has no due day."
	case noDay == all:
		return words + " None has a due day."
	default:
		return words + " " + kb.Plural(noDay, "has", "have") + " no due day."
	}
}

// doneSentence introduces what is done, and says how much of it no digest can tell.
func doneSentence(v *views.Board) string {
	noDay := 0
	for i := range v.Done {
		if v.Done[i].Action.Done.IsZero() {
			noDay++
		}
	}
	words := "What was promised and is done, the last first." + worthSentence(v.Worth)
	if noDay == 0 {
		return words
	}
	return fmt.Sprintf("%s %s no recorded day, and so no place in a digest.", words, kb.Plural(noDay, "has", "have"))
}

// worthSentence says of each kind how much was worth it, as far as somebody said;
// empty where nobody did.
func worthSentence(counts []views.WorthCount) string {
	var parts []string
	for _, c := range counts {
		kind := cmp.Or(kindWords[c.Kind], "no kind")
		parts = append(parts, fmt.Sprintf("%s: %d done, %d worth it, %d not", kind, c.Done, c.Yes, c.No))
	}
	if len(parts) == 0 {
		return ""
	}
	return " Looking back, as far as somebody said: " + strings.Join(parts, "; ") + "."
}

func incidentSets(v *views.Board) []followUpSet {
	sets := make([]followUpSet, len(v.ByIncident))
	for i := range v.ByIncident {
		of := &v.ByIncident[i]
		sets[i] = followUpSet{heading: of.Incident.Title, anchor: "incident-" + of.Incident.Slug, incident: of, rows: of.Open}
	}
	return sets
}

// mostListPages is how many pages a list has: who reads on wants the file for
// spreadsheets, which has all actions. Services and owners have a few each instead.
const mostListPages = 5

// sharedRows is how many open actions stand under each of some services or owners.
// An action stands under every service that its incident hit, so whole lists would
// grow with both, and the groups share a number of rows.
func sharedRows(groups int) int { return max(5, mostListPages*perPage/max(1, groups)) }

func ownerSets(v *views.Board) []followUpSet {
	var sets []followUpSet
	most := sharedRows(len(v.ByOwner) + 1)
	for i := range v.ByOwner {
		of := &v.ByOwner[i]
		sets = append(sets, followUpSet{heading: of.Owner, anchor: "owner-" + of.Slug, owner: of, rows: of.Open[:min(most, len(of.Open))]})
	}
	if len(v.NoOwner) > 0 {
		sets = append(sets, followUpSet{heading: "Without an owner", anchor: "no-owner", rows: v.NoOwner[:min(most, len(v.NoOwner))]})
	}
	return sets
}

func serviceSets(v *views.Board) []followUpSet {
	var sets []followUpSet
	most := sharedRows(len(v.ByService))
	for i := range v.ByService {
		of := &v.ByService[i]
		sets = append(sets, followUpSet{heading: of.Service.Title, anchor: "service-" + of.Service.Slug, service: of, rows: of.Open[:min(most, len(of.Open))]})
	}
	if len(v.NoService) > 0 {
		sets = append(sets, followUpSet{heading: "Without a service", anchor: "no-service", rows: v.NoService})
	}
	return sets
}

// divide puts the rows of groups on pages of at most limit rows. A group goes on
// on the next page where it is longer than the room that is left. There is
// always a first page.
func divide(groups []followUpSet, limit int) [][]groupPart {
	pages := [][]groupPart{nil}
	room := limit
	for i := range groups {
		g := &groups[i]
		for from := 0; from < len(g.rows); {
			if room == 0 {
				pages, room = append(pages, nil), limit
			}
			to := min(from+room, len(g.rows))
			last := len(pages) - 1
			pages[last] = append(pages[last], groupPart{g, g.rows[from:to], from > 0})
			room -= to - from
			from = to
		}
	}
	return pages
}

// waitsSince is the day from which an action waits as YYYY-MM-DD; empty if it
// is not known or not past.
func waitsSince(incident *kb.Incident, age int) string {
	if age < 0 {
		return ""
	}
	return views.EndOf(incident).String()
}
