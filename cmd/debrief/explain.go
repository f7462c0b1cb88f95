package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/problem"
)

func (p program) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Say what a rule is for, and what to write instead",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Sprintf("one rule at a time, not %d", len(args)), "debrief explain lists the rules"}
			}
			if len(args) == 0 {
				p.listRules()
				return nil
			}
			rule, err := ruleNamed(strings.Trim(args[0], "[]"))
			if err != nil {
				return err
			}
			p.explain(rule)
			return nil
		},
	}
}

// listRules prints the names of all rules with their levels, by family.
func (p program) listRules() {
	var family string
	for rule := range problem.Rules() {
		d := rule.Definition()
		if d.Family != family {
			if family != "" {
				fmt.Fprintln(p.stdout)
			}
			family = d.Family
			fmt.Fprintf(p.stdout, "%s\n", family)
		}
		fmt.Fprintf(p.stdout, "  %-24s %s\n", d.Name, d.LevelWords())
	}
}

// explain prints all that is known of a rule.
func (p program) explain(rule problem.Rule) {
	d := rule.Definition()
	fmt.Fprintf(p.stdout, "%s (%s)\n\n%s\n", d.Name, d.LevelWords(), d.Why)
	if d.Source != "" {
		fmt.Fprintf(p.stdout, "\n%s\n", d.Source)
	}
	fmt.Fprintf(p.stdout, "\nWhat to do: %s\n", d.HelpSentence())
	p.examples("It finds something in", d.Flags)
	p.examples("It finds nothing in", d.Passes)
	if rule.Waivable() {
		fmt.Fprintf(p.stdout, "\nWhere you know better:\n\n    <!-- debrief-disable-next-line %s: the reason -->\n\nFor a whole site, in debrief.yaml:\n\n    rules: {%s: off}\n", d.Name, d.Name)
	}
	fmt.Fprintf(p.stdout, "\n%s\n", data.RuleAddress(rule))
}

func (p program) examples(title string, texts []string) {
	if len(texts) == 0 {
		return
	}
	fmt.Fprintf(p.stdout, "\n%s:\n", title)
	for _, text := range texts {
		fmt.Fprintf(p.stdout, "\n    %s\n", strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    "))
	}
}
