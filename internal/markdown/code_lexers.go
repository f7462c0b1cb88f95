package markdown

import (
	"math"
	"slices"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// patience is how long one expression of a lexer may take at one place of the code:
// for ever, since what it says must not depend on the machine. The limits of code.go
// bound the work.
const patience = time.Duration(math.MaxInt64)

// patientLexers are chroma's lexers, by their names. Chroma's own give an
// expression a quarter of a second of the wall clock and take it for one that does
// not match then, so that a machine that pauses, as a container does whose share
// of the processor is used up, would publish other colours. The lexer for HTTP is
// as it was: it is none of expressions alone.
var patientLexers = sync.OnceValue(func() *chroma.LexerRegistry {
	registry := chroma.NewLexerRegistry()
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		if known, ok := lexer.(*chroma.RegexLexer); ok {
			lexer = patient(known)
		}
		registry.Register(lexer)
	}
	return registry
})

// patientState is the name of a state that no lexer has and that is never entered:
// its one rule is met when the lexer is compiled, by MutateLexer.
const patientState = "debrief: patience"

func patient(lexer *chroma.RegexLexer) chroma.Lexer {
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
