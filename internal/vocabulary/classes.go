package vocabulary

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// The words that phrases share are written once a language:
//
//	lack  = no | =missing | lack of | without |
//	    insufficient
//	alert = alert* | alarm* | monitor*
//
// so that a factor says "{lack} ~ {alert}". A line that is indented goes on with the
// one before; a class may name those above it. Some classes have a meaning of their
// own: {negation} and {negation-after} turn a phrase round, with words of {filler}
// between, {lack} does so for mitigators, {because} makes a weak phrase count, {ours}
// are common words by which the language is known, and a class "marker.SLUG" has the
// words that point to a marker.

//go:embed classes/*.txt
var classFiles embed.FS

const english = "en"

// builtinClasses are read once, when the first phrase is parsed.
var builtinClasses = sync.OnceValue(func() map[string]map[string][][]atom {
	all := map[string]map[string][][]atom{}
	entries, _ := classFiles.ReadDir("classes")
	for _, entry := range entries {
		text, _ := classFiles.ReadFile("classes/" + entry.Name())
		language := strings.TrimSuffix(entry.Name(), ".txt")
		classes, err := parseClasses(language, string(text))
		if err != nil {
			panic(entry.Name() + ": " + err.Error()) // a fault of this package, which its test finds
		}
		all[language] = classes
	}
	return all
})

func classesOf(language string) map[string][][]atom { return builtinClasses()[language] }

// classLanguages are the languages that have a file of classes.
func classLanguages() (languages []string) {
	for language := range builtinClasses() {
		languages = append(languages, language)
	}
	return languages
}

// parseClasses reads a file of classes.
func parseClasses(language, text string) (map[string][][]atom, error) {
	p := phraseParser{classes: map[string][][]atom{}, english: language == english}
	var name string
	for line := range strings.Lines(text) {
		indented := strings.HasPrefix(line, " ")
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if !indented {
			key, rest, ok := strings.Cut(line, " = ")
			if !ok {
				return nil, fmt.Errorf("%q has no sign of equality", line)
			}
			name, line = strings.TrimSpace(key), rest
		}
		more, err := p.alternatives(strings.TrimSuffix(strings.TrimSpace(line), "|"))
		if err != nil {
			return nil, fmt.Errorf("{%s}: %w", name, err)
		}
		p.classes[name] = append(p.classes[name], more...)
	}
	return p.classes, nil
}
