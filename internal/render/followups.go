package render

import (
	"iter"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
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
	// folds is set where only the first group of a page is in sight.
	folds bool
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

func makeBoard(view *views.View, l *texts.Language) *board {
	v, day := view.Board(), view.AsOf
	promised := view.Promised(v.All)
	b := &board{Board: v, services: map[string]string{}}
	b.states = []*followUpList{{
		address: followUpsAddress, chip: l.Text("followups.open-chip"), heading: l.Text("followups.title"), groups: []followUpSet{{rows: promised}},
		together: len(v.All) - len(promised), intro: openSentence(l, v), empty: l.Text("followups.no-actions"),
	}, {
		address: overdueAddress, chip: l.Text("followups.overdue-chip"), heading: l.Text("followups.overdue"), groups: []followUpSet{{rows: v.Overdue}},
		intro: l.Text("followups.overdue-about", day), empty: l.Text("followups.none-overdue"),
	}, {
		address: dueSoonAddress, chip: l.Text("followups.due-chip"), heading: l.Text("followups.soon"), groups: []followUpSet{{rows: v.DueSoon}},
		intro: l.Text("followups.soon-about", day), empty: l.Text("followups.none-soon"),
	}, {
		address: doneAddress, chip: l.Text("followups.done-chip"), heading: l.Text("followups.done"), groups: doneSets(l, v.Done), folds: true,
		intro: doneSentence(l, v), empty: l.Text("followups.none-done"),
	}, {
		address: wontfixAddress, chip: l.Text("followups.wontfix-chip"), heading: l.Text("followups.wontfix"), groups: []followUpSet{{rows: v.Wontfix}},
		intro: l.Text("followups.wontfix-about"), empty: l.Text("followups.none-wontfix"),
	}}
	b.groups = []*followUpList{{
		address: byOwnerAddress, chip: l.Text("followups.owner-chip"), heading: l.Text("followups.by-owner"), groups: ownerSets(l, v), shared: true,
		intro: l.Text("followups.by-owner-about"), empty: l.Text("followups.none"),
	}, {
		address: byIncidentAddress, chip: l.Text("followups.incident-chip"), heading: l.Text("followups.by-incident"), groups: incidentSets(v),
		intro: l.Text("followups.by-incident-about"), empty: l.Text("followups.none"),
	}, {
		address: byServiceAddress, chip: l.Text("followups.service-chip"), heading: l.Text("followups.by-service"), groups: serviceSets(l, v), shared: true,
		intro: l.Text("followups.by-service-about"), empty: l.Text("followups.none"),
	}}
	b.gaps = []*followUpList{{
		address: noOwnerAddress, chip: l.Text("followups.ownerless-chip"), heading: l.Text("followups.ownerless"), groups: []followUpSet{{rows: v.NoOwner}},
		intro: l.Text("followups.ownerless-about"), empty: l.Text("followups.all-owned"),
	}, {
		address: noTicketAddress, chip: l.Text("followups.ticketless-chip"), heading: l.Text("followups.ticketless"), groups: []followUpSet{{rows: v.NoTicket}},
		intro: l.Text("followups.ticketless-about"), empty: l.Text("followups.all-ticketed"),
	}}
	if len(v.Done)+len(v.Wontfix) > 0 {
		b.states[0].empty = l.Text("followups.none")
	}
	b.divideLists()
	return b
}

// divideLists counts what is on each list and divides it into pages.
func (b *board) divideLists() {
	for list := range b.lists() {
		list.count = list.together
		for i := range list.groups {
			list.count += len(list.groups[i].rows)
		}
		list.parts = divide(list.groups, perPage)
		if !list.shared {
			list.parts = list.parts[:min(mostBoardPages, len(list.parts))]
		}
		for number, parts := range list.parts {
			for _, part := range parts {
				if part.service != nil && !part.continued {
					b.services[part.service.Service.Slug] = numbered(list.address, number+1) + "#" + part.anchor
				}
			}
		}
	}
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

func incidentSets(v *views.Board) []followUpSet {
	sets := make([]followUpSet, len(v.ByIncident))
	for i := range v.ByIncident {
		of := &v.ByIncident[i]
		sets[i] = followUpSet{heading: of.Incident.Title, anchor: "incident-" + of.Incident.Slug, incident: of, rows: of.Open}
	}
	return sets
}

// mostBoardPages is how many pages a list of actions has: who reads on wants the file
// for spreadsheets, which has all actions, or the search. Services and owners have a few
// pages each instead.
const mostBoardPages = 12

// sharedRows is how many open actions stand under each of some services or owners.
// An action stands under every service that its incident hit, so whole lists would
// grow with both, and the groups share a number of rows.
func sharedRows(groups int) int { return max(5, mostBoardPages*perPage/max(1, groups)) }

// doneSets divide what is done, the last first, by the year in which it was.
func doneSets(l *texts.Language, done []views.FollowUp) []followUpSet {
	var sets []followUpSet
	for from := 0; from < len(done); {
		year, to := done[from].Action.Done.Year, from+1
		for to < len(done) && done[to].Action.Done.Year == year {
			to++
		}
		sets = append(sets, followUpSet{heading: yearName(l, year), anchor: "year-" + strconv.Itoa(year), rows: done[from:to]})
		from = to
	}
	if len(sets) == 1 {
		sets[0].heading = ""
	}
	return sets
}

func ownerSets(l *texts.Language, v *views.Board) []followUpSet {
	var sets []followUpSet
	most := sharedRows(len(v.ByOwner) + 1)
	for i := range v.ByOwner {
		of := &v.ByOwner[i]
		sets = append(sets, followUpSet{heading: of.Owner, anchor: "owner-" + of.Slug, owner: of, rows: of.Open[:min(most, len(of.Open))]})
	}
	if len(v.NoOwner) > 0 {
		sets = append(sets, followUpSet{heading: l.Text("followups.nobody"), anchor: "no-owner", rows: v.NoOwner[:min(most, len(v.NoOwner))]})
	}
	return sets
}

func serviceSets(l *texts.Language, v *views.Board) []followUpSet {
	var sets []followUpSet
	most := sharedRows(len(v.ByService))
	for i := range v.ByService {
		of := &v.ByService[i]
		sets = append(sets, followUpSet{heading: of.Service.Title, anchor: "service-" + of.Service.Slug, service: of, rows: of.Open[:min(most, len(of.Open))]})
	}
	if len(v.NoService) > 0 {
		sets = append(sets, followUpSet{heading: l.Text("followups.no-service"), anchor: "no-service", rows: v.NoService})
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
