package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/internal/when"
)

// followUpsFlags are the flags of "debrief followups".
type followUpsFlags struct {
	buildFlags
	printing
	owner, service, due string
	failOverdue         bool
}

func (p program) followUpsCommand() *cobra.Command {
	var flags followUpsFlags
	cmd := &cobra.Command{
		Use:     "followups [FOLDER]",
		Aliases: []string{"follow-ups", "actions"},
		Short:   "List the open actions, what is overdue first",
		Args:    oneFolder,
		RunE:    flags.inFolder(func(ctx context.Context) error { return p.followUps(ctx, flags) }),
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVar(&flags.owner, "owner", "", "only actions of this owner, as written in the documents")
	set.StringVar(&flags.service, "service", "", "only actions of incidents that hit this service")
	set.StringVar(&flags.due, "due", "", "only actions that are overdue, or due within this time, such as 30d, 2w or 3m")
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for links")
	flags.registerFormat(cmd, message.Plain, message.Markdown, message.Slack, message.HTML, jsonFormat)
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var missing *pflag.NotExistError
		if errors.As(err, &missing) && missing.GetSpecifiedName() == "overdue" {
			return usageError{flagWords(err), "--due 0d lists what is overdue or due today"}
		}
		return wrongFlag(cmd, err)
	})
	set.BoolVar(&flags.failOverdue, "fail-overdue", false, "end with exit code 1 if a listed action is overdue")
	return cmd
}

