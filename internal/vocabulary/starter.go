package vocabulary

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

//go:embed starter/*.md
var starterFiles embed.FS

// Files has the starter vocabulary as the documents that they are, each at
// "SLUG.md", so that what is suggested has a page with words of its own.
func Files() fs.FS {
	files, err := fs.Sub(starterFiles, "starter")
	if err != nil {
		panic(err) // the name is valid
	}
	return files
}

// StarterLanguage is that in which the starter vocabulary describes factors.
const StarterLanguage = english

// Starter returns the factors of the starter vocabulary, sorted by slug.
func Starter() []Factor { return readStarter() }

// readStarter is done once: the files cannot change.
var readStarter = sync.OnceValue(func() []Factor {
	files := Files()
	names, _ := fs.Glob(files, "*.md")
	factors := make([]Factor, 0, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // it was just listed
		}
		factors = append(factors, readFront(name, string(text)))
	}
	return factors
})

// Describe reads how a factor is recognised from its file:
//
//	---
//	title: Alert noise
//	kind: human
//	synonyms: [noisy alerts]
//	phrases:
//	  en: |
//	    too many {alert}
//	    {alert} ~ fatigue
//	except:
//	  en: noisy neighbour
//	---
//
// Phrases are lines of a text, or a list. Those that cannot be read are problems;
// what is wrong with the file itself the stages before have said.
func Describe(e content.Entry) (Factor, []problem.Problem) {
	var problems []problem.Problem
	for _, key := range []content.Key{content.KeyPhrases, content.KeyExcept} {
		eachPhrase(e.Fields[key], func(language string, line content.Value) {
			if _, err := parsePhrases(language, line.Text); err != nil {
				at := problem.Place{File: e.Path, Line: line.Line, Column: line.Column}
				problems = append(problems, problem.New(problem.PhraseUnread, at, fmt.Sprintf("the phrase %q cannot be read: %s", line.Text, err)))
			}
		})
	}
	return describe(e), problems
}

// describe is Describe without a look at the phrases, which are many and most of
// languages that a folder does not have.
func describe(e content.Entry) Factor {
	f := Factor{
		Slug:  kb.FileSlug(e.Fields[content.KeySlug].Text, e.Fields[content.KeyID].Text, e.Path),
		Title: e.Fields[content.KeyTitle].Text, Kind: kb.FactorKind(strings.ToLower(e.Fields[content.KeyKind].Text)),
		Markers: textsOf(e.Fields[content.KeyMarkers]), Synonyms: textsOf(e.Fields[content.KeySynonyms]),
		Mitigator: e.Fields[content.KeyMitigator].Text == "true", General: e.Fields[content.KeyGeneral].Text == "true",
	}
	if f.Title == "" {
		f.Title = strings.ReplaceAll(kb.FileStem(e.Path), "-", " ")
	}
	f.Phrases, f.Except = phrasesOf(e.Fields[content.KeyPhrases]), phrasesOf(e.Fields[content.KeyExcept])
	return f
}

func textsOf(v content.Value) (texts []string) {
	for _, item := range v.Items {
		texts = append(texts, item.Text)
	}
	return texts
}

// phrasesOf are the phrases of each language.
func phrasesOf(value content.Value) map[string][]string {
	byLanguage := map[string][]string{}
	eachPhrase(value, func(language string, line content.Value) {
		byLanguage[language] = append(byLanguage[language], line.Text)
	})
	return byLanguage
}

// eachPhrase visits the phrases of all languages.
func eachPhrase(value content.Value, visit func(language string, line content.Value)) {
	for _, pair := range value.Pairs {
		language := languageKey(pair.Key)
		for _, line := range linesOf(pair.Value) {
			visit(language, line)
		}
	}
}

// languageKey brings a key to the name under which the language's classes stand.
func languageKey(key string) string {
	if key == AnyLanguage {
		return key
	}
	return languageOf(key, []token{{word: "漢"}}, english)
}

// linesOf are the lines of a text, or the items of a list.
func linesOf(v content.Value) (lines []content.Value) {
	if v.Kind == content.Sequence {
		return v.Items
	}
	line := v.Line
	for text := range strings.Lines(v.Text) {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, content.Value{Text: text, Line: line, Column: v.Column})
		}
		line++
	}
	return lines
}
