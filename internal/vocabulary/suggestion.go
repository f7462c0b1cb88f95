package vocabulary

import "github.com/debrief-dev/debrief/internal/kb"

// Suggestion is a factor that an item reads like.
type Suggestion struct {
	Slug, Title string
	Kind        kb.FactorKind
	Markers     []string
	// Words are the author's, from the first that matched to the last, and stand
	// at Span in the item's text.
	Words string
	Span  kb.Range
	// Phrase is the one that matched, as it is written in the factor's file, and Language
	// the one as which the item was read.
	Phrase, Language string
	// Score is between 0 and 1 and orders suggestions; it is no probability.
	Score float64
}

// Refusal is a factor that a phrase pointed to and that was kept away.
type Refusal struct {
	Slug, Title string
	Words       string
	Span        kb.Range
	Phrase      string
	// Reason is one clause: "negated by “not”".
	Reason string
}
