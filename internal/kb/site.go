package kb

import "slices"

// SeverityLevel is one step of a site's severity scale.
type SeverityLevel struct {
	// Name is the word shown: "SEV-1".
	Name string
	// Meaning says in words what the level is for; empty if not configured.
	Meaning string
	// Words are further spellings that mean this level.
	Words []string
	// Rank is 1 for the worst to 5 for a near miss.
	Rank int
}

// BuiltInLevels are the scale of a site that has none of its own. What is less than all
// of them, a near miss, is called what the language of a page calls it.
var BuiltInLevels = []SeverityLevel{{Name: "SEV-1", Rank: 1}, {Name: "SEV-2", Rank: 2}, {Name: "SEV-3", Rank: 3}, {Name: "SEV-4", Rank: 4}}

// LevelName is what a scale calls a rank; empty if it has no name for it.
func LevelName(scale []SeverityLevel, rank int) string {
	for i := range scale {
		if scale[i].Rank == rank && scale[i].Name != "" {
			return scale[i].Name
		}
	}
	return ""
}

// Marker is a sign under which complex systems are known to fail, such as
// scarcity economics.
type Marker struct {
	Slug, Name string
	// Meaning is one sentence.
	Meaning string
	// Synonyms are other spellings.
	Synonyms []string
}

// Tracker turns a ticket key into an address.
type Tracker struct {
	// Key is "#" for numbers such as #12, or the letters before the hyphen of
	// keys such as PROJ-12.
	Key string
	// URL is an address with "{id}" where the number stands, or "{key}" where
	// the whole key does.
	URL string
}

// DifferingModels is the slug of the marker for people who took the system for
// different things.
const DifferingModels = "differing-conceptual-models"

// Markers are the three markers of the source articles, which a site may add to.
func Markers() []Marker {
	return []Marker{
		{
			Slug: "scarcity-economics", Name: "Scarcity economics",
			Meaning:  "Time, money or people were short, and the work was done with what there was.",
			Synonyms: []string{"scarcity"},
		},
		{
			Slug: DifferingModels, Name: "Differing conceptual models",
			Meaning:  "People who depended on one another believed different things about how the system works.",
			Synonyms: []string{"differing models", "conceptual models", "differing conceptual models of software"},
		},
		{
			Slug: "team-changes", Name: "Team changes",
			Meaning:  "People joined, left or changed roles, and knowledge did not move with them.",
			Synonyms: []string{"team change"},
		},
	}
}

// SiteMarkers are the built-in markers and those of a site, which get their slugs
// here. One of the site that has the name of a built-in one says what that marker
// means there.
func SiteMarkers(own []Marker) []Marker {
	markers, taken := Markers(), addresses{}
	for _, m := range markers {
		taken[m.Slug] = m.Name
	}
	for _, m := range own {
		i := slices.IndexFunc(markers, func(have Marker) bool { return Fold(have.Slug) == Fold(m.Name) })
		if i < 0 {
			m.Slug = taken.give(Slug(m.Name), Fold(m.Name))
			markers = append(markers, m)
			continue
		}
		have := &markers[i]
		have.Name = m.Name
		if m.Meaning != "" {
			have.Meaning = m.Meaning
		}
		have.Synonyms = union(have.Synonyms, m.Synonyms)
	}
	return markers
}
