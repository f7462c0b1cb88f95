package render

import (
	"html/template"
	"strconv"

	"golang.org/x/text/language"

	"github.com/debrief-dev/debrief/internal/kb"
)

// funcs are the functions that layouts may call besides those of html/template.
// A layout that needs more gets it from its page struct.
var funcs = template.FuncMap{
	// countable is put behind every range; see boundRanges.
	countableName: countable,
	// plural N "incident" "incidents" writes a count with its noun.
	"plural": kb.Plural,
	// icon NAME draws a small picture that repeats the word beside it: open, done,
	// wontfix, overdue, search or theme. Styles have the pictures.
	"icon": icon,
	// direction TAG is that in which a language is written, for dir attributes.
	"direction": direction,
	// shape RANK draws the mark of a severity rank, 1 to 5; nothing for 0.
	"shape": shape,
}

// rightToLeft are the scripts that are written so, by ISO 15924.
var rightToLeft = map[string]bool{"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true}

func direction(tag string) string {
	if script, _ := language.Make(tag).Script(); rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}

func icon(name string) template.HTML {
	return template.HTML(`<span class="icon ` + template.HTMLEscapeString(name) + `"></span>`)
}

// worstRank and leastRank are the first and the last rank of severity that has a mark.
const worstRank, leastRank = 1, 5

func shape(rank int) template.HTML {
	if rank < worstRank || rank > leastRank {
		return ""
	}
	return template.HTML(`<span class="shape sev-` + strconv.Itoa(rank) + `"></span>`)
}
