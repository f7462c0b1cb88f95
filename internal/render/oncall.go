package render

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// OnCallPart is a list of what helps those on call. More are the remarks for which
// there is no room at once, Folded counts these, and Left those that are not shown at all.
type OnCallPart struct {
	Heading      string
	Rows, More   []RemarkGroup
	Folded, Left int
	// All leads to a page with all of them; empty if there is none.
	All string
}

// RemarkGroup is what one incident says of it, one thing after the other; the first leads
// to its place.
type RemarkGroup []RemarkRow

// RemarkRow is something that a document says, and where.
type RemarkRow struct {
	// Text leads to its place; Code is set for what a program said.
	Link
	Code   bool
	Reason string
	// Suggested is set where the incident does not name the service.
	Suggested bool
	// Incident is empty where the description of the service says it.
	Incident, Date string
}

const (
	// remarksShown is how many remarks of a list stand on a page at once, and
	// remarksFolded how many more can be unfolded.
	remarksShown, remarksFolded = 2, 13
	// remarkLength is how much of a remark is said, in bytes.
	remarkLength = 180
)

// onCallParts are the lists of what incidents say of a service. What its own
// description says stands on the page already.
func (s *site) onCallParts(f Frame, onCall *views.OnCall) (parts []OnCallPart) {
	for _, of := range message.OnCallParts(onCall) {
		part := OnCallPart{Heading: s.text(string(of.Kind))}
		told := slices.DeleteFunc(slices.Clone(of.Remarks), func(r views.Remark) bool { return r.Incident == nil })
		shown, folded := len(firstOrAll(told, remarksShown)), min(remarksShown+remarksFolded, len(told))
		part.Rows = remarkGroups(f, told[:shown], of.Kind == message.Errors)
		part.More = remarkGroups(f, told[shown:folded], of.Kind == message.Errors)
		part.Folded, part.Left = folded-shown, len(told)-folded
		if len(part.Rows) == 0 {
			continue
		}
		if of.Kind == message.Gaps {
			part.All = f.at.to(gapsAddress)
		}
		parts = append(parts, part)
	}
	return parts
}

// remarkGroups puts together what an incident says in a row.
func remarkGroups(f Frame, remarks []views.Remark, code bool) (groups []RemarkGroup) {
	for n, r := range remarks {
		if n == 0 || remarks[n-1].Incident != r.Incident {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, remarkRow(f, r, code))
	}
	return groups
}

func remarkRow(f Frame, r views.Remark, code bool) RemarkRow {
	address := incidentAddress(r.Incident.Slug)
	if r.Anchor != "" {
		address += "#" + r.Anchor
	}
	text := prose.Shorten(prose.Line(r.Text.Plain), remarkLength)
	if !code {
		text = prose.UpperFirst(text)
	}
	return RemarkRow{
		Link: f.link(text, address), Code: code, Suggested: r.Suggested, Reason: prose.Shorten(prose.Line(r.Reason), remarkLength),
		Incident: f.listTitle(r.Incident), Date: r.Incident.Date.String(),
	}
}

// RelationMap draws which parts of a system lean on which, as incidents showed it:
// what leans stands on the left, and what it leans on at the right.
type RelationMap struct {
	Left, Right []RelationNode
	Lines       []RelationLine
	// Height is that of the drawing, in its own units; Label is the drawing in words.
	Height int
	Label  string
	Rows   []RelationRow
	// More counts the relations that are not shown.
	More int
}

// RelationNode is a part of the system, Y the place of its words.
type RelationNode struct {
	Link
	Y int
}

// RelationLine leads from a part on the left to one at the right.
type RelationLine struct {
	From, To int
	// Dashed is set for a relation that a sentence speaks of and nobody states.
	Dashed bool
}

// RelationRow is a relation in words.
type RelationRow struct {
	From, To Link
	// Rows is how many rows in a row have the same From; 0 behind the first of them.
	Rows int
	// Until is the time until which nobody knew, as written; empty if nobody says it.
	Until  string
	Stated bool
	Seen   []RemarkRow
}

const (
	// relationsShown bounds a drawing, relationStep is the height of a line of it, and
	// longestNode how many bytes of a name it has room for.
	relationsShown, relationStep, longestNode = 30, 30, 24
	// incidentsInRow is how many incidents a row names.
	incidentsInRow = 4
)

