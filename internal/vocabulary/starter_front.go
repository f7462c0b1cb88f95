package vocabulary

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// The front matter of the starter's own files, which every start reads all of, is
// written in a few forms of YAML:
//
//	title: Alert noise                   a value
//	synonyms: [noisy alerts, fatigue]    a list
//	phrases:
//	  en: |                              a text, a line a phrase
//	    too many {alert}
//	  nb: ulv ulv                        one phrase

// readFront reads the factor that a file of the starter describes. It says the same as
// describe, in a tenth of the time; a test holds it to that.
func readFront(name, text string) Factor {
	f := Factor{Slug: kb.FileStem(name), Phrases: map[string][]string{}, Except: map[string][]string{}}
	text = strings.TrimPrefix(text, "---\n")
	front, _, _ := strings.Cut(text, "\n---")
	var phrases map[string][]string
	language := ""
	for line := range strings.SplitSeq(front, "\n") {
		bare := strings.TrimSpace(line)
		if bare == "" {
			continue
		}
		if strings.HasPrefix(line, "    ") {
			phrases[language] = append(phrases[language], bare)
			continue
		}
		key, value, _ := strings.Cut(bare, ":")
		value = strings.TrimSpace(value)
		switch {
		case line[0] == ' ':
			language = key
			if value != "|" {
				phrases[language] = []string{value}
			}
		case key == "phrases":
			phrases = f.Phrases
		case key == "except":
			phrases = f.Except
		default:
			f.set(key, value)
		}
	}
	return f
}

// set takes the value of a key.
func (f *Factor) set(key, value string) {
	switch key {
	case "title":
		f.Title = value
	case "kind":
		f.Kind = kb.FactorKind(value)
	case "markers":
		f.Markers = strings.Split(strings.Trim(value, "[]"), ", ")
	case "synonyms":
		f.Synonyms = strings.Split(strings.Trim(value, "[]"), ", ")
	case "mitigator":
		f.Mitigator = value == "true"
	case "general":
		f.General = value == "true"
	}
}
