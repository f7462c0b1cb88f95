package problem

// table says everything about every rule: its rows stand in a file a kind. A level
// or a help that depends on the place is set there (WithLevel, WithHelp).
var table = func() (all [ruleCount]Definition) {
	for _, rows := range []map[Rule]Definition{fileRules, linkRules, readingRules} {
		for rule, row := range rows {
			all[rule] = row
		}
	}
	for _, rows := range []map[Rule]Definition{factRules, causeRules, actionRules, wordRules, loopRules} {
		for rule, row := range rows {
			row.Checked = true
			all[rule] = row
		}
	}
	return all
}()
