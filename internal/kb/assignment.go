package kb

// FactorKind is one of the four kinds of contributing factor.
type FactorKind string

// The kinds of factor; empty if not recorded.
const (
	FactorTechnical  FactorKind = "technical"
	FactorHuman      FactorKind = "human"
	FactorEconomic   FactorKind = "economic"
	FactorConceptual FactorKind = "conceptual"
)

// Role is how a factor took part in an incident.
type Role string

// The roles; empty if not recorded.
const (
	RoleContributed Role = "contributed"
	RoleLengthened  Role = "lengthened"
)

// Assignment is one factor's part in one incident: a cause, or a mitigator.
type Assignment struct {
	Anchor string
	// Factor is the slug of the factor that the author named; empty for a
	// cause of this incident alone. New fills it from Name.
	Factor string
	// Name is the factor as the author named it; empty if unnamed.
	Name string
	// Title is what to show: Name, or the author's sentence. Sentence is set for
	// one that front matter gave a name.
	Title    Text
	Sentence bool
	Kind     FactorKind
	Role     Role
	Markers  []string
	// Note says how it showed in this incident.
	Note Text
	// Asked is set where Note is the question that Title answers: the first of Whys.
	Asked bool
	// Whys is the chain, or tree, of answers to "why?".
	Whys []Why
	// Luck is set on a mitigator that its author calls luck.
	Luck bool
	Line int
	// Column is where the name stands if it comes from front matter.
	Column int
}

// IsTitled tells whether the title is the name and not a sentence.
func (a *Assignment) IsTitled() bool { return a.Name != "" && !a.Sentence }

// Why is one answer in a chain; its own causes hang below it.
type Why struct {
	// Question is the question as written; empty where only answers stand.
	Question string
	Text     Text
	Whys     []Why
}
