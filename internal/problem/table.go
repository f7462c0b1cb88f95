package problem

import (
	_ "embed"
	"strings"
	"sync"
)

// rules says everything about every rule, but what depends on the place (WithLevel,
// WithHelp):
//
//	== Facts                        a family
//
//	-- impact-how-long              a rule
//	levels: notice notice warning   in drafts, usually, in closed ones; or one for all
//	checked:                        Definition.Checked
//	off:                            Definition.Off
//	help: write how long it lasted
//	why: How long it lasted is what readers compare.
//	source: An article: “how long was it down?”
//	flags:                          an example, as often as there are any; so is passes
//	    ## Impact
//
//	    Customers could not pay.
//
//go:embed rules.txt
var rules string

// exampleIndent stands before the lines of an example.
const exampleIndent = "    "

// definitions are the rows of the table, and their order.
type definitions struct {
	order []Rule
	rows  map[Rule]Definition
}

// table is read once, when something first asks what is known of a rule.
var table = sync.OnceValue(func() definitions {
	all := definitions{rows: map[Rule]Definition{}}
	families := strings.Split(rules, "\n== ")
	for _, text := range families[1:] {
		family, text, _ := strings.Cut(text, "\n")
		for _, row := range strings.Split(text, "\n-- ")[1:] {
			d := definitionOf(family, row)
			all.order = append(all.order, Rule(d.Name))
			all.rows[Rule(d.Name)] = d
		}
	}
	return all
})

// definitionOf reads a row: its name, then a line a fact and those of the examples.
func definitionOf(family, row string) Definition {
	name, lines, _ := strings.Cut(row, "\n")
	d := Definition{Name: name, Family: family}
	var example *string
	for line := range strings.Lines(lines) {
		if text, indented := strings.CutPrefix(line, exampleIndent); example != nil && (indented || line == "\n") {
			*example += text
			continue
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch key {
		case "levels":
			d.Levels = levelsOf(strings.Fields(value))
		case "checked":
			d.Checked = true
		case "off":
			d.Off = true
		case "help":
			d.Help = value
		case "why":
			d.Why = value
		case "source":
			d.Source = value
		case "flags":
			d.Flags = append(d.Flags, "")
			example = &d.Flags[len(d.Flags)-1]
		case "passes":
			d.Passes = append(d.Passes, "")
			example = &d.Passes[len(d.Passes)-1]
		case "":
		default:
			panic("rules.txt: " + name + ": " + line) // a fault of this package, which its test finds
		}
	}
	return d
}
