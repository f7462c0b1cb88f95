package render

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/texts"
)

// Scripts say their words by key, as layouts do: wording("search.cut", most). When a
// script is read, the text takes the place of the key, so that a reader is sent the
// words of one language, and none that no script says. assets/wording.js, with which
// the scripts of the site and of the search begin, fills in the values and chooses the
// form for a number.

// wordingScript is the file that these two scripts begin with.
const wordingScript = "wording.js"

// wordingCall is a text by its key in a script, and what stands behind it: a bracket if
// nothing is filled in.
var wordingCall = regexp.MustCompile(`\b(wording|wordingParts)\("([a-z0-9.-]+)"(\)?)`)

// worded is a script with its texts in the place of their keys.
func worded(script []byte, l *texts.Language) ([]byte, error) {
	var unknown error
	said := wordingCall.ReplaceAllStringFunc(string(script), func(call string) string {
		found := wordingCall.FindStringSubmatch(call)
		name, key, end := found[1], found[2], found[3]
		if !l.Has(key) {
			unknown = fmt.Errorf("there is no text called %q", key)
			return call
		}
		if forms := l.Forms(key); forms != nil {
			return name + "(" + formsLiteral(forms) + end
		}
		if text := scriptLiteral(l.Placed(key)); end == "" || name != "wording" {
			return name + "(" + text + end
		} else {
			return text
		}
	})
	return []byte(said), unknown
}

// formsLiteral is the forms of a text as an object of a script, in the order of their
// names.
func formsLiteral(forms map[string]string) string {
	var members []string
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		members = append(members, scriptLiteral(name)+":"+scriptLiteral(forms[name]))
	}
	return "{" + strings.Join(members, ",") + "}"
}

// scriptLiteral is a text as a string of a script. A text has neither < nor &, which
// JSON would write in another way.
func scriptLiteral(text string) string {
	literal, _ := json.Marshal(text) // a string never fails
	return string(literal)
}