func (p program) followUps(ctx context.Context, flags followUpsFlags) error {
	within, err := parseWithin(flags.due)
	if err != nil {
		return err
	}
	// A service that is only suggested is known, too, and has no actions.
	flags.actionsAlone = flags.service == ""
	site, err := p.readSiteThen(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	all := site.Board().All
	listed, err := flags.narrow(site, all, within)
	if err != nil {
		return err
	}
	err = p.printListed(site, listed, flags)
	if err == nil && flags.failOverdue && slices.ContainsFunc(listed, func(f views.FollowUp) bool { return f.Overdue }) {
		return errFindings
	}
	return err
}

// narrow keeps what the flags ask for.
func (f followUpsFlags) narrow(site *pipeline.Site, all []views.FollowUp, within kb.Interval) ([]views.FollowUp, error) {
	service := ""
	if f.service != "" {
		found, err := findService(site.Base, "--service: ", f.service)
		if err != nil {
			return nil, err
		}
		service = found.Slug
	}
	owners := map[string]string{} // as written, by what is compared
	var listed []views.FollowUp
	for _, one := range all {
		mine := false
		for owner := range strings.SplitSeq(one.Action.Owner, ", ") {
			owners[ownerKey(owner)] = owner
			mine = mine || ownerKey(owner) == ownerKey(f.owner)
		}
		switch {
		case f.owner != "" && !mine:
		case service != "" && !one.Incident.Hit(service):
		case f.due != "" && (one.Due.IsZero() || one.Due.Compare(within.From(site.AsOf, 1)) > 0):
		default:
			listed = append(listed, one)
		}
	}
	delete(owners, "")
	if _, known := owners[ownerKey(f.owner)]; f.owner != "" && !known {
		names := make([]string, 0, len(owners))
		for _, key := range slices.Sorted(maps.Keys(owners)) {
			names = append(names, owners[key])
		}
		return nil, usageError{fmt.Sprintf("--owner: no open action is owned by %q", f.owner), cmp.Or(nameMeant(f.owner, names, ownerKey), "no open action of this folder has an owner")}
	}
	return listed, nil
}

// ownerKey is what is compared of an owner: without the sign of a handle.
func ownerKey(owner string) string { return strings.TrimPrefix(kb.Fold(owner), "@") }

// parseWithin reads the time of --due; none is the zero interval.
func parseWithin(text string) (kb.Interval, error) {
	if text == "" {
		return kb.Interval{}, nil
	}
	within, ok := when.ParseInterval(text)
	if !ok {
		return kb.Interval{}, usageError{fmt.Sprintf("--due %q is no number of days, weeks, months or years", text), "write 30d, 2w, 3m or 1y"}
	}
	return within, nil
}

// printListed prints the list in the format that the flags ask for.
func (p program) printListed(site *pipeline.Site, listed []views.FollowUp, flags followUpsFlags) error {
	switch flags.format {
	case jsonFormat:
		return p.printJSON(dataOf(site).FollowUps(listed))
	case string(message.Plain):
		p.printFollowUps(site.View, listed, flags)
		return nil
	}
	return p.printMessage(site, flags.baseURL, func(to message.Site) string {
		return message.FollowUps(listed, to, message.Format(flags.format))
	})
}

// printFollowUps prints the list for a person, and what it counts.
func (p program) printFollowUps(view *views.View, listed []views.FollowUp, flags followUpsFlags) {
	for _, f := range listed {
		fmt.Fprintf(p.stdout, "%s\n  %s\n  %s:%d\n", problem.Visible(f.Action.Text.Head()),
			problem.Visible(strings.Join(followUpFacts(f, view.Echo(f.Action)), " · ")), problem.Visible(flags.pathOf(f.Incident.Source)), f.Action.Text.Line)
	}
	if len(listed) > 0 {
		fmt.Fprintln(p.stdout)
	}
	fmt.Fprintf(p.stdout, "As of %s: %s\n", view.AsOf, tallyFollowUps(listed, flags))
}

// followUpFacts are what is known of an action, what presses first.
func followUpFacts(f views.FollowUp, echo *views.Echo) []string {
	facts := []string{dueWords(f), cmp.Or(f.Action.Owner, message.NoOwner)}
	if f.Action.Kind != "" {
		facts = append(facts, string(f.Action.Kind))
	}
	if f.Action.Ticket != nil {
		facts = append(facts, f.Action.Ticket.Label())
	}
	if echo != nil {
		facts = append(facts, message.EchoWords(texts.English(), echo))
	}
	return append(facts, f.Incident.Title)
}

// dueWords say when an action is due.
func dueWords(f views.FollowUp) string {
	words := "no due date"
	switch {
	case f.Due.IsZero() && f.Action.DueSaid != "":
		words = "due " + problem.Visible(f.Action.DueSaid)
	case f.Due.IsZero():
	case f.Overdue:
		words = fmt.Sprintf("overdue since %s, %s", f.Due, count(-f.DueIn, "day"))
	case f.DueIn == 0:
		words = "due today"
	case f.DueIn < 0:
		words = "due " + f.Due.String()
	default:
		words = fmt.Sprintf("due %s, in %s", f.Due, count(f.DueIn, "day"))
	}
	if every := f.Action.Every.EveryWords(); every != "" {
		words += ", " + every
	}
	return words
}

// tallyFollowUps counts a list in a sentence.
func tallyFollowUps(listed []views.FollowUp, flags followUpsFlags) string {
	if len(listed) == 0 && flags.owner == "" && flags.service == "" && flags.due == "" {
		return "no action is open"
	}
	if len(listed) == 0 {
		return "no open action is among these"
	}
	var unsaid, overdue, soon, noOwner, noTicket int
	for _, f := range listed {
		unsaid += oneIf(f.Action.SaysNoState())
		overdue += oneIf(f.Overdue)
		soon += oneIf(f.DueSoon)
		noOwner += oneIf(f.Action.Owner == "")
		noTicket += oneIf(f.Action.Ticket == nil)
	}
	words := fmt.Sprintf("%d open", len(listed))
	if unsaid > 0 {
		words = fmt.Sprintf("%d to do (%d open, %d without a state)", len(listed), len(listed)-unsaid, unsaid)
	}
	return words + fmt.Sprintf(", %d overdue, %d due in 30 days, %d without an owner, %d without a ticket", overdue, soon, noOwner, noTicket)
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
