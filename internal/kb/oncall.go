package kb

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
