package render

import (
	"html/template"
	"slices"
	"strconv"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
)

// QualityPage is what check finds in all documents, by rule: a list of work, and never
// a score. It knows of documents and not of people.
type QualityPage struct {
	Frame
	Rules []RuleFindings
	// English is set where the page speaks another language than its findings.
	English bool
	// Documents is how many documents something was found in.
	Documents int
}

// RuleFindings is what one rule finds.
type RuleFindings struct {
	Name, Why, Help string
	// Guide leads to all that is known of the rule.
	Guide string
	// Findings are the first, and Folded those that unfold.
	Findings, Folded []FindingRow
	// Count is how many there are, and More how many of them are not listed.
	Count, More int
}

// FindingRow is one finding.
type FindingRow struct {
	// Place is the file and the line, and Href opens it there, or else its page.
	Place   string
	Href    template.URL
	Level   string
	Message string
	// Lang is the language of the message; empty where it is the page's.
	Lang string
}

// mostFindings is how many findings of a rule the page lists.
const mostFindings = 200

// findingsShown is how many of them stand on the page at once.
const findingsShown = 8

// qualityPages is the page of findings, if the site has one.
func (s *site) qualityPages() []publish.Page {
	if s.in.Findings == nil {
		return nil
	}
	return []publish.Page{s.html(qualityAddress, "quality.html", func() (any, error) { return s.qualityPage(s.in.Findings()), nil })}
}

func (s *site) qualityPage(problems []problem.Problem) *QualityPage {
	p := &QualityPage{Frame: s.frame(s.at(qualityAddress), qualityAddress, s.text("findings.title"))}
	p.English = s.texts != texts.English()
	p.crumbs()
	p.Description = s.text("findings.description")
	pages := map[string]string{}
	s.view.Base.EachDocument(func(ref kb.Ref, d *kb.Document) {
		if pages[d.Source] == "" {
			pages[d.Source] = p.at.to(Address(ref))
		}
	})
	byRule, files := map[problem.Rule][]problem.Problem{}, map[string]bool{}
	for _, one := range problems {
		if pages[one.File] == "" {
			continue // a draft that is left out must not be told of
		}
		byRule[one.Rule] = append(byRule[one.Rule], one)
		files[one.File] = true
	}
	p.Documents = len(files)
	for rule := range problem.Rules() {
		found := byRule[rule]
		if len(found) == 0 {
			continue
		}
		d := rule.Definition()
		of := RuleFindings{Name: d.Name, Why: d.Why, Help: d.Help, Guide: data.RuleAddress(rule), Count: len(found), More: max(0, len(found)-mostFindings)}
		for _, one := range found[:len(found)-of.More] {
			of.Findings = append(of.Findings, s.findingRow(one, pages[one.File]))
		}
		if shown := findingsShown; len(of.Findings) > shown+2 {
			of.Findings, of.Folded = of.Findings[:shown], of.Findings[shown:]
		}
		p.Rules = append(p.Rules, of)
	}
	slices.SortStableFunc(p.Rules, func(a, b RuleFindings) int { return b.Count - a.Count })
	return p
}

// findingRow is a finding with what opens its line: an editor, the source, or else its
// page.
func (s *site) findingRow(one problem.Problem, page string) FindingRow {
	row := FindingRow{Place: prose.Marked(one.File), Level: s.texts.Word("level.", one.Level.String()), Message: problem.Visible(one.Message), Href: template.URL(page)}
	if s.texts != texts.English() {
		row.Lang = "en"
	}
	if one.Line > 0 {
		row.Place += ":" + strconv.Itoa(one.Line)
	}
	if source := edit(s.in.EditURL, one.File); source != "" {
		row.Href = template.URL(source + "#L" + strconv.Itoa(max(1, one.Line)))
	}
	if s.in.Editor != nil {
		if editor := s.in.Editor(one); editor != "" {
			row.Href = template.URL(editor)
		}
	}
	return row
}
