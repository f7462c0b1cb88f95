package data

import "github.com/debrief-dev/debrief/internal/adopt"

// Factors is what "debrief factors --json" prints, and Services the same of "debrief
// services": what is named and what is suggested, where, by which words.
type Factors struct {
	Schema  int    `json:"schema"`
	Factors []Term `json:"factors"`
}

// Services is what "debrief services --json" prints.
type Services struct {
	Schema   int    `json:"schema"`
	Services []Term `json:"services"`
}

// Term is a factor or a service. Kind is null for a service, and Source for what no
// file of the folder describes.
type Term struct {
	Slug   string  `json:"slug"`
	Title  string  `json:"title"`
	Kind   *string `json:"kind"`
	Source *string `json:"source"`
	// Named and Suggested are the newest first.
	Named     []TermUse `json:"named"`
	Suggested []TermUse `json:"suggested"`
}

// TermUse is a place where a term is named or suggested.
type TermUse struct {
	// Incident is its slug, Source its file, and Line where the words stand.
	Incident string `json:"incident"`
	Source   string `json:"source"`
	Line     int    `json:"line"`
	// Role is "cause" or "mitigator"; null for a service.
	Role *string `json:"role"`
	// Text is the author's item, and Words the part of it that led to a suggestion;
	// null where there is none.
	Text  *string `json:"text"`
	Words *string `json:"words"`
}

// FactorTerms is the shape of factors, and ServiceTerms that of services.
func FactorTerms(terms []adopt.Term) Factors { return Factors{schema, each(terms, term)} }

// ServiceTerms is the shape of services.
func ServiceTerms(terms []adopt.Term) Services { return Services{schema, each(terms, term)} }

func term(t adopt.Term) Term {
	return Term{t.Slug, t.Title, known(string(t.Kind)), known(t.Source), each(t.Named, termUse), each(t.Suggested, termUse)}
}

func termUse(u adopt.Use) TermUse {
	return TermUse{u.Incident.Slug, u.Incident.Source, u.Line, known(u.Role), known(u.Text), known(u.Words)}
}
