package problem

import "maps"

// Setting is what a site says about a rule. The zero value leaves it as it is.
type Setting struct {
	// Off leaves out what the rule finds; On applies a rule that is off by itself.
	Off, On bool
	// Level is the level of what it finds, at every stage, if Fixed is set.
	Fixed bool
	Level Level
}

// RuleSettings are what a site says, by rule.
type RuleSettings map[Rule]Setting

// SettingWords are what a site may say of a rule.
func SettingWords() []string {
	return []string{"off", "on", Notice.String(), Warning.String(), Error.String()}
}

// SettingNamed reads a setting: off, on, notice, warning or error.
func SettingNamed(word string) (Setting, bool) {
	switch word {
	case "off":
		return Setting{Off: true}, true
	case "on":
		return Setting{On: true}, true
	}
	level, known := levelNamed(word)
	if !known {
		return Setting{}, false
	}
	return Setting{On: true, Fixed: true, Level: level}, true
}

// Applies tells whether a site wants to hear of a rule.
func (s RuleSettings) Applies(rule Rule) bool {
	one := s[rule]
	return !one.Off && (one.On || !rule.Definition().Off)
}

// Asking are the settings with some rules on that are off by themselves; what the site
// says of them stays.
func (s RuleSettings) Asking(rules []Rule) RuleSettings {
	if len(rules) == 0 {
		return s
	}
	asking := make(RuleSettings, len(s)+len(rules))
	for _, rule := range rules {
		asking[rule] = Setting{On: true}
	}
	maps.Copy(asking, s)
	return asking
}

// Apply leaves out what the site does not want to hear of, and gives the rest the
// levels that it asks for. The list is written to.
func (s RuleSettings) Apply(problems []Problem) []Problem {
	kept := problems[:0]
	for _, p := range problems {
		if !s.Applies(p.Rule) {
			continue
		}
		if one := s[p.Rule]; one.Fixed {
			p.Level = one.Level
		}
		kept = append(kept, p)
	}
	return kept
}
