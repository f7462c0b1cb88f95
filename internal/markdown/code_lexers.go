package markdown

import (
	embedded "embed"
	"io/fs"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// patience is how long one expression of a lexer may take at one place of the code:
// for ever, since what it says must not depend on the machine. The limits of code.go
// bound the work.
const patience = time.Duration(math.MaxInt64)

// lexerFiles are those of chroma's lexers that highlight our languages, and those
// that these use. Chroma's package of lexers has all of them, five times as many,
// in every program that knows one. The files are written and held against chroma's
// by code_lexers_test.go.
//
//go:embed lexers/*.xml
var lexerFiles embedded.FS

// patientLexers are the lexers by their names. Chroma's own give an expression a
// quarter of a second of the wall clock and take it for one that does not match
// then, so that a machine that pauses, as a container does whose share of the
// processor is used up, would publish other colours.
var patientLexers = sync.OnceValue(func() *chroma.LexerRegistry {
	registry := chroma.NewLexerRegistry()
	files, err := fs.Glob(lexerFiles, "lexers/*.xml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, file := range files {
		registry.Register(patient(chroma.MustNewXMLLexer(lexerFiles, file)))
	}
	registry.Register(newHTTPLexer(registry))
	return registry
})

// patientState is the name of a state that no lexer has and that is never entered:
// its one rule is met when the lexer is compiled, by MutateLexer.
const patientState = "debrief: patience"

func patient(lexer *chroma.RegexLexer) *chroma.RegexLexer {
	return chroma.MustNewLexer(lexer.Config(), func() chroma.Rules {
		return lexer.MustRules().Merge(chroma.Rules{patientState: {{Mutator: patientRule{}}}})
	})
}

type patientRule struct{}

// Mutate is for a rule that matched, which this one never does.
func (patientRule) Mutate(*chroma.LexerState) error { return nil }

// MutateLexer gives every expression its time, and takes the rule out again.
func (patientRule) MutateLexer(rules chroma.CompiledRules, state string, rule int) error {
	for _, list := range rules {
		for _, r := range list {
			r.Regexp.MatchTimeout = patience
		}
	}
	rules[state] = slices.Delete(rules[state], rule, rule+1)
	return nil
}
