package check

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// page is one document while its rules look at it.
type page struct {
	*kb.Incident
	entry content.Entry
	doc   *markdown.Doc
	stage problem.Stage
	// lines are those of the body.
	lines    []string
	passages []passage
	// entryLines and actionLines are the lines of what was read as such.
	entryLines, actionLines map[int]bool
	found                   []problem.Problem
	// excerpts are the lines that findings show, by their number.
	excerpts map[int]string
	// written is the language, once a rule has asked for it.
	written string
}

func newPage(entry content.Entry, doc *markdown.Doc, i *kb.Incident) *page {
	p := &page{
		Incident: i, entry: entry, doc: doc, stage: stageOf(i), lines: strings.Split(string(entry.Body), "\n"),
		entryLines: map[int]bool{}, actionLines: map[int]bool{}, excerpts: map[int]string{},
	}
	for n := range i.Timeline {
		p.entryLines[i.Timeline[n].Text.Line] = true
	}
	for n := range i.Actions {
		p.actionLines[i.Actions[n].Text.Line] = true
	}
	p.collect(doc.Blocks)
	return p
}

// stageOf says how far a document has come.
func stageOf(i *kb.Incident) problem.Stage {
	switch {
	case i.Draft || i.Status == kb.StatusDraft || i.Status == kb.StatusOngoing:
		return problem.DraftStage
	case i.Status == kb.StatusClosed:
		return problem.ClosedStage
	default:
		return problem.UsualStage
	}
}

// report adds a finding with the level that the rule has at the document's stage.
func (p *page) report(rule problem.Rule, at problem.Place, message string) {
	at.File, at.Excerpt = p.Source, p.excerpt(at)
	p.found = append(p.found, problem.New(rule, at, message).WithLevel(rule.Definition().Levels.At(p.stage)))
}

// excerpt is the line of a finding by itself, for one of the body would keep the whole of
// it in memory. All findings on a line share it.
func (p *page) excerpt(at problem.Place) string {
	if at.Excerpt == "" {
		return ""
	}
	if _, copied := p.excerpts[at.Line]; !copied {
		p.excerpts[at.Line] = strings.Clone(at.Excerpt)
	}
	return p.excerpts[at.Line]
}

// line is the source of a line of the file; empty outside the body.
func (p *page) line(number int) string {
	if at := number - p.entry.BodyLine; at >= 0 && at < len(p.lines) {
		return strings.TrimSuffix(p.lines[at], "\r")
	}
	return ""
}

// atLine is a whole line.
func (p *page) atLine(number int) problem.Place {
	return problem.Place{Line: number, Excerpt: p.line(number)}
}

// top is the place of what is said of the document as a whole: its title, if it
// has one of its own.
func (p *page) top() problem.Place { return p.atLine(max(1, p.TitleOrigin.Line)) }

// section is the place of the first section of a class, or else the top.
func (p *page) section(classes ...kb.SectionClass) problem.Place {
	for _, class := range classes {
		for _, s := range p.Sections {
			if s.Class == class {
				return p.atLine(s.Line)
			}
		}
	}
	return p.top()
}

// reached is how far into a passage the places of hits were looked for, so that
// the next one is looked for from there: a paragraph can be one line of thousands.
type reached struct {
	// from is where in the passage, line which of its lines that is.
	from, line int
	// column and letters are where in the source of that line, in bytes and in
	// letters.
	column, letters int
}

// longestMarks is how many bytes of marks and addresses may stand between two hits
// for the second still to be underlined.
const longestMarks = 4 << 10

// at is the place of a hit in its passage. Where marks of Markdown stand between
// its words, the first of them is underlined.
func (p *page) at(one *passage, h hit) problem.Place {
	from, to := one.tokens[h.from].from, one.tokens[h.to-1].to
	if from < one.reached.from { // another rule begins again
		one.reached = reached{}
	}
	passed := one.plain[one.reached.from:from]
	if lines := strings.Count(passed, "\n"); lines > 0 {
		passed = passed[strings.LastIndexByte(passed, '\n')+1:]
		one.reached = reached{from: from - len(passed), line: one.reached.line + lines}
	}
	place := p.atLine(one.line + one.reached.line)
	source := place.Excerpt[min(one.reached.column, len(place.Excerpt)):]
	source = source[:min(len(source), 4*len(passed)+longestMarks)]
	words, _, _ := strings.Cut(one.plain[from:to], "\n")
	if !strings.Contains(source, words) {
		words = one.plain[from:one.tokens[h.from].to]
	}
	column := prose.Occurrence(source, words, strings.Count(passed, words))
	if column < 0 {
		if len(passed) > longestMarks {
			one.reached.from = from
		}
		return place
	}
	one.reached.from = from
	one.reached.column += column
	one.reached.letters += utf8.RuneCountInString(source[:column])
	place.Column, place.Length = one.reached.letters+1, utf8.RuneCountInString(words)
	return place
}

// head is the first line of a text, for a message.
func head(text string) string { return prose.Shorten(prose.Line(text), longestQuote) }