// relationMap draws relations; nil if there are none.
func (s *site) relationMap(f Frame, all []views.Revealed) *RelationMap {
	if len(all) == 0 {
		return nil
	}
	m := &RelationMap{More: max(0, len(all)-relationsShown)}
	left, right := map[string]int{}, map[string]int{}
	for _, r := range all[:min(relationsShown, len(all))] {
		from, to := s.relationEnd(f, r.From), s.relationEnd(f, r.To)
		line := RelationLine{Dashed: !r.Stated}
		m.Left, line.From = relationNode(m.Left, left, from)
		m.Right, line.To = relationNode(m.Right, right, to)
		m.Lines = append(m.Lines, line)
		row := RelationRow{From: from, To: to, Until: r.Until, Stated: r.Stated}
		for _, seen := range r.Seen[:min(incidentsInRow, len(r.Seen))] {
			row.Seen = append(row.Seen, remarkRow(f, seen, false))
		}
		m.Rows = append(m.Rows, row)
	}
	m.Rows = together(m.Rows)
	m.Height = relationStep * max(len(m.Left), len(m.Right))
	m.Label = s.texts.Count("relations.label", len(m.Lines))
	return m
}

// together puts the rows of a part after its first one.
func together(rows []RelationRow) []RelationRow {
	first := map[Link]int{}
	for n, row := range rows {
		if _, known := first[row.From]; !known {
			first[row.From] = n
		}
		rows[first[row.From]].Rows++
	}
	slices.SortStableFunc(rows, func(a, b RelationRow) int { return cmp.Compare(first[a.From], first[b.From]) })
	return rows
}

// relationNode finds the place of a part among the others, or adds it.
func relationNode(nodes []RelationNode, known map[string]int, link Link) ([]RelationNode, int) {
	if y, ok := known[kb.Fold(link.Text)]; ok {
		return nodes, y
	}
	y := relationStep*len(nodes) + relationStep/2
	known[kb.Fold(link.Text)] = y
	link.Text = prose.Shorten(link.Text, longestNode)
	return append(nodes, RelationNode{link, y}), y
}

// relationEnd leads to a part of the system that has a page.
func (s *site) relationEnd(f Frame, m kb.Mention) Link {
	if service := s.view.Service(m.Slug); service != nil {
		return f.serviceLink(service)
	}
	return Link{Text: m.Name}
}

// GapsPage lists where documentation failed, and what was promised about it.
type GapsPage struct {
	Frame
	Open, Mended         []GapRow
	MoreOpen, MoreMended int
}

// GapRow is a place where documentation failed.
type GapRow struct {
	RemarkRow
	Services []Link
	Actions  []CaseAction
}

// gapsShown is how many gaps of each kind the page lists.
const gapsShown = 60

// gapsPages are the list of documentation gaps, where there is one.
func (s *site) gapsPages() []publish.Page {
	gaps := s.view.Gaps()
	if len(gaps.Open)+len(gaps.Mended) == 0 {
		return nil
	}
	return []publish.Page{s.html(gapsAddress, "gaps.html", func() (any, error) { return s.gapsPage(gaps), nil })}
}

func (s *site) gapsPage(gaps *views.Gaps) *GapsPage {
	p := &GapsPage{Frame: s.frame(s.at(gapsAddress), servicesAddress, s.text("gaps.title"))}
	p.crumbs(p.link(s.text("services.title"), servicesAddress))
	p.Description = s.text("gaps.description")
	p.Open, p.MoreOpen = s.gapRows(p.Frame, gaps.Open)
	p.Mended, p.MoreMended = s.gapRows(p.Frame, gaps.Mended)
	return p
}

func (s *site) gapRows(f Frame, gaps []views.Gap) (rows []GapRow, more int) {
	for _, gap := range gaps[:min(gapsShown, len(gaps))] {
		row := GapRow{RemarkRow: remarkRow(f, gap.Remark, false), Services: s.serviceLinks(f, gap.Incident)}
		var actions []views.FollowUp
		for _, a := range gap.Actions {
			actions = append(actions, views.FollowUp{Incident: gap.Incident, Action: a})
		}
		row.Actions = s.caseActions(f, actions)
		rows = append(rows, row)
	}
	return rows, max(0, len(gaps)-gapsShown)
}

// BeliefRows is what people took the system for in an incident.
type BeliefRows struct {
	Incident Link
	Date     string
	// HasWho and HasFact tell which columns the table has.
	HasWho, HasFact bool
	Beliefs         []kb.Belief
}

const (
	// beliefTables is how many tables the page of the marker has, and beliefsShown how
	// many rows of each.
	beliefTables, beliefsShown = 20, 12
)

// beliefRows are the tables of the page of a marker; none for other markers.
func beliefRows(f Frame, tables []views.BeliefTable) (all []BeliefRows) {
	for _, table := range tables[:min(beliefTables, len(tables))] {
		rows := BeliefRows{Incident: f.incidentLink(table.Incident), Date: table.Incident.Date.String(), Beliefs: table.Beliefs[:min(beliefsShown, len(table.Beliefs))]}
		for _, b := range rows.Beliefs {
			rows.HasWho, rows.HasFact = rows.HasWho || b.Who != "", rows.HasFact || b.Fact != ""
		}
		all = append(all, rows)
	}
	return all
}
