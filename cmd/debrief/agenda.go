package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// agendaFlags are the flags of "debrief agenda".
type agendaFlags struct {
	buildFlags
	printing
}

func (p program) agendaCommand() *cobra.Command {
	var flags agendaFlags
	cmd := &cobra.Command{
		Use:   "agenda [FOLDER]",
		Short: "List what the next follow-up meeting goes through",
		Args:  oneFolder,
		RunE:  flags.inFolder(func(ctx context.Context) error { return p.agenda(ctx, flags) }),
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for links")
	flags.registerFormat(cmd, message.Plain, message.Markdown, message.Slack, message.HTML, jsonFormat)
	return cmd
}

func (p program) agenda(ctx context.Context, flags agendaFlags) error {
	site, err := p.readSiteThen(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	if flags.asJSON {
		return p.printJSON(dataOf(site).Agenda())
	}
	if flags.format == string(message.Plain) {
		p.printAgenda(site.AsOf, site.Agenda(), flags)
		return nil
	}
	return p.printMessage(site, flags.baseURL, func(to message.Site) string {
		return message.Agenda(site.Agenda(), to, message.Format(flags.format))
	})
}

func (p program) printAgenda(asOf kb.Date, agenda *views.Agenda, flags agendaFlags) {
	leftOut := message.LeftOutSentence(texts.English(), agenda)
	switch {
	case len(agenda.Items) == 0 && leftOut == "":
		fmt.Fprintf(p.stdout, "As of %s there is nothing to go through: no postmortem is open.\n", asOf)
	case len(agenda.Items) == 0:
		fmt.Fprintf(p.stdout, "As of %s there is nothing to go through.\n", asOf)
	case !slices.ContainsFunc(agenda.Items, func(item views.AgendaItem) bool { return item.Meets }):
		fmt.Fprintf(p.stdout, "As of %s no meeting is planned: %s to review\n", asOf, count(len(agenda.Items), "postmortem"))
	default:
		fmt.Fprintf(p.stdout, "Follow-up meeting of %s: %s to go through (as of %s%s)\n",
			agenda.Day, count(len(agenda.Items), "postmortem"), asOf, lastMeeting(agenda))
	}
	for n, item := range agenda.Items {
		fmt.Fprintf(p.stdout, "\n%d. %s (%s%s)\n   %s\n", n+1, problem.Visible(item.Incident.Title),
			cmp.Or(item.Incident.Date.String(), "no date"), ageWords(item.Age), problem.Visible(flags.pathOf(item.Incident.Source)))
		p.printItem(item)
	}
	if len(agenda.ClosedSince) > 0 {
		fmt.Fprintf(p.stdout, "\n%s, worth a celebration:\n", message.ClosedHeading(texts.English(), agenda))
	}
	for _, c := range agenda.ClosedSince {
		fmt.Fprintf(p.stdout, "   %s, %s\n", problem.Visible(c.Incident.Title), message.ClosedWords(texts.English(), c.Closing))
	}
	if leftOut != "" {
		fmt.Fprintf(p.stdout, "\n%s\n", leftOut)
	}
}

// printItem prints the actions of one postmortem.
func (p program) printItem(item views.AgendaItem) {
	if item.InReview {
		fmt.Fprintf(p.stdout, "   %s\n", message.InReviewWords(texts.English(), item.Closing))
	}
	for _, f := range item.Open {
		owner := cmp.Or(f.Action.Owner, message.NoOwner)
		fmt.Fprintf(p.stdout, "   [ ] %s (%s, %s)\n", problem.Visible(f.Action.Text.Head()), problem.Visible(owner), dueWords(f))
	}
	for _, a := range item.NeedReason {
		fmt.Fprintf(p.stdout, "   [-] %s (will not be done, and %s)\n", problem.Visible(a.Text.Head()), message.NoReason)
	}
	for _, a := range item.Review {
		fmt.Fprintf(p.stdout, "   [-] %s (accepted, to be looked at again since %s)\n", problem.Visible(a.Text.Head()), a.Review)
	}
	for _, q := range item.Questions {
		fmt.Fprintf(p.stdout, "   [?] %s\n", problem.Visible(q.Text.Head()))
	}
	for _, n := range item.Notes {
		fmt.Fprintf(p.stdout, "   %s: %s\n", n.Day, problem.Visible(n.Text.Head()))
	}
	for _, a := range item.Changed {
		fmt.Fprintf(p.stdout, "   [x] %s (done on %s)\n", problem.Visible(a.Text.Head()), a.Done)
	}
}

func lastMeeting(agenda *views.Agenda) string {
	if agenda.Previous.IsZero() {
		return ""
	}
	return ", last meeting " + agenda.Previous.String()
}

func ageWords(days int) string {
	switch {
	case days < 0:
		return ""
	case days == 0:
		return ", today"
	default:
		return ", waits " + count(days, "day")
	}
}
