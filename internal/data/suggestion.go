package data

import "github.com/debrief-dev/debrief/internal/kb"

// Suggestion is a factor that the words of an incident point to and that nobody
// named there.
type Suggestion struct {
	Factor  string   `json:"factor"`
	Title   string   `json:"title"`
	Kind    *string  `json:"kind,omitempty"`
	Markers []string `json:"markers,omitempty"`
	// Role is "cause" or "mitigator".
	Role string `json:"role"`
	// Text is the item, and Words the part of it that led to the factor.
	Text  string `json:"text"`
	Words string `json:"words"`
	Line  int    `json:"line"`
}

// SuggestedService is a service that the words of an incident point to and that
// nobody named there.
type SuggestedService struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	// Words are the author's words that led to it.
	Words string `json:"words"`
	Line  int    `json:"line"`
	// Told is true where the title, the abstract or the impact has the words.
	Told bool `json:"told"`
}

func suggestion(s kb.Suggestion) Suggestion {
	role := "cause"
	if s.Mitigator {
		role = "mitigator"
	}
	return Suggestion{s.Factor, s.Title, known(string(s.Kind)), plainTexts(s.Markers), role, s.Text, s.Words, s.Line}
}
