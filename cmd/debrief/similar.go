package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// similarFlags are the flags of "debrief similar".
type similarFlags struct {
	buildFlags
	printing
}

func (p program) similarCommand() *cobra.Command {
	var flags similarFlags
	cmd := &cobra.Command{
		Use:   "similar FILE",
		Short: "List earlier incidents like one, and what was promised after them",
		Args:  oneNamed("document", "debrief similar content/incidents/2026-11-17-payment-webhooks-late.md"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("source") {
				flags.source = ""
			}
			return p.similar(cmd.Context(), args[0], flags)
		},
	}
	flags.registerReading(cmd)
	_ = cmd.Flags().MarkHidden("drafts") // a draft is what people ask about
	flags.registerFormat(cmd, forPeopleAndPrograms...)
	return cmd
}

func (p program) similar(ctx context.Context, name string, flags similarFlags) error {
	wanted, err := locate(name, flags.source)
	if err != nil {
		return err
	}
	flags.source, flags.drafts = wanted.source, true
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	incidents, err := wanted.incidents(site.Base)
	if err != nil {
		return err
	}
	var shapes []data.Similar
	for _, incident := range incidents {
		if len(shapes) > 0 && !flags.asJSON {
			fmt.Fprintln(p.stdout)
		}
		shapes = append(shapes, dataOf(site).Similar(incident))
		if !flags.asJSON {
			p.printSimilar(incident, site.Similar(incident), flags)
		}
	}
	switch {
	case !flags.asJSON:
		return nil
	case len(shapes) == 1:
		return p.printJSON(shapes[0])
	default: // a log of several
		return p.printJSON(shapes)
	}
}

// printSimilar prints the list for a person.
func (p program) printSimilar(incident *kb.Incident, all []views.Similar, flags similarFlags) {
	if len(all) == 0 {
		fmt.Fprintf(p.stdout, "No earlier incident is like %q.\n", problem.Visible(incident.Title))
		return
	}
	var open []views.FollowUp
	again := 0
	for _, s := range all {
		fmt.Fprintf(p.stdout, "%s  %s\n  %s\n  %s\n", s.Incident.Date, problem.Visible(s.Incident.Title),
			problem.Visible(reasonWords(s.Reasons)), problem.Visible(flags.pathOf(s.Incident.Source)))
		for _, promised := range s.Open {
			fmt.Fprintf(p.stdout, "    %s: %s\n      %s\n", promisedState(promised.Action), problem.Visible(promised.Action.Text.Head()),
				problem.Visible(promisedFacts(promised, flags.pathOf(s.Incident.Source))))
			again += oneIf(promised.Again != nil)
			open = append(open, promised.FollowUp)
		}
		fmt.Fprintln(p.stdout)
	}
	fmt.Fprintf(p.stdout, "%s like %q", count(len(all), "earlier incident"), problem.Visible(incident.Title))
	if len(open) > 0 {
		fmt.Fprintf(p.stdout, "; you promised this before: they have %s", message.OpenWords(texts.English(), views.CountFollowUps(open)))
	}
	if again > 0 {
		fmt.Fprintf(p.stdout, "; promised again here: %d", again)
	}
	fmt.Fprintln(p.stdout)
}

// promisedState says how an action of an earlier incident stands.
func promisedState(a *kb.Action) string {
	if a.SaysNoState() {
		return "no state written"
	}
	return "still open"
}

// promisedFacts are what is known of an open action of an earlier incident.
func promisedFacts(promised views.Promised, path string) string {
	facts := []string{dueWords(promised.FollowUp), cmp.Or(promised.Action.Owner, message.NoOwner)}
	if promised.Again != nil {
		facts = append(facts, fmt.Sprintf("promised again on line %d", promised.Again.Text.Line))
	}
	return strings.Join(append(facts, fmt.Sprintf("%s:%d", path, promised.Action.Text.Line)), " · ")
}

// reasonWords say why two incidents are alike.
func reasonWords(reasons []views.Reason) string {
	var words []string
	for _, reason := range reasons {
		words = append(words, reason.Text(texts.English()))
	}
	return strings.Join(words, "; ")
}
