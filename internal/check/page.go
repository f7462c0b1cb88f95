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
}

func newPage(entry content.Entry, doc *markdown.Doc, i *kb.Incident) *page {
	p := &page{
		Incident: i, entry: entry, doc: doc, stage: stageOf(i), lines: strings.Split(string(entry.Body), "\n"),
		entryLines: map[int]bool{}, actionLines: map[int]bool{},
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
	case i.Draft || i.Status == "draft" || i.Status == "ongoing":
		return problem.DraftStage
	case i.Status == "closed":
		return problem.ClosedStage
	default:
		return problem.UsualStage
	}
}

// report adds a finding with the level that the rule has at the document's stage.
func (p *page) report(rule problem.Rule, at problem.Place, message string) {
	at.File = p.Source
	p.found = append(p.found, problem.New(rule, at, message).WithLevel(rule.Definition().Levels.At(p.stage)))
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

// at is the place of a hit in its passage. Where marks of Markdown stand between
// its words, the first of them is underlined.
func (p *page) at(one *passage, h hit) problem.Place {
	from, to := one.tokens[h.from].from, one.tokens[h.to-1].to
	lineStart := strings.LastIndexByte(one.plain[:from], '\n') + 1
	number := one.line + strings.Count(one.plain[:from], "\n")
	place := p.atLine(number)
	words, _, _ := strings.Cut(one.plain[from:to], "\n")
	if !strings.Contains(place.Excerpt, words) {
		words = one.plain[from:one.tokens[h.from].to]
	}
	before := strings.Count(one.plain[lineStart:from], words)
	column := 0
	for rest := place.Excerpt; ; before-- {
		at := strings.Index(rest, words)
		if at < 0 {
			return place
		}
		if before <= 0 {
			column += at
			break
		}
		column += at + len(words)
		rest = rest[at+len(words):]
	}
	place.Column = utf8.RuneCountInString(place.Excerpt[:column]) + 1
	place.Length = utf8.RuneCountInString(words)
	return place
}

// head is the first line of a text, for a message.
func head(text string) string { return prose.Shorten(prose.Line(text), longestQuote) }
