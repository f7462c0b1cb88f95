package problem

// Level says how much a problem matters. The zero value is Notice.
type Level int

// The levels, from the mildest to the one that stops a build.
const (
	// Notice: the page is right, but the author may want to know.
	Notice Level = iota
	// Warning: the page is shown, but probably not as the author meant it.
	Warning
	// Error: the page would be wrong, unsafe or lost; nothing is published.
	Error
)

// String returns the word that messages use for the level.
func (l Level) String() string {
	switch l {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "notice"
	}
}

// Stage is how far a document has come. The zero value is the usual one.
type Stage int

// The stages: someone is writing, nothing is said of it, its work is over.
const (
	UsualStage Stage = iota
	// DraftStage is that of a draft, and of a document while its incident lasts.
	DraftStage
	// ClosedStage is that of a document that says it is closed.
	ClosedStage
)

// Levels says how much a rule matters, by how far a document has come: in a draft
// or while the incident lasts, usually, and where the document says it is closed.
type Levels struct{ Draft, Usual, Closed Level }

// At is the level at a stage.
func (l Levels) At(stage Stage) Level {
	switch stage {
	case DraftStage:
		return l.Draft
	case ClosedStage:
		return l.Closed
	default:
		return l.Usual
	}
}

// levelsOf reads the levels of a rule by their words: one for every document, or one a
// stage.
func levelsOf(words []string) Levels {
	var levels []Level
	for _, word := range words {
		level, known := levelNamed(word)
		if !known {
			panic("rules.txt: no level is called " + word) // a fault of this package, which its test finds
		}
		levels = append(levels, level)
	}
	if len(levels) == 1 {
		return Levels{levels[0], levels[0], levels[0]}
	}
	return Levels{levels[0], levels[1], levels[2]}
}

// levelNamed finds a level by its word.
func levelNamed(word string) (Level, bool) {
	for level := Notice; level <= Error; level++ {
		if word == level.String() {
			return level, true
		}
	}
	return 0, false
}
