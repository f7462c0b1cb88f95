package main

import (
	"fmt"
	"regexp"
	"strings"
)

// templateFault is how html/template begins to say what is wrong in a layout:
//
//	template: notfound.html:1:3: executing "notfound.html" at <.X>: can't evaluate ...
//	html/template:notfound.html:1: ...
var templateFault = regexp.MustCompile(`template: ?([^\s:]+\.html):(\d+)(?::\d+)?: (?s:(.*))$`)

// executing is where in a layout an expression failed.
var executing = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: `)

// unknownField is a name that a page does not have.
var unknownField = regexp.MustCompile(`can't evaluate field (\S+) in type \S+$`)

// layoutError turns the failure of a layout, which is the site's own, into wrong
// usage that names the layout and the line; every other error stays as it is.
func layoutError(err error) error {
	if err == nil {
		return nil
	}
	m := templateFault.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	layout, line, fault := m[1], m[2], m[3]
	// The states of the escaper mean nothing to an author.
	fault, _, _ = strings.Cut(fault, ": {state")
	if at := executing.FindStringSubmatch(fault); at != nil {
		action := strings.TrimSuffix(strings.TrimPrefix(at[1], "{{"), "}}")
		fault = fmt.Sprintf("{{%s}} fails: %s", action, strings.TrimPrefix(fault, at[0]))
		// What counts stands behind every range, where no author put it.
		fault = strings.TrimPrefix(fault, "{{countable}} fails: error calling countable: ")
		if field := unknownField.FindStringSubmatch(fault); field != nil {
			fault = fmt.Sprintf("{{%s}} fails, because there is no field %q", at[1], field[1])
		}
	}
	return usageError{
		fmt.Sprintf("the layout %s does not work at line %s: %s", layout, line, fault),
		"compare it with the built-in layout of the same name",
	}
}
