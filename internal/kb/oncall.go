package kb

import (
	"iter"
	"slices"
)

// Relation says that one part of a system leans on another, as an incident showed it.
type Relation struct {
	// From leans on To. New fills the slugs; they stay empty where no service has the
	// name.
	From, To Mention
	// Until is the time until which nobody knew, as written; empty if nobody says it.
	Until string
	// Stated is set where the author means a relation for certain: in front matter, or
	// with the time until which it was hidden. Of others, New keeps those between
	// services.
	Stated bool
	// Text is the sentence that says so; zero for front matter.
	Text Text
}

// Belief is what somebody took the system for, beside what it was.
type Belief struct {
	// Who is empty where the table does not say; Fact, too.
	Who, Believed, Fact string
	Line                int
}

// DocGap is a place where what should have told people what to do did not.
type DocGap struct {
	Text Text
	// Anchor is that of the entry or the cause that says so; empty if none does.
	Anchor string
}

// Revealing are the texts that may bring a relation between parts of a system to light:
// causes with their reasons, what went badly and what was a surprise.
func (i *Incident) Revealing() iter.Seq[Text] {
	return func(yield func(Text) bool) {
		for n := range i.Factors {
			a := &i.Factors[n]
			if !yield(a.Title) || !yield(a.Note) || !answers(a.Whys, yield) {
				return
			}
		}
		for _, text := range slices.Concat(i.Badly, i.Surprises) {
			if !yield(text) {
				return
			}
		}
	}
}

// answers visits those of a chain, while it is told to go on.
func answers(whys []Why, visit func(Text) bool) (goesOn bool) {
	return !slices.ContainsFunc(whys, func(w Why) bool { return !visit(w.Text) || !answers(w.Whys, visit) })
}
