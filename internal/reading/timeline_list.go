package reading

import (
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// A timeline as a list, also by days:
//
//	- 09:42: the pager rang            - 2020-05-05
//	- 10:29 – the ticket is opened       - 09:50 – the team is told
//	- we looked at the graphs            - 12:05 – the fix is out
//	- unknown – a disk filled up       - 2020-05-06
//	- the next day 09:00 – it is gone  - 08:00 – all is well
//
// In a list of times an item without one is an entry whose time is not recorded. Behind
// "the next day" alone the day is not known until one is named.

// list reads a list of a timeline.
func (r *timelineReader) list(list *markdown.Block) {
	if r.dayList(list) {
		return
	}
	if share(list, r.isTimed) == 0 {
		r.breakFigure()
		return
	}
	r.breakFigure()
	before, figures := len(r.entries), len(r.figures)
	all := true
	for i := range list.Children {
		if r.opensDay(list, i) {
			m, _ := r.ctx.ReadMoment(list.Children[i].Children[0].Text, list.Children[i].Line)
			r.openDay(m)
			// Behind entries it parts the list, which then stays as it is.
			all = all && i == 0
			continue
		}
		all = r.item(list, &list.Children[i]) && all
	}
	r.leaveList(all, before, figures)
}

// leaveList leaves a list as it is that says more than the entries read from it.
func (r *timelineReader) leaveList(all bool, before, figures int) {
	if !all && len(r.entries) > before {
		r.figures = r.figures[:figures]
		r.breakFigure()
	}
}

// opensDay tells whether an item is only a day, and the one after it starts with a
// time of day: then it is the heading of those after it.
func (r *timelineReader) opensDay(list *markdown.Block, i int) bool {
	if i+1 >= len(list.Children) {
		return false
	}
	item, next := &list.Children[i], &list.Children[i+1]
	return len(item.Children) == 1 && item.Children[0].Kind == markdown.Paragraph && r.isDayAlone(item.Children[0].Text) &&
		len(next.Children) > 0 && next.Children[0].Kind == markdown.Paragraph && r.hasClockAtStart(next.Children[0].Text)
}

// item reads one item. It tells whether the item is an entry as a whole.
func (r *timelineReader) item(list, item *markdown.Block) bool {
	if len(item.Children) == 0 {
		return true
	}
	head := &item.Children[0]
	if r.isDayItem(item) {
		r.dayList(&markdown.Block{Kind: markdown.List, Children: []markdown.Block{*item}})
		return false
	}
	var m when.Reading
	skip := 0
	if head.Kind == markdown.Paragraph {
		if isTemplateTime(head.Text) || strings.TrimSpace(head.Text) == "" && len(item.Children) == 1 {
			return false
		}
		if read, ok := r.ctx.ReadBeside(head.Text, item.Line); ok {
			m, skip = read, read.N
		} else if p := whole(head); len(item.Children) == 1 {
			if read, own, ok := r.lineMoment(p, p); ok {
				r.add(read, own.of(p), list.HTML, "", false)
				r.insideList(list)
				return true
			}
		}
	}
	if m.Moment.Written == "" {
		if n := unknownTime().FindStringSubmatchIndex(head.Text); n != nil {
			m, _ = r.ctx.ReadMoment("??:??", item.Line)
			m.Moment.Written, skip = head.Text[n[2]:n[3]], n[1]
		}
	}
	if n := r.nextDay(head.Text, &m); m.Moment.Written == "" || n > 0 {
		skip = max(skip, n)
		m.Moment.Line = item.Line
	}
	if m.Moment.Written == "" && pointsElsewhere(head.Text) {
		return false
	}
	r.add(m, r.itemText(item, skip), list.HTML, "", false)
	r.insideList(list)
	return true
}

// pointsElsewhere tells whether an item without a time only points to other documents:
// "Related: the incident of March".
func pointsElsewhere(text string) bool {
	label, _, found := strings.Cut(prose.Start(text, longestKey), ":")
	return found && referenceWords()[headingWords(label)]
}

var referenceWords = words.Set("section.references")

// nextDay reads "the next day 09:00", which is the day behind that of the entry above.
// Where that one has no day, what follows has none until one is named. It returns how many
// bytes the time takes; 0 if none is read.
func (r *timelineReader) nextDay(text string, m *when.Reading) int {
	word := nextDay.opening(text)
	if word == "" {
		return 0
	}
	read, ok := r.ctx.ReadMoment(text[len(word):], 0)
	if !ok || !read.Moment.HasClock || read.HasDay {
		r.leaveDay()
		return 0
	}
	r.passDay(read.Moment.Clock)
	*m, _ = r.ctx.ReadMoment(text[len(word):], 0)
	m.Moment.Written = word + read.Moment.Written
	return len(word) + read.N
}

// earlyHour ends the night: who was up until then may call the morning "the next day".
const earlyHour = 6 * time.Hour

// passDay puts the day in force that follows that of the entry above, which is no entry of
// the night. Of "next day 09:00" and "next day 10:00" both are on one day, and "next day
// 08:00" below them is on no day that is known.
func (r *timelineReader) passDay(clock time.Duration) {
	var above kb.Moment
	if n := len(r.entries); n > 0 {
		above = r.entries[n-1].Moment
	}
	switch {
	case above.Day.IsZero() || above.Day != r.ctx.Day || above.HasClock && above.Clock < earlyHour:
		r.leaveDay()
	case nextDay.opening(above.Written) == "":
		r.setDay(r.ctx.Day.AddDays(1))
	case clock < above.Clock:
		r.leaveDay()
	}
}

// leaveDay says that the day in force is over, and not which one follows.
func (r *timelineReader) leaveDay() { r.ctx.Day, r.hasLast = kb.Date{}, false }

// dayList reads a list whose items are all days with lists of times.
func (r *timelineReader) dayList(list *markdown.Block) bool {
	for i := range list.Children {
		if !r.isDayItem(&list.Children[i]) {
			return false
		}
	}
	for _, item := range each(list.Children) {
		m, _ := r.ctx.ReadMoment(item.Children[0].Text, item.Line)
		r.openDay(m)
		r.blocks(blocksOf(item)[1:])
	}
	return true
}

// isDayItem tells whether an item is a day with a list of times below it.
func (r *timelineReader) isDayItem(item *markdown.Block) bool {
	return len(item.Children) >= 2 && item.Children[0].Kind == markdown.Paragraph && item.Children[1].Kind == markdown.List &&
		r.isDayAlone(item.Children[0].Text) && share(&item.Children[1], r.isTimed) > 0
}

// A timeline as a list of definitions:
//
//	10:00
//	: the indexer stops
//
//	10:30
//	: a user asks why new items are missing

// definitions reads a list of definitions of a timeline. One that says more than
// a time and a sentence each stays as it is.
func (r *timelineReader) definitions(list *markdown.Block) {
	r.breakFigure()
	found := definitionsOf(list)
	timed, plain := 0, true
	for _, d := range found {
		if r.isTimed(d.term.Text) {
			timed++
		}
		plain = plain && len(d.texts) == 1 && len(d.descriptions) == 1 && len(d.descriptions[0].Children) <= 1
	}
	if timed == 0 || timed*2 < len(found) {
		return
	}
	for _, d := range found {
		m, ok := r.ctx.ReadMoment(d.term.Text, d.term.Line)
		if !ok || len(d.texts) == 0 {
			plain = false
			continue
		}
		if m.N < len(d.term.Text) {
			// The term has words of its own.
			plain = false
		}
		text := d.texts[0]
		text.Plain = oneLine(text.Plain)
		figure := kb.Range{}
		if plain {
			figure = list.HTML
		}
		r.add(m, text, figure, "", false)
		r.insideList(list)
	}
	r.breakFigure()
}
