package kb

// Question is one that people wrote down to be answered.
type Question struct {
	Text Text
	// Answered is set where its box is ticked.
	Answered bool
}

// Note is what was added to a postmortem later, under a heading with its day.
type Note struct {
	Day Date
	// Text is its first paragraph, and Anchor that of its heading.
	Text   Text
	Anchor string
}

// Participation is a part that people had, by its label: "Scribe", "Attendees".
type Participation struct {
	Title  string
	People []string
}

// Stage is a part of a timeline under a heading of its own.
type Stage struct {
	// Title is the heading, and Summary the first paragraph below it; zero if there is
	// none.
	Title   string
	Summary Text
	// First and Last delimit its entries, [First, Last).
	First, Last int
	Line        int
}

// TriggerKind is a kind of what sets an incident off.
type TriggerKind string

// The kinds.
const (
	TriggerConfig         TriggerKind = "config"
	TriggerCode           TriggerKind = "code"
	TriggerLoad           TriggerKind = "load"
	TriggerInfrastructure TriggerKind = "infrastructure"
	TriggerExpiry         TriggerKind = "expiry"
	TriggerProcess        TriggerKind = "process"
	TriggerOutside        TriggerKind = "outside"
)
