package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/internal/when"
)

// digestFlags are the flags of "debrief digest".
type digestFlags struct {
	buildFlags
	printing
	period, since, until, output string
}

func (p program) digestCommand() *cobra.Command {
	var flags digestFlags
	cmd := &cobra.Command{
		Use:   "digest [FOLDER]",
		Short: "Write what an all-hands meeting should hear about a period",
		Args:  oneFolder,
		RunE:  flags.inFolder(func(ctx context.Context) error { return p.digest(ctx, flags) }),
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for links")
	set.StringVarP(&flags.period, "period", "p", "", "a month (2026-09), a quarter (2026-q3) or a year (2026)")
	set.StringVar(&flags.since, "since", "", "first day, as YYYY-MM-DD")
	set.StringVar(&flags.until, "until", "", "last day, as YYYY-MM-DD (default the day of --as-of)")
	flags.registerFormat(cmd, message.Markdown, message.Plain, message.Slack, message.HTML, jsonFormat)
	set.StringVarP(&flags.output, "output", "o", "", "file to write (default the terminal)")
	return cmd
}

func (p program) digest(ctx context.Context, flags digestFlags) error {
	if flags.period != "" && (flags.since != "" || flags.until != "") {
		return usageError{"--period and --since exclude each other", "give a period, or its days with --since and --until"}
	}
	if flags.until != "" && flags.since == "" {
		return usageError{"--until needs --since", "write --since 2026-08-01 --until " + flags.until}
	}
	site, err := p.readSiteThen(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	period, err := flags.chosen(site)
	if err != nil {
		return err
	}
	to, err := messageSite(site, flags.baseURL)
	if err != nil {
		return err
	}
	p.sayOfUndated(site)
	return p.printTo(flags.output, func(out program) error {
		if flags.asJSON {
			return out.printJSON(dataOf(site).Digest(period))
		}
		_, err := fmt.Fprint(out.stdout, message.Digest(site.Digest(period), to, message.Format(flags.format)))
		return err
	})
}

// sayOfUndated tells who sends a digest which postmortems none has, for want of a date.
func (p program) sayOfUndated(site *pipeline.Site) {
	var undated []string
	for _, i := range site.Base.Incidents {
		if i.Date.IsZero() {
			undated = append(undated, i.Source)
		}
	}
	if n := len(undated); n > 0 {
		fmt.Fprintf(p.stderr, "debrief: no digest covers %s without a date, such as %s\n", count(n, "postmortem"), problem.Visible(undated[0]))
	}
}

// chosen is the period that the flags ask for.
func (f digestFlags) chosen(site *pipeline.Site) (views.Period, error) {
	switch {
	case f.period != "":
		period, err := views.ParsePeriod(f.period)
		if err != nil {
			return period, usageError{fmt.Sprintf("--period %q is no period", f.period), "write a month such as 2026-09, a quarter such as 2026-q3, or a year"}
		}
		if period.From.Compare(site.AsOf) > 0 {
			return period, usageError{fmt.Sprintf("--period %s has not begun on %s", f.period, site.AsOf), "name an earlier one, or a later day with --as-of"}
		}
		return period, nil
	case f.since == "":
		return site.LatestPeriod(), nil
	}
	from, err := parseDay("--since", f.since)
	if err != nil {
		return views.Period{}, err
	}
	to := site.AsOf
	if f.until != "" {
		if to, err = parseDay("--until", f.until); err != nil {
			return views.Period{}, err
		}
	}
	if to.Compare(from) < 0 {
		return views.Period{}, usageError{fmt.Sprintf("the period ends on %s, before it starts on %s", to, from), "check --since, --until and --as-of"}
	}
	return views.RangeOf(from, to), nil
}

func parseDay(flag, text string) (kb.Date, error) {
	day, ok := when.ParseDay(text)
	if !ok {
		return kb.Date{}, usageError{fmt.Sprintf("%s %q is not a day", flag, text), "write it as 2026-09-01"}
	}
	return day, nil
}

// messageSite is what texts need to know of the site, at the address of the flag or
// else of the configuration.
func messageSite(site *pipeline.Site, baseURL string) (message.Site, error) {
	l := texts.For(site.Config.Language)
	if baseURL == "" {
		return render.MessageSite(l, render.SiteTitle(site.Config.Title, site.Base), site.Config.BaseURL, site.AsOf), nil
	}
	address, err := parseBaseURL(baseURL)
	return render.MessageSite(l, render.SiteTitle(site.Config.Title, site.Base), address, site.AsOf), err
}

// printMessage prints a text that needs to know of the site.
func (p program) printMessage(site *pipeline.Site, baseURL string, write func(to message.Site) string) error {
	to, err := messageSite(site, baseURL)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.stdout, write(to))
	return err
}

// printTo runs a function with its output going to a file, or to the terminal if
// none is named. A file stays as it was if anything fails.
func (p program) printTo(file string, write func(program) error) error {
	if file == "" {
		return write(p)
	}
	if err := fileMayBe("--output", file); err != nil {
		return err
	}
	var text strings.Builder
	buffered := p
	buffered.stdout = &text
	if err := write(buffered); err != nil {
		return err
	}
	if err := replaceFile(file, []byte(text.String())); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "Wrote %s\n", quote(file))
	return nil
}
