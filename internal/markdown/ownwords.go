package markdown

import "github.com/debrief-dev/debrief/internal/texts"

// ownWords are what the HTML says beside the author's words, in the language of the
// site.
type ownWords struct {
	texts *texts.Language
	// alerts are the titles of alerts that have none, by their place in alertKinds.
	alerts []string
}

func newOwnWords(l *texts.Language) ownWords {
	own := ownWords{texts: l}
	for _, kind := range alertKinds {
		own.alerts = append(own.alerts, l.Text("alert."+kind))
	}
	return own
}

// table names a table after words, which may be empty; number says which of those of
// the same words it is, from 1.
func (o ownWords) table(words string, number int) string {
	switch {
	case words != "" && number > 1:
		return o.texts.Text("body.table-again", words, number)
	case words != "":
		return o.texts.Text("body.table", words)
	case number > 1:
		return o.texts.Text("body.bare-table-again", number)
	default:
		return o.texts.Text("body.bare-table")
	}
}
