package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
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
			r.report(p, problem.Error, problem.ConfigValue, fmt.Sprintf("no rule is called %q", p.Key), RuleMeant(p.Key))
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

// mostAlone is how many letters a word has at most that stands for itself.
const mostAlone = 3

// RuleMeant says which rules a name that none has may mean: "action" and "ownr" are
// words of several. A word of few letters is near to too many others to be a slip of one.
func RuleMeant(name string) string {
	var names, words []string
	for rule := range problem.Rules() {
		names = append(names, rule.String())
		words = append(words, strings.Split(rule.String(), "-")...)
	}
	name = strings.ToLower(name)
	near := kb.Nearest(name, names)
	if near == "" || slices.Contains(words, name) {
		word := name + "-" // as a whole
		if len(name) > mostAlone {
			word = cmp.Or(kb.Nearest(name, words), name)
		}
		names = slices.DeleteFunc(names, func(one string) bool { return !strings.Contains("-"+one+"-", "-"+word) })
		if len(names) > 0 {
			return "there are " + strings.Join(names, ", ")
		}
		return "debrief explain lists the rules"
	}
	return fmt.Sprintf("did you mean %q? debrief explain lists the rules", near)
}
