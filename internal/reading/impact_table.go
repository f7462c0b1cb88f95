package reading

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The impact as a table, a row for each of those who were hit, or a row for each
// answer:
//
//	| Who       | What            | How long or how much |     | Duration       | 35 minutes |
//	|-----------|-----------------|----------------------|     |----------------|------------|
//	| Customers | could not order | 56 minutes, £16,863  |     | Users affected | 1,200      |
//
//	| Service  | Impact        |    a row for each part of the system
//	|----------|---------------|
//	| checkout | Orders failed |
//
//	| Users affected | Duration   |    one row of answers below their labels
//	|----------------|------------|
//	| 1,200          | 35 minutes |
//
// The columns are the keys impact.label.* of package words, and label.services.

const (
	whoColumn     column = "who"
	whatColumn    column = "what"
	longColumn    column = "long"
	manyColumn    column = "many"
	muchColumn    column = "much"
	featureColumn column = "feature"
	scopeColumn   column = "scope"
)

// table reads a table of an impact.
func (r *impactReader) table(table *markdown.Block) {
	known := impactColumns(headingsOf(table))
	byFeature := known.has(featureColumn) && known.has(whatColumn)
	if !byFeature && asksInColumns(table, known) {
		values := table.Children[1].Children
		for i, label := range headingsOf(table)[:min(len(values), len(table.Children[0].Children))] {
			r.answer(impactAnswer{strings.TrimSpace(label), whole(&values[i])})
		}
		return
	}
	if known.has(whoColumn) && len(known) > 1 || byFeature {
		for _, row := range each(table.Children[1:]) {
			if !isEmptyRow(row) {
				r.row(known, row)
			}
		}
		return
	}
	for _, row := range each(table.Children) {
		if len(row.Children) == 2 && !namesColumns(row) {
			value := whole(&row.Children[1])
			r.answer(impactAnswer{strings.TrimSpace(row.Children[0].Text), value})
		}
	}
}

// impactColumns finds the columns. Beside that of the services, the only other one says
// what happened to them.
func impactColumns(headings []string) columns {
	known := columnsOf(headings, func(_ int, heading string) column {
		if labelWords()[headingWords(heading)] == servicesLabel {
			return featureColumn
		}
		name, _ := beginning(impactLabels(), heading)
		return name
	})
	if len(headings) == 2 && known.has(featureColumn) && !known.has(whoColumn) {
		if other := 1 - known[featureColumn]; !tellsOther(headings[other]) {
			known[whatColumn] = other
		}
	}
	return known
}

// tellsOther tells whether a column beside that of the services holds who looks after
// them, or a time.
func tellsOther(heading string) bool {
	said := headingWords(heading)
	return isOneOf(labelWords()[said], teamLabel, startedLabel, detectedLabel, mitigatedLabel, resolvedLabel, dateLabel) || ownersAndTimes()[said]
}

var ownersAndTimes = words.Set("column.action.owner", "column.timeline.clock")

// asksInColumns tells whether a table has one row below headings of which two or more ask
// who was hit, how long or how much, and the row names nobody, but counts them.
func asksInColumns(table *markdown.Block, known columns) bool {
	if len(table.Children) != 2 || !table.Children[0].Header {
		return false
	}
	if who := known.text(&table.Children[1], whoColumn); who != "" && !prose.HasDigit(who[:1]) {
		return false
	}
	return count(headingsOf(table), func(name *string) bool { return labelOf(*name) != otherColumn || partyOf(*name) != "" }) > 1
}

// namesColumns tells whether the first row of a table of answers only says what the
// columns hold: "Metric" and "Value".
func namesColumns(row *markdown.Block) bool {
	name := row.Children[0].Text
	return row.Header && labelOf(name) == otherColumn && partyOf(name) == "" && !prose.HasDigit(row.Children[1].Text)
}

// row reads what one row says of those whom it names.
func (r *impactReader) row(known columns, row *markdown.Block) {
	one := kb.Impact{Who: nameOf(known.text(row, whoColumn)), What: oneLine(known.text(row, whatColumn)), Feature: oneLine(known.text(row, featureColumn))}
	if one.Who == "" && (one.Feature == "" || isPlaceholder(one.What)) || isPlaceholder(cmp.Or(one.Who, one.Feature)) {
		return
	}
	cell := known.cell(row, whatColumn)
	if cell == nil {
		cell = known.cell(row, whoColumn)
	}
	if len(cell.Text) > 0 {
		one.Text = whole(cell).all()
	} else {
		one.Text = kb.Text{Plain: one.Who, Line: row.Line}
	}
	one.HowMany, one.HowLong = firstAlone(bareCount(), known.text(row, manyColumn)), lengthOf(known.text(row, longColumn))
	if known.has(muchColumn) {
		one.Amount = amountOf(known.text(row, muchColumn))
	}
	var all []string
	for i := range row.Children {
		all = append(all, row.Children[i].Text)
	}
	r.complete(&one, strings.Join(all, "; "))
	r.add(one)
}
