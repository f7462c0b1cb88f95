package content

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// rules reads which rules of check a site wants to hear of:
//
//	rules:
//	  action-due: off
//	  name-anywhere: on
//	  blame-person: warning
func (r *configReader) rules(pairs []Pair) problem.RuleSettings {
	var settings problem.RuleSettings
	for _, p := range pairs {
		rule, known := problem.RuleNamed(p.Key)
		setting, understood := problem.SettingNamed(p.Value.Text)
		switch {
		case !known:
			help := "debrief explain lists the rules"
			if near := Nearest(p.Key, ruleNames()); near != "" {
				help = fmt.Sprintf("did you mean %q? %s", near, help)
			}
			r.report(p, problem.Error, problem.ConfigValue, fmt.Sprintf("no rule is called %q", p.Key), help)
		case !understood:
			r.wrong(p.Value, problem.ConfigValue, fmt.Sprintf("%q is no level of a rule", p.Value.Text), "write off, on, notice, warning or error")
		case !rule.Waivable():
			r.report(p, problem.Error, problem.ConfigValue, fmt.Sprintf("the rule %q keeps pages from being wrong, unsafe or lost, so it stays as it is", p.Key), "remove the line")
		default:
			if settings == nil {
				settings = problem.RuleSettings{}
			}
			settings[rule] = setting
		}
	}
	return settings
}

func ruleNames() []string {
	var names []string
	for rule := range problem.Rules() {
		names = append(names, rule.String())
	}
	return names
}
