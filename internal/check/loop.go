package check

import (
	"fmt"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// latestReview is how many days after the end people still remember.
const latestReview = 3

// reviewLate finds a review that came late.
func reviewLate(p *page) {
	value, over := p.entry.Fields[content.KeyReviewDate], views.EndOf(p.Incident)
	day, err := time.Parse(time.DateOnly, strings.TrimSpace(value.Text))
	if err != nil || over.IsZero() {
		return
	}
	if days := kb.DateOf(day).DaysSince(over); days > latestReview {
		p.report(problem.ReviewLate, problem.Place{Line: value.Line, Column: value.Column, Length: len(value.Text), Excerpt: value.Excerpt},
			fmt.Sprintf("the review came %d days after the end", days))
	}
}

// longestAbstract is how many words an abstract may have.
const longestAbstract = 300

// abstractLength finds an abstract that nobody reads in a minute.
func abstractLength(p *page) {
	if n := prose.Words(p.Abstract); n > longestAbstract {
		p.report(problem.AbstractLength, p.section(kb.SectionSummary), fmt.Sprintf("the summary has %d words, of about %d", n, longestAbstract))
	}
}

// abstractParts finds what an abstract leaves out.
func abstractParts(p *page) {
	if !p.hasSection(kb.SectionSummary) || p.Abstract == "" || !p.knows("why") {
		return
	}
	var missing []string
	abstract := passageOf(p.Abstract)
	for _, part := range []struct{ key, name string }{
		{"who", "who was hit"}, {"why", "why it happened"}, {"limited", "what kept it from being worse"}, {"will", "what is done about it"},
	} {
		if !abstract.has(part.key) {
			missing = append(missing, part.name)
		}
	}
	if len(missing) > 0 {
		p.report(problem.AbstractParts, p.section(kb.SectionSummary), "the summary does not say "+strings.Join(missing, ", nor "))
	}
}

// learningMissing finds a closed document from which nobody else can learn.
func learningMissing(p *page) {
	if p.stage == problem.ClosedStage && p.Changed.Plain == "" && !p.hasSection(kb.SectionLessons) {
		p.report(problem.LearningMissing, p.top(), "nothing says what others can learn from it")
	}
}

// actionOverdue finds actions whose day has passed.
func actionOverdue(v *views.View, i *kb.Incident) (problem.Problem, bool) {
	overdue := v.OverdueOf(i)
	if len(overdue) == 0 {
		return problem.Problem{}, false
	}
	first := overdue[0]
	message := fmt.Sprintf("%q was due on %s", quote(first.Action), first.Due)
	if len(overdue) > 1 {
		message = fmt.Sprintf("%d actions are overdue; %s", len(overdue), message)
	}
	return problem.New(problem.ActionOverdue, problem.Place{Line: first.Action.Text.Line}, message), true
}

// followUpMissed finds a meeting whose day has passed while nothing was marked.
func followUpMissed(v *views.View, i *kb.Incident) (problem.Problem, bool) {
	closing := views.ClosingOf(i)
	m, meets := v.Meetings(i)
	if !meets || closing.State != views.Open || m.Last.IsZero() || i.LastModified.Compare(m.Last) >= 0 {
		return problem.Problem{}, false
	}
	line := 0
	for n := range i.Actions {
		a := &i.Actions[n]
		if a.Done.Compare(m.First) >= 0 {
			return problem.Problem{}, false
		}
		if line == 0 && a.State == kb.ActionOpen {
			line = a.Text.Line
		}
	}
	return problem.New(problem.FollowUpMissed, problem.Place{Line: line},
		fmt.Sprintf("people were to meet about it on %s, and nothing is marked since", m.Last)), true
}

// promisedBefore finds an action that an earlier postmortem had promised, too, and
// that was open when this incident struck.
func promisedBefore(v *views.View, i *kb.Incident) (problem.Problem, bool) {
	for n := range i.Actions {
		a := &i.Actions[n]
		echo := v.Echo(a)
		if echo == nil || i.Date.IsZero() {
			continue
		}
		for _, use := range echo.Uses {
			earlier := use.Incident
			if earlier == i || earlier.Date.IsZero() || earlier.Date.Compare(i.Date) >= 0 {
				continue
			}
			if use.Action.State == kb.ActionOpen || use.Action.State == kb.ActionDone && use.Action.Done.Compare(i.Date) > 0 {
				return problem.New(problem.PromisedBefore, problem.Place{Line: a.Text.Line},
					fmt.Sprintf("%q was promised before, on %s in %q, and was open when this happened", quote(a), earlier.Date, head(earlier.Title))), true
			}
		}
	}
	return problem.Problem{}, false
}

// humanSense finds a human factor of which nobody says why it made sense.
func humanSense(_ *views.View, i *kb.Incident) (problem.Problem, bool) {
	for n := range i.Factors {
		f := &i.Factors[n]
		if f.Kind == kb.FactorHuman && len(f.Whys) == 0 && f.Note.IsZero() {
			return problem.New(problem.HumanSense, problem.Place{Line: f.Line},
				fmt.Sprintf("%q does not say why it made sense at the time", head(f.Title.Head()))), true
		}
	}
	return problem.Problem{}, false
}

// onlyTechnical finds factors that all are technical, and of none of which anyone
// asked why twice.
func onlyTechnical(_ *views.View, i *kb.Incident) (problem.Problem, bool) {
	if len(i.Factors) < 2 {
		return problem.Problem{}, false
	}
	for n := range i.Factors {
		f := &i.Factors[n]
		if whys, _ := chain(f.Whys); f.Kind != kb.FactorTechnical || whys > 1 {
			return problem.Problem{}, false
		}
	}
	return problem.New(problem.OnlyTechnical, problem.Place{Line: i.Factors[0].Line},
		fmt.Sprintf("all %d factors are technical, and none says why", len(i.Factors))), true
}
