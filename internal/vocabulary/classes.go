package vocabulary

import (
	"embed"
	"fmt"
	"maps"
	"slices"
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
// between, {lack} does so for mitigators, {because} makes a weak phrase count, {clause}
// begins a clause within a sentence, {remedy} says what to do, a cause stands behind {whence} and behind a {copula}
// that follows a {reason}, {ours} are common words by which the language is
// known, and a class "marker.SLUG" has the words that point to a marker.
//
// The ways in which a language says that something was not there follow "lacking"; in
// them "-" stands for the thing, and a phrase "- words" is read in each of them:
//
//	lacking = {lack} ~3 -
//	    - ~3 {absent}

//go:embed classes/*.txt
var classFiles embed.FS

const english = "en"

// builtinClasses are read once, when the first phrase is parsed.
var builtinClasses = sync.OnceValue(func() map[string]classes {
	all := map[string]classes{}
	entries, _ := classFiles.ReadDir("classes")
	for _, entry := range entries {
		text, _ := classFiles.ReadFile("classes/" + entry.Name())
		language := strings.TrimSuffix(entry.Name(), ".txt")
		read, err := parseClasses(language, string(text))
		if err != nil {
			panic(entry.Name() + ": " + err.Error()) // a fault of this package, which its test finds
		}
		all[language] = read
	}
	return all
})

// classes are what a language's file says.
type classes struct {
	words map[string][][]atom
	// lacking are phrases with lackSign in the place of what was not there.
	lacking []string
}

// lackingKey stands before the ways of saying that something was not there.
const lackingKey = "lacking"

func classesOf(language string) classes { return builtinClasses()[language] }

// classLanguages are the languages that have a file of classes.
func classLanguages() []string { return slices.Collect(maps.Keys(builtinClasses())) }

// parseClasses reads a file of classes.
func parseClasses(language, text string) (classes, error) {
	var read classes
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
				return classes{}, fmt.Errorf("%q has no sign of equality", line)
			}
			name, line = strings.TrimSpace(key), rest
		}
		if name == lackingKey {
			read.lacking = append(read.lacking, strings.TrimSpace(line)+" ")
			continue
		}
		more, err := p.alternatives(strings.TrimSuffix(strings.TrimSpace(line), "|"))
		if err != nil {
			return classes{}, fmt.Errorf("{%s}: %w", name, err)
		}
		p.classes[name] = append(p.classes[name], more...)
	}
	read.words = p.classes
	return read, nil
}
