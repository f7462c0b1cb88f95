// Package vocabulary knows contributing factors before anyone names them, and
// reads them out of the words that authors wrote.
//
// In the pipeline it stands after reading: the causes, went-badly items and
// protections of an incident go in, each as an Item, and a Reading comes out, with
// at most two suggestions that say which phrase matched which words, and with what
// was kept away and why. It decides nothing: a suggestion is shown as one until an
// author confirms it. Like every stage it has no state and no clock, so the same
// item gives the same reading.
//
// Factors are described in files like factors/*.md. Those of starter/ are embedded;
// a team's own are merged over them. How phrases are written is said in grammar.go,
// and the classes of words that phrases share are in classes/, a file a language.
package vocabulary

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Factor is a factor as recognition needs it. Its text for readers is the body of
// its file.
type Factor struct {
	Slug, Title string
	Kind        kb.FactorKind
	Markers     []string
	Synonyms    []string
	// Mitigator is set for what keeps incidents from being worse: such a factor is
	// read from protections alone, and the others from causes alone.
	Mitigator bool
	// General is set for a factor that nearly every incident has. It stands back
	// where a more particular one was read.
	General bool
	// Own is set for a factor of the team: it goes before those of the starter.
	Own bool
	// Phrases and Except are by language ("en", "nb"), as they are written; those under
	// "any" are tried in every language. One that cannot be read is none.
	Phrases, Except map[string][]string
}

// AnyLanguage is the key of phrases that are tried in every language.
const AnyLanguage = "any"

// Merge puts a team's own factors over known ones: a factor with the same slug
// takes the place of the known one and keeps its phrases. The result is sorted by
// slug.
func Merge(known, own []Factor) []Factor {
	bySlug := map[string]Factor{}
	for _, f := range known {
		bySlug[f.Slug] = f
	}
	for _, f := range own {
		f.Own = true
		if below, ok := bySlug[f.Slug]; ok {
			f.Phrases = joined(f.Phrases, below.Phrases)
			f.Except = joined(f.Except, below.Except)
			f.Synonyms = append(slices.Clone(f.Synonyms), below.Synonyms...)
			f.Mitigator = f.Mitigator || below.Mitigator
			f.General = f.General || below.General
			f.Kind = cmp.Or(f.Kind, below.Kind)
		}
		bySlug[f.Slug] = f
	}
	return slices.SortedFunc(maps.Values(bySlug), func(a, b Factor) int { return strings.Compare(a.Slug, b.Slug) })
}

func joined(over, under map[string][]string) map[string][]string {
	all := map[string][]string{}
	for _, phrases := range []map[string][]string{over, under} {
		for language, list := range phrases {
			all[language] = append(all[language], list...)
		}
	}
	return all
}

// Vocabulary reads factors out of items. It is never changed after New returned
// it, so any number of goroutines may use it.
type Vocabulary struct {
	factors []Factor
	// matchers are by language, each made when first needed; the one under
	// AnyLanguage serves the languages that nobody wrote phrases for.
	matchers map[string]func() *matcher
	rooms    sync.Pool
}

// New returns the vocabulary of factors.
func New(factors []Factor) *Vocabulary {
	v := &Vocabulary{factors: slices.Clone(factors), matchers: map[string]func() *matcher{}}
	v.rooms.New = func() any { return &room{known: map[*matcher]map[string][]int32{}} }
	languages := append(classLanguages(), AnyLanguage)
	for _, f := range factors {
		languages = slices.AppendSeq(languages, maps.Keys(f.Phrases))
	}
	for _, language := range languages {
		v.matchers[language] = sync.OnceValue(func() *matcher { return newMatcher(language, v.factors) })
	}
	return v
}
